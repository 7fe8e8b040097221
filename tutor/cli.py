"""The command line: arguments, wiring, exit status. What a command needs is imported when it runs.

Exit status: 0 done · 1 something in the way, or problems found in lessons that are warnings only ·
2 wrong arguments, broken or missing lessons, a progress file that is none · 74 the output or the progress
can't be written · 130 interrupted ·
129, 131, 143 ended by a signal.
"""

import argparse
import contextlib
import gc
import io
import os
import re
import sys
from collections.abc import Callable, Sequence
from typing import TextIO

from tutor import __version__
from tutor.store.catalogues import languages
from tutor.terminal.kept_options import add_export, add_progress, keeping
from tutor.terminal.speech import begin, told_by_parser, translate

_CANT_WRITE = 74
_INTERRUPTED = 130


class _Parser(argparse.ArgumentParser):
    """A parser that doesn't call a help text written that could not be written."""

    def _print_message(self, message: str, file: object = None) -> None:
        stream = file if isinstance(file, io.TextIOBase) else sys.stderr
        stream.write(message)
        stream.flush()


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    root: argparse.ArgumentParser = _Parser(
        prog="tutor",
        description="Understand derivatives by nudging: predict a slope, see it checked, watch the difference shrink.",
        epilog="Without a command, the conversation goes on where you left it.",
    )
    root.add_argument("--version", action="version", version=f"tutor {__version__}")
    root.add_argument("--plain", action="store_true", help="plain lines, without moving the cursor")
    root.add_argument("--words", action="store_true", help="plain lines with formulas in words, for listening")
    keeping(root, None)
    commands = root.add_subparsers(dest="command", metavar="COMMAND")

    _add_learn(commands)
    _add_practice(commands)
    add_export(commands)

    _add_nudge(commands)
    _add_derive(commands)
    _add_explore(commands)

    check = commands.add_parser("check", help="read, prove and play lessons, and report every problem")
    check.add_argument("paths", nargs="*", metavar="PATH", help="lesson files or folders (the lessons that come along)")
    check.add_argument("--json", action="store_true", help="one JSON object")
    check.add_argument("--strict", action="store_true", help="warnings are errors")
    check.add_argument("--accept", action="store_true", help="remember the ids as they are now, in ids.txt beside them")
    _add_author(commands)

    mark = commands.add_parser("mark", help="mark a file of answers: JSON lines in, one verdict a line out")
    mark.add_argument("file", nargs="?", default="-", metavar="FILE", help="the file, - for standard input")
    mark.add_argument("--jobs", type=int, default=1, metavar="N", help="processes to work at once (1)")
    mark.add_argument("--deadline", type=float, default=2.0, metavar="S", help="seconds SymPy has for one answer (2)")
    mark.add_argument(
        "--no-slips", action="store_true", help="verdicts alone: no mistakes are looked for, twice as fast"
    )
    _add_extract(commands)
    _add_language(root, *commands.choices.values())
    return root


