"""How a learner likes it: colours, pictures, keys. One row each, kept from one day to the next.

A setting is a word out of a few. The rows make the commands, their completion, and the file in which
settings are kept; what a setting does is the business of who reads it.
"""

from tutor.values import replace, value


@value
class Settings:
    """The settings in force."""

    theme: str = "auto"
    picture: str = "auto"
    words: str = "off"
    keys: str = "emacs"
    lang: str = "auto"


@value
class Setting:
    """One setting: its name, which is that of its command too, and the words it may be set to."""

    name: str
    choices: tuple[str, ...]

    def takes(self, word: str) -> bool:
        """Whether it may be set to a word."""
        return word in self.choices


SETTINGS = (
    Setting("theme", ("auto", "light", "dark", "high-contrast", "none")),
    Setting("picture", ("auto", "braille", "blocks", "ascii", "off")),
    Setting("words", ("on", "off")),
    Setting("keys", ("emacs", "vi")),
    Setting("lang", ("auto", "en", "zh")),
)

BY_NAME = {setting.name: setting for setting in SETTINGS}


def changed(settings: Settings, name: str, word: str) -> Settings:
    """Return the settings with one of them changed."""
    return replace(settings, **{name: word})
