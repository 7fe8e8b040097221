"""Sine, cosine, tangent and their companions gone wrong."""

from tutor.calculus.malrules.row import Example, Malrule, bare
from tutor.messages import say

_TRIG = ("trigonometric",)
_SIGN_ASK = say("Where {f} falls, its slope is negative. Which sign belongs to the slope?")
_SIZE_RIGHT = say("The size is right.")

CIRCULAR = (
    Malrule(
        "COS_SIGN", say("lost the minus of the cosine's slope"), "call:cos", ("sin(u)*du",), _TRIG,
        say("The sine is right."),
        say("Just after {u} = 0 the cosine falls. Which sign has its slope there?"),
        (Example("cos(w)", "sin(w)"),),
    ),
    Malrule(
        "SIN_SIGN", say("gave the sine's slope a minus"), "call:sin", ("-cos(u)*du",), _TRIG,
        say("The cosine is right."),
        say("At {u} = 0 the sine rises. Which sign has its slope there?"),
        (Example("sin(w)", "-cos(w)"),),
    ),
    Malrule(
        "SIN_KEPT", say("kept the sine"), "call:sin", ("sin(u)*du", "-sin(u)*du"), _TRIG, None,
        say("At the top of the wave the sine is 1 and goes neither up nor down. Which function is 0 there?"),
        (Example("sin(w)", "sin(w)"),),
        bare,
    ),
    Malrule(
        "COS_KEPT", say("kept the cosine"), "call:cos", ("cos(u)*du", "-cos(u)*du"), _TRIG, None,
        say("At the top of the wave the cosine is 1 and goes neither up nor down. Which function is 0 there?"),
        (Example("cos(w)", "cos(w)"),),
        bare,
    ),
    Malrule(
        "TAN_SEC", say("forgot the square"), "call:tan", ("sec(u)*du",), _TRIG,
        say("One over the cosine is right."),
        say("The tangent is a quotient, sine over cosine. Which power of the cosine is below in its slope?"),
        (Example("tan(w)", "1/cos(w)"),),
    ),
    Malrule(
        "TAN_CSC", say("put the sine below the line"), "call:tan", ("csc(u)^2*du", "-csc(u)^2*du"), _TRIG,
        say("One over a square is right."),
        say("At {u} = 0 the tangent is smooth. Which of sine and cosine is not 0 there?"),
        (Example("tan(w)", "sin(w)**(-2)"),),
    ),
    Malrule(
        "TAN_QUOT_DERIVS", say("divided the slopes of sine and cosine"), "call:tan", ("-cot(u)*du", "cot(u)*du"),
        _TRIG, None,
        say("The tangent is sine over cosine: a quotient. What does its rule make of the bottom?"),
        (Example("tan(w)", "-cos(w)/sin(w)"),),
    ),
    Malrule(
        "TAN_SEC_TAN", say("took the slope of a companion"), "call:tan",
        ("sec(u)*tan(u)*du", "tan(u)^2*du"), _TRIG, None,
        say("Write {f} as sine over cosine. What does the quotient rule make of it?"),
        (Example("tan(w)", "sec(w)*tan(w)"),),
    ),
    Malrule(
        "TAN_AS_ATAN", say("took the slope of the inverse tangent"), "call:tan", ("du/(1+u^2)",), _TRIG, None,
        say("That is the slope of the angle whose tangent is {u}. What does the quotient rule make of the tangent?"),
        (Example("tan(w)", "1/(1 + w**2)"),),
    ),
    Malrule(
        "TAN_SIGN", say("gave the tangent's slope a minus"), "call:tan", ("-sec(u)^2*du",), _TRIG, _SIZE_RIGHT,
        _SIGN_ASK, (Example("tan(w)", "-sec(w)**2"),),
    ),
    Malrule(
        "COT_SIGN", say("lost the minus of the cotangent's slope"), "call:cot", ("csc(u)^2*du",), _TRIG, _SIZE_RIGHT,
        _SIGN_ASK, (Example("cot(w)", "csc(w)**2"),),
    ),
    Malrule(
        "COT_SEC", say("put the cosine below the line"), "call:cot", ("-sec(u)^2*du", "sec(u)^2*du"), _TRIG, None,
        say("The cotangent has a pole where the sine is 0. Which square stands below the line of its slope?"),
        (Example("cot(w)", "-sec(w)**2"),),
    ),
    Malrule(
        "COT_CSC", say("forgot the square"), "call:cot", ("-csc(u)*du", "csc(u)*du"), _TRIG,
        say("One over the sine is right."),
        say("The cotangent is a quotient, cosine over sine. Which power of the sine is below in its slope?"),
        (Example("cot(w)", "-1/sin(w)"),),
    ),
    Malrule(
        "SEC_SIGN", say("gave the slope a minus"), "call:sec", ("-sec(u)*tan(u)*du",), _TRIG, _SIZE_RIGHT,
        _SIGN_ASK, (Example("sec(w)", "-sec(w)*tan(w)"),),
    ),
    Malrule(
        "SEC_OTHER", say("took the slope of a companion"), "call:sec",
        ("sec(u)^2*du", "tan(u)^2*du", "tan(u)*du", "csc(u)*cot(u)*du", "-csc(u)*cot(u)*du", "sec(u)^2*tan(u)*du"),
        _TRIG, None,
        say("Write {f} as one over the cosine. What does the chain rule make of it?"),
        (Example("sec(w)", "tan(w)**2"),),
    ),
    Malrule(
        "CSC_SIGN", say("lost the minus"), "call:csc", ("csc(u)*cot(u)*du",), _TRIG, _SIZE_RIGHT,
        _SIGN_ASK, (Example("csc(w)", "csc(w)*cot(w)"),),
    ),
    Malrule(
        "CSC_OTHER", say("took the slope of a companion"), "call:csc",
        ("csc(u)^2*du", "-csc(u)^2*du", "cot(u)^2*du", "-cot(u)^2*du", "sec(u)*tan(u)*du", "-sec(u)*tan(u)*du"),
        _TRIG, None,
        say("Write {f} as one over the sine. What does the chain rule make of it?"),
        (Example("csc(w)", "-csc(w)**2"),),
    ),
)  # fmt: skip

