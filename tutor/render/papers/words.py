"""Words on paper: Markdown in which what was typed, and what an author wrote, can't do any harm."""

import re

from tutor.messages import Message, say
from tutor.notation.latex import latex
from tutor.render.lines import visible
from tutor.render.sentences import Translate, is_tree, sentence


def typed(text: str) -> str:
    """Return text that somebody typed as a piece of code, whatever it holds."""
    shown = visible(text)
    ticks = "`" * (max((len(run) for run in re.findall("`+", shown)), default=0) + 1)
    blank = " " if shown.startswith("`") or shown.endswith("`") or not shown.strip() else ""
    return f"{ticks}{blank}{shown}{blank}{ticks}"


def plain(text: str) -> str:
    """Return a title or a name as Markdown that means just that."""
    return re.sub(r"([\\`*_{}\[\]<>#|&!])", r"\\\1", visible(text))


def author(words: str | Message, translate: Translate) -> str:
    """Return what an author wrote, which is Markdown, or what the program says."""
    return words if isinstance(words, str) else plain(sentence(words, translate))


def mathematics(message: Message, translate: Translate) -> str:
    """Return a sentence with its formulas as LaTeX between dollars."""
    marked = Message(
        message.text,
        tuple((name, f"${latex(part)}$" if is_tree(part) else part) for name, part in message.values),  # type: ignore[arg-type] # looked at
    )
    return sentence(marked, translate)


def folded(text: str, translate: Translate) -> str:
    """Return text that is seen when it is asked for."""
    return f"<details><summary>{sentence(say('the answer'), translate)}</summary>\n\n{text}\n\n</details>"
