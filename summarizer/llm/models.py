"""Which model is asked, and how it is reached."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import InputError
from summarizer.llm.budget import Limits, Purse, price
from summarizer.schema import Value

if TYPE_CHECKING:
    import httpx2

    from summarizer.llm.client import Client
    from summarizer.llm.local.engine import Engine


class Model(Value):
    """A model as a summary and a recording name it."""

    name: str
    sha256: str | None = None


Wrap = Callable[["httpx2.BaseTransport", Model], "httpx2.BaseTransport"]
Answering = Callable[[Model], "httpx2.BaseTransport | None"]


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
    limits: Limits | None = None,
    wrap: Wrap | None = None,
) -> Connection:
    """Open a model.

    Args:
        spec: ``local`` (the packaged weights), ``local:/path/to/any.gguf``, or ``PROVIDER/NAME`` with a
            provider of ``llm.providers.PROVIDERS``.
        base_url: the provider's server or one like it; for OpenAI's protocol up to and including ``/v1``.
        transport: answers in place of the network and of a local engine.
        notify: told the bytes done and to do while weights are made ready.
        limits: what an answer, and all requests until it is closed, may cost.
        wrap: given what answers and which model that is, makes the transport that is used: a recorder, a journal.

    Raises:
        InputError: the spec names no model, or its price is not known and the budget is in money.
        SetupError: the local model cannot be started, or the provider's key or package is missing.
    """
    from summarizer.llm.client import Client
    from summarizer.llm.retries import network

    bound = limits or Limits()

    def answering(model: Model) -> "httpx2.BaseTransport | None":
        return wrap(transport or network(), model) if wrap else transport

    if transport is not None:
        model, purse = Model(name=spec), Purse(bound.budget, None)
        client = Client(
            spec,
            "http://recorded.invalid/v1",
            "none",
            answering(model),
            purse=purse,
            max_tokens=bound.max_tokens,
        )
        return Connection(model, client)
    if spec == "local" or spec.startswith("local:"):
        return _local(spec.partition(":")[2], notify, bound, answering)
    return _remote(spec, base_url, bound, answering)


def _remote(spec: str, base_url: str | None, limits: Limits, answering: Answering) -> Connection:
    from summarizer.llm.client import Client
    from summarizer.llm.providers import PROVIDERS

    provider, _, name = spec.partition("/")
    if provider not in PROVIDERS or not name:
        known = ", ".join(f"{p}/NAME" for p in PROVIDERS)
        raise InputError(f"{spec!r} is no model; give local, local:/path/to/file.gguf or one of {known}")
    variable = PROVIDERS[provider].key
    key = os.environ.get(variable) if variable else None
    # a price is only looked up where it is asked for: the list takes a third of a second to load
    cost = price(provider, name) if limits.budget.dollars is not None and not base_url else None
    model = Model(name=name)
    client = Client(
        name,
        base_url,
        key or ("none" if base_url else None),
        answering(model),
        provider=provider,
        purse=Purse(limits.budget, cost),
        max_tokens=limits.max_tokens,
    )
    return Connection(model, client)


def _local(
    path: str,
    notify: Callable[[int, int], None] | None,
    limits: Limits,
    answering: Answering,
) -> Connection:
    from summarizer.llm.client import Client
    from summarizer.llm.local import weights
    from summarizer.llm.local.engine import Engine

    purse = Purse(limits.budget, None)
    gguf = weights.own(Path(path).expanduser(), notify) if path else weights.find(notify)
    model = Model(name=gguf.name, sha256=gguf.sha256)
    transport = answering(model)  # first, because an engine that is not closed holds the memory
    engine = Engine(gguf)
    client = Client(
        gguf.name, engine.base_url, engine.api_key, transport, purse=purse, max_tokens=limits.max_tokens
    )
    return Connection(model, client, engine)
