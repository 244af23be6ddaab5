"""Other protocols than OpenAI's, each through its own SDK, against a stand-in for its server.

The bodies follow the providers' published API references; no real service is asked.
"""

import json
from collections.abc import Callable
from typing import Any, NamedTuple

import httpx2
import pytest
from scripted import question

from summarizer.errors import InputError, ServerError, SetupError, SummarizerError
from summarizer.llm.client import Client, Reply
from summarizer.llm.models import connect
from summarizer.llm.providers import PROVIDERS
from summarizer.llm.retries import Patient

KEY = "sk-planted-4f9aXq"
ASKED = question("The harbour master said the quay closed.").model_copy(
    update={"attempts": 2, "max_tokens": 50}
)
GOOD = {"claims": [{"n": 1, "cue": "said", "who": "The harbour master", "what": "the quay closed"}]}
BAD = {"claims": "none"}


class Wire(NamedTuple):
    """How one provider speaks."""

    sdk: str
    answers: Callable[..., dict[str, Any]]
    key_header: str
    asks_for: Callable[[dict[str, Any]], int]
    error: Callable[[str], dict[str, Any]]


def anthropic(answer: Any, *, cut: bool = False) -> dict[str, Any]:
    block = {"type": "tool_use", "id": "toolu_1", "name": "Claims", "input": answer}
    usage = {"input_tokens": 6, "cache_read_input_tokens": 4, "output_tokens": 3}
    return {
        "id": "msg_1", "type": "message", "role": "assistant", "model": "m", "content": [block],
        "stop_reason": "max_tokens" if cut else "tool_use", "stop_sequence": None, "usage": usage,
    }  # fmt: skip


def google(answer: Any, *, cut: bool = False) -> dict[str, Any]:
    part = {"functionCall": {"name": "Claims", "args": answer}}
    candidate = {
        "content": {"role": "model", "parts": [part]},
        "finishReason": "MAX_TOKENS" if cut else "STOP",
    }
    usage = {
        "promptTokenCount": 10,
        "cachedContentTokenCount": 4,
        "candidatesTokenCount": 3,
        "totalTokenCount": 13,
    }
    return {"candidates": [candidate], "usageMetadata": usage, "modelVersion": "m"}


def mistral(answer: Any, *, cut: bool = False) -> dict[str, Any]:
    message = {"role": "assistant", "content": json.dumps(answer)}
    choice = {"index": 0, "message": message, "finish_reason": "length" if cut else "stop"}
    usage = {"prompt_tokens": 10, "completion_tokens": 3, "total_tokens": 13}
    return {
        "id": "c1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage,
    }  # fmt: skip


WIRES = {
    "anthropic": Wire(
        "anthropic",
        anthropic,
        "authorization",
        lambda body: int(body["max_tokens"]),
        lambda said: {"type": "error", "error": {"type": "invalid_request_error", "message": said}},
    ),
    "google": Wire(
        "google.genai",
        google,
        "x-goog-api-key",
        lambda body: int(body["generationConfig"]["maxOutputTokens"]),
        lambda said: {"error": {"code": 400, "message": said, "status": "INVALID_ARGUMENT"}},
    ),
    "mistral": Wire(
        "mistralai.client",
        mistral,
        "authorization",
        lambda body: int(body["max_tokens"]),
        lambda said: {"object": "error", "message": said, "type": "invalid_request_error"},
    ),
}
Respond = Callable[[httpx2.Request], httpx2.Response]


def ask(provider: str, respond: Respond) -> Reply:
    client = Client("m", api_key=KEY, provider=provider, transport=httpx2.MockTransport(respond))
    return client.ask(ASKED)


@pytest.fixture(params=WIRES)
def provider(request: pytest.FixtureRequest) -> str:
    pytest.importorskip(WIRES[request.param].sdk)
    return str(request.param)


