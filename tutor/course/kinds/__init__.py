"""The kinds of blocks: one row each, with its keys and what builds it. A new kind is one row more in `KINDS`."""

from tutor.course.kinds import asked, shown, steered, worked
from tutor.course.kinds.row import Kind

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        shown.NUDGE,
        shown.CODE,
        shown.EXPLORE,
        asked.PREDICT,
        asked.VALUE,
        asked.CHOOSE,
        worked.FILL,
        worked.MISTAKE,
        steered.DRILL,
        steered.BRANCH,
        steered.RECAP,
    )
}
"""By the word after the fence."""
