"""The functions of machine learning gone wrong."""

from tutor.calculus.malrules.row import Example, Malrule
from tutor.messages import say

_ACTIVATION = ("activation",)

ACTIVATIONS = (
    Malrule(
        "TANH_NO_SQUARE", say("forgot the square"), "call:tanh", ("(1-tanh(u))*du", "du/cosh(u)"), _ACTIVATION,
        say("The pattern is right."),
        say("Which part of the slope of tanh is squared?"),
        (Example("tanh(w)", "1 - tanh(w)"), Example("tanh(w)", "1/cosh(w)")),
    ),
    Malrule(
        "TANH_WRONG_INPUT", say("used the input where the output belongs"), "call:tanh", ("(1-u^2)*du",), _ACTIVATION,
        say("1 minus a square is right."),
        say("A square of what: of the input {u}, or of the output {f}?"),
        (Example("tanh(w)", "1 - w**2"),),
    ),
    Malrule(
        "TANH_PLUS", say("put a plus for the minus"), "call:tanh", ("(1+tanh(u)^2)*du",), _ACTIVATION,
        say("The square of {f} is right."),
        say("Far out the curve is flat, and the square is close to 1. What does your formula give there?"),
        (Example("tanh(w)", "1 + tanh(w)**2"),),
    ),
    Malrule(
        "SIGMOID_NO_SELF", say("left out the sigmoid itself"), "call:sigmoid", ("(1-sigmoid(u))*du",), _ACTIVATION,
        say("The factor that switches it off on the right is right."),
        say("Far to the left the sigmoid is flat as well. Which factor is small there?"),
        (Example("sigmoid(w)", "1 - 1/(1 + exp(-w))"),),
    ),
    Malrule(
        "SIGMOID_SELF_ONLY", say("kept the sigmoid as its own slope"), "call:sigmoid", ("sigmoid(u)*du",), _ACTIVATION,
        say("The sigmoid as a factor is right."),
        say("Far to the right it is flat, yet its height is close to 1. Which factor switches it off there?"),
        (Example("sigmoid(w)", "1/(1 + exp(-w))"),),
    ),
    Malrule(
        "SIGMOID_PLUS", say("put a plus for the minus"), "call:sigmoid", ("sigmoid(u)*(1+sigmoid(u))*du",), _ACTIVATION,
        say("The sigmoid as a factor is right."),
        say("Far to the right it is flat, and its height is close to 1. What does your formula give there?"),
        (Example("sigmoid(w)", "(1 + 1/(1 + exp(-w)))/(1 + exp(-w))"),),
    ),
    Malrule(
        "SIGMOID_WRONG_INPUT", say("used the input where the output belongs"), "call:sigmoid", ("u*(1-u)*du",),
        _ACTIVATION,
        say("The pattern is right."),
        say("With what is it to be filled: with the input {u}, or with the output {f}?"),
        (Example("sigmoid(w)", "w*(1 - w)"),),
    ),
    Malrule(
        "SIGMOID_SIGN", say("gave the sigmoid's slope a minus"), "call:sigmoid",
        ("-sigmoid(u)*(1-sigmoid(u))*du",), _ACTIVATION,
        say("The size is right."),
        say("Two minus signs come along on the way. Does the sigmoid rise or fall?"),
        (Example("sigmoid(w)", "-(1 - 1/(1 + exp(-w)))/(1 + exp(-w))"),),
    ),
    Malrule(
        "RELU_VALUE", say("gave the height, not the slope"), "call:relu", ("relu(u)*du",), _ACTIVATION, None,
        say("Right of its kink it is a straight line. How steep is that line, however high it is?"),
        (Example("relu(w)", "relu(w)"),),
    ),
    Malrule(
        "RELU_ALWAYS_ONE", say("took the slope as 1 on both sides"), "call:relu", ("du",), _ACTIVATION,
        say("Right of the kink that is right."),
        say("Left of it, where {u} is below 0: does anything come through?"),
        (Example("relu(w-2)", "1"),),
    ),
    Malrule(
        "ABS_ONE", say("took the slope as 1 on both sides"), "call:abs", ("du",), ("kink", "activation"),
        say("Where {u} is above 0 that is right."),
        say("Where {u} is below 0: does {f} rise or fall when {u} grows?"),
        (Example("abs(w-3)", "1"),),
    ),
    Malrule(
        "SOFTPLUS_INV", say("lost a factor"), "call:softplus", ("du/(1+e^u)",), _ACTIVATION,
        say("That is one over the right thing."),
        say("Far to the right softplus climbs like a straight line. How steep is it there, and what does yours give?"),
        (Example("softplus(w)", "1/(exp(w) + 1)"),),
    ),
    Malrule(
        "SOFTPLUS_EXP", say("gave the slope of the inside alone"), "call:softplus", ("e^u*du",), _ACTIVATION,
        say("That is how fast the inside of the logarithm moves."),
        say("And what does the logarithm around it contribute?"),
        (Example("softplus(w)", "exp(w)"),),
    ),
)  # fmt: skip

PARTIAL = (
    Malrule(
        "PARAM_AS_VAR", say("let another letter move"), "parameter-term", ("1",), ("partial",),
        say("The part with {w} in it is right."),
        say("When only {w} is nudged, does {c} move?"),
        (Example("w*x+b", "x + 1"),),
    ),
    Malrule(
        "PARAM_FACTOR_DROPPED", say("dropped the letter beside {w}"), "parameter", ("du",), ("partial",),
        None,
        say("{c} stands still, but it multiplies. How many times as fast as {w} does {f} move?"),
        (Example("w*x+b", "1"),),
    ),
)  # fmt: skip
