"""What reaches the terminal while a command works, and how a file comes into being."""

import io
import re
import sys
import time
from pathlib import Path

import pytest

from summarizer.cli.terminal import check_output, complain, deliver, has_colour, progress
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


def test_a_bar_tells_how_fast_and_how_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """How many of how many, how many a minute, and what time is left."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setattr(sys, "stderr", screen := Terminal())
    with progress("200 articles") as bar:
        notify = bar("articles")
        for done in range(1, 6):
            notify(done, 200)
            time.sleep(0.15)
    assert "5/200" in screen.getvalue()
    assert re.search(r"\d+\.\d/min", screen.getvalue())
    assert re.search(r"\b\d\d:\d\d\b", screen.getvalue().rpartition("/min")[2])


def test_nothing_is_drawn_while_something_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bars go before a page is printed, and come back after it."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", screen := Terminal())
    with progress("essel.md") as bar:
        notify = bar("articles")
        notify(1, 4)
        with bar.paused():
            before = screen.getvalue()
            notify(2, 4)
            time.sleep(0.2)
            assert screen.getvalue() == before
        notify(3, 4)
    assert "75%" in screen.getvalue()


def test_two_lines_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    """Into a file or a pipe goes one line before and one after, whatever moves."""
    with progress("essel.md") as bar, bar.paused():
        bar("reading")(1, 4)
    assert capsys.readouterr() == ("", "summarizer: reading essel.md\nsummarizer: read essel.md in 0 s\n")


def test_long_work_is_told_now_and_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no bar can be shown, a line tells how far it is and what is left, half a minute after the last."""
    now = iter([0.0, 0.0, 10.0, 40.0, 50.0, 3600.0, 4000.0, 4001.0])
    monkeypatch.setattr("summarizer.cli.terminal.time.monotonic", lambda: next(now))
    with progress("100 articles") as bar:
        notify = bar("articles")
        for done in (1, 4, 5, 50, 100):
            notify(done, 100)
    assert capsys.readouterr().err.splitlines()[1:] == [
        "summarizer: articles: 4 of 100, about 16 min left",
        "summarizer: articles: 50 of 100, about 1 h 00 min left",
        "summarizer: read 100 articles in 4001 s",
    ]


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


def test_a_bar_of_what_nobody_can_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """It tells how many are done and for how long, and neither how many are left nor a share."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setattr(sys, "stderr", screen := Terminal())
    with progress("essel.md") as bar:
        notify = bar("answers")
        notify(0, None)
        time.sleep(0.15)
        notify(3, None)
    last = screen.getvalue().rpartition("answers")[2]
    assert re.search(r"\b3 ", last)
    assert re.search(r"0:00:0\d", last)
    assert not re.search(r"%|/3|3/|-:--", last)


def test_lines_of_what_nobody_can_count(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """They tell how many are done, and in what time."""
    now = iter([0.0, 0.0, 0.0, 40.0, 150.0, 160.0])
    monkeypatch.setattr("summarizer.cli.terminal.time.monotonic", lambda: next(now))
    with progress("essel.md") as bar:
        notify = bar("answers")
        for done in (0, 1, 4):
            notify(done, None)
    assert capsys.readouterr().err.splitlines()[1:-1] == [
        "summarizer: answers: 1 in 1 min",
        "summarizer: answers: 4 in 2 min",
    ]


def test_closed_streams(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python has None for them: no colours, nothing to print to, nobody to complain to."""
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    assert not has_colour()
    with pytest.raises(InputError, match="standard output is closed"):
        deliver("text", None)
    with pytest.raises(InputError, match="standard output is closed"):
        check_output(None)
    with progress("essel.md"):
        complain("nobody hears it")
