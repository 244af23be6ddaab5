"""The JSON schema of an answer, in the subset of JSON Schema that a provider takes."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from summarizer.llm.messages import Message

JSON = dict[str, Any]

STRUCTURE = frozenset({"type", "properties", "required", "additionalProperties", "items", "anyOf", "enum"})
_BARE = {"title", "default", "$defs", "discriminator"}


@cache
def schema(answer: type[BaseModel]) -> JSON:
    """The schema of a class without references, titles and defaults; every field is required.

    Raises:
        TypeError: the class contains itself, which no provider takes.
    """
    whole = answer.model_json_schema()
    found: JSON = _plain(whole, whole.get("$defs", {}), ())
    return found


@cache
def narrowed(answer: type[BaseModel], keywords: frozenset[str]) -> JSON:
    """The same, without the keywords that a provider does not take.

    Rows of fixed types become lists whose items are of any of them.
    """
    found: JSON = _only(schema(answer), keywords | STRUCTURE | {"description"})
    return found


def told(messages: tuple[Message, ...], answer: type[BaseModel]) -> tuple[Message, ...]:
    """The messages with the schema in words, for a server without structured output."""
    words = Message(role="system", content=in_words(answer))
    at = 1 if messages and messages[0].role == "system" else 0
    return (*messages[:at], words, *messages[at:])


def in_words(answer: type[BaseModel]) -> str:
    text = json.dumps(schema(answer), ensure_ascii=False, separators=(",", ":"))
    return f"Answer with one JSON object and nothing else. It must fit this JSON schema:\n{text}"


def _plain(part: Any, known: Mapping[str, JSON], within: tuple[str, ...]) -> Any:
    if isinstance(part, list):
        return [_plain(p, known, within) for p in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        name = part["$ref"].rpartition("/")[2]
        if name in within:
            raise TypeError(f"{name} holds itself; an answer must end")
        part = {**known[name], **{k: v for k, v in part.items() if k != "$ref"}}
        within = (*within, name)
    made = {k: _plain(v, known, within) for k, v in part.items() if k not in _BARE and k != "properties"}
    if "properties" in part:  # whose names are names of fields, a field named "title" too
        fields = {k: _plain(v, known, within) for k, v in part["properties"].items()}
        made |= {"properties": fields, "required": list(fields), "additionalProperties": False}
    if "const" in made:
        made["enum"] = [made.pop("const")]
    return made


def _only(part: Any, keywords: frozenset[str]) -> Any:
    if isinstance(part, list):
        return [_only(p, keywords) for p in part]
    if not isinstance(part, dict):
        return part
    if "prefixItems" in part and "prefixItems" not in keywords:
        part = _row(part)
    made = {k: _only(v, keywords) for k, v in part.items() if k in keywords and k != "properties"}
    if "properties" in part:
        made["properties"] = {k: _only(v, keywords) for k, v in part["properties"].items()}
    return made


def _row(part: JSON) -> JSON:
    kinds = [kind for i, kind in enumerate(part["prefixItems"]) if kind not in part["prefixItems"][:i]]
    return {k: v for k, v in part.items() if k != "prefixItems"} | {"items": {"anyOf": kinds}}
