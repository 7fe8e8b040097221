"""Find the mistake: a wrong derivative that a real mal-rule makes, and the choice of what went wrong.

What the others would have led to is said when they are chosen, so a wrong choice teaches too.
"""

from tutor.calculus.malrules.made import Made, made
from tutor.checking.points import agree
from tutor.course.model import Choose, Function, Option
from tutor.messages import Message, say
from tutor.notation.plain import shown
from tutor.notation.tree import Tree
from tutor.practice.shape import PLACE

LONGEST = 40
"""Characters of a wrong derivative that is still read at a glance."""

_OTHERS = 2
"""Mistakes that were not made, to choose from."""


def find_the_mistake(name: str, function: Function, skill: str, turn: int) -> Choose | None:
    """Return the question what went wrong; None where no mistake makes a short formula.

    Args:
        name: the question's id.
        function: what was differentiated.
        skill: the skill whose mistakes come first.
        turn: which of the mistakes, and in which order the choices stand.
    """
    mistakes = _distinct(function, skill)
    own = [each for each in mistakes if skill in each.slip.row.skills] or mistakes
    for start in range(len(own)):
        one = own[(turn + start) % len(own)]
        others = _others(one, mistakes, turn)
        if len(others) == _OTHERS:
            return _question(name, function, one, others, turn)
    return None


def _distinct(function: Function, skill: str) -> list[Made]:
    """Return the mistakes with a short formula, each name once, those of the skill first."""
    short = [each for each in made(function.tree, function.variable) if len(shown(each.wrong)) <= LONGEST]
    short.sort(key=lambda each: skill not in each.slip.row.skills)
    once: dict[str, Made] = {}
    for each in short:
        once.setdefault(each.slip.row.name.text, each)
    return list(once.values())


def _others(one: Made, mistakes: list[Made], turn: int) -> list[Made]:
    """Return mistakes that lead elsewhere than this one, to each other too."""
    at = mistakes.index(one)
    found: list[Made] = []
    for step in range(1, len(mistakes)):
        other = mistakes[(at + step * (1 + turn % 2)) % len(mistakes)]
        leads_elsewhere = not any(agree(other.wrong, each.wrong) for each in (one, *found))
        if other is not one and other not in found and leads_elsewhere:
            found.append(other)
        if len(found) == _OTHERS:
            break
    return found


def _question(name: str, function: Function, one: Made, others: list[Made], turn: int) -> Choose:
    ask = say(
        "Someone says the derivative of J({w}) = {J} is {wrong}. It is not. What went wrong?",
        w=function.variable, J=function.tree, wrong=one.wrong,
    )  # fmt: skip
    right = Option(_named(one, function), say("That is what was done at {part}.", part=one.part), right=True)
    wrong = [
        Option(_named(each, function), say("Whoever did that would get {other}.", other=each.wrong), right=False)
        for each in others
    ]
    options = [right, *wrong]
    start = turn % len(options)
    return Choose(name, ask, tuple(options[start:] + options[:start]), (), PLACE)


def _named(mistake: Made, function: Function) -> Message:
    """Return what was done, in words: its gaps are parts of the function."""
    name = mistake.slip.row.name
    values: dict[str, Tree | str] = {**dict(mistake.slip.occasion.parts), "w": function.variable}
    return say(name.text, **{letter: it for letter, it in values.items() if "{" + letter + "}" in name.text})
