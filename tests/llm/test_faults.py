"""Bad weather between a client and its model: what becomes of requests, and what a user is told."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx2
import pytest
from asking import GOOD, QUESTION, Notes
from fault_server import FAULTS, RETRY_AFTER, serving

from summarizer.errors import ModelError, ServerError
from summarizer.llm import Client, Reply, Request, retries
from summarizer.llm.retries import RetryTransport

Respond = Callable[[httpx2.Request], httpx2.Response]


def asked(number: int) -> Request:
    """Unlike every other."""
    last = QUESTION.messages[-1].model_copy(update={"content": f"[1] The bridge is {number} winters old."})
    return QUESTION.model_copy(update={"messages": (*QUESTION.messages[:-1], last)})


@pytest.fixture
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses are a twentieth of what they are."""
    monkeypatch.setattr(retries, "FIRST", 0.025)
    monkeypatch.setattr(retries, "LONGEST", 0.5)


@pytest.mark.usefixtures("hurry", "socket_enabled")
def test_five_hundred_requests_come_through_bad_weather() -> None:
    """Every request is answered or says why not; none is lost, none is asked twice for its answer."""
    with serving(seed=3) as server:
        client = Client("scripted", server.url, "none")
        begun = time.monotonic()
        with ThreadPoolExecutor(32) as pool:
            made: list[Reply] = list(pool.map(client.ask, map(asked, range(500))))
        took = time.monotonic() - begun
        client.close()
    assert all(reply.answer == Notes.model_validate(GOOD) for reply in made if not reply.failure)
    assert sum(not reply.failure for reply in made) >= 490
    assert set(FAULTS) == set(server.met)
    assert max(server.answered.values()) == 1
    faults = server.met.total() - server.met["slow"]
    assert sum(reply.usage.requests for reply in made) == server.answered.total() + faults
    assert took < 240 + server.met["429 with Retry-After"] * RETRY_AFTER


def status(code: int, headers: dict[str, str] | None = None) -> Respond:
    return lambda request: httpx2.Response(code, headers=headers, json={"error": {"message": "because"}})


def fails(error: Exception) -> Respond:
    def respond(request: httpx2.Request) -> httpx2.Response:
        raise error

    return respond


def ask(respond: Respond, timeout: float = 600.0) -> Reply:
    transport = httpx2.MockTransport(respond)
    return Client("m", "http://127.0.0.1:9/v1", "sk-planted-4f9aXq", transport, timeout).ask(QUESTION)


@pytest.mark.usefixtures("hurry")
@pytest.mark.parametrize(
    ("respond", "message"),
    [
        (status(400), "the model's server answered 400: because"),
        (status(418), "the model's server answered 418: because"),
        (
            status(429, {"retry-after": "3600"}),
            "the model's server answered 429: too many requests (because); it asks to wait 3600 s",
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
def test_what_goes_wrong_on_the_way_is_said_in_a_line(
    monkeypatch: pytest.MonkeyPatch, respond: Respond, message: str
) -> None:
    """Each fault of the way that does not pass ends in one line that says what to do."""
    monkeypatch.setattr(RetryTransport.__init__, "__defaults__", (0.2, 600.0))
    with pytest.raises(ModelError) as caught:
        ask(respond)
    assert str(caught.value) == message
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    ("address", "asks"),
    [
        ("http://127.0.0.1:9", True),
        ("http://127.0.0.1:9/v1/chat", True),
        ("http://127.0.0.1:9/v1", False),
        ("http://127.0.0.1:9/v1/", False),
    ],
)
def test_a_path_that_is_not_there_makes_one_look_at_the_address(address: str, asks: bool) -> None:
    """A page that comes with it is not shown."""
    page = httpx2.MockTransport(lambda request: httpx2.Response(404, text="<html>\n<b>Not Found</b></html>"))
    with pytest.raises(ServerError) as caught:
        Client("m", address, "none", page).ask(QUESTION)
    assert str(caught.value) == (
        "the model's server answered 404: there is no such model or path there (it sent a web page)"
        + ("; does the address end in /v1?" if asks else "")
    )


class Drip(httpx2.SyncByteStream):
    def __iter__(self) -> Iterator[bytes]:
        for _ in range(100):
            time.sleep(0.02)
            yield b" "


def test_a_dripping_answer_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that sends a byte now and then does not hold a thread for ever."""
    monkeypatch.setattr(RetryTransport.__init__, "__defaults__", (0.2, 600.0))
    begun = time.monotonic()
    with pytest.raises(ServerError, match="did not answer in time"):
        ask(lambda request: httpx2.Response(200, stream=Drip()), timeout=0.05)
    assert time.monotonic() - begun < 60


@pytest.mark.usefixtures("hurry")
@pytest.mark.parametrize(
    "refusal",
    [
        httpx2.Response(429, headers={"retry-after": "0.3"}),
        httpx2.Response(429, json={"error": {"details": [{"retryDelay": "0.3s"}]}}),
    ],
    ids=["header", "Google's body"],
)
def test_one_refusal_slows_every_thread(refusal: httpx2.Response) -> None:
    """After a 429 no request of any thread is sent before the time it asked for."""
    sent: list[float] = []

    def respond(request: httpx2.Request) -> httpx2.Response:
        sent.append(time.monotonic())
        return refusal if len(sent) == 1 else httpx2.Response(200)

    transport = RetryTransport(httpx2.MockTransport(respond))
    request = httpx2.Request("POST", "http://127.0.0.1:9/")
    first = threading.Thread(target=transport.handle_request, args=(request,))
    first.start()
    while not sent:
        time.sleep(0.001)
    time.sleep(0.05)
    transport.handle_request(request)
    first.join()
    assert len(sent) == 3
    assert all(later - sent[0] >= 0.29 for later in sent[1:])


def test_a_request_that_fails_is_told_of_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    """One line names what was asked and the kind of failure; neither key nor article is in it."""
    with caplog.at_level("DEBUG"), pytest.raises(ServerError):
        ask(lambda request: httpx2.Response(401, json={"error": {"message": "no: sk-planted-4f9aXq"}}))
    lines = [r.getMessage() for r in caplog.records if r.name == "summarizer.llm.client"]
    assert lines == ["notes of sentences 1 to 2: ServerError after 0.0 s"]


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


@pytest.mark.parametrize(
    "fault", [httpx2.UnsupportedProtocol("no http://"), httpx2.LocalProtocolError("b'Bearer sk-planted'")]
)
def test_what_cannot_be_sent_is_not_tried_again(fault: Exception) -> None:
    """Waiting does not mend the request itself; its key is not in the message."""
    begun = time.monotonic()
    with pytest.raises(ServerError, match="the request cannot be sent; check OPENAI_API_KEY and the base URL"):
        ask(fails(fault))
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("code", [429, 500])
def test_nothing_is_sent_again_after_the_end(code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closing ends the pauses of other threads, and what waited in them is given up."""
    monkeypatch.setattr(retries, "FIRST", 60.0)
    monkeypatch.setattr(retries, "LONGEST", 60.0)
    sent, told = threading.Event(), []

    def respond(request: httpx2.Request) -> httpx2.Response:
        assert not sent.is_set()
        sent.set()
        return httpx2.Response(code)

    client = Client("m", "http://127.0.0.1:9/v1", "none", httpx2.MockTransport(respond))

    def asking() -> None:
        try:
            client.ask(QUESTION)
        except ServerError as error:
            told.append(str(error))

    thread = threading.Thread(target=asking)
    thread.start()
    sent.wait(30)
    client.close()
    thread.join(30)
    assert told == ["the model was closed before it answered"]
