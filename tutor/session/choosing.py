"""Commands that change a setting: `/theme`, `/picture`, `/words`, `/keys`. Their choices are the settings' rows."""

from collections.abc import Callable

from tutor.messages import Message, say
from tutor.notation.names import nearest
from tutor.session import questions
from tutor.session.command import Done, notice
from tutor.session.outputs import Said, Tone
from tutor.session.settings import BY_NAME, changed
from tutor.session.state import State, Tools
from tutor.values import replace


def choose(name: str) -> Callable[[State, str, Tools], Done]:
    """Return the doing of the command that changes the setting of this name."""
    setting = BY_NAME[name]

    def does(state: State, argument: str, _: Tools) -> Done:
        word = argument.casefold()
        choices = ", ".join(setting.choices)
        if not word:
            now = getattr(state.settings, name)
            return notice(state, say("/{name} is {now}. There are: {choices}.", name=name, now=now, choices=choices))
        if word not in setting.choices:
            return notice(state, unknown_choice(name, word, setting.choices))
        settled = replace(state, settings=changed(state.settings, name, word))
        return notice(settled, say("/{name} is {now} now.", name=name, now=word))

    return does


def speak(state: State, argument: str, tools: Tools) -> Done:
    """Change the language, and put the question at hand again in the new one."""
    done = choose("lang")(state, argument, tools)
    if done.state.settings == state.settings:
        return done
    word = done.state.settings.lang
    # Said in the language chosen just now, each of which names itself in its catalogue.
    outputs = done.outputs if word == "auto" else (Said(say("I speak English from now on."), Tone.NOTICE),)
    return Done(done.state, (*outputs, *(questions.put(state.question) if state.question else ())))


def unknown_choice(name: str, word: str, choices: tuple[str, ...]) -> Message:
    """Say that a command does not know a word, and which it does."""
    near = nearest(word, choices)
    listed = ", ".join(choices)
    if near is None:
        return say("/{name} doesn't know {word}. There are: {choices}.", name=name, word=word, choices=listed)
    return say("/{name} doesn't know {word}. Did you mean {near}?", name=name, word=word, near=near)
