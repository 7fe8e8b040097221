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
    try:
        with file.open("rb") as stream:
            text = stream.read(_LARGEST).decode("utf-8", "replace")
    except OSError:
        return Settings(), ()
    import tomllib  # noqa: PLC0415 - 3 ms, and most learners have no such file

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Settings(), (say("{file}: {why}", file=str(file), why=str(error)),)
    return _settings(table, file)


def _settings(table: dict[str, object], file: Path) -> tuple[Settings, tuple[Message, ...]]:
    settings = Settings()
    rows = {setting.name: setting for setting in SETTINGS}
    problems = []
    for name, word in table.items():
        row = rows.get(name)
        if row is None:
            says = say("{file}: there is no setting {name}; there are {known}", file=str(file), name=name,
                       known=", ".join(rows))  # fmt: skip
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
    with contextlib.suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.with_suffix(".new").write_text("".join(lines), encoding="utf-8")
        file.with_suffix(".new").replace(file)
