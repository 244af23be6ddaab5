"""Requests to a model and its replies: frozen values that are independent of the task."""

from collections.abc import Callable
from typing import Any, Literal

from pydantic import BaseModel, Field

from summarizer.schema import Usage, Value

Check = Callable[[Any], str | None]
"""Given one item of an answer: None, or in one line why it does not hold."""


class Message(Value):
    role: Literal["system", "user", "assistant"]
    content: str


class Request(Value):
    """One question. All messages but the last should be the same for many requests: servers cache them.

    Attributes:
        messages: a system message, worked examples as turns of user and assistant, and the question.
        answer: a frozen model; what its list and tuple fields hold are items, validated one by one.
        max_tokens: the most the answer may have, thinking not counted.
        attempts: how often it may be asked, the first time counted, until the answer holds.
        label: what it is about, for logs: "claims of sentences 3 to 9".
        check: applied to each item that is valid.
    """

    messages: tuple[Message, ...] = Field(min_length=1)
    answer: type[BaseModel]
    max_tokens: int = Field(gt=0)
    attempts: int = Field(default=1, gt=0)
    label: str = ""
    check: Check | None = None


class Flaw(Value):
    """An item of an answer that does not hold: its values in one line, why, and the field it stood in."""

    text: str
    reason: str
    field: str = ""


class Reply(Value):
    """What came back: the answer with its good items, and what was wrong with the rest.

    Attributes:
        answer: of the class that was asked for; None where nothing could be read.
        flaws: the items that are not in the answer.
        failure: one line for a person where the answer as a whole does not hold, or is cut off.
        truncated: it ended at its bound of tokens and something of it is lost: ask for less at once.
        attempts: how often it was asked, answers that did not hold counted.
        usage: what all attempts took.
    """

    answer: BaseModel | None
    flaws: tuple[Flaw, ...] = ()
    failure: str | None = None
    truncated: bool = False
    attempts: int = 1
    usage: Usage = Usage()
