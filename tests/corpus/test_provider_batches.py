"""A corpus through the batch interfaces of four providers: submitted once, collected later, the same summaries."""

import json
from pathlib import Path

import httpx2
import pytest
from batch_rounds import DOCUMENTS, a_round, asked, bad_once, costs, direct, good, priceless
from batch_server import BatchServer
from corpora import lines, statuses
from provider_servers import JSON, KEY, SERVERS, Answer

from summarizer.llm import Budget, Limits
from summarizer.llm.batches import Bounds


def test_a_corpus_is_submitted_and_collected_later(kind: type[BatchServer], corpus: Path, out: Path) -> None:
    """Both questions of every document in one batch; what it makes of them is what a direct run makes, at half the cost."""
    server = kind(good)
    _, ended, submitted = a_round(server, corpus, out)
    assert (ended.progress.waiting, ended.progress.done, ended.stopped) == (DOCUMENTS, 0, None)
    assert [(b.requests, b.documents, b.provider) for b in submitted] == [(2 * DOCUMENTS, DOCUMENTS, kind.provider)]
    assert lines(out) == []

    collected, ended, submitted = a_round(server, corpus, out)  # it has not ended
    assert (collected, ended.progress.waiting, submitted) == ([], DOCUMENTS, [])

    server.work()
    collected, ended, submitted = a_round(server, corpus, out)
    assert [(one.answered, one.failure) for one in collected] == [(2 * DOCUMENTS, "")]
    assert (ended.progress.done, ended.progress.waiting, submitted) == (DOCUMENTS, 0, [])
    assert set(statuses(out).values()) == {"complete"}

    again = out.with_name("direct.jsonl")
    assert priceless(out) == direct(server, corpus, again)
    assert costs(out) == [cost and pytest.approx(cost / 2) for cost in costs(again)]
    assert len(server.made) == 1


def test_an_answer_that_does_not_hold_is_asked_for_in_the_next_batch(
    kind: type[BatchServer], corpus: Path, out: Path
) -> None:
    """With the reasons, as without batches."""
    server = kind(bad_once)
    a_round(server, corpus, out)
    server.work()
    _, ended, submitted = a_round(server, corpus, out)
    assert (ended.progress.waiting, [b.requests for b in submitted]) == (DOCUMENTS, [DOCUMENTS])
    server.work()
    assert a_round(server, corpus, out)[1].progress.done == DOCUMENTS
    assert priceless(out) == direct(server, corpus, out.with_name("direct.jsonl"))
    assert [line["summary"]["provenance"]["retries"] for line in lines(out)] == [1] * DOCUMENTS


def test_what_was_not_answered_is_asked_again_in_the_next_batch(
    kind: type[BatchServer], corpus: Path, out: Path
) -> None:
    """What is left of a batch that expired, and what ended with an error of the server."""
    busy = [True]

    def sometimes(body: JSON) -> Answer | httpx2.Response:
        if asked(body) == "Abstract" and busy[0]:
            return server.refusal(500, "internal error")
        return good(body)

    server = kind(sometimes)
    a_round(server, corpus, out)
    server.work("expired" if kind.provider != "google" else "ended", only=4)
    collected, _, submitted = a_round(server, corpus, out)
    answered = collected[0].answered
    assert 0 < answered < 4
    assert [b.requests for b in submitted] == [2 * DOCUMENTS - answered]
    busy[0] = False
    server.work()
    assert a_round(server, corpus, out)[1].progress.done == DOCUMENTS
    assert set(statuses(out).values()) == {"complete"}


def test_a_request_that_is_never_answered_fails_its_document(kind: type[BatchServer], corpus: Path, out: Path) -> None:
    """After three batches, with the provider's words; asked for again it begins anew."""
    server = kind(lambda body: server.refusal(500, "internal error") if asked(body) == "Abstract" else good(body))
    for _ in range(3):
        assert a_round(server, corpus, out)[1].progress.waiting == DOCUMENTS
        server.work()
    assert a_round(server, corpus, out)[1].progress.failed == DOCUMENTS
    error = lines(out)[0]["error"]
    assert error["cause"] == "ModelError"
    assert error["message"] == "the provider did not answer it in 3 batches: internal error"
    assert len(server.made) == 3
    _, ended, submitted = a_round(server, corpus, out, retry=frozenset({"failed"}))
    assert (ended.progress.waiting, [b.documents for b in submitted]) == (DOCUMENTS, [DOCUMENTS])


def test_a_batch_that_failed_as_a_whole_is_submitted_again(kind: type[BatchServer], corpus: Path, out: Path) -> None:
    """Its requests are in the next one."""
    server = kind(good)
    a_round(server, corpus, out)
    server.work("failed" if kind.provider != "anthropic" else "expired", only=0, fault=("invalid", "the file is broken"))
    collected, _, submitted = a_round(server, corpus, out)
    assert collected[0].answered == 0
    assert bool(collected[0].failure) == (kind.provider != "anthropic")
    assert [b.requests for b in submitted] == [2 * DOCUMENTS]


