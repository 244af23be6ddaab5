"""What goes wrong on the way to a model's server is tried again here, and nowhere else."""

import random
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from email.utils import parsedate_to_datetime

import httpx2
from tenacity import RetryCallState, Retrying, retry_if_exception, sleep_using_event

from summarizer.errors import ServerError

RETRIED = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
MAX_WAIT = 120.0  # seconds spent on one request's faults before it is given up
MAX_WAIT_UNREACHABLE = 6.0  # the same where nobody answers at the address
FIRST, LONGEST = 0.25, 20.0  # seconds: the pause after the first fault, doubled after each, and its bound
UNSENDABLE = (httpx2.UnsupportedProtocol, httpx2.LocalProtocolError)  # the request itself is at fault
_NOBODY = (httpx2.ConnectError, httpx2.ConnectTimeout)

_QUOTA = re.compile(
    r"insufficient_quota|billing_(?:hard_limit_reached|not_active|error)|credit balance is too low"
    r"|insufficient (?:balance|credits)|PerDay|daily limit|monthly",
    re.IGNORECASE,
)

_PLAN = re.compile("check your plan and billing", re.IGNORECASE)
_RETRY_DELAY = re.compile(r'"retryDelay":\s*"([\d.]+)s"')

_SENT: ContextVar[list[int] | None] = ContextVar("sent", default=None)


@contextmanager
def counted() -> Iterator[list[int]]:
    """Gives a list of one number: how often a request was sent again by this thread inside."""
    again = [0]
    token = _SENT.set(again)
    try:
        yield again
    finally:
        _SENT.reset(token)


class RetryTransport(httpx2.BaseTransport):
    """A transport that tries a request again when the server or the connection failed. Thread-safe.

    Once it is closed nothing is sent any more, and what waits to be sent again is given up with a ServerError.
    Back-off is exponential with jitter, ``Retry-After`` is obeyed, and a 429 holds back every thread.

    Args:
        inner: what really sends.
        max_wait: seconds after which a request is not sent again.
        deadline: seconds a whole answer may take; one that comes drop by drop never runs into a read time-out.
    """

    def __init__(
        self, inner: httpx2.BaseTransport, max_wait: float = MAX_WAIT, deadline: float = 600.0
    ) -> None:
        self._inner = inner
        self._max_wait, self._deadline = max_wait, deadline
        self._closed = threading.Event()
        self._brake = _Brake(self._closed)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        tries = Retrying(
            retry=retry_if_exception(_passes),
            sleep=sleep_using_event(self._closed),
            stop=self._enough,
            wait=_pause,
            before_sleep=_count,
            reraise=True,
        )
        try:
            return tries(self._once, request)
        except _Busy as busy:
            return busy.response

    def _enough(self, state: RetryCallState) -> bool:
        error = state.outcome.exception() if state.outcome else None
        # nobody listens there: most often the address is wrong, and waiting does not mend that
        bound = min(self._max_wait, MAX_WAIT_UNREACHABLE) if isinstance(error, _NOBODY) else self._max_wait
        return (state.seconds_since_start or 0.0) + state.upcoming_sleep > bound

    def _once(self, request: httpx2.Request) -> httpx2.Response:
        self._brake.wait(self._max_wait)
        if self._closed.is_set():
            raise ServerError("the model was closed before it answered")
        response = self._inner.handle_request(request)
        if not response.is_closed:
            response.stream = _Timed(response.stream, time.monotonic() + self._deadline)
        response.read()  # a body that stops half way is a fault of the connection too
        response = _without_key(request, response)
        status = told_status(response)
        if status not in RETRIED or quota_used_up(response):
            return response
        if status == httpx2.codes.TOO_MANY_REQUESTS:
            self._brake.hold(response)
        raise _Busy(response)

    def close(self) -> None:
        self._closed.set()
        self._inner.close()


