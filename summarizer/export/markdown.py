"""A summary as Markdown (CommonMark with tables), evidence as numbers of sentences."""

import re
from collections.abc import Iterable, Iterator, Sequence

from summarizer.checks import sentence_numbers
from summarizer.export.dates import interval, order
from summarizer.export.foot import closing
from summarizer.export.plain import plain
from summarizer.export.quoting import proposition
from summarizer.schema import Actor, Claim, Event, Span, Summary

# Markup anywhere in a line, characters that make a bare address a link, and markup at the
# beginning of a line; a backslash escapes them.
_ANYWHERE = re.compile(r"([\\`*_{}\[\]<>#|~&@]|:(?=//)|(?<=www)\.)")
_FIRST = re.compile(r"^(\d+(?=[.)])|(?=[-+=]))")


def as_markdown(summaries: Sequence[Summary]) -> str:
    """All summaries, a chapter each."""
    return "\n".join("\n".join(_lines(summary)) + "\n" for summary in summaries)


def _lines(summary: Summary) -> Iterator[str]:
    document = summary.document
    yield f"# {_safe(summary.headline or document.title or 'Untitled')}\n"
    published = f"published {document.published}" if document.published else "publication date unknown"
    facts = (document.title, document.source, published, f"language {document.language}")
    yield f"{_safe(' · '.join(filter(None, facts)))}\n"
    if summary.status == "partial":
        yield "**Partial: this is not all there is in the article.**\n"
        yield from (f"- {_safe(reason)}" for reason in summary.reasons)
        yield ""
    yield from (f"- {_safe(one.text)}{_cited(one.evidence, summary)}" for one in summary.abstract)
    yield from _events(summary)
    yield from _actors(summary)
    yield from _claims(summary)
    yield "\n---\n"
    yield from (f"{_safe(line.text)}  " for line in closing(summary))


def _safe(text: str) -> str:
    """The text on one line, with nothing in it that a reader of Markdown, HTML or a terminal obeys."""
    return _FIRST.sub(r"\1\\", _ANYWHERE.sub(r"\\\1", plain(text).strip()))


def _cited(spans: Sequence[Span], summary: Summary, found_by: Sequence[str] = ()) -> str:
    numbers = ", ".join(map(str, sentence_numbers(spans, summary.document.sentences)))
    return f" \\[{numbers}{'✓' if len(set(found_by)) > 1 else ''}\\]" if numbers else ""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _events(summary: Summary) -> Iterator[str]:
    if not summary.events:
        return
    names = {actor.id: actor.name for actor in summary.actors}
    yield "\n## Events\n"
    head = ("When", "What", "Who", "To whom", "Where", "Type")
    yield from _table(head, (_event(one, names, summary) for one in sorted(summary.events, key=_time)))


def _time(event: Event) -> tuple[bool, str]:
    return order(event.when)


def _event(event: Event, names: dict[str, str], summary: Summary) -> tuple[str, ...]:
    words = event.when.span.text if event.when else ""
    kind = event.type if event.modality == "occurred" else f"{event.type}, {event.modality}"
    return (
        _safe(interval(event.when) or words),
        _safe(event.description) + _cited(event.evidence, summary, event.found_by),
        _safe(", ".join(names[one] for one in event.agents)),
        _safe(", ".join(names[one] for one in event.targets)),
        _safe(event.where.span.text if event.where else ""),
        _safe(kind),
    )


def _actors(summary: Summary) -> Iterator[str]:
    if not summary.actors:
        return
    yield "\n## Actors\n"
    rows = (
        (_safe(one.name), _safe(one.kind), _safe(one.role.text if one.role else ""), one.country or "",
         _safe(", ".join(one.aliases)), str(len(one.mentions)))
        for one in summary.actors
    )  # fmt: skip
    yield from _table(("Name", "Kind", "Role", "Country", "Also", "Mentions"), rows)


def _claims(summary: Summary) -> Iterator[str]:
    if not summary.claims:
        return
    actors = {actor.id: actor for actor in summary.actors}
    yield "\n## Claims\n"
    yield from (_claim(claim, actors, summary) for claim in summary.claims)


def _claim(claim: Claim, actors: dict[str, Actor], summary: Summary) -> str:
    words = claim.speaker_span.text if claim.speaker_span else "Speaker not told"
    speaker = actors[claim.speaker].name if claim.speaker else words
    cited = _cited(claim.evidence, summary, claim.found_by)
    return f"- **{_safe(speaker) or '–'}** *{claim.stance}*: {_safe(proposition(claim))}{cited}"
