"""Rows for learning machines: many knobs, costs, and the way downhill."""

from tutor.messages import say
from tutor.practice.shape import FORMULA, NUMBER, SIGN, Choice, Row, Shape, Worked

_BOTH = (FORMULA, NUMBER)

PARTIALS: tuple[Row, ...] = (
    Shape("partial", "line", "w*x + b", "x=2..9 b=3..12", "3, -2, 4", _BOTH, frozen="x={x},b={b}"),
    Shape("partial", "the-other-knob", "w^{n}*x", "n=2..4 w=2,3,-2", "4, 5, -2", _BOTH, variable="x", frozen="w={w}"),
    Shape("partial", "waiting-term", "w^2*x + x^{n}", "n=2..5 x=2,3,-2", "3, 4, -3", _BOTH, frozen="x={x}"),
    Shape("partial", "waiting-term-other", "w^2*x + x^{n}", "n=2..4 w=2,3,4,-3", "2, -2, 3", _BOTH, variable="x",
          frozen="w={w}"),
    Shape("partial", "bias", "w*x + {c}b", "c=,2*,3*,5* w=2..5 x=3..6", "3, -2", _BOTH, variable="b",
          frozen="w={w},x={x}"),
    Shape("partial", "mixed-powers", "{a}*w^{n}*x^2", "a=2..6 n=2..4 x=2,3,-2", "2, 3, -2", _BOTH, mixed=True,
          frozen="x={x}"),
    Shape("partial", "with-chain", "(w*x + b)^{n}", "n=2,3 x=2..4 b=1..5", "2, -2, 3", _BOTH, mixed=True,
          frozen="x={x},b={b}"),
    Shape("partial", "with-exp", "{a}x*exp(w)", "a=,2*,3*,4* x=2,3,5", "0, 2", _BOTH, mixed=True, frozen="x={x}"),
    Choice(
        "partial", "more-sensitive",
        say("J = w*x + b with x = {x}. Which knob moves J more, for the same small nudge?"),
        "x:k=100:0,20:0,5:0,0.1:1,0.01:1,-50:0,0.2:1,-8:0,0.05:1,12:0",
        (
            (say("w"), say("A nudge of w arrives multiplied by x, one of b as it is.")),
            (say("b"), say("x makes the nudge of w smaller; one of b arrives as it is.")),
        ),
        "{k}", ordered=True,
    ),
)  # fmt: skip

LOSSES: tuple[Row, ...] = (
    Shape("loss", "squared-error", "(w*x - y)^2", "x=2..6 y=3..12", "2, 3, -2", _BOTH, frozen="x={x},y={y}"),
    Shape("loss", "other-way-round", "(y - w*x)^2", "x=2..6 y=3..12", "2, 3, -2", _BOTH, frozen="x={x},y={y}"),
    Shape("loss", "half", "({x}*w - {y})^2/2", "x=2..7 y=3..15", "2, 3, -2, 1", (*_BOTH, SIGN)),
    Shape("loss", "two-points", "(w - {a})^2 + ({b}*w - {c})^2", "a=1..6 b=2..5 c=1..7", "2, 3, -2", (*_BOTH, SIGN)),
    Shape("loss", "mean", "((w - {a})^2 + ({b}*w - {c})^2)/2", "a=1..6 b=2..4 c=1..7", "2, 3, -2", _BOTH, mixed=True),
    Shape("loss", "with-bias", "(w*x + b - y)^2/2", "x=2..5 b=1..4 y=5..12", "2, 3, -2", _BOTH, mixed=True,
          frozen="x={x},b={b},y={y}"),
    Shape("loss", "bias", "(w*x + b - y)^2", "x=2..5 w=2..4 y=5..12", "2, 3, -2", _BOTH, mixed=True, variable="b",
          frozen="w={w},x={x},y={y}"),
    Shape("loss", "log-loss-one", "-ln(sigmoid({a}{x}))", "a=,2*,3*,4*,5* x=w,z,t", "0", _BOTH, variable="{x}"),
    Shape("loss", "log-loss-zero", "-ln(1 - sigmoid({a}{x}))", "a=,2*,3*,4*,5* x=w,z,t", "0", _BOTH, variable="{x}"),
    Shape("loss", "with-penalty", "({x}*w - {y})^2 + {c}*w^2", "x=2..5 y=3..9 c=2..6", "2, -2, 3", _BOTH, mixed=True),
)  # fmt: skip

