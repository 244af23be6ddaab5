"""How far a corpus is can be asked at any time, and says what to do next."""

import json
from pathlib import Path

import httpx2
import pytest
from corpora import failing, refused, rows, run_over, says, write_jsonl
from scripted import PROMPT, completion

from summarizer.corpus.database import beside
from summarizer.corpus.inputs import Reader
from summarizer.corpus.outcome import identity
from summarizer.corpus.status import Cause, standing
from summarizer.corpus.store import Store
from summarizer.errors import InputError
from summarizer.pipeline import Summarizer


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out.jsonl"


def cut_off(request: httpx2.Request) -> httpx2.Response | None:
    """No abstract about the documents 1 and 3: their summaries are partial."""
    body = json.loads(request.content)
    if "Abstract" in body["response_format"]["json_schema"]["name"] and any(
        f", {n} of them" in request.content.decode() for n in (1, 3)
    ):
        return httpx2.Response(200, json=completion("no JSON"))
    return httpx2.Response(200, json=completion(json.dumps(says(body))))


def test_causes_are_grouped_by_what_is_alike(tmp_path: Path, out: Path) -> None:
    """Names and numbers apart, the most frequent first, each with a document that has it."""
    bad = [{"id": f"bad{n}", "text": "12 34"} for n in range(3)]
    run_over(write_jsonl(tmp_path / "given.jsonl", [*rows(4), *bad]), out, refused(2))
    found = standing(out)
    assert (found.documents, found.complete, found.failed, found.left) == (7, 3, 4, 0)
    assert [(cause.documents, cause.example) for cause in found.causes] == [(3, "bad0"), (1, "d2")]
    assert found.causes[0].cause.startswith("InputError: ")
    assert found.causes[0].cause.endswith("has no words to summarise; give an article")
    assert found.next == "mend what failed, and run the same command again with --retry-failed"


def test_what_is_partial_says_why(tmp_path: Path, out: Path) -> None:
    """And can be done again, alone."""
    given = write_jsonl(tmp_path / "given.jsonl", rows(4))
    run_over(given, out, failing(cut_off))
    found = standing(out)
    assert (found.complete, found.partial) == (2, 2)
    assert found.reasons == (
        Cause(cause="partial: the abstract: the model answered no JSON (no JSON)", documents=2, example="d1"),
    )
    assert found.next == "run the same command again with --retry-partial to read the rest of what is partial"
    assert run_over(given, out, retry=frozenset({"partial"})).progress.done == 2
    assert standing(out).next is None


def test_a_run_under_way_can_be_asked(tmp_path: Path, out: Path) -> None:
    """What it has not come to is left; its end is not known."""
    (first, *_) = Reader().read([str(write_jsonl(tmp_path / "given.jsonl", rows(1)))])
    with Store(beside(out)) as store, Summarizer("m", prompt=PROMPT, transport=refused()) as summarizer:
        store.begin(7, "m")
        assert first.article
        store.register(first.id, identity(first.article, summarizer), None)
        found = standing(out)
        assert (found.documents, found.left, found.written) == (1, 7, False)
        assert found.running_since
        store.begin(None, "m")
        assert standing(out).left is None


def test_an_output_without_a_store_is_an_error(out: Path) -> None:
    """It names what is missing."""
    with pytest.raises(InputError, match=r"there is no store '.*out\.jsonl\.sqlite'"):
        standing(out)
