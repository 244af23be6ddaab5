"""The one place that asks a model: a request value in, a validated reply out.

Faults have one owner each. What goes wrong on the way (429, 5xx, a cut connection) is tried again by
tenacity inside the transport. What is wrong with the answer is put to the model again by instructor.
"""

import logging
import os
import random
import threading
import time
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Any, cast

# The text of a re-ask is part of a recording: without pydantic's URL it does not change with its version.
os.environ.setdefault("PYDANTIC_ERRORS_INCLUDE_URL", "0")

import httpx2
import instructor
import openai
from instructor.core.exceptions import IncompleteOutputException, InstructorRetryException
from pydantic import ValidationError
from pydantic_core import from_json
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt

from summarizer.answers import Answer, Flaw, Passage, reading, salvage
from summarizer.errors import InputError, ModelError, ServerError, SummarizerError
from summarizer.records import Usage, Value

RETRIED = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_CONTENT = (ValidationError, ValueError)  # what instructor puts to the model again
logging.getLogger("instructor").addHandler(logging.NullHandler())  # it logs article text at ERROR
logging.getLogger("instructor").propagate = False
PATIENCE = 120.0  # seconds spent on one request's faults before it is given up
UNREACHABLE = 6.0  # the same where nobody answers at the address


class Message(Value):
    role: str
    content: str


class Request(Value):
    """One question about one passage."""

    messages: tuple[Message, ...]
    answer: type[Answer]
    passage: Passage
    max_tokens: int
    attempts: int


class Reply(Value):
    """What came back: the answer or its good items, and what was wrong with the rest."""

    answer: Answer | None
    flaws: tuple[Flaw, ...] = ()
    failure: str | None = None
    truncated: bool = False
    attempts: int = 1
    usage: Usage = Usage()


class Client:
    """A model behind an OpenAI-compatible server. Thread-safe.

    Args:
        model: the name the server knows the model by.
        base_url: the server, up to and including ``/v1``; None for OpenAI's own.
        api_key: never written anywhere.
        transport: answers requests in place of the network: a recording, a recorder, a stand-in.
        timeout: seconds for one request.
    """

    def __init__(
        self,
        model: str,
        base_url: str | None = None,
        api_key: str | None = None,
        transport: httpx2.BaseTransport | None = None,
        timeout: float = 600.0,
    ) -> None:
        if base_url and (httpx2.URL(base_url).userinfo or httpx2.URL(base_url).query):
            raise InputError(
                "the base URL has a password or a query in it, which logs would show; give it without"
            )
        self._model = model
        self._patient = Patient(transport or httpx2.HTTPTransport(retries=0))
        self._http = httpx2.Client(transport=self._patient, timeout=timeout)
        try:
            wire = openai.OpenAI(
                base_url=base_url, api_key=api_key, http_client=self._http, max_retries=0, timeout=timeout
            )
        except openai.OpenAIError:
            raise ServerError(
                "no API key: set OPENAI_API_KEY, or take a model of your own with --base-url"
            ) from None
        self._instructor = instructor.from_openai(wire, mode=instructor.Mode.JSON_SCHEMA)

    def close(self) -> None:
        self._http.close()

    def ask(self, request: Request) -> Reply:
        """Put one question to the model.

        Returns:
            The validated answer; or its good items and the flaws of the rest, when the model did not mend them
            within ``request.attempts``; or none, with the failure, when nothing of it could be read.

        Raises:
            ServerError: the server could not be reached, refused, or did not recover in time.
        """
        tries = Retrying(
            stop=stop_after_attempt(request.attempts), retry=retry_if_exception_type(_CONTENT), reraise=True
        )
        with reading(request.passage) as flaws:
            try:
                made = self._instructor.create(
                    model=self._model,
                    messages=cast(Any, [m.model_dump() for m in request.messages]),
                    response_model=_prepared(request.answer),
                    max_retries=tries,
                    max_tokens=request.max_tokens,
                    temperature=0,
                )
            except IncompleteOutputException as error:
                return _partial(request, error.last_completion, "cut off", tries)
            except InstructorRetryException as error:
                return _unmended(request, error, tries)
        return Reply(
            # instructor returns an instance of a class of its own making
            answer=request.answer.model_validate(made.model_dump()),
            flaws=tuple(flaws),
            usage=_usage(made._total_usage, tries),
            attempts=_attempts(tries),
        )


@cache
def _prepared(answer: type[Answer]) -> Any:
    """The class instructor would build for every call, and its JSON schema, made once."""
    wrapped: Any = instructor.response_schema(answer)
    schema = answer.model_json_schema()
    wrapped.model_json_schema = lambda: schema
    return wrapped


def _unmended(request: Request, error: InstructorRetryException, tries: Retrying) -> Reply:
    cause = error.__cause__
    if isinstance(cause, openai.APIError) or error.last_completion is None:
        raise _server_error(cause) from None
    return _partial(request, error.last_completion, _first_line(cause), tries, error.total_usage)


