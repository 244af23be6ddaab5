"""A question of several turns about an invented text, and a class for its answer with two lists and a headline."""

import json
from collections.abc import Callable
from typing import Any, Literal

import httpx2
from provider_servers import KEY, Answer, Server
from pydantic import BaseModel, ConfigDict, Field

from summarizer.llm import Client, Message, Reply, Request


class Fixed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Speech(Fixed):
    n: int = Field(ge=1, description="number of the sentence")
    cue: str = Field(max_length=60)
    speaker: str | None
    stance: Literal["asserts", "denies"]


class Deed(Fixed):
    n: int
    act: str = Field(min_length=1)
    agents: tuple[str, ...] = Field(max_length=6)
    where: tuple[int, str] | None = Field(default=None, description="a row of two")


class Notes(Fixed):
    speeches: tuple[Speech, ...] = Field(max_length=4)
    deeds: list[Deed]
    headline: str | None = None


SPEECH: dict[str, Any] = {"n": 1, "cue": "said", "speaker": "Ilka Sørens", "stance": "asserts"}
DEED: dict[str, Any] = {"n": 2, "act": "protested", "agents": ["Dockers"], "where": None}
GOOD = {"speeches": [SPEECH], "deeds": [DEED], "headline": "Velm closes its bridge"}
TEXT = json.dumps(GOOD)
HALF = TEXT[:-60]
BAD = json.dumps({"speeches": "none", "deeds": [], "headline": None})
QUESTION = Request(
    messages=(
        Message(role="system", content="Fill in who says and does what."),
        Message(role="user", content="[1] Hm, said Brekke."),
        Message(role="assistant", content='{"speeches":[],"deeds":[],"headline":null}'),
        Message(role="user", content="[1] The mayor said so. [2] Dockers protested."),
    ),
    answer=Notes,
    max_tokens=50,
    attempts=2,
    label="notes of sentences 1 to 2",
    check=lambda item: f"there is no sentence {item.n}" if item.n > 2 else None,
)
Respond = Callable[[httpx2.Request], httpx2.Response]


def client(server: Server, respond: Respond, **more: Any) -> Client:
    transport = httpx2.MockTransport(respond)
    return Client(server.model, server.base_url, KEY, transport, provider=server.provider, **more)


def ask(server: Server, respond: Respond, request: Request = QUESTION, **more: Any) -> Reply:
    return client(server, respond, **more).ask(request)


def script(server: Server, *answers: Answer) -> tuple[Respond, list[Any]]:
    """A server that gives these answers one after the other, and the requests it got."""
    sent: list[Any] = []

    def respond(request: httpx2.Request) -> httpx2.Response:
        sent.append(json.loads(request.content))
        return server.answers(request, answers[min(len(sent), len(answers)) - 1])

    return respond, sent
