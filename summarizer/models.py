"""Which model is asked, and how it is reached."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import InputError
from summarizer.records import Value

if TYPE_CHECKING:
    import httpx2

    from summarizer.client import Client
    from summarizer.local import Engine


class Model(Value):
    """A model as a summary and a recording name it."""

    name: str
    sha256: str | None = None


class Connection:
    """A client of one model and, for a local one, the engine behind it."""

    def __init__(self, model: Model, client: "Client", engine: "Engine | None" = None) -> None:
        self.model = model
        self.client = client
        self._engine = engine

    def close(self) -> None:
        self.client.close()
        if self._engine:
            self._engine.close()


def connect(
    spec: str,
    base_url: str | None = None,
    transport: "httpx2.BaseTransport | None" = None,
    notify: Callable[[int, int], None] | None = None,
) -> Connection:
    """Open a model.

    Args:
        spec: ``local`` (the packaged weights), ``local:/path/to/any.gguf``, or ``openai/NAME``.
        base_url: an OpenAI-compatible server, up to and including ``/v1``.
        transport: answers in place of the network and of a local engine.
        notify: told the bytes done and to do while weights are made ready.

    Raises:
        InputError: the spec names no model.
        SetupError: the local model cannot be started.
    """
    from summarizer.client import Client

    if transport is not None:
        return Connection(Model(name=spec), Client(spec, "http://recorded.invalid/v1", "none", transport))
    kind, _, name = spec.partition("/") if not spec.startswith("local") else spec.partition(":")
    if kind == "local":
        return _local(name, notify)
    if kind != "openai" or not name:
        raise InputError(f"{spec!r} is no model; give local, local:/path/to/file.gguf or openai/NAME")
    key = os.environ.get("OPENAI_API_KEY") or ("none" if base_url else None)
    return Connection(Model(name=name), Client(name, base_url, key))


def _local(path: str, notify: Callable[[int, int], None] | None) -> Connection:
    from summarizer import weights
    from summarizer.client import Client
    from summarizer.local import Engine

    gguf = weights.own(Path(path).expanduser(), notify) if path else weights.find(notify)
    engine = Engine(gguf)
    model = Model(name=gguf.name, sha256=gguf.sha256)
    return Connection(model, Client(gguf.name, engine.base_url, engine.api_key), engine)
