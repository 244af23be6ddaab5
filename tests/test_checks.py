"""What always holds of a summary."""

from typing import Any

import pytest
from examples import SUMMARY, TEXT, span, summary
from hypothesis import given
from hypothesis import strategies as st

from summarizer.checks import violations
from summarizer.schema import Coverage, Document, Span, Statement, When, Where

ACTOR, EVENT, CLAIM = SUMMARY.actors[0], SUMMARY.events[0], SUMMARY.claims[0]
MOVED = Span(start=span("Essel").start + 1, end=span("Essel").end + 1, text="Essel")
MISPLACED = "cites 'Essel', which does not stand at"
CLOSED = "Quorvia's harbour board closed the port of Essel on 2 May after an inspection."


def with_actor(**changes: Any) -> dict[str, Any]:
    return {"actors": (ACTOR.model_copy(update=changes), *SUMMARY.actors[1:])}


def with_event(**changes: Any) -> dict[str, Any]:
    return {"events": (EVENT.model_copy(update=changes), *SUMMARY.events[1:])}


def with_claim(**changes: Any) -> dict[str, Any]:
    return {"claims": (CLAIM.model_copy(update=changes), *SUMMARY.claims[1:])}


def with_claims(**within: str) -> dict[str, Any]:
    claims = (c.model_copy(update={"within": within.get(c.id)}) for c in SUMMARY.claims)
    return {"claims": tuple(claims)}


def with_document(**changes: Any) -> dict[str, Document]:
    return {"document": SUMMARY.document.model_copy(update=changes)}


def with_line(text: str, *evidence: Span) -> dict[str, Any]:
    return {"abstract": (Statement.model_construct(text=text, evidence=evidence, origin="article"),)}


def covered(cited: tuple[int, ...], empty: tuple[int, ...], unread: tuple[int, ...]) -> dict[str, Any]:
    return {"coverage": Coverage(cited=cited, empty=empty, unread=unread)}


def test_a_sound_summary_breaks_no_rule() -> None:
    """The example that the others are made from is one, with its text and without."""
    assert violations(SUMMARY, TEXT) == ()
    assert violations(summary(**with_document(text=None)), TEXT) == ()


BROKEN: list[tuple[dict[str, Any], str]] = [
    (with_actor(mentions=(ACTOR.mentions[0], MOVED)), f"a1 {MISPLACED}"),
    (with_actor(role=MOVED), f"a1 {MISPLACED}"),
    (with_actor(mentions=(ACTOR.mentions[0],), aliases=("the harbour lot",)), "a1 has the alias 'the harbour lot'"),
    (with_event(trigger=MOVED), f"e1 {MISPLACED}"),
    (with_event(evidence=(EVENT.evidence[0], MOVED)), f"e1 {MISPLACED}"),
    (with_event(when=When(span=MOVED)), f"e1 {MISPLACED}"),
    (with_event(where=Where(span=MOVED)), f"e1 {MISPLACED}"),
    (with_event(evidence=()), "e1 rests on no words of the text"),
    (with_event(description="the board shut the port"), "e1 is described as 'the board shut the port'"),
    (with_event(description="the port closed"), "e1 is described as 'the port closed'"),
    (with_claim(evidence=(CLAIM.evidence[0], MOVED)), f"c1 {MISPLACED}"),
    (with_claim(quotes=(MOVED,)), f"c1 {MISPLACED}"),
    (with_claim(cue=MOVED), f"c1 {MISPLACED}"),
    (with_claim(speaker_span=MOVED), f"c1 {MISPLACED}"),
    (with_claim(quotes=(span("A hearing"),)), "c1 quotes words from a sentence that is not among its evidence"),
    (with_line("marched through", MOVED), f"the abstract {MISPLACED}"),
    (with_line("marched through"), "the abstract rests on no words of the text"),
    (with_line("Dockers swam.", span("Dockers")), "the abstract has a sentence as the article's"),
    ({"actors": (SUMMARY.actors[0], *SUMMARY.actors)}, "two objects share an id"),
    ({"claims": (CLAIM, *SUMMARY.claims)}, "two objects share an id"),
    ({"actors": (*SUMMARY.actors[1:], SUMMARY.actors[0])}, "a1 stands after a4, which is later in the text"),
    ({"events": (*SUMMARY.events[1:], SUMMARY.events[0])}, "e1 stands after e3, which is later in the text"),
    ({"claims": (*SUMMARY.claims[1:], SUMMARY.claims[0])}, "c1 stands after c3, which is later in the text"),
    (with_event(agents=("a9",)), "e1 refers to a9, which does not exist"),
    (with_event(targets=("e2",)), "e1 refers to e2, which does not exist"),
    (with_claim(speaker="a9"), "c1 refers to a9, which does not exist"),
    (with_claim(addressee="c2"), "c1 refers to c2, which does not exist"),
    (with_claim(events=("e9",)), "c1 refers to e9, which does not exist"),
    (with_claim(events=("a1",)), "c1 refers to a1, which does not exist"),
    (with_claim(within="c9"), "c1 refers to c9, which does not exist"),
    (with_claims(c1="c1"), "c1 is reported within itself"),
    (with_claims(c1="c2", c2="c3", c3="c1"), "is reported within itself"),
    (covered((1, 2, 3, 4, 5), (5,), ()), "the coverage of sentences does not add up"),
    (covered((1, 2, 3, 4, 5), (6,), ()), "the coverage of sentences does not add up"),
    (covered((1, 2, 3, 4, 5), (0,), ()), "the coverage of sentences does not add up"),
    (covered((1, 2, 3, 4), (5,), ()), "the sentences that are cited are not those of the evidence"),
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
    events = SUMMARY.events[:2]
    changes = {"events": events, **covered((1, 2, 3, 4), (), (5,))}
    assert violations(summary(**changes), TEXT) == ("a summary with sentences that were not read is partial",)
    assert violations(summary(**changes, status="partial", reasons=("cut off",)), TEXT) == ()


@pytest.mark.parametrize("sentences", [((0, 80), (70, 90)), ((0, len(TEXT) + 1),), ((9, 3),)])
def test_sentences_follow_each_other(sentences: tuple[tuple[int, int], ...]) -> None:
    """They neither overlap nor end beyond the text."""
    found = violations(summary(**with_document(sentences=sentences)), TEXT)
    assert "the sentences overlap, or end beyond the text" in found


@given(st.text(min_size=1, max_size=5), st.integers(0, len(TEXT)))
def test_the_text_is_part_of_the_check(more: str, at: int) -> None:
    """A summary of another text is not sound."""
    assert violations(SUMMARY, TEXT[:at] + more + TEXT[at:])
