"""What a summary is: frozen values, the source of ``schemas/v1/summary.json``.

Offsets count Unicode code points in the document's text, end exclusive, as Python slices do.
Event types, sectors and the meaning of agent and target follow PLOVER (Political Language Ontology
for Verifiable Event Records, manual v2.0); countries are ISO 3166-1 alpha-3; intervals are EDTF
level 1 (ISO 8601-2:2019); source, cue and content of a claim are PARC's and PolNeAR's.
"""

from datetime import date, datetime
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field

EventType = Literal[
    "agree", "consult", "support", "concede", "cooperate", "aid", "retreat", "request",
    "accuse", "reject", "threaten", "protest", "sanction", "mobilize", "coerce", "assault", "other",
]  # fmt: skip
Modality = Literal["occurred", "ongoing", "planned", "possible", "denied"]
Stance = Literal["asserts", "denies", "accuses", "warns", "predicts", "demands", "promises", "doubts"]
Kind = Literal["person", "organization", "country", "group"]
Sector = Literal[
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK",
    "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
]  # fmt: skip


class Value(BaseModel):
    """A frozen value without unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Value):
    """``documents.article.text[start:end] == text``, always. Nothing that is not in the text can be a span."""

    start: int = Field(ge=0, description="first code point of the document's text")
    end: int = Field(gt=0, description="one past the last code point")
    text: str = Field(min_length=1)

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Self:
        return cls(start=start, end=end, text=text[start:end])


class Document(Value):
    """The article that was read, without its text."""

    id: str
    title: str | None = None
    source: str | None = Field(default=None, description="path or URL")
    published: date | None = None
    language: str = Field(description="BCP 47; 'und' where it could not be told")
    sha256: str = Field(description="of the text, UTF-8")
    characters: int = Field(description="code points of the text")
    sentences: int


class Coverage(Value):
    """What became of every sentence; the three lists together are all of them. Numbers count from 1."""

    sentences: int
    cited: tuple[int, ...] = Field(description="an object rests on it")
    empty: tuple[int, ...] = Field(description="read, and nothing found in it")
    unread: tuple[int, ...] = Field(description="could not be read; reasons say why")


class Statement(Value):
    """A sentence of the abstract and the spans it rests on."""

    text: str
    evidence: tuple[Span, ...] = Field(min_length=1)


class Actor(Value):
    """Who: one object, however often and under however many names it appears."""

    id: str = Field(pattern=r"^a\d+$")
    name: str = Field(description="as the article gives it in full")
    kind: Kind
    anonymous: bool = Field(default=False, description="true for 'officials', 'experts', 'a source'")
    role: str | None = None
    country: str | None = Field(default=None, pattern=r"^[A-Z]{3}$", description="ISO 3166-1 alpha-3")
    sector: Sector | None = Field(default=None, description="PLOVER sector code")
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = Field(min_length=1)


class When(Value):
    """When: the words, and the EDTF interval they mean given the publication date."""

    text: str
    start: str | None = Field(default=None, description="EDTF; null without a date to anchor the words on")
    end: str | None = Field(default=None, description="EDTF; equal to start for one day")


class Where(Value):
    """Where: the words, and the country they are in where that is known."""

    text: str
    country: str | None = Field(default=None, pattern=r"^[A-Z]{3}$", description="ISO 3166-1 alpha-3")


class Event(Value):
    """What happened."""

    id: str = Field(pattern=r"^e\d+$")
    description: str = Field(description="one clause")
    type: EventType = Field(description="PLOVER root event, or other")
    modality: Modality
    agents: tuple[str, ...] = Field(default=(), description="actor ids")
    targets: tuple[str, ...] = Field(default=(), description="actor ids")
    when: When | None = None
    where: Where | None = None
    evidence: tuple[Span, ...] = Field(min_length=1)


class Claim(Value):
    """Who says so: what somebody said, wrote, thinks or wants."""

    id: str = Field(pattern=r"^c\d+$")
    text: str = Field(description="the proposition, in one clause")
    speaker: str | None = Field(default=None, description="actor id; null where the passage does not tell")
    speaker_text: str | None = Field(default=None, description="the words that name the speaker here")
    cue: str | None = Field(default=None, description="the words that attribute it")
    quote: Span | None = Field(default=None, description="the quotation inside quotation marks")
    stance: Stance
    events: tuple[str, ...] = Field(default=(), description="ids of the events it is about")
    evidence: tuple[Span, ...] = Field(min_length=1)


class PromptIdentity(Value):
    name: str
    version: str
    sha256: str = Field(description="of the release's manifest")


class Software(Value):
    name: str
    version: str


class Usage(Value):
    """Tokens and requests, those of failed attempts included."""

    requests: int = 0
    prompt_tokens: int = 0
    cached_tokens: int = Field(
        default=0, description="of the prompt tokens, those the server did not read again"
    )
    completion_tokens: int = 0
    cost: float | None = Field(default=None, description="US dollars, where the price is known")

    def __add__(self, other: "Usage") -> "Usage":
        costs = [u.cost for u in (self, other) if u.cost is not None]
        return Usage(
            requests=self.requests + other.requests,
            prompt_tokens=self.prompt_tokens + other.prompt_tokens,
            cached_tokens=self.cached_tokens + other.cached_tokens,
            completion_tokens=self.completion_tokens + other.completion_tokens,
            cost=sum(costs) if costs else None,
        )


class Dropped(Value):
    """A thing the model said that did not hold, and why it is not in the summary."""

    kind: Literal["actor", "event", "claim", "abstract", "answer"]
    text: str
    reason: str
    sentences: tuple[int, ...] = ()


class Provenance(Value):
    """What made the summary."""

    model: str
    prompt: PromptIdentity
    schema_version: str
    software: Software
    created: datetime = Field(description="UTC")
    seconds: float
    usage: Usage
    retries: int = Field(description="answers that were put to the model again")
    dropped: tuple[Dropped, ...] = ()


class Summary(Value):
    """Events, actors and claims of one article, each with the exact words it rests on."""

    schema_version: Literal["1"] = "1"
    document: Document
    status: Literal["complete", "partial"]
    reasons: tuple[str, ...] = Field(default=(), description="for partial: what could not be read and why")
    coverage: Coverage
    headline: str
    abstract: tuple[Statement, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    provenance: Provenance
