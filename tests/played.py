"""A stand-in for a model that answers question by question, and a report for it to read."""

import json
import re
from collections.abc import Callable
from typing import Any

import httpx2
from scripted import PROMPT, completion, done, named, said, shows_sentences

from summarizer.pipeline import Summarizer

EMPTY: dict[str, dict[str, Any]] = {
    "Found": {"actors": [], "events": [], "claims": []},
    "Abstract": {"headline": "", "abstract": []},
}
Answer = dict[str, Any] | str | httpx2.Response
Model = Callable[[str, list[int]], Answer]


def shown(request: httpx2.Request) -> tuple[str, list[int]]:
    """What is asked, and the numbers of the sentences that are shown."""
    asked = json.loads(request.content)
    users = [m["content"] for m in asked["messages"] if m["role"] == "user"]
    last = [content for content in users if shows_sentences(content)][-1]
    return asked["response_format"]["json_schema"]["name"], [
        int(n) for n in re.findall(r"^\[(\d+)\] ", last, re.M)
    ]


def respond(answer: Answer) -> httpx2.Response:
    if isinstance(answer, httpx2.Response):
        return answer
    return httpx2.Response(200, json=completion(answer if isinstance(answer, str) else json.dumps(answer)))


def played(model: Model, **options: Any) -> Summarizer:
    """A summarizer whose model answers as told, question by question."""
    transport = httpx2.MockTransport(lambda request: respond(model(*shown(request))))
    return Summarizer("scripted", transport=transport, **{"prompt": PROMPT, **options})


def cut_off(content: str) -> httpx2.Response:
    """An answer that ran into the limit of tokens."""
    body = completion(content)
    body["choices"][0]["finish_reason"] = "length"
    return httpx2.Response(200, json=body)


def diligent(question: str, numbers: list[int]) -> dict[str, Any]:
    """A model that finds the actors, the event and the claim of each sentence of REPORT."""
    if question != "Found":
        return EMPTY[question]
    return {
        "actors": [named("Holt"), named("Ulmenia", "country")],
        "events": [done(n, f"attacked port {n}", "assault", ["Ulmenia"], [], where="Lume") for n in numbers],
        "claims": [said(n, "Holt", "said", "that Ulmenia attacked", f"{n} in Lume") for n in numbers],
    }


COUNT = 12
REPORT = " ".join(f"Holt said that Ulmenia attacked port {n} in Lume." for n in range(1, COUNT + 1))
