"""Whose model it is: one row a provider, and how its SDK is called and its answers are read.

All of these SDKs speak through httpx2, so that one transport serves them; instructor knows each by name.
"""

import json
from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any, NamedTuple

import httpx2

from summarizer.errors import ModelError, SetupError
from summarizer.schema import Usage


class Said(NamedTuple):
    """What an answer holds, whoever gave it."""

    text: str
    refusal: str
    end: str
    usage: Usage

    @property
    def cut(self) -> bool:
        return self.end.lower() in ("length", "max_tokens")


class Provider(NamedTuple):
    """A row of the table.

    Attributes:
        key: the environment variable that holds the key; None where none is needed.
        base_url: where it is served when no other address is given; None where its SDK knows.
        create: makes the SDK's function that sends one request, from a key, an address, a client, seconds.
        said: reads what that function gives.
        instructor: the names of the provider and the mode in instructor.
        settings: what every request says beside its question.
    """

    key: str | None
    base_url: str | None
    create: Callable[[str, str | None, httpx2.Client, float], Callable[..., Any]]
    said: Callable[[Any], Said]
    instructor: tuple[str, str]
    settings: Mapping[str, Any] = MappingProxyType({"temperature": 0})


def _openai(key: str, base_url: str | None, http: httpx2.Client, timeout: float) -> Callable[..., Any]:
    import openai
    from openai.types.chat import ChatCompletion

    wire = openai.OpenAI(base_url=base_url, api_key=key, http_client=http, max_retries=0, timeout=timeout)

    def create(**body: Any) -> Any:
        # not .chat.completions.create(): walking its typed dictionaries costs as much as all the rest
        return wire.post("/chat/completions", body=body, cast_to=ChatCompletion)

    return create


def _anthropic(key: str, base_url: str | None, http: httpx2.Client, timeout: float) -> Callable[..., Any]:
    sdk = _sdk("anthropic", "anthropic")
    wire = sdk.Anthropic(base_url=base_url, api_key=key, http_client=http, max_retries=0, timeout=timeout)
    create: Callable[..., Any] = wire.messages.create
    return create


def _google(key: str, base_url: str | None, http: httpx2.Client, timeout: float) -> Callable[..., Any]:
    sdk = _sdk("google.genai", "google")
    _sdk("jsonref", "google")  # instructor needs it for this provider, and would only say so when asked
    options = {"base_url": base_url, "httpx_client": http, "timeout": int(timeout * 1000)}
    wire = sdk.Client(api_key=key, vertexai=False, http_options={k: v for k, v in options.items() if v})
    create: Callable[..., Any] = wire.models.generate_content
    return create


def _mistral(key: str, base_url: str | None, http: httpx2.Client, timeout: float) -> Callable[..., Any]:
    sdk = _sdk("mistralai.client", "mistral")
    # an asynchronous client of its own would start an event loop when it is collected
    unused = httpx2.AsyncClient(transport=httpx2.MockTransport(lambda _: httpx2.Response(500)))
    wire = sdk.Mistral(
        api_key=key, server_url=base_url, client=http, async_client=unused, timeout_ms=int(timeout * 1000)
    )
    create: Callable[..., Any] = wire.chat.complete
    return create


def _sdk(module: str, extra: str) -> Any:
    try:
        return import_module(module)
    except ImportError:
        raise SetupError(f"{extra} models need one more package: pip install 'summarizer[{extra}]'") from None


def _said_openai(completion: Any) -> Said:
    choices = getattr(completion, "choices", None) or []
    message = getattr(choices[0], "message", None) if choices else None
    if not message:
        raise ModelError("the model's server answered something that is no chat completion")
    usage = completion.usage
    details = getattr(usage, "prompt_tokens_details", None)
    return Said(
        text=message.content if isinstance(message.content, str) else "",
        refusal=getattr(message, "refusal", None) or "",
        end=str(choices[0].finish_reason or ""),
        usage=_usage(
            getattr(usage, "prompt_tokens", 0),
            getattr(details, "cached_tokens", 0),
            getattr(usage, "completion_tokens", 0),
        ),
    )


def _said_anthropic(message: Any) -> Said:
    if not isinstance(getattr(message, "content", None), list):
        raise ModelError("the model's server answered something that is no message")
    tools = [json.dumps(block.input) for block in message.content if block.type == "tool_use"]
    texts = [block.text for block in message.content if block.type == "text"]
    usage = message.usage
    cached = getattr(usage, "cache_read_input_tokens", 0) or 0
    written = getattr(usage, "cache_creation_input_tokens", 0) or 0
    end = str(message.stop_reason or "")
    return Said(
        text=tools[0] if tools else "\n".join(texts),
        refusal="it did not want to" if end == "refusal" else "",
        end=end,
        # Anthropic counts what it took from a cache apart from the rest
        usage=_usage(usage.input_tokens + cached + written, cached, usage.output_tokens),
    )


def _said_google(answer: Any) -> Said:
    candidates = getattr(answer, "candidates", None) or []
    parts = (candidates and candidates[0].content and candidates[0].content.parts) or []
    calls = [json.dumps(part.function_call.args) for part in parts if part.function_call]
    end = str(getattr(candidates and candidates[0].finish_reason, "value", "") or "")
    usage = getattr(answer, "usage_metadata", None)
    return Said(
        text=calls[0] if calls else "".join(part.text or "" for part in parts),
        refusal=end.lower() if end in ("SAFETY", "RECITATION", "PROHIBITED_CONTENT", "BLOCKLIST") else "",
        end=end,
        usage=_usage(
            getattr(usage, "prompt_token_count", 0),
            getattr(usage, "cached_content_token_count", 0),
            getattr(usage, "candidates_token_count", 0),
        ),
    )


def _usage(prompt: int | None, cached: int | None, completion: int | None) -> Usage:
    return Usage(
        requests=1, prompt_tokens=prompt or 0, cached_tokens=cached or 0, completion_tokens=completion or 0
    )


PROVIDERS: Mapping[str, Provider] = {
    "openai": Provider("OPENAI_API_KEY", None, _openai, _said_openai, ("openai", "JSON_SCHEMA")),
    "ollama": Provider(None, "http://127.0.0.1:11434/v1", _openai, _said_openai, ("openai", "JSON_SCHEMA")),
    # from version 2026-10-21 of its API on, Anthropic refuses a temperature
    "anthropic": Provider(
        "ANTHROPIC_API_KEY", None, _anthropic, _said_anthropic, ("anthropic", "TOOLS"), MappingProxyType({})
    ),
    "google": Provider("GOOGLE_API_KEY", None, _google, _said_google, ("genai", "TOOLS")),
    "mistral": Provider("MISTRAL_API_KEY", None, _mistral, _said_openai, ("mistral", "JSON_SCHEMA")),
}