class _Brake:
    """A wait that one thread was asked for and all threads obey."""

    def __init__(self, closed: threading.Event) -> None:
        self._closed = closed
        self._lock = threading.Lock()
        self._until = 0.0
        self._refusal: httpx2.Response | None = None

    def hold(self, refusal: httpx2.Response) -> None:
        asked = retry_after(refusal)
        until = time.monotonic() + (FIRST / 2 if asked is None else asked)
        with self._lock:
            if until > self._until:
                self._until, self._refusal = until, refusal

    def wait(self, max_wait: float) -> None:
        """Sleep until it is time; raise at once where that is farther away than max_wait reaches."""
        with self._lock:
            left, refusal = self._until - time.monotonic(), self._refusal
        if left > max_wait and refusal:
            raise _Busy(refusal)
        if left > 0:
            self._closed.wait(left + random.uniform(0.0, FIRST / 2))  # noqa: S311 - not all at the same moment


class _Timed(httpx2.SyncByteStream):
    """A response body that has to be complete by a time of the monotonic clock."""

    def __init__(self, inner: object, until: float) -> None:
        self._inner, self._until = inner, until

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._inner:  # type: ignore[attr-defined]
            if time.monotonic() > self._until:
                raise httpx2.ReadTimeout("the answer dripped in for too long")
            yield chunk

    def close(self) -> None:
        self._inner.close()  # type: ignore[attr-defined]


class _Busy(Exception):  # noqa: N818
    def __init__(self, response: httpx2.Response) -> None:
        super().__init__(f"HTTP {response.status_code}")
        self.response = response


def quota_used_up(response: httpx2.Response) -> bool:
    """Whether waiting does not mend a refusal, because the credit or the day's quota is used up."""
    if told_status(response) not in (400, 402, 403, 429):
        return False
    # Google says the second of a bound by the minute too, and then when to ask again
    text = response.text
    return bool(_QUOTA.search(text) or (_PLAN.search(text) and not _RETRY_DELAY.search(text)))


def told_status(response: httpx2.Response) -> int:
    """The status of a response; where the body of a 200 or its only choice is an error, that error's status."""
    if not response.is_success or b'"error"' not in response.content:
        return response.status_code
    with suppress(ValueError, LookupError, TypeError, AttributeError):
        body = response.json()
        error = body.get("error") or body["choices"][0]["error"]
        return int(error["code"])
    return response.status_code


def _without_key(request: httpx2.Request, response: httpx2.Response) -> httpx2.Response:
    """The response without the request's key: some servers repeat it, and messages and logs would show it."""
    if response.is_success:
        return response
    sent = (request.headers.get(name, "") for name in ("authorization", "x-api-key", "x-goog-api-key"))
    keys = [k.removeprefix("Bearer ").encode() for k in sent]
    content = response.content
    for key in keys:
        content = content.replace(key, b"[key]") if len(key) >= 8 else content
    if content == response.content:
        return response
    kept = {k: v for k, v in response.headers.items() if k in ("content-type", "retry-after")}
    return httpx2.Response(response.status_code, headers=kept, content=content)


def _passes(error: BaseException) -> bool:
    """Whether a fault of the server or the connection may pass."""
    return isinstance(error, httpx2.TransportError | _Busy) and not isinstance(error, UNSENDABLE)


def _count(_state: RetryCallState) -> None:
    again = _SENT.get()
    if again is not None:
        again[0] += 1


def _pause(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    asked = retry_after(error.response) if isinstance(error, _Busy) else None
    backoff = min(LONGEST, FIRST * 2.0 ** min(state.attempt_number - 1, 30))
    jitter = random.uniform(0.5, 1.0)  # noqa: S311
    return backoff * jitter if asked is None else asked + FIRST / 2 * jitter


def retry_after(response: httpx2.Response) -> float | None:
    """Seconds a server asks to wait (RFC 9110, 10.2.3): a number, or a date; Google says it in the body."""
    value = response.headers.get("retry-after", "")
    with suppress(ValueError):
        return max(0.0, float(value))
    with suppress(ValueError):
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    delay = _RETRY_DELAY.search(response.text)
    return float(delay.group(1)) if delay else None
