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


def directory(model: Gguf) -> Path | None:
    """Where the files of a model and this engine's version are; None where none can be written."""
    try:
        place = _root() / f"{model.sha256[:12]}-{version('xllamacpp')}"
        place.mkdir(parents=True, exist_ok=True)
    except (OSError, PackageNotFoundError):  # the engine says itself that it is not installed
        return None
    return place


def opened(place: Path, base_url: str, api_key: str, slots: int = 1) -> "Prefixes":
    """The prefixes of an engine, given by its address, up to and including ``/v1``, its key and its slots."""
    http = httpx2.Client(
        base_url=base_url.removesuffix("/v1"),
        headers={"Authorization": f"Bearer {api_key}"},
        timeout=httpx2.Timeout(600.0, connect=5.0),
        trust_env=False,
    )
    return Prefixes(place, http, slots)


class Prefixes:
    """Makes a slot of an engine read or load the fixed part of a prompt before it is asked. Thread-safe.

    An engine has as many slots as it answers requests at once. llama.cpp gives a request to the idle slot whose
    prompt is most like it: the one that was made ready here.

    Args:
        place: the directory the engine writes to, as of ``directory``.
        http: reaches the engine; not the client's own connection, which may be recorded.
        slots: how many slots the engine has.
    """

    def __init__(self, place: Path, http: httpx2.Client, slots: int = 1) -> None:
        self._place, self._http = place, http
        self._held = dict.fromkeys(range(slots), "")  # what each slot has read; used least recently first
        self._busy: set[int] = set()
        self._free = threading.Condition()

    @contextmanager
    def read(self, fixed: Sequence[Message]) -> Iterator[None]:
        """Inside, a slot has read these messages, and nobody else asks it."""
        long = sum(len(m.content) for m in fixed) >= _SHORT
        name = f"{_digest(fixed)}.slot" if long else ""
        slot = self._take(name)
        try:
            if name and self._held[slot] != name:
                with suppress(httpx2.HTTPError, OSError):  # then it is read as if there were no files
                    self._make_ready(slot, name, fixed)
            yield
        finally:
            self._give_back(slot)

    def close(self) -> None:
        self._http.close()

    def _take(self, name: str) -> int:
        """A slot that is not busy: one that has read this, or the one that was used least recently."""
        with self._free:
            self._free.wait_for(lambda: len(self._busy) < len(self._held))
            idle = [slot for slot in self._held if slot not in self._busy]
            found = next((slot for slot in idle if self._held[slot] == name), idle[0])
            self._busy.add(found)
            return found

    def _give_back(self, slot: int) -> None:
        with self._free:
            self._held[slot] = self._held.pop(slot)
            self._busy.discard(slot)
            self._free.notify()

    def _make_ready(self, slot: int, name: str, fixed: Sequence[Message]) -> None:
        self._held[slot] = name
        path = self._place / name
        if path.exists() and self._asked(slot, "restore", name):
            os.utime(path)  # what is used stays
            return
        messages = [m.model_dump() for m in fixed]
        body = {"messages": messages, "max_tokens": 1, "id_slot": slot}
        self._http.post("/v1/chat/completions", json=body).raise_for_status()
        unfinished = f"{name}.{os.getpid()}.{slot}"
        if self._asked(slot, "save", unfinished):
            (self._place / unfinished).replace(path)
            _prune(_root())

    def _asked(self, slot: int, action: str, name: str) -> bool:
        return self._http.post(f"/slots/{slot}?action={action}", json={"filename": name}).is_success


def _digest(fixed: Sequence[Message]) -> str:
    said = "\0".join(f"{m.role}\0{m.content}" for m in fixed)
    return hashlib.sha256(said.encode()).hexdigest()[:32]


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
