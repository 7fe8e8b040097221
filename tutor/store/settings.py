"""Settings kept from one day to the next: a TOML file in the learner's folder, which she may also edit herself.

What is not understood in it is left out, and told once; nothing in it can keep the tutor from starting,
and nothing in it is lost when a setting changes.
"""

import contextlib
import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path

from tutor.messages import Message, say
from tutor.session.settings import SETTINGS, Settings, changed
from tutor.store.places import config_folder

_LARGEST = 10_000
"""Bytes read of the file."""


def settings_file() -> Path:
    """Return the file, which need not be there."""
    return config_folder() / "settings.toml"


def load(file: Path | None = None) -> tuple[Settings, tuple[Message, ...]]:
    """Return the settings in force, and a sentence for each line that could not be understood."""
    file = file or settings_file()
    table = _table(file)
    if isinstance(table, Message):
        return Settings(), (table,)
    return _settings(table, file)


def lesson_folders(file: Path | None = None) -> tuple[Path, ...]:
    """Return the folders of lessons from elsewhere: `lessons = "~/lessons"`, or a list of them."""
    table = _table(file or settings_file())
    named = table.get(LESSONS, ()) if isinstance(table, dict) else ()
    folders = [named] if isinstance(named, str) else named if isinstance(named, list) else []
    return tuple(Path(folder).expanduser() for folder in folders if isinstance(folder, str) and folder)


LESSONS = "lessons"
"""The setting that is no word out of a few: where lessons from elsewhere are."""


def _table(file: Path) -> dict[str, object] | Message:
    """Return what is in the file, or what is wrong with it."""
    text = _text(file)
    return text if isinstance(text, Message) else _parsed(text, file)


def _text(file: Path) -> str | Message:
    """Return the text of the file, nothing where there is none; a pipe is never waited for."""
    try:
        with os.fdopen(os.open(file, os.O_RDONLY | _AT_ONCE), "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                return _cant_be_used(file, say("it is not a regular file"))
            content = stream.read(_LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except OSError as error:
        return _cant_be_used(file, error.strerror or str(error))
    try:
        return content.decode() if len(content) <= _LARGEST else _cant_be_used(file, say("it is too large"))
    except UnicodeDecodeError:
        return _cant_be_used(file, say("it is not UTF-8 text"))


_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def _parsed(text: str, file: Path) -> dict[str, object] | Message:
    if not text:
        return {}
    import tomllib  # noqa: PLC0415 - 3 ms, and most learners have no such file

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return _cant_be_used(file, str(error))


def _cant_be_used(file: Path, why: Message | str) -> Message:
    return say("{file}: {why}. Until this is put right, changed settings are not kept.", file=str(file), why=why)


def _settings(table: dict[str, object], file: Path) -> tuple[Settings, tuple[Message, ...]]:
    settings = Settings()
    rows = {setting.name: setting for setting in SETTINGS}
    problems = []
    for name, word in table.items():
        row = rows.get(name)
        if name == LESSONS:
            if not isinstance(word, str | list):
                problems.append(say("{file}: {name} is a folder, or a list of folders", file=str(file), name=name))
        elif row is None:
            says = say("{file}: there is no setting {name}; there are {known}", file=str(file), name=name,
                       known=", ".join((*rows, LESSONS)))  # fmt: skip
            problems.append(says)
        elif not row.takes(str(word)):
            says = say("{file}: {name} can't be {word}; it can be {known}", file=str(file), name=name, word=str(word),
                       known=", ".join(row.choices))  # fmt: skip
            problems.append(says)
        else:
            settings = changed(settings, name, str(word))
    return settings, tuple(problems)


def save(settings: Settings, file: Path | None = None) -> None:
    """Keep the settings; what else she wrote into the file stays as it is.

    A file that can't be read is left alone, and a disk that refuses is no reason to stop.
    """
    file = (file or settings_file()).resolve()
    text = _text(file)
    table = text if isinstance(text, Message) else _parsed(text, file)
    if isinstance(text, Message) or isinstance(table, Message):
        return
    written = {
        setting.name: word
        for setting in SETTINGS
        if (word := getattr(settings, setting.name)) != getattr(Settings(), setting.name)
        or (setting.name in table and setting.takes(str(table[setting.name])))
    }
    edited = _edited(text, table, written)
    if _parsed(edited, file) != {**table, **written}:
        return  # written in a way that can't be changed line by line
    with contextlib.suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.with_suffix(".new").write_text(edited, encoding="utf-8", newline="")
        file.with_suffix(".new").replace(file)


def _edited(text: str, table: Mapping[str, object], written: Mapping[str, str]) -> str:
    """Return the text with each setting on its line, new ones after the others and before the first table."""
    for name, word in written.items():
        if name in table:
            line = re.compile(rf"^([ \t]*{name}[ \t]*=[ \t]*)(\"[^\"\r\n]*\"|'[^'\r\n]*'|[^#\r\n]*)", re.MULTILINE)
            text = line.sub(rf'\g<1>"{word}"', text, count=1)
    new = "".join(f'{name} = "{word}"\n' for name, word in written.items() if name not in table)
    header = re.search(r"^[ \t]*\[", text, re.MULTILINE) if new else None
    top, rest = (text[: header.start()], text[header.start() :]) if header else (text, "")
    return f"{top}\n{new}{rest}" if new and top and not top.endswith("\n") else top + new + rest
