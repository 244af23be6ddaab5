"""What a user is told when a model's server could not be asked, and does next.

Nothing of the request is ever in it, because that could hold a key.
"""

import json
from contextlib import suppress
from typing import Any

import httpx2

from summarizer.errors import ModelError, ServerError, SummarizerError
from summarizer.llm.retries import retry_after


def server_error(error: BaseException | None, key: str | None) -> SummarizerError:
    """The error to raise for what an SDK raised; ``key`` names the variable that holds the provider's key."""
    line = next((e for e in _chain(error) if isinstance(e, SummarizerError | httpx2.TransportError)), None)
    if isinstance(line, SummarizerError):  # a transport, or what reads answers, says itself what is wrong
        return line
    status = _status(error)
    if status is not None:
        return ServerError(f"the model's server answered {status}: {_meaning(error, status, key)}")
    if isinstance(line, httpx2.TimeoutException) and not isinstance(line, httpx2.ConnectTimeout):
        return ServerError("the model's server did not answer in time; is it overloaded?")
    if line is not None:
        return ServerError(f"the model's server cannot be reached ({first_line(line)}); is it running?")
    return ModelError(
        f"the model's server answered something that is no chat completion ({first_line(error)})"
    )


def first_line(error: BaseException | None) -> str:
    return str(error).strip().partition("\n")[0][:200] or type(error).__name__


def _chain(error: BaseException | None) -> list[BaseException]:
    """An error and what it came from, as far back as that goes."""
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found


def _status(error: Any) -> int | None:
    """The HTTP status an SDK's error tells; google-genai has it under another name."""
    codes = (getattr(error, name, None) for name in ("status_code", "code"))
    return next((code for code in codes if isinstance(code, int) and code >= 400), None)


def _words(error: Any) -> str:
    """What the server itself says, without the SDK's wrapping."""
    body = getattr(error, "body", None)
    with suppress(ValueError):  # mistralai keeps the body as it came
        body = json.loads(body) if isinstance(body, str) else body
    inner = body.get("error", body) if isinstance(body, dict) else None
    said = inner.get("message") if isinstance(inner, dict) else None
    return str(said or getattr(error, "message", None) or error)


def _meaning(error: Any, status: int, key: str | None) -> str:
    said = " ".join(_words(error).split())[:200]
    if status in (401, 403):
        return f"the key was refused; check {key or 'what the server wants'}"
    if status == 404:
        return "there is no such model or path there"
    if status == 429:
        response = getattr(error, "response", None) or getattr(error, "raw_response", None)
        wait = retry_after(response) if isinstance(response, httpx2.Response) else None
        return "too many requests" + (f"; it asks to wait {wait:.0f} s" if wait else "; try again later")
    if status >= 500:
        return f"it is overloaded or broken ({said}); try again later"
    return said
