"""Settings kept from one day to the next: a TOML file in the learner's folder, which she may also edit herself.

What is not understood in it is left out, and told once; nothing in it can keep the tutor from starting.
"""

import contextlib
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
    try:
        with file.open("rb") as stream:
            text = stream.read(_LARGEST).decode("utf-8", "replace")
    except OSError:
        return {}
    import tomllib  # noqa: PLC0415 - 3 ms, and most learners have no such file

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return say("{file}: {why}", file=str(file), why=str(error))


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
    """Keep the settings that differ from the ordinary ones; a disk that refuses is no reason to stop."""
    file = file or settings_file()
    lines = [
        f'{setting.name} = "{word}"\n'
        for setting in SETTINGS
        if (word := getattr(settings, setting.name)) != getattr(Settings(), setting.name)
    ]
    if folders := lesson_folders(file):
        import json  # noqa: PLC0415 - its strings are TOML's too

        lines.append(f"{LESSONS} = {json.dumps([str(folder) for folder in folders])}\n")
    with contextlib.suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.with_suffix(".new").write_text("".join(lines), encoding="utf-8")
        file.with_suffix(".new").replace(file)
