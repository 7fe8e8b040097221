"""What a stumbling parser says: the place, what is the matter, and what was probably meant."""

from tutor.messages import Message, say
from tutor.notation.functions import BY_NAME
from tutor.notation.tokens import Kind, Token
from tutor.notation.unreadable import Stumble

_OPENING = frozenset("([{")
_CLOSING = frozenset(")]}")


def number_after(tokens: list[Token], at: int) -> Stumble:
    """Refuse the number at `at`, which follows an operand without a sign between them."""
    before, number = tokens[at - 1], tokens[at]
    if before.kind is Kind.LETTER and not before.raised:
        return _number_after_letter(before, number)
    if before.raised:
        reason = say("Write the number {it} before what it multiplies.", it=number.text)
    elif before.text in (*_CLOSING, "|"):
        inside = "|…|" if before.text == "|" else "(…)"
        reason = _power_or_product(before.text, f"{inside}^{number.text}", number.text + inside)
    elif before.kind is Kind.NUMBER and number.kind is Kind.NUMBER:
        reason = _two_numbers(before.text, number.text)
    else:
        first, second = before.text, number.text
        reason = _power_or_product(first, f"{first}^{second}", f"{first}*{second}")
    return Stumble(number.column, reason)


def _number_after_letter(letter: Token, number: Token) -> Stumble:
    reason = say(
        'I can\'t read "{it}". Did you mean {power} or {product}?',
        it=letter.text + " " * number.spaced + number.text,
        power=f"{letter.text}^{number.text}",
        product=number.text + letter.text,
    )
    return Stumble(letter.column, reason)


def _power_or_product(it: str, power: str, product: str) -> Message:
    return say("A number right after {it}: did you mean {power} or {product}?", it=it, power=power, product=product)


def _two_numbers(first: str, second: str) -> Message:
    product = f"{first}*{second}"
    if "." in second:
        return say("Two numbers side by side. Did you mean {product}?", product=product)
    return say("Two numbers side by side. Did you mean {product} or {joined}?", product=product, joined=first + second)


def left_over(tokens: list[Token], at: int) -> Message:
    """Say why reading stopped before the token at `at`."""
    token = tokens[at]
    if token.text == ",":
        return decimal_comma(tokens, at) or say("One formula at a time: I can't read a comma here.")
    return say("The bracket {it} closes nothing.", it=token.written)


def decimal_comma(tokens: list[Token], at: int) -> Message | None:
    """Say that 2,5 is written with a point, if that is what the comma at `at` is."""
    before, after = tokens[at - 1], tokens[at + 1]
    if before.kind is after.kind is Kind.NUMBER and not after.spaced and "." not in before.text + after.text:
        return say("A decimal point is a point here. Did you mean {better}?", better=f"{before.text}.{after.text}")
    return None


def missing(tokens: list[Token], at: int) -> Stumble:
    """Say what is missing where an operand should stand at `at`."""
    token = tokens[at]
    before = tokens[at - 1] if at else None
    if token.kind is Kind.END:
        if before is None:
            return Stumble(0, say("There is nothing to read yet."), unfinished=True)
        return Stumble(token.column, say("Something is missing after {it}.", it=before.written), unfinished=True)
    if before is not None and before.raised and before.raised == token.raised:
        return Stumble(token.stop, say("Something is missing after {it}.", it=before.raised), unfinished=token.last)
    if token.text in _CLOSING and (before is None or before.text not in "+-*/^,"):
        return Stumble(token.column, say("The bracket {it} closes nothing.", it=token.text))
    if before is None or before.text in _OPENING:
        return Stumble(token.column, say("Something is missing before {it}.", it=token.written))
    reason = say("Something is missing between {first} and {second}.", first=before.written, second=token.written)
    return Stumble(token.column, reason)


def no_power(function: Token, instead: Token) -> Stumble:
    """Say that right after the name of a function only a number can be a power."""
    reason = say("Right after {name} only a number can be a power: write {name}(…)^(…).", name=function.written)
    return Stumble(instead.column, reason, unfinished=instead.kind is Kind.END or bool(instead.raised and instead.last))


def minus_power(function: Token, power: Token, exponent: Token) -> Stumble:
    """Refuse `sin^-1 w`, which is read in two ways, and the other negative powers of a name."""
    name = function.written
    if exponent.text != "1":
        return Stumble(power.column, say("Write a negative power of {name} as 1/{name}(…)^….", name=name))
    second = f"1/{name}(…)"
    if "a" + function.text not in BY_NAME:
        return Stumble(power.column, say("Write a power of {name} as {second}.", name=name, second=second))
    reason = say(
        "{name}^-1 can mean the inverse function, {first}, or {second}. Which do you mean?",
        name=name,
        first=f"a{function.text}(…)",
        second=second,
    )
    return Stumble(power.column, reason)


def no_argument(name: str, token: Token) -> Stumble:
    """Say that a function needs something to be taken of, where `token` stands instead."""
    if token.text in ("+", "-"):
        reason = say("Put what {name} is taken of in brackets: {name}({sign}…).", name=name, sign=token.text)
        return Stumble(token.column, reason)
    unfinished = token.kind is Kind.END or (token.text == "*" and token.last)
    return Stumble(token.column, say("{name} of what? Write {name}(…).", name=name), unfinished=unfinished)


def in_brackets(name: str) -> Message:
    """Say that a function of several numbers wants them in brackets."""
    return say("{name} takes its numbers in brackets: {name}(…, …).", name=name)


def no_root(sign: str, token: Token) -> Stumble:
    """Say that a root sign needs something under it, where `token` stands instead."""
    if token.text in ("+", "-"):
        reason = say("Put what stands under the root in brackets: {sign}({it}…).", sign=sign, it=token.text)
        return Stumble(token.column, reason)
    return Stumble(token.column, say("The root of what?"), unfinished=token.kind is Kind.END)
