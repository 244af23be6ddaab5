"""Mistral's chat: OpenAI's in most, through an SDK of its own."""

from typing import Any

import httpx2

from summarizer.llm import schemas
from summarizer.llm.exchange import Asked, Exchange, Said
from summarizer.llm.protocols import sdk
from summarizer.llm.protocols.openai import said


def open(key: str, base_url: str | None, http: httpx2.Client, timeout: float) -> Exchange:  # noqa: A001
    """The function that asks Mistral."""
    wire = client(key, base_url, http, timeout)

    def exchange(asked: Asked) -> Said:
        return said(wire.chat.complete(**body(asked)))

    return exchange


def client(key: str, base_url: str | None, http: httpx2.Client, timeout: float) -> Any:
    """The SDK's client."""
    # an asynchronous client of its own would start an event loop when it is collected
    unused = httpx2.AsyncClient(transport=httpx2.MockTransport(lambda _: httpx2.Response(500)))
    return sdk("mistralai.client", "mistral").Mistral(
        api_key=key, server_url=base_url, client=http, async_client=unused, timeout_ms=int(timeout * 1000)
    )


def body(asked: Asked) -> dict[str, Any]:
    """The arguments of a request."""
    made: dict[str, Any] = {
        "model": asked.model,
        "messages": [{"role": m.role, "content": m.content} for m in asked.messages],
        "max_tokens": asked.max_tokens,
    }
    if not asked.thinks:
        made["temperature"] = 0
    if asked.answer:
        schema = schemas.narrowed(asked.answer, frozenset())
        named = {"name": asked.answer.__name__, "schema": schema, "strict": True}
        made["response_format"] = {"type": "json_schema", "json_schema": named}
    return made
