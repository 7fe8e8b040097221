"""Powers, reciprocals and roots gone wrong."""

from tutor.calculus.compose import value_of
from tutor.calculus.malrules.row import Example, Malrule, Parts
from tutor.messages import say

_POWER = ("power",)
_BELOW = ("negative-power",)
_ROOT = ("root",)


def _above_zero(parts: Parts) -> bool:
    n = value_of(parts["n"])
    return n is None or n > 0


def _below_zero(parts: Parts) -> bool:
    return not _above_zero(parts)


def _above_two(parts: Parts) -> bool:
    n = value_of(parts["n"])
    return n is None or n > 2  # noqa: PLR2004 - below three the power that is left is 1 anyway


def _not_two(parts: Parts) -> bool:
    return value_of(parts["n"]) != 2  # noqa: PLR2004 - one less than 2 is 1, and no factor at all


def _not_two_or_three(parts: Parts) -> bool:
    return value_of(parts["n"]) not in (2, 3)  # there it is a multiple, or a first power


def _not_one_over(parts: Parts) -> bool:
    return value_of(parts["n"]) != -1


POWERS = (
    Malrule(
        "POW_NO_COEF", say("dropped the exponent as a factor"), "power", ("u^(n-1)*du",), _POWER,
        say("The new exponent is right."),
        say("The old exponent {n} has one more thing to do: where does it go?"),
        (Example("w**3", "w**2"),),
    ),
    Malrule(
        "POW_KEEP_EXP", say("did not lower the exponent"), "power", ("n*u^n*du",), _POWER,
        say("The exponent {n} came down in front: good."),
        say("What happens to the exponent of the power that stays?"),
        (Example("w**3", "3*w**3"),),
        _above_zero,
    ),
    Malrule(
        "POW_PLUS_ONE", say("added one to the exponent"), "power", ("n*u^(n+1)*du",), _POWER,
        say("The exponent {n} came down in front: good."),
        say("The power went up by one. Which way does it go?"),
        (Example("w**3", "3*w**4"),),
        _above_zero,
    ),
    Malrule(
        "POW_UP_NO_COEF", say("added one to the exponent, with no factor"), "power", ("u^(n+1)*du",), _POWER,
        None,
        say("Which way does the exponent {n} go, up or down? And what comes in front?"),
        (Example("w**2", "w**3"),),
        _above_zero,
    ),
    Malrule(
        "POW_INTEGRATED", say("went the other way, as for an integral"), "power", ("u^(n+1)/(n+1)", "u^(n+1)/(n+1)*du"),
        _POWER, None,
        say("The slope of your formula is what you started from. What is the slope of {f}?"),
        (Example("w**3", "w**4/4"),),
        _not_one_over,
    ),
    Malrule(
        "POW_COEF_ADD", say("added the factor and the exponent"), "multiple-power",
        ("(c+n)*u^(n-1)*du", "(c+n)*u^(n-1)"), ("constant-multiple",),
        say("The new exponent is right."),
        say("In the slope of {f}, do the factor {c} and the exponent {n} add up, or multiply?"),
        (Example("8*w**4", "12*w**3"),),
    ),
    Malrule(
        "POW_COEF_NEW", say("brought the new exponent down, not the old one"), "power", ("(n-1)*u^(n-1)*du",), _POWER,
        say("The new exponent is right."),
        say("Which exponent comes down in front: the one that was there, or the one that is left?"),
        (Example("w**3", "2*w**2"),),
        _not_two,
    ),
    Malrule(
        "POW_COEF_MORE", say("brought down one more than the exponent"), "power", ("(n+1)*u^(n-1)*du",), _POWER,
        say("The new exponent is right."),
        say("Which number comes down in front?"),
        (Example("w**4", "5*w**3"),),
    ),
    Malrule(
        "POW_AS_MULTIPLE", say("read the power as a multiple"), "power", ("n*du",), ("power", "slope"),
        say("The {n} in front is right."),
        say("Is {f} a straight line in {u}? If it bends, what else must stand in its slope?"),
        (Example("w**3", "3"),),
    ),
    Malrule(
        "POW_DROP_POWER", say("left a first power behind"), "power", ("n*u*du",), _POWER,
        say("The {n} in front is right."),
        say("What is one less than {n}?"),
        (Example("w**3", "3*w"),),
        _above_two,
    ),
    Malrule(
        "POW_TWICE_DOWN", say("lowered the exponent by two"), "power", ("n*u^(n-2)*du",), _POWER,
        say("The {n} in front is right."),
        say("By how much does the exponent {n} drop?"),
        (Example("w**5", "5*w**3"),),
        _not_two_or_three,
    ),
    Malrule(
        "POW_EXP_SIGN", say("lowered the exponent with the wrong sign"), "power", ("n*u^(1-n)*du", "n*u^(-n)*du"),
        ("power", "root"),
        say("The {n} in front is right."),
        say("Mind the sign: which exponent is one less than {n}?"),
        (Example("w**(2/3)", "2/3*w**(1/3)"), Example("cbrt(w)", "1/3*w**(-1/3)")),
        _not_two,
    ),
    Malrule(
        "POW_FACTOR_OUTSIDE", say("left the factor {c} out of the power"), "power-of-multiple", ("c*n*u^(n-1)*du",),
        ("chain", "power"), None,
        say("The exponent {n} is for the whole bracket. What becomes of the {c} in it?"),
        (Example("(2*w)**3", "6*w**2"),),
    ),
)  # fmt: skip

