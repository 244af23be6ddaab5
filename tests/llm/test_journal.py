"""What was answered once is not asked for again."""

import json
import threading
from pathlib import Path

import httpx2
import pytest
from scripted import PROMPT, bridge, completion, scripted

from summarizer.errors import InputError, ModelError, RecordingError, SetupError
from summarizer.llm import Budget, Limits
from summarizer.llm.journal import Journal
from summarizer.pipeline import Summarizer
from summarizer.schema import ModelIdentity, Summary

MODEL = ModelIdentity(name="scripted")


def summary(
    journal: Path, sent: list[httpx2.Request], budget: int | None = None, model: str = "scripted"
) -> Summary:
    """One run over the article, with what it sent."""
    script = scripted(spy=sent.append)

    def answer(request: httpx2.Request) -> httpx2.Response:
        body = json.loads(script.handle_request(request).content)
        return httpx2.Response(200, json=body | {"usage": {"prompt_tokens": 2000, "completion_tokens": 100}})

    limits = Limits(budget=Budget(tokens=budget))
    transport = httpx2.MockTransport(answer)
    with Summarizer(
        model, prompt=PROMPT, transport=transport, limits=limits, journal=journal
    ) as summarizer:
        return summarizer.summarize_article(bridge())


def timeless(made: Summary) -> Summary:
    """The summary without when it was made and how long that took."""
    fixed = {"created": "2031-01-01T00:00:00Z", "seconds": 0}
    return made.model_copy(update={"provenance": made.provenance.model_copy(update=fixed)})


def test_a_second_run_asks_nothing(tmp_path: Path) -> None:
    """Run again, the summary is the same to the last token counted, and no request is sent."""
    first: list[httpx2.Request] = []
    again: list[httpx2.Request] = []
    made = summary(tmp_path / "answers", first)
    assert timeless(summary(tmp_path / "answers", again)) == timeless(made)
    assert (len(first), again) == (made.provenance.usage.requests, [])


def test_a_run_that_was_stopped_goes_on(tmp_path: Path) -> None:
    """With a larger budget, what the first one did not reach is asked, and nothing else."""
    whole: list[httpx2.Request] = []
    expected = summary(tmp_path / "whole", whole)
    stopped: list[httpx2.Request] = []
    rest: list[httpx2.Request] = []
    partial = summary(tmp_path / "answers", stopped, budget=4500)
    resumed = summary(tmp_path / "answers", rest, budget=100_000)
    assert (partial.status, resumed.status) == ("partial", "complete")
    assert 0 < len(stopped) < len(whole)
    assert {r.content for r in stopped} | {r.content for r in rest} == {r.content for r in whole}
    assert len(stopped) + len(rest) == len(whole)
    assert timeless(resumed) == timeless(expected)


def test_what_was_answered_before_counts(tmp_path: Path) -> None:
    """The same budget again stops at the same place: it bounds what the journal's answers cost together."""
    stopped: list[httpx2.Request] = []
    again: list[httpx2.Request] = []
    partial = summary(tmp_path / "answers", stopped, budget=4500)
    assert timeless(summary(tmp_path / "answers", again, budget=4500)) == timeless(partial)
    assert again == []


@pytest.mark.parametrize("kept", range(0, 2000, 97))
def test_a_torn_line_costs_its_answer_alone(tmp_path: Path, kept: int) -> None:
    """Cut off at any byte, as by a crash, the journal gives the rest and is whole after the next run."""
    path = tmp_path / "answers"
    made = summary(path, [])
    whole = path.read_bytes()
    path.write_bytes(whole[:kept])
    if 0 < kept <= whole.index(b"\n"):
        with pytest.raises(InputError, match="is no journal"):
            summary(path, [])
        return
    assert timeless(summary(path, [])) == timeless(made)
    again: list[httpx2.Request] = []
    assert timeless(summary(path, again)) == timeless(made)
    assert again == []


