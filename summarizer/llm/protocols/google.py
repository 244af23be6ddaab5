"""Google's Gemini: turns of user and model, the system instruction apart."""

from typing import Any

import httpx2

from summarizer.llm import schemas
from summarizer.llm.exchange import Asked, Exchange, Said, usage
from summarizer.llm.protocols import sdk

_KEYWORDS = frozenset({"minItems", "maxItems", "minimum", "maximum", "format", "prefixItems"})
_FILTERED = frozenset(
    {"SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "LANGUAGE", "MODEL_ARMOR"}
)


def open(key: str, base_url: str | None, http: httpx2.Client, timeout: float) -> Exchange:  # noqa: A001
    """The function that asks Google."""
    wire = client(key, base_url, http, timeout)
    return lambda asked: said(wire.models.generate_content(**body(asked)))


def client(key: str, base_url: str | None, http: httpx2.Client, timeout: float) -> Any:
    """The SDK's client."""
    options = {"base_url": base_url, "httpx_client": http, "timeout": int(timeout * 1000)}
    return sdk("google.genai", "google").Client(
        api_key=key, vertexai=False, http_options={k: v for k, v in options.items() if v}
    )


def body(asked: Asked) -> dict[str, Any]:
    """The arguments of a request."""
    settings: dict[str, Any] = {"max_output_tokens": asked.max_tokens}
    if not asked.thinks:
        settings["temperature"] = 0
    if asked.system:
        settings["system_instruction"] = asked.system
    if asked.answer:
        settings["response_mime_type"] = "application/json"
        settings["response_json_schema"] = schemas.narrowed(asked.answer, _KEYWORDS)
    roles = {"user": "user", "assistant": "model"}
    contents = [{"role": roles[m.role], "parts": [{"text": m.content}]} for m in asked.turns]
    return {"model": asked.model, "contents": contents, "config": settings}


def said(answer: Any) -> Said:
    """What an answer says; one without a candidate was kept back by a filter."""
    candidates = getattr(answer, "candidates", None) or []
    first = candidates[0] if candidates else None
    parts = (first and first.content and first.content.parts) or []
    end = _name(first and first.finish_reason)
    spent = getattr(answer, "usage_metadata", None)
    thinking = getattr(spent, "thoughts_token_count", 0) or 0
    return Said(
        text="".join(part.text or "" for part in parts if not part.thought),
        end=end,
        usage=usage(
            getattr(spent, "prompt_token_count", 0),
            getattr(spent, "cached_content_token_count", 0),
            (getattr(spent, "candidates_token_count", 0) or 0) + thinking,
            thinking,
        ),
        thought=any(part.thought for part in parts) or thinking > 0,
        filtered=_filtered(answer, first, end),
    )


def _filtered(answer: Any, first: Any, end: str) -> str:
    if end in _FILTERED:
        return str(getattr(first, "finish_message", None) or end)
    feedback = getattr(answer, "prompt_feedback", None)
    reason = _name(getattr(feedback, "block_reason", None))
    return str(getattr(feedback, "block_reason_message", None) or reason)


def _name(value: Any) -> str:
    return str(getattr(value, "value", value) or "")
