"""What always holds of a summary."""

from typing import Any

import pytest
from examples import CITED, COMPLETE, LAST, SUMMARY, TEXT, span
from hypothesis import given
from hypothesis import strategies as st

from summarizer.checks import violations
from summarizer.schema import Coverage, Document, Span, Statement, Summary, When, Where

ACTORS, EVENTS, CLAIMS = COMPLETE.actors, COMPLETE.events, COMPLETE.claims
EMPTY = COMPLETE.coverage.empty
MOVED = Span(start=span("Hestey").start + 1, end=span("Hestey").end + 1, text="Hestey")
MISPLACED = "cites 'Hestey', which does not stand at"


def summary(**changes: Any) -> Summary:
    return COMPLETE.model_copy(update=changes)


def with_actor(**changes: Any) -> dict[str, Any]:
    return {"actors": (ACTORS[0].model_copy(update=changes), *ACTORS[1:])}


def with_event(**changes: Any) -> dict[str, Any]:
    return {"events": (EVENTS[0].model_copy(update=changes), *EVENTS[1:])}


def with_claim(**changes: Any) -> dict[str, Any]:
    return {"claims": (CLAIMS[0].model_copy(update=changes), *CLAIMS[1:])}


def with_claims(**within: str) -> dict[str, Any]:
    claims = (c.model_copy(update={"within": within.get(c.id)}) for c in CLAIMS)
    return {"claims": tuple(claims)}


def with_document(**changes: Any) -> dict[str, Document]:
    return {"document": COMPLETE.document.model_copy(update=changes)}


def with_line(text: str, *evidence: Span) -> dict[str, Any]:
    return {"abstract": (Statement.model_construct(text=text, evidence=evidence, origin="article"),)}


def covered(cited: tuple[int, ...], empty: tuple[int, ...], unread: tuple[int, ...]) -> dict[str, Any]:
    return {"coverage": Coverage(cited=cited, empty=empty, unread=unread)}


def test_a_sound_summary_breaks_no_rule() -> None:
    """The example that the others are made from is one, with its text and without."""
    assert violations(COMPLETE, TEXT) == ()
    assert violations(summary(**with_document(text=None)), TEXT) == ()


BROKEN: list[tuple[dict[str, Any], str]] = [
    (with_actor(mentions=(ACTORS[0].mentions[0], MOVED)), f"a1 {MISPLACED}"),
    (with_actor(role=MOVED), f"a1 {MISPLACED}"),
    (with_actor(mentions=(ACTORS[0].mentions[0],), aliases=("the harbour lot",)), "a1 has the alias 'the harbour lot'"),
    (with_event(trigger=MOVED), f"e1 {MISPLACED}"),
    (with_event(evidence=(EVENTS[0].evidence[0], MOVED)), f"e1 {MISPLACED}"),
    (with_event(when=When(span=MOVED)), f"e1 {MISPLACED}"),
    (with_event(where=Where(span=MOVED)), f"e1 {MISPLACED}"),
    (with_event(evidence=()), "e1 rests on no words of the text"),
    (with_event(description="the board shut the port"), "e1 is described as 'the board shut the port'"),
    (with_event(description="an agreement signed"), "e1 is described as 'an agreement signed'"),
    (with_claim(evidence=(CLAIMS[0].evidence[0], MOVED)), f"c1 {MISPLACED}"),
    (with_claim(quotes=(MOVED,)), f"c1 {MISPLACED}"),
    (with_claim(cue=MOVED), f"c1 {MISPLACED}"),
    (with_claim(speaker_span=MOVED), f"c1 {MISPLACED}"),
    (with_claim(quotes=(span("dockers"),)), "c1 quotes words from a sentence that is not among its evidence"),
    (with_line("marched to", MOVED), f"the abstract {MISPLACED}"),
    (with_line("marched to"), "the abstract rests on no words of the text"),
    (with_line("Police swam.", span("Police")), "the abstract has a sentence as the article's"),
    ({"actors": (ACTORS[0], *ACTORS)}, "two objects share an id"),
    ({"claims": (CLAIMS[0], *CLAIMS)}, "two objects share an id"),
    ({"actors": (*ACTORS[1:], ACTORS[0])}, "a1 stands after a14, which is later in the text"),
    ({"events": (*EVENTS[1:], EVENTS[0])}, "e1 stands after e11, which is later in the text"),
    ({"claims": (*CLAIMS[1:], CLAIMS[0])}, "c1 stands after c19, which is later in the text"),
    (with_event(agents=("a99",)), "e1 refers to a99, which does not exist"),
    (with_event(targets=("e2",)), "e1 refers to e2, which does not exist"),
    (with_claim(speaker="a99"), "c1 refers to a99, which does not exist"),
    (with_claim(addressee="c2"), "c1 refers to c2, which does not exist"),
    (with_claim(events=("e99",)), "c1 refers to e99, which does not exist"),
    (with_claim(events=("a1",)), "c1 refers to a1, which does not exist"),
    (with_claim(within="c99"), "c1 refers to c99, which does not exist"),
    (with_claims(c1="c1"), "c1 is reported within itself"),
    (with_claims(c1="c2", c2="c3", c3="c1"), "is reported within itself"),
    (covered(CITED, (*EMPTY, CITED[-1]), ()), "the coverage of sentences does not add up"),
    (covered(CITED, (*EMPTY, LAST + 1), ()), "the coverage of sentences does not add up"),
    (covered(CITED, (0, *EMPTY), ()), "the coverage of sentences does not add up"),
    (covered(CITED[:-1], (CITED[-1], *EMPTY), ()), "the sentences that are cited are not those of the evidence"),
    ({"status": "partial"}, "a partial summary gives its reasons"),
    ({"reasons": ("it rained",)}, "a complete one has none"),
    (with_document(sha256="f" * 64), "the document is of another text"),
    (with_document(characters=9), "the document is of another text"),
    (with_document(text=TEXT.strip()), "the document is of another text"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "rule"), BROKEN, ids=[f"{i}-{rule[:25]}" for i, (_, rule) in enumerate(BROKEN)]
)
def test_a_broken_rule_is_named(changes: dict[str, Any], rule: str) -> None:
    """One change, and the first violation is what it breaks, with its object; others may follow from that."""
    found = violations(summary(**changes), TEXT)
    assert found
    assert rule in found[0]


def test_claims_within_claims_are_no_circle() -> None:
    """A report of a report of a report holds."""
    assert violations(summary(**with_claims(c1="c2", c2="c3")), TEXT) == ()


def test_sentences_that_were_not_read_make_a_summary_partial() -> None:
    """Without a reason they are two faults, with one none."""
    unread = summary(coverage=SUMMARY.coverage)
    assert violations(unread, TEXT) == ("a summary with sentences that were not read is partial",)
    assert violations(SUMMARY, TEXT) == ()


@pytest.mark.parametrize("sentences", [((0, 80), (70, 90)), ((0, len(TEXT) + 1),), ((9, 3),)])
def test_sentences_follow_each_other(sentences: tuple[tuple[int, int], ...]) -> None:
    """They neither overlap nor end beyond the text."""
    found = violations(summary(**with_document(sentences=sentences)), TEXT)
    assert "the sentences overlap, or end beyond the text" in found


@given(st.text(min_size=1, max_size=5), st.integers(0, len(TEXT)))
def test_the_text_is_part_of_the_check(more: str, at: int) -> None:
    """A summary of another text is not sound."""
    assert violations(COMPLETE, TEXT[:at] + more + TEXT[at:])
