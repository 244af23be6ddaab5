"""The rows of the tables: one class a table, its fields are the columns."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from summarizer import schema
from summarizer.checks import sentence_numbers
from summarizer.export import spans as placed
from summarizer.schema import Summary

_BETWEEN = " | "  # no name contains it


class Document(NamedTuple):
    document: str
    title: str | None
    headline: str
    abstract: str
    source: str | None
    published: str | None
    language: str
    status: str
    characters: int
    sentences: int
    sentences_unread: int
    sha256: str
    model: str
    parser: str | None


class Actor(NamedTuple):
    document: str
    id: str
    name: str
    kind: str
    unnamed: bool
    role: str | None
    country: str | None
    sector: str | None
    aliases: str
    mentions: int
    start: int
    end: int
    found_by: str


class Event(NamedTuple):
    document: str
    id: str
    type: str
    mode: str | None
    modality: str
    description: str
    agents: str
    agent_names: str
    targets: str
    target_names: str
    trigger: str
    when: str | None
    when_start: str | None
    when_end: str | None
    where: str | None
    where_country: str | None
    start: int
    end: int
    evidence: str
    sentences: str
    found_by: str


class Claim(NamedTuple):
    document: str
    id: str
    stance: str
    form: str
    text: str
    speaker: str | None
    speaker_name: str | None
    speaker_words: str | None
    cue: str | None
    quotes: str
    addressee: str | None
    within: str | None
    events: str
    start: int
    end: int
    evidence: str
    sentences: str
    found_by: str


class Span(NamedTuple):
    document: str
    object: str
    part: str
    start: int
    end: int
    text: str


def document(summary: Summary) -> Document:
    held, made = summary.document, summary.provenance
    return Document(
        document=held.id,
        title=held.title,
        headline=summary.headline,
        abstract=" ".join(statement.text for statement in summary.abstract),
        source=held.source,
        published=held.published.isoformat() if held.published else None,
        language=held.language,
        status=summary.status,
        characters=held.characters,
        sentences=len(held.sentences),
        sentences_unread=len(summary.coverage.unread),
        sha256=held.sha256,
        model=made.model.name,
        parser=made.parser.name if made.parser else None,
    )


def actor(summary: Summary, one: schema.Actor) -> Actor:
    """``start`` and ``end`` are those of the first mention."""
    return Actor(
        document=summary.document.id,
        id=one.id,
        name=one.name,
        kind=one.kind,
        unnamed=one.unnamed,
        role=_text(one.role),
        country=one.country,
        sector=one.sector,
        aliases=_BETWEEN.join(one.aliases),
        mentions=len(one.mentions),
        start=one.mentions[0].start,
        end=one.mentions[0].end,
        found_by=" ".join(one.found_by),
    )


def event(summary: Summary, one: schema.Event) -> Event:
    """``start`` and ``end`` are those of the first evidence."""
    return Event(
        document=summary.document.id,
        id=one.id,
        type=one.type,
        mode=one.mode,
        modality=one.modality,
        description=one.description,
        agents=" ".join(one.agents),
        agent_names=_names(summary, one.agents),
        targets=" ".join(one.targets),
        target_names=_names(summary, one.targets),
        trigger=one.trigger.text,
        when=_text(one.when.span) if one.when else None,
        when_start=one.when.start if one.when else None,
        when_end=one.when.end if one.when else None,
        where=_text(one.where.span) if one.where else None,
        where_country=one.where.country if one.where else None,
        start=one.evidence[0].start,
        end=one.evidence[0].end,
        evidence=_joined(one.evidence),
        sentences=_numbers(summary, one.evidence),
        found_by=" ".join(one.found_by),
    )


def claim(summary: Summary, one: schema.Claim) -> Claim:
    """``start`` and ``end`` are those of the first evidence."""
    return Claim(
        document=summary.document.id,
        id=one.id,
        stance=one.stance,
        form=one.form,
        text=one.text,
        speaker=one.speaker,
        speaker_name=_names(summary, (one.speaker,)) if one.speaker else None,
        speaker_words=_text(one.speaker_span),
        cue=_text(one.cue),
        quotes=_joined(one.quotes),
        addressee=one.addressee,
        within=one.within,
        events=" ".join(one.events),
        start=one.evidence[0].start,
        end=one.evidence[0].end,
        evidence=_joined(one.evidence),
        sentences=_numbers(summary, one.evidence),
        found_by=" ".join(one.found_by),
    )


def spans(summary: Summary) -> Iterator[Span]:
    for one in placed.spans(summary):
        yield Span(summary.document.id, one.object, one.part, one.span.start, one.span.end, one.span.text)


def _text(span: schema.Span | None) -> str | None:
    return span.text if span else None


def _joined(spans: Iterable[schema.Span]) -> str:
    return _BETWEEN.join(span.text for span in spans)


def _names(summary: Summary, ids: Iterable[str]) -> str:
    names = {actor.id: actor.name for actor in summary.actors}
    return _BETWEEN.join(names[one] for one in ids)


def _numbers(summary: Summary, spans: Iterable[schema.Span]) -> str:
    return " ".join(map(str, sentence_numbers(spans, summary.document.sentences)))
