"""What somebody proposes before it is vouched for: an actor, an event or a claim.

A model fills these in, and a parser drafts them; both use the same types. Words are copied from the numbered
sentences of the article. What is said is pointed at by its first and last words. A parser knows more than the
words: it also says where they stand (``at``). The fields ``by`` and ``at`` are no part of what a model is asked.
"""

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

from summarizer.schema import Kind, Modality, Proposer, Span, Stance, Value


class Proposal(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    by: SkipJsonSchema[Proposer] = "model"


class ActorProposal(Proposal):
    """Somebody who acts, is acted upon, speaks or is named."""

    name: str = Field(max_length=160, description="the fullest name in the text, copied")
    also: tuple[str, ...] = Field(description="its other names in the text, copied")
    kind: Kind
    role: str | None = Field(description="its office as the text gives it, copied")
    country: str | None = Field(description="ISO 3166-1 alpha-3")
    unnamed: bool = Field(description="known only by what it is, as 'officials' or 'a source'")
    at: SkipJsonSchema[tuple[Span, ...]] = Field(default=(), description="places that name it")


class EventPlaces(Value):
    """Where the words of an event stand."""

    trigger: Span = Field(description="the predicate, as 'attacked' or 'was arrested'")
    candidates: tuple[str, ...] = Field(
        default=(), description="types the predicate may be of, likeliest first; empty: its verb does not tell"
    )
    clause: Span = Field(description="the clause that tells the act, without another speaker's words of saying")
    agents: tuple[Span, ...] = ()
    targets: tuple[Span, ...] = ()
    when: Span | None = None
    where: Span | None = None
    past: bool = Field(default=False, description="whether its tense puts it before the publication, however sure it is")


class EventProposal(Proposal):
    """Who does what to whom, when and where."""

    n: int = Field(description="number of the sentence")
    act: str = Field(description="the words that tell the act, copied")
    type: str = Field(description="a type of the codebook")
    mode: str | None = Field(description="a mode of that type")
    status: Modality
    agents: tuple[str, ...] = Field(description="names of actors")
    targets: tuple[str, ...] = Field(description="names of actors")
    when: str | None = Field(description="words of time, copied")
    where: str | None = Field(description="words of place, copied")
    at: SkipJsonSchema[EventPlaces | None] = None


class ClaimPlaces(Value):
    """Where the words of an attribution stand."""

    content: tuple[Span, ...] = Field(min_length=1, description="what is said, without what attributes it")
    cue: Span | None = None
    speaker: Span | None = None
    addressee: Span | None = None


class ClaimProposal(Proposal):
    """What somebody says, writes, thinks or wants, and the words that attribute it (PARC 3, PolNeAR)."""

    n: int = Field(description="number of the sentence where what is said begins")
    speaker: str | None = Field(description="name of an actor; null where the article does not tell")
    speaker_text: str | None = Field(description="the words that name the speaker here, copied")
    cue: str | None = Field(description="the words that attribute it, copied")
    first: str = Field(description="the first three words of what is said, copied")
    last: str = Field(description="the last three words of what is said, copied")
    stance: Stance
    to: str | None = Field(description="name of the actor who is told it")
    at: SkipJsonSchema[ClaimPlaces | None] = None
