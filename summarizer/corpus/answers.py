"""The model's answers about documents that are not finished, in the store: what is answered is not asked again.

Only answers are kept, each beside the SHA-256 of the request it answers: no request, and no key.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import httpx2

from summarizer.corpus.store import Store
from summarizer.llm.characters import all_whole
from summarizer.llm.keeping import is_error, refuse_secrets

_DOCUMENT: ContextVar[str] = ContextVar("document")


@contextmanager
def about(identity: str) -> Iterator[None]:
    """Inside, requests are about the document of this identity."""
    token = _DOCUMENT.set(identity)
    try:
        yield
    finally:
        _DOCUMENT.reset(token)


class KeptAnswers(httpx2.BaseTransport):
    """Answers from a store what was asked before, and keeps there what is answered with success. Thread-safe.

    Args:
        inner: answers what is not in the store.
        store: where the answers are.

    Raises, from a request:
        SetupError: the store cannot be read or written.
        RecordingError: the request's own key stands in the answer.
    """

    def __init__(self, inner: httpx2.BaseTransport, store: Store) -> None:
        self._inner, self._store = inner, store

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        document, asked = _DOCUMENT.get(), digest(request)
        known = self._store.answer(document, asked)
        if known is not None:
            return httpx2.Response(200, json=known)
        response = self._inner.handle_request(request)
        response.read()
        if response.is_success:
            self._keep(document, asked, request, response)
        return response

    def close(self) -> None:
        self._inner.close()

    def _keep(self, document: str, asked: str, request: httpx2.Request, response: httpx2.Response) -> None:
        answer = all_whole(_json(response.text))
        if answer is None or is_error(answer):  # the client reports it
            return
        refuse_secrets(answer, request)
        self._store.keep(document, asked, answer)


def document() -> str:
    """The identity of the document that the request under way is about."""
    return _DOCUMENT.get()


def digest(request: httpx2.Request) -> str:
    """The SHA-256 of what is asked: method, path and body."""
    asked = f"{request.method} {request.url.path}\n".encode() + request.read()
    return hashlib.sha256(asked).hexdigest()


def _json(text: str) -> dict[str, Any] | None:
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
