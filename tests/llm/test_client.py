"""One question, asked until its answer holds; what is common to all providers."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx2
import pytest
from asking import DEED, GOOD, QUESTION, SPEECH, Notes, ask, client
from provider_servers import SERVERS, Answer
from scripted import completion

from summarizer.errors import InputError
from summarizer.llm import Client, Message, Reply, connect
from summarizer.schema import ModelIdentity

SERVER = SERVERS["vllm"]


def says(*texts: str, end: str = "stop") -> tuple[Any, list[dict[str, Any]]]:
    """A server that says these one after the other, and what it was asked."""
    sent: list[dict[str, Any]] = []

    def respond(request: httpx2.Request) -> httpx2.Response:
        sent.append(json.loads(request.content))
        return SERVER.answers(request, Answer(texts[min(len(sent), len(texts)) - 1], end))

    return respond, sent


def notes(*speeches: Any, **more: Any) -> str:
    return json.dumps(GOOD | {"speeches": speeches} | more)


BAD = SPEECH | {"n": 7}


def test_importing_it_loads_no_sdk() -> None:
    """What takes a second to import is imported when a model is asked."""
    heavy = "{'openai', 'instructor', 'anthropic', 'mistralai', 'genai_prices', 'google.genai'}"
    code = f"import summarizer.llm, sys; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "set()"


def test_most_items_of_one_list_decide() -> None:
    """Where most speeches do not hold, the whole is asked for again; the reasons are in the question."""
    respond, sent = says(notes(SPEECH, BAD, BAD), notes(SPEECH))
    reply = ask(SERVER, respond)
    assert reply.answer == Notes.model_validate(GOOD)
    assert (reply.attempts, reply.flaws, reply.failure) == (2, (), None)
    roles = [m["role"] for m in sent[1]["messages"]]
    assert roles == ["system", "user", "assistant", "user", "assistant", "user"]
    assert "speeches: there is no sentence 7 (7 | said | Ilka Sørens | asserts)" in sent[1]["messages"][-1]["content"]


def test_good_items_outlive_bad_ones() -> None:
    """After the last attempt, what holds is kept, the rest is listed, and the reply says that it is not whole."""
    respond, sent = says(notes(SPEECH, BAD, BAD))
    reply = ask(SERVER, respond)
    assert reply.answer == Notes.model_validate(GOOD)
    assert [f.reason for f in reply.flaws] == ["there is no sentence 7"] * 2
    assert reply.failure is not None
    assert reply.failure.startswith("the answer did not hold (speeches: there is no sentence 7")
    assert len(sent) == reply.attempts == 2


def test_a_few_bad_items_are_not_asked_about() -> None:
    """They are flaws of an answer that holds."""
    respond, sent = says(notes(SPEECH, SPEECH, BAD))
    reply = ask(SERVER, respond)
    assert (reply.failure, reply.attempts, len(sent)) == (None, 1, 1)
    assert len(reply.flaws) == 1


def test_the_better_of_two_answers_is_kept() -> None:
    """A second attempt that is worse does not cost the items of the first."""
    respond, _ = says(notes(SPEECH, BAD, BAD), notes(BAD, BAD, deeds=[]))
    reply = ask(SERVER, respond)
    assert reply.answer == Notes.model_validate(GOOD)
    assert reply.attempts == 2


def test_an_answer_that_is_cut_off_keeps_its_items() -> None:
    """And is not asked for again: less has to be asked at once."""
    respond, sent = says(notes(SPEECH, SPEECH)[:-150], end="length")
    reply = ask(SERVER, respond)
    assert isinstance(reply.answer, Notes)
    assert len(reply.answer.speeches) == 1
    assert (reply.truncated, reply.failure, len(sent)) == (True, "cut off", 1)


def test_an_answer_that_ends_at_its_bound_may_be_whole() -> None:
    """Nothing is lost where the JSON ends, whatever the server calls it."""
    respond, _ = says(notes(SPEECH), end="length")
    assert ask(SERVER, respond).failure is None


def test_an_answer_without_json_is_asked_for_with_its_schema() -> None:
    """Some servers take a schema and do not hold to it."""
    respond, sent = says("Gladly!", notes(SPEECH))
    assert ask(SERVER, respond).failure is None
    assert "It must fit this JSON schema" in sent[1]["messages"][-1]["content"]


@pytest.mark.parametrize("words", ["{{ 7*7 }}", "{% of %}", "{# not #}", "  flush {{left}}\n\n", "$slot {x}"])
def test_words_arrive_as_they_are(words: str) -> None:
    """No message is taken for a template."""
    respond, sent = says(notes(SPEECH))
    last = Message(role="user", content=f"[1] {words}")
    ask(SERVER, respond, QUESTION.model_copy(update={"messages": (*QUESTION.messages[:-1], last)}))
    assert sent[0]["messages"][-1]["content"] == last.content


def test_threads_do_not_mix_their_answers() -> None:
    """Every thread's answer is checked by its own check."""

    def respond(request: httpx2.Request) -> httpx2.Response:
        number = int(json.loads(request.content)["messages"][-1]["content"].split()[1])
        return SERVER.answers(request, Answer(notes(deeds=[DEED | {"n": number}])))

    asked = client(SERVER, respond)

    def one(number: int) -> Reply:
        last = Message(role="user", content=f"[1] {number} ships came.")
        update = {
            "messages": (*QUESTION.messages[:-1], last),
            "check": lambda item: None if item.n == number else "of another",
        }
        return asked.ask(QUESTION.model_copy(update=update))

    with ThreadPoolExecutor(8) as pool:
        replies = list(pool.map(one, range(40)))
    assert all(r.failure is None and not r.flaws for r in replies)


