"""Where the learner's own files live, by the customs of her system."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def data_folder() -> Path:
    """Return the folder for what the tutor keeps for her."""
    from platformdirs import user_data_path  # noqa: PLC0415 - 15 ms, not needed for the first words

    return user_data_path("tutor", appauthor=False)


def config_folder() -> Path:
    """Return the folder for her settings."""
    from platformdirs import user_config_path  # noqa: PLC0415 - likewise

    return user_config_path("tutor", appauthor=False)


def progress_file(named: str | None, environment: Mapping[str, str] = os.environ) -> Path:
    """Return the progress file: the one named, or in TUTOR_PROGRESS, or else in the data folder."""
    if own := named or environment.get("TUTOR_PROGRESS"):
        return Path(own).expanduser().absolute()  # SQLite has names that are no files: `:memory:`
    return data_folder() / "progress.db"


def history_file() -> Path | None:
    """Return the file of typed lines, its folder made; None where there can't be one."""
    try:
        folder = data_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = folder / "history"
        file.touch(mode=0o600)
    except OSError:
        return None
    return file


def clear_history() -> None:
    """Forget the lines typed, if they are kept anywhere."""
    file = data_folder() / "history"
    with suppress(OSError):
        if file.exists():
            file.write_text("", encoding="utf-8")
