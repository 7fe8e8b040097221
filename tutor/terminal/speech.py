"""The language this run of the program speaks: chosen once at the start, and again by `/lang`.

Chosen by `--lang`, else by `TUTOR_LANG`, else by the setting, else by the locale. English needs nothing; another
language's catalogues are read when the first sentence is said in it: the program's own, and those
beside the lessons that are played. A lesson's catalogue can't change what the program says.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.store.catalogues import ENGLISH, PROGRAM, catalogue, languages

if TYPE_CHECKING:
    import argparse

    from tutor.messages import Message


class _Now:
    """What is spoken at this moment, and the folders of lessons whose catalogues belong to it."""

    language = ENGLISH
    folders: tuple[Path, ...] = ()
    sentences: dict[str, str] | None = None
    asked = False


def speak(language: str) -> None:
    """Speak a language from now on."""
    _Now.language, _Now.sentences = language, None


def begin(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> None:
    """Speak the language that was asked for on the command line or in the environment, or the locale's."""
    speak(wanted_language(arguments, environment))
    _Now.asked = bool(_argument(arguments) or environment.get("TUTOR_LANG"))


def speak_as_set(setting: str, *, now: bool = False) -> None:
    """Speak the language of a setting, `now` or if no other was asked for; `auto` changes nothing."""
    if setting in languages() and (now or not _Now.asked):
        speak(setting)


def lessons_are_in(folder: Path) -> None:
    """Let the catalogue beside these lessons translate them."""
    if folder in _Now.folders:
        return
    _Now.folders = (*_Now.folders, folder)
    if _Now.sentences is not None:
        _Now.sentences = {**catalogue(folder, _Now.language), **_Now.sentences}


def spoken() -> str:
    """Return the code of the language spoken now."""
    return _Now.language


def translate(text: str) -> str:
    """Return an English text in the language spoken now; the text itself where there is no translation."""
    if _Now.language == ENGLISH:
        return text
    if _Now.sentences is None:
        _Now.sentences = {}
        for folder in (*_Now.folders, PROGRAM):
            _Now.sentences.update(catalogue(folder, _Now.language))
    return _Now.sentences.get(text, text)


def told(message: "Message") -> str:
    """Return a message as it is said now."""
    from tutor.render.sentences import sentence  # noqa: PLC0415 - not needed for the first words

    return sentence(message, translate)


def told_by_parser(parser: "argparse.ArgumentParser") -> "argparse.ArgumentParser":
    """Let a parser of arguments, and those of its commands, help in the language spoken."""
    if _Now.language == ENGLISH:
        return parser
    import argparse  # noqa: PLC0415 - the command line has it

    argparse._ = translate  # type: ignore[attr-defined]  # its own sentences, from our catalogue
    parser.description, parser.epilog = translate(parser.description or ""), translate(parser.epilog or "")
    for group in parser._action_groups:  # noqa: SLF001 - argparse has no other way
        group.title = translate(group.title or "")
    for action in parser._actions:  # noqa: SLF001 - likewise
        _translate_help(action)
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - likewise
            for named in action._choices_actions:  # noqa: SLF001 - likewise
                _translate_help(named)
            for command in action.choices.values():
                told_by_parser(command)
    return parser


def _translate_help(action: "argparse.Action") -> None:
    """Translate what an argument is for; its name stays, for the columns of the help are counted in characters."""
    action.help = translate(action.help) if action.help else None


def wanted_language(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """Return the language to begin in; English where the one asked for is not there or can't be written."""
    known = languages()
    for asked in (_argument(arguments), environment.get("TUTOR_LANG", ""), _locale(environment)):
        code = asked.replace("-", "_").split("_")[0].split(".")[0].casefold()
        if code in known:
            return code if code == ENGLISH or _writable() else ENGLISH
    return ENGLISH


def _argument(arguments: Sequence[str]) -> str:
    """Return what `--lang` says, found before the other arguments are read, whose help needs the language."""
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=False):
        if argument == "--lang":
            return following
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return ""


def _locale(environment: Mapping[str, str]) -> str:
    """Return the language of the messages in this environment, as gettext finds it."""
    found = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    if found.split(".")[0] in ("", "C", "POSIX"):
        return _windows_language() if sys.platform == "win32" and not found else found
    return environment.get("LANGUAGE", "").split(":")[0] or found


def _windows_language() -> str:
    import locale  # noqa: PLC0415 - on Windows only, where no variable tells

    return "zh" if (locale.getlocale()[0] or "").startswith("Chinese") else ""


def _writable() -> bool:
    """Whether standard output can hold more than the Latin alphabet."""
    try:
        "导数".encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True
