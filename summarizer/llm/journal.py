"""The answers that are paid for, on disk as they come: a run that was stopped goes on where it stopped.

A journal is a file of JSON lines. The first says whose answers it holds; each other one holds an answer beside
the SHA-256 of the request it answers. It is no recording: there are no requests in it.
"""

import hashlib
import json
import os
import threading
from pathlib import Path
from typing import Any

import httpx2

from summarizer.errors import InputError, SetupError
from summarizer.llm.characters import all_whole
from summarizer.llm.keeping import is_error, refuse_secrets
from summarizer.schema import ModelIdentity

FORMAT = "summarizer journal 1"


class Journal(httpx2.BaseTransport):
    """Answers from a file what was asked before, and keeps there what is answered with success. Thread-safe.

    Args:
        inner: answers what is not in the file.
        model: whose answers they are.
        path: the file; it is made with the first answer.

    Raises:
        InputError: the file is no journal, holds answers of another model, or cannot be read.

    Raises, from a request:
        SetupError: the file cannot be written.
        RecordingError: the request's own key stands in the answer.
    """

    def __init__(self, inner: httpx2.BaseTransport, model: ModelIdentity, path: Path) -> None:
        self._inner, self._path = inner, path
        self._head = {"format": FORMAT, **model.model_dump()}
        self._answers = _answers(path, self._head)
        self._lock = threading.Lock()

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        asked = f"{request.method} {request.url.path}\n".encode() + request.read()
        key = hashlib.sha256(asked).hexdigest()
        if key in self._answers:
            return httpx2.Response(200, json=self._answers[key])
        response = self._inner.handle_request(request)
        response.read()
        if response.is_success:
            self._keep(key, request, response)
        return response

    def close(self) -> None:
        self._inner.close()

    def _keep(self, key: str, request: httpx2.Request, response: httpx2.Response) -> None:
        answer = all_whole(_json(response.text))
        if answer is None or is_error(answer):  # the client reports it
            return
        refuse_secrets(answer, request)
        with self._lock:
            self._answers[key] = answer
            _append(self._path, self._head, {"request": key, "answer": answer})


def _append(path: Path, head: dict[str, Any], entry: dict[str, Any]) -> None:
    """Append a line, after the head where the file is new; a half line that a crash left is ended first."""
    try:
        with path.open("ab+") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - 1))
            torn = b"\n" if file.read(1) not in (b"", b"\n") else b""
            lines = [entry] if size else [head, entry]
            file.write(
                torn + b"".join(json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in lines)
            )
    except OSError as error:
        raise SetupError(f"cannot write the journal {str(path)!r}: {error.strerror}") from None


def _answers(path: Path, head: dict[str, Any]) -> dict[str, Any]:
    """The answers by what was asked; a line that a crash left half is as if it were not there."""
    try:
        lines = [_json(line) for line in path.read_text(encoding="utf-8", errors="replace").split("\n")]
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise InputError(f"cannot read the journal {str(path)!r}: {error.strerror}") from None
    if lines == [None]:
        return {}
    first = lines[0] or {}
    if first.get("format") != FORMAT:
        raise InputError(f"{str(path)!r} is no journal; give the name of a new file, or of one made before")
    if first != head:
        raise InputError(
            f"{str(path)!r} holds answers of {first.get('name')}; give another file for {head['name']}"
        )
    return {line["request"]: line["answer"] for line in lines[1:] if line}


def _json(text: str) -> dict[str, Any] | None:
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
