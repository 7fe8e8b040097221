"""Constants gone wrong: added ones, and factors that should ride along."""

from tutor.calculus.malrules.row import Example, Malrule
from tutor.messages import say

_CONSTANT = ("constant",)
_MULTIPLE = ("constant-multiple",)

CONSTANTS = (
    Malrule(
        "CONST_KEPT", say("kept an added constant"), "constant-term", ("c",), _CONSTANT,
        say("The part with {w} in it is right."),
        say("When {w} moves, how far does {c} move?"),
        (Example("w**2-9", "2*w - 9"),),
    ),
    Malrule(
        "CONST_TIMES_W", say("put a {w} beside a constant"), "constant-term", ("c*w",), _CONSTANT,
        say("The rest is right."),
        say("{c} stands alone in J. When {w} moves, how far does {c} move?"),
        (Example("w**3+5", "3*w**2 + 5*w"),),
    ),
    Malrule(
        "CONST_POWER_RULE", say("used the power rule on a constant"), "constant-power", ("n*c^(n-1)",), _CONSTANT,
        say("The part with {w} in it is right."),
        say("Is there a {w} in {c} to the power {n}, or is it just a number?"),
        (Example("w**2+pi**2", "2*w + 2*pi"),),
    ),
    Malrule(
        "CONST_NAMED_VAR", say("took a constant for the variable"), "named-term", ("1",), _CONSTANT,
        say("The part with {w} in it is right."),
        say("{c} is written as a letter. Which one moves here, {c} or {w}?"),
        (Example("w**3+pi", "3*w**2 + 1"),),
    ),
    Malrule(
        "CONST_ONE", say("took the slope of a constant as 1"), "constant-term", ("1", "-1"), _CONSTANT,
        say("The part with {w} in it is right."),
        say("Does {c} move at all when {w} moves?"),
        (Example("w**2+7", "2*w + 1"),),
    ),
)  # fmt: skip

FACTORS = (
    Malrule(
        "CMUL_DROPPED", say("dropped the constant factor {c}"), "multiple", ("du",), _MULTIPLE,
        say("You found the slope of {u}."),
        say("How many times as fast does {f} move?"),
        (Example("5*w**3", "3*w**2"),),
    ),
    Malrule(
        "CMUL_ZEROED", say("took the constant factor {c} to 0"), "multiple", ("0",), _MULTIPLE,
        None,
        say("The {c} stands still, but {u} moves. Does {f} move when {u} does?"),
        (Example("5*w**3", "0"),),
    ),
    Malrule(
        "CMUL_EXTRA_TERM", say("gave the constant factor {c} the slope 1"), "multiple", ("u+c*du",), _MULTIPLE,
        say("{c} times the slope of {u} is right."),
        say("The other term says that {c} moves as well. Does it?"),
        (Example("5*w**3", "w**3 + 15*w**2"),),
    ),
    Malrule(
        "CMUL_KEPT_ONLY", say("kept only the constant factor {c}"), "multiple", ("c",), _MULTIPLE,
        say("The {c} is right."),
        say("What is the slope of {u}?"),
        (Example("5*w**3", "5"),),
    ),
    Malrule(
        "CDIV_FLIPPED", say("multiplied by the constant below the line"), "divided", ("c*du",), _MULTIPLE,
        say("You found the slope of {u}."),
        say("Divided by {c}, does it move more, or less?"),
        (Example("w**2/4", "8*w"),),
    ),
    Malrule(
        "CDIV_DROPPED", say("dropped the constant below the line"), "divided", ("du",), _MULTIPLE,
        say("You found the slope of {u}."),
        say("And what does dividing by {c} do to it?"),
        (Example("w**2/4", "2*w"),),
    ),
)  # fmt: skip