RECIPROCALS = (
    Malrule(
        "NEG_EXP_TOWARD_ZERO", say("moved a negative exponent towards zero"), "power", ("n*u^(n+1)*du",), _BELOW,
        say("The {n} in front is right."),
        say("What is one less than {n}? Count away from zero."),
        (Example("1/w**2", "-2/w"),),
        _below_zero,
    ),
    Malrule(
        "NEG_EXP_SIGN_LOST", say("lost the minus of a negative exponent"), "reciprocal", ("m*u^(-m-1)*du",), _BELOW,
        say("The size is right."),
        say("When {u} grows, does {f} grow or shrink?"),
        (Example("1/w", "w**(-2)"),),
    ),
    Malrule(
        "RECIP_OF_DERIV", say("took one over the slope"), "reciprocal", ("1/(m*u^(m-1)*du)",), _BELOW,
        None,
        say("You took the slope of what is below the line, and left it there. "
            "When the bottom grows, does the fraction grow?"),
        (Example("1/w**2", "1/(2*w)"),),
    ),
    Malrule(
        "RECIP_AS_POSITIVE", say("lost the line of the fraction, and kept a minus"), "reciprocal",
        ("-m*u^(m-1)*du", "-m*u^(m-1)"), _BELOW,
        say("The minus is right."),
        say("Far out {f} gets flat. Does your formula get small there?"),
        (Example("1/w**3", "-3*w**2"),),
    ),
    Malrule(
        "RECIP_TO_LOG", say("gave the logarithm"), "reciprocal", ("ln(u^m)", "ln(u^m)*du"), _BELOW,
        None,
        say("A logarithm has one over something as its slope. Here {f} is where you start: which power of {u} is it?"),
        (Example("1/w", "log(w)"),),
    ),
    Malrule(
        "RECIP_KEPT_POWER", say("kept the exponent below the line"), "reciprocal", ("-m*u^(-m)*du",), _BELOW,
        say("The sign is right, and the {m} in front."),
        say("Write {f} with a negative exponent. What is one less than that?"),
        (Example("1/w**3", "-3/w**3"),),
    ),
)  # fmt: skip

ROOTS = (
    Malrule(
        "SQRT_NO_HALF", say("lost the half of a square root"), "root", ("du/sqrt(u)",), _ROOT,
        say("One over the root is right."),
        say("Written as a power, the root has an exponent. What does it leave in front?"),
        (Example("sqrt(w)", "1/sqrt(w)"),),
    ),
    Malrule(
        "SQRT_OF_DERIV", say("took the square root of the slope"), "root", ("sqrt(du)",), _ROOT,
        None,
        say("You took the slope under the root. The root itself bends too: which power of {u} is it?"),
        (Example("sqrt(w)", "1"),),
    ),
    Malrule(
        "SQRT_DOUBLED", say("doubled a square root instead of halving it"), "root",
        ("2*du/sqrt(u)", "2*sqrt(u)*du"), _ROOT,
        None,
        say("Write the root as a power of {u}. Which exponent comes down in front, and which one is left?"),
        (Example("sqrt(w)", "2/sqrt(w)"),),
    ),
)  # fmt: skip

LETTERS = (
    Malrule(
        "IDENT_ZERO", say("took the slope of {u} itself as 0"), "letter", ("0",), ("slope", "sum"),
        None,
        say("When {u} moves by 0.001, how far does {u} move?"),
        (Example("w**2+3*w", "2*w"),),
    ),
    Malrule(
        "IDENT_SELF", say("left {u} as its own slope"), "letter", ("u", "u^2"), ("slope", "sum"),
        None,
        say("A straight line is equally steep everywhere. Is there a {u} in its slope?"),
        (Example("5*w**3-w+1", "15*w**2 - w"),),
    ),
)  # fmt: skip