def test_a_model_that_takes_no_schema_is_told_in_words(kind: type[BatchServer], corpus: Path, out: Path) -> None:
    """The refusal comes in the first batch; the second has the schema in words, and nothing is asked twice."""
    bodies: list[str] = []

    def no_schema(body: JSON) -> Answer | httpx2.Response:
        bodies.append(json.dumps(body, sort_keys=True))
        if any(name in bodies[-1] for name in ("response_format", "output_config", "responseJsonSchema")):
            return server.refusal(400, "response_format, output_config and responseJsonSchema are not supported")
        return httpx2.Response(200, json=chat.wire.body(good(body)))

    chat, server = SERVERS[kind.provider], kind(no_schema)
    for done in (0, 0, DOCUMENTS):
        assert a_round(server, corpus, out)[1].progress.done == done
        server.work()
    assert set(statuses(out).values()) == {"complete"}
    assert len(bodies) == len(set(bodies)) == 4 * DOCUMENTS


def test_an_answer_that_was_all_thinking_changes_no_other_question(
    kind: type[BatchServer], corpus: Path, out: Path
) -> None:
    """It gets more room in the next batch; what is known of another document is found again by its request."""
    bodies: list[str] = []

    def thinks(body: JSON) -> Answer:
        bodies.append(json.dumps(body, sort_keys=True))
        if ", 1 of them" in bodies[-1] and asked(body) == "Found" and room(body) < 9000:
            return Answer("", "length", "Should this count?", 50)
        return good(body)

    server = kind(thinks)
    for done in (0, DOCUMENTS - 1, 1):
        assert a_round(server, corpus, out)[1].progress.done == done
        server.work()
    assert set(statuses(out).values()) == {"complete"}
    assert len(bodies) == len(set(bodies)) == 2 * DOCUMENTS + 1


def room(body: JSON) -> int:
    """The bound of an answer's tokens."""
    config = body.get("generationConfig", {})
    return int(body.get("max_tokens") or body.get("max_completion_tokens") or config["maxOutputTokens"])


def test_a_document_that_the_provider_refuses_fails_alone(kind: type[BatchServer], corpus: Path, out: Path) -> None:
    """Its line says why; nothing is asked again."""

    def one_bad(body: JSON) -> Answer | httpx2.Response:
        return server.refusal(400, "no such thing") if ", 1 of them" in json.dumps(body) else good(body)

    server = kind(one_bad)
    a_round(server, corpus, out)
    server.work()
    _, ended, submitted = a_round(server, corpus, out)
    assert (ended.progress.done, ended.progress.failed, submitted) == (DOCUMENTS, 1, [])
    assert lines(out)[1]["error"]["message"] == "the model's server answered 400: no such thing"


def test_batches_are_split_by_the_bounds_of_the_provider(
    kind: type[BatchServer], corpus: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the number of requests and by their size."""
    server = kind(good)
    with monkeypatch.context() as small:
        small.setattr("summarizer.llm.batches.Service.bounds", Bounds(4))
        assert [b.requests for b in a_round(server, corpus, out)[2]] == [4, 2]
    monkeypatch.setattr("summarizer.llm.batches.Service.bounds", Bounds(100, 10))
    other = out.with_name("other.jsonl")
    assert [b.requests for b in a_round(server, corpus, other)[2]] == [1] * 2 * DOCUMENTS


def test_no_key_and_no_header_is_in_the_store(kind: type[BatchServer], corpus: Path, out: Path) -> None:
    """Neither while requests wait nor after."""
    server = kind(good)
    a_round(server, corpus, out)
    kept = [path.read_bytes() for path in out.parent.glob("out.jsonl*")]
    assert any(b"Dockers protested" in content for content in kept)
    for content in kept:
        assert KEY.encode() not in content
        assert b"authorization" not in content.lower()
    server.work()
    a_round(server, corpus, out)
    assert not any(KEY.encode() in path.read_bytes() for path in out.parent.glob("out.jsonl*"))


@pytest.mark.parametrize("kind", ["openai"], indirect=True)
def test_too_much_for_the_queue_goes_in_smaller_batches(kind: type[BatchServer], corpus: Path, out: Path) -> None:
    """Half as large, one after the other; it is no try of a request."""
    server = kind(good)
    a_round(server, corpus, out)
    server.work("failed", only=0, fault=("token_limit_exceeded", "Enqueued token limit reached"))
    sizes = []
    for _ in range(5):
        submitted = a_round(server, corpus, out)[2]
        sizes.append([b.requests for b in submitted])
        server.work()
    assert sizes == [[3], [3], [], [], []]
    assert set(statuses(out).values()) == {"complete"}


@pytest.mark.parametrize("kind", ["openai"], indirect=True)
def test_a_budget_bounds_what_one_run_submits(kind: type[BatchServer], corpus: Path, out: Path) -> None:
    """By what it can cost at the most; a later run has the budget anew."""
    server = kind(good)
    limits = Limits(budget=Budget(tokens=8_000))
    _, ended, submitted = a_round(server, corpus, out, limits=limits)
    assert ended.stopped == "budget"
    assert 0 < sum(b.requests for b in submitted) < 2 * DOCUMENTS
    for _ in range(2 * DOCUMENTS):
        server.work()
        ended = a_round(server, corpus, out, limits=limits)[1]
    assert (ended.progress.before, ended.stopped) == (DOCUMENTS, None)
    assert sum(len(made.requests) for made in server.made) == 2 * DOCUMENTS