def _add_learn(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    learn = commands.add_parser("learn", help="the conversation, from a lesson on")
    learn.add_argument(
        "lesson",
        nargs="?",
        metavar="LESSON",
        help="a lesson's name or number, see `tutor lessons`; or a file, a folder, PACK:LESSON",
    )
    learn.add_argument(
        "--plain", action="store_true", default=argparse.SUPPRESS, help="plain lines, without moving the cursor"
    )

    learn.add_argument(
        "--words", action="store_true", default=argparse.SUPPRESS, help="plain lines with formulas in words"
    )
    keeping(learn, argparse.SUPPRESS)
    learn.add_argument("--again", action="store_true", help="from the lesson's beginning, not from where you left it")

    lessons = commands.add_parser("lessons", help="list the lessons, and what is done of them")
    keeping(lessons, argparse.SUPPRESS)
    add_progress(commands)


def _add_nudge(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    nudge = commands.add_parser("nudge", help="the difference table of a function, without the conversation")
    nudge.add_argument("function", metavar="EXPR", help="the function, such as '1/w^2'")
    nudge.add_argument("--at", required=True, metavar="P", help="the point: 4, -1/2, pi/3")
    nudge.add_argument("--variable", metavar="W", help="the letter to nudge (the one in EXPR, else w)")
    nudge.add_argument("--eps", default="1e-1:1e-9", metavar="E", help="step sizes: 1e-1:1e-12, or a list 1e-3,1e-9")
    nudge.add_argument("--scheme", default="forward", metavar="S", help="forward, backward, central or five-point")
    nudge.add_argument(
        "--precision", default="float", metavar="N", help="float, exact fractions, or so many digits: 50"
    )
    nudge.add_argument("--json", action="store_true", help="one JSON object, with the exact figures")
    nudge._negative_number_matcher = re.compile(r"-[^-]")  # noqa: SLF001 - so that -w^2 and -1/2 are values, not options


def _add_practice(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    practice = commands.add_parser("practice", help="questions made for you: what is due first, then what comes next")
    practice.add_argument("skills", nargs="*", metavar="SKILL", help="practise these only, see `tutor practice --list`")
    practice.add_argument("--count", type=_whole, metavar="N", help="so many questions (10)")
    practice.add_argument("--minutes", type=_whole, metavar="M", help="no new question after M minutes")
    practice.add_argument("--seed", type=int, metavar="S", help="the same seed asks the same questions")
    keeping(practice, argparse.SUPPRESS)
    practice.add_argument("--list", action="store_true", help="list the skills")
    practice.add_argument("--sheet", action="store_true", help="print the questions, and the answers at the end")
    practice.add_argument(
        "--plain", action="store_true", default=argparse.SUPPRESS, help="plain lines, without moving the cursor"
    )


def _whole(text: str) -> int:
    """Read a number of questions or minutes.

    Raises:
        argparse.ArgumentTypeError: for anything but a whole number above 0.
    """
    if not (text.isdecimal() and int(text[:6]) > 0 and len(text) < 6):  # noqa: PLR2004 - more than anyone has time for
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)


def _add_derive(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    derive = commands.add_parser("derive", help="the derivative of a function, rule by rule")
    derive.add_argument("function", metavar="EXPR", help="the function, such as 'w^2*sin(w)'")
    derive.add_argument("--variable", metavar="W", help="the letter that moves (the one in EXPR, else w)")
    derive.add_argument("--all", action="store_true", help="show the trivial steps too: constants, the bare letter")
    form = derive.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object, with every step")
    form.add_argument("--latex", action="store_true", help="LaTeX, one line a step")
    derive._negative_number_matcher = re.compile(r"-[^-]")  # noqa: SLF001 - as for nudge


def _add_explore(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    explore = commands.add_parser("explore", help="the ε explorer: arrow keys change ε and w")
    explore.add_argument("function", metavar="EXPR", help="the function, such as 'w*sin(w)'")
    explore.add_argument("--at", metavar="P", help="the point to begin at (one that suits the function)")
    explore.add_argument("--variable", metavar="W", help="the letter that moves (the one in EXPR, else w)")
    explore.add_argument(
        "--plain", action="store_true", default=argparse.SUPPRESS, help="the table and sentences, no full screen"
    )
    explore._negative_number_matcher = re.compile(r"-[^-]")  # noqa: SLF001 - so that -w^2 and -1/2 are values


def _add_extract(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    extract = commands.add_parser("extract", help="update the translators' catalogues from the sources")
    extract.add_argument("folder", nargs="?", metavar="FOLDER", help="a folder of lessons of your own")
    extract.add_argument("--into", metavar="L", help="begin a language: its code, such as fr")


def _add_language(*commands: argparse.ArgumentParser) -> None:
    for command in commands:
        command.add_argument(
            "--lang", choices=languages(), default=argparse.SUPPRESS, metavar="L", help="the language: en, zh"
        )


def _add_author(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands of those who write lessons."""
    new = commands.add_parser("new", help="begin a lesson that passes `tutor check`, with comments that explain it")
    new.add_argument("name", metavar="NAME", help="its name, such as chain-rule; or a path to the .md file to write")
    new.add_argument("--title", metavar="T", help="what it is called on the screen")
    new.add_argument("--from", dest="source", metavar="LESSON", help="begin with a copy of this lesson or file")

    play = commands.add_parser("play", help="print a lesson as a learner would see it")
    play.add_argument("file", metavar="LESSON", help="the lesson's file, or the name of one that comes along")
    play.add_argument("--answers", choices=("right", "wrong", "hints"), default="right", help="how to answer (right)")

    preview = commands.add_parser("preview", help="play a lesson, and again from the same place when it is saved")
    preview.add_argument("file", metavar="LESSON", help="the lesson's file, or the name of one that comes along")
    preview.add_argument("--from", dest="line", type=int, default=1, metavar="LINE", help="begin at this line (1)")
    preview.add_argument(
        "--plain", action="store_true", default=argparse.SUPPRESS, help="plain lines, without moving the cursor"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its status; a terminal that is gone is no reason for another."""
    try:
        sys.exit(run(sys.argv[1:] if arguments is None else arguments))
    finally:
        for stream in (sys.stdout, sys.stderr):
            _flush_or_forget(stream)


def _flush_or_forget(stream: TextIO | None) -> None:
    """Write out what waits in a stream; where that fails, keep Python from trying again when it exits."""
    try:
        if stream is not None:
            stream.flush()
    except (OSError, ValueError):
        _forget_output(stream)


def run(arguments: Sequence[str]) -> int:
    """Run the command line; return the exit status."""
    try:
        _make_streams_patient()
        begin(arguments)
        options = told_by_parser(parser()).parse_args(arguments)
        return _COMMANDS[options.command](options)
    except BrokenPipeError:
        _forget_output()
        return 0
    except KeyboardInterrupt:
        return _INTERRUPTED
    except OSError as error:
        _forget_output()
        _complain(translate("can't write the output: {why}").replace("{why}", translate(error.strerror or "")))
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
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not _keeps_letters(stream.encoding):
            stream.reconfigure(encoding="utf-8")
    for stream in (sys.stdin, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _keeps_letters(encoding: str) -> bool:
    """Whether an encoding writes plain letters as they are; UTF-16 and EBCDIC, say, are none for a terminal."""
    try:
        return "tutor\n".encode(encoding) == b"tutor\n"
    except UnicodeError:
        return False


def _forget_output(stream: TextIO | None = None) -> None:
    """Keep Python from trying to flush a stream that can't be written (standard output) when it exits."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), (stream or sys.stdout).fileno())


def _complain(sentence: str) -> None:
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(f"tutor: {sentence}\n")


def _learn(options: argparse.Namespace) -> int:
    from tutor.terminal.welcome import welcome  # noqa: PLC0415

    welcome()
    gc.disable()  # until the first prompt: imports make nothing to collect, and looking costs a tenth of the way there
    from tutor.terminal.start import learn  # noqa: PLC0415 - after the first words

    again, wanted = getattr(options, "again", False), getattr(options, "lesson", None)
    return learn(wanted, plain=options.plain, words=options.words, progress=options.progress, again=again)


def _lessons(options: argparse.Namespace) -> int:
    from tutor.terminal.start import list_lessons  # noqa: PLC0415

    return list_lessons(options.progress)


def _progress(options: argparse.Namespace) -> int:
    from tutor.terminal.progress import progress  # noqa: PLC0415

    return progress(options)


def _export(options: argparse.Namespace) -> int:
    from tutor.terminal.export import export  # noqa: PLC0415

    return export(options)


def _practice(options: argparse.Namespace) -> int:
    from tutor.terminal.practise import list_skills, practise, print_sheet  # noqa: PLC0415

    if options.list:
        return list_skills()
    if options.sheet:
        return print_sheet(tuple(options.skills), count=options.count, seed=options.seed)
    return practise(
        tuple(options.skills),
        count=options.count,
        minutes=options.minutes,
        seed=options.seed,
        plain=options.plain,
        progress=options.progress,
    )


def _nudge(options: argparse.Namespace) -> int:
    from tutor.terminal.one_shot import nudge  # noqa: PLC0415

    return nudge(options)


def _derive(options: argparse.Namespace) -> int:
    from tutor.terminal.derive import derive  # noqa: PLC0415

    return derive(options)


def _explore(options: argparse.Namespace) -> int:
    from tutor.terminal.explorer import explore_once  # noqa: PLC0415

    return explore_once(options)


def _check(options: argparse.Namespace) -> int:
    from tutor.author.check import check  # noqa: PLC0415

    return check(options.paths, as_json=options.json, strict=options.strict, accept=options.accept)


def _new(options: argparse.Namespace) -> int:
    from tutor.author.new import new  # noqa: PLC0415

    return new(options.name, options.title, options.source)


def _play(options: argparse.Namespace) -> int:
    from tutor.author.transcript import play  # noqa: PLC0415

    return play(options.file, options.answers)


def _preview(options: argparse.Namespace) -> int:
    from tutor.author.preview import preview  # noqa: PLC0415

    return preview(options.file, options.line, plain=options.plain)


def _mark(options: argparse.Namespace) -> int:
    from tutor.terminal.mark import mark  # noqa: PLC0415

    return mark(options.file, jobs=options.jobs, deadline=options.deadline, explain=not options.no_slips)


def _extract(options: argparse.Namespace) -> int:
    from tutor.author.extract import extract  # noqa: PLC0415

    return extract(options.folder, options.into)


_COMMANDS: dict[str | None, Callable[[argparse.Namespace], int]] = {
    None: _learn,
    "learn": _learn,
    "lessons": _lessons,
    "progress": _progress,
    "practice": _practice,
    "export": _export,
    "nudge": _nudge,
    "derive": _derive,
    "explore": _explore,
    "check": _check,
    "new": _new,
    "play": _play,
    "preview": _preview,
    "mark": _mark,
    "extract": _extract,
}
