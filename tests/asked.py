"""A stand-in for the function that asks a model: it answers with values, and keeps what was asked."""

import re
from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from summarizer.llm import Reply, Request
from summarizer.schema import Usage


def shown(request: Request) -> list[int]:
    """The numbers of the sentences a request shows."""
    return [int(n) for n in re.findall(r"^\[(\d+)\]", request.messages[-1].content, re.M)]


class Asked:
    """Answers each request with what a function of it gives: a dict of fields, a Reply, or None for no answer."""

    def __init__(self, answer: Callable[[Request], Any]) -> None:
        self._answer = answer
        self.requests: list[Request] = []

    def __call__(self, request: Request) -> Reply:
        self.requests.append(request)
        said = self._answer(request)
        if isinstance(said, Reply):
            return said
        made: BaseModel | None = None if said is None else request.answer.model_validate(_plain(said))
        failure = "the model answered nothing" if made is None else None
        return Reply(answer=made, failure=failure, usage=Usage(requests=1, completion_tokens=7))


def _plain(said: dict[str, Any]) -> dict[str, Any]:
    """Values as the fields a model writes."""
    return {
        key: [item.model_dump(exclude={"by", "at"}) if isinstance(item, BaseModel) else item for item in value]
        if isinstance(value, list)
        else value
        for key, value in said.items()
    }
