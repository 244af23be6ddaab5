"""A provider's batches as the program uses them: with its key, its network, and messages for a person."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

import httpx2

from summarizer.errors import InputError, ServerError, SetupError, SummarizerError
from summarizer.llm.batches import anthropic, google, mistral, openai
from summarizer.llm.batches.lines import Bounds, Intent, Interface, Line, Result, Sought, State
from summarizer.llm.faults import http_status, server_error
from summarizer.llm.keeping import refuse_secrets
from summarizer.llm.network import Network, check_address
from summarizer.llm.providers import PROVIDERS
from summarizer.llm.retries import RetryTransport

INTERFACES: Mapping[str, Callable[[str, str | None, httpx2.Client, float, str], Interface]] = {
    "openai": openai.OpenAIBatches,
    "anthropic": anthropic.AnthropicBatches,
    "mistral": mistral.MistralBatches,
    "google": google.GoogleBatches,
}
"""Made from a key, an address, a client, seconds and the model's name."""

_TIMEOUT = 600.0
_UNSURE = frozenset({408, 409, 425})
"""Refusals after which the batch may be there all the same."""

_GONE = frozenset({404, 410})


class NotTaken(ServerError):  # noqa: N818
    """The provider did not take a batch: it is not there. ``full``: too much is waiting there, or comes too fast."""

    def __init__(self, line: str, *, full: bool = False) -> None:
        super().__init__(line)
        self.full = full


class Service:
    """The batches of one provider, for one model. Raises ServerError where it cannot be reached, or refuses.

    Args:
        provider: its name in ``PROVIDERS``.
        inner: speaks to it.
        key: never written anywhere; an answer with it in it is refused with a RecordingError.
        address: what the user gave as the base URL.
        http: is closed with this.
    """

    def __init__(
        self, provider: str, inner: Interface, key: str, address: str | None, http: httpx2.Client
    ) -> None:
        self.provider = provider
        self._inner, self._address, self._http = inner, address, http
        self._secret = httpx2.Request("GET", "http://provider.invalid", headers={"authorization": f"Bearer {key}"})

    @property
    def bounds(self) -> Bounds:
        return self._inner.bounds

    def submit(self, lines: Sequence[Line], name: str) -> str:
        """Make a batch; gives the provider's id.

        Raises:
            NotTaken: it was refused, and is not there.
            ServerError: it may be there or not.
        """
        try:
            return self._inner.submit(lines, name)
        except Exception as error:  # noqa: BLE001 - every SDK has its own
            told, status = self._told(error), http_status(error) or 500
            if status >= 500 or status in _UNSURE:
                raise told from None
            raise NotTaken(str(told), full=status == httpx2.codes.TOO_MANY_REQUESTS) from None

    def find(self, intent: Intent) -> Sought:
        try:
            return self._inner.find(intent)
        except Exception as error:  # noqa: BLE001 - every SDK has its own
            raise self._told(error) from None

    def state(self, id: str) -> State | None:  # noqa: A002
        """How far a batch is; None where the provider does not know it."""
        try:
            return self._inner.state(id)
        except Exception as error:  # noqa: BLE001 - every SDK has its own
            if http_status(error) in _GONE:
                return None
            raise self._told(error) from None

    def results(self, id: str) -> Iterator[Result]:  # noqa: A002
        """What became of the requests; nothing where the provider does not have that any more."""
        try:
            for one in self._inner.results(id):
                refuse_secrets(one.body, self._secret)
                yield one
        except SummarizerError:
            raise
        except Exception as error:  # noqa: BLE001 - every SDK has its own
            if http_status(error) not in _GONE:
                raise self._told(error) from None

    def close(self) -> None:
        self._http.close()

    def _told(self, error: Exception) -> SummarizerError:
        told = server_error(error, PROVIDERS[self.provider].key, self._address)
        return told if isinstance(told, SummarizerError) else ServerError(str(told))


def connect(spec: str, base_url: str | None = None, transport: httpx2.BaseTransport | None = None) -> Service:
    """The batches of the provider of a model.

    Args:
        spec: ``PROVIDER/NAME``, of a provider of ``INTERFACES``.
        base_url: a server like the provider's.
        transport: answers in place of the network.

    Raises:
        InputError: there is no batch interface.
        SetupError: the key or the package of the provider is missing.
        ServerError: the server of the base URL cannot be asked whether it has one.
    """
    provider, _, name = spec.partition("/")
    if provider not in INTERFACES or not name:
        known = ", ".join(f"{one}/NAME" for one in INTERFACES)
        raise InputError(f"{spec!r} has no batch interface of a provider; give one of {known}, or leave --provider-batch out")
    if base_url:
        check_address(base_url)
    variable = PROVIDERS[provider].key or ""
    key = os.environ.get(variable) or ("none" if base_url else None)
    if key is None:
        raise SetupError(f"no API key: set {variable}")
    http = httpx2.Client(
        transport=_Careful(transport or Network()), timeout=httpx2.Timeout(_TIMEOUT, connect=5.0)
    )
    inner = INTERFACES[provider](key, base_url or PROVIDERS[provider].base_url, http, _TIMEOUT, name)
    if base_url:
        _check(inner, provider)
    return Service(provider, inner, key, base_url, http)


def _check(inner: Interface, provider: str) -> None:
    """Raise InputError where a server that is not the provider's own has no batches."""
    try:
        inner.find(Intent("none", 0, datetime.now(UTC)))
    except Exception as error:  # noqa: BLE001 - every SDK has its own
        if http_status(error) in (404, 405, 501):
            raise InputError(
                "the server of this base URL has no batch interface; leave --provider-batch out"
            ) from None
        raise server_error(error, PROVIDERS[provider].key) from None


class _Careful(httpx2.BaseTransport):
    """Asks again where that only reads. What makes something is sent once: it might be made twice."""

    def __init__(self, inner: httpx2.BaseTransport) -> None:
        self._inner = inner
        self._again, self._once = RetryTransport(inner), RetryTransport(inner, max_wait=0.0)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        return (self._again if request.method == "GET" else self._once).handle_request(request)

    def close(self) -> None:
        self._once.close()
        self._again.close()
