"""An invented article and the summary of it, built by hand, for tests that need one."""

import hashlib
from datetime import UTC, date, datetime

from summarizer.documents.sentences import split
from summarizer.schema import (
    Actor,
    Claim,
    CodebookIdentity,
    Coverage,
    Document,
    Dropped,
    Event,
    ModelIdentity,
    ParserIdentity,
    PromptIdentity,
    Provenance,
    Software,
    Span,
    Statement,
    Summary,
    Usage,
    When,
    Where,
)

TEXT = """Quorvia's harbour board closed the port of Essel on 2 May after an inspection. \
Mayor Ottla Brandvik said “the cranes are not safe” and blamed the owner, Drayhold.

Drayhold denied it. Dockers marched through Essel on Friday. A hearing is planned.
"""
SENTENCES = split(TEXT, "en")


def span(words: str) -> Span:
    """Where the words stand in TEXT, first of all."""
    return Span.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words))


def summary(**changes: object) -> Summary:
    """The summary of TEXT, with other values for the fields that are given."""
    return SUMMARY.model_copy(update=changes)


ACTORS = (
    Actor(
        id="a1",
        name="Quorvia's harbour board",
        kind="organization",
        sector="GOV",
        mentions=(span("Quorvia's harbour board"),),
        found_by=("model", "parser"),
    ),
    Actor(
        id="a2",
        name="Ottla Brandvik",
        kind="person",
        role=span("Mayor"),
        country="NLD",
        aliases=("Mayor Ottla",),
        mentions=(span("Mayor Ottla Brandvik"), span("Ottla")),
        found_by=("model", "parser"),
    ),
    Actor(
        id="a3",
        name="Drayhold",
        kind="organization",
        mentions=(span("Drayhold"),),
        found_by=("model",),
    ),
    Actor(
        id="a4",
        name="Dockers",
        kind="group",
        unnamed=True,
        mentions=(span("Dockers"),),
        found_by=("parser",),
    ),
)
EVENTS = (
    Event(
        id="e1",
        description="harbour board closed the port",
        type="coerce",
        mode="restrict",
        modality="occurred",
        agents=("a1",),
        targets=("a3",),
        trigger=span("closed"),
        when=When(span=span("on 2 May"), start="2031-05-02", end="2031-05-02"),
        evidence=(span("Quorvia's harbour board closed the port of Essel on 2 May after an inspection."),),
        found_by=("model", "parser"),
    ),
    Event(
        id="e2",
        description="Dockers marched through Essel",
        type="protest",
        modality="occurred",
        agents=("a4",),
        trigger=span("marched"),
        when=When(span=span("on Friday"), start="2031-05-04", end="2031-05-05"),
        where=Where(span=Span.of(TEXT, TEXT.rindex("Essel"), TEXT.rindex("Essel") + 5), country="NLD"),
        evidence=(span("Dockers marched through Essel on Friday."),),
        found_by=("model",),
    ),
    Event(
        id="e3",
        description="A hearing is planned",
        type="consult",
        modality="planned",
        trigger=span("hearing"),
        evidence=(span("A hearing is planned."),),
        found_by=("parser",),
    ),
)
CLAIMS = (
    Claim(
        id="c1",
        text="the cranes are not safe",
        speaker="a2",
        speaker_span=span("Mayor Ottla Brandvik"),
        cue=span("said"),
        quotes=(span("the cranes are not safe"),),
        form="direct",
        stance="asserts",
        evidence=(
            span("Mayor Ottla Brandvik said “the cranes are not safe” and blamed the owner, Drayhold."),
        ),
        found_by=("model", "parser"),
    ),
    Claim(
        id="c2",
        text="the owner is to blame",
        speaker="a2",
        form="indirect",
        stance="accuses",
        evidence=(span("blamed the owner"),),
        found_by=("model",),
    ),
    Claim(
        id="c3",
        text="it",
        speaker="a3",
        speaker_span=Span.of(TEXT, TEXT.rindex("Drayhold"), TEXT.rindex("Drayhold") + len("Drayhold")),
        cue=span("denied"),
        form="indirect",
        stance="denies",
        events=("e1",),
        evidence=(span("Drayhold denied it."),),
        found_by=("parser",),
    ),
)
SUMMARY = Summary(
    document=Document(
        id="0123456789ab",
        title="Port of Essel shut",
        source="essel.md",
        published=date(2031, 5, 6),
        language="en",
        text=TEXT,
        sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
        characters=len(TEXT),
        sentences=tuple((sentence.start, sentence.end) for sentence in SENTENCES),
    ),
    status="complete",
    coverage=Coverage(cited=(1, 2, 3, 4, 5), empty=(), unread=()),
    headline="Unsafe cranes close a port",
    abstract=(
        Statement(text="The board closed the port.", evidence=(span("closed the port"),), origin="model"),
        Statement(
            text="The mayor blames the owner, who denies it.",
            evidence=(span("denied"), span("blamed")),
            origin="model",
        ),
    ),
    actors=ACTORS,
    events=EVENTS,
    claims=CLAIMS,
    provenance=Provenance(
        model=ModelIdentity(name="tiny-model"),
        parser=ParserIdentity(name="tiny-parser", version="1.0", sha256="2" * 64),
        prompt=PromptIdentity(name="v3", version="v3", sha256="1" * 64),
        codebook=CodebookIdentity(name="plover", sha256="3" * 64),
        schema_version="2",
        software=Software(name="summarizer", version="0.2.0"),
        created=datetime(2031, 5, 6, tzinfo=UTC),
        seconds=41.6,
        usage=Usage(requests=7, prompt_tokens=5210, cached_tokens=3900, completion_tokens=1102),
        retries=1,
        dropped=(
            Dropped(kind="claim", text="x", reason="the words are not there"),
            Dropped(kind="claim", text="y", reason="the words are not there"),
            Dropped(kind="event", text="z", reason="no such actor", by="parser"),
        ),
    ),
)
