"""An invented article and a stand-in for a model that gives scripted answers to the questions about it."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import httpx2

from summarizer.extraction.answers import Claims, Passage
from summarizer.llm.client import Message, Request
from summarizer.llm.models import Model
from summarizer.recordings.recording import Exchange, Identity, Recording
from summarizer.schema import PromptIdentity, Software, Span

ARTICLE = """---
title: Velm closes its bridge
published: 2031-05-06
---

The mayor of Velm, Ilka Sørens, said on Tuesday that “the old bridge is not safe” and would close.

Dockers protested against it on Monday. The ferry owner Halvard Brekke denied that he owned it.
"""
SAID = {"n": 1, "cue": "said", "who": "Ilka Sørens", "what": "“the old bridge is not safe”"}
DENIED = {"n": 3, "cue": "denied", "who": "The ferry owner Halvard Brekke", "what": "he owned it"}
DONE = {"n": 2, "act": "protested against it", "type": "protest", "who": ["Dockers"], "whom": []}
ANSWERS: dict[str, Any] = {
    "Claims": {"claims": [SAID, DENIED]},
    "Events": {"events": [DONE]},
    "Abstract": {
        "headline": "Velm closes its bridge",
        "abstract": [{"n": [1], "text": "The bridge closes."}],
    },
}


def completion(content: str, **more: Any) -> dict[str, Any]:
    """A response body with what changes from run to run in it."""
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}
    cached = {"prompt_tokens_details": {"cached_tokens": 7}}
    usage = {"prompt_tokens": 10, "completion_tokens": 3, "total_tokens": 13, **cached}
    machine = {"system_fingerprint": "b7-x86", "timings": {"cache_n": 7}, "created": 1_930_000_000}
    return {"id": "chat-91", "model": "scripted", "choices": [choice], "usage": usage, **machine, **more}


def scripted(
    answers: Mapping[str, Any] = ANSWERS, spy: Callable[[httpx2.Request], None] = lambda request: None
) -> httpx2.MockTransport:
    """Answers as the script says; what it first says of claims is no list, so that it is asked again."""

    def answer(request: httpx2.Request) -> httpx2.Response:
        spy(request)
        asked = json.loads(request.content)
        name = asked["response_format"]["json_schema"]["name"]
        again = asked["messages"][-1]["content"].startswith("Correct")
        said = answers[name] if again or name != "Claims" else {"claims": "none"}
        return httpx2.Response(200, json=completion(json.dumps(said, ensure_ascii=False)))

    return httpx2.MockTransport(answer)


def write_article(folder: Path, text: str = ARTICLE, name: str = "bridge") -> Path:
    path = folder / f"{name}.md"
    path.write_text(text, encoding="utf-8")
    return path


def exchange(*contents: str, answer: str = "{}", **settings: Any) -> Exchange:
    """A system message, a user message, an answer, a user message…, and the answer to them."""
    roles = ["system", *(["user", "assistant"] * len(contents))]
    messages = [{"role": r, "content": c} for r, c in zip(roles, contents, strict=False)]
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": answer}}
    return Exchange(
        request={"model": "scripted", "messages": messages, "temperature": 0, **settings},
        response={"model": "scripted", "choices": [choice], "usage": {"prompt_tokens": 1}},
    )


def question(text: str = "The quay closed.") -> Request:
    """A request for the claims of one sentence."""
    return Request(
        messages=(Message(role="user", content=text),),
        answer=Claims,
        passage=Passage(text=text, numbers=(1,), sentences=(Span.of(text, 0, len(text)),)),
        max_tokens=9,
        attempts=1,
    )


def recording(*exchanges: Exchange) -> Recording:
    identity = Identity(
        article="0" * 64,
        prompt=PromptIdentity(name="v1", version="v1", sha256="1" * 64),
        schema_version="1",
        model=Model(name="scripted"),
        software=Software(name="summarizer", version="0"),
        recorded=date(2031, 5, 6),
    )
    return Recording(identity=identity, exchanges=exchanges)
