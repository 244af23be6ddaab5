"""An invented article and the summary of it, built by hand, for tests that need one."""

from datetime import UTC, date, datetime

from summarizer.documents.sentences import split
from summarizer.schema import (
    Actor,
    Claim,
    Coverage,
    Document,
    Dropped,
    Event,
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
    ),
    Actor(
        id="a2",
        name="Ottla Brandvik",
        kind="person",
        role="Mayor",
        country="NLD",
        aliases=("Mayor Ottla",),
        mentions=(span("Mayor Ottla Brandvik"), span("Ottla")),
    ),
    Actor(id="a3", name="Drayhold", kind="organization", mentions=(span("Drayhold"),)),
    Actor(id="a4", name="Dockers", kind="group", anonymous=True, mentions=(span("Dockers"),)),
)
EVENTS = (
    Event(
        id="e1",
        description="Dockers marched through Essel",
        type="protest",
        modality="occurred",
        agents=("a4",),
        when=When(text="on Friday", start="2031-05-04", end="2031-05-05"),
        where=Where(text="Essel", country="NLD"),
        evidence=(span("Dockers marched through Essel on Friday."),),
    ),
    Event(
        id="e2",
        description="A hearing is planned",
        type="consult",
        modality="planned",
        evidence=(span("A hearing is planned."),),
    ),
    Event(
        id="e3",
        description="The board closed the port",
        type="coerce",
        modality="occurred",
        agents=("a1",),
        targets=("a3",),
        when=When(text="on 2 May", start="2031-05-02", end="2031-05-02"),
        evidence=(span("Quorvia's harbour board closed the port of Essel on 2 May after an inspection."),),
    ),
)
CLAIMS = (
    Claim(
        id="c1",
        text="the cranes are not safe",
        speaker="a2",
        speaker_text="Mayor Ottla Brandvik",
        cue="said",
        quote=span("the cranes are not safe"),
        stance="asserts",
        evidence=(
            span("Mayor Ottla Brandvik said “the cranes are not safe” and blamed the owner, Drayhold."),
        ),
    ),
    Claim(
        id="c2",
        text="it",
        speaker="a3",
        speaker_text="Drayhold",
        cue="denied",
        stance="denies",
        evidence=(span("Drayhold denied it."),),
    ),
    Claim(
        id="c3",
        text="the owner is to blame",
        speaker="a2",
        stance="accuses",
        evidence=(span("blamed the owner"),),
    ),
)
SUMMARY = Summary(
    document=Document(
        id="0123456789ab",
        title="Port of Essel shut",
        source="essel.md",
        published=date(2031, 5, 6),
        language="en",
        sha256="0" * 64,
        characters=len(TEXT),
        sentences=len(SENTENCES),
    ),
    status="complete",
    coverage=Coverage(sentences=5, cited=(1, 2, 3, 4), empty=(5,), unread=()),
    headline="Unsafe cranes close a port",
    abstract=(
        Statement(text="The board closed the port.", evidence=(span("closed the port"),)),
        Statement(
            text="The mayor blames the owner, who denies it.", evidence=(span("denied"), span("blamed"))
        ),
    ),
    actors=ACTORS,
    events=EVENTS,
    claims=CLAIMS,
    provenance=Provenance(
        model="tiny-model",
        prompt=PromptIdentity(name="v1", version="v1", sha256="1" * 64),
        schema_version="1",
        software=Software(name="summarizer", version="0.1.0"),
        created=datetime(2031, 5, 6, tzinfo=UTC),
        seconds=41.6,
        usage=Usage(requests=7, prompt_tokens=5210, cached_tokens=3900, completion_tokens=1102),
        retries=1,
        dropped=(
            Dropped(kind="claim", text="x", reason="the words are not there"),
            Dropped(kind="claim", text="y", reason="the words are not there"),
            Dropped(kind="event", text="z", reason="no such actor"),
        ),
    ),
)
