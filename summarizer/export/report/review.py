"""The data that a review starts from: each object in the format of gold."""

from collections.abc import Iterator

from summarizer.export.plover import weights
from summarizer.grounding import ground
from summarizer.schema import Claim, Event, Span, Summary

Extent = tuple[int, int]


def review(summary: Summary) -> dict[str, object]:
    """The document, its objects by id, and the types that an event may be given."""
    document = summary.document
    names = {actor.id: actor.name for actor in summary.actors}
    return {
        "key": document.sha256,
        "id": document.id,
        "text": document.text,
        "published": document.published.isoformat() if document.published else None,
        "model": summary.provenance.model.name,
        "types": list(_types(summary)),
        "claims": {claim.id: _attribution(claim, summary, names) for claim in summary.claims},
        "events": {event.id: _event(event, names) for event in summary.events},
        "actors": {actor.id: {"names": [actor.name, *actor.aliases]} for actor in summary.actors},
    }


def _types(summary: Summary) -> Iterator[str]:
    """PLOVER's, "other", and those of the summary's own codebook."""
    yield from dict.fromkeys((*(kind for kind, _ in weights()), "other", *(event.type for event in summary.events)))


def _attribution(claim: Claim, summary: Summary, names: dict[str, str]) -> dict[str, object]:
    name = names[claim.speaker] if claim.speaker else ""
    return {
        "source": claim.speaker_span.text if claim.speaker_span else name,
        "source_spans": _extents(claim.speaker_span),
        "cue": claim.cue.text if claim.cue else "",
        "content": claim.text,
        "content_spans": content(claim, summary),
    }


def content(claim: Claim, summary: Summary) -> list[Extent]:
    """The extents of a claim's content: its own words where they are found, else its quotations or its evidence."""
    text = summary.document.text
    for evidence in claim.evidence if text is not None else ():
        found = ground(text or "", claim.text, near=evidence)
        if found.span and not found.misplaced:
            return _extents(found.span)
    return _extents(*(claim.quotes or claim.evidence))


def _event(event: Event, names: dict[str, str]) -> dict[str, object]:
    return {
        "types": [event.type],
        "spans": _extents(*event.evidence),
        "agents": [names[one] for one in event.agents],
        "targets": [names[one] for one in event.targets],
    }


def _extents(*spans: Span | None) -> list[Extent]:
    return [(span.start, span.end) for span in spans if span]
