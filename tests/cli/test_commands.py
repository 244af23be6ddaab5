"""Every command once, with a scripted model behind it."""

import json
from pathlib import Path

import pytest
from commands import Call
from scripted import bridge, scripted, write_article

from summarizer.schema import Summary

MODEL = ("--model", "openai/scripted", "--base-url", "http://127.0.0.1:9/v1")


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An article in the working directory; where a server would be asked the script answers."""
    monkeypatch.setattr("summarizer.llm.network.Network", scripted)
    monkeypatch.setattr("summarizer.llm.client.Network", scripted)
    monkeypatch.chdir(tmp_path)
    return write_article(tmp_path)


def test_a_summary_is_made_and_exported(call: Call, article: Path) -> None:
    """What ``run`` writes as JSON is a summary, and ``export`` and ``diff`` read it."""
    code, out, _ = call("run", article, *MODEL, "--format", "json")
    made = Summary.model_validate_json(out)
    assert (code, made.headline, len(made.claims)) == (0, "Velm closes its bridge", 2)
    saved = article.with_suffix(".json")
    saved.write_text(out, encoding="utf-8")
    assert call("export", saved, "--to", "markdown").code == 0
    assert call("diff", saved, saved)[:2] == (0, "")


def test_a_fixture_is_recorded_checked_and_measured(call: Call, article: Path) -> None:
    """What ``record`` keeps is replayed by ``check``; ``eval`` asks about it, and about records."""
    code, out, _ = call("record", article, *MODEL)
    assert (code, out) == (0, "fixtures/bridge: 3 exchanges\n")
    assert call("check")[:2] == (0, "1 fixture: 1 unchanged\n")
    gold = {"id": "bridge", "corpus": "polnear", "text": bridge().text, "attributions": []}
    records = article.with_suffix(".jsonl")
    records.write_text(json.dumps(gold) + "\n", encoding="utf-8")
    code, out, err = call("eval", records, *MODEL)
    assert (code, "openai/scripted" in out) == (0, True), err


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        (["plan", "bridge.md", "--model", "openai/gpt-4.1"], "prompt "),
        (["config"], "model "),
        (["codebook"], "plover"),
        (["prompts"], "v"),
        (["prompts", "v3/free"], "==> free/"),
        (["schema"], "v"),
        (["schema", "summary"], "{"),
        (["export"], "text "),
        (["--version"], "summarizer "),
        (["--help"], "Usage: summarizer "),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("article")
def test_what_asks_no_model(call: Call, arguments: list[str], begins: str) -> None:
    """Each prints what it should, complains of nothing, and exits with 0."""
    code, out, err = call(*arguments)
    assert (code, err) == (0, "")
    assert out.startswith(begins)
