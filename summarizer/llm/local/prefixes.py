"""What an engine has read of a prompt, kept on disk for the next process.

Questions of one kind begin with the same instructions and examples, and reading these anew takes a small
machine twenty seconds a kind. llama.cpp can save its state after them, and load it in milliseconds.
"""

import hashlib
import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import httpx2

from summarizer.llm.local.weights import Gguf, cache_directory
from summarizer.llm.messages import Message

MOST = 300_000_000
"""Bytes all files may take together; what was not used longest goes first."""

_SHORT = 1500  # code points that are read anew in a second or so
_SLOT = "/slots/0?action="


def directory(model: Gguf) -> Path | None:
    """Where the files of a model and this engine's version are; None where none can be written."""
    try:
        place = _root() / f"{model.sha256[:12]}-{version('xllamacpp')}"
        place.mkdir(parents=True, exist_ok=True)
    except (OSError, PackageNotFoundError):  # the engine says itself that it is not installed
        return None
    return place


def opened(place: Path, base_url: str, api_key: str) -> "Prefixes":
    """The prefixes of an engine, given by its address, up to and including ``/v1``, and its key."""
    http = httpx2.Client(
        base_url=base_url.removesuffix("/v1"),
        headers={"Authorization": f"Bearer {api_key}"},
        timeout=httpx2.Timeout(600.0, connect=5.0),
        trust_env=False,
    )
    return Prefixes(place, http)


class Prefixes:
    """Makes an engine with one slot read or load the fixed part of a prompt before it is asked. Thread-safe.

    Args:
        place: the directory the engine writes to, as of ``directory``.
        http: reaches the engine; not the client's own connection, which may be recorded.
    """

    def __init__(self, place: Path, http: httpx2.Client) -> None:
        self._place, self._http = place, http
        self._now = ""
        self._lock = threading.Lock()

    @contextmanager
    def read(self, fixed: Sequence[Message]) -> Iterator[None]:
        """Inside, the engine has read these messages, and nobody else asks it."""
        with self._lock:
            if sum(len(m.content) for m in fixed) >= _SHORT:
                with suppress(httpx2.HTTPError, OSError):  # then it is read as if there were no files
                    self._make_ready(fixed)
            yield

    def close(self) -> None:
        self._http.close()

    def _make_ready(self, fixed: Sequence[Message]) -> None:
        said = "\0".join(f"{m.role}\0{m.content}" for m in fixed)
        name = f"{hashlib.sha256(said.encode()).hexdigest()[:32]}.slot"
        if name == self._now:
            return
        self._now = name
        path = self._place / name
        if path.exists() and self._slot("restore", name):
            os.utime(path)  # what is used stays
            return
        messages = [m.model_dump() for m in fixed]
        self._http.post("/v1/chat/completions", json={"messages": messages, "max_tokens": 1}).raise_for_status()
        unfinished = f"{name}.{os.getpid()}"
        if self._slot("save", unfinished):
            (self._place / unfinished).replace(path)
            _prune(_root())

    def _slot(self, action: str, name: str) -> bool:
        return self._http.post(f"{_SLOT}{action}", json={"filename": name}).is_success


def _root() -> Path:
    return cache_directory() / "prefixes"


def _prune(root: Path) -> None:
    """Remove what was not used longest where all together is too much."""
    files = [(path.stat(), path) for path in root.glob("*/*") if path.is_file()]
    kept = 0
    for status, path in sorted(files, key=lambda pair: -pair[0].st_mtime):
        kept += status.st_size
        if kept > MOST:
            path.unlink(missing_ok=True)