def test_an_answer_is_read_and_accounted_for(provider: str) -> None:
    """The question arrives with its key and bound, the answer comes back grounded, and its tokens are counted."""
    sent: list[httpx2.Request] = []

    def respond(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        return httpx2.Response(200, json=WIRES[provider].answers(GOOD))

    reply = ask(provider, respond)
    assert len(reply.answer.claims) == 1  # type: ignore[union-attr]
    assert (reply.usage.requests, reply.usage.prompt_tokens, reply.usage.completion_tokens) == (1, 10, 3)
    assert KEY in sent[0].headers[WIRES[provider].key_header]
    assert WIRES[provider].asks_for(json.loads(sent[0].content)) == 50
    assert "The harbour master said the quay closed." in sent[0].content.decode()
    assert ("temperature" in sent[0].content.decode()) == (provider != "anthropic"), "which refuses one"


def test_an_answer_that_does_not_hold_is_asked_for_again(provider: str) -> None:
    """The re-ask tells what is wrong; both attempts are counted."""
    sent: list[str] = []

    def respond(request: httpx2.Request) -> httpx2.Response:
        sent.append(request.content.decode())
        return httpx2.Response(200, json=WIRES[provider].answers(GOOD if len(sent) > 1 else BAD))

    reply = ask(provider, respond)
    assert len(reply.answer.claims) == 1  # type: ignore[union-attr]
    assert (reply.attempts, reply.usage.requests, reply.usage.prompt_tokens) == (2, 2, 20)
    assert "validation error for Claims" in sent[1]


def test_an_answer_that_is_cut_off_is_recognised(provider: str) -> None:
    """What ends at the bound of tokens is no end."""
    reply = ask(provider, lambda request: httpx2.Response(200, json=WIRES[provider].answers(GOOD, cut=True)))
    assert reply.truncated


def test_bad_weather_is_the_same_for_all(provider: str) -> None:
    """A 429 is waited out below the SDK, which does not try again by itself."""
    sent: list[httpx2.Request] = []

    def respond(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        if len(sent) == 1:
            return httpx2.Response(429, headers={"retry-after": "0"}, json=WIRES[provider].error("slow down"))
        return httpx2.Response(200, json=WIRES[provider].answers(GOOD))

    assert ask(provider, respond).usage.requests == len(sent) == 2


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (401, "the model's server answered 401: the key was refused; check {key}"),
        (404, "the model's server answered 404: there is no such model or path there"),
        (400, "the model's server answered 400: too long, [key]"),
        (
            503,
            "the model's server answered 503: it is overloaded or broken (too long, [key]); try again later",
        ),
    ],
)
def test_what_a_server_does_wrong_is_said_in_a_line(
    provider: str, monkeypatch: pytest.MonkeyPatch, status: int, message: str
) -> None:
    """The message is that of every provider, with the name of its own key and never the key."""
    monkeypatch.setattr(Patient.__init__, "__defaults__", (0.0, 600.0))
    body = WIRES[provider].error(f"too long, {KEY}")
    with pytest.raises(ServerError) as caught:
        ask(provider, lambda request: httpx2.Response(status, json=body))
    assert str(caught.value) == message.format(key=PROVIDERS[provider].key)


def test_one_provider_changes_nothing_for_another(provider: str) -> None:
    """A schema that an SDK's own form was made from is asked with as before."""
    sent: list[dict[str, Any]] = []

    def respond(request: httpx2.Request) -> httpx2.Response:
        sent.append(json.loads(request.content))
        return httpx2.Response(200, json=mistral(GOOD))

    ask(provider, lambda request: httpx2.Response(200, json=WIRES[provider].answers(GOOD)))
    Client("m", "http://127.0.0.1:9/v1", "none", httpx2.MockTransport(respond)).ask(ASKED)
    assert sent[0]["response_format"]["json_schema"]["schema"] == ASKED.answer.model_json_schema()


@pytest.mark.parametrize(
    ("spec", "error", "message"),
    [
        (
            "gemini/x",
            InputError,
            "'gemini/x' is no model; give local, .* openai/NAME, ollama/NAME, anthropic/NAME",
        ),
        ("openai/", InputError, "is no model"),
        ("openai/x", SetupError, "no API key: set OPENAI_API_KEY"),
        ("anthropic/x", SetupError, "no API key: set ANTHROPIC_API_KEY"),
        ("google/x", SetupError, "no API key: set GOOGLE_API_KEY"),
        ("mistral/x", SetupError, "no API key: set MISTRAL_API_KEY"),
    ],
)
def test_a_model_that_cannot_be_reached_is_told_at_once(
    monkeypatch: pytest.MonkeyPatch, spec: str, error: type[SummarizerError], message: str
) -> None:
    """No request is made for a model without a name or a key."""
    for row in PROVIDERS.values():
        if row.key:
            monkeypatch.delenv(row.key, raising=False)
    with pytest.raises(error, match=message):
        connect(spec)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where an extra is not installed, the message is the command that installs it."""
    monkeypatch.setitem(__import__("sys").modules, "anthropic", None)
    monkeypatch.setenv("ANTHROPIC_API_KEY", KEY)
    with pytest.raises(SetupError, match=r"pip install 'summarizer\[anthropic\]'"):
        connect("anthropic/x")


def test_ollama_needs_no_key_and_is_at_home() -> None:
    """Without an address it is asked on this machine, by OpenAI's protocol."""
    connection = connect("ollama/llama3.2")
    assert connection.model.name == "llama3.2"
    assert PROVIDERS["ollama"].base_url == "http://127.0.0.1:11434/v1"
    connection.close()


@pytest.mark.parametrize(
    ("model", "settings"),
    [
        ("gpt-4o-mini", {"max_tokens": 50, "temperature": 0}),
        ("qwen2.5", {"max_tokens": 50, "temperature": 0}),
        ("gpt-5-mini", {"max_completion_tokens": 50}),
        ("o3", {"max_completion_tokens": 50}),
    ],
)
def test_models_that_reason_are_asked_in_their_own_terms(model: str, settings: dict[str, int]) -> None:
    """OpenAI's reasoning models refuse max_tokens and temperature."""
    sent: list[dict[str, Any]] = []

    def respond(request: httpx2.Request) -> httpx2.Response:
        sent.append(json.loads(request.content))
        return httpx2.Response(200, json=mistral(GOOD))

    Client(model, "http://127.0.0.1:9/v1", "none", httpx2.MockTransport(respond)).ask(ASKED)
    kept = ("max_tokens", "max_completion_tokens", "temperature")
    assert {k: sent[0][k] for k in kept if k in sent[0]} == settings
