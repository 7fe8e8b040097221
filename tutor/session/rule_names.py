"""What the rules of differentiation are called, by the ids of their rows in `calculus.rules`."""

from tutor.messages import say

RULE_NAMES = {
    "constant": say("constant"),
    "variable": say("the letter itself"),
    "sum": say("sum rule"),
    "negation": say("minus"),
    "multiple": say("constant factor"),
    "divisor": say("constant divisor"),
    "power": say("power rule"),
    "reciprocal": say("power rule, once it is rewritten"),
    "product": say("product rule"),
    "quotient": say("quotient rule"),
    "exponential": say("exponential rule"),
    "function": say("table of slopes"),
    "chain": say("chain rule"),
    "logarithm": say("by logarithms"),
    "extreme": say("sum and distance"),
    "unknown": say("not known"),
}
