"""`tutor export`: files to take away, and the notebook opened by nbformat and run by Jupyter."""

import json
import os
from pathlib import Path

import pytest
from test_line_mode import run

ANSWERS = "3w\n/hint\n2w\n10\n/skip\n/try ln(w)/w at 2\n7\n(1-ln(w))/w^2\n"


@pytest.fixture
def learnt() -> None:
    assert run("learn", "powers", typed=ANSWERS).returncode == 0


@pytest.mark.usefixtures("learnt")
def test_a_transcript(tmp_path: Path) -> None:
    text = run("export", "--markdown", "-").stdout
    assert "## Powers of w\n\n### 1. Predict the derivative of J(w) = w².\n\n- `3w`: not yet\n- `2w`: right" in text
    assert "## Practice, and questions of my own" in text
    file = tmp_path / "done.html"
    assert run("export", "--html", str(file)).stdout == f"Written: {file}\n"
    page = file.read_text(encoding="utf-8")
    assert "<h2>Powers of w</h2>" in page
    assert file.stat().st_mode & 0o077 == 0


def test_every_kind_of_question_is_told_as_it_was_asked() -> None:
    run("learn", "chains", typed="/skip\n" * 12)
    text = run("export", "--markdown", "-").stdout
    headings = [line for line in text.split("\n") if line.startswith("### ")]
    assert len(headings) >= 12
    for heading in headings:
        assert " " in heading.split(". ", 1)[1], heading
    assert "    dJ/dw = ____" in text or "____" in text
    assert "- a) " in text
    chinese = run("--lang", "zh", "export", "--markdown", "-").stdout
    assert "## Chains" not in chinese
    assert "Predict the" not in chinese
    assert "First link" not in chinese


@pytest.mark.usefixtures("learnt")
def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "mine.ipynb"
    file.write_text("mine", encoding="utf-8")
    refused = run("export", "--notebook", str(file))
    assert (refused.returncode, file.read_text(encoding="utf-8")) == (2, "mine")
    assert "is there already: --force replaces it" in refused.stderr
    assert run("export", "--notebook", str(file), "--force").returncode == 0
    assert json.loads(file.read_text(encoding="utf-8"))["nbformat"] == 4
    assert [each.name for each in tmp_path.iterdir()] == ["mine.ipynb"]


@pytest.mark.usefixtures("learnt")
def test_a_place_that_cant_be_written(tmp_path: Path) -> None:
    done = run("export", "--notebook", str(tmp_path / "gone" / "mine.ipynb"))
    assert (done.returncode, done.stderr) == (74, "tutor: it can't be exported: No such file or directory\n")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are POSIX's")
@pytest.mark.usefixtures("learnt")
def test_only_files_are_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    link = tmp_path / "link"
    link.symlink_to("nowhere")
    for path in (pipe, link, tmp_path):
        for command in (("export", "--markdown", str(path)), ("progress", "--export", str(path))):
            done = run(*command, "--force")
            assert done.returncode == 2
            assert done.stderr == f"tutor: {path} can't be used: it is not a regular file\n"
    assert pipe.is_fifo()
    assert link.is_symlink()


def test_nothing_to_export(tmp_path: Path) -> None:
    done = run("export", "--notebook", str(tmp_path / "mine.ipynb"))
    assert (done.returncode, done.stdout) == (1, "There is nothing to export yet: no answer was given.\n")
    assert not list(tmp_path.iterdir())
    other = tmp_path / "thesis"
    other.write_text("Chapter one", encoding="utf-8")
    assert run("export", "--progress", str(other), "--markdown", "-").returncode == 2


@pytest.mark.parametrize("lesson", ["powers", "4"])
def test_a_lesson(tmp_path: Path, lesson: str) -> None:
    file = tmp_path / "lesson.ipynb"
    assert run("export", "--lesson", lesson, "--notebook", str(file)).returncode == 0
    assert "Predict the derivative" in file.read_text(encoding="utf-8")


def test_a_lesson_that_cant_be_read(tmp_path: Path) -> None:
    bad = tmp_path / "01-bad.md"
    bad.write_text("nothing", encoding="utf-8")
    done = run("export", "--lesson", str(bad), "--notebook", "-")
    assert (done.returncode, done.stdout) == (2, "")
    assert "error [front-matter]" in done.stderr
    assert run("export", "--lesson", "powers", "--html", "-").returncode == 2
    assert "There is no lesson 'powrs'. Did you mean powers?" in (
        run("export", "--lesson", "powrs", "--notebook", "-").stderr
    )


@pytest.mark.slow
@pytest.mark.usefixtures("learnt")
@pytest.mark.parametrize("which", ["done", "powers", "one-over-w", "constants-multiples-sums"])
def test_a_notebook_runs_from_top_to_bottom(tmp_path: Path, which: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import nbclient  # noqa: PLC0415 - heavy, and needed here only
    import nbformat  # noqa: PLC0415 - likewise

    monkeypatch.setenv("JUPYTER_PLATFORM_DIRS", "1")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    file = tmp_path / "mine.ipynb"
    lesson = () if which == "done" else ("--lesson", which)
    assert run("export", *lesson, "--notebook", str(file)).returncode == 0
    notebook = nbformat.read(file, as_version=4)
    nbformat.validate(notebook)
    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    printed = [
        output.get("text", "") + "".join(output.get("data", {}))
        for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs
    ]  # fmt: skip
    assert any("image/png" in text for text in printed)
    assert any(text.startswith("2*w\n") or "1.0" in text for text in printed)
    if which == "done":
        assert "0\n" in printed
        assert any(text.startswith("0.1 9.610000000000001 6.100000000000012\n") for text in printed)
