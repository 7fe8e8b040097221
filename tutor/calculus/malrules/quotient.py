"""The quotient rule gone wrong."""

from tutor.calculus.malrules.row import Example, Malrule
from tutor.messages import say

_QUOTIENT = ("quotient",)

QUOTIENTS = (
    Malrule(
        "QUOT_OF_DERIVS", say("divided the two slopes"), "quotient one-over", ("du/dv",), _QUOTIENT,
        say("Both slopes are right."),
        say("What does a growing bottom, {v}, do to the fraction?"),
        (Example("w**2/(w+1)", "2*w"),),
    ),
    Malrule(
        "QUOT_PLUS", say("put a plus where the minus belongs"), "quotient one-over", ("(du*v+u*dv)/v^2",), _QUOTIENT,
        say("Everything is in its place but one sign."),
        say("When the bottom {v} grows, does the fraction grow or shrink?"),
        (Example("w**2/(w+1)", "(w**2 + 2*w*(w + 1))/(w + 1)**2"),),
    ),
    Malrule(
        "QUOT_REVERSED", say("took the two products in the wrong order"), "quotient", ("(u*dv-du*v)/v^2",), _QUOTIENT,
        say("All pieces are right."),
        say("Which product comes first: the one in which the top {u} moves, or the other?"),
        (Example("(w**2+4)/(w**2-4)", "(-2*w*(w**2 - 4) + 2*w*(w**2 + 4))/(w**2 - 4)**2"),),
    ),
    Malrule(
        "QUOT_NO_SQUARE", say("did not square the bottom"), "quotient one-over", ("(du*v-u*dv)/v",), _QUOTIENT,
        say("The top is right."),
        say("Below the line stands {v}. What is still to be done with it?"),
        (Example("w**2/(w+1)", "(-w**2 + 2*w*(w + 1))/(w + 1)"),),
    ),
    Malrule(
        "QUOT_TWICE_SQUARED", say("squared the bottom twice"), "quotient one-over",
        ("(du*v-u*dv)/v^4", "(du*v-u*dv)/v^3"), _QUOTIENT,
        say("The top is right."),
        say("Below the line stands the bottom {v}, squared. How often?"),
        (Example("w**2/(w+1)", "(2*w*(w+1) - w**2)/(w + 1)**4"),),
    ),
    Malrule(
        "QUOT_U_SQUARED", say("divided by the square of the top"), "quotient", ("(du*v-u*dv)/u^2",), _QUOTIENT,
        say("What stands above the line is right."),
        say("Which part of the fraction is squared below: {u} or {v}?"),
        (Example("w/(5-w**2)", "(w**2 + 5)/w**2"),),
    ),
    Malrule(
        "QUOT_NO_DENOM", say("forgot to divide"), "quotient one-over", ("du*v-u*dv",), _QUOTIENT,
        say("What you wrote belongs above the line."),
        say("What stands below it?"),
        (Example("w**2/(w+1)", "-w**2 + 2*w*(w + 1)"),),
    ),
    Malrule(
        "QUOT_NUM_SHORT", say("took the difference of the slopes above the line"), "quotient",
        ("(du-dv)/v^2", "(du+dv)/v^2"), _QUOTIENT,
        say("The bottom, squared, is right."),
        say("Above the line each slope has a partner. What stands beside the slope of {u}?"),
        (Example("w**2/(w+1)", "(2*w - 1)/(w + 1)**2"),),
    ),
    Malrule(
        "QUOT_INVERTED", say("turned the fraction upside down first"), "quotient", ("(dv*u-v*du)/u^2",), _QUOTIENT,
        None,
        say("Your formula is the slope of {v} over {u}. Which of the two is the top?"),
        (Example("exp(w)/w", "(-w*exp(w) + exp(w))*exp(-2*w)"),),
    ),
    Malrule(
        "QUOT_DENOM_CONST", say("let the bottom stand still"), "quotient", ("du/v",), _QUOTIENT,
        say("That is what the top contributes."),
        say("Does the bottom {v} stand still when {w} moves?"),
        (Example("w**2/(w+1)", "2*w/(w + 1)"),),
    ),
    Malrule(
        "QUOT_DV_SQUARED", say("squared the slope of the bottom"), "quotient", ("(du*v-u*dv)/dv^2",), _QUOTIENT,
        say("The top is right."),
        say("What is squared below the line: the bottom {v} itself, or its slope?"),
        (Example("w**2/(w**2+1)", "(-2*w**3 + 2*w*(w**2 + 1))/(4*w**2)"),),
    ),
    Malrule(
        "QUOT_BRACKET_LOST", say("lost the bracket after the minus"), "quotient-sum",
        ("(da*v+db*v-a*dv+b*dv)/v^2", "(da*v+db*v-a*dv-b)/v^2", "(da*v+db*v-a*dv+b)/v^2"), _QUOTIENT,
        say("The rule is right."),
        say("The minus is for all of the top. What does it do to each of its terms?"),
        (Example("(w+4)/(w**2+1)", "(-w**2 + 8*w + 1)/(w**2 + 1)**2"),),
    ),
    Malrule(
        "QUOT_TOP_BRACKETS", say("lost the brackets around the top"), "quotient",
        ("du*v-u*dv/v^2", "du*v-u*dv/v"), _QUOTIENT,
        say("Both products are right."),
        say("How much of it is divided by the bottom squared?"),
        (Example("w**2/(w+1)", "2*w*(w+1) - w**2/(w + 1)**2"),),
    ),
    Malrule(
        "QUOT_SQUARE_SPREAD", say("spread the square over the bottom"), "quotient-under-sum",
        ("(du*v-u*dv)/(a^2+b^2)",), _QUOTIENT,
        say("The top is right."),
        say("At {w} = {at} the bottom squared is {square}, but its terms squared one by one make {spread}. "
            "What stands below?"),
        (Example("w**2/(w+1)", "(2*w*(w+1) - w**2)/(w**2 + 1)"),),
        numbers=(("square", "(a+b)^2"), ("spread", "a^2+b^2")),
    ),
    Malrule(
        "QUOT_AS_PRODUCT", say("used the product rule on a fraction"), "quotient", ("du*v+u*dv", "du*dv"), _QUOTIENT,
        None,
        say("{u} is divided by {v}, not multiplied. What does a growing bottom do to the fraction?"),
        (Example("w**2/(w+1)", "2*w*(w+1) + w**2"),),
    ),
    Malrule(
        "QUOT_ONE_PRODUCT", say("kept one of the two products"), "quotient",
        ("du*v/v^2", "-u*dv/v^2", "u*dv/v^2", "du/v^2"), _QUOTIENT,
        say("The bottom is squared, that is right."),
        say("Top and bottom both move. What does each of them contribute above the line?"),
        (Example("w**2/(w+1)", "-w**2/(w + 1)**2"),),
    ),
    Malrule(
        "QUOT_OWN_PAIR", say("put each slope beside its own part"), "quotient", ("(du*u-v*dv)/v^2",), _QUOTIENT,
        say("The bottom, squared, is right."),
        say("Above the line, what stands beside the slope of {u}: {u} or {v}?"),
        (Example("w**2/(w+1)", "(2*w**3 - (w+1))/(w + 1)**2"),),
    ),
)  # fmt: skip
