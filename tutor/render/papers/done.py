"""What a learner did, on paper: as a notebook that can be run, or as a transcript in Markdown or HTML."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape

from tutor.calculus.derivation.derive import derive
from tutor.calculus.nudge import nudge, until_rounding
from tutor.calculus.numbers import ordinary_steps
from tutor.course.asked import Asked, read_asked
from tutor.course.model import Question
from tutor.course.passages import passages
from tutor.messages import Message, as_message, say
from tutor.notation.names import NUMBERS_ONLY
from tutor.notation.plain import shown
from tutor.notation.reading import Reading, read
from tutor.render.lines import plain_text, visible
from tutor.render.papers import cells
from tutor.render.papers.notebook import Cell, notebook
from tutor.render.papers.words import mathematics, plain, typed
from tutor.render.sentences import Translate, english, sentence, value_text
from tutor.render.table import table_lines
from tutor.session import record
from tutor.session.history import Attempt, Item
from tutor.session.outputs import Choices, Said, Text, Worked
from tutor.session.questions import put

_WIDTH = 100
TITLE = say("What I did")


Questions = Mapping[tuple[str, str], Question]
"""Questions as they were put, by lesson and block: those that can still be found."""


def as_notebook(
    items: Iterable[Item], titles: dict[str, str], translate: Translate = english, questions: Questions | None = None
) -> str:
    """Return a notebook: each question with the predictions, their check, the table and the plot.

    Args:
        items: the questions, in order.
        titles: the titles of lessons, by id.
        translate: the learner's language.
        questions: the questions that can still be found.
    """
    made: list[Cell] = []
    for heading, number, item in _in_order(items, titles, translate):
        asked = read_asked(item.asked)
        question, shown_with_it = _put(item, asked, questions or {}, translate, formulas=mathematics)
        told = "\n\n".join(part for part in (shown_with_it, "\n".join(_told(item, translate))) if part)
        made += [Cell(f"## {heading}")] if heading else []
        made.append(Cell(f"### {number}. {question}\n\n{told}"))
        if asked is not None and cells.can_be_code(asked.function):
            made += _code(asked, item.attempts)
    return notebook(sentence(TITLE, translate), made)


def _code(asked: Asked, attempts: tuple[Attempt, ...]) -> Iterator[Cell]:
    function, at = asked.function, asked.at[-1]
    yield cells.derivative(function, at)
    for attempt in dict.fromkeys(attempts):
        yield from _check(asked, attempt)
    yield from cells.table_and_plot(function, at)


def _check(asked: Asked, attempt: Attempt) -> Iterator[Cell]:
    """Check an answer, where it is one that SymPy can be asked about."""
    if asked.kind not in ("predict", "value"):
        return
    is_number = asked.kind == "value"
    alphabet = NUMBERS_ONLY if is_number else asked.function.alphabet
    reading = read(attempt.line.rpartition("=")[2], alphabet, scientific=is_number)
    if not isinstance(reading, Reading):
        return
    if is_number:
        yield cells.number(reading.tree)
    elif attempt.right:
        yield cells.right_formula(reading.tree)
    else:
        yield cells.wrong_formula(asked.function, reading.tree)


# A transcript


def as_markdown(
    items: Iterable[Item], titles: dict[str, str], translate: Translate = english, questions: Questions | None = None
) -> str:
    """Return a transcript in Markdown: each question, the answers, the derivative, the table."""
    parts = [f"# {sentence(TITLE, translate)}"]
    for heading, number, item in _in_order(items, titles, translate):
        asked = read_asked(item.asked)
        question, shown_with_it = _put(item, asked, questions or {}, translate, formulas=_unadorned)
        parts += [f"## {heading}"] if heading else []
        parts += [f"### {number}. {question}", shown_with_it, "\n".join(_told(item, translate))]
        if asked is not None:
            parts += _worked(asked, translate)
    return "\n\n".join(part for part in parts if part) + "\n"


def as_html(
    items: Iterable[Item], titles: dict[str, str], translate: Translate = english, questions: Questions | None = None
) -> str:
    """Return the same transcript as a page that needs nothing else."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - 40 ms

    body = MarkdownIt("commonmark", {"html": False}).render(as_markdown(items, titles, translate, questions))
    return _PAGE.replace("{title}", escape(sentence(TITLE, translate))).replace("{body}", body)


