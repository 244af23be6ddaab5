"""OpenAI's chat completions, which many servers speak: vLLM, Ollama, LM Studio, llama.cpp, OpenRouter."""

import re
from typing import Any

import httpx2

from summarizer.errors import ModelError
from summarizer.llm import schemas
from summarizer.llm.exchange import Asked, Exchange, Said, usage

_OWN = re.compile(r"(?:^|openai/)(?:gpt-[3-9]|o\d|chatgpt)")
"""OpenAI's own models: they hold to a schema where told to, and then refuse keywords that bound lengths."""

_HOSTED = re.compile(r"^(?:anthropic/|google/gemini|mistralai/|x-ai/)")
"""The same, by the names OpenRouter gives to models of others."""

_REASONING = re.compile(r"(?:^|openai/)(?:gpt-[5-9]|o\d)")


def open(key: str, base_url: str | None, http: httpx2.Client, timeout: float) -> Exchange:  # noqa: A001
    """The function that asks a server of this protocol."""
    import openai
    from openai.types.chat import ChatCompletion

    wire = openai.OpenAI(base_url=base_url, api_key=key, http_client=http, max_retries=0, timeout=timeout)

    def exchange(asked: Asked) -> Said:
        # not .chat.completions.create(): walking its typed dictionaries costs as much as all the rest
        return said(wire.post("/chat/completions", body=body(asked), cast_to=ChatCompletion))

    return exchange


def body(asked: Asked) -> dict[str, Any]:
    """The body of a request."""
    made: dict[str, Any] = {
        "model": asked.model,
        "messages": [{"role": m.role, "content": m.content} for m in asked.messages],
    }
    # models that reason take another name
    bound = "max_completion_tokens" if _REASONING.search(asked.model) else "max_tokens"
    made[bound] = asked.max_tokens
    if not asked.thinks:
        made["temperature"] = 0
    if asked.answer:
        made["response_format"] = {"type": "json_schema", "json_schema": _format(asked)}
    return made


def _format(asked: Asked) -> dict[str, Any]:
    if asked.answer is None:
        raise TypeError("there is no schema to ask for")
    name = asked.answer.__name__
    if _OWN.search(asked.model) or _HOSTED.match(asked.model):
        return {"name": name, "strict": True, "schema": schemas.narrowed(asked.answer, frozenset())}
    return {"name": name, "schema": schemas.schema(asked.answer)}


def said(completion: Any) -> Said:
    """What a completion says.

    Raises:
        ErrorInAnswer: it is an error with status 200.
        ModelError: it is no completion.
    """
    choices = getattr(completion, "choices", None) or []
    _refuse(completion, *choices)
    message = getattr(choices[0], "message", None) if choices else None
    if not message:
        raise ModelError("the model's server answered something that is no chat completion")
    text, thinking = _content(message)
    end = str(choices[0].finish_reason or "")
    spent = completion.usage
    return Said(
        text=text,
        end=end,
        usage=usage(
            getattr(spent, "prompt_tokens", 0),
            _detail(spent, "prompt_tokens_details", "cached_tokens")
            or getattr(spent, "prompt_cache_hit_tokens", 0),
            getattr(spent, "completion_tokens", 0),
            _detail(spent, "completion_tokens_details", "reasoning_tokens"),
        ),
        thought=thinking,
        refusal=getattr(message, "refusal", None) or "",
        filtered=end if end == "content_filter" else "",
    )


def _detail(spent: Any, group: str, name: str) -> int:
    """A number of the usage's details, which not every SDK has as a class."""
    details = getattr(spent, group, None)
    found = details.get(name) if isinstance(details, dict) else getattr(details, name, None)
    return found or 0


def _refuse(*parts: Any) -> None:
    """Raise for an error that a server with status 200 puts into its answer, or OpenRouter into a choice."""
    for part in parts:
        error = getattr(part, "error", None)
        if error:
            raise ErrorInAnswer(error if isinstance(error, dict) else {"message": str(error)})


class ErrorInAnswer(Exception):  # noqa: N818
    """An error that came with status 200. ``status_code`` and ``body`` are as in an SDK's errors."""

    def __init__(self, body: dict[str, Any]) -> None:
        super().__init__(str(body.get("message") or body))
        code = body.get("code")
        self.status_code = code if isinstance(code, int) else None
        self.body = body


def _content(message: Any) -> tuple[str, bool]:
    """The text of a message, in one piece or in parts, and whether thinking is set apart in it."""
    content = message.content
    apart = any(getattr(message, name, None) for name in ("reasoning_content", "reasoning"))
    if not isinstance(content, list):
        return str(content or ""), apart
    parts = [part if isinstance(part, dict) else vars(part) for part in content]
    texts = [str(part.get("text") or "") for part in parts if part.get("type") in ("text", "output_text")]
    return "".join(texts), apart or any(part.get("type") in ("thinking", "reasoning") for part in parts)
