"""What reaches the terminal while a command works, and how a file comes into being."""

import io
import sys
from pathlib import Path

import pytest

from summarizer.cli.terminal import deliver, has_colour, plain, progress
from summarizer.errors import InputError


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_bars_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bar appears when its work moves, with its words; a bar that never moves does not."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", screen := Terminal())
    with progress("essel.md") as bar:
        bar("joining the weights")
        bar("reading [1]")(1, 4)
    assert "reading [1]" in screen.getvalue()
    assert "25%" in screen.getvalue()
    assert "joining" not in screen.getvalue()


def test_two_lines_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    """Into a file or a pipe goes one line before and one after, whatever moves."""
    with progress("essel.md") as bar:
        bar("reading")(1, 4)
    assert capsys.readouterr() == ("", "summarizer: reading essel.md\nsummarizer: read essel.md in 0 s\n")


def test_failed_work_is_not_told_as_done(capsys: pytest.CaptureFixture[str]) -> None:
    """An error passes through, and nothing says that the article was read."""
    with pytest.raises(InputError), progress("essel.md"):
        raise InputError("no")
    assert capsys.readouterr().err == "summarizer: reading essel.md\n"


@pytest.mark.parametrize(
    ("variables", "colour"),
    [({"TERM": "xterm"}, True), ({"TERM": "xterm", "NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_colour(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], colour: bool) -> None:
    """A terminal gets colours unless it cannot show them or its user does not want them."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert has_colour() is colour
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert not has_colour()


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    """A failing write is one error that names the file, and leaves nothing behind."""
    with pytest.raises(InputError, match=r"cannot write .*no/summary\.json"):
        deliver("text", tmp_path / "no" / "summary.json")
    assert list(tmp_path.iterdir()) == []


def test_plain_keeps_letters() -> None:
    """Letters, joiners of scripts that need them, and spaces stay."""
    text = "Ærø  “水” می\u200cخواهم 👩\u200d🚒"
    assert plain(text) == text
