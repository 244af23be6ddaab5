"""Anthropic's messages: the system message apart, the fixed part of a prompt marked for the cache."""

from typing import Any

import httpx2

from summarizer.errors import ModelError
from summarizer.llm import schemas
from summarizer.llm.exchange import Asked, Exchange, Said, usage
from summarizer.llm.protocols import sdk

_CACHE = {"cache_control": {"type": "ephemeral"}}


def open(key: str, base_url: str | None, http: httpx2.Client, timeout: float) -> Exchange:  # noqa: A001
    """The function that asks Anthropic."""
    wire = sdk("anthropic", "anthropic").Anthropic(
        base_url=base_url, api_key=key, http_client=http, max_retries=0, timeout=timeout
    )
    return lambda asked: said(wire.messages.create(**body(asked)))


def body(asked: Asked) -> dict[str, Any]:
    """The arguments of a request. There is no temperature, which newer models refuse."""
    made: dict[str, Any] = {
        "model": asked.model,
        "max_tokens": asked.max_tokens,
        "messages": _turns(asked),
    }
    if asked.system:
        made["system"] = [{"type": "text", "text": asked.system, **_CACHE}]
    if asked.answer:
        # no keyword that bounds a length or a number is taken
        schema = schemas.narrowed(asked.answer, frozenset())
        made["output_config"] = {"format": {"type": "json_schema", "schema": schema}}
    return made


def _turns(asked: Asked) -> list[dict[str, Any]]:
    """The turns; the last of the fixed ones closes what the cache may keep."""
    last_fixed = asked.fixed - sum(m.role == "system" for m in asked.messages) - 1
    return [
        {
            "role": m.role,
            "content": [{"type": "text", "text": m.content.rstrip(), **(_CACHE if i == last_fixed else {})}],
        }
        for i, m in enumerate(asked.turns)
    ]


def said(message: Any) -> Said:
    """What a message says.

    Raises:
        ModelError: it is no message.
    """
    if not isinstance(getattr(message, "content", None), list):
        raise ModelError("the model's server answered something that is no message")
    texts = [block.text for block in message.content if block.type == "text"]
    thought = any(block.type in ("thinking", "redacted_thinking") for block in message.content)
    spent, end = message.usage, str(message.stop_reason or "")
    cached = getattr(spent, "cache_read_input_tokens", 0) or 0
    written = getattr(spent, "cache_creation_input_tokens", 0) or 0
    details = getattr(spent, "output_tokens_details", None)
    return Said(
        text="".join(texts),
        end=end,
        # what was taken from a cache, or put there, is counted apart from the rest
        usage=usage(
            (spent.input_tokens or 0) + cached + written,
            cached,
            spent.output_tokens,
            getattr(details, "thinking_tokens", 0),
        ),
        thought=thought,
        refusal=_refusal(message) if end == "refusal" else "",
    )


def _refusal(message: Any) -> str:
    details = getattr(message, "stop_details", None)
    words = getattr(details, "explanation", None) or getattr(details, "category", None)
    return str(words or "it did not say why")
