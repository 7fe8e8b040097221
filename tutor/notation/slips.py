"""What a stumbling parser says: the place, what is the matter, and what was probably meant."""

from tutor.messages import Message, say
from tutor.notation.tokens import Kind, Token
from tutor.notation.unreadable import Stumble

_OPENING = frozenset("([{")
_CLOSING = frozenset(")]}")


def number_after(tokens: list[Token], at: int) -> Stumble:
    """Refuse the number at `at`, which follows an operand without a sign between them."""
    before, number = tokens[at - 1], tokens[at]
    if before.kind is Kind.LETTER:
        letter = before.text
        reason = say(
            'I can\'t read "{it}". Did you mean {power} or {product}?',
            it=letter + number.text,
            power=f"{letter}^{number.text}",
            product=number.text + letter,
        )
        return Stumble(number.column if number.spaced else before.column, reason)
    first = f"{before.text}*{number.text}"
    if before.kind is Kind.NUMBER and number.kind is Kind.NUMBER:
        joined = before.text + number.text
        reason = say("Two numbers side by side. Did you mean {product} or {joined}?", product=first, joined=joined)
    else:
        power = f"{before.text}^{number.text}"
        reason = say(
            "A number right after {it}: did you mean {power} or {product}?", it=before.text, power=power, product=first
        )
    return Stumble(number.column, reason)


def left_over(tokens: list[Token], at: int) -> Message:
    """Say why reading stopped before the token at `at`."""
    token = tokens[at]
    if token.text == ",":
        return _comma(tokens, at)
    if token.text in _CLOSING:
        return say("The bracket {it} closes nothing.", it=token.text)
    return say("I can't read {it} here.", it=token.text)


def _comma(tokens: list[Token], at: int) -> Message:
    before, after = tokens[at - 1], tokens[at + 1]
    if before.kind is Kind.NUMBER and after.kind is Kind.NUMBER and not after.spaced:
        better = f"{before.text}.{after.text}"
        return say("A decimal point is a point here. Did you mean {better}?", better=better)
    return say("One formula at a time: I can't read a comma here.")


def missing(tokens: list[Token], at: int) -> Stumble:
    """Say what is missing where an operand should stand at `at`."""
    token = tokens[at]
    before = tokens[at - 1] if at else None
    if token.kind is Kind.END:
        if before is None:
            return Stumble(0, say("There is nothing to read yet."), unfinished=True)
        return Stumble(token.column, say("Something is missing after {it}.", it=before.text), unfinished=True)
    if token.text in _CLOSING and (before is None or before.text not in "+-*/^,"):
        return Stumble(token.column, say("The bracket {it} closes nothing.", it=token.text))
    if before is None or before.text in _OPENING:
        return Stumble(token.column, say("Something is missing before {it}.", it=token.text))
    reason = say("Something is missing between {first} and {second}.", first=before.text, second=token.text)
    return Stumble(token.column, reason)
