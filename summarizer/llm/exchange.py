"""A request and an answer, in the form that is common to all protocols."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NamedTuple

from pydantic import BaseModel

from summarizer.llm.messages import Message
from summarizer.schema import Usage


class Asked(NamedTuple):
    """One request.

    Attributes:
        model: the name the server knows the model by.
        messages: no two neighbours of one role, none of them empty.
        fixed: how many of the first messages are the same in many requests, for a cache.
        answer: the class whose JSON schema the answer must fit; None where the server takes no schema.
        max_tokens: bound of all that is written, thinking too.
        thinks: the model is known to think before it answers; such models take no temperature.
    """

    model: str
    messages: tuple[Message, ...]
    fixed: int
    answer: type[BaseModel] | None
    max_tokens: int
    thinks: bool

    @property
    def system(self) -> str:
        return "\n\n".join(m.content for m in self.messages if m.role == "system")

    @property
    def turns(self) -> tuple[Message, ...]:
        """The messages of user and assistant."""
        return tuple(m for m in self.messages if m.role != "system")


class Said(NamedTuple):
    """One answer.

    Attributes:
        text: without the thinking that the server sets apart.
        end: the provider's word for why it ended.
        usage: zero where the server reports none.
        thought: the model thought, and the server sets that apart.
        refusal: what the model said in place of an answer.
        filtered: what a filter of the provider said.
    """

    text: str
    end: str
    usage: Usage
    thought: bool = False
    refusal: str = ""
    filtered: str = ""

    @property
    def cut(self) -> bool:
        return self.end.lower() in _CUT


_CUT = frozenset({"length", "max_tokens", "model_length", "model_context_window_exceeded"})
Exchange = Callable[[Asked], Said]


def turns(messages: Sequence[Message]) -> tuple[Message, ...]:
    """Neighbours of one role as one message, and no empty ones: some servers take neither."""
    kept = [m for m in messages if m.content.strip()]
    return tuple(
        Message(role=role, content="\n\n".join(m.content for m in group))
        for role, group in groupby(kept, lambda m: m.role)
    )


def usage(prompt: int | None, cached: int | None, completion: int | None, reasoning: int | None) -> Usage:
    """The usage of one request; a count that the server does not report is 0."""
    return Usage(
        requests=1,
        prompt_tokens=prompt or 0,
        cached_tokens=cached or 0,
        completion_tokens=completion or 0,
        reasoning_tokens=reasoning or 0,
    )
