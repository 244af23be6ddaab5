"""The command ``batch`` with ``--provider-batch``."""

from pathlib import Path

import pytest
from batch_rounds import DOCUMENTS, good
from batch_servers import STAND_INS
from commands import Call
from corpora import rows, write_jsonl
from provider_servers import KEY

from summarizer.corpus.status import standing


def test_the_command_submits_and_collects(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 4 while documents wait; each run and the status say what waits where, and what to do."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    write_jsonl(Path("given.jsonl"), rows(DOCUMENTS))
    server = STAND_INS["openai"](good)
    monkeypatch.setattr("summarizer.llm.batches.service.Network", lambda: server)
    words = ("batch", "given.jsonl", "--out", "out.jsonl", "--model", f"openai/{server.model}", "--provider-batch")
    code, printed, err = call(*words)
    assert (code, printed) == (4, "")
    assert err.splitlines()[-4:] == [
        "summarizer: submitted 6 requests about 3 documents to openai as batch openai-b0",
        "summarizer: the answers are there within a day: run the same command again, without --retry-failed and --retry-partial",
        "summarizer: out.jsonl: 3 documents: 3 left; 0 done in this run; 3 wait for a provider's batch",
        "summarizer: for more: summarizer status out.jsonl",
    ]
    told = call("status", "out.jsonl").out.splitlines()
    assert told[4:7] == [
        "  left             3",
        "  waiting          3  of these, for a provider's batch",
        f"                   3  batch openai-b0 (openai) since {standing(tmp_path / 'out.jsonl').batches[0].since}",
    ]
    assert told[-1] == "next: run the same command again when the provider's batch has ended; it takes up to a day"
    server.work()
    code, _, err = call(*words)
    assert code == 0
    assert "summarizer: batch openai-b0: 6 of 6 requests answered" in err
    assert call("status", "out.jsonl").out.splitlines()[1] == "  complete         3"


def test_the_command_refuses_a_model_without_batches(call: Call, tmp_path: Path) -> None:
    """One line, and no store."""
    code, _, err = call("batch", write_jsonl(tmp_path / "given.jsonl", rows(1)), "--out", tmp_path / "o.jsonl", "--provider-batch")
    assert (code, err) == (
        1,
        "summarizer: 'local' has no batch interface of a provider; give one of openai/NAME, anthropic/NAME, mistral/NAME, "
        "google/NAME, or leave --provider-batch out\n",
    )
    assert list(tmp_path.glob("o.*")) == []
