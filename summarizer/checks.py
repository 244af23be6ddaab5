"""What always holds of a summary, checked before anything is returned."""

from collections.abc import Iterator

from summarizer.schema import Span, Summary


def violations(summary: Summary, text: str) -> tuple[str, ...]:
    """Every rule of a summary that this one breaks; empty for a sound one."""
    return (*_places(summary, text), *_references(summary), *_words(summary, text), *_ledger(summary))


def _places(summary: Summary, text: str) -> Iterator[str]:
    for label, span in _spans(summary):
        if text[span.start : span.end] != span.text:
            yield f"{label} cites {span.text!r}, which does not stand at {span.start}"


def _spans(summary: Summary) -> Iterator[tuple[str, Span]]:
    for actor in summary.actors:
        yield from ((actor.id, span) for span in actor.mentions)
    for event in summary.events:
        yield from ((event.id, span) for span in event.evidence)
    for claim in summary.claims:
        yield from ((claim.id, span) for span in claim.evidence)
    yield from ((claim.id, claim.quote) for claim in summary.claims if claim.quote)
    for statement in summary.abstract:
        yield from (("the abstract", span) for span in statement.evidence)


def _references(summary: Summary) -> Iterator[str]:
    actors, events = [a.id for a in summary.actors], [e.id for e in summary.events]
    ids = [*actors, *events, *(c.id for c in summary.claims)]
    if len(set(ids)) != len(ids):
        yield "two objects share an id"
    used = [(e.id, actor, actors) for e in summary.events for actor in e.agents + e.targets]
    used += [(c.id, c.speaker, actors) for c in summary.claims if c.speaker]
    used += [(c.id, event, events) for c in summary.claims for event in c.events]
    yield from (
        f"{label} refers to {name}, which does not exist" for label, name, known in used if name not in known
    )


def _words(summary: Summary, text: str) -> Iterator[str]:
    said = [(a.id, alias) for a in summary.actors for alias in a.aliases]
    said += [(e.id, part.text) for e in summary.events for part in (e.when, e.where) if part]
    said += [(c.id, words) for c in summary.claims for words in (c.cue, c.speaker_text) if words]
    yield from (
        f"{label} has {words!r}, which is not in the text" for label, words in said if words not in text
    )


def _ledger(summary: Summary) -> Iterator[str]:
    found = sorted(summary.coverage.cited + summary.coverage.empty + summary.coverage.unread)
    if found != list(range(1, summary.document.sentences + 1)):
        yield "the ledger of sentences does not add up"
    if (summary.status == "partial") != bool(summary.reasons):
        yield "a partial summary gives its reasons, a complete one has none"
