"""What of a request and its answer may be kept on disk: never a key, and no error in place of an answer."""

import json
import re
from collections.abc import Iterator
from typing import Any

import httpx2

from summarizer.errors import RecordingError

JSON = dict[str, Any]
_SECRET = re.compile(r"auth|key|token|secret|sig|pass|cookie", re.IGNORECASE)


def canonical(value: object) -> str:
    """One text for equal JSON values, whatever the order of their keys."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def is_error(body: JSON) -> bool:
    """Whether an error came with status 200, as some servers send them, in the answer or in a choice of it."""
    choices = body.get("choices")
    parts = [body, *(choices if isinstance(choices, list) else [])]
    return any(isinstance(part, dict) and bool(part.get("error")) for part in parts)


def refuse_secrets(kept: object, request: httpx2.Request) -> None:
    """Raise RecordingError where what would be kept has in it what the request is authorised with."""
    text = canonical(kept)
    if any(json.dumps(secret, ensure_ascii=False)[1:-1] in text for secret in _secrets(request)):
        raise RecordingError("the key stands in what was asked or answered, so it is not kept")


def _secrets(request: httpx2.Request) -> Iterator[str]:
    """What the request is authorised with; shorter words are no keys and may stand in any text."""
    named = [*request.headers.items(), *request.url.params.multi_items()]
    for value in (*(v for k, v in named if _SECRET.search(k)), request.url.password):
        yield from (word for word in value.split() if len(word) >= 8)
