"""What always holds of a summary."""

from typing import Any

import pytest
from examples import SUMMARY, TEXT, span, summary

from summarizer.checks import violations
from summarizer.schema import Coverage, Span, Statement, When, Where

ACTOR, EVENT, CLAIM = SUMMARY.actors[0], SUMMARY.events[0], SUMMARY.claims[0]
MOVED = Span(start=span("Essel").start + 1, end=span("Essel").end + 1, text="Essel")


def with_actor(**changes: Any) -> dict[str, Any]:
    return {"actors": (ACTOR.model_copy(update=changes), *SUMMARY.actors[1:])}


def with_event(**changes: Any) -> dict[str, Any]:
    return {"events": (EVENT.model_copy(update=changes), *SUMMARY.events[1:])}


def with_claim(**changes: Any) -> dict[str, Any]:
    return {"claims": (CLAIM.model_copy(update=changes), *SUMMARY.claims[1:])}


def ledger(cited: tuple[int, ...], empty: tuple[int, ...], unread: tuple[int, ...]) -> dict[str, Any]:
    return {"coverage": Coverage(sentences=5, cited=cited, empty=empty, unread=unread)}


def test_a_sound_summary_breaks_no_rule() -> None:
    """The example that the others are made from is one."""
    assert violations(SUMMARY, TEXT) == ()


BROKEN = [
    (with_actor(mentions=(MOVED,)), "a1 cites 'Essel', which does not stand at"),
    (with_event(evidence=(MOVED,)), "e1 cites 'Essel', which does not stand at"),
    (with_claim(evidence=(MOVED,)), "c1 cites 'Essel', which does not stand at"),
    (with_claim(quote=MOVED), "c1 cites 'Essel', which does not stand at"),
    ({"abstract": (Statement(text="x", evidence=(MOVED,)),)}, "the abstract cites 'Essel'"),
    ({"actors": (*SUMMARY.actors, ACTOR)}, "two objects share an id"),
    ({"claims": (CLAIM, *SUMMARY.claims)}, "two objects share an id"),
    (with_event(agents=("a9",)), "e1 refers to a9, which does not exist"),
    (with_event(targets=("e2",)), "e1 refers to e2, which does not exist"),
    (with_claim(speaker="a9"), "c1 refers to a9, which does not exist"),
    (with_claim(events=("e9",)), "c1 refers to e9, which does not exist"),
    (with_claim(events=("a1",)), "c1 refers to a1, which does not exist"),
    (with_actor(aliases=("the harbour lot",)), "a1 has 'the harbour lot', which is not in the text"),
    (with_event(when=When(text="on Sunday")), "e1 has 'on Sunday', which is not in the text"),
    (with_event(where=Where(text="Castrell")), "e1 has 'Castrell', which is not in the text"),
    (with_claim(cue="thundered"), "c1 has 'thundered', which is not in the text"),
    (with_claim(speaker_text="Dame Orla"), "c1 has 'Dame Orla', which is not in the text"),
    (ledger((1, 2, 3), (5,), ()), "the ledger of sentences does not add up"),
    (ledger((1, 2, 3, 4), (4, 5), ()), "the ledger of sentences does not add up"),
    (ledger((1, 2, 3, 4), (5, 6), ()), "the ledger of sentences does not add up"),
    (ledger((1, 2, 3, 4), (0, 5), ()), "the ledger of sentences does not add up"),
    ({"status": "partial"}, "a partial summary gives its reasons"),
    ({"reasons": ("it rained",)}, "a complete one has none"),
]


@pytest.mark.parametrize(
    ("changes", "rule"), BROKEN, ids=[f"{i}-{rule[:25]}" for i, (_, rule) in enumerate(BROKEN)]
)
def test_a_broken_rule_is_named(changes: dict[str, Any], rule: str) -> None:
    """One change, and what it breaks is among the violations with its object."""
    found = violations(summary(**changes), TEXT)
    assert found
    assert all(rule in violation for violation in found)


def test_the_text_is_part_of_the_check() -> None:
    """A summary of another text is not sound."""
    assert violations(SUMMARY, TEXT.replace("Essel", "Lumen"))
    assert violations(SUMMARY, " " + TEXT)
