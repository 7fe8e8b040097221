"""A precedence parser of our own: tokens to a tree, or a `Stumble` at the place of the trouble.

    sum      := sign* term (("+" | "-") sign* term)*
    term     := power (("*" | "/")? power)*          a missing sign is a product
    power    := atom raised* ("^" sign* power)?      from the right: 2^3^2 is 2^(3^2), 2³^2 is (2^3)^2
    atom     := number | letter | constant | function | bracketed sum | |sum|
    function := name ("^" number)? (bracketed sums | bare argument)

Products written without a sign bind like written ones, so `1/2w` is half of w. Where people read
such a line in two ways, the parser notes the place, and can be asked for the other reading.
"""

from collections.abc import Callable

from tutor.messages import say
from tutor.notation import slips
from tutor.notation.characters import FRACTIONS
from tutor.notation.functions import BY_NAME
from tutor.notation.limits import DEEPEST, check_size
from tutor.notation.tokens import Kind, Token
from tutor.notation.tree import (
    Call,
    Constant,
    Letter,
    Negation,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Tree,
    children,
    letters,
)
from tutor.notation.unreadable import Stumble

_CLOSING = {"(": ")", "[": "]", "{": "}"}


class Parser:
    """The place in a list of tokens.

    `ways` names the second readings to take, for the sake of an `Ambiguity`: `fraction` takes
    1/2w as 1/(2w), `exponent` takes e^2x as e^(2x), `power` takes sin w^2 as (sin w)^2 and `over`
    takes sin w/2 as sin(w/2). `met` holds the ways met in this reading and where.
    """

    def __init__(self, tokens: list[Token], ways: frozenset[str]) -> None:
        """Stand before the first token."""
        self.tokens = tokens
        self.ways = ways
        self.met: dict[str, int] = {}
        self.at = 0
        self.depth = 0
        self.open_bars = 0

    # Looking at tokens

    @property
    def token(self) -> Token:
        """The token to be read next."""
        return self.tokens[self.at]

    def _is(self, *texts: str) -> bool:
        return self.token.kind is Kind.OPERATOR and self.token.text in texts

    def _take(self) -> Token:
        token = self.token
        self.at += 1
        return token

    def _deeper(self) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Stumble(self.token.column, _TOO_DEEP)

    def _starts_operand(self) -> bool:
        if self.token.kind is Kind.OPERATOR:
            return self.token.text in _CLOSING or (self.token.text == "|" and not self.open_bars)
        return self.token.kind is not Kind.END

    # The grammar, from the outside in

    def whole(self) -> Tree:
        """Read all tokens.

        Raises:
            Stumble: where they make no formula.
        """
        tree = self._sum()
        if self.token.kind is not Kind.END:
            raise Stumble(self.token.column, slips.left_over(self.tokens, self.at))
        _check_depth(tree)
        check_size(tree, self.tokens[0].column)
        return tree

    def _sum(self) -> Tree:
        self._deeper()
        terms = [self._signed(self._term)]
        while self._is("+", "-"):
            minus = self._take().text == "-"
            term = self._signed(self._term)
            terms.append(Negation(term) if minus else term)
        self.depth -= 1
        return terms[0] if len(terms) == 1 else Sum(tuple(terms))

    def _signed(self, part: Callable[[], Tree]) -> Tree:
        minuses = 0
        while self._is("+", "-"):
            minuses += self._take().text == "-"
        tree = part()
        for _ in range(minuses):
            tree = Negation(tree)
        return tree

    def _term(self) -> Tree:
        factors = [self._power()]
        divided = False
        while True:
            if self._is("*"):
                self._take()
                factors.append(self._signed(self._power))
                divided = False
            elif self._is("/"):
                self._take()
                under = self._signed(self._under)
                factors = [Quotient(_product(factors), under)]
                divided = True
            elif self._starts_operand():
                self._no_number_here()
                if divided:
                    self.met.setdefault("fraction", self.token.column)
                factors.append(self._power())
            else:
                return _product(factors)

    def _under(self) -> Tree:
        """Read what stands under a division: one power, or with the way `fraction` all that adjoins."""
        factors = [self._power()]
        while "fraction" in self.ways and self._starts_operand():
            self._no_number_here()
            factors.append(self._power())
        return _product(factors)

    def _power(self) -> Tree:
        base = self._atom()
        while self._is("^") and self.token.raised:
            self._take()
            base = Power(base, self._bracketed(self._take()))
        if not self._is("^"):
            return base
        self._take()
        self._deeper()
        exponent = self._signed(self._exponent(base))
        self.depth -= 1
        return Power(base, exponent)

    def _exponent(self, base: Tree) -> Callable[[], Tree]:
        def exponent() -> Tree:
            first_is_number = self.token.kind is Kind.NUMBER
            tree = self._power()
            adjoins = first_is_number and self._starts_operand() and not self.token.spaced
            if adjoins and not letters(base):
                self.met.setdefault("exponent", self.token.column)
                if "exponent" in self.ways:
                    self._no_number_here()
                    return _product([tree, self._power()])
            return tree

        return exponent

    def _atom(self) -> Tree:
        token = self._take()
        match token.kind:
            case Kind.NUMBER:
                return Number(token.text)
            case Kind.LETTER:
                return Letter(token.text)
            case Kind.CONSTANT:
                return Constant(token.text)
            case Kind.FRACTION:
                over, under = FRACTIONS[token.text]
                return Quotient(Number(str(over)), Number(str(under)))
            case Kind.FUNCTION:
                return self._function(token)
            case Kind.ROOT:
                return self._root(token)
            case Kind.COMMAND:
                return self._command(token)
            case _ if token.kind is Kind.OPERATOR and token.text in _CLOSING:
                return self._bracketed(token)
            case _ if token.kind is Kind.OPERATOR and token.text == "|":
                return self._bars(token)
        self.at -= 1
        raise slips.missing(self.tokens, self.at)

    # Brackets

    def _bracketed(self, opening: Token) -> Tree:
        if self._is(_CLOSING[opening.text]) and not self.token.raised:
            raise Stumble(self.token.column, say("There is nothing between the brackets."))
        bars, self.open_bars = self.open_bars, 0
        tree = self._sum()
        self.open_bars = bars
        self._close(opening)
        return tree

    def _close(self, opening: Token) -> None:
        closing = _CLOSING[opening.text]
        if self._is(closing):
            self._take()
            return
        if self._is(")", "]", "}"):
            reason = say("{open} is closed by {close} here.", open=opening.text, close=self.token.text)
            raise Stumble(self.token.column, reason)
        if self.token.kind is not Kind.END:
            raise Stumble(self.token.column, slips.left_over(self.tokens, self.at))
        reason = say("The bracket {open} is not closed: {close} is missing.", open=opening.text, close=closing)
        raise Stumble(self.token.column, reason, unfinished=True)

    def _bars(self, opening: Token) -> Tree:
        self.open_bars += 1
        if self._is("|") and self.tokens[self.at + 1].kind is Kind.END:
            raise Stumble(self.token.column, say("There is nothing between the bars."), unfinished=True)
        tree = self._sum()
        self.open_bars -= 1
        if not self._is("|"):
            if self.token.kind is not Kind.END:
                raise Stumble(self.token.column, slips.left_over(self.tokens, self.at))
            reason = say("The bar | is not closed: write |…| or abs(…).")
            raise Stumble(opening.column, reason, unfinished=True)
        self._take()
        return Call("abs", (tree,))

    # Functions

    def _function(self, name: Token) -> Tree:
        raised = self._raised(name)
        call = self._call(name)
        return call if raised is None else Power(call, raised)

    def _raised(self, name: Token) -> Tree | None:
        r"""Read the 2 of `sin^2 w`, the 3/2 of `\sin^{\frac{3}{2}}{w}`."""
        if not self._is("^"):
            return None
        power = self._take()
        opening = self._take() if self._is("(", "{") else None
        if self._is("-") and (exponent := self.tokens[self.at + 1]).kind is Kind.NUMBER:
            raise slips.minus_power(name, power, exponent)
        number = self.token
        if opening is not None and (number.kind is Kind.COMMAND or self._is_a_fraction()):
            return self._bracketed(opening)
        if number.kind is not Kind.NUMBER:
            raise slips.no_power(name, number)
        self._take()
        if opening is not None and self.token.kind is not Kind.END and not self._is(_CLOSING[opening.text]):
            raise slips.no_power(name, number)
        if opening is not None:
            self._close(opening)
        return Number(number.text)

    def _is_a_fraction(self) -> bool:
        """Whether a number and a division come next."""
        return self.token.kind is Kind.NUMBER and self.tokens[self.at + 1].text == "/"

    def _call(self, name: Token) -> Tree:
        if self._is(*_CLOSING):
            return self._call_brackets(name, self._take())
        if not self._starts_operand() and not self._is("|"):
            raise slips.no_argument(name.written, self.token)
        if BY_NAME[name.text].several:
            raise Stumble(self.token.column, slips.in_brackets(name.written))
        return self._bare_call(name)

    def _call_brackets(self, name: Token, opening: Token) -> Tree:
        if self._is(_CLOSING[opening.text]):
            reason = say("{name} of what? There is nothing between the brackets.", name=name.written)
            raise Stumble(self.token.column, reason)
        bars, self.open_bars = self.open_bars, 0
        arguments = [self._sum()]
        while self._is(",") and BY_NAME[name.text].several:
            self._take()
            arguments.append(self._sum())
        base = self._base(name)
        self.open_bars = bars
        if self._is(","):
            comma = slips.decimal_comma(self.tokens, self.at)
            raise Stumble(self.token.column, comma or say("{name} is taken of one thing only.", name=name.written))
        self._close(opening)
        if BY_NAME[name.text].several and len(arguments) == 1:
            column = self.tokens[self.at - 1].column
            raise Stumble(column, say("{name} needs two numbers or more: {name}(…, …).", name=name.text))
        call = Call(name.text, tuple(arguments))
        return call if base is None else Quotient(call, Call(name.text, (base,)))

    def _base(self, name: Token) -> Tree | None:
        """Read the 2 of `log(w, 2)`, which is ln(w)/ln(2); `log(2,5)` may be log(2.5)."""
        if name.spelled != "log" or not self._is(",") or slips.decimal_comma(self.tokens, self.at):
            return None
        self._take()
        return self._sum()

    def _bare_call(self, name: Token) -> Tree:
        """Read `sin 3w cos w` as sin(3w)·cos(w): numbers, letters and their powers belong to the sine."""
        self._deeper()
        start = self.at
        if "power" in self.ways:
            factors = [self._atom()]
            self.depth -= 1
            return Call(name.text, (factors[0],))
        factors = [self._power()]
        if isinstance(factors[0], Power):
            self.met.setdefault("power", self.tokens[start].column)
        only_numbers = isinstance(factors[0], Number)
        while self._starts_operand() and self._belongs(only_numbers=only_numbers):
            self._no_number_here()
            factors.append(self._power())
            only_numbers = False
        argument = _product(factors)
        if self._is("/"):
            self.met.setdefault("over", self.token.column)
            if "over" in self.ways:
                self._take()
                argument = Quotient(argument, self._signed(self._power))
        self.depth -= 1
        return Call(name.text, (argument,))

    def _belongs(self, *, only_numbers: bool) -> bool:
        if self.token.kind in (Kind.FUNCTION, Kind.ROOT, Kind.COMMAND):
            return False
        return only_numbers or self.token.kind is not Kind.OPERATOR

    def _root(self, root: Token) -> Tree:
        if not self._starts_operand() and not self._is("|"):
            raise slips.no_root({"sqrt": "√", "cbrt": "∛"}[root.text], self.token)
        self._deeper()
        tree = self._power()
        self.depth -= 1
        return Call(root.text, (tree,))

    def _command(self, command: Token) -> Tree:
        if command.text == "frac":
            return self._two_digits() or Quotient(self._group(command), self._group(command))
        index = None
        if self._is("["):
            index = self._bracketed(self._take())
        under = self._group(command)
        if index is None or index == Number("2"):
            return Call("sqrt", (under,))
        if index == Number("3"):
            return Call("cbrt", (under,))
        return Power(under, Quotient(Number("1"), index))

    def _two_digits(self) -> Tree | None:
        r"""Read the 12 of `\frac12`, which is a half."""
        token = self.token
        if token.kind is not Kind.NUMBER or len(token.text) != 2 or not token.text.isdigit():  # noqa: PLR2004 - two
            return None
        self._take()
        return Quotient(Number(token.text[0]), Number(token.text[1]))

    def _group(self, command: Token) -> Tree:
        r"""Read what stands in braces after a command; one letter or digit may stand without, as in `\sqrt2`."""
        alone = self.token.kind is Kind.NUMBER and len(self.token.text) == 1
        if alone or self.token.kind in (Kind.LETTER, Kind.CONSTANT):
            return self._atom()
        if not self._is("{"):
            unfinished = self.token.kind is Kind.END
            reason = say("The braces after {name} are missing.", name="\\" + command.text)
            raise Stumble(self.token.column, reason, unfinished=unfinished)
        return self._bracketed(self._take())

    # What went wrong

    def _no_number_here(self) -> None:
        """Refuse a number right after an operand: `w2` may be w^2 or 2w."""
        if self.token.kind in (Kind.NUMBER, Kind.FRACTION):
            raise slips.number_after(self.tokens, self.at)


_TOO_DEEP = say("That is nested too deeply: I read {most} brackets one inside the other.", most=DEEPEST)


def _product(factors: list[Tree]) -> Tree:
    return factors[0] if len(factors) == 1 else Product(tuple(factors))


def _check_depth(tree: Tree) -> None:
    """Refuse a tree nested too deeply by divisions or signs, which need no recursion to read."""
    level = [tree]
    for _ in range(DEEPEST + 1):
        level = [part for node in level for part in children(node)]
        if not level:
            return
    raise Stumble(0, _TOO_DEEP)