def test_other_files_are_refused(tmp_path: Path) -> None:
    """Neither a file that is something else nor answers of another model are taken, or written to."""
    article, other = tmp_path / "article.md", tmp_path / "answers"
    article.write_text("# An article\n\nIt rained.\n", encoding="utf-8")
    summary(other, [])
    before = other.read_bytes()
    with pytest.raises(InputError, match=r"article\.md' is no journal; give the name of a new file"):
        summary(article, [])
    with pytest.raises(InputError, match="holds answers of scripted; give another file for else"):
        summary(other, [], model="else")
    with pytest.raises(InputError, match="cannot read the journal"):
        summary(tmp_path, [])
    assert article.read_text(encoding="utf-8") == "# An article\n\nIt rained.\n"
    assert other.read_bytes() == before


@pytest.mark.parametrize("status", [400, 200])
def test_failures_are_not_kept(tmp_path: Path, status: int) -> None:
    """An error of the server, one with status 200 too, is asked for again by the next run."""
    body = {"error": {"message": "no", "code": 400}}
    refused = httpx2.MockTransport(lambda _: httpx2.Response(status, json=body))
    with (
        Summarizer("scripted", prompt=PROMPT, transport=refused, journal=tmp_path / "answers") as summarizer,
        pytest.raises(ModelError),
    ):
        summarizer.summarize_article(bridge())
    assert not (tmp_path / "answers").exists()


def test_a_journal_that_cannot_be_written(tmp_path: Path) -> None:
    """One line names the file."""
    with pytest.raises(SetupError, match=r"cannot write the journal '.*/no/answers'"):
        summary(tmp_path / "no" / "answers", [])


def test_no_key_is_kept(tmp_path: Path) -> None:
    """Neither the request nor its headers are in the file, and an answer that repeats the key is refused."""
    path = tmp_path / "answers"
    request = httpx2.Request(
        "POST",
        "http://h.invalid/v1",
        headers={"authorization": "Bearer sk-planted-4f9aXq"},
        json={"secret": 1},
    )
    echo = httpx2.MockTransport(lambda _: httpx2.Response(200, json=completion("it is sk-planted-4f9aXq")))
    with pytest.raises(RecordingError, match="the key stands in what was asked or answered"):
        Journal(echo, MODEL, path).handle_request(request)
    assert not path.exists()
    quiet = httpx2.MockTransport(lambda _: httpx2.Response(200, json=completion("fine\u2028so")))
    Journal(quiet, MODEL, path).handle_request(request)
    assert "planted" not in path.read_text(encoding="utf-8")
    assert "secret" not in path.read_text(encoding="utf-8")
    assert Journal(echo, MODEL, path).handle_request(request).json() == completion("fine\u2028so")


def test_many_threads_write_one_file(tmp_path: Path) -> None:
    """Each answer is one whole line, whoever wrote it."""
    echo = httpx2.MockTransport(lambda r: httpx2.Response(200, json={"of": json.loads(r.content)}))
    journal = Journal(echo, MODEL, tmp_path / "answers")

    def ask(start: int) -> None:
        for n in range(start, start + 20):
            journal.handle_request(httpx2.Request("POST", "http://h.invalid/v1", json=n))

    threads = [threading.Thread(target=ask, args=(20 * t,)) for t in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines = [json.loads(line) for line in (tmp_path / "answers").read_text(encoding="utf-8").splitlines()]
    assert lines[0] == {"format": "summarizer journal 1", "name": "scripted", "sha256": None}
    assert sorted(line["answer"]["of"] for line in lines[1:]) == list(range(320))


def test_half_a_surrogate_pair_is_kept_as_it_is_read(tmp_path: Path) -> None:
    """The file is UTF-8, and a second run reads from it what the first one read."""
    body = json.dumps(completion("a HALF")).replace("HALF", r"\ud800").encode()
    inner = httpx2.MockTransport(lambda request: httpx2.Response(200, content=body))
    request = httpx2.Request("POST", "http://127.0.0.1:9/v1", json={"a": 1})
    Journal(inner, MODEL, tmp_path / "answers").handle_request(request)
    again = Journal(inner, MODEL, tmp_path / "answers")
    assert again.handle_request(request).json()["choices"][0]["message"]["content"] == "a \ufffd"
    assert "\ufffd" in (tmp_path / "answers").read_text(encoding="utf-8")
