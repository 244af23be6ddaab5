"""One article's conversation with a model: what is asked, asked again, and kept account of."""

import json

import httpx2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from played import COUNT, EMPTY, REPORT, Answer, cut_off, diligent, played, respond, shown

from summarizer.checks import violations
from summarizer.documents.article import article
from summarizer.errors import ModelError
from summarizer.pipeline import Summarizer
from summarizer.schema import Summary


def ledger(summary: Summary) -> list[int]:
    return sorted(summary.coverage.cited + summary.coverage.empty + summary.coverage.unread)


def test_every_sentence_is_asked_about_once_a_question() -> None:
    """Passages together are the article, in order, and the abstract sees the lead."""
    asked: dict[str, list[int]] = {}

    def model(question: str, numbers: list[int]) -> Answer:
        asked.setdefault(question, []).extend(numbers)
        return diligent(question, numbers)

    summary = played(model).summarize(REPORT)
    assert asked["Claims"] == asked["Events"] == list(range(1, COUNT + 1))
    assert asked["Abstract"][:3] == [1, 2, 3]
    assert summary.coverage.cited == tuple(range(1, COUNT + 1))
    assert (len(summary.claims), len(summary.events)) == (COUNT, COUNT)


FAILED = st.sets(st.tuples(st.sampled_from(["Claims", "Events"]), st.sampled_from([1, 5, 9])))


@settings(max_examples=25, deadline=None)
@given(FAILED, st.booleans())
def test_the_ledger_adds_up_whichever_passages_fail(failed: set[tuple[str, int]], empty: bool) -> None:
    """Cited, empty and unread are all sentences, once each; what failed has a reason; all of it is an error."""

    def model(question: str, numbers: list[int]) -> Answer:
        if (question, numbers[0]) in failed or (question == "Abstract" and len(failed) == 6):
            return "I would rather not."
        return EMPTY[question] if empty else diligent(question, numbers)

    if len(failed) == 6:
        with pytest.raises(ModelError, match="no usable answer"):
            played(model).summarize(REPORT)
        return
    summary = played(model).summarize(REPORT)
    assert violations(summary, REPORT) == ()
    assert ledger(summary) == list(range(1, COUNT + 1))
    assert summary.status == ("partial" if failed else "complete")
    assert len(summary.reasons) == len(failed)
    for question, first in failed:
        assert any(
            f"{question.lower()} of sentences {first} to {first + 3}" in why for why in summary.reasons
        )
    touched = {n for _, first in failed for n in range(first, first + 4)}
    assert set(summary.coverage.unread) == touched - set(summary.coverage.cited)
    if empty:
        assert summary.coverage.cited == ()


def test_a_failed_abstract_leaves_no_sentence_unread() -> None:
    """The sentences were read for claims and events; the abstract is their own words, and the reason is given."""

    def model(question: str, numbers: list[int]) -> Answer:
        if question == "Abstract":
            return "No."
        return diligent(question, numbers) if numbers[0] > 4 else EMPTY[question]

    summary = played(model).summarize(REPORT)
    assert summary.status == "partial"
    assert "abstract" in summary.reasons[0]
    assert summary.coverage.empty == (1, 2, 3, 4)
    assert summary.coverage.unread == ()
    assert len(summary.abstract) == 3


def test_an_answer_that_was_cut_off_is_asked_for_in_halves() -> None:
    """Down to single sentences, and nothing is lost or counted twice."""
    asked: list[int] = []

    def model(question: str, numbers: list[int]) -> Answer:
        if question == "Claims":
            asked.append(len(numbers))
            if len(numbers) > 1:
                return cut_off(json.dumps(diligent(question, numbers))[:-2])
        return diligent(question, numbers)

    summary = played(model).summarize(REPORT)
    assert asked == [4, 2, 1, 1, 2, 1, 1] * 3
    assert summary.status == "complete"
    assert len(summary.claims) == COUNT
    assert summary.provenance.usage.requests == len(asked) + 4


def test_a_sentence_whose_answer_stays_cut_off_is_unread() -> None:
    """There is nothing left to halve; what was complete in the answer is kept."""

    def model(question: str, numbers: list[int]) -> Answer:
        return (
            cut_off('{"claims": [') if question == "Claims" and 2 in numbers else diligent(question, numbers)
        )

    summary = played(model).summarize(REPORT)
    assert summary.status == "partial"
    assert summary.reasons == ("claims of sentences 2 to 2: cut off",)
    assert len(summary.claims) == COUNT - 1


