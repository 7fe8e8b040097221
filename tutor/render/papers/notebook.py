"""The file format of Jupyter notebooks, version 4.5: an object with five keys a cell.

It is written here rather than by nbformat, which brings nine packages more, one of them to be compiled,
onto the machine of every learner; a test holds what is written here against that library.
"""

import json
from collections.abc import Iterable

from tutor.values import value


@value
class Cell:
    """A cell: words in Markdown, or code and the names it needs from SymPy."""

    source: str
    code: bool = False
    needs: tuple[str, ...] = ()


ALWAYS = ("diff", "simplify", "symbols")
"""What is imported from SymPy in any case."""


def notebook(title: str, cells: Iterable[Cell]) -> str:
    """Return the text of a notebook's file: a title, the imports, the cells."""
    every = tuple(cells)
    names = sorted({name for cell in every for name in cell.needs} - set(ALWAYS))
    imports = f"import matplotlib.pyplot as plt\nfrom sympy import {', '.join((*ALWAYS, *names))}"
    whole = (Cell(f"# {title}"), Cell(imports, code=True), *every)
    content = {
        "cells": [_as_json(number, cell) for number, cell in enumerate(whole)],
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _as_json(number: int, cell: Cell) -> dict[str, object]:
    common: dict[str, object] = {
        "id": f"cell-{number}",
        "metadata": {},
        "source": cell.source.splitlines(keepends=True),
    }
    if cell.code:
        return {"cell_type": "code", "execution_count": None, "outputs": [], **common}
    return {"cell_type": "markdown", **common}
