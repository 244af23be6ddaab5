"""What a summary is (schema 2): frozen values, the source of ``schemas/v2/summary.json``.

Offsets count Unicode code points in ``document.text``, end exclusive, as Python slices do.
Event types, modes, sectors and the meaning of agent and target follow PLOVER (Political Language Ontology
for Verifiable Event Records, manual v2.0); countries are ISO 3166-1 alpha-3; intervals are ISO 8601 or EDTF
level 1 (ISO 8601-2:2019); source, cue and content of a claim are those of PARC 3 and PolNeAR.
"""

from datetime import date, datetime
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "2"

Modality = Literal["occurred", "ongoing", "planned", "possible", "denied"]
Stance = Literal["asserts", "denies", "accuses", "warns", "predicts", "demands", "promises", "doubts"]
Kind = Literal["person", "organization", "country", "group"]
Form = Literal["direct", "indirect", "mixed"]
Proposer = Literal["model", "parser"]
Sector = Literal[
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK",
    "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
]  # fmt: skip


class Value(BaseModel):
    """A frozen value without unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Value):
    """``document.text[start:end] == text``, always. Nothing that is not in the text can be a span."""

    start: int = Field(ge=0, description="first code point of the document's text")
    end: int = Field(gt=0, description="one past the last code point")
    text: str = Field(min_length=1)

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Self:
        """The span of a text from ``start`` to ``end``, in code points, end exclusive."""
        return cls(start=start, end=end, text=text[start:end])


Country = Annotated[str, Field(pattern=r"^[A-Z]{3}$", description="ISO 3166-1 alpha-3")]
FoundBy = Annotated[
    tuple[Proposer, ...],
    Field(min_length=1, description="who proposed it; found by both is more reliable than by either"),
]
Evidence = Annotated[tuple[Span, ...], Field(min_length=1, description="the words it rests on")]


class Document(Value):
    """The article that was read."""

    id: str
    title: str | None = None
    source: str | None = Field(default=None, description="path or URL")
    published: date | None = None
    language: str = Field(description="BCP 47; 'und' where it could not be told")
    text: str | None = Field(default=None, description="what was read; null where it was left out on request")
    sha256: str = Field(description="of the text, UTF-8")
    characters: int = Field(description="code points of the text")
    sentences: tuple[tuple[int, int], ...] = Field(description="start and end of each; numbers count from 1")


class Coverage(Value):
    """What became of every sentence; the three lists together are all of them. Numbers count from 1."""

    cited: tuple[int, ...] = Field(description="an event or a claim rests on it")
    empty: tuple[int, ...] = Field(description="read, and nothing found in it")
    unread: tuple[int, ...] = Field(description="could not be read; reasons say why")


class Statement(Value):
    """A sentence of the abstract and the spans it rests on."""

    text: str
    evidence: Evidence
    origin: Literal["model", "article"] = Field(description="article: a sentence of it, taken as it stands")


class Actor(Value):
    """Who: one object, however often and under however many names it appears."""

    id: str = Field(pattern=r"^a\d+$")
    name: str = Field(description="as the article gives it in full")
    kind: Kind
    unnamed: bool = Field(default=False, description="true for 'officials', 'experts', 'a source'")
    role: Span | None = Field(default=None, description="office or function, as the article gives it")
    country: Country | None = None
    sector: Sector | None = Field(default=None, description="PLOVER sector code")
    aliases: tuple[str, ...] = Field(default=(), description="other names in the text")
    mentions: tuple[Span, ...] = Field(min_length=1, description="every place that names it, pronouns apart")
    found_by: FoundBy


class When(Value):
    """When: the words, and the EDTF interval they mean given the publication date."""

    span: Span
    start: str | None = Field(default=None, description="EDTF; null where it is not known")
    end: str | None = Field(default=None, description="EDTF; equal to start for one day")


class Where(Value):
    """Where: the words, and the country they are in where that is known."""

    span: Span
    country: Country | None = None


class Event(Value):
    """What happened, or is told as planned, possible or denied."""

    id: str = Field(pattern=r"^e\d+$")
    description: str = Field(description="one clause; its words stand in the text in this order")
    type: str = Field(description="a type of the codebook; by default a PLOVER root event, or other")
    mode: str | None = Field(default=None, description="the codebook's mode of that type")
    modality: Modality
    agents: tuple[str, ...] = Field(default=(), description="actor ids")
    targets: tuple[str, ...] = Field(default=(), description="actor ids")
    trigger: Span = Field(description="the words that tell the act")
    when: When | None = None
    where: Where | None = None
    evidence: Evidence
    found_by: FoundBy


class Claim(Value):
    """Who says so: what somebody said, wrote, thinks or wants."""

    id: str = Field(pattern=r"^c\d+$")
    text: str = Field(description="the proposition, in one clause")
    speaker: str | None = Field(default=None, description="actor id; null where the text does not tell")
    speaker_span: Span | None = Field(default=None, description="the words that name the speaker here")
    cue: Span | None = Field(default=None, description="'warned'; null where a colon or dash attributes")
    quotes: tuple[Span, ...] = Field(default=(), description="what stands inside quotation marks")
    form: Form
    stance: Stance
    addressee: str | None = Field(default=None, description="actor id")
    within: str | None = Field(default=None, description="id of the claim it is reported in")
    events: tuple[str, ...] = Field(default=(), description="ids of the events it is about")
    evidence: Evidence
    found_by: FoundBy


class ModelIdentity(Value):
    name: str
    sha256: str | None = Field(default=None, description="of local weights")


class ParserIdentity(Value):
    name: str
    version: str
    sha256: str


class PromptIdentity(Value):
    name: str
    version: str
    sha256: str = Field(description="of the release's manifest")


class CodebookIdentity(Value):
    name: str
    sha256: str


class Software(Value):
    name: str
    version: str


class Usage(Value):
    """Tokens and requests, those of failed attempts included."""

    requests: int = 0
    prompt_tokens: int = 0
    cached_tokens: int = Field(default=0, description="of prompt_tokens: not read again by the server")
    completion_tokens: int = 0
    reasoning_tokens: int = Field(default=0, description="of completion_tokens: thinking, no answer")
    cost: float | None = Field(default=None, description="US dollars, where the price is known")

    def __add__(self, other: "Usage") -> "Usage":
        costs = [u.cost for u in (self, other) if u.cost is not None]
        return Usage(
            requests=self.requests + other.requests,
            prompt_tokens=self.prompt_tokens + other.prompt_tokens,
            cached_tokens=self.cached_tokens + other.cached_tokens,
            completion_tokens=self.completion_tokens + other.completion_tokens,
            reasoning_tokens=self.reasoning_tokens + other.reasoning_tokens,
            cost=sum(costs) if costs else None,
        )


class Dropped(Value):
    """A thing that was proposed and did not hold, and why it is not in the summary."""

    kind: Literal["actor", "event", "claim", "abstract", "answer"]
    text: str
    reason: str
    by: Proposer = "model"
    sentences: tuple[int, ...] = ()


class Provenance(Value):
    """What made the summary."""

    model: ModelIdentity
    parser: ParserIdentity | None = None
    prompt: PromptIdentity
    codebook: CodebookIdentity
    schema_version: str
    software: Software
    created: datetime = Field(description="UTC")
    seconds: float
    usage: Usage
    retries: int = Field(description="answers that were put to the model again")
    dropped: tuple[Dropped, ...] = ()


class Summary(Value):
    """Events, actors and claims of one article, each with the exact words it rests on."""

    schema_version: Literal["2"] = "2"
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