_STEP = "({p}) - {r}*2*{a}*({p})"

DESCENTS: tuple[Row, ...] = (
    Worked(
        "descent", "new-place",
        say("J(w) = {J}, w = {p}, rate {r}. Where is w after one step against the slope?"),
        "c:a=:1,2*:2,3*:3,4*:4,5*:5 p=2..8,-3,-4,-5 r=0.1,0.01,0.05,0.02", _STEP,
        say("The slope is {slope}; w goes to {p} - {r}⋅({slope})."),
        J="{c}w^2", shows=(("slope", "2*{a}*({p})"),),
    ),
    Worked(
        "descent", "with-line",
        say("J(w) = {J}, w = {p}, rate {r}. Where is w after one step against the slope?"),
        "b=±2..8 p=2..6,-2,-3 r=0.1,0.01,0.05", "({p}) - {r}*(2*({p}) {b})",
        say("The slope is {slope}; w goes to {p} - {r}⋅({slope})."),
        J="w^2 {b}*w", shows=(("slope", "2*({p}) {b}"),),
    ),
    Worked(
        "descent", "predicted-drop",
        say("At w = {p} the slope of J is {k}. With rate {r}, by how much should one step lower J, "
            "going by the slope?"),
        "k=2..8,-3,-4,-5,-6 r=0.1,0.01,0.05,0.001 p=2,3,5,-2", "{r}*({k})^2",
        say("The step is {r}⋅({k}), and the slope counts it once more: rate times slope squared."),
    ),
    Worked(
        "descent", "real-value",
        say("J(w) = {J}, w = {p}, rate {r}. What is J after one step against the slope?"),
        "c:a=:1,2*:2,3*:3 p=2..6,-2,-3,-4 r=0.1,0.05,0.2", f"{{a}}*({_STEP})^2",
        say("The step leads to w = {there}. The slope alone promises J = {promised}: the curve bends."),
        J="{c}w^2", mixed=True,
        shows=(("there", _STEP), ("promised", "{a}*({p})^2 - {r}*(2*{a}*({p}))^2")),
    ),
    Choice(
        "descent", "which-way",
        say("The slope of J at w = {p} is {k}. A step against the slope makes w …"),
        "p=2..9,-2,-3,-4 k:g=3:1,-3:0,0.5:1,-0.5:0,7:1,-7:0,-0.01:0,0.02:1",
        (
            (say("larger"), say("The slope is negative: J falls to the right.")),
            (say("smaller"), say("The slope is positive: J falls to the left.")),
        ),
        "{g}", ordered=True,
    ),
    Choice(
        "descent", "too-long",
        say("J(w) = {J}: one step makes of w the number (1 - {twice}⋅rate)⋅w. With rate {r}, what happens "
            "step after step?"),
        "c:a:r:k=:1:0.1:0,:1:0.9:1,:1:1.5:2,2*:2:0.1:0,2*:2:0.4:1,2*:2:0.6:2,3*:3:0.1:0,3*:3:0.3:1,3*:3:0.4:2,"
        "5*:5:0.05:0,5*:5:0.15:1,5*:5:0.3:2,:1:0.3:0,:1:0.75:1,:1:2:2,4*:4:0.1:0,4*:4:0.2:1,4*:4:0.5:2",
        (
            (say("w shrinks, always on the same side of 0"), say("The factor lies between 0 and 1.")),
            (say("w jumps across 0 and still shrinks"), say("The factor lies between -1 and 0.")),
            (say("w runs away"), say("The factor is below -1: each step is longer than the one before.")),
        ),
        "{k}", J="{c}w^2", shows=(("twice", "2*{a}"),), ordered=True, mixed=True,
    ),
)  # fmt: skip

LEARNING = (*PARTIALS, *LOSSES, *DESCENTS)
