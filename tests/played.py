"""A stand-in for a model that answers question by question, and a report for it to read."""

import json
import re
from collections.abc import Callable
from typing import Any

import httpx2
from scripted import completion

from summarizer.pipeline import Summarizer

EMPTY: dict[str, dict[str, Any]] = {
    "Claims": {"claims": []},
    "Events": {"events": []},
    "Abstract": {"headline": "", "abstract": []},
}
Answer = dict[str, Any] | str | httpx2.Response
Model = Callable[[str, list[int]], Answer]


def shown(request: httpx2.Request) -> tuple[str, list[int]]:
    """What is asked, and the numbers of the sentences it is asked about."""
    asked = json.loads(request.content)
    users = [m["content"] for m in asked["messages"] if m["role"] == "user" and m["content"].startswith("[")]
    return asked["response_format"]["json_schema"]["name"], [
        int(n) for n in re.findall(r"^\[(\d+)\]", users[-1], re.M)
    ]


def respond(said: Answer) -> httpx2.Response:
    if isinstance(said, httpx2.Response):
        return said
    return httpx2.Response(200, json=completion(said if isinstance(said, str) else json.dumps(said)))


def played(model: Model) -> Summarizer:
    """A summarizer whose model answers as told, question by question."""
    return Summarizer(
        "scripted", transport=httpx2.MockTransport(lambda request: respond(model(*shown(request))))
    )


def cut_off(content: str) -> httpx2.Response:
    """An answer that ran into the limit of tokens."""
    body = completion(content)
    body["choices"][0]["finish_reason"] = "length"
    return httpx2.Response(200, json=body)


def diligent(question: str, numbers: list[int]) -> dict[str, Any]:
    """A model that finds the claim and the event of each sentence of REPORT."""
    if question == "Claims":
        return {"claims": [[n, "said", "Holt", "Ulmenia attacked port"] for n in numbers]}
    if question == "Events":
        return {"events": [[n, "attacked", "assault", ["Ulmenia"], [f"port {n}"]] for n in numbers]}
    return {"headline": "", "abstract": []}


COUNT = 12  # three passages of four sentences
REPORT = " ".join(f"Holt said that Ulmenia attacked port {n} in Lume." for n in range(1, COUNT + 1))
