"""A corpus through the batch interfaces of four providers: submitted once, collected later, the same summaries."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from batch_server import BatchServer
from batch_servers import STAND_INS
from commands import Call
from corpora import lines, rows, statuses, write_jsonl
from provider_servers import JSON, KEY, SERVERS, Answer
from scripted import ABSTRACT, FOUND, PROMPT

from summarizer.corpus import output
from summarizer.corpus.answers import KeptAnswers
from summarizer.corpus.inputs import Reader
from summarizer.corpus.rounds import Collected, Rounds
from summarizer.corpus.status import standing
from summarizer.corpus.store import Store, beside
from summarizer.corpus.waiting import Batch, Waiting
from summarizer.corpus.work import Ending, Run
from summarizer.errors import InputError, ServerError, SetupError
from summarizer.llm import PROVIDERS, Budget, Limits
from summarizer.llm.batches import Bounds, connect
from summarizer.pipeline import Summarizer

DOCUMENTS = 3
AGAIN = "claims: give a list"  # what the model is told about an answer without one


def asked(body: JSON) -> str:
    """Found or Abstract: what a body asks for, in the schema of any provider or in words."""
    text = json.dumps(body)
    return "Abstract" if re.search(r'\\?"abstract\\?": ?\{', text) and not re.search(r'\\?"claims\\?": ?\{', text) else "Found"


def good(body: JSON) -> Answer:
    return Answer(json.dumps(FOUND if asked(body) == "Found" else ABSTRACT, ensure_ascii=False))


def bad_once(body: JSON) -> Answer:
    """Claims that are no list, until the model is told."""
    if asked(body) == "Found" and AGAIN not in json.dumps(body):
        return Answer(json.dumps({**FOUND, "claims": "none"}))
    return good(body)


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


Round = tuple[list[Collected], Ending, list[Batch]]


def a_round(
    server: BatchServer, corpus: Path, out: Path, settles: float = 0, submits: bool = True, **options: Any
) -> Round:
    """One run of the command: what was collected, what was done, what was submitted."""
    spec = f"{server.provider}/{server.model}"
    with Store(beside(out)) as store:
        rounds = Rounds(connect(spec, transport=server), Waiting(store), timedelta(seconds=settles))
        collected = list(rounds.collect())
        with Summarizer(
            spec,
            prompt=PROMPT,
            wrap=lambda *_: KeptAnswers(rounds.noting, store),
            deferred=True,
            limits=options.pop("limits", None),
        ) as summarizer:
            ended = Run(store, summarizer, 2, waits=rounds.waits, **options).over(Reader().read([str(corpus)]))
        output.write(store.rows(), out)
        return collected, ended, list(rounds.submit()) if submits else []


def direct(server: BatchServer, corpus: Path, out: Path) -> list[Any]:
    """What a run without batches writes."""
    with (
        Store(beside(out)) as store,
        Summarizer(
            f"{server.provider}/{server.model}", prompt=PROMPT, wrap=lambda *_: KeptAnswers(server.chat(), store)
        ) as summarizer,
    ):
        Run(store, summarizer, 2).over(Reader().read([str(corpus)]))
        output.write(store.rows(), out)
    return priceless(out)


def priceless(out: Path) -> list[Any]:
    """The lines without their cost, which is half in a batch."""
    found = lines(out)
    for line in found:
        line["summary"]["provenance"]["usage"].pop("cost")
    return found


def costs(out: Path) -> list[float | None]:
    return [line["summary"]["provenance"]["usage"]["cost"] for line in lines(out)]


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


@pytest.mark.parametrize("ends", [True, False])
def test_killed_while_it_submits_nothing_is_submitted_twice(
    kind: type[BatchServer], corpus: Path, out: Path, monkeypatch: pytest.MonkeyPatch, ends: bool
) -> None:
    """The provider has the batch, the store does not know: the next run finds it there, whether it has ended or not."""
    server = kind(good)
    for _ in range(5):  # others of the same account, of the same size, from before and after
        server.new("another", {f"another-{n}": {} for n in range(2 * DOCUMENTS)}, server.model)
    server.work(only=0)
    with monkeypatch.context() as killing:
        killing.setattr(Waiting, "submitted", killed)
        with pytest.raises(KeyboardInterrupt):
            a_round(server, corpus, out)
    made = len(server.made)
    if ends:
        server.work()
    _, ended, submitted = a_round(server, corpus, out)
    assert (ended.progress.waiting, submitted) == (0 if ends else DOCUMENTS, [])
    server.work()
    a_round(server, corpus, out)
    assert set(statuses(out).values()) == {"complete"}
    assert len(server.made) == made


def killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_killed_before_it_submits_it_submits_later(
    kind: type[BatchServer], corpus: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not before the batch would be seen at the provider for certain."""
    server = kind(good)
    with monkeypatch.context() as killing:
        killing.setattr("summarizer.llm.batches.Service.submit", killed)
        with pytest.raises(KeyboardInterrupt):
            a_round(server, corpus, out)
    _, ended, submitted = a_round(server, corpus, out, settles=300)
    assert (ended.progress.waiting, submitted, server.made) == (DOCUMENTS, [], [])
    assert [(b.id, b.documents) for b in standing(out).batches] == [(None, DOCUMENTS)]
    assert [b.requests for b in a_round(server, corpus, out)[2]] == [2 * DOCUMENTS]
    assert len(server.made) == 1


