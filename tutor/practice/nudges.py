"""Rows for nudging itself: what a slope is, how small a step should be, kinks, gradient checks."""

from tutor.messages import say
from tutor.practice.shape import NUMBER, SIGN, SIZE, Choice, Row, Shape, Worked

_POINTS = "p=3,4,5,6,8,10,-3,-4,-5,-10"

SLOPES: tuple[Row, ...] = (
    Shape("slope", "line", "{a}*w", "a=2..20", "3, -3, 5, -2, 10", (NUMBER,)),
    Shape("slope", "falling-line", "{c} - {a}*w", "c=2..9 a=2..9", "3, -3, 5, -2", (NUMBER, SIGN)),
    Shape("slope", "square", "w^2", "", "3, -3, 4, -4, 5, -5, 6, 10, -10", (NUMBER, SIGN, SIZE)),
    Shape("slope", "flat", "{c}", "c=2..30", "3, -2, 10", (NUMBER, SIGN)),
    Worked(
        "slope", "from-two-values",
        say("J({p}) = {before} and J({p} + 0.001) = {after}. About how many times 0.001 did J move? "
            "Give the whole number it is heading for."),
        f"a=1..5 n=2,3 {_POINTS}", "{n}*{a}*({p})^({n} - 1)",
        say("J moved by {moved}; divided by 0.001 that is {k}, and it heads for a whole number as the nudge shrinks."),
        shows=(
            ("before", "{a}*({p})^{n}"), ("after", "{a}*({p} + 0.001)^{n}"),
            ("moved", "{a}*({p} + 0.001)^{n} - {a}*({p})^{n}"),
            ("k", "({a}*({p} + 0.001)^{n} - {a}*({p})^{n})/0.001"),
        ),
    ),
    Worked(
        "slope", "use-it",
        say("The slope of J is {k} at w = {p}. By about how much does J change when w goes from {p} to {q}?"),
        f"k=2,3,4,5,6,7,8,-2,-3,-4,-5,-6 d=1,2,3,4,5 {_POINTS}", "{k}*{d}/100",
        say("The change of J is about the slope times the change of w: {k}⋅{step}."),
        shows=(("q", "{p} + {d}/100"), ("step", "{d}/100")), mixed=True,
    ),
    Worked(
        "slope", "back-from-change",
        say("When w grows by {d}, J changes by about {moved}. About what is the slope?"),
        "k=2..9,-2,-3,-4,-5,-6,-7 d=0.1,0.01,0.001,0.02,0.05,0.004", "{k}",
        say("How many times {d} is {moved}? {moved}/{d} is {k}."),
        shows=(("moved", "{k}*{d}"),), mixed=True,
    ),
)  # fmt: skip

