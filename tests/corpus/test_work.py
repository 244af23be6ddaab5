"""A run over a corpus does what is not done, keeps it, and says what became of every document."""

import json
import threading
from pathlib import Path

import httpx2
import pytest
from corpora import Sent, failing, lines, refused, rows, run_over, statuses, without_abstract, write_jsonl
from scripted import completion, scripted

from summarizer.corpus.database import beside, reading
from summarizer.corpus.status import standing
from summarizer.corpus.store import Store
from summarizer.corpus.work import SERVER_FAILURES
from summarizer.documents import Article
from summarizer.errors import InputError, SetupError
from summarizer.llm import Budget, Limits
from summarizer.pipeline import Summarizer
from summarizer.schema import Summary


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out.jsonl"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_jsonl(tmp_path / "given.jsonl", rows(6))


def test_a_second_run_asks_nothing(corpus: Path, out: Path) -> None:
    """And its output is the same."""
    sent: Sent = []
    first = run_over(corpus, out)
    made = lines(out)
    again = run_over(corpus, out, scripted(spy=sent.append))
    assert (first.progress.done, first.progress.before) == (6, 0)
    assert (again.progress.done, again.progress.before) == (0, 6)
    assert sent == []
    assert lines(out) == made
    assert [line["id"] for line in made] == [f"d{n}" for n in range(6)]


def test_what_has_changed_is_done_anew(tmp_path: Path, corpus: Path, out: Path) -> None:
    """A changed text, title, date, prompt or model; everything else stays, and documents that are added follow."""
    run_over(corpus, out)
    changed = rows(7)
    changed[1]["text"] += "Nobody was hurt."
    changed[2]["title"] = "Another"
    changed[3]["published"] = "2031-05-07"
    again = run_over(write_jsonl(tmp_path / "given.jsonl", changed), out)
    assert (again.progress.done, again.progress.before) == (4, 3)
    assert list(statuses(out)) == [f"d{n}" for n in range(7)]
    assert lines(out)[1]["summary"]["document"]["text"].endswith("Nobody was hurt.")
    assert run_over(corpus, out, model="another").progress.done == 7
    assert run_over(corpus, out, model="another", limits=Limits(max_tokens=900)).progress.done == 7


def test_what_is_not_given_again_stays(tmp_path: Path, corpus: Path, out: Path) -> None:
    """A second corpus is added to the first."""
    run_over(corpus, out)
    more = write_jsonl(tmp_path / "more.jsonl", [{**row, "id": f"m{row['id']}"} for row in rows(8)[6:]])
    run_over(more, out)
    assert list(statuses(out)) == [*(f"d{n}" for n in range(6)), "md6", "md7"]


def test_equal_texts_are_done_once(tmp_path: Path, out: Path) -> None:
    """Both documents have the summary, each with its own source."""
    sent: Sent = []
    given = write_jsonl(tmp_path / "given.jsonl", [rows(1)[0], {**rows(1)[0], "id": "copy", "source": "http://h/copy"}])
    run_over(given, out, scripted(spy=sent.append))
    one, copy = lines(out)
    assert (one["summary"].pop("document").pop("source"), copy["summary"].pop("document").pop("source")) == (
        f"{given}:1",
        "http://h/copy",
    )
    assert one["summary"] == copy["summary"]
    assert len(sent) == 3


def test_an_id_that_is_given_twice_is_told_apart(tmp_path: Path, out: Path) -> None:
    """No document is lost, and a second run finds both again."""
    given = write_jsonl(tmp_path / "given.jsonl", [{**row, "id": "same"} for row in rows(3)])
    run_over(given, out)
    assert list(statuses(out)) == ["same", "same#2", "same#3"]
    assert run_over(given, out).progress.before == 3


