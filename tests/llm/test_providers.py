"""Nine providers, each through its own SDK, against stand-ins that take what its API reference takes."""

import json
from typing import Any

import httpx2
import pytest
from asking import BAD, GOOD, HALF, QUESTION, TEXT, Notes, ask, client, script
from provider_servers import KEY, SERVERS, Answer, Server

from summarizer.errors import ContextTooLong, InputError, SetupError, SummarizerError
from summarizer.llm import PROVIDERS, Reply, connect


def test_a_question_of_several_turns_is_answered(server: Server) -> None:
    """System, example, question: what is sent is what the reference takes, and the answer arrives whole."""
    respond, sent = script(server, Answer(TEXT))
    reply = ask(server, respond)
    assert reply == Reply(answer=Notes.model_validate(GOOD), usage=reply.usage)
    assert len(sent) == 1
    for message in QUESTION.messages:
        assert json.dumps(message.content)[1:-1] in json.dumps(sent[0]).replace('\\\\"', '\\"')


def test_tokens_are_counted(server: Server) -> None:
    """As the server tells them, thinking and what came from a cache with them; else about as many as there were."""
    respond, _ = script(server, Answer(TEXT, reasoning_tokens=5))
    usage = ask(server, respond).usage
    told = (usage.requests, usage.prompt_tokens, usage.cached_tokens, usage.completion_tokens)
    if server.model == SERVERS["lmstudio"].model:
        assert told[0] == 1
        assert told[1] > 50
        assert told[3] > 20
    else:
        assert told == (1, 10, 4, 8)
        assert usage.reasoning_tokens == 5


def test_an_answer_that_does_not_hold_is_asked_for_again(server: Server) -> None:
    """The second request goes on with the answer and what is wrong with it, in turns the reference takes."""
    respond, sent = script(server, Answer(BAD), Answer(TEXT))
    reply = ask(server, respond)
    assert reply.answer == Notes.model_validate(GOOD)
    assert (reply.attempts, reply.usage.requests, reply.failure) == (2, 2, None)
    assert "speeches: give a list" in json.dumps(sent[1])


def test_an_empty_answer_is_asked_for_again(server: Server) -> None:
    """Nothing is no message that a server takes back."""
    respond, _ = script(server, Answer(""), Answer(TEXT))
    assert ask(server, respond).answer == Notes.model_validate(GOOD)


THINKING = "The mayor speaks first. Should {this} count? It should."


def test_thinking_is_no_part_of_an_answer(server: Server) -> None:
    """Whether it is set apart, hidden, or stands in the text."""
    respond, sent = script(server, Answer(TEXT, thinking=THINKING, reasoning_tokens=20))
    reply = ask(server, respond)
    assert reply.answer == Notes.model_validate(GOOD)
    assert len(sent) == reply.attempts == 1


def test_an_answer_that_was_all_thinking_gets_more_room_once(server: Server) -> None:
    """Four times the room or that for thinking, and from then on room for thinking in every request."""
    lost = Answer("", "length", THINKING, 50)
    respond, sent = script(server, lost, Answer(TEXT, thinking=THINKING))
    asked = client(server, respond)
    reply = asked.ask(QUESTION)
    assert reply.answer == Notes.model_validate(GOOD)
    assert (reply.truncated, reply.failure, reply.attempts, reply.usage.requests) == (False, None, 1, 2)
    asked.ask(QUESTION)
    bounds = [bound(body) for body in sent]
    assert bounds == [50, 50 + 8192, 50 + 8192]


def bound(body: dict[str, Any]) -> int:
    config = body.get("generationConfig", {})
    return int(body.get("max_tokens") or body.get("max_completion_tokens") or config["maxOutputTokens"])


def test_an_answer_cut_off_by_its_thinking_gets_more_room(server: Server) -> None:
    """It is not too long: thinking took what it lacks."""
    cut = Answer(HALF[:20], "length", THINKING, 50)
    respond, sent = script(server, cut, Answer(TEXT, thinking=THINKING))
    reply = ask(server, respond)
    assert (reply.answer, reply.truncated) == (Notes.model_validate(GOOD), False)
    assert len(sent) == 2


