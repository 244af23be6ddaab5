"""Fixtures of the tests of commands. Property tests are timed by nobody: a busy machine fails none of them."""

import sys
from pathlib import Path

import pytest
from commands import Call, Result, StandIn
from examples import COMPLETE, TEXT
from hypothesis import settings

from summarizer.cli.main import main as cli

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs the entry point with these arguments, as the installed command does."""

    def called(*arguments: str | Path) -> Result:
        monkeypatch.setattr(sys, "argv", ["summarizer", *map(str, arguments)])
        code: object = 0
        try:
            cli()
        except SystemExit as end:
            code = end.code
        return Result(code or 0, *capsys.readouterr())

    return called


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> type[StandIn]:
    """No model is asked."""
    monkeypatch.setattr("summarizer.pipeline.Summarizer", StandIn)
    monkeypatch.setattr(StandIn, "gives", COMPLETE)
    return StandIn


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def dated(tmp_path: Path) -> Path:
    """The same with its date, so that nothing is said about that."""
    path = tmp_path / "dated.md"
    path.write_text(f"---\npublished: 2031-05-06\n---\n{TEXT}", encoding="utf-8")
    return path
