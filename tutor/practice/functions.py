"""Rows for functions of the table: exponentials, logarithms, waves, their inverses, activations."""

from tutor.messages import say
from tutor.practice.shape import FORMULA, NUMBER, SIGN, Choice, Row, Shape

_ONLY_FORMULA = (FORMULA,)
_ZERO_INSIDE = "(0 - (0 {b}))/{a}"
"""The point at which the inside, a*w + b, is 0."""

EXPONENTIALS: tuple[Row, ...] = (
    Shape("exponential", "bare", "{c}exp({x})", "c=,2*,3*,4*,5*,6*,7* x=w,x,t", "0, 2, -2", variable="{x}"),
    Shape("exponential", "of-multiple", "{c}exp({k}*w)", "c=,2*,3*,4*,5* k=2,3,4,5,6,-2,-3,-4", "0, 1/2, -1/2"),
    Shape("exponential", "of-line", "exp({a}*w {b})", "a=2..6 b=±1..6", _ZERO_INSIDE),
    Shape("exponential", "base", "{c}{a}^w", "c=,2*,3*,5* a=2,3,4,5,6,7,10", "2, 3, -2", _ONLY_FORMULA),
    Shape("exponential", "base-multiple", "{a}^({k}w)", "a=2,3,5,10 k=2*,3*,4*,5*,-", "1/2, 2", _ONLY_FORMULA,
          mixed=True),
    Shape("exponential", "of-square", "{c}exp({k}w^2)", "c=,2*,3*,4* k=,2*,3*,-", "1/2, 2, -1/2", (FORMULA, SIGN),
          mixed=True),
    Shape("exponential", "base-or-exponent", "w^{a} + {b}^w", "a=2..6 b=2..6", "2, 3", _ONLY_FORMULA, mixed=True),
    Shape("exponential", "both-move", "{c}w^({k}w)", "c=,2*,3* k=,2*,3*", "2, 1/2", _ONLY_FORMULA, mixed=True),
    Shape("exponential", "sum", "{a}*exp(w) {b}*w", "a=2..8 b=±2..9", "0, 2, -2", mixed=True),
)  # fmt: skip

LOGARITHMS: tuple[Row, ...] = (
    Shape("logarithm", "bare", "{c}ln({x})", "c=,2*,3*,5*,6* x=w,x,t", "2, 3, 4, 5, 1/2", variable="{x}"),
    Shape("logarithm", "of-multiple", "{c}ln({a}*w)", "c=,2*,3* a=2..9", "2, 3, 4, 5, 1/2"),
    Shape("logarithm", "of-line", "{c}ln({a}*w {b})", "c=,2*,3* a=2..6 b=±1..9", "2, 3, 5, 4"),
    Shape("logarithm", "of-power", "ln(w^{n})", "n=2..9", "2, 3, 4, 5"),
    Shape("logarithm", "of-square", "ln({a}w^2 + {b})", "a=,2*,3* b=1..9", "2, 3, -2, -3", mixed=True),
    Shape("logarithm", "other-base", "log{b}({a}w)", "b=2,10 a=,2*,3*,5*", "3, 5", _ONLY_FORMULA, mixed=True),
    Shape("logarithm", "sum", "{a}*ln(w) {b}*w^2", "a=2..9 b=±2..6", "2, 3, 1/2", mixed=True),
    Shape("logarithm", "squared", "ln(w)^{n}", "n=2..5", "2, 3, 5", _ONLY_FORMULA, mixed=True),
)

WAVES: tuple[Row, ...] = (
    Shape("trigonometric", "bare", "{c}{f}({x})", "c=,2*,3*,4*,5* f=sin,cos x=w,x,t", "0, 1/2, 2, -2",
          (FORMULA, NUMBER, SIGN), variable="{x}"),
    Shape("trigonometric", "of-multiple", "{c}{f}({a}*w)", "c=,2*,3*,4* f=sin,cos a=2..9", "0, 1/2, 1/5, -1/2"),
    Shape("trigonometric", "of-line", "{c}{f}({a}*w {b})", "c=,2*,3* f=sin,cos a=2..6 b=±1..6", _ZERO_INSIDE),
    Shape("trigonometric", "tangent", "{c}tan({a}w)", "c=,2*,3*,4* a=,2*,3*,4*,5*", "0, 1/5"),
    Shape("trigonometric", "sum", "{a}*sin(w) {b}*cos(w)", "a=2..9 b=±2..9", "0, 1/2, 2", mixed=True),
    Shape("trigonometric", "power", "{f}(w)^{n}", "f=sin,cos n=2..6", "1/2, 2", _ONLY_FORMULA, mixed=True),
    Shape("trigonometric", "product", "{a}sin({x})*cos({x})", "a=,2*,3*,4*,5* x=w,x,t", "0, 1/2", mixed=True,
          variable="{x}"),
)  # fmt: skip