def test_thinking_that_does_not_end_is_said(server: Server) -> None:
    """An answer that is all thinking, with more room too, is none; asking for less would not help."""
    respond, _ = script(server, Answer("", "length", THINKING, 50))
    reply = ask(server, respond)
    assert reply.failure is not None
    assert reply.failure.endswith("tokens of the answer went into thinking")
    assert (reply.answer, reply.truncated) == (None, False)


def test_a_server_that_takes_no_schema_is_told_in_words(server: Server) -> None:
    """It is asked once more without one, and then never again with one by the same client."""
    sent: list[Any] = []

    def respond(request: httpx2.Request) -> httpx2.Response:
        body = json.loads(request.content)
        sent.append(body)
        marks = (
            "response_format" in body,
            "output_config" in body,
            "responseJsonSchema" in str(body.get("generationConfig")),
        )
        if any(marks):
            words = "response_format, output_config and responseJsonSchema are not supported by this model"
            return httpx2.Response(400, json=server.wire.error(400, words))
        return httpx2.Response(200, json=server.wire.body(Answer(TEXT)))

    asked = client(server, respond)
    assert asked.ask(QUESTION).answer == asked.ask(QUESTION).answer == Notes.model_validate(GOOD)
    assert len(sent) == 3
    for body in sent[1:]:
        assert "It must fit this JSON schema" in json.dumps(body)


def test_an_article_that_ollama_did_not_read_whole_is_told() -> None:
    """It leaves out what does not fit into its context and answers the rest: that is no answer."""
    long = QUESTION.model_copy(
        update={"messages": (QUESTION.messages[0], QUESTION.messages[3].model_copy(update={"content": "word " * 9000}))}
    )
    server = SERVERS["ollama"]
    body = server.wire.body(Answer(TEXT)) | {"usage": {"prompt_tokens": 2050, "completion_tokens": 9}}
    with pytest.raises(ContextTooLong, match="read 2050 tokens of at least 7505: its context is too small"):
        ask(server, lambda _: httpx2.Response(200, json=body), long)


def test_the_fixed_part_is_marked_for_the_cache() -> None:
    """Anthropic keeps what is the same in many requests where it is told to: instructions and examples."""
    respond, sent = script(SERVERS["anthropic"], Answer(BAD), Answer(TEXT))
    ask(SERVERS["anthropic"], respond)
    for body in sent:
        assert "cache_control" in body["system"][-1]
        marked = [i for i, m in enumerate(body["messages"]) if "cache_control" in m["content"][-1]]
        assert marked == [1]


@pytest.mark.parametrize(
    ("model", "settings"),
    [
        ("gpt-4o-mini", {"max_tokens": 50, "temperature": 0}),
        ("gpt-5-mini", {"max_completion_tokens": 50 + 8192}),
        ("o3", {"max_completion_tokens": 50 + 8192}),
    ],
)
def test_models_that_reason_are_asked_in_their_own_terms(model: str, settings: dict[str, int]) -> None:
    """They take another bound, with room for thinking, and no temperature."""
    server = SERVERS["openai"]._replace(model=model)
    respond, sent = script(server, Answer(TEXT, reasoning_tokens=30))
    assert ask(server, respond).answer == Notes.model_validate(GOOD)
    kept = ("max_tokens", "max_completion_tokens", "temperature")
    assert {k: sent[0][k] for k in kept if k in sent[0]} == settings


def test_no_room_for_thinking_is_asked_where_there_is_none() -> None:
    """A context too small for answer and thinking may do for the answer."""
    server = SERVERS["vllm"]._replace(model="Qwen/QwQ-32B")

    def respond(request: httpx2.Request) -> httpx2.Response:
        if json.loads(request.content)["max_tokens"] > 50:
            return server.refuses("too long")
        return server.answers(request, Answer(TEXT))

    assert ask(server, respond).answer == Notes.model_validate(GOOD)


@pytest.mark.parametrize(
    ("spec", "error", "message"),
    [
        ("gemini/x", InputError, "'gemini/x' is no model; give local, .* openai/NAME, ollama/NAME, openrouter/NAME"),
        ("openai/", InputError, "is no model"),
        ("openai/x", SetupError, "no API key: set OPENAI_API_KEY"),
        ("openrouter/a/b", SetupError, "no API key: set OPENROUTER_API_KEY"),
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
    with pytest.raises(SetupError, match=r"pip install '[\w-]+\[anthropic\]'"):
        connect("anthropic/x")
