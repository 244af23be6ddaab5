"""What a model is asked to fill in. The items are the proposals of `summarizer.proposals`."""

from functools import cache
from typing import Annotated, Any, Literal, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError, WrapValidator, create_model
from pydantic_core import PydanticCustomError

from summarizer.codebook import Codebook
from summarizer.proposals import ActorProposal, ClaimProposal, EventProposal

MOST = 60
"""The most items that a list of an answer may have; after a list of that length more is asked for."""


class Answer(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Found(Answer):
    """Actors, events and claims of some sentences."""

    actors: tuple[ActorProposal, ...] = Field(max_length=MOST)
    events: tuple[EventProposal, ...] = Field(max_length=MOST)
    claims: tuple[ClaimProposal, ...] = Field(max_length=MOST)


class Line(Answer):
    """A sentence of the abstract and the numbers of the sentences it rests on."""

    n: tuple[int, ...] = Field(min_length=1, max_length=4, description="numbers of the sentences it rests on")
    text: str = Field(min_length=1, max_length=300)


class Abstract(Answer):
    """Headline and abstract of an article."""

    headline: str = Field(max_length=160)
    abstract: tuple[Line, ...] = Field(max_length=5)


def one_of(codebook: Codebook) -> Any:
    """The types of a codebook as a closed list, with a plain reason for what is none of them."""

    def known(value: Any, check: Any) -> Any:
        try:
            return check(value)
        except ValidationError:
            raise PydanticCustomError(
                "literal_error", "{value} is not in the codebook", {"value": repr(str(value)[:60])}
            ) from None

    return Annotated[Literal[codebook.names], WrapValidator(known)]


@cache
def found(codebook: Codebook) -> type[Found]:
    """``Found`` with the event types of a codebook as a closed list."""
    described = (one_of(codebook), Field(description="a type of the codebook"))
    event = create_model("EventProposal", __base__=EventProposal, type=described)
    events = (tuple[event, ...], Field(max_length=MOST))  # type: ignore[valid-type]
    return cast("type[Found]", create_model("Found", __base__=Found, events=events))
