"""Where the learner's own files live, by the customs of her system."""

from pathlib import Path


def history_file() -> Path | None:
    """Return the file of typed lines, its folder made; None where there can't be one."""
    from platformdirs import user_data_path  # noqa: PLC0415 - 15 ms, not needed for the first words

    try:
        folder = user_data_path("tutor", appauthor=False)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = folder / "history"
        file.touch(mode=0o600)
    except OSError:
        return None
    return file
