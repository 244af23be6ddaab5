"""Messages for a model's server that could not be asked: what happened, and what to do next.

Nothing of the request is in them, because it could hold a key.
"""

import json
import re
from contextlib import suppress
from typing import Any

import httpx2

from summarizer.errors import ContextTooLong, ServerError, SummarizerError
from summarizer.llm.retries import UNSENDABLE, quota_used_up, retry_after

_TOO_LONG = re.compile(
    r"context[ _-]?(?:length|size|window|limit)|maximum (?:context|model) length|(?:prompt|input) is too long"
    r"|input token count|too many (?:input |prompt )?tokens|too large for model|request_too_large"
    r"|exceeds? the (?:maximum|available) (?:number of |context )|max_tokens must be at least 1, got -",
    re.IGNORECASE,
)
_SCHEMA = re.compile(
    r"response_?format|json_?schema|output_(?:config|format)|structured.?output|schema|grammar|guided"
    r"|requested parameters",
    re.IGNORECASE,
)
_KEY = re.compile(r"api.key (?:is )?(?:not valid|invalid|expired|not found)", re.IGNORECASE)  # Google's 400
_FILTER = re.compile(r"content[ _](?:filter|management policy)|moderation|flagged|safety system", re.IGNORECASE)


class Filtered(Exception):  # noqa: N818
    """A filter of the provider kept the question or the answer back; what it says."""


class BadRequest(ServerError):  # noqa: N818
    """The server does not take a request as it is."""


def server_error(error: BaseException, key: str | None, address: str | None = None) -> Exception:
    """The error to raise for what an SDK raised.

    Args:
        error: what it raised.
        key: the name of the variable that holds the provider's key.
        address: what the user gave as the base URL of a server of OpenAI's protocol.
    """
    line = next((e for e in _chain(error) if isinstance(e, SummarizerError | httpx2.TransportError)), None)
    if isinstance(line, SummarizerError):  # raised by a transport or a reader, with a message of its own
        return line
    if isinstance(line, UNSENDABLE):  # its text shows what cannot be sent, for example the key
        return ServerError(f"the request cannot be sent; check {key or 'the key'} and the base URL for stray characters")
    if _answers(error):
        return _answered(error, http_status(error), key, address)
    if isinstance(line, httpx2.TimeoutException) and not isinstance(line, httpx2.ConnectTimeout):
        return ServerError("the model's server did not answer in time; is it overloaded?")
    if line is not None:
        return ServerError(f"the model's server cannot be reached ({first_line(line)}); is it running?")
    return ServerError(
        f"the model's server answered something that is no chat completion ({first_line(error)})"
    )


def refuses_schema(error: BaseException) -> bool:
    """Whether a server answered that it takes no schema, or not this one."""
    if not _answers(error) or http_status(error) not in (None, 400, 404, 415, 422, 500, 501):
        return False
    told = _SCHEMA.search(_words(error))
    return bool(told) and not _TOO_LONG.search(_words(error))


def first_line(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0][:200] or type(error).__name__


def _chain(error: BaseException | None) -> list[BaseException]:
    """An error and what it came from, as far back as that goes."""
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found


def _answers(error: BaseException) -> bool:
    """Whether an error holds the answer of a server; one with a 200 has no status."""
    return http_status(error) is not None or getattr(error, "body", None) is not None


def http_status(error: Any) -> int | None:
    """The HTTP status of an SDK's error; google-genai has it under another name."""
    codes = (getattr(error, name, None) for name in ("status_code", "code"))
    return next((code for code in codes if isinstance(code, int) and code >= 400), None)


def _words(error: Any) -> str:
    """What the server itself says, without the SDK's wrapping."""
    body = getattr(error, "body", None)
    with suppress(ValueError):  # mistralai keeps the body as it came
        body = json.loads(body) if isinstance(body, str) else body
    inner = body.get("error", body) if isinstance(body, dict) else body
    if isinstance(inner, str):
        return inner
    found = [inner[k] for k in ("message", "detail") if inner.get(k)] if isinstance(inner, dict) else []
    said = found[0] if found else getattr(error, "message", None) or error
    # mistral's 422 lists what is wrong
    text = json.dumps(said, ensure_ascii=False) if isinstance(said, dict | list) else str(said)
    return f"{text}{_passed_on(inner)}"


def _passed_on(error: Any) -> str:
    """What OpenRouter passes on of the provider behind it."""
    metadata = error.get("metadata") if isinstance(error, dict) else None
    raw = metadata.get("raw") if isinstance(metadata, dict) else None
    with suppress(ValueError, LookupError, TypeError):
        told: Any = json.loads(raw) if isinstance(raw, str) else raw
        return f": {told['error']['message']}"
    return f": {raw}" if raw else ""


def _answered(error: Any, status: int | None, key: str | None, address: str | None) -> Exception:
    """The error for a status and the words that came with it; no status means that they came with a 200."""
    said = " ".join(_words(error).split())[:200]
    said = "it sent a web page" if said.startswith("<") else said  # of a proxy, or of another server
    told = f"the model's server answered {status or 'an error'}"
    if status == 413 or (status in (None, 400, 422, 500) and _TOO_LONG.search(said)):
        return ContextTooLong(f"{told}: the question is too long for this model ({said})")
    if status in (None, 400, 403) and _FILTER.search(said):
        return Filtered(said)
    line = f"{told}: {_meaning(error, status, said, key, address) if status else said}"
    return BadRequest(line) if status in (400, 422) else ServerError(line)


def _meaning(error: Any, status: int, said: str, key: str | None, address: str | None) -> str:
    response = getattr(error, "response", None) or getattr(error, "raw_response", None)
    known = response if isinstance(response, httpx2.Response) else None
    if status == 402 or (known and quota_used_up(known)):
        return f"the quota is used up ({said}); look at your plan and billing there"
    if status == 401 or _KEY.search(said):
        return f"the key was refused ({said}); check {key or 'what the server wants'}"
    if status == 403:
        return f"this key may not do that ({said}); check {key or 'what the server wants'} and its rights"
    if status == 404:
        whole = address is None or address.rstrip("/").endswith("/v1")
        return f"there is no such model or path there ({said}){'' if whole else '; does the address end in /v1?'}"
    if status == 429:
        wait = retry_after(known) if known else None
        return f"too many requests ({said})" + (f"; it asks to wait {wait:.0f} s" if wait else "; try again later")
    if status >= 500:
        return f"it is overloaded or broken ({said}); try again later"
    return said
