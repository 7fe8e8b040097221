"""Exponentials and logarithms gone wrong, and powers whose base and exponent both move."""

from tutor.calculus.malrules.row import Example, Malrule, bare
from tutor.messages import say

_EXP = ("exponential",)
_LOG = ("logarithm",)

EXPONENTIALS = (
    Malrule(
        "EXP_POWER_RULE", say("used the power rule on an exponential"), "natural exponential",
        ("u*a^(u-1)", "u*a^(u-1)*du"), _EXP, None,
        say("Where is the {w}: in the base, or in the exponent? What is {f} multiplied by when the exponent moves?"),
        (Example("exp(w)", "w*exp(w - 1)"), Example("2**w", "w*2**(w - 1)")),
    ),
    Malrule(
        "EXP_POWER_RULE_CHAIN", say("lowered the exponent of e"), "natural", ("du*e^(u-1)",), _EXP,
        say("The slope of the exponent as a factor is right."),
        say("Is the {w} in the base? What happens to the exponent {u} of e?"),
        (Example("exp(w**2)", "2*w*exp(w**2 - 1)"),),
    ),
    Malrule(
        "EXP_BASE_NO_LOG", say("forgot the logarithm of the base"), "exponential", ("a^u*du",), _EXP,
        say("That {f} stays is right."),
        say("Only with the base e is that all. Which number belongs to the base {a}?"),
        (Example("2**w", "2**w"),),
    ),
    Malrule(
        "EXP_BASE_DIV_LOG", say("divided by the logarithm of the base"), "exponential", ("a^u*du/ln(a)",), _EXP,
        say("That {f} stays, and that the logarithm of {a} comes in, is right."),
        say("Is it to be multiplied or divided by?"),
        (Example("2**w", "2**w/log(2)"),),
    ),
    Malrule(
        "EXP_LOG_OF_EXPONENT", say("took the logarithm of the exponent"), "exponential",
        ("a^u*ln(u)*du", "a^u*ln(u)"), _EXP,
        say("That {f} stays, and that a logarithm comes in, is right."),
        say("Of which number is the logarithm: of the base {a}, or of the exponent?"),
        (Example("5**w", "5**w*ln(w)"),),
    ),
    Malrule(
        "EXP_LOG_ONLY", say("kept only the logarithm"), "exponential", ("ln(a)*du", "a*ln(u)"), _EXP,
        say("A logarithm belongs to it, that is right."),
        say("An exponential grows in proportion to itself. What else is a factor of its slope?"),
        (Example("5**w", "ln(5)"),),
    ),
    Malrule(
        "EXP_EXPONENT_DOWN", say("brought the exponent down in front"), "natural exponential",
        ("u*a^u", "u*a^u*du"), _EXP,
        say("That {f} stays is right."),
        say("What comes in front: the exponent {u} itself, or how fast it moves?"),
        (Example("exp(w)", "w*exp(w)"),),
        bare,
    ),
    Malrule(
        "GENPOW_POWER", say("let only the base move"), "both-move", ("v*u^(v-1)*du",), _EXP,
        say("That is what the base {u} contributes."),
        say("The exponent {v} moves as well. What is the slope if only the exponent moves?"),
        (Example("w**w", "w*w**(w - 1)"),),
    ),
    Malrule(
        "GENPOW_EXP", say("let only the exponent move"), "both-move", ("u^v*ln(u)*dv",), _EXP,
        say("That is what the exponent {v} contributes."),
        say("The base {u} moves as well. What is the slope if only the base moves?"),
        (Example("w**w", "w**w*log(w)"),),
    ),
)  # fmt: skip

LOGARITHMS = (
    Malrule(
        "LOG_ONE_OVER_LOG", say("took one over the logarithm"), "call:ln", ("du/ln(u)",), _LOG, None,
        say("One over something is right. Over the logarithm, or over what stands in it, {u}?"),
        (Example("ln(w)", "1/log(w)"),),
    ),
    Malrule(
        "LOG_INVERTED", say("multiplied by what stands in the logarithm"), "call:ln", ("u*du", "u"), _LOG, None,
        say("A logarithm grows more and more slowly. Is its slope large or small when {u} is large?"),
        (Example("ln(w**2+1)", "2*w*(w**2 + 1)"),),
    ),
    Malrule(
        "LOG_COEF_KEPT", say("left the factor in the logarithm above the line"), "log-multiple", ("c/u",), _LOG,
        say("One over {u} is right."),
        say("One over the inside, times the slope of the inside: what becomes of the {c}?"),
        (Example("ln(5*w)", "5/w"),),
    ),
    Malrule(
        "LOG_BASE_IGNORED", say("forgot the base of the logarithm"), "log-base", ("du/u",), _LOG,
        say("That is the slope of the natural logarithm."),
        say("This one has another base. What is it divided by?"),
        (Example("log10(w)", "1/w"),),
    ),
    Malrule(
        "LOG_BASE_ABOVE", say("multiplied by the logarithm of the base"), "log-base", ("du/u*ln(a)",), _LOG,
        say("One over {u} is right."),
        say("Is the logarithm of the base above or below the line?"),
        (Example("log10(w)", "log(10)/w"),),
    ),
    Malrule(
        "LOG_OF_DERIV", say("took the logarithm of the slope"), "call:ln", ("ln(du)",), _LOG, None,
        say("You took the slope inside the logarithm. What is the slope of the logarithm itself at {u}?"),
        (Example("ln(w**2+1)", "ln(2*w)"),),
    ),
    Malrule(
        "LOG_OVER_DERIV", say("took one over the slope of the inside"), "call:ln", ("1/du",), _LOG, None,
        say("One over something is right. Over {u} itself, or over its slope?"),
        (Example("ln(w**2+1)", "1/(2*w)"),),
    ),
)  # fmt: skip
