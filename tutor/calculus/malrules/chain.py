"""Chains gone wrong: `g` is the slope of the outside, taken where the row says (`at`)."""

from tutor.calculus.malrules.row import Example, Malrule
from tutor.messages import say

_CHAIN = ("chain",)

CHAINS = (
    Malrule(
        "CHAIN_DROPPED", say("left out the slope of the inside"), "chain", ("g",), _CHAIN,
        say("The outside is right."),
        say("How many times as fast as {w} does the inside, {u}, move?"),
        (Example("(3*w+1)**5", "5*(3*w + 1)**4"),),
    ),
    Malrule(
        "CHAIN_DERIV_INSIDE", say("put the slope of the inside in its place"), "chain", ("g",), _CHAIN,
        None,
        say("The inside was {u}, and it stays the inside. What is its slope to be multiplied with?"),
        (Example("sin(w**2)", "cos(2*w)"),),
        at="du",
    ),
    Malrule(
        "CHAIN_DERIV_INSIDE_TOO", say("put the slope of the inside in its place as well"), "chain", ("g*du",), _CHAIN,
        say("The slope of the inside as a factor is right."),
        say("The outside is measured where the inside is. Is that {u}, or its slope?"),
        (Example("(3*w**2+1)**4", "5184*w**4"),),
        at="du",
    ),
    Malrule(
        "CHAIN_OUTER_AT_W", say("took the slope of the outside at {w}"), "chain", ("g*du",), _CHAIN,
        say("The slope of the inside as a factor is right."),
        say("The outside is fed with {u}, not with {w}. Where is its slope to be taken?"),
        (Example("cos(4*w)", "-4*sin(w)"),),
        at="w",
    ),
    Malrule(
        "CHAIN_ADDED", say("added the slope of the inside"), "chain", ("g+du",), _CHAIN,
        say("Both slopes are right."),
        say("At {w} = {at} the inside moves {inner} times as fast as {w}, and the outside {outer} times as fast as "
            "the inside. How many times as fast as {w} is that?"),
        (Example("(3*w+1)**5", "5*(3*w + 1)**4 + 3"),),
        numbers=(("inner", "du"), ("outer", "g")),
    ),
    Malrule(
        "CHAIN_TIMES_INNER", say("multiplied by the inside, not by its slope"), "chain", ("g*u",), _CHAIN,
        say("The outside is right."),
        say("The factor beside it is how fast the inside moves. How fast does {u} move?"),
        (Example("exp(w**2)", "w**2*exp(w**2)"),),
    ),
    Malrule(
        "CHAIN_OUTER_KEPT", say("left the outside as it was"), "chain", ("f*du",), _CHAIN,
        say("The slope of the inside as a factor is right."),
        say("The outside bends too. What is its slope at {u}?"),
        (Example("cos(2*w)", "2*cos(2*w)"),),
    ),
    Malrule(
        "CHAIN_DIVIDED", say("divided by the slope of the inside"), "chain", ("g/du",), _CHAIN,
        say("The outside is right, and so is the slope of the inside."),
        say("A faster inside makes J move faster. Is that slope to be multiplied or divided by?"),
        (Example("sin(2*w)", "cos(2*w)/2"),),
    ),
    Malrule(
        "CHAIN_OF_SLOPE", say("put the slope of the inside into the outside"), "chain", ("f", "-f"), _CHAIN,
        None,
        say("The outside bends too, and it is fed with {u}. What is its slope there?"),
        (Example("sin(w**2)", "sin(2*w)"), Example("cos(w)**2", "-sin(w)**2")),
        at="du",
    ),
    Malrule(
        "CHAIN_INNER_ONLY", say("gave the slope of the inside alone"), "chain", ("du",), _CHAIN,
        say("That is how fast the inside moves."),
        say("And how fast does the outside move for each step of the inside?"),
        (Example("sin(w**2)", "2*w"),),
    ),
    Malrule(
        "CHAIN_INNER_TWICE", say("multiplied by the slope of the inside twice"), "chain", ("g*du^2",), _CHAIN,
        say("The outside is right, and so is the slope of the inside."),
        say("How often does the inside move between {w} and J?"),
        (Example("(3*w+1)**5", "45*(3*w + 1)**4"),),
    ),
    Malrule(
        "FRESHMAN_POWER", say("spread the power over a sum"), "power-of-sum",
        ("n*a^(n-1)*da+n*b^(n-1)*db",), _CHAIN,
        None,
        say("At {w} = {at}, {f} is {height}, but its terms raised one by one make {spread}. "
            "What if the bracket stays whole?"),
        (Example("(w+3)**2", "2*w"),),
        numbers=(("height", "(a+b)^n"), ("spread", "a^n+b^n")),
    ),
)  # fmt: skip
