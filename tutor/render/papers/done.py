"""What a learner did, on paper: as a notebook that can be run, or as a transcript in Markdown or HTML."""

from collections.abc import Iterable, Iterator
from html import escape

from tutor.calculus.derivation.derive import derive
from tutor.calculus.nudge import nudge, until_rounding
from tutor.calculus.numbers import ordinary_steps
from tutor.course.asked import Asked, read_asked
from tutor.messages import Message, say
from tutor.notation.names import NUMBERS_ONLY
from tutor.notation.plain import shown
from tutor.notation.reading import Reading, read
from tutor.render.lines import plain_text
from tutor.render.papers import cells
from tutor.render.papers.notebook import Cell, notebook
from tutor.render.papers.words import mathematics, plain, typed
from tutor.render.sentences import Translate, english, sentence
from tutor.render.table import table_lines
from tutor.session.history import Attempt, Item

_WIDTH = 100
TITLE = say("What I did")


def as_notebook(items: Iterable[Item], titles: dict[str, str], translate: Translate = english) -> str:
    """Return a notebook: each question with the predictions, their check, the table and the plot.

    Args:
        items: the questions, in order.
        titles: the titles of lessons, by id.
        translate: the learner's language.
    """
    made: list[Cell] = []
    for heading, number, item in _in_order(items, titles, translate):
        asked = read_asked(item.asked)
        question = mathematics(_question(asked), translate) if asked else plain(item.block)
        told = "\n".join(_told(item, translate))
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


def as_markdown(items: Iterable[Item], titles: dict[str, str], translate: Translate = english) -> str:
    """Return a transcript in Markdown: each question, the answers, the derivative, the table."""
    parts = [f"# {sentence(TITLE, translate)}"]
    for heading, number, item in _in_order(items, titles, translate):
        asked = read_asked(item.asked)
        question = plain(sentence(_question(asked), translate)) if asked else plain(item.block)
        parts += [f"## {heading}"] if heading else []
        parts += [f"### {number}. {question}", "\n".join(_told(item, translate))]
        if asked is not None:
            parts += _worked(asked, translate)
    return "\n\n".join(part for part in parts if part) + "\n"


def as_html(items: Iterable[Item], titles: dict[str, str], translate: Translate = english) -> str:
    """Return the same transcript as a page that needs nothing else."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - 40 ms

    body = MarkdownIt("commonmark", {"html": False}).render(as_markdown(items, titles, translate))
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


def _question(asked: Asked) -> Message:
    function, at = asked.function, asked.at[0]
    if asked.kind == "value":
        return say("What is the slope of J({w}) = {J} at {w} = {at}?", w=function.variable, J=function.tree, at=at.tree)
    return say("Predict the derivative of J({w}) = {J}.", w=function.variable, J=function.tree)


def _told(item: Item, translate: Translate) -> Iterator[str]:
    """Yield what became of a question, a line each."""
    for attempt in item.attempts:
        verdict = say("right") if attempt.right else say("not yet")
        yield f"- {typed(attempt.line)}: {sentence(verdict, translate)}"
    if item.hints:
        yield "- " + sentence(say("hints opened: {count}", count=item.hints), translate)
    if item.shown:
        yield "- " + sentence(say("then the answer was shown"), translate)
