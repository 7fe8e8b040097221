r"""A line of text cut into tokens: numbers, names, operators, brackets, and the LaTeX people paste.

    2w²          number 2 · name w · ^ · ( · number 2 · )
    \frac{1}{w}  command frac · { · number 1 · } · { · name w · }
    ½√w          fraction 1/2 · root sqrt · name w

A raised run becomes the power it means, so the parser knows one way of writing a power only.
"""

import re
from decimal import Decimal
from enum import Enum, auto

from tutor.messages import Message, say
from tutor.notation.characters import FRACTIONS, ROOTS, SUPERSCRIPTS, fold, is_letter, refuse
from tutor.notation.functions import SPELLINGS
from tutor.notation.limits import LONGEST_LITERAL, MOST_TOKENS, too_many
from tutor.notation.names import MODULES, nearest
from tutor.notation.unreadable import Stumble
from tutor.values import value


class Kind(Enum):
    """What a token is."""

    NUMBER = auto()
    NAME = auto()
    LETTER = auto()
    CONSTANT = auto()
    FUNCTION = auto()
    FRACTION = auto()
    ROOT = auto()
    COMMAND = auto()
    OPERATOR = auto()
    END = auto()


@value
class Token:
    """One token: its text, the column of its first character and of the character after it."""

    kind: Kind
    text: str
    column: int
    stop: int
    spaced: bool = False
    """Whether white space stands before it."""
    last: bool = False
    """Whether it ends the line, so that typing on could still change it."""
    raised: str = ""
    """The run of superscripts that it is a part of, as typed."""
    spelled: str = ""
    """A function's name as typed, `tg` for tan."""

    @property
    def written(self) -> str:
        """How the learner wrote it."""
        if self.raised or self.spelled:
            return self.raised or self.spelled
        return "**" if self.text == "^" and self.stop - self.column > 1 else self.text


_NUMBER = re.compile(r"(?:\d+\.?\d*|\.\d+)", re.ASCII)
_SCIENTIFIC = re.compile(r"[eE][+-]?\d+", re.ASCII)
_LOG_BASE = re.compile(r"_?(?:10|2)(?![\d.])|_\{(?:10|2)\}", re.ASCII)
_OTHER_BASE = re.compile(r"_\{?[\w.]*|\d[\d.]*", re.ASCII)
_BASE_BEGUN = frozenset({"1", "_", "_1", "_{", "_{1", "_{10", "_{2"})
_LATEX = re.compile(r"\\(?:([A-Za-z]+)|([,;:! ()\[\]]))")
_WRAPPED = re.compile(r"\\(?:operatorname|mathrm|text)\{([A-Za-z]+)\}")
_WRAPPER = re.compile(r"(\\(?:operatorname|mathrm|text))(?![A-Za-z])(?:\{[A-Za-z]*)?")
_MODULE = re.compile(rf"(?:{'|'.join(MODULES)})\.(?=[A-Za-z])")
_OPERATORS = "+-*/^()[]{}|,"

_LATEX_SIGNS = {
    "cdot": "*", "times": "*", "ast": "*", "div": "/", "lvert": "|", "rvert": "|", "vert": "|", "mid": "|",
    "lbrace": "{", "rbrace": "}", "lbrack": "[", "rbrack": "]",
}  # fmt: skip
_LATEX_SILENT = frozenset({
    "left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "bigg", "biggl", "biggr", "Bigg", "Biggl", "Biggr",
    "displaystyle", "textstyle", "quad", "qquad",
})  # fmt: skip
_LATEX_COMMANDS = {"frac": "frac", "dfrac": "frac", "tfrac": "frac", "sqrt": "sqrt"}
_LATEX_NAMES = frozenset({"pi", "sigma", *SPELLINGS})
_LATEX_ALL = frozenset({
    *_LATEX_SIGNS, *_LATEX_SILENT, *_LATEX_COMMANDS, *_LATEX_NAMES, "operatorname", "mathrm", "text",
})  # fmt: skip


def tokenize(line: str, *, scientific: bool = False) -> list[Token]:
    """Cut `line` into tokens, the last of them of kind END.

    Args:
        line: the text as typed.
        scientific: whether `1e-3` is a number; in a formula it is refused, because 2e3 might as
            well be 2·e³.

    Raises:
        Stumble: at the first character that can't be read, or at a limit.
    """
    scanner = _Scanner(fold(line), scientific=scientific)
    scanner.run()
    return scanner.tokens