STEPS: tuple[Row, ...] = (
    Worked(
        "step-size", "forward-extra",
        say("J(w) = {J} at w = {p}. With ε = 0.1 the forward difference is {k}. What is it with ε = {eps}, exactly?"),
        "c:a=:1,2*:2,3*:3,4*:4,5*:5,6*:6 p=2..9,-3,-5 eps=0.01,0.001,0.05,0.02", "2*{a}*({p}) + {a}*{eps}",
        say("It is {slope} + {a}⋅ε here: the error shrinks in step with ε."),
        J="{c}w^2", shows=(("k", "2*{a}*({p}) + {a}*0.1"), ("slope", "2*{a}*({p})")),
    ),
    Worked(
        "step-size", "forward-order",
        say("ε goes from 1e-{m} to 1e-{n}, far from rounding. About how many times smaller does the error of "
            "the forward difference get?"),
        "m:n=1:2,1:3,2:3,2:4,3:4,3:5,1:4", "10^({n} - {m})",
        say("The forward error is proportional to ε."),
    ),
    Worked(
        "step-size", "central-order",
        say("ε goes from 1e-{m} to 1e-{n}, far from rounding. About how many times smaller does the error of "
            "the central difference get?"),
        "m:n=1:2,1:3,2:3,2:4,3:4,1:4", "100^({n} - {m})",
        say("The central error is proportional to ε squared."), mixed=True,
    ),
    Choice(
        "step-size", "too-small",
        say("w = 1e{n} and ε = 1e{e}. In floats (16 digits), what is w + ε?"),
        "n:e:k=0:-17:1,2:-15:1,4:-13:1,6:-11:1,8:-9:1,0:-8:0,2:-6:0,4:-5:0,6:-4:0,8:-2:0,3:-14:1,3:-6:0,5:-12:1,5:-5:0",
        (
            (say("more than w: the step is really taken"),
             say("The digits of ε begin within the 16 digits of w, so most of the step arrives.")),
            (say("still w: nothing moves, and k is 0"),
             say("ε begins beyond the 16 digits that w has. The float does not change.")),
        ),
        "{k}", ordered=True,
    ),
    Choice(
        "step-size", "best-forward",
        say("J is of ordinary size, w too. Which ε is best for a forward difference?"),
        "good=1e-8 large=1e-1,1e-2,1e-3 small=1e-12,1e-13,1e-14,1e-15",
        (
            (say("{good}"), say("The bend (proportional to ε) and rounding (proportional to 1/ε) balance there.")),
            (say("{large}"), say("The bend of the curve is in charge: a smaller ε still helps.")),
            (say("{small}"), say("Rounding is in charge: the few digits that are left of the difference are noise.")),
        ),
    ),
    Choice(
        "step-size", "which-error",
        say("A forward difference with ε = 1e-{n} for an ordinary J at an ordinary w: which error is in charge?"),
        "n:k=1:0,2:0,3:0,4:0,5:0,11:1,12:1,13:1,14:1,15:1",
        (
            (say("the bend of the curve"), say("The error is about ε/2 times the bend, far above rounding.")),
            (say("rounding"), say("The last digits of J, divided by so small an ε, are large.")),
        ),
        "{k}", ordered=True,
    ),
)  # fmt: skip

_KINK = "(0 - (0 {s}))"
"""The point of |w + s|."""

KINKS: tuple[Row, ...] = (
    Worked(
        "kink", "left",
        say("J(w) = {J} at w = {p}. What slope does a nudge to the left measure?"),
        "a=2..8 s=±1..9", "-{a}",
        say("Left of {p} the inside of the bars is negative: J falls {a} times as fast as w grows."),
        J="{a}*abs(w {s})", shows=(("p", _KINK),),
    ),
    Worked(
        "kink", "right",
        say("J(w) = {J} at w = {p}. What slope does a nudge to the right measure?"),
        "a=2..8 s=±1..9", "{a}",
        say("Right of {p} the inside of the bars is positive: J rises {a} times as fast as w."),
        J="{a}*abs(w {s})", shows=(("p", _KINK),),
    ),
    Worked(
        "kink", "central",
        say("J(w) = {J} at w = {p}. What does the central difference report there, for every ε?"),
        "a=2..8 s=±1..9", "0",
        say("The two sides cancel, so it looks like a perfect 0; and there is no slope: -{a} and {a} disagree."),
        J="{a}*abs(w {s})", shows=(("p", _KINK),), mixed=True,
    ),
    Worked(
        "kink", "relu-central",
        say("J(w) = {J} at w = {p}, where relu has its kink. What does the central difference report?"),
        "a=2..9 b=±1..9", "{a}/2",
        say("Half of the way is flat, half rises {a} times as fast: the mean of 0 and {a}, and the slope of neither."),
        J="relu({a}*w {b})", shows=(("p", "(0 - (0 {b}))/{a}"),), mixed=True,
    ),
    Choice(
        "kink", "is-there-one",
        say("J(w) = {J}. Is there a slope at w = {q}?"),
        "a=2..7 s=±1..9 d:k=0:1,1:0,-1:0,2:0",
        (
            (say("yes"), say("The kink is at w = {p}; here J is a straight line, and both sides agree.")),
            (say("no"), say("Left and right disagree there however small ε is.")),
        ),
        "{k}", J="{a}*abs(w {s})", shows=(("p", _KINK), ("q", f"{_KINK} + {{d}}")), ordered=True,
    ),
    Choice(
        "kink", "healed",
        say("J(w) = {J} at w = {p}. Is there a slope?"),
        "a=2..7 s=±1..9",
        (
            (say("yes: 0"), say("Both sides flatten out: the first factor is 0 there and takes the kink away.")),
            (say("no: there is a kink"), say("Look left and right: ε·|ε|/ε shrinks to 0 on both sides.")),
            (say("yes: {a}"), say("Nudge it: J moves by {a}⋅ε², far less than ε.")),
        ),
        J="{a}*(w {s})*abs(w {s})", shows=(("p", _KINK),), mixed=True,
    ),
    Choice(
        "kink", "step-across",
        say("J(w) = {J} at w = {near}. Can a central difference with ε = {eps} be trusted?"),
        "s=±1..9 near_by:eps:k=0.01:0.1:1,0.001:0.01:1,0.0001:0.001:1,0.1:0.001:0,0.01:0.0001:0,0.1:0.01:0",
        (
            (say("yes"), say("Both ends stay on the same side of the kink.")),
            (say("no"), say("The step reaches across the kink at {p}: the two ends lie on different branches.")),
        ),
        "{k}", J="abs(w {s})", shows=(("p", _KINK), ("near", f"{_KINK} + {{near_by}}")), ordered=True, mixed=True,
    ),
)  # fmt: skip

