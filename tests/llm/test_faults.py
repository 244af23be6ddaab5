"""Bad weather between a summarizer and its model: what becomes of articles, and what a user is told."""

import json
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx2
import pytest
from fault_server import FAULTS, RETRY_AFTER, serving
from scripted import completion, question

from summarizer.errors import ModelError, ServerError
from summarizer.llm import retries as patience
from summarizer.llm.client import Client, Reply
from summarizer.llm.retries import Patient
from summarizer.pipeline import Summarizer
from summarizer.schema import Summary

CLAIM = {"n": 1, "cue": "said", "who": "the harbour master", "what": "the quay closed"}
ASKED = question("The harbour master said the quay closed.").model_copy(
    update={"attempts": 2, "max_tokens": 50}
)


def article(number: int) -> str:
    """Short, and unlike every other."""
    return (
        f"The mayor of Velm, Ilka Sørens, said that the old bridge is not safe after {number} winters.\n\n"
        "Dockers protested against it."
    )


@pytest.fixture
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses are a twentieth of what they are."""
    monkeypatch.setattr(patience, "FIRST", 0.025)
    monkeypatch.setattr(patience, "LONGEST", 0.5)


@pytest.mark.usefixtures("hurry", "socket_enabled")
def test_five_hundred_articles_come_through_bad_weather() -> None:
    """Every article ends complete or says why it is partial; none is lost, none asked twice for its answer."""
    texts = [article(n) for n in range(500)]
    with serving(seed=3) as server, Summarizer("openai/scripted", base_url=server.url) as summarizer:
        before = threading.active_count()
        begun = time.monotonic()
        with ThreadPoolExecutor(32) as pool:
            made: list[Summary] = list(pool.map(summarizer.summarize, texts))
        took = time.monotonic() - begun
    assert [s.document.characters for s in made] == [len(t) for t in texts]
    assert all(s.status == "complete" or s.reasons for s in made)
    assert sum(s.status == "complete" for s in made) >= 490
    assert all(s.claims and s.events for s in made if s.status == "complete")
    assert set(FAULTS) == set(server.met)
    assert max(server.answered.values()) == 1
    assert (
        sum(s.provenance.usage.requests for s in made)
        == server.answered.total() + server.met.total() - server.met["slow"]
    )
    assert threading.active_count() <= before + 64, "threads of the server's own connections aside"
    assert took < 240 + server.met["429 with Retry-After"] * RETRY_AFTER


Respond = Callable[[httpx2.Request], httpx2.Response]


def status(code: int, headers: dict[str, str] | None = None) -> Respond:
    return lambda request: httpx2.Response(code, headers=headers, json={"error": {"message": "because"}})


def fails(error: Exception) -> Respond:
    def respond(request: httpx2.Request) -> httpx2.Response:
        raise error

    return respond


def says(content: str | None, end: str = "stop", **message: Any) -> Respond:
    body = completion(content or "")
    body["choices"][0]["finish_reason"] = end
    body["choices"][0]["message"] |= {"content": content, **message}
    return lambda request: httpx2.Response(200, json=body)


def claims(*items: Any) -> str:
    return json.dumps({"claims": items})


def ask(respond: Respond, **more: Any) -> Reply:
    client = Client("m", "http://127.0.0.1:9/v1", "sk-planted-4f9aXq", httpx2.MockTransport(respond), **more)
    return client.ask(ASKED)


@pytest.mark.usefixtures("hurry")
@pytest.mark.parametrize(
    ("respond", "message"),
    [
        (status(401), "the model's server answered 401: the key was refused; check OPENAI_API_KEY"),
        (status(403), "the model's server answered 403: the key was refused; check OPENAI_API_KEY"),
        (status(404), "the model's server answered 404: there is no such model or path there"),
        (status(400), "the model's server answered 400: because"),
        (status(429), "the model's server answered 429: too many requests; try again later"),
        (
            status(429, {"retry-after": "3600"}),
            "the model's server answered 429: too many requests; it asks to wait 3600 s",
        ),
        *(
            (
                status(n),
                f"the model's server answered {n}: it is overloaded or broken (because); try again later",
            )
            for n in (500, 502, 503, 529)
        ),
        (
            fails(httpx2.ConnectError("[Errno 111] Connection refused")),
            "the model's server cannot be reached ([Errno 111] Connection refused); is it running?",
        ),
        (
            fails(httpx2.ReadError("[Errno 104] Connection reset by peer")),
            "the model's server cannot be reached ([Errno 104] Connection reset by peer); is it running?",
        ),
        (fails(httpx2.ReadTimeout("")), "the model's server did not answer in time; is it overloaded?"),
        (
            lambda request: httpx2.Response(200, json={"hello": "world"}),
            "the model's server answered something that is no chat completion",
        ),
        (
            lambda request: httpx2.Response(200, text="<html>Welcome</html>"),
            "the model's server answered something that is no chat completion",
        ),
    ],
)
def test_what_a_server_does_wrong_is_said_in_a_line(
    monkeypatch: pytest.MonkeyPatch, respond: Respond, message: str
) -> None:
    """Each fault of the way that does not pass ends in one line that says what to do."""
    monkeypatch.setattr(Patient.__init__, "__defaults__", (0.2, 600.0))
    with pytest.raises(ModelError) as caught:
        ask(respond)
    assert str(caught.value) == message
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    ("respond", "failure"),
    [
        (says("It was a quiet day in Velm."), "the model answered no JSON (It was a quiet day in Velm.)"),
        (says('{"claims": 7}'), "1 validation error for Claims"),
        (says('{"speeches": []}'), "1 validation error for Claims"),
        (says(None, refusal="I cannot help with that."), "the model refused (I cannot help with that.)"),
        (says("I cannot help with that."), "the model answered no JSON (I cannot help with that.)"),
        (says(""), "the model answered nothing"),
        (says('{"claims": [', end="length"), "cut off"),
    ],
)
def test_what_is_wrong_with_an_answer_is_given_as_the_reason(respond: Respond, failure: str) -> None:
    """An answer of which nothing holds is asked for again and then named as the reason for a partial summary."""
    reply = ask(respond)
    assert reply.failure == failure
    assert reply.truncated == (failure == "cut off")
    assert reply.usage.requests == reply.attempts == (1 if failure == "cut off" else 2)
    assert reply.usage.prompt_tokens == 10 * reply.attempts


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (CLAIM | {"n": 7}, "n: there is no sentence 7; cite 1 to 1"),
        (CLAIM | {"cue": "shouted"}, "cue: copy words exactly as they stand in the sentences"),
    ],
)
def test_good_items_outlive_bad_ones(bad: dict[str, Any], reason: str) -> None:
    """Where most items do not hold after the last attempt, those that do are kept and the rest is listed."""
    reply = ask(says(claims(CLAIM, bad, bad)))
    assert reply.answer is not None
    assert len(reply.answer.claims) == 1  # type: ignore[attr-defined]
    assert [f.reason.startswith(reason) for f in reply.flaws] == [True, True]
    assert reply.failure is not None
    assert reply.attempts == 2


@pytest.mark.parametrize(
    "dressed",
    [
        "```json\n{}\n```",
        "```\n{}\n```",
        "Here it is:\n\n```json\n{}\n```\nAnything else?",
        "<think>The word ``` is {{odd}}.</think>\n{}",
        "<think>Hm.</think>\n\n```json\n{}\n```",
        "  {}\n",
    ],
)
def test_a_fence_and_thinking_are_taken_off(dressed: str) -> None:
    """An answer in a fence, or after its thinking, is read at the first attempt."""
    reply = ask(says(dressed.replace("{}", claims(CLAIM))))
    assert reply.attempts == 1
    assert reply.failure is None
    assert len(reply.answer.claims) == 1  # type: ignore[union-attr]


def test_an_answer_is_of_its_own_class() -> None:
    """What comes back can be compared and pickled like any value of its class."""
    reply = ask(says(claims(CLAIM)))
    assert type(reply.answer) is ASKED.answer


class Drip(httpx2.SyncByteStream):
    def __iter__(self) -> Iterator[bytes]:
        for _ in range(100):
            time.sleep(0.02)
            yield b" "


def test_a_dripping_answer_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that sends a byte now and then does not hold a thread for ever."""
    monkeypatch.setattr(Patient.__init__, "__defaults__", (0.2, 600.0))
    begun = time.monotonic()
    with pytest.raises(ServerError, match="did not answer in time"):
        ask(lambda request: httpx2.Response(200, stream=Drip()), timeout=0.05)
    assert time.monotonic() - begun < 60