def test_what_does_not_hold_is_listed_and_not_returned() -> None:
    """Each thing the model made up is in ``dropped`` with its reason and its sentence."""

    def model(question: str, numbers: list[int]) -> Answer:
        said = diligent(question, numbers)
        if question == "Claims":
            said["claims"].append([numbers[0], "thundered", "Holt", "Ulmenia attacked"])
        if question == "Events":
            said["events"].append([numbers[0], "shelled Castrell", "assault", ["Ulmenia"], []])
        if question == "Abstract":
            said["abstract"] = [{"n": [1], "text": "Castrell attacked 40 ports."}]
        return said

    summary = played(model).summarize(REPORT)
    dropped = summary.provenance.dropped
    assert (len(summary.claims), len(summary.events)) == (COUNT, COUNT)
    assert [d.kind for d in dropped] == ["claim"] * 3 + ["event"] * 3 + ["abstract"]
    assert all(d.reason and d.sentences for d in dropped)
    assert "thundered" in dropped[0].text
    assert "Castrell" not in summary.model_copy(update={"provenance": None}).model_dump_json()


def test_an_answer_that_is_mostly_wrong_is_asked_for_again() -> None:
    """With the reason, once; what is mended leaves no trace but the retry."""
    again: list[str] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        question, numbers = shown(request)
        last = json.loads(request.content)["messages"][-1]["content"]
        if question == "Claims" and numbers[0] == 1:
            if last.startswith("["):
                return respond({"claims": [[77, "said", "Holt", "Ulmenia"]]})
            again.append(last)
        return respond(diligent(question, numbers))

    summary = Summarizer("scripted", transport=httpx2.MockTransport(answer)).summarize(REPORT)
    assert len(again) == 1
    assert "there is no sentence 77; cite 1 to 4" in again[0]
    assert (summary.status, summary.provenance.retries, summary.provenance.dropped) == ("complete", 1, ())


def test_progress_is_told_to_the_end() -> None:
    """Calls done rise to calls to do."""
    told: list[tuple[int, int]] = []
    with played(diligent) as summarizer:
        summarizer.summarize_article(article(REPORT), lambda done, total: told.append((done, total)))
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    assert told[-1][0] <= told[-1][1]
    assert {total for _, total in told} == {7}


SECOND = [
    (
        ["said"],
        [["said", "Holt", "it rained"], ["denied", "Vint", "the quay shut"]],
        ["it rained", "the quay shut."],
    ),
    (["said", "denied"], [], ["it rained", "the quay shut."]),
    (
        [],
        [["said", "Holt", "it rained"], ["thundered", "Vint", "the quay"]],
        ["it rained, but Vint denied the quay shut."],
    ),
]


@pytest.mark.parametrize(("first", "second", "claims"), SECOND)
def test_a_sentence_that_was_passed_over_is_asked_about_again(
    first: list[str], second: list[list[str]], claims: list[str]
) -> None:
    """Alone, once, where a sure cue was left; what was found before is neither lost nor doubled."""
    text = "Snow fell. Holt said it rained, but Vint denied the quay shut."
    said = {"said": ["said", "Holt", "it rained"], "denied": ["denied", "Vint", "the quay shut"]}
    asked: list[list[int]] = []

    def model(question: str, numbers: list[int]) -> Answer:
        if question != "Claims":
            return EMPTY[question]
        asked.append(numbers)
        return {
            "claims": [[2, *item] for item in ([said[cue] for cue in first] if len(numbers) > 1 else second)]
        }

    summary = played(model).summarize(text)
    assert asked == ([[1, 2], [2]] if second else [[1, 2]])
    assert [claim.text for claim in summary.claims] == claims
    assert summary.status == "complete"


def test_a_second_look_that_fails_leaves_nothing_unread() -> None:
    """The sentence was read before."""
    text = "Snow fell. Holt said it rained, but Vint denied the quay shut."

    def model(question: str, numbers: list[int]) -> Answer:
        return "No." if question == "Claims" and len(numbers) == 1 else EMPTY[question]

    summary = played(model).summarize(text)
    assert (summary.status, summary.reasons, summary.coverage.unread) == ("complete", (), ())
