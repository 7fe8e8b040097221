"""A sentence the program may say, still to be translated: its English text and the values to put in.

The English text is also the key under which a catalogue files its translation, so it is always a
literal in the source. Values are put in after translation, by `render`, never by `str.format`.
"""

from tutor.values import value


@value
class Message:
    """One sentence: `text` holds `{name}` gaps, `values` the pairs (name, value) that fill them.

    A value may be text, a number, a formula tree or another message: how it looks is decided
    where the sentence is rendered.
    """

    text: str
    values: tuple[tuple[str, object], ...] = ()


def say(text: str, /, **values: object) -> Message:
    """Make the message that says `text` with `values` in its gaps."""
    return Message(text, tuple(values.items()))


def as_message(words: str | Message) -> Message:
    """Return what an author wrote, or the program says, as a message: both are filed under their English text."""
    return Message(words) if isinstance(words, str) else words
