"""An invented article and a stand-in for a model that gives scripted answers to the questions about it.

The answers are those of the free form: a summarizer of them is made with ``prompt=PROMPT``.
"""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import httpx2

from summarizer.documents.article import Article, from_bytes
from summarizer.extraction.answers import Found
from summarizer.llm.messages import Message, Request
from summarizer.recordings.recording import Exchange, Identity, Recording
from summarizer.schema import CodebookIdentity, ModelIdentity, PromptIdentity, Software

PROMPT = "v3/free"
ARTICLE = """---
title: Velm closes its bridge
published: 2031-05-06
---

The mayor of Velm, Ilka Sørens, said on Tuesday that “the old bridge is not safe” and would close.

Dockers protested against it on Monday. The ferry owner Halvard Brekke denied that he owned it.

Nobody was hurt. The council meets on Thursday.
"""


def bridge(text: str = ARTICLE) -> Article:
    """The article as it is read from a file: the text is what stands behind its front matter."""
    return from_bytes(text.encode())


def named(name: str, kind: str = "person", *also: str, **more: Any) -> dict[str, Any]:
    """An actor as a model names it."""
    nothing = {"role": None, "country": None, "unnamed": False}
    return {"name": name, "also": list(also), "kind": kind, **nothing, **more}


def said(n: int, speaker: str, cue: str, first: str, last: str, **more: Any) -> dict[str, Any]:
    """A claim as a model finds it."""
    words = {"n": n, "speaker": speaker, "speaker_text": speaker, "cue": cue, "first": first, "last": last}
    return {**words, "stance": "asserts", "to": None, **more}


def done(n: int, act: str, kind: str, agents: list[str], targets: list[str], **more: Any) -> dict[str, Any]:
    """An event as a model finds it."""
    words = {"n": n, "act": act, "type": kind, "agents": agents, "targets": targets}
    return {**words, "mode": None, "status": "occurred", "when": None, "where": None, **more}


SAID = said(1, "Ilka Sørens", "said", "“the old bridge", "is not safe”")
DENIED = said(3, "Halvard Brekke", "denied", "that he owned", "he owned it", stance="denies")
DONE = done(2, "protested against it", "protest", ["Dockers"], [], when="on Monday")
ACTORS = [
    named("Ilka Sørens", role="mayor of Velm"),
    named("Dockers", "group", unnamed=True),
    named("Halvard Brekke", role="ferry owner"),
]
FOUND: dict[str, Any] = {"actors": ACTORS, "events": [DONE], "claims": [SAID, DENIED]}
ABSTRACT: dict[str, Any] = {
    "headline": "Velm closes its bridge",
    "abstract": [{"n": [1], "text": "Velm would close the old bridge, Ilka Sørens said."}],
}
ANSWERS: dict[str, Any] = {"Found": FOUND, "Abstract": ABSTRACT}


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
    """Answers as the script says; the claims that it first gives are no list, so that it is asked again."""

    def answer(request: httpx2.Request) -> httpx2.Response:
        spy(request)
        asked = json.loads(request.content)
        name = asked["response_format"]["json_schema"]["name"]
        told = answers[name]
        if name == "Found" and shows_sentences(asked["messages"][-1]["content"]):
            told = {**told, "claims": "none"}
        return httpx2.Response(200, json=completion(json.dumps(told, ensure_ascii=False)))

    return httpx2.MockTransport(answer)


def shows_sentences(content: str) -> bool:
    """Whether a message shows sentences of an article, and is not about an answer."""
    return re.search(r"^\[\d+\] ", content, re.M) is not None


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
    """A request for what is found in one sentence."""
    told = Message(role="system", content="Copy words.")
    return Request(
        messages=(told, Message(role="user", content=f"[1] {text}")), answer=Found, max_tokens=9
    )


def recording(*exchanges: Exchange) -> Recording:
    identity = Identity(
        article="0" * 64,
        prompt=PromptIdentity(name=PROMPT, version="v3", sha256="1" * 64),
        schema_version="2",
        model=ModelIdentity(name="scripted"),
        codebook=CodebookIdentity(name="plover", sha256="2" * 64),
        software=Software(name="summarizer", version="0"),
        recorded=date(2031, 5, 6),
    )
    return Recording(identity=identity, exchanges=exchanges)
