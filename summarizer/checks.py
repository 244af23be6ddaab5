"""What always holds of a summary, checked before anything is returned."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from summarizer.grounding import ground
from summarizer.schema import Actor, Claim, Event, Span, Summary

Thing = Actor | Event | Claim


def violations(summary: Summary, text: str) -> tuple[str, ...]:
    """Every rule of a summary that this one breaks; empty for a sound one."""
    return (
        *_document(summary, text),
        *_places(summary, text),
        *_references(summary),
        *_order(summary),
        *_words(summary, text),
        *_quotes(summary),
        *_coverage(summary),
    )


def place(thing: Thing) -> int:
    """Where a thing stands in the order of the text: its first mention, its trigger, its first evidence."""
    if isinstance(thing, Event):
        return thing.trigger.start
    return min(span.start for span in (thing.mentions if isinstance(thing, Actor) else thing.evidence))


def spans(thing: Thing) -> tuple[Span, ...]:
    """Every span of an actor, an event or a claim."""
    if isinstance(thing, Actor):
        return _known(*thing.mentions, thing.role)
    if isinstance(thing, Event):
        when, where = (part.span if part else None for part in (thing.when, thing.where))
        return _known(thing.trigger, when, where, *thing.evidence)
    return _known(thing.speaker_span, thing.cue, *thing.quotes, *thing.evidence)


def sentence_numbers(spans: Iterable[Span], sentences: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """The numbers, from 1 and in order, of the sentences that the spans touch."""
    held = tuple(spans)
    return tuple(
        number
        for number, (start, end) in enumerate(sentences, 1)
        if any(start < span.end and span.start < end for span in held)
    )


def _known(*found: Span | None) -> tuple[Span, ...]:
    return tuple(span for span in found if span is not None)


def _things(summary: Summary) -> tuple[Thing, ...]:
    return (*summary.actors, *summary.events, *summary.claims)


def _document(summary: Summary, text: str) -> Iterator[str]:
    document = summary.document
    digest = hashlib.sha256(text.encode()).hexdigest()
    if (document.sha256, document.characters) != (digest, len(text)) or document.text not in (None, text):
        yield "the document is of another text"
    edges = [edge for extent in document.sentences for edge in extent]
    if any(a > b for a, b in pairwise(edges)) or not all(0 <= edge <= len(text) for edge in edges):
        yield "the sentences overlap, or end beyond the text"


def _places(summary: Summary, text: str) -> Iterator[str]:
    labelled = [(thing.id, span) for thing in _things(summary) for span in spans(thing)]
    labelled += [("the abstract", span) for line in summary.abstract for span in line.evidence]
    for label, span in labelled:
        if text[span.start : span.end] != span.text:
            yield f"{label} cites {span.text!r}, which does not stand at {span.start}"
    rests = [(a.id, a.mentions) for a in summary.actors] + [(e.id, e.evidence) for e in summary.events]
    rests += [(c.id, c.evidence) for c in summary.claims]
    rests += [("the abstract", line.evidence) for line in summary.abstract]
    yield from (f"{label} rests on no words of the text" for label, evidence in rests if not evidence)


def _references(summary: Summary) -> Iterator[str]:
    actors, events, claims = (
        {thing.id for thing in things} for things in (summary.actors, summary.events, summary.claims)
    )
    if len(actors) + len(events) + len(claims) != len(_things(summary)):
        yield "two objects share an id"
    used = [(e.id, actor, actors) for e in summary.events for actor in e.agents + e.targets]
    used += [(c.id, actor, actors) for c in summary.claims for actor in (c.speaker, c.addressee) if actor]
    used += [(c.id, event, events) for c in summary.claims for event in c.events]
    used += [(c.id, c.within, claims) for c in summary.claims if c.within]
    yield from (
        f"{label} refers to {name}, which does not exist" for label, name, known in used if name not in known
    )
    yield from _circles(summary.claims)


def _circles(claims: Sequence[Claim]) -> Iterator[str]:
    outer = {claim.id: claim.within for claim in claims}
    for claim in claims:
        passed, at = {claim.id}, claim.within
        while at is not None and at not in passed:
            passed.add(at)
            at = outer.get(at)
        if at == claim.id:
            yield f"{claim.id} is reported within itself"


def _order(summary: Summary) -> Iterator[str]:
    kinds: tuple[Sequence[Thing], ...] = (summary.actors, summary.events, summary.claims)
    for things in kinds:
        for before, after in pairwise(things):
            if place(before) > place(after):
                yield f"{after.id} stands after {before.id}, which is later in the text"


def _words(summary: Summary, text: str) -> Iterator[str]:
    for actor in summary.actors:
        for alias in actor.aliases:
            if alias not in text:
                yield f"{actor.id} has the alias {alias!r}, which is not in the text"
    sentences = [Span.of(text, start, end) for start, end in summary.document.sentences if start < end]
    for event in summary.events:
        if ground(text, event.description, sentences=sentences).span is None:
            yield f"{event.id} is described as {event.description!r}, words that the text does not have"
    for line in summary.abstract:
        if line.origin == "article" and _flat(line.text) not in _flat(text):
            yield "the abstract has a sentence as the article's that is not in it"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _quotes(summary: Summary) -> Iterator[str]:
    """A quotation stands in the sentences that its claim rests on."""
    sentences = summary.document.sentences
    for claim in summary.claims:
        if not set(sentence_numbers(claim.quotes, sentences)) <= set(sentence_numbers(claim.evidence, sentences)):
            yield f"{claim.id} quotes words from a sentence that is not among its evidence"


def _coverage(summary: Summary) -> Iterator[str]:
    coverage, sentences = summary.coverage, summary.document.sentences
    if sorted((*coverage.cited, *coverage.empty, *coverage.unread)) != [*range(1, len(sentences) + 1)]:
        yield "the coverage of sentences does not add up"
    evidence = [span for event in summary.events for span in event.evidence]
    evidence += [span for claim in summary.claims for span in claim.evidence]
    if coverage.cited != sentence_numbers(evidence, sentences):
        yield "the sentences that are cited are not those of the evidence"
    if (summary.status == "partial") != bool(summary.reasons):
        yield "a partial summary gives its reasons, a complete one has none"
    if coverage.unread and summary.status != "partial":
        yield "a summary with sentences that were not read is partial"
