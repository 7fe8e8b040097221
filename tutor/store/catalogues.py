"""Finding languages and reading their catalogues: gettext's `.po` files, one for the program, one beside lessons.

A language is there when the program has a catalogue for it. A sentence without a translation, or
with one that is marked fuzzy, is said in English. Catalogues are read as they are, by a small
reader that knows no more than it needs, in a few milliseconds and only for who speaks no English.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from tutor.store.files import content

ENGLISH = "en"
PROGRAM = Path(__file__).parents[1] / "languages"
"""The folder of the program's own catalogues."""

LARGEST_CATALOGUE = 4_194_304
"""Bytes of a catalogue that are read."""


def languages() -> tuple[str, ...]:
    """Return the codes of the languages there are, English first."""
    return (ENGLISH, *sorted(path.stem for path in PROGRAM.glob("*.po")))


def catalogue(folder: Path, language: str) -> Mapping[str, str]:
    """Return the sentences of the catalogue in a folder and what they are in a language; none where there is none."""
    if language == ENGLISH:
        return {}
    try:
        text = content(folder / f"{language}.po", LARGEST_CATALOGUE).decode("utf-8", "replace")
    except OSError:
        return {}
    return parsed(text)


_ENTRY = re.compile(
    r"((?:^#.*\n)*)"  # comments and flags
    r'^msgid ((?:".*"\n)+)'
    r'msgstr ((?:".*"(?:\n|\Z))+)',
    re.MULTILINE,
)


def parsed(text: str) -> dict[str, str]:
    """Return the translated sentences of a `.po` file, without fuzzy and obsolete ones."""
    found: dict[str, str] = {}
    for flags, original, translation in _ENTRY.findall(text.replace("\r\n", "\n")):
        if _FUZZY.search(flags):
            continue
        if (key := _unquoted(original)) and (said := _unquoted(translation)):
            found[key] = said
    return found


def _unquoted(lines: str) -> str:
    joined = "".join(line[1:-1] for line in lines.splitlines())
    return _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), joined) if "\\" in joined else joined


_FUZZY = re.compile(r"^#,.*\bfuzzy\b", re.MULTILINE)
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}
