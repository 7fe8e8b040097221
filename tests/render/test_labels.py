"""The words of a picture's legend, in another language."""

import pytest

from tutor.render.labels import LABELS, labelled
from tutor.render.lines import Line
from tutor.store.catalogues import PROGRAM, catalogue

LINES: list[Line] = [(("plot", "⣀⣀"), ("plot.axis", " tangent   ")), (("plot.axis", "-1.8"),), ()]


def test_the_words_change_and_nothing_else() -> None:
    assert labelled(LINES, str) == LINES
    assert labelled(LINES, {"tangent": "切线", "-1.8": "?"}.get) == [  # type: ignore[arg-type]  # a stand-in
        (("plot", "⣀⣀"), ("plot.axis", " 切线   ")),
        (("plot.axis", "-1.8"),),
        (),
    ]


@pytest.mark.parametrize("label", sorted(LABELS))
def test_every_label_has_a_translation(label: str) -> None:
    assert catalogue(PROGRAM, "zh")[label]