def test_an_answer_that_is_lost_leads_to_no_second_batch(kind: type[BatchServer], corpus: Path, out: Path) -> None:
    """What makes a batch is sent once; what only asks is tried again."""
    server = kind(good)
    server.lost = True
    with pytest.raises(ServerError, match="did not answer in time"):
        a_round(server, corpus, out)
    server.busy = [503, 429]
    assert a_round(server, corpus, out)[1].progress.waiting == DOCUMENTS
    server.work()
    server.busy = [503, 503]
    assert a_round(server, corpus, out)[1].progress.done == DOCUMENTS
    assert len(server.made) == 1


def test_a_batch_that_is_refused_is_submitted_later(
    kind: type[BatchServer], corpus: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A refused key is told without the key; with the right one the next run goes on at once."""
    server = kind(good)
    variable = PROVIDERS[kind.provider].key or ""
    monkeypatch.setenv(variable, "sk-wrong-one-9911")
    with pytest.raises(ServerError, match="the key was refused") as caught:
        a_round(server, corpus, out, settles=300)
    assert "provided: [key]" in str(caught.value)
    monkeypatch.setenv(variable, KEY)
    assert [b.requests for b in a_round(server, corpus, out, settles=300)[2]] == [2 * DOCUMENTS]


def test_a_killed_run_is_gone_on_with(kind: type[BatchServer], corpus: Path, out: Path) -> None:
    """What was noted and not submitted is submitted by the next run, each request once."""
    server = kind(good)
    a_round(server, corpus, out, submits=False)
    assert standing(out).waiting == 0
    assert [b.requests for b in a_round(server, corpus, out)[2]] == [2 * DOCUMENTS]


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


def test_a_batch_of_another_account_is_told(kind: type[BatchServer], corpus: Path, out: Path) -> None:
    """The provider does not know it: that is said, and nothing is submitted in its place."""
    server = kind(good)
    a_round(server, corpus, out)
    server.made.clear()
    collected, ended, submitted = a_round(server, corpus, out)
    assert [one.failure for one in collected] == ["the provider does not know it; is the key of the account that submitted it?"]
    assert (ended.progress.waiting, submitted) == (DOCUMENTS, [])


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


@pytest.mark.parametrize(
    ("spec", "error", "message"),
    [
        ("local", InputError, "'local' has no batch interface of a provider; give one of openai/NAME, anthropic/NAME"),
        ("ollama/x", InputError, "has no batch interface"),
        ("openrouter/a/b", InputError, "has no batch interface"),
        ("openai/", InputError, "has no batch interface"),
        ("openai/x", SetupError, "no API key: set OPENAI_API_KEY"),
    ],
)
def test_a_model_without_batches_is_told(
    monkeypatch: pytest.MonkeyPatch, spec: str, error: type[Exception], message: str
) -> None:
    """In a line, before any work."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(error, match=message):
        connect(spec)


@pytest.mark.parametrize("name", ["openai", "mistral"])
def test_a_server_of_ones_own_is_asked_whether_it_has_batches(name: str) -> None:
    """Many speak a provider's protocol without them."""
    nothing = httpx2.MockTransport(lambda _: httpx2.Response(404, json={"detail": "Not Found"}))
    with pytest.raises(InputError, match="the server of this base URL has no batch interface"):
        connect(f"{name}/x", "http://127.0.0.1:9/v1", nothing)


@pytest.mark.parametrize("kind", ["openai"], indirect=True)
def test_the_command_submits_and_collects(
    kind: type[BatchServer], call: Call, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 4 while documents wait; each run and the status say what waits where, and what to do."""
    monkeypatch.chdir(tmp_path)
    server = kind(good)
    monkeypatch.setattr("summarizer.llm.batches.service.Network", lambda: server)
    words = ("batch", "given.jsonl", "--out", "out.jsonl", "--model", f"openai/{server.model}", "--provider-batch")
    code, printed, err = call(*words)
    assert (code, printed) == (4, "")
    assert err.splitlines()[-4:] == [
        "summarizer: submitted 6 requests about 3 documents to openai as batch openai-b0",
        "summarizer: the answers are there within a day: run the same command again, without --retry-failed and --retry-partial",
        "summarizer: out.jsonl: 0 documents written; in this run 0 done, 3 wait for a batch",
        "summarizer: see 'summarizer status out.jsonl'",
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


def test_the_command_refuses_a_model_without_batches(call: Call, corpus: Path, tmp_path: Path) -> None:
    """One line, and no store."""
    code, _, err = call("batch", corpus, "--out", tmp_path / "o.jsonl", "--provider-batch")
    assert (code, err) == (
        1,
        "summarizer: 'local' has no batch interface of a provider; give one of openai/NAME, anthropic/NAME, mistral/NAME, "
        "google/NAME, or leave --provider-batch out\n",
    )
    assert list(tmp_path.glob("o.*")) == []
