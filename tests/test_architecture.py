"""The plan held as a test: who may import whom, what pure rooms must not touch, how large a module may be."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tutor

PACKAGE = Path(tutor.__file__).parent

FLOORS = {
    "__main__": 10, "cli": 10,
    "author": 9,
    "terminal": 8, "store": 8,
    "prover": 7,
    "render": 6,
    "session": 5,
    "practice": 4,
    "course": 3,
    "checking": 2, "calculus": 2,
    "notation": 1,
    "messages": 0, "values": 0, "__init__": 0,
}  # fmt: skip

PURE = {"render", "session", "practice", "course", "checking", "calculus", "notation", "messages", "values"}

IMPURE_MODULES = {
    "os", "sys", "io", "time", "datetime", "random", "secrets", "pathlib", "shutil", "subprocess", "socket",
    "sqlite3", "threading", "asyncio", "locale", "getpass", "platform", "tempfile", "logging", "sympy",
    "prompt_toolkit",
}  # fmt: skip

MOMENTS = {"cards.py": {"datetime"}}
"""FSRS speaks in datetimes: they are made from moments handed in, and never asked of a clock."""

CLOCKS = {"now", "utcnow", "today"}

NEVER = {
    "eval",
    "exec",
    "compile",
    "sympify",
    "parse_expr",
    "parse_latex",
    "lambdify",
    "pickle",
    "yaml",
    "marshal",
    "shelve",
}

MODULES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    """Return the room of a module: its folder, or its own name on the top level."""
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else parts[0].removesuffix(".py")


def imports(tree: ast.Module) -> Iterator[str]:
    """Yield the full names of all modules imported anywhere, type-only imports included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


ON_ONE_FLOOR = {("__main__", "cli"), ("terminal", "store"), ("checking", "calculus"), ("messages", "values")}
"""Where one floor holds two rooms, the one arrow there may be between them."""


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_imports_run_downwards(path: Path) -> None:
    here = room(path)
    for name in imports(parsed(path)):
        parts = name.split(".")
        if parts[0] != "tutor" or len(parts) == 1 or parts[1] in (here, "__version__"):
            continue
        there = parts[1]
        allowed = FLOORS[there] < FLOORS[here] or (here, there) in ON_ONE_FLOOR
        assert allowed, f"{path.name} (floor {FLOORS[here]}) imports {name} (floor {FLOORS[there]})"


@pytest.mark.parametrize("path", [path for path in MODULES if room(path) in PURE], ids=str)
def test_pure_rooms_touch_nothing_outside(path: Path) -> None:
    tree = parsed(path)
    touched = {name.split(".")[0] for name in imports(tree)} & IMPURE_MODULES
    assert not touched - MOMENTS.get(path.name, set())
    if touched:
        assert not {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} & CLOCKS
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not called & {"print", "input", "open"}


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_nothing_that_runs_text_is_named(path: Path) -> None:
    tree = parsed(path)
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and room(path) == "prover"}
    names |= {part for name in imports(tree) for part in name.split(".")}
    assert not names & NEVER


def test_sympy_is_named_in_the_child_only() -> None:
    importers = [path.name for path in MODULES if any(name.split(".")[0] == "sympy" for name in imports(parsed(path)))]
    assert importers == ["worker.py"]


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_a_module_says_what_it_is_for_and_stays_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    docstring = ast.get_docstring(tree)
    assert docstring
    assert len(docstring.split("\n")[0]) > 20
    assert text.count("\n") <= 400
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= 50, f"{node.name} has {length} lines"


def test_no_vague_names() -> None:
    vague = {"utils", "util", "helpers", "helper", "base", "manager", "common", "misc"}
    assert not {part.removesuffix(".py") for path in MODULES for part in path.parts} & vague
