"""Which model is asked, and how it is reached."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from summarizer.errors import InputError
from summarizer.llm.budget import Limits, Spending, price
from summarizer.schema import ModelIdentity

if TYPE_CHECKING:
    import httpx2

    from summarizer.llm.client import Client

DEFERRED = 0.5
"""The part of the price that all providers take for what is asked in a batch."""

Form = Literal["free", "drafted"]
Wrap = Callable[["httpx2.BaseTransport", ModelIdentity], "httpx2.BaseTransport"]
Answering = Callable[[ModelIdentity], "httpx2.BaseTransport | None"]
Notify = Callable[[int, int], None]


class Closes(Protocol):
    def close(self) -> None: ...


class Connection:
    """A client of one model and, for a local one, the engine behind it, which is closed with it.

    ``form`` is the prompt form that suits the model: about a whole article at once (free), or, for small models, about
    what a parser drafted (drafted).
    """

    def __init__(self, model: ModelIdentity, client: "Client", form: Form, *held: Closes) -> None:
        self.model = model
        self.client = client
        self.form: Form = form
        self._held = held

    @property
    def over_budget(self) -> bool:
        """Whether a request was refused, because it could cost more than the budget has left."""
        return self.client.over_budget

    def close(self) -> None:
        self.client.close()
        for behind in self._held:
            behind.close()


def connect(
    spec: str,
    base_url: str | None = None,
    transport: "httpx2.BaseTransport | None" = None,
    notify: Notify | None = None,
    limits: Limits | None = None,
    wrap: Wrap | None = None,
    identity: ModelIdentity | None = None,
    at_once: int = 1,
    deferred: bool = False,
) -> Connection:
    """Open a model.

    Args:
        spec: ``local`` (the packaged weights), ``local:/path/to/any.gguf``, or ``PROVIDER/NAME`` with a
            provider of ``PROVIDERS``.
        base_url: the provider's server or one like it; for OpenAI's protocol up to and including ``/v1``.
        transport: answers in place of the network and of a local engine, in OpenAI's protocol.
        notify: called with the bytes done and the bytes in all while weights are made ready.
        limits: bounds of one answer, and of all requests until it is closed.
        wrap: called with the transport that answers and its model; gives the one to use: a recorder, a store.
        identity: with a transport, which model it stands for; one with a hash is a local one.
        at_once: how many requests a local model answers at the same time.
        deferred: answers come through a provider's batch: at half the price, and so late that one of them must not
            change how another question is put.

    Raises:
        InputError: the spec names no model, or its price is not known and the budget is in money.
        SetupError: the local model cannot be started, or the provider's key or package is missing.
    """
    bound = limits or Limits()

    def answering(model: ModelIdentity) -> "httpx2.BaseTransport | None":
        from summarizer.llm.network import Network

        return wrap(transport or Network(), model) if wrap else transport

    local = spec == "local" or spec.startswith("local:")
    if transport is not None:
        model = identity or ModelIdentity(name=spec)
        return _stood_for(model, bound, answering, "drafted" if local or model.sha256 else "free")
    if local:
        return _local(spec.partition(":")[2], notify, bound, answering, at_once)
    return _remote(spec, base_url, bound, answering, deferred)


def _stood_for(model: ModelIdentity, limits: Limits, answering: Answering, form: Form) -> Connection:
    from summarizer.llm.client import Client

    spending, address = Spending(limits.budget, None), "http://recorded.invalid/v1"
    client = Client(
        model.name, address, "none", answering(model), spending=spending, max_tokens=limits.max_tokens
    )
    return Connection(model, client, form)


def _remote(
    spec: str, base_url: str | None, limits: Limits, answering: Answering, deferred: bool
) -> Connection:
    from summarizer.llm.client import Client
    from summarizer.llm.providers import PROVIDERS

    provider, _, name = spec.partition("/")
    if provider not in PROVIDERS or not name:
        known = ", ".join(f"{p}/NAME" for p in PROVIDERS)
        raise InputError(f"{spec!r} is no model; give local, local:/path/to/file.gguf or one of {known}")
    variable = PROVIDERS[provider].key
    key = os.environ.get(variable) if variable else None
    cost = None if base_url else price(provider, name)
    if cost and deferred:
        cost = cost.share(DEFERRED)
    model = ModelIdentity(name=name)
    client = Client(
        name,
        base_url,
        key or ("none" if base_url else None),
        answering(model),
        provider=provider,
        spending=Spending(limits.budget, cost),
        max_tokens=limits.max_tokens,
        learns=not deferred,
    )
    return Connection(model, client, "free")


def _local(
    path: str, notify: Notify | None, limits: Limits, answering: Answering, at_once: int
) -> Connection:
    from summarizer.llm.client import Client
    from summarizer.llm.local import prefixes, weights
    from summarizer.llm.local.engine import Engine

    spending = Spending(limits.budget, None)
    gguf = weights.own(Path(path).expanduser(), notify) if path else weights.find(notify)
    model = ModelIdentity(name=gguf.name, sha256=gguf.sha256)
    transport = answering(model)  # first, because an engine that is not closed holds the memory
    place = prefixes.directory(gguf)
    engine = Engine(gguf, at_once, place)
    known = prefixes.opened(place, engine.base_url, engine.api_key, at_once) if place else None
    client = Client(
        gguf.name,
        engine.base_url,
        engine.api_key,
        transport,
        spending=spending,
        max_tokens=limits.max_tokens,
        reading=known.read if known else None,
    )
    return Connection(model, client, "drafted", *([known] if known else []), engine)