_PAGE = """<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
body { max-width: 50em; margin: 2em auto; padding: 0 1em; font-family: serif; line-height: 1.5 }
pre { overflow-x: auto; padding: 0.5em; border: 1px solid }
</style>
</head>
<body>
{body}</body>
</html>
"""


def _worked(asked: Asked, translate: Translate) -> Iterator[str]:
    """Yield the derivative, and the table up to where rounding takes over."""
    function = asked.function
    found = derive(function.tree, function.variable).derivative
    if found is not None:
        yield typed(f"dJ/d{function.variable} = {shown(found)}")
    table = until_rounding(
        nudge(function.tree, function.variable, asked.at[-1], ordinary_steps(), frozen=function.frozen)
    )
    lines = table_lines(table, _WIDTH, told=True, colour=False, translate=translate)
    yield "\n".join("    " + plain_text(line).rstrip() for line in lines)


# Both


def _in_order(items: Iterable[Item], titles: dict[str, str], translate: Translate) -> Iterator[tuple[str, int, Item]]:
    """Yield the questions with their numbers, the first of each run of a lesson with its heading."""
    before = None
    for number, item in enumerate(items, 1):
        yield (_heading(item.lesson, titles, translate) if item.lesson != before else ""), number, item
        before = item.lesson


def _heading(lesson: str, titles: dict[str, str], translate: Translate) -> str:
    if not lesson:
        return sentence(say("Practice, and questions of my own"), translate)
    return plain(titles.get(lesson, lesson))


def _put(
    item: Item,
    asked: Asked | None,
    questions: Questions,
    translate: Translate,
    *,
    formulas: Callable[[Message, Translate], str],
) -> tuple[str, str]:
    """Return what was asked on one line, and what was shown with it: lines of a worked example, or choices.

    A question that was changed since is told from what was kept with the answers.
    """
    question = questions.get((item.lesson, item.block))
    if question is None or (item.asked and record.asked(question) != item.asked):
        return (formulas(_question(asked), translate) if asked else plain(item.block)), ""
    words: list[str] = []
    below: list[str] = []
    for output in put(question):
        match output:
            case Said(message):
                words.append(formulas(message, translate))
            case Text(text):
                words += [plain(translate(passage)) for passage in passages(text)]
            case Worked(lines):
                below += ["    " + visible(line) for line in lines]
            case Choices(options):
                below += [f"- {letter}) {plain(value_text(as_message(text), translate))}" for letter, text in options]
            case _:  # pragma: no cover - questions are put in nothing else
                pass
    return " ".join(" ".join(words).split()), "\n".join(below)


def _unadorned(message: Message, translate: Translate) -> str:
    return plain(sentence(message, translate))


def _question(asked: Asked) -> Message:
    function, at = asked.function, asked.at[0]
    w, J = function.variable, function.tree
    match asked.kind:
        case "value":
            return say("What is the slope of J({w}) = {J} at {w} = {at}?", w=w, J=J, at=at.tree)
        case "fill":
            return say("J({w}) = {J}. What belongs in the gap?", w=w, J=J)
        case "mistake":
            return say("Somebody worked this out for J({w}) = {J}. Which line is wrong?", w=w, J=J)
        case _:
            return say("Predict the derivative of J({w}) = {J}.", w=w, J=J)


def _told(item: Item, translate: Translate) -> Iterator[str]:
    """Yield what became of a question, a line each."""
    for attempt in item.attempts:
        verdict = say("right") if attempt.right else say("not yet")
        yield f"- {typed(attempt.line)}: {sentence(verdict, translate)}"
    if item.hints:
        yield "- " + sentence(say("hints opened: {count}", count=item.hints), translate)
    if item.shown:
        yield "- " + sentence(say("then the answer was shown"), translate)
