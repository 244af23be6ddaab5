"""Fixtures of the tests of providers' batches."""

from pathlib import Path

import pytest
from batch_rounds import DOCUMENTS
from batch_server import BatchServer
from batch_servers import STAND_INS
from corpora import rows, write_jsonl
from provider_servers import KEY

from summarizer.llm import PROVIDERS


@pytest.fixture(params=STAND_INS)
def kind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> type[BatchServer]:
    """The stand-in of a provider; the key is set, and nothing waits for a second try."""
    provider = STAND_INS[request.param]
    pytest.importorskip({"google": "google.genai", "mistral": "mistralai.client"}.get(request.param, request.param))
    monkeypatch.setenv(PROVIDERS[request.param].key or "", KEY)
    monkeypatch.setattr("summarizer.llm.retries.FIRST", 0.001)
    return provider


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_jsonl(tmp_path / "given.jsonl", rows(DOCUMENTS))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out.jsonl"
