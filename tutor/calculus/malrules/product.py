"""The product rule gone wrong."""

from tutor.calculus.malrules.row import Example, Malrule
from tutor.messages import say

_PRODUCT = ("product",)

PRODUCTS = (
    Malrule(
        "PROD_OF_DERIVS", say("multiplied the two slopes"), "product", ("du*dv",), _PRODUCT,
        say("Both slopes are right."),
        say("Each factor takes a turn while the other waits. What waits beside the slope of {u}?"),
        (Example("w**2*sin(w)", "2*w*cos(w)"),),
    ),
    Malrule(
        "PROD_SUM_DERIVS", say("added the two slopes"), "product", ("du+dv",), _PRODUCT,
        say("Two terms, added: that is right."),
        say("While {u} moves, {v} waits beside it. Where is it?"),
        (Example("w**2*sin(w)", "2*w + cos(w)"),),
    ),
    Malrule(
        "PROD_MINUS", say("put a minus into the product rule"), "product", ("du*v-u*dv", "u*dv-du*v"), _PRODUCT,
        say("Both terms have their right size."),
        say("Each factor adds its share. Which sign stands between the two?"),
        (Example("w**2*exp(w)", "-w**2*exp(w) + 2*w*exp(w)"),),
    ),
    Malrule(
        "PROD_FIRST_ONLY", say("moved only the first factor"), "product", ("du*v",), _PRODUCT,
        say("That is what {u} contributes while {v} waits."),
        say("And what does {v} contribute while {u} waits?"),
        (Example("w**2*sin(w)", "2*w*sin(w)"),),
    ),
    Malrule(
        "PROD_SECOND_ONLY", say("moved only the second factor"), "product", ("u*dv",), _PRODUCT,
        say("That is what {v} contributes while {u} waits."),
        say("And what does {u} contribute while {v} waits?"),
        (Example("w**2*sin(w)", "w**2*cos(w)"),),
    ),
    Malrule(
        "PROD_OWN_PAIR", say("put each slope beside its own factor"), "product", ("u*du+v*dv",), _PRODUCT,
        say("Two terms, added: that is right."),
        say("While {u} moves, which factor waits: {u} or {v}?"),
        (Example("w**2*sin(w)", "2*w**3 + sin(w)*cos(w)"),),
    ),
    Malrule(
        "PROD_UV_PLUS", say("added the product to the product of the slopes"), "product", ("du*dv+u*v",), _PRODUCT,
        say("Two terms, added: that is right."),
        say("In each term one factor moves and one waits. Which one waits beside the slope of {u}?"),
        (Example("w*exp(2*w)", "w*exp(2*w) + 2*exp(2*w)"),),
    ),
    Malrule(
        "PROD_WAITING_LOST", say("left out a factor that waits"), "product", ("du*v+dv", "du+u*dv"), _PRODUCT,
        say("Two terms, added: that is right."),
        say("In each term one factor moves and the other waits. Are both {u} and {v} still there?"),
        (Example("w**2*sin(w)", "2*w*sin(w) + cos(w)"),),
    ),
    Malrule(
        "PROD_AS_QUOTIENT", say("used the quotient rule on a product"), "product",
        ("(du*v-u*dv)/v^2", "(du*v+u*dv)/v^2"), _PRODUCT,
        None,
        say("{u} and {v} are multiplied, not divided. What does each contribute while the other waits?"),
        (Example("w**2*exp(w)", "(2*w*exp(w) - w**2*exp(w))/exp(w)**2"),),
    ),
    Malrule(
        "PROD_BRACKET_LOST", say("lost a bracket"), "product-sum",
        ("da*v+db*v+a*dv+b", "da*v+db+a*dv+b*dv", "(da+db)*v+a+b*dv", "da+db*v+(a+b)*dv"), _PRODUCT,
        say("The rule is right."),
        say("Put the brackets around {a} and what belongs to it. What is multiplied by what?"),
        (Example("(w+3)*w**2", "w**2 + w*2*w + 3"),),
    ),
)  # fmt: skip
