"""Standard streams that are closed, full, or no longer read."""

import subprocess
import sys
from pathlib import Path

import pytest
from examples import SUMMARY

from summarizer.export.json import as_json

SUMMARIZER = f"{sys.executable} -m summarizer"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A folder with a summary, one with more in it than a pipe holds, and an article."""
    (tmp_path / "one.json").write_text(as_json(SUMMARY), encoding="utf-8")
    many = ", ".join([as_json(SUMMARY)] * 60)
    (tmp_path / "many.json").write_text(f"[{many}]", encoding="utf-8")
    (tmp_path / "essel.md").write_text("---\npublished: 2031-05-06\n---\nDrayhold fell.", encoding="utf-8")
    return tmp_path


def shell(folder: Path, words: str) -> "subprocess.CompletedProcess[str]":
    """What a shell makes of it; the exit code is that of the summarizer."""
    return subprocess.run(  # noqa: S603
        ["/bin/bash", "-c", f"{SUMMARIZER} {words}; exit ${{PIPESTATUS[0]}}"],
        cwd=folder, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("export one.json --to json >/dev/full", "cannot write to standard output: No space left on device"),
        ("config >/dev/full", "cannot write to standard output: No space left on device"),
        ("export one.json --to json >&-", "standard output is closed; open it, or give --output FILE"),
        ("run essel.md >&-", "standard output is closed; open it, or give --output FILE"),
        ("schema >&-", "standard output is closed; open it, or give --output FILE"),
        ("run <&-", "standard input is closed; give a FILE"),
        ("run - <&-", "standard input is closed; give a FILE"),
        ("plan - <&-", "standard input is closed; give a FILE"),
        ("export - --to json <&-", "standard input is closed; give a FILE"),
    ],
)
def test_a_stream_that_cannot_be_used(saved: Path, words: str, line: str) -> None:
    """One line says which, and exit 1."""
    done = shell(saved, words)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"summarizer: {line}\n")


@pytest.mark.parametrize("reader", ["true", "head -1 >/dev/null"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_pipe_that_nobody_reads_any_more(saved: Path, reader: str, form: str) -> None:
    """It ends without a word."""
    assert shell(saved, f"export many.json --to {form} | {reader}").stderr == ""


def test_closed_standard_error(saved: Path) -> None:
    """What is complained of goes nowhere, the exit code still tells."""
    assert shell(saved, "run no.md 2>&-").returncode == 1
    assert shell(saved, "export one.json --to json 2>&-").stdout == as_json(SUMMARY)