CHECKS: tuple[Row, ...] = (
    Worked(
        "gradient-check", "relative-error",
        say("The formula says {a}, the nudge measures {n}. What is the relative error |a - n|/max(|a|, |n|), "
            "to three digits, or as a fraction?"),
        "n:a=5:5.001,4:4.0001,8:8.002,2:2.0003,10:10.005,20:20.004,6:6.0001,3:3.003,5:5.002,50:50.01",
        "({a} - {n})/{a}",
        say("The gap, {gap}, divided by the larger of the two."), shows=(("gap", "{a} - {n}"),),
    ),
    Worked(
        "gradient-check", "measured",
        say("J(w) = {J} at w = {p}. What does the central difference with ε = 0.1 give, exactly?"),
        "c:a=:1,2*:2,3*:3,4*:4,5*:5,6*:6 p=2..7,-2,-3", "3*{a}*({p})^2 + {a}*0.01",
        say("The slope is {slope}; the cube adds {a}⋅ε², {a}⋅0.01."),
        J="{c}w^3", shows=(("slope", "3*{a}*({p})^2"),), mixed=True,
    ),
    Choice(
        "gradient-check", "pattern",
        say("Three weights. The formula says {a}, {b}, {c}; the nudges measure {x}, {y}, {z}. What is the likely bug?"),
        "a=2,3,4,5 b=7,8,9 c=-6,-10,-11 f:k=2:0,-1:1,3:2,-1:1,2:0",
        (
            (say("a factor 2 got lost"), say("Measured by formula is 2 for every weight.")),
            (say("a sign is the wrong way round"), say("Each is minus the other.")),
            (say("a factor 3 got lost"), say("Measured by formula is 3 for every weight.")),
            (say("none, that is rounding"), say("Rounding leaves seven digits or more in agreement.")),
        ),
        "{k}", shows=(("x", "{a}*{f}"), ("y", "{b}*{f}"), ("z", "({c})*{f}")), ordered=True,
    ),
    Choice(
        "gradient-check", "bug-or-rounding",
        say("Formula {a}, central difference {n} with ε = 1e-5, and much the same with ε = 1e-4. Bug or rounding?"),
        "a:n:k=6:6.0000000003:1,9:6.0000000002:0,12:11.9999999998:1,4:2.0000000001:0,27:27.0000000012:1,"
        "5:4.9999999999:1,8:16.0000000004:0,3:3.0300000000:0,10:10.0000000007:1,7:-7.0000000002:0",
        (
            (say("bug"), say("The gap is far larger than rounding, and does not shrink with ε.")),
            (say("rounding"), say("They agree to nine digits and more. That is as good as it gets.")),
        ),
        "{k}", ordered=True,
    ),
    Choice(
        "gradient-check", "which-step",
        say("A central difference in {kind}: which ε?"),
        "kind:k=float64:0,float32:1 x=1e-12,1e-13,1e-14",
        (
            (say("1e-5"), say("Near the cube root of 1e-16: right for float64.")),
            (say("1e-3"), say("Near the cube root of 1e-7: right for float32, which has but seven digits.")),
            (say("{x}"), say("Rounding is in charge there: 3 + {x} keeps next to nothing of the step.")),
        ),
        "{k}", ordered=True, mixed=True,
    ),
)  # fmt: skip

NUDGES = (*SLOPES, *STEPS, *KINKS, *CHECKS)