def test_what_cannot_be_read_or_answered_has_its_cause(tmp_path: Path, out: Path) -> None:
    """Failures are lines of the output too, in the order of what was given."""
    given = write_jsonl(tmp_path / "given.jsonl", [{"id": "empty", "text": ""}, *rows(3)])
    ended = run_over(given, out, refused(1))
    assert (ended.progress.done, ended.progress.failed, ended.stopped) == (4, 2, None)
    found = lines(out)
    assert [line["status"] for line in found] == ["failed", "complete", "failed", "complete"]
    assert found[0]["error"] == {
        "cause": "InputError",
        "message": f"{given}:1: no text in column 'text'; there are id, text; name it with --column text=NAME",
    }
    assert found[2]["error"]["cause"] == "ServerError"
    assert "the key was refused" in found[2]["error"]["message"]


def test_only_what_failed_is_tried_again(corpus: Path, out: Path) -> None:
    """Where that is asked for; otherwise a failure stays."""
    run_over(corpus, out, refused(1, 4))
    assert run_over(corpus, out).progress.done == 0
    again = run_over(corpus, out, retry=frozenset({"failed"}))
    assert (again.progress.done, again.progress.failed) == (2, 0)
    assert set(statuses(out).values()) == {"complete"}


def test_a_retry_does_not_begin_what_is_left(tmp_path: Path, corpus: Path, out: Path) -> None:
    """It takes the failed documents alone."""
    run_over(write_jsonl(tmp_path / "some.jsonl", rows(3)), out, refused(1))
    assert run_over(corpus, out, retry=frozenset({"failed"})).progress.done == 1
    assert standing(out).left == 3


def test_a_server_that_refuses_all_stops_the_run(tmp_path: Path, out: Path) -> None:
    """What failed for that reason is left, not failed: the next run does it."""
    corpus = write_jsonl(tmp_path / "given.jsonl", rows(3 * SERVER_FAILURES))
    ended = run_over(corpus, out, refused(*range(4, 3 * SERVER_FAILURES)), jobs=1)
    assert (ended.stopped, ended.progress.done) == ("server", 4)
    assert "the key was refused" in ended.message
    assert list(statuses(out)) == ["d0", "d1", "d2", "d3"]
    found = standing(out)
    assert (found.failed, found.stopped) == (0, "server")
    assert found.next == "run the same command again; it goes on where it stopped"
    assert run_over(corpus, out).progress.done == 3 * SERVER_FAILURES - 4
    assert set(statuses(out).values()) == {"complete"}


