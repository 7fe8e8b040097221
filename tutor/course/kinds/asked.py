"""Blocks that ask for a formula, for a number, or to choose."""

from tutor.course.keys import Keys
from tutor.course.kinds.row import J_KEYS, QUESTION_KEYS, Kind
from tutor.course.model import Choose, Option, Predict, Value
from tutor.messages import say
from tutor.notation.names import Alphabet

MOST_OPTIONS = 26
"""Answers to choose from: as many as there are letters."""


def _predict(keys: Keys, name: str) -> Predict | None:
    function, points = keys.function(), keys.points()
    steps, scheme = keys.steps(), keys.scheme()
    pictures, precision, skip = keys.pictures(), keys.precision(), keys.yes("skip", otherwise=True)
    if function is None:
        return None
    foreseen = keys.foreseen(function.alphabet)
    return Predict(
        name, function, points, steps, scheme, keys.text("ask"), keys.hints(), foreseen, keys.place,
        precision, pictures, keys.words("watch"), skip,
    )  # fmt: skip


def _value(keys: Keys, name: str) -> Value | None:
    function = keys.function()
    at = keys.point() if keys.one("at") or function else None
    answer = keys.number("answer")
    foreseen = keys.foreseen(Alphabet(""))
    if keys.one("J") is None and keys.one("answer") is None:
        says = say("a value block needs J: … (and at: …), or ask: … and answer: …")
        keys.notes.problem(keys.place, "missing", says)
    if answer is not None and not keys.text("ask"):
        says = say("an answer of your own needs a question of your own: ask: …")
        keys.notes.problem(keys.place, "missing", says)
    pictures = keys.pictures()
    if pictures and function is None:
        keys.notes.problem(keys.place, "missing", say("a picture needs a function: J: …"))
    return Value(
        name, function, at, keys.text("ask"), answer, keys.hints(), foreseen, keys.text("why"), keys.place,
        keys.tolerance(), pictures, keys.words("watch"), keys.yes("skip", otherwise=True),
    )  # fmt: skip


def _choose(keys: Keys, name: str) -> Choose:
    options = []
    for entry in keys.all("right", "wrong"):
        text, _, reply = (part.strip() for part in entry.value.partition("|"))
        options.append(Option(text, reply, entry.key == "right", entry.place))
    if sum(option.right for option in options) != 1 or len(options) < 2:  # noqa: PLR2004 - a choice is of two
        says = say("a choose block needs one right: … and at least one wrong: …")
        keys.notes.problem(keys.place, "choices", says)
    if len(options) > MOST_OPTIONS:
        says = say("a choose block has at most {most} answers", most=MOST_OPTIONS)
        keys.notes.problem(keys.place, "choices", says)
    return Choose(
        name, keys.text("ask"), tuple(options), keys.hints(), keys.place,
        keys.words("watch"), keys.yes("skip", otherwise=True),
    )  # fmt: skip


PREDICT = Kind(
    "predict",
    (*J_KEYS, "at", "eps", "scheme", "precision", "ask", "wrong", "picture", *QUESTION_KEYS),
    ("J",),
    ("hint", "wrong"),
    asks=True,
    build=_predict,
)
VALUE = Kind(
    "value",
    (*J_KEYS, "at", "ask", "answer", "tolerance", "wrong", "why", "picture", *QUESTION_KEYS),
    (),
    ("hint", "wrong"),
    asks=True,
    build=_value,
)
CHOOSE = Kind(
    "choose", ("ask", "right", "wrong", *QUESTION_KEYS), ("ask",), ("hint", "wrong"), asks=True, build=_choose
)
