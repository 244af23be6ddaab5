"""Every span of a summary, with its object and its part in that: evidence, trigger, cue and so on."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from summarizer.schema import Actor, Claim, Event, Span, Summary

Part = Literal["mention", "role", "evidence", "trigger", "when", "where", "speaker", "cue", "quote"]


class Placed(NamedTuple):
    """A span and the object it belongs to, by id: "a1", "e1", "c1", or "s1" for a sentence of the abstract."""

    object: str
    part: Part
    span: Span


def spans(summary: Summary) -> Iterator[Placed]:
    """All spans of a summary, by object: abstract, actors, events, claims."""
    for number, statement in enumerate(summary.abstract, 1):
        yield from (Placed(f"s{number}", "evidence", span) for span in statement.evidence)
    for actor in summary.actors:
        yield from _actor(actor)
    for event in summary.events:
        yield from _event(event)
    for claim in summary.claims:
        yield from _claim(claim)


def _actor(actor: Actor) -> Iterator[Placed]:
    yield from (Placed(actor.id, "mention", span) for span in actor.mentions)
    if actor.role:
        yield Placed(actor.id, "role", actor.role)


def _event(event: Event) -> Iterator[Placed]:
    yield from (Placed(event.id, "evidence", span) for span in event.evidence)
    yield Placed(event.id, "trigger", event.trigger)
    if event.when:
        yield Placed(event.id, "when", event.when.span)
    if event.where:
        yield Placed(event.id, "where", event.where.span)


def _claim(claim: Claim) -> Iterator[Placed]:
    yield from (Placed(claim.id, "evidence", span) for span in claim.evidence)
    if claim.speaker_span:
        yield Placed(claim.id, "speaker", claim.speaker_span)
    if claim.cue:
        yield Placed(claim.id, "cue", claim.cue)
    yield from (Placed(claim.id, "quote", span) for span in claim.quotes)
