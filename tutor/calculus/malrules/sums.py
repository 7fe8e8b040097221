"""Sums and differences gone wrong."""

from tutor.calculus.malrules.row import Example, Malrule
from tutor.messages import say

_SUM = ("sum",)

SUMS = (
    Malrule(
        "SUM_FIRST_ONLY", say("kept only the first term"), "sum", ("du",), _SUM,
        say("The slope of {u} is right."),
        say("The nudge moves the rest as well. What is its slope?"),
        (Example("w**3-5*w", "3*w**2"),),
    ),
    Malrule(
        "SUM_TERM_LOST", say("left out a term"), "term", ("0",), _SUM,
        say("What you wrote is right."),
        say("Count the terms: where is the slope of {u}?"),
        (Example("w**3+w**2+4*w", "3*w**2 + 4"),),
    ),
    Malrule(
        "SUM_FIRST_LOST", say("left out the first term"), "first-term", ("0",), _SUM,
        say("What you wrote is right."),
        say("Count the terms: where is the slope of {u}?"),
        (Example("w**3+w**2", "2*w"),),
    ),
    Malrule(
        "SUM_SIGN", say("changed the sign between terms"), "term", ("-du",), _SUM,
        say("Each term has its right size."),
        say("Look at the sign in front of {u} in J. Does it change?"),
        (Example("w**3-5*w", "3*w**2 + 5"),),
    ),
    Malrule(
        "SUM_FIRST_SIGN", say("changed the sign of the first term"), "first-term", ("-du",), _SUM,
        say("Each term has its right size."),
        say("Look at the sign in front of {u} in J. Does it change?"),
        (Example("w**3-5*w", "-3*w**2 - 5"),),
    ),
    Malrule(
        "SUM_SECOND_LEFT", say("left a term as it was"), "term", ("u",), _SUM,
        say("The other terms are slopes."),
        say("{u} is still as it was in J. What is its slope?"),
        (Example("4*w**2-7*w", "w"),),
    ),
    Malrule(
        "SUM_FIRST_LEFT", say("left the first term as it was"), "first-term", ("u",), _SUM,
        say("The other terms are slopes."),
        say("{u} is still as it was in J. What is its slope?"),
        (Example("w**2+3*w", "w**2 + 3"),),
    ),
    Malrule(
        "SUM_AS_PRODUCT", say("used the product rule on a sum"), "sum",
        ("du*v+u*dv", "-(du*v+u*dv)", "du*v-u*dv"), ("sum", "product"),
        None,
        say("Are {u} and the rest added or multiplied? What does each of them give on its own?"),
        (Example("w**2+w**3", "5*w**4"),),
    ),
    Malrule(
        "NEGATION_LOST", say("lost the minus in front"), "negation", ("du",), _SUM,
        say("The size is right."),
        say("There is a minus in front of {u}. Which way does J go when {u} grows?"),
        (Example("-w**2", "2*w"),),
    ),
)  # fmt: skip
