"""The command line: arguments, wiring, exit status. What a command needs is imported when it runs.

Exit status: 0 done · 1 something in the way, or problems found in lessons that are warnings only ·
2 wrong arguments, broken or missing lessons · 74 the output can't be written · 130 interrupted ·
129, 131, 143 ended by a signal.
"""

import argparse
import contextlib
import gc
import os
import re
import sys
from collections.abc import Callable, Sequence

from tutor import __version__
from tutor.store.catalogues import languages
from tutor.terminal.speech import begin, translate

_CANT_WRITE = 74
_INTERRUPTED = 130


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line, its help in the language spoken."""
    argparse._ = translate  # type: ignore[attr-defined]  # its own sentences, from our catalogue
    root = argparse.ArgumentParser(
        prog="tutor",
        description=_(
            "Understand derivatives by nudging: predict a slope, see it checked, watch the difference shrink."
        ),
        epilog=_("Without a command, the conversation starts with the first lesson."),
    )
    root.add_argument(
        "--version",
        action="version",
        version=f"tutor {__version__}",
        help=_("show program's version number and exit"),
    )
    root.add_argument("--plain", action="store_true", help=_("plain lines, without moving the cursor"))
    _add_language(root)
    commands = root.add_subparsers(dest="command", metavar=_("COMMAND"))

    _add_learn(commands.add_parser("learn", help=_("the conversation, from a lesson on")))
    commands.add_parser("lessons", help=_("list the lessons"))
    _add_nudge(commands.add_parser("nudge", help=_("the difference table of a function, without the conversation")))

    _add_derive(commands)

    check = commands.add_parser("check", help=_("read, prove and play lessons, and report every problem"))
    check.add_argument(
        "paths", nargs="*", metavar=_("PATH"), help=_("lesson files or folders (the lessons that come along)")
    )

    mark = commands.add_parser("mark", help=_("mark a file of answers: JSON lines in, one verdict a line out"))
    mark.add_argument("file", nargs="?", default="-", metavar=_("FILE"), help=_("the file, - for standard input"))
    mark.add_argument("--jobs", type=int, default=1, metavar="N", help=_("processes to work at once (1)"))
    mark.add_argument(
        "--deadline", type=float, default=2.0, metavar="S", help=_("seconds SymPy has for one answer (2)")
    )

    extract = commands.add_parser("extract", help=_("update the translators' catalogues from the sources"))
    extract.add_argument("folder", nargs="?", metavar=_("FOLDER"), help=_("a folder of lessons of your own"))
    extract.add_argument("--into", metavar="L", help=_("begin a language: its code, such as fr"))
    for command in commands.choices.values():
        _add_language(command)
    return root


def _add_language(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--lang", choices=languages(), default=argparse.SUPPRESS, metavar="L", help=_("the language: en, zh")
    )


def _add_learn(learn: argparse.ArgumentParser) -> None:
    learn.add_argument(
        "lesson",
        nargs="?",
        metavar=_("LESSON"),
        help=_("a lesson's name or number, see `tutor lessons`; or a file NN-name.md"),
    )
    learn.add_argument(
        "--plain", action="store_true", default=argparse.SUPPRESS, help=_("plain lines, without moving the cursor")
    )


def _add_nudge(nudge: argparse.ArgumentParser) -> None:
    nudge.add_argument("function", metavar="EXPR", help=_("the function, such as '1/w^2'"))
    nudge.add_argument("--at", required=True, metavar="P", help=_("the point: 4, -1/2, pi/3"))
    nudge.add_argument("--variable", metavar="W", help=_("the letter to nudge (the one in EXPR, else w)"))
    nudge.add_argument("--eps", default="1e-1:1e-9", metavar="E", help=_("step sizes: 1e-1:1e-12, or a list 1e-3,1e-9"))
    nudge.add_argument("--scheme", default="forward", metavar="S", help=_("forward, backward, central or five-point"))
    nudge.add_argument("--json", action="store_true", help=_("one JSON object, with the exact figures"))
    nudge._negative_number_matcher = re.compile(r"-[^-]")  # noqa: SLF001 - so that -w^2 and -1/2 are values, not options


def _(text: str) -> str:
    """Return a text of the help in the language spoken; literals given to it are in the catalogue."""
    return translate(text)


def _add_derive(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    derive = commands.add_parser("derive", help=_("the derivative of a function, rule by rule"))
    derive.add_argument("function", metavar="EXPR", help=_("the function, such as 'w^2*sin(w)'"))
    derive.add_argument("--variable", metavar="W", help=_("the letter that moves (the one in EXPR, else w)"))
    derive.add_argument("--all", action="store_true", help=_("show the trivial steps too: constants, the bare letter"))
    form = derive.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=_("one JSON object, with every step"))
    form.add_argument("--latex", action="store_true", help=_("LaTeX, one line a step"))
    derive._negative_number_matcher = re.compile(r"-[^-]")  # noqa: SLF001 - as for nudge


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its status."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run the command line; return the exit status."""
    try:
        _make_streams_patient()
        begin(arguments)
        options = parser().parse_args(arguments)
        return _COMMANDS[options.command](options)
    except BrokenPipeError:
        _forget_output()
        return 0
    except KeyboardInterrupt:
        return _INTERRUPTED
    except OSError as error:
        _forget_output()
        _complain(_("can't write the output: {why}").replace("{why}", _(error.strerror or "")))
        return _CANT_WRITE


def _make_streams_patient() -> None:
    """Let undecodable input become a visible character, and a closed stream an empty one.

    Raises:
        OSError: when standard output is closed.
    """
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 - it lives as long as the program
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - likewise
    if sys.stdout is None:
        raise OSError(0, "it is closed")
    for stream in (sys.stdin, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _forget_output() -> None:
    """Keep Python from trying to flush a stream that can't be written when it exits."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(sentence: str) -> None:
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(f"tutor: {sentence}\n")


def _learn(options: argparse.Namespace) -> int:
    from tutor.terminal.welcome import welcome  # noqa: PLC0415

    welcome()
    gc.disable()  # until the first prompt: imports make nothing to collect, and looking costs a tenth of the way there
    from tutor.terminal.start import learn  # noqa: PLC0415 - after the first words

    return learn(getattr(options, "lesson", None), plain=options.plain)


def _lessons(_: argparse.Namespace) -> int:
    from tutor.terminal.start import list_lessons  # noqa: PLC0415

    return list_lessons()


def _nudge(options: argparse.Namespace) -> int:
    from tutor.terminal.one_shot import nudge  # noqa: PLC0415

    return nudge(options)


def _derive(options: argparse.Namespace) -> int:
    from tutor.terminal.derive import derive  # noqa: PLC0415

    return derive(options)


def _check(options: argparse.Namespace) -> int:
    from tutor.author.check import check  # noqa: PLC0415

    return check(options.paths)


def _extract(options: argparse.Namespace) -> int:
    from tutor.author.extract import extract  # noqa: PLC0415

    return extract(options.folder, options.into)


def _mark(options: argparse.Namespace) -> int:
    from tutor.terminal.mark import mark  # noqa: PLC0415

    return mark(options.file, jobs=options.jobs, deadline=options.deadline)


_COMMANDS: dict[str | None, Callable[[argparse.Namespace], int]] = {
    None: _learn,
    "learn": _learn,
    "lessons": _lessons,
    "nudge": _nudge,
    "derive": _derive,
    "check": _check,
    "mark": _mark,
    "extract": _extract,
}
