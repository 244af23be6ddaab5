import json
import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx2
import pytest
from openai import OpenAI
from scripted import completion, exchange, question, recording

from summarizer.errors import InputError, MissingRecording, RecordingError, ServerError, StaleRecording
from summarizer.llm.client import Client
from summarizer.recordings.recording import Exchange, dumps
from summarizer.recordings.transports import Recorder, Replayer, difference

PATH = Path("fixtures/quay/recording.json")
KEY = "sk-planted-4f9aXq"
Say = Callable[[httpx2.Request], httpx2.Response]


def ask(transport: httpx2.BaseTransport, body: dict[str, Any], url: str = "http://model.invalid/v1") -> Any:
    with httpx2.Client(transport=transport) as client:
        return client.post(f"{url}/chat/completions", json=body).json()


def said(body: dict[str, Any]) -> str:
    return str(body["choices"][0]["message"]["content"])


def echo(request: httpx2.Request) -> httpx2.Response:
    """Answers with the last message."""
    return httpx2.Response(200, json=completion(json.loads(request.content)["messages"][-1]["content"]))


def test_recorded_requests_are_answered_as_they_were_whatever_the_order_and_the_threads() -> None:
    """A hundred requests from eight threads, played back in reverse, get their own answers."""
    recorder = Recorder(httpx2.MockTransport(echo))
    asked = [exchange("Be brief.", f"[{n}] Text.").request for n in range(100)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda body: ask(recorder, body), asked))
    replayer = Replayer(recording(*recorder.take()), PATH)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda body: said(ask(replayer, body)), reversed(asked)))
    assert answers == [f"[{n}] Text." for n in reversed(range(100))]
    assert replayer.unplayed == ()


def test_two_recordings_of_equal_answers_are_byte_equal() -> None:
    """Neither arrival nor ids, times, caches and fingerprints of a server are in a recording."""
    asked = [exchange("Be brief.", f"[{n}] Text.").request for n in (1, 2, 9, 10, 11)]
    asked.append(exchange("Be brief.", "[2] Text.", "{}", "Correct it.").request)
    texts = []
    for run in (asked, asked[::-1]):
        stamp = iter(range(len(run)))
        made = httpx2.MockTransport(
            lambda request, stamp=stamp: httpx2.Response(200, json=completion("{}", created=next(stamp)))
        )
        recorder = Recorder(made)
        for body in run:
            ask(recorder, body)
        taken = recorder.take()
        assert [e.request["messages"][1]["content"][:4].strip("] ") for e in taken] == [
            "[1", "[2", "[2", "[9", "[10", "[11",
        ]  # fmt: skip
        texts.append(dumps(recording(*taken)))
    assert texts[0] == texts[1]
    assert not [word for word in ("chat-91", "cached", "timings", "b7-x86", "created") if word in texts[0]]


def test_the_same_request_is_answered_in_the_recorded_order_and_then_from_the_first_again() -> None:
    """Two recorded answers to one request alternate."""
    both = [exchange("a", "b", answer=answer) for answer in ("one", "two")]
    replayer = Replayer(recording(*both), PATH)
    assert [said(ask(replayer, both[0].request)) for _ in range(3)] == ["one", "two", "one"]


def test_numbers_that_are_equal_are_the_same_request() -> None:
    """Temperature 0 answers temperature 0.0, and keys may come in any order."""
    kept = exchange("a", "b", answer="yes")
    asked = dict(reversed({**kept.request, "temperature": 0.0}.items()))
    assert said(ask(Replayer(recording(kept), PATH), asked)) == "yes"


def test_without_success_nothing_is_recorded() -> None:
    """Errors, pages that are no answer and empty answers pass through and leave no trace."""
    responses = iter(
        [
            httpx2.Response(429, json=completion("no")),
            httpx2.Response(500, text="sorry"),
            httpx2.Response(200, text="<html>a portal</html>"),
            httpx2.Response(200, json={"error": "none"}),
            httpx2.Response(200, json=[1]),
            httpx2.Response(200, json=completion("", error={"message": "overloaded"})),
            httpx2.Response(200, json={"choices": [{"message": {"content": ""}, "error": {"code": 502}}]}),
        ]
    )
    recorder = Recorder(httpx2.MockTransport(lambda request: next(responses)))
    with httpx2.Client(transport=recorder) as client:
        codes = [client.post("http://model.invalid/", json={"messages": []}).status_code for _ in range(7)]
    assert codes == [429, 500, 200, 200, 200, 200, 200]
    assert recorder.take() == ()