def _partial(request: Request, completion: Any, failure: str, tries: Retrying, total: Any = None) -> Reply:
    """What can be kept of an answer that is cut off or does not hold as a whole."""
    choice = completion.choices[0]
    answer, flaws = salvage(request.answer, _loosely(choice.message.content or ""))
    return Reply(
        answer=answer,
        flaws=flaws,
        failure=None if answer is not None and choice.finish_reason != "length" else failure,
        truncated=choice.finish_reason == "length",
        attempts=_attempts(tries),
        usage=_usage(total or completion.usage, tries),
    )


def _loosely(content: str) -> object:
    try:
        return from_json(content[content.find("{") :], allow_partial=True)
    except ValueError:
        return None


def _attempts(tries: Retrying) -> int:
    return int(tries.statistics.get("attempt_number", 1))


def _usage(total: Any, tries: Retrying) -> Usage:
    details = getattr(total, "prompt_tokens_details", None)
    return Usage(
        requests=_attempts(tries),
        prompt_tokens=getattr(total, "prompt_tokens", 0) or 0,
        cached_tokens=getattr(details, "cached_tokens", 0) or 0,
        completion_tokens=getattr(total, "completion_tokens", 0) or 0,
    )


def _first_line(error: BaseException | None) -> str:
    return str(error).strip().partition("\n")[0][:200] or type(error).__name__


def _server_error(error: BaseException | None) -> SummarizerError:
    """What the user is told, and does next; never the request, which could hold a key."""
    if isinstance(error, openai.APIStatusError):
        said = {401: "the key was refused; check OPENAI_API_KEY", 404: "there is no such model or path there"}
        return ServerError(
            f"the model's server answered {error.status_code}: {said.get(error.status_code, _said(error))}"
        )
    if isinstance(error, openai.APITimeoutError):
        return ServerError("the model's server did not answer in time; is it overloaded?")
    if isinstance(error, openai.APIConnectionError):
        if isinstance(error.__cause__, SummarizerError):  # a transport says itself what is wrong
            return error.__cause__
        return ServerError(
            f"the model's server cannot be reached ({_first_line(error.__cause__ or error)}); is it running?"
        )
    return ModelError(
        f"the model's server answered something that is no chat completion ({_first_line(error)})"
    )


def _said(error: openai.APIStatusError) -> str:
    return " ".join(str(getattr(error, "message", error)).split())[:200]


class Patient(httpx2.BaseTransport):
    """A transport that tries a request again when it is the server or the line that failed.

    Back-off is exponential with jitter, ``Retry-After`` is obeyed, and a 429 holds back every thread.
    """

    def __init__(self, inner: httpx2.BaseTransport, patience: float = PATIENCE) -> None:
        self._inner = inner
        self._patience = patience
        self._not_before = 0.0
        self._lock = threading.Lock()

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        tries = Retrying(
            retry=retry_if_exception_type((httpx2.TransportError, _Busy)),
            stop=self._enough,
            wait=_pause,
            reraise=True,
        )
        try:
            return tries(self._once, request)
        except _Busy as busy:
            return busy.response

    def _enough(self, state: RetryCallState) -> bool:
        error = state.outcome.exception() if state.outcome else None
        # nobody listens there: most often the address is wrong, and waiting does not mend that
        bound = min(self._patience, UNREACHABLE) if isinstance(error, httpx2.ConnectError) else self._patience
        return (state.seconds_since_start or 0.0) + (state.upcoming_sleep or 0.0) > bound

    def _once(self, request: httpx2.Request) -> httpx2.Response:
        time.sleep(max(0.0, self._not_before - time.monotonic()))
        response = self._inner.handle_request(request)
        response.read()  # a body that stops half way is a fault of the line too
        response = _without_key(request, response)
        if response.status_code not in RETRIED:
            return response
        if response.status_code == httpx2.codes.TOO_MANY_REQUESTS:
            with self._lock:
                self._not_before = max(self._not_before, time.monotonic() + (_retry_after(response) or 0.0))
        raise _Busy(response)

    def close(self) -> None:
        self._inner.close()


def _without_key(request: httpx2.Request, response: httpx2.Response) -> httpx2.Response:
    """Some servers repeat the key they refuse, and what they say ends in messages and logs."""
    key = request.headers.get("authorization", "").removeprefix("Bearer ").encode()
    if response.is_success or len(key) < 8 or key not in response.content:
        return response
    kept = {k: v for k, v in response.headers.items() if k in ("content-type", "retry-after")}
    return httpx2.Response(
        response.status_code, headers=kept, content=response.content.replace(key, b"[key]")
    )


class _Busy(Exception):  # noqa: N818
    def __init__(self, response: httpx2.Response) -> None:
        super().__init__(f"HTTP {response.status_code}")
        self.response = response


def _pause(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    asked = _retry_after(error.response) if isinstance(error, _Busy) else None
    backoff = min(20.0, 0.25 * 2**state.attempt_number)
    return backoff * random.uniform(0.5, 1.0) if asked is None else asked + random.uniform(0.0, 0.25)  # noqa: S311


def _retry_after(response: httpx2.Response) -> float | None:
    """Seconds a server asks to wait (RFC 9110, 10.2.3): a number, or a date."""
    value = response.headers.get("retry-after", "")
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except ValueError:
        return None
