"""Ways through a lesson: where a branch lands, and which blocks some learner may come to."""

from collections.abc import Callable

import pytest

from tutor.course.model import Lesson
from tutor.course.paths import landing, reached

BLOCKS = """
```predict one
J: w^2
```

BRANCH

Words.

```predict two
J: w^3
```

```nudge shown
J: w^4
```

```recap
```
"""

WAYS = [
    # the branch, the blocks nobody comes to: one, branch, words, two, shown, recap
    ("if: right one -> shown", set()),
    ("if: right one -> shown\nelse: -> shown", {2, 3}),
    ("if: right one -> shown\nelse: -> end", {2, 3}),
    ("else: -> end\nif: right one -> shown", {2, 3, 4, 5}),
    ("if: right one -> two\nelse: -> two", set()),
    ("if: first 1 right -> end", set()),
]


@pytest.mark.parametrize(("branch", "missed"), WAYS)
def test_which_blocks_are_reached(branch: str, missed: set[int], lesson: Callable[[str], Lesson]) -> None:
    blocks = lesson(BLOCKS.replace("BRANCH", f"```branch\n{branch}\n```")).blocks
    assert set(range(len(blocks))) - reached(blocks) == missed


def test_where_a_branch_lands(lesson: Callable[[str], Lesson]) -> None:
    blocks = lesson(BLOCKS.replace("BRANCH", "```branch\nif: right one -> end\n```")).blocks
    assert [landing(blocks, target) for target in ("one", "two", "shown", "end")] == [0, 2, 4, 6]
