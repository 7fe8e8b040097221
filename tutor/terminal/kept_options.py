"""The options of the commands about what is kept: where progress lies, `tutor progress`, `tutor export`."""

import argparse


def keeping(command: argparse.ArgumentParser, default: str | None) -> None:
    """Let a command be told where progress is kept; `default` keeps what was said before the command's name."""
    command.add_argument(
        "--progress", metavar="FILE", default=default, help="keep progress in FILE (or name it in TUTOR_PROGRESS)"
    )


def add_progress(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `tutor progress`."""
    progress = commands.add_parser("progress", help="what you have done, what comes back when; your progress file")
    keeping(progress, argparse.SUPPRESS)
    what = progress.add_mutually_exclusive_group()
    what.add_argument("--json", action="store_true", help="one JSON object")
    what.add_argument("--verify", action="store_true", help="check every page, every event and every table")
    what.add_argument("--rebuild", action="store_true", help="make everything anew that is worked out from the events")
    what.add_argument("--export", metavar="FILE", help="write all events as JSON lines, - for standard output")
    what.add_argument("--import", metavar="FILE", dest="bring", help="merge such a file with what is here")
    what.add_argument("--forget", metavar="WHAT", help="forget a lesson, a skill, or all, for good; asks first")
    progress.add_argument("--yes", action="store_true", help="do not ask before forgetting")
    progress.add_argument("--force", action="store_true", help="let --export replace a file")


def add_export(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `tutor export`."""
    export = commands.add_parser("export", help="take what you did away: a notebook that runs, or a transcript")
    keeping(export, argparse.SUPPRESS)
    form = export.add_mutually_exclusive_group(required=True)
    form.add_argument("--notebook", metavar="FILE", help="a Jupyter notebook; it needs SymPy and matplotlib to run")
    form.add_argument("--markdown", metavar="FILE", help="a transcript in Markdown")
    form.add_argument("--html", metavar="FILE", help="a transcript as a page; FILE is - for standard output")
    export.add_argument(
        "--lesson", metavar="LESSON", help="a lesson instead, as a notebook: a name, a number or a file"
    )
    export.add_argument("--force", action="store_true", help="replace a file that is there")