def test_failures_between_successes_do_not_stop_the_run(tmp_path: Path, out: Path) -> None:
    """However many they are."""
    corpus = write_jsonl(tmp_path / "given.jsonl", rows(3 * SERVER_FAILURES))
    ended = run_over(corpus, out, refused(*range(0, 3 * SERVER_FAILURES, 2)), jobs=1)
    assert (ended.stopped, ended.progress.failed) == (None, 3 * SERVER_FAILURES // 2)


def test_a_budget_stops_the_run_between_documents(corpus: Path, out: Path) -> None:
    """No document is partial or failed because of it; the next run goes on, and asks nothing twice."""

    def costly(request: httpx2.Request) -> httpx2.Response:
        body = json.loads(scripted(spy=sent.append).handle_request(request).content)
        return httpx2.Response(200, json=body | {"usage": {"prompt_tokens": 2000, "completion_tokens": 100}})

    sent: Sent = []
    for _ in range(20):
        limits = Limits(budget=Budget(tokens=20_000))
        ended = run_over(corpus, out, httpx2.MockTransport(costly), jobs=1, limits=limits)
        assert set(statuses(out).values()) <= {"complete"}
        if ended.stopped is None:
            break
        assert ended.stopped == "budget"
    assert set(statuses(out).values()) == {"complete"}
    assert len(sent) == len({request.content for request in sent}) == 18


def test_a_stop_finishes_what_is_under_way(corpus: Path, out: Path) -> None:
    """And begins nothing else."""
    stop = threading.Event()
    ended = run_over(corpus, out, scripted(spy=lambda _: stop.set()), jobs=2, stop=stop)
    assert ended.stopped == "interrupted"
    assert 1 <= len(statuses(out)) <= 2
    assert run_over(corpus, out).progress.done == 6 - len(statuses(out)) or len(statuses(out)) == 6


def test_answers_are_kept_until_their_document_is_done(corpus: Path, out: Path) -> None:
    """A run that ends in the middle of a document does not ask again what it had asked; a finished one keeps nothing."""
    first: Sent = []
    second: Sent = []

    def breaks(request: httpx2.Request) -> httpx2.Response | None:
        if len(first) >= 4:
            raise KeyboardInterrupt
        return None

    with pytest.raises(KeyboardInterrupt):
        run_over(corpus, out, failing(breaks, first), jobs=1)
    run_over(corpus, out, scripted(spy=second.append), jobs=1)
    assert {r.content for r in first}.isdisjoint({r.content for r in second})
    assert len(first) + len(second) == 18
    with reading(beside(out)) as base:
        assert base.execute("SELECT count(*) FROM answers").fetchone() == (0,)


def test_a_key_is_in_no_file(corpus: Path, out: Path) -> None:
    """An answer that repeats it is no summary; neither store nor output has it."""
    planted = "sk-planted-4f9aXq"

    def leak(request: httpx2.Request) -> httpx2.Response:
        request.headers["authorization"] = f"Bearer {planted}"
        return httpx2.Response(200, json=completion(f"it is {planted}"))

    run_over(corpus, out, httpx2.MockTransport(leak))
    assert set(statuses(out).values()) == {"failed"}
    for path in out.parent.iterdir():
        assert planted.encode() not in path.read_bytes()


def test_one_run_at_a_time_writes_a_store(out: Path) -> None:
    """Another is told so; a reader is not held up."""
    with Store(beside(out)):
        with pytest.raises(SetupError, match="another run is writing"):
            Store(beside(out))
        with reading(beside(out)) as base:
            assert base.execute("SELECT count(*) FROM documents").fetchone() == (0,)
    Store(beside(out)).close()


@pytest.mark.parametrize("content", [b"The quay closed.\n" * 99, b"SQLite format 3\0 and then nothing"])
def test_a_file_that_is_no_store_stays_as_it_is(out: Path, content: bytes) -> None:
    """It is refused."""
    beside(out).write_bytes(content)
    with pytest.raises(InputError, match="is no store"):
        Store(beside(out))
    assert beside(out).read_bytes() == content


def test_a_text_that_failed_and_was_mended_is_tried_again(tmp_path: Path, out: Path) -> None:
    """Its id failed before, whatever its text is now."""
    run_over(write_jsonl(tmp_path / "given.jsonl", [*rows(2), {"id": "d2", "text": "12 34"}]), out)
    ended = run_over(write_jsonl(tmp_path / "given.jsonl", rows(3)), out, retry=frozenset({"failed"}))
    assert (ended.progress.done, dict(ended.standing)) == (1, {"complete": 3})


def test_a_retry_that_is_stopped_loses_nothing(tmp_path: Path, out: Path) -> None:
    """What failed before is in the output until it is done better."""
    corpus = write_jsonl(tmp_path / "given.jsonl", rows(SERVER_FAILURES + 4))
    unanswered = failing(lambda _: httpx2.Response(200, json=completion("no JSON")))
    run_over(corpus, out, unanswered, jobs=1)
    ended = run_over(corpus, out, refused(*range(SERVER_FAILURES + 4)), jobs=1, retry=frozenset({"failed"}))
    assert (ended.stopped, len(statuses(out)), standing(out).left) == ("server", SERVER_FAILURES + 4, 0)
    again = run_over(corpus, out)
    assert (again.progress.done, dict(again.standing)) == (0, {"failed": SERVER_FAILURES + 4})
    assert dict(run_over(corpus, out, retry=frozenset({"failed"})).standing) == {"complete": SERVER_FAILURES + 4}


def test_a_failure_does_not_take_the_place_of_a_summary(tmp_path: Path, out: Path) -> None:
    """What was read in part stays, when trying the rest fails."""
    corpus = write_jsonl(tmp_path / "given.jsonl", rows(2))
    run_over(corpus, out, failing(without_abstract))
    assert dict(run_over(corpus, out, refused(0, 1), retry=frozenset({"partial"})).standing) == {"partial": 2}
    assert [line["summary"] is None for line in lines(out)] == [False, False]


def test_equal_texts_are_tried_again_once(tmp_path: Path, out: Path) -> None:
    """However many documents have them."""
    corpus = write_jsonl(tmp_path / "given.jsonl", [{**rows(1)[0], "id": f"copy {n}"} for n in range(6)])
    sent: Sent = []
    run_over(corpus, out, refused(0))

    def answer(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        return httpx2.Response(200, json=completion("no JSON"))

    run_over(corpus, out, httpx2.MockTransport(answer), retry=frozenset({"failed"}))
    assert len({request.content for request in sent}) == len(sent)


def test_what_has_changed_keeps_its_former_summary_until_it_is_done(tmp_path: Path, out: Path) -> None:
    """A wrong model, or a server that is down, empties no output; the documents are left."""
    corpus = write_jsonl(tmp_path / "given.jsonl", rows(SERVER_FAILURES + 2))
    run_over(corpus, out)
    before = lines(out)
    ended = run_over(corpus, out, refused(*range(SERVER_FAILURES + 2), status=404), model="typo", jobs=1)
    assert (ended.stopped, ended.standing["left"]) == ("server", SERVER_FAILURES)
    assert lines(out) == before


def test_a_failure_has_its_cost(tmp_path: Path, out: Path) -> None:
    """The tokens of a bad night are counted."""
    run_over(
        write_jsonl(tmp_path / "given.jsonl", rows(1)), out, failing(lambda _: httpx2.Response(200, json=completion("no JSON")))
    )
    found = standing(out)
    assert (found.failed, found.usage is not None and found.usage.prompt_tokens > 0) == (1, True)


def test_what_nobody_foresaw_fails_its_document_alone(corpus: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a line that says so; the others are done."""
    usual = Summarizer.summarize_article

    def breaks(self: Summarizer, given: Article, *_: object) -> Summary:
        if given.title == "Velm 2":
            raise RecursionError("too deep")
        return usual(self, given)

    monkeypatch.setattr(Summarizer, "summarize_article", breaks)
    assert dict(run_over(corpus, out).standing) == {"complete": 5, "failed": 1}
    assert lines(out)[2]["error"] == {
        "cause": "RecursionError",
        "message": "RecursionError (too deep); this is a mistake of this program: please report it",
    }


def test_a_row_that_is_given_twice_does_not_stay_left(tmp_path: Path, out: Path) -> None:
    """It is one document; rows without a text and an id of their own are documents each."""
    given = [*rows(1), *rows(1), {"id": "e"}, {"id": "e"}]
    ended = run_over(write_jsonl(tmp_path / "given.jsonl", given), out, total=4)
    assert (dict(ended.standing), standing(out).left) == ({"complete": 1, "failed": 2}, 0)


def test_a_summary_stays_while_its_document_waits_for_a_batch(tmp_path: Path, out: Path) -> None:
    """And afterwards, when what the batch answers is no better."""
    corpus = write_jsonl(tmp_path / "given.jsonl", rows(1))
    run_over(corpus, out, failing(without_abstract))
    partial = lines(out)
    ended = run_over(corpus, out, waits=lambda _: True, retry=frozenset({"partial"}))
    assert (ended.progress.waiting, standing(out).left, lines(out)) == (1, 1, partial)
    ended = run_over(corpus, out, refused(0), waits=lambda _: False)
    assert (dict(ended.standing), lines(out)) == ({"partial": 1}, partial)
    assert dict(run_over(corpus, out, waits=lambda _: False, retry=frozenset({"partial"})).standing) == {"complete": 1}
