"""What is in force, where it comes from, and what the two commands print of it."""

import inspect
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from examples import TEXT

from summarizer.cli import settings
from summarizer.cli.main import main as cli
from summarizer.cli.settings import Settings, in_force
from summarizer.errors import InputError
from summarizer.pipeline import Summarizer

KEY = "sk-planted-4f9aXq"


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty working directory, without settings of the one who runs the tests."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"SUMMARIZER_{name.upper()}", raising=False)
    monkeypatch.setattr(settings, "user_file", lambda: tmp_path / "user" / "config.toml")
    (tmp_path / "user").mkdir()
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return tmp_path


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    def called(*arguments: str) -> str:
        monkeypatch.setattr(sys, "argv", ["summarizer", *arguments])
        with pytest.raises(SystemExit):
            cli()
        return "".join(capsys.readouterr())

    return called


def test_the_nearest_source_wins(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Option before environment before project before the user's file before the default."""
    (home / "user" / "config.toml").write_text('model = "local:user.gguf"\nprompt = "v3"\n')
    assert in_force()[0].value == "local:user.gguf"
    (home / "work" / "pyproject.toml").write_text('[tool.summarizer]\nmodel = "openai/project"\n')
    assert in_force()[0].value == "openai/project"
    monkeypatch.setenv("SUMMARIZER_MODEL", "openai/environment")
    assert in_force()[0].value == "openai/environment"
    found = {s.name: (s.value, s.origin) for s in in_force({"model": "openai/option", "prompt": None})}
    assert found == {
        "model": ("openai/option", "option"),
        "base_url": (None, "default"),
        "prompt": ("v3", str(home / "user" / "config.toml")),
        "max_tokens": (None, "default"),
        "budget": (None, "default"),
    }


def test_numbers_come_from_the_environment_too(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable is a text, and a setting a number."""
    monkeypatch.setenv("SUMMARIZER_MAX_TOKENS", "500")
    monkeypatch.setenv("SUMMARIZER_BUDGET", "20k")
    assert settings.settings().limits.max_tokens == 500
    assert settings.settings().limits.budget.tokens == 20_000


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (
            "modle = 'local'",
            "sets 'modle', which is unknown; there are model, base_url, prompt, max_tokens, budget",
        ),
        (
            "base_url = 'http://203.0.113.7/v1'",
            "sets base_url, which a project may not, because keys are sent",
        ),
        ("max_tokens = 'many'", r"max_tokens from .*pyproject.toml \[tool.summarizer\]: .* not 'many'"),
        ("max_tokens = 0", "max_tokens from .* greater than 0, not 0"),
        ("model = [", "cannot be read: .*; mend it or take it away"),
    ],
)
def test_a_setting_that_cannot_be_is_named(home: Path, table: str, message: str) -> None:
    """The message says which file, which setting, and what is wrong with it."""
    (home / "work" / "pyproject.toml").write_text(f"[tool.summarizer]\n{table}\n")
    with pytest.raises(InputError, match=message):
        in_force()


def test_the_default_prompt_is_the_librarys_own() -> None:
    """The command line and the library start from the same release."""
    assert Settings().prompt == inspect.signature(Summarizer).parameters["prompt"].default


def test_config_shows_origins_and_no_key(
    home: Path, run: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every setting is listed with where it comes from; of a key only whether there is one."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)
    monkeypatch.setenv("SUMMARIZER_MODEL", "openai/some-model")
    out = run("config")
    assert "model      openai/some-model  (environment SUMMARIZER_MODEL)" in out
    assert "prompt     -  (default)" in out
    assert "OPENAI_API_KEY      set, not shown" in out
    assert "ANTHROPIC_API_KEY   not set" in out
    assert KEY[3:] not in out


def test_plan_asks_nothing(home: Path, run: Callable[..., str]) -> None:
    """Requests, tokens and, for a model with a known price, a bound in dollars; no model is opened."""
    (home / "work" / "a.md").write_text(TEXT, encoding="utf-8")
    local, priced = run("plan", "a.md"), run("plan", "a.md", "--model", "openai/gpt-4o-mini")
    assert "requests " in local
    assert "$" not in local
    assert "prompt         v3/free" in run("plan", "a.md", "--prompt", "v3/free")
    assert "list price, genai-prices" in priced