def test_one_line_a_request_and_no_text_in_it(caplog: pytest.LogCaptureFixture) -> None:
    """What is logged above debug has numbers and no word of question or answer, whatever goes wrong."""
    respond, _ = says("Ilka Sørens? Gladly!", notes(BAD, BAD))
    with caplog.at_level("INFO"):
        ask(SERVER, respond)
    ours = [r.getMessage() for r in caplog.records if r.name.startswith("summarizer")]
    assert ours == ["notes of sentences 1 to 2: stop, 10 + 3 tokens in 0.0 s"] * 2
    assert not any("Ilka" in r.getMessage() or "mayor" in r.getMessage() for r in caplog.records)


@pytest.mark.parametrize("url", ["http://me:secret@127.0.0.1/v1", "http://127.0.0.1/v1?key=secret"])
def test_an_address_with_a_secret_is_refused(url: str) -> None:
    """It would stand in logs."""
    with pytest.raises(InputError, match="a password or a query") as caught:
        Client("m", url, "none")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("spec", "identity", "form"),
    [
        ("scripted", None, "free"),
        ("local", None, "drafted"),
        ("x", ModelIdentity(name="tiny", sha256="0" * 64), "drafted"),
        ("x", ModelIdentity(name="large"), "free"),
    ],
)
def test_a_recording_stands_for_its_model(spec: str, identity: ModelIdentity | None, form: str) -> None:
    """It is asked under the name, and in the form, of the model that was recorded."""
    respond, sent = says(notes(SPEECH))
    connection = connect(spec, transport=httpx2.MockTransport(respond), identity=identity)
    assert connection.form == form
    assert connection.client.ask(QUESTION).failure is None
    assert sent[0]["model"] == connection.model.name == (identity.name if identity else spec)
    connection.close()


def test_a_remote_model_is_asked_freely() -> None:
    """Without an address Ollama is asked on this machine, without a key."""
    connection = connect("ollama/llama3.2")
    assert (connection.model, connection.form) == (ModelIdentity(name="llama3.2"), "free")
    connection.close()


def test_what_is_wrapped_knows_its_model() -> None:
    """A recorder is told what it records."""
    wrapped: list[str] = []
    respond, _ = says(notes(SPEECH))

    def wrap(inner: httpx2.BaseTransport, model: ModelIdentity) -> httpx2.BaseTransport:
        wrapped.append(model.name)
        return inner

    connect("scripted", transport=httpx2.MockTransport(respond), wrap=wrap).client.ask(QUESTION)
    assert wrapped == ["scripted"]


@pytest.mark.live
@pytest.mark.usefixtures("socket_enabled")
def test_the_local_model_answers_over_http() -> None:
    """llama.cpp's own server, with our weights, holds to the schema, and what it took is counted."""
    connection = connect("local")
    reply = connection.client.ask(QUESTION.model_copy(update={"max_tokens": 200}))
    connection.close()
    assert isinstance(reply.answer, Notes)
    assert reply.usage.prompt_tokens > 20
    assert reply.usage.completion_tokens > 5


def escapes(*texts: str) -> tuple[Any, list[dict[str, Any]]]:
    """The same with a body of ASCII, in which halves of surrogate pairs are escapes."""
    sent: list[dict[str, Any]] = []

    def respond(request: httpx2.Request) -> httpx2.Response:
        sent.append(json.loads(request.content))
        return httpx2.Response(200, content=json.dumps(completion(texts[min(len(sent), len(texts)) - 1])))

    return respond, sent


@pytest.mark.parametrize("half", ["\ud800", r"\ud800"], ids=["in the text", "as an escape in it"])
def test_half_a_surrogate_pair_costs_one_item(half: str) -> None:
    """Read with U+FFFD in its place the item is checked as any other, and the answer is there."""
    respond, sent = escapes(notes(SPEECH, SPEECH, BAD | {"speaker": "Brekke HALF"}).replace("HALF", half))
    reply = ask(SERVER, respond)
    assert (reply.answer is not None, reply.failure, len(sent)) == (True, None, 1)
    assert [flaw.text for flaw in reply.flaws] == ["7 | said | Brekke \ufffd | asserts"]


@pytest.mark.parametrize("half", ["\ud800", r"\ud800"], ids=["in the text", "as an escape in it"])
def test_an_answer_with_half_a_pair_can_be_asked_about(half: str) -> None:
    """The answer, and the reasons why it does not hold, are part of what is sent then."""
    respond, sent = escapes(notes(BAD | {"speaker": "HALF"}).replace("HALF", half), notes(SPEECH))
    assert ask(SERVER, respond).failure is None
    assert "there is no sentence 7 (7 | said | \ufffd | asserts)" in sent[1]["messages"][-1]["content"]


@pytest.mark.parametrize(
    "url", ["notaurl", "localhost:8000/v1", "http://", "ftp://127.0.0.1/v1", " http://127.0.0.1/v1", "http://127.0.0.1\n"]
)
def test_what_is_no_address_is_refused(url: str) -> None:
    """Before anything is asked, with an example of one."""
    with pytest.raises(InputError, match=r"give it whole, as http://127\.0\.0\.1:8000/v1"):
        Client("m", url, "none")
