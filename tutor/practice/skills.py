"""The skills of the curriculum, and all rows of practice by skill and shape.

A lesson's `teaches:` names these skills. The rows of a skill stand from easy to hard: the next one
is a new shape, the one before has a smaller inside.
"""

from tutor.messages import say
from tutor.practice.functions import FUNCTIONS
from tutor.practice.learning import LEARNING
from tutor.practice.nudges import NUDGES
from tutor.practice.rules import RULES
from tutor.practice.shape import Row, Skill

SKILLS = (
    Skill("slope", say("slope by nudging")),
    Skill("power", say("powers of w"), ("slope",)),
    Skill("constant", say("added constants"), ("power",)),
    Skill("constant-multiple", say("constant factors"), ("power",)),
    Skill("sum", say("sums, term by term"), ("constant", "constant-multiple")),
    Skill("negative-power", say("one over w"), ("constant-multiple",)),
    Skill("root", say("roots"), ("negative-power",)),
    Skill("step-size", say("how small a step"), ("slope",)),
    Skill("product", say("products"), ("sum",)),
    Skill("quotient", say("quotients"), ("product", "negative-power")),
    Skill("chain", say("chains"), ("sum", "negative-power")),
    Skill("exponential", say("exponentials"), ("chain",)),
    Skill("logarithm", say("logarithms"), ("chain",)),
    Skill("trigonometric", say("waves: sine, cosine, tangent"), ("chain",)),
    Skill("inverse", say("inverse functions: atan, asin, acos"), ("chain", "root")),
    Skill("activation", say("activation functions"), ("exponential",)),
    Skill("partial", say("many knobs: partial derivatives"), ("chain",)),
    Skill("loss", say("costs: squared error and log loss"), ("partial",)),
    Skill("kink", say("kinks and cliffs"), ("slope",)),
    Skill("descent", say("downhill: gradient descent"), ("power",)),
    Skill("gradient-check", say("checking gradients"), ("step-size",)),
)
"""Every skill, in the order of the lessons."""

ROWS: tuple[Row, ...] = (*NUDGES, *RULES, *FUNCTIONS, *LEARNING)

SKILL_BY_NAME = {skill.name: skill for skill in SKILLS}

SHAPES: dict[str, tuple[Row, ...]] = {
    skill.name: tuple(row for row in ROWS if row.skill == skill.name) for skill in SKILLS
}
"""The rows of each skill, from easy to hard."""

_BY_NAME = {(row.skill, row.name): row for row in ROWS}


def find(skill: str, shape: str) -> Row | None:
    """Return the row of a skill and a shape, None when there is none."""
    return _BY_NAME.get((skill, shape))
