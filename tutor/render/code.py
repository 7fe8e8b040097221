"""Python on the screen, coloured by Pygments."""

from tutor.render.lines import Line


def python_lines(source: str) -> list[Line]:
    """Return Python source as coloured lines, exactly as it is written."""
    from pygments.lexers.python import PythonLexer  # noqa: PLC0415 - 20 ms, needed when code is shown
    from pygments.token import Token as Kind  # noqa: PLC0415

    styles = (
        (Kind.Keyword, "code.keyword"),
        (Kind.Operator.Word, "code.keyword"),
        (Kind.Number, "code.number"),
        (Kind.Literal.Number, "code.number"),
        (Kind.String, "code.string"),
        (Kind.Literal.String, "code.string"),
        (Kind.Operator, "code.operator"),
    )
    lines: list[list[tuple[str, str]]] = [[]]
    for kind, text in PythonLexer(stripnl=False, ensurenl=False).get_tokens(source):
        style = next((name for parent, name in styles if kind in parent), "code.name")
        for index, part in enumerate(text.split("\n")):
            if index:
                lines.append([])
            if part:
                lines[-1].append((style, part))
    return [tuple(line) for line in lines]