INVERSES: tuple[Row, ...] = (
    Shape("inverse", "arctangent", "{c}atan({x})", "c=,2*,3*,5* x=w,x,t", "2, 3, 1/2, -2", variable="{x}"),
    Shape("inverse", "arcsine", "{c}asin({x})", "c=,2*,3*,4*,8* x=w,x,t", "3/5, 4/5, -3/5, 0", variable="{x}"),
    Shape("inverse", "arccosine", "{c}acos({x})", "c=,2*,3*,4*,8* x=w,x,t", "3/5, 4/5, -3/5, 0", variable="{x}"),
    Shape("inverse", "arctangent-of-multiple", "{c}atan({a}*w)", "c=,2*,3* a=2..6", "2, 1/2, 0, -2"),
    Shape("inverse", "arctangent-of-power", "atan(w^{n})", "n=2..5", "2, -2, 1/2", mixed=True),
    Shape("inverse", "arcsine-of-part", "asin(w/{a})", "a=2..9", "0, 1", _ONLY_FORMULA, mixed=True),
    Shape("inverse", "with-power", "w^{n}*atan(w)", "n=2..5", "2, 3", _ONLY_FORMULA, mixed=True),
)

ACTIVATIONS: tuple[Row, ...] = (
    Shape("activation", "sigmoid", "{c}sigmoid({x})", "c=,2*,3*,4*,8* x=w,x,t", "0, 2, -2", variable="{x}"),
    Shape("activation", "sigmoid-of-line", "sigmoid({a}*w {b})", "a=2..8 b=±1..9", _ZERO_INSIDE),
    Shape("activation", "tanh", "{c}tanh({x})", "c=,2*,3*,4*,5* x=w,x,t", "0, 1/2, -1/2", variable="{x}"),
    Shape("activation", "tanh-of-line", "tanh({a}*w {b})", "a=2..8 b=±1..9", _ZERO_INSIDE),
    Shape("activation", "relu-of-line", "{c}relu({a}*w {b})", "c=,2*,3* a=2..7 b=±1..9", "3, -2, 2, -3, 1/2, 10",
          (NUMBER, SIGN), watch=()),  # flat on one side, straight on the other: each side hides one mistake
    Shape("activation", "softplus", "{c}softplus({a}w)", "c=,2*,3* a=,2*,3*,4*", "0, 2, -2"),
    Shape("activation", "softplus-of-line", "softplus({a}*w {b})",
          "a:b=2:+4,2:-6,3:+6,3:-9,4:-8,4:+12,5:+10,5:-15,6:-12,7:-14", _ZERO_INSIDE, mixed=True),
    Shape("activation", "swish", "{c}w*sigmoid(w)", "c=,2*,3*,4*,5*", "0, 2", mixed=True),
    Shape("activation", "with-power", "w^{n}*tanh(w)", "n=2..5", "1/2, 2", _ONLY_FORMULA, mixed=True),
    Choice(
        "activation", "saturation",
        say("J = sigmoid(w) at w = {p}. About how steep is it there?"),
        "p:k=-30:0,-25:0,-20:0,-15:0,-12:0,-10:0,0:1,10:0,12:0,15:0,20:0,25:0",
        (
            (say("slope near 0"), say("Far from 0 the curve is flat: the neuron hardly passes a nudge on.")),
            (say("slope near 1/4"), say("s⋅(1 - s) is 1/4 only where s is 1/2, at 0.")),
            (say("slope near 1"), say("Never as steep as that: s⋅(1 - s) is at most 1/4.")),
        ),
        "{k}", ordered=True,
    ),
    Choice(
        "activation", "steepest",
        say("Where is J(w) = {J} steepest?"),
        "a=2..6 b=±1..9",
        (
            (say("at w = {middle}"), say("The inside is 0 there and s is 1/2, where s⋅(1 - s) is largest.")),
            (say("at w = {other}"), say("That has the wrong sign: put it in, the inside is not 0 there.")),
            (say("where w is very large"), say("Far out s is near 1, and s⋅(1 - s) near 0.")),
        ),
        J="sigmoid({a}*w {b})", shows=(("middle", _ZERO_INSIDE), ("other", "(0 {b})/{a}")), mixed=True,
    ),
)  # fmt: skip

FUNCTIONS = (*EXPONENTIALS, *LOGARITHMS, *WAVES, *INVERSES, *ACTIVATIONS)
