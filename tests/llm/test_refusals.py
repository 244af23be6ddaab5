"""What a provider refuses, keeps back or breaks off is said in one line, the same for all nine."""

import httpx2
import pytest
from asking import BAD, HALF, TEXT, ask, script
from provider_servers import KEY, SERVERS, Answer, Server

from summarizer.errors import ContextTooLong, ModelError, ServerError
from summarizer.llm import PROVIDERS
from summarizer.llm.retries import RetryTransport


@pytest.fixture
def one_try(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is tried again."""
    monkeypatch.setattr(RetryTransport.__init__, "__defaults__", (0.0, 600.0))


def said_at_the_end(server: Server, *answers: Answer) -> str | None:
    respond, _ = script(server, *answers)
    return ask(server, respond).failure


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        (Answer(TEXT), None),
        (Answer(BAD), "the answer did not hold (speeches: give a list)"),
        (Answer("Gladly! Here you are."), "the model answered no JSON (Gladly! Here you are.)"),
        (Answer(""), "the model answered nothing"),
        (Answer(HALF, "length"), "cut off"),
    ],
)
def test_what_became_of_an_answer_is_said_in_a_line(server: Server, answer: Answer, line: str | None) -> None:
    """The same line for every provider; no name of a library or a class is in it."""
    assert said_at_the_end(server, answer) == line


REFUSALS = {
    "openai": "the model refused (I cannot help with that.)",
    "openrouter": "the model refused (I cannot help with that.)",
    "anthropic": "the model refused (I cannot help with that.)",
    "google": "the provider's filter stopped it (PROHIBITED_CONTENT)",
}
FILTERS = {
    "google": "the provider's filter stopped it (SAFETY)",
    "anthropic": "the model refused (it did not say why)",
}


@pytest.mark.parametrize("name", SERVERS)
def test_a_refusal_is_said(name: str) -> None:
    """In the model's words where there are any; one that is marked as such is not asked for again."""
    respond, sent = script(SERVERS[name], Answer("I cannot help with that.", "refusal"))
    reply = ask(SERVERS[name], respond)
    assert reply.failure == REFUSALS.get(name, "the model answered no JSON (I cannot help with that.)")
    assert len(sent) == (1 if name in REFUSALS else 2)


@pytest.mark.parametrize("name", SERVERS)
def test_a_filter_is_named(name: str) -> None:
    """What a filter kept back is no empty answer, and is not asked for again."""
    respond, sent = script(SERVERS[name], Answer("", "filter"))
    reply = ask(SERVERS[name], respond)
    assert reply.failure == FILTERS.get(name, "the provider's filter stopped it (content_filter)")
    assert (reply.answer, len(sent)) == (None, 1)


LINES = {
    "401": "the model's server answered {status}: the key was refused ({words}); check {key}",
    "403": "the model's server answered {status}: this key may not do that ({words}); check {key} and its rights",
    "404": "the model's server answered {status}: there is no such model or path there ({words})",
    "429": "the model's server answered {status}: too many requests ({words}); try again later",
    "quota": "the model's server answered {status}: the quota is used up ({words}); look at your plan and billing there",
    "503": "the model's server answered {status}: it is overloaded or broken ({words}); try again later",
    "too long": "the model's server answered {status}: the question is too long for this model ({words})",
}


@pytest.mark.usefixtures("one_try")
@pytest.mark.parametrize("why", LINES)
def test_what_a_server_refuses_is_said_in_its_words(server: Server, why: str) -> None:
    """One line that says what happened, what the server said, and what to do; the key is never in it."""
    with pytest.raises(ModelError) as caught:
        ask(server, lambda request: server.refuses(why))
    status, words = server.says[why]
    key = PROVIDERS[server.provider].key or "what the server wants"
    told = "an error" if status == 200 else status
    words = f"Provider returned error: {words}" if server.provider == "openrouter" else words
    assert str(caught.value) == LINES[why].format(status=told, words=words, key=key)
    assert isinstance(caught.value, ContextTooLong if why == "too long" else ServerError)
    assert caught.value.__cause__ is None


def test_a_used_up_quota_is_told_at_once(server: Server) -> None:
    """Waiting does not fill it; no second request is sent."""
    sent: list[httpx2.Request] = []

    def respond(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        return server.refuses("quota")

    with pytest.raises(ServerError, match="the quota is used up"):
        ask(server, respond)
    assert len(sent) == 1


def test_a_busy_server_is_asked_again(server: Server) -> None:
    """A 429 is waited out below the SDK, which does not try again by itself."""
    sent: list[httpx2.Request] = []

    def respond(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        if len(sent) == 1:
            return server.refuses("429", **{"retry-after": "0"})
        return server.answers(request, Answer(TEXT))

    assert ask(server, respond).usage.requests == len(sent) == 2


def test_a_key_that_a_server_repeats_is_not_shown(server: Server) -> None:
    """What a server says about a refused key is shown without the key."""
    with pytest.raises(ServerError) as caught:
        ask(server, lambda _: httpx2.Response(400, json=server.wire.error(400, f"no such key: {KEY}")))
    assert "no such key: [key]" in str(caught.value)
    assert KEY not in str(caught.value)


@pytest.mark.parametrize("where", ["whole", "choice"])
def test_an_error_in_an_answer_is_an_error(where: str) -> None:
    """OpenRouter puts errors of the provider behind it into a 200, or into the choice."""
    error = {"code": 400, "message": "Provider returned error", "metadata": {"raw": "bad grammar in field x"}}
    choice = {"index": 0, "message": {"role": "assistant", "content": ""}, "finish_reason": "error", "error": error}
    body = {"error": error} if where == "whole" else {"id": "1", "choices": [choice]}
    with pytest.raises(ServerError, match="answered 400: Provider returned error: bad gram"):
        ask(SERVERS["openrouter"], lambda _: httpx2.Response(200, json=body))


def test_a_busy_error_in_an_answer_is_tried_again() -> None:
    """A 429 or 5xx in the body of a 200 is waited out as any other."""
    sent: list[httpx2.Request] = []

    def respond(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        if len(sent) == 1:
            return httpx2.Response(200, json={"error": {"code": 502, "message": "Upstream error"}})
        return SERVERS["openrouter"].answers(request, Answer(TEXT))

    assert ask(SERVERS["openrouter"], respond).usage.requests == 2


def test_a_filter_before_the_model_is_named() -> None:
    """Azure answers a question that its filter keeps back with a 400, OpenRouter with a 403."""
    words = "The response was filtered due to the prompt triggering Azure OpenAI's content management policy."
    reply = ask(SERVERS["openai"], lambda _: httpx2.Response(400, json={"error": {"message": words, "code": "content_filter"}}))
    assert reply.failure is not None
    assert reply.failure.startswith("the provider's filter stopped it (The response was filtered due to")
    assert reply.answer is None