INVERSE = (
    Malrule(
        "ASIN_PLUS", say("put a plus under the root"), "call:asin", ("du/sqrt(1+u^2)",), ("inverse",),
        say("One over a root is right."),
        say("At 1 the arcsine stops with a vertical tangent. What must the root be there?"),
        (Example("asin(w/2)", "1/(2*sqrt(w**2/4 + 1))"),),
    ),
    Malrule(
        "ASIN_SIGN", say("gave the arcsine's slope a minus"), "call:asin", ("-du/sqrt(1-u^2)",), ("inverse",),
        say("The size is right."),
        say("Does the arcsine rise or fall when {u} grows?"),
        (Example("asin(w/5)", "-1/(5*sqrt(1 - w**2/25))"),),
    ),
    Malrule(
        "ACOS_SIGN", say("lost the minus of the arccosine's slope"), "call:acos", ("du/sqrt(1-u^2)",), ("inverse",),
        say("The size is right."),
        say("Does the arccosine rise or fall when {u} grows?"),
        (Example("acos(w)", "1/sqrt(1 - w**2)"),),
    ),
    Malrule(
        "ASIN_AS_RECIP", say("read the inverse sine as one over the sine"), "call:asin", ("-cos(u)/sin(u)^2*du",),
        ("inverse",), None,
        say("Here {f} is the angle whose sine is {u}. Is that one over the sine?"),
        (Example("asin(w/5)", "-cos(w/5)/(5*sin(w/5)**2)"),),
    ),
    Malrule(
        "ASIN_NO_ROOT", say("forgot the root"), "call:asin", ("du/(1-u^2)", "du/(1+u^2)"), ("inverse",),
        say("One over something is right."),
        say("Take the sine on both sides: the cosine of the angle comes in. What is it, in terms of {u}?"),
        (Example("asin(w)", "1/(1 - w**2)"),),
    ),
    Malrule(
        "ACOS_OTHER", say("took another root or none"), "call:acos",
        ("-du/sqrt(1+u^2)", "-du/(1-u^2)", "-du/(1+u^2)"), ("inverse",),
        say("Minus one over something with a square of {u} is right."),
        say("At 1 the arccosine ends with a vertical tangent. What must the bottom be there, and is there a root?"),
        (Example("acos(w)", "-1/(1 - w**2)"),),
    ),
    Malrule(
        "ACOS_AS_COS", say("took the slope of the cosine"), "call:acos", ("-sin(u)*du", "sin(u)*du", "-du/cos(u)"),
        ("inverse",), None,
        say("That belongs to the cosine. Here {f} is the angle whose cosine is {u}: where is it steepest?"),
        (Example("acos(w)", "-sin(w)"),),
    ),
    Malrule(
        "ATAN_AS_RECIP", say("read the inverse tangent as one over the tangent"), "call:atan", ("-du/sin(u)^2",),
        ("inverse",), None,
        say("Here {f} is the angle whose tangent is {u}. Is that one over the tangent?"),
        (Example("atan(w)", "-1/sin(w)**2"),),
    ),
    Malrule(
        "ATAN_MINUS", say("put a minus below the line"), "call:atan", ("du/(1-u^2)",), ("inverse",),
        say("One over 1 and a square is right."),
        say("The arctangent is smooth everywhere. Can the bottom ever be 0?"),
        (Example("atan(w)", "1/(1 - w**2)"),),
    ),
    Malrule(
        "ATAN_AS_TAN", say("took the slope of the tangent"), "call:atan", ("sec(u)^2*du", "cos(u)^2*du"),
        ("inverse",), None,
        say("That belongs to the tangent. Here {f} is the angle whose tangent is {u}: does it flatten far out?"),
        (Example("atan(w)", "sec(w)**2"),),
    ),
    Malrule(
        "ASIN_AS_SIN", say("took the slope of the sine"), "call:asin", ("cos(u)*du", "du/cos(u)"), ("inverse",), None,
        say("That belongs to the sine. Here {f} is the angle whose sine is {u}: how steep is it at 0, and near 1?"),
        (Example("asin(w)", "cos(w)"),),
    ),
    Malrule(
        "ATAN_ROOT", say("took a root below the line"), "call:atan", ("du/sqrt(1+u^2)", "du/sqrt(1-u^2)"),
        ("inverse",),
        say("One over something with a square of {u} is right."),
        say("Which inverse function has the root in its slope, the arcsine or the arctangent?"),
        (Example("atan(w)", "1/sqrt(1 + w**2)"),),
    ),
)  # fmt: skip

HYPERBOLIC = (
    Malrule(
        "COSH_SIGN", say("gave the hyperbolic cosine's slope a minus"), "call:cosh", ("-sinh(u)*du",), ("hyperbolic",),
        say("The hyperbolic sine is right."),
        say("Does the hyperbolic cosine rise or fall when {u} is above 0?"),
        (Example("cosh(w)", "-sinh(w)"),),
    ),
    Malrule(
        "SINH_SIGN", say("gave the hyperbolic sine's slope a minus"), "call:sinh", ("-cosh(u)*du",), ("hyperbolic",),
        say("The hyperbolic cosine is right."),
        say("Does the hyperbolic sine rise or fall?"),
        (Example("sinh(w)", "-cosh(w)"),),
    ),
)  # fmt: skip