class _Scanner:
    """The position in a folded line, and the tokens found so far."""

    def __init__(self, text: str, *, scientific: bool) -> None:
        self.text = text
        self.scientific = scientific
        self.at = 0
        self.tokens: list[Token] = []
        self.spaced = False

    def run(self) -> None:
        while self.at < len(self.text):
            if self.text[self.at] == " ":
                self.at += 1
                self.spaced = True
                continue
            self._one()
            if len(self.tokens) > MOST_TOKENS:
                raise too_many(self.tokens[MOST_TOKENS].column)
        self.tokens.append(Token(Kind.END, "", len(self.text), len(self.text)))

    def _add(self, kind: Kind, text: str, length: int) -> None:
        stop = self.at + length
        self.tokens.append(Token(kind, text, self.at, stop, self.spaced, stop == len(self.text), "", ""))
        self.at += length
        self.spaced = False

    def _one(self) -> None:
        character = self.text[self.at]
        if character == "*" and self.text.startswith("**", self.at):
            self._add(Kind.OPERATOR, "^", 2)
        elif character in _OPERATORS:
            self._add(Kind.OPERATOR, character, 1)
        elif number := _NUMBER.match(self.text, self.at):
            self._number(number[0])
        elif is_letter(character):
            self._name()
        elif character in SUPERSCRIPTS:
            self._raised()
        elif character in FRACTIONS:
            self._add(Kind.FRACTION, character, 1)
        elif character in ROOTS:
            self._add(Kind.ROOT, ROOTS[character], 1)
        elif character == "\\":
            self._latex()
        elif character == "." and self.at + 1 == len(self.text):
            raise Stumble(self.at, say("Digits are missing after the point."), unfinished=True)
        else:
            raise Stumble(self.at, refuse(character))

    def _number(self, digits: str) -> None:
        if "." in digits and self.text.startswith(".", self.at + len(digits)):
            raise Stumble(self.at + len(digits), say("A number has one point only."))
        if len(digits) > LONGEST_LITERAL:
            reason = say("That number is too long: I read at most {most} digits.", most=LONGEST_LITERAL)
            raise Stumble(self.at + LONGEST_LITERAL, reason)
        power = _SCIENTIFIC.match(self.text, self.at + len(digits))
        if power is None:
            self._add(Kind.NUMBER, digits, len(digits))
        elif not self.scientific:
            raise Stumble(self.at + len(digits), _ambiguous_power(digits, power[0][1:]))
        elif abs(int(power[0][1:][:6])) > _LARGEST_POWER_OF_TEN:
            raise Stumble(self.at + len(digits), say("That power of ten is too large."))
        else:
            self._add(Kind.NUMBER, digits + power[0].lower(), len(digits) + len(power[0]))

    def _name(self) -> None:
        if module := _MODULE.match(self.text, self.at):
            self.at += len(module[0])
        stop = self.at
        while stop < len(self.text) and is_letter(self.text[stop]):
            stop += 1
        name = self.text[self.at : stop]
        self._add(Kind.NAME, *self._with_base(name, stop))

    def _with_base(self, name: str, stop: int) -> tuple[str, int]:
        """Return `name`, which stops before `stop`, with the base of a logarithm after it, and the length of both."""
        length = stop - self.at
        if not name.endswith("log"):
            return name, length
        if base := _LOG_BASE.match(self.text, stop):
            return name + base[0].strip("_{}"), length + len(base[0])
        if other := _OTHER_BASE.match(self.text, stop):
            unfinished = other.end() == len(self.text) and other[0] in _BASE_BEGUN
            reason = say("I read log, log2 and log10. Write a logarithm to the base 3 as ln(…)/ln(3).")
            raise Stumble(stop, reason, unfinished=unfinished)
        return name, length

    def _raised(self) -> None:
        stop = self.at
        while stop < len(self.text) and self.text[stop] in SUPERSCRIPTS:
            stop += 1
        raised = "".join(SUPERSCRIPTS[character] for character in self.text[self.at : stop])
        inside = _Scanner(raised, scientific=False)
        inside.run()
        marks = [(Kind.OPERATOR, "^"), (Kind.OPERATOR, "(")]
        marks += [(token.kind, token.text) for token in inside.tokens[:-1]]
        marks.append((Kind.OPERATOR, ")"))
        last = stop == len(self.text)
        typed = self.text[self.at : stop]
        self.tokens += [Token(kind, text, self.at, stop, last=last, raised=typed) for kind, text in marks]
        self.at = stop
        self.spaced = False

    def _latex(self) -> None:
        if wrapped := _WRAPPED.match(self.text, self.at):
            self._add(Kind.NAME, wrapped[1], len(wrapped[0]))
            return
        command = _LATEX.match(self.text, self.at)
        if wrapper := _WRAPPER.match(self.text, self.at):
            reason = say("A name in braces is missing after {name}.", name=wrapper[1])
            raise Stumble(wrapper.end(), reason, unfinished=wrapper.end() == len(self.text))
        if command is None:
            unfinished = self.at + 1 == len(self.text)
            raise Stumble(self.at, say("A LaTeX command is missing after the backslash."), unfinished=unfinished)
        name, length = command[1], len(command[0])
        if name is None or name in _LATEX_SILENT:
            self.at += length
            self.spaced = True
        elif name in _LATEX_SIGNS:
            self._add(Kind.OPERATOR, _LATEX_SIGNS[name], length)
        elif name in _LATEX_COMMANDS:
            self._add(Kind.COMMAND, _LATEX_COMMANDS[name], length)
        elif name in _LATEX_NAMES:
            known, length = self._with_base("sigmoid" if name == "sigma" else name, self.at + length)
            self._add(Kind.NAME, known, length)
        else:
            unfinished = self.at + length == len(self.text) and any(each.startswith(name) for each in _LATEX_ALL)
            raise Stumble(self.at, _unknown_command(name), unfinished=unfinished)


def _unknown_command(name: str) -> Message:
    command = "\\" + name
    near = nearest(name, tuple(sorted(_LATEX_ALL)))
    if near is None:
        return say("I don't know the LaTeX command {name}.", name=command)
    return say("I don't know the LaTeX command {name}. Did you mean {near}?", name=command, near="\\" + near)


_LARGEST_POWER_OF_TEN = 300
_LARGEST_SPELT_OUT = 12


def _ambiguous_power(digits: str, power: str) -> Message:
    number = digits + "e" + power
    first = f"{digits}*e^({power})" if power.startswith("-") else f"{digits}*e^{power}"
    if len(power) > len("+99") or abs(int(power)) > _LARGEST_SPELT_OUT:
        second = f"{digits}*10^({power})" if power.startswith("-") else f"{digits}*10^{power}"
    else:
        second = f"{Decimal(number):f}"
    return say(
        "{number} can be read two ways: did you mean {first} or {second}?", number=number, first=first, second=second
    )
