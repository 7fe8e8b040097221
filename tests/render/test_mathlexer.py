"""The lexer for learners' mathematics: what it calls what, and that it loses nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments.lexers import get_lexer_by_name
from pygments.token import Error

from tutor.notation.functions import SPELLINGS
from tutor.render.mathlexer import MathLexer


def kinds(line: str) -> str:
    """Return each token as `text:Kind`, blanks left out."""
    tokens = MathLexer(stripnl=False, ensurenl=False).get_tokens(line)
    return " ".join(f"{text}:{str(kind).rpartition('.')[2]}" for kind, text in tokens if text.strip())


@pytest.mark.parametrize(
    ("line", "tokens"),
    [
        ("3w^2", "3:Number w:Variable ^:Operator 2:Number"),
        ("2*sin(w)", "2:Number *:Operator sin:Function (:Punctuation w:Variable ):Punctuation"),
        ("sinh(w)", "sinh:Function (:Punctuation w:Variable ):Punctuation"),
        ("π/3 + e^w", "π:Constant /:Operator 3:Number +:Operator e:Constant ^:Operator w:Variable"),
        ("√w − w²", "√:Function w:Variable −:Operator w:Variable ²:Number"),
        ("dJ/dw = 2w", "dJ:Variable /:Operator dw:Variable =:Operator 2:Number w:Variable"),
        ("1.5e-3", "1.5e-3:Number"),
        ("/at 5", "/at:Keyword 5:Number"),
        ("w#2", "w:Variable #:Error 2:Number"),
        ("|w|", "|:Punctuation w:Variable |:Punctuation"),
    ],
)  # fmt: skip
def test_tokens(line: str, tokens: str) -> None:
    assert kinds(line) == tokens


@pytest.mark.parametrize("spelling", sorted(SPELLINGS))
def test_every_function_is_known(spelling: str) -> None:
    assert kinds(f"{spelling}(w)").startswith(f"{spelling}:Function")


@given(st.text(max_size=40))
def test_nothing_is_lost(line: str) -> None:
    line = line.replace("\r", "")
    assert "".join(text for _, text in MathLexer(stripnl=False, ensurenl=False).get_tokens(line)) == line.lstrip(
        "\ufeff"
    )


def test_it_is_registered() -> None:
    assert isinstance(get_lexer_by_name("tutor-math"), MathLexer)
    assert next(kind for kind, _ in get_lexer_by_name("tutor-math").get_tokens("?")) is Error
