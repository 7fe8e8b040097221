"""Work done while the learner reads: everything that could go wrong with the question's function.

`work(state)` yields after every few milliseconds of it, so that whoever runs it can look after the
keyboard in between. What is made is kept, and found again when the answer is there; nothing is
lost if it is never run.
"""

from collections.abc import Iterator
from importlib import import_module

from tutor.session.state import State

_NEEDED = ("tutor.calculus.malrules.rows", "tutor.calculus.malrules.answers", "tutor.checking.diagnosis",
           "tutor.checking.judge", "tutor.session.answers")  # fmt: skip
"""What the first answer will need, imported one after the other."""


def work(state: State) -> Iterator[None]:
    """Do the work, slice by slice."""
    function = getattr(state.question, "function", None)
    if function is None:
        return
    for name in _NEEDED:
        import_module(name)
        yield
    from tutor.checking import diagnosis  # noqa: PLC0415 - after the first words, see above

    yield from diagnosis.prepare(function.tree, function.variable)