def test_a_path_that_a_server_gives_for_its_model_is_left_out() -> None:
    """A model named by its place on a disk says nothing but where that is."""
    body = completion("{}", model="/home/somebody/weights.gguf")
    recorder = Recorder(httpx2.MockTransport(lambda request: httpx2.Response(200, json=body)))
    ask(recorder, exchange("a", "b").request)
    assert "somebody" not in dumps(recording(*recorder.take()))


def test_that_a_model_thought_is_kept() -> None:
    """The thinking that a server sets apart and its tokens are read, so that a replay has them too."""
    body = completion("{}")
    body["choices"][0]["message"]["reasoning_content"] = "Let me see."
    body["usage"]["completion_tokens_details"] = {"reasoning_tokens": 5, "audio_tokens": 0}
    recorder = Recorder(httpx2.MockTransport(lambda request: httpx2.Response(200, json=body)))
    ask(recorder, exchange("a", "b").request)
    again = ask(Replayer(recording(*recorder.take()), PATH), exchange("a", "b").request)
    assert again["choices"][0]["message"]["reasoning_content"] == "Let me see."
    assert again["usage"]["completion_tokens_details"] == {"reasoning_tokens": 5}


LONG = "You read news.\nCopy words exactly as they stand in the sentences you are shown.\nBe brief."


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        (
            exchange(LONG.replace("exactly", "precisely"), "[1] The quay closed."),
            "messages[0].content: line 2: recorded “Copy words exactly as they stand in the sentences y…”, "
            "asked “Copy words precisely as they stand in the sentences…”",
        ),
        (
            exchange(LONG, "[1] The quay closes."),
            "messages[1].content: recorded “[1] The quay closed.”, asked “[1] The quay closes.”",
        ),
        (
            exchange(LONG, "[1] The quay closed.", temperature=0.5),
            "temperature: recorded 0, asked 0.5",
        ),
        (
            exchange(LONG, "[1] The quay closed.", model="other"),
            "model: recorded “scripted”, asked “other”",
        ),
        (
            exchange(LONG, "[1] The quay closed.", top_p=1),
            "top_p: recorded nothing, asked 1",
        ),
        (
            exchange(f"{LONG}\nThink.", "[1] The quay closed."),
            "messages[0].content: line 4: recorded nothing, asked “Think.”",
        ),
    ],
)
def test_a_changed_request_is_named_by_its_first_difference(asked: Exchange, shown: str) -> None:
    """StaleRecording shows the field, both values in short, and how to record again."""
    kept = recording(exchange("Other.", "[1] The quay closed."), exchange(LONG, "[1] The quay closed."))
    with pytest.raises(StaleRecording) as caught:
        ask(Replayer(kept, PATH), asked.request)
    assert str(caught.value) == (
        f"'{PATH}' was recorded for another request: {shown}; "
        "to record it: summarizer record fixtures/quay/article.md --into fixtures "
        "--model openai/scripted --base-url YOUR-SERVER"
    )


@pytest.mark.parametrize("kept", [(), (exchange("Be brief.", "[1] A wholly different text."),)])
def test_a_request_like_no_other_is_missing(kept: tuple[Exchange, ...]) -> None:
    """MissingRecording shows what was asked, and how to record it."""
    with pytest.raises(MissingRecording, match=r"no answer to “\[7\] Quince jam.*--model openai/scripted "):
        ask(Replayer(recording(*kept), PATH), exchange("Be brief.", "[7] Quince jam won\nprizes.").request)


def test_what_nothing_asked_for_is_reported() -> None:
    """A replay that leaves an exchange unplayed is stale at its end, and one that does not is not."""
    kept = [exchange("a", "[1] One."), exchange("a", "[2] Two.")]
    replayer = Replayer(recording(*kept), PATH)
    ask(replayer, kept[0].request)
    with pytest.raises(StaleRecording, match=r"1 of 2 recorded exchanges were not asked for.*\[2\] Two.*--model openai/scripted"):
        replayer.finish()
    ask(replayer, kept[1].request)
    replayer.finish()


def test_a_difference_deep_inside_has_a_path() -> None:
    """Objects and lists are walked, in the order of what was recorded."""
    old = {"schema": {"items": [1, {"max": 40, "min": 0}]}}
    new = {"schema": {"items": [1, {"min": 0, "max": 30}]}}
    assert difference(old, new) == "schema.items[1].max: recorded 40, asked 30"
    assert difference(old, old) is None


def test_errors_of_a_replay_come_through_the_client_as_they_are() -> None:
    """Neither the SDK nor the retries turn a missing recording into a server that cannot be reached."""
    client = Client("scripted", "http://model.invalid/v1", "none", Replayer(recording(), PATH))
    with pytest.raises(MissingRecording, match="summarizer record"):
        client.ask(question())
    client.close()