@pytest.mark.usefixtures("hurry")
def test_one_refusal_slows_every_thread() -> None:
    """After a 429 no request of any thread is sent before the time it asked for."""
    sent: list[float] = []

    def respond(request: httpx2.Request) -> httpx2.Response:
        sent.append(time.monotonic())
        return (
            httpx2.Response(429, headers={"retry-after": "0.3"}) if len(sent) == 1 else httpx2.Response(200)
        )

    patient = Patient(httpx2.MockTransport(respond))
    request = httpx2.Request("POST", "http://127.0.0.1:9/")
    first = threading.Thread(target=patient.handle_request, args=(request,))
    first.start()
    while not sent:
        time.sleep(0.001)
    time.sleep(0.05)
    patient.handle_request(request)
    first.join()
    assert len(sent) == 3
    assert all(later - sent[0] >= 0.29 for later in sent[1:])


def test_a_request_that_fails_is_told_of_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    """One line names what was asked and the kind of failure; neither key nor article is in it."""
    with caplog.at_level("INFO"), pytest.raises(ServerError):
        ask(lambda request: httpx2.Response(401, json={"error": {"message": "no: sk-planted-4f9aXq"}}))
    lines = [r.getMessage() for r in caplog.records if r.name == "summarizer.llm.client"]
    assert lines == ["claims of sentences 1 to 1: AuthenticationError after 0.0 s"]


def test_a_key_that_a_server_repeats_is_not_shown() -> None:
    """What a server says about a refused key is shown without the key."""
    refused = {"error": {"message": "no such key: sk-planted-4f9aXq"}}
    with pytest.raises(ServerError) as caught:
        ask(lambda request: httpx2.Response(400, json=refused))
    assert str(caught.value) == "the model's server answered 400: no such key: [key]"


@pytest.mark.usefixtures("socket_enabled")
def test_requests_are_answered_by_seed() -> None:
    """The same seed gives the same weather, another seed another."""

    def weather(seed: int) -> Counter[str]:
        with serving(seed) as server:
            for number in range(50):
                server.fault(str(number).encode())
            return server.met

    assert weather(1) == weather(1)
    assert weather(1) != weather(2)
