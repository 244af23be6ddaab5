"""A model that knows the article of the tutorial: the recorded answers of the local model, else written ones."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import httpx2

from summarizer.llm.keeping import canonical
from summarizer.recordings import recording as recordings
from summarizer.schema import ModelIdentity

RECORDED = Path(__file__).parents[3] / "fixtures" / "harbour" / "recording.json"


def identity() -> ModelIdentity:
    """The local model, as it was recorded."""
    return recordings.load(RECORDED).identity.model


def model() -> httpx2.MockTransport:
    return httpx2.MockTransport(_answer)


def _answer(request: httpx2.Request) -> httpx2.Response:
    asked = json.loads(request.content)
    known = _recorded().get(canonical(asked))
    body = known or _completion(json.dumps(_written(asked), ensure_ascii=False))
    return httpx2.Response(200, json={"id": "", "object": "chat.completion", "created": 0, **body})


@cache
def _recorded() -> dict[str, dict[str, Any]]:
    found = recordings.load(RECORDED).exchanges
    return {canonical(exchange.request): exchange.response for exchange in found}


def _completion(content: str) -> dict[str, Any]:
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}
    usage = {"prompt_tokens": 900, "completion_tokens": 300, "total_tokens": 1200}
    return {"model": "stand-in", "choices": [choice], "usage": usage}


def _written(asked: dict[str, Any]) -> dict[str, Any]:
    """An answer to the questions of the free form, about those of the article's sentences that are shown."""
    form = asked["response_format"]["json_schema"]
    shown = asked["messages"][-1]["content"]
    if form["name"] == "Abstract":
        return ABSTRACT
    if form["name"] != "Found":  # about what a parser drafted, which stands whatever a model says
        least: dict[str, Any] = _least(form["schema"], form["schema"].get("$defs", {}))
        return least
    sentences = re.findall(r"^\[(\d+)\] (.*)$", shown, re.M)
    types = _types(form["schema"])
    return {
        "actors": [actor for actor in ACTORS if actor["name"] in shown],
        "events": [{**event, "n": n, "type": _type(event["type"], types)} for event, n in _told(EVENTS, "act", sentences)],
        "claims": [{**claim, "n": n} for claim, n in _told(CLAIMS, "last", sentences)],
    }


def _least(schema: Any, classes: dict[str, Any]) -> Any:
    """The smallest answer that a schema takes."""
    if "$ref" in schema:
        return _least(classes[schema["$ref"].rpartition("/")[2]], classes)
    if "anyOf" in schema:
        return None if {"type": "null"} in schema["anyOf"] else _least(schema["anyOf"][0], classes)
    if "enum" in schema:
        return schema["enum"][-1]
    if schema["type"] == "object":
        return {name: _least(part, classes) for name, part in schema["properties"].items()}
    if schema["type"] == "array":
        return [_least(schema["items"], classes)] * int(schema.get("minItems", 0))
    return {"string": "nobody", "boolean": False}.get(schema["type"], schema.get("minimum", 1))


def _told(things: list[dict[str, Any]], words: str, sentences: list[tuple[str, str]]) -> Iterator[tuple[dict[str, Any], int]]:
    """Those that one of the sentences tells, with its number."""
    for thing in things:
        yield from ((thing, int(n)) for n, sentence in sentences if thing[words] in sentence)


def _type(wanted: list[str], types: list[str]) -> str:
    return next((name for name in wanted if name in types), "other")


def _types(schema: Any) -> list[str]:
    """The closed list of event types in a schema."""
    if isinstance(schema, dict):
        names = schema.get("enum")
        if isinstance(names, list) and "other" in names:
            return names
        schema = list(schema.values())
    found = (_types(part) for part in schema) if isinstance(schema, list) else iter(())
    return next(filter(None, found), [])


def _actor(name: str, kind: str, role: str | None = None, unnamed: bool = False) -> dict[str, Any]:
    return {"name": name, "also": [], "kind": kind, "role": role, "country": None, "unnamed": unnamed}


def _event(
    act: str, types: list[str], agents: list[str], targets: list[str], when: str | None = None
) -> dict[str, Any]:
    parties = {"agents": agents, "targets": targets}
    return {"act": act, "type": types, "mode": None, "status": "occurred", **parties, "when": when, "where": None}


def _claim(speaker: str | None, words: str, cue: str, first: str, last: str, stance: str) -> dict[str, Any]:
    told = {"speaker": speaker, "speaker_text": words, "cue": cue}
    return {**told, "first": first, "last": last, "stance": stance, "to": None}


INSIDER = "A person familiar with the inquiry"
ACTORS = [
    _actor("Dockers", "group", unnamed=True),
    _actor("Mira Tolvan", "person"),
    _actor("dockers' union", "organization"),
    _actor("Ostrel", "organization"),
    _actor("Jonas Ekwald", "person", "director"),
    _actor("Police", "organization"),
    _actor(INSIDER, "person", unnamed=True),
    _actor("Hanne Brodd", "person", "Mayor"),
]
EVENTS = [
    _event("walked out", ["strike", "protest"], ["Dockers"], ["Ostrel"], "on Monday"),
    _event("a crane collapsed and injured two men", ["accident", "other"], [], []),
    _event("accused the port operator Ostrel", ["accuse"], ["Mira Tolvan"], ["Ostrel"]),
    _event("searched the company's offices", ["police", "coerce"], ["Police"], ["Ostrel"], "on Tuesday"),
    _event("urged both sides to meet", ["request"], ["Hanne Brodd"], [], None),
]
CLAIMS = [
    _claim("Mira Tolvan", "Mira Tolvan", "accused", "the port operator", "three warnings", "accuses"),
    _claim("Mira Tolvan", "she", "said", "We told them", "laughed at us", "asserts"),
    _claim("Ostrel", "Ostrel", "denied", "that it had", "been warned", "denies"),
    _claim("Jonas Ekwald", "Jonas Ekwald", "said", "the crane had", "on 2 April", "asserts"),
    _claim(INSIDER, INSIDER, "said", "the report had", "been altered", "asserts"),
    _claim("Hanne Brodd", "She", "warned", "that the port", "lasted another week", "warns"),
]
ABSTRACT: dict[str, Any] = {"headline": "Dockers in Varnhaven walk out after a crane collapses", "abstract": []}