def carriers() -> dict[str, tuple[str, dict[str, str]]]:
    host = "http://model.invalid/v1"
    return {
        "authorization": (host, {"Authorization": f"Bearer {KEY}"}),
        "basic": (host, {"Authorization": f"Basic {KEY}"}),
        "api-key": (host, {"api-key": KEY, "x-api-key": KEY}),
        "query": (f"{host}?api_key={KEY}", {}),
        "userinfo": (f"http://user:{KEY}@model.invalid/v1", {}),
        "cookie": (host, {"Cookie": f"session={KEY}"}),
    }


@pytest.mark.parametrize("place", carriers())
def test_a_key_of_a_request_is_not_in_its_recording(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever a request carries a key, only its body is recorded."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    url, headers = carriers()[place]
    response = httpx2.Response(200, json=completion("{}"), headers={"x-echo": KEY, "set-cookie": f"k={KEY}"})
    recorder = Recorder(httpx2.MockTransport(lambda request: response))
    with httpx2.Client(transport=recorder) as client:
        client.post(url, json=exchange("a", "b").request, headers=headers)
    text = dumps(recording(*recorder.take()))
    assert '"b"' in text
    assert KEY not in text


@pytest.mark.parametrize("place", sorted(set(carriers()) - {"cookie"}))
def test_an_answer_that_repeats_the_key_is_not_recorded(place: str) -> None:
    """A server that echoes what it was authorised with stops the recording, and the error has no key."""
    url, headers = carriers()[place]
    recorder = Recorder(httpx2.MockTransport(lambda r: httpx2.Response(200, json=completion(f"key {KEY}!"))))
    with (
        httpx2.Client(transport=recorder) as client,
        pytest.raises(RecordingError, match="it is not kept") as caught,
    ):
        client.post(url, json=exchange("a", "b").request, headers=headers)
    assert KEY not in str(caught.value)
    assert recorder.take() == ()


@pytest.mark.parametrize("status", [400, 401, 403, 404, 422])
def test_a_refusal_that_repeats_the_key_shows_it_to_nobody(
    status: int, caplog: pytest.LogCaptureFixture
) -> None:
    """A key that comes back in an error body is in no message and no log."""
    caplog.set_level(logging.DEBUG)
    body = {"error": {"message": f"Incorrect API key: {KEY}", "key": KEY}}
    recorder = Recorder(httpx2.MockTransport(lambda request: httpx2.Response(status, json=body)))
    client = Client("scripted", "http://model.invalid/v1", KEY, recorder)
    with pytest.raises(ServerError) as caught:
        client.ask(question())
    client.close()
    assert KEY not in str(caught.value)
    assert KEY not in caplog.text
    assert recorder.take() == ()


@pytest.mark.parametrize(
    "url", [f"http://user:{KEY}@model.invalid/v1", f"http://model.invalid/v1?api-key={KEY}"]
)
def test_an_address_with_a_key_in_it_is_refused_before_it_is_logged(url: str) -> None:
    """HTTP libraries log addresses, so one that holds a secret is not taken, nor shown."""
    with pytest.raises(InputError, match="password or a query") as caught:
        Client("scripted", url, "none", Recorder(httpx2.MockTransport(echo)))
    assert KEY not in str(caught.value)


def test_the_libraries_between_do_not_log_the_key(caplog: pytest.LogCaptureFixture) -> None:
    """At the level DEBUG the SDK and the HTTP client write about requests, and not what authorises them."""
    caplog.set_level(logging.DEBUG)
    http = httpx2.Client(transport=Recorder(httpx2.MockTransport(echo)))
    with OpenAI(base_url="http://model.invalid/v1", api_key=KEY, http_client=http) as sdk:
        sdk.chat.completions.create(model="m", messages=[{"role": "user", "content": "hello"}])
    assert "hello" in caplog.text
    assert KEY not in caplog.text


def test_a_recorder_forgets_what_it_gave_away() -> None:
    """Each exchange is taken once, also while other threads record."""
    recorder = Recorder(httpx2.MockTransport(echo))
    total: list[Exchange] = []
    threads = [
        threading.Thread(target=ask, args=(recorder, exchange("a", f"[{n}] x").request)) for n in range(20)
    ]
    for thread in threads:
        thread.start()
        total += recorder.take()
    for thread in threads:
        thread.join()
    total += recorder.take()
    assert len(total) == 20
    assert recorder.take() == ()
