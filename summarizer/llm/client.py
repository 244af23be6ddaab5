"""The one place that asks a model: a request value in, a validated reply out.

Faults have one owner each. What goes wrong on the way (429, 5xx, a cut connection) is tried again inside the
transport, in ``llm/retries.py``. What is wrong with the answer is put to the model again by instructor.
"""

import json
import logging
import os
import re
import time
from functools import cache, partial
from typing import Any, Self, cast

# The text of a re-ask is part of a recording: without pydantic's URL it does not change with its version.
os.environ.setdefault("PYDANTIC_ERRORS_INCLUDE_URL", "0")

import httpx2
import instructor
from instructor.core.exceptions import IncompleteOutputException, InstructorRetryException
from pydantic import ValidationError
from pydantic_core import from_json
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt

from summarizer.errors import InputError, SetupError
from summarizer.extraction.answers import Answer, Flaw, Passage, reading, salvage
from summarizer.llm import tracing
from summarizer.llm.budget import Budget, OverBudget, Purse, most, tokens
from summarizer.llm.faults import first_line, server_error
from summarizer.llm.providers import PROVIDERS, Said
from summarizer.llm.retries import Patient, counted, network
from summarizer.schema import Usage, Value

_CONTENT = (ValidationError, ValueError)  # what instructor puts to the model again
logging.getLogger("instructor").addHandler(logging.NullHandler())  # it logs article text at ERROR
logging.getLogger("instructor").propagate = False
logging.getLogger("instructor").setLevel(logging.CRITICAL)  # nor need it write what nobody reads
_LOG = logging.getLogger("summarizer.llm.client")


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
    """A model of a provider. Thread-safe.

    Args:
        model: the name the server knows the model by.
        base_url: the server, up to and including ``/v1``; None for the provider's own.
        api_key: never written anywhere.
        transport: answers requests in place of the network: a recording, a recorder, a stand-in.
        timeout: seconds for one request.
        provider: a name in ``PROVIDERS``.
        purse: what the requests are paid from; None for no bound.
        max_tokens: the most an answer may have, where a request would allow more.
    """

    def __init__(
        self,
        model: str,
        base_url: str | None = None,
        api_key: str | None = None,
        transport: httpx2.BaseTransport | None = None,
        timeout: float = 600.0,
        provider: str = "openai",
        purse: Purse | None = None,
        max_tokens: int | None = None,
    ) -> None:
        if base_url and (httpx2.URL(base_url).userinfo or httpx2.URL(base_url).query):
            raise InputError(
                "the base URL has a password or a query in it, which logs would show; give it without"
            )
        row = PROVIDERS[provider]
        if not api_key and row.key:
            raise SetupError(f"no API key: set {row.key}, or take a model of your own with --base-url")
        self._model, self._provider, self._row, self._max_tokens = model, provider, row, max_tokens
        self._purse = purse or Purse(Budget(), None)
        self._http = httpx2.Client(
            transport=Patient(transport or network(), deadline=timeout),
            timeout=httpx2.Timeout(timeout, connect=5.0),
        )
        self._create = row.create(api_key or "none", base_url or row.base_url, self._http, timeout)
        self._names = instructor.Provider(row.instructor[0]), instructor.Mode[row.instructor[1]]

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
        talk = _Talk(request)
        ask = cast(Any, instructor.patch)(
            create=partial(self._send, talk), provider=self._names[0], mode=self._names[1]
        )
        with reading(request.passage) as flaws, counted() as again:
            try:
                made = ask(
                    messages=[{"role": m.role, "content": m.content} for m in request.messages],
                    response_model=_envelope(request.answer),
                    max_retries=talk.tries,
                    **self._settings(request),
                )
            except IncompleteOutputException:
                return talk.partial("cut off", again[0])
            except InstructorRetryException as error:
                return self._unmended(talk, error.__cause__, again[0])
        if talk.last and talk.last.cut:  # not every provider's handler in instructor looks
            return talk.partial("cut off", again[0])
        return talk.reply(again[0], answer=made.answer, flaws=tuple(flaws))

    def _unmended(self, talk: "_Talk", cause: BaseException | None, again: int) -> Reply:
        """What is left after the last attempt: good items, or an error where it was no fault of the answer."""
        if isinstance(cause, OverBudget):
            return talk.partial(str(cause), again)
        if isinstance(cause, _CONTENT) and talk.last is not None:
            return talk.partial(first_line(cause), again)
        raise server_error(cause, self._row.key) from None

    def _settings(self, request: Request) -> dict[str, Any]:
        allowed = min(request.max_tokens, self._max_tokens or request.max_tokens)
        if re.match(r"o\d|gpt-[5-9]", self._model):  # models that reason take another name and no temperature
            return {"model": self._model, "max_completion_tokens": allowed}
        return {"model": self._model, "max_tokens": allowed, **self._row.settings}

    def _send(self, talk: "_Talk", **body: Any) -> Any:
        """One request and its answer, told of in a line."""
        begun, numbers = time.monotonic(), talk.request.passage.numbers
        about = f"{talk.request.answer.__name__.lower()} of sentences {numbers[0]} to {numbers[-1]}"
        try:
            completion, said = self._exchanged(talk, body)
        except Exception as error:  # its text can hold words of the article
            _LOG.info("%s: %s after %.1f s", about, type(error).__name__, time.monotonic() - begun)
            raise
        usage, took = said.usage, time.monotonic() - begun
        _LOG.info("%s: %s, %d + %d tokens in %.1f s", about, said.end, usage.prompt_tokens, usage.completion_tokens, took)  # fmt: skip
        return completion

    def _exchanged(self, talk: "_Talk", body: dict[str, Any]) -> tuple[Any, Said]:
        """One request and its answer, paid for and traced."""
        allowed = body.get("max_tokens") or body.get("max_completion_tokens") or talk.request.max_tokens
        reserve = most(body.get("messages", []), _schema_tokens(talk.request.answer), allowed)
        with (
            self._purse.reserved(reserve) as book,
            tracing.span(self._provider, self._model, allowed) as note,
        ):
            completion = self._create(**body)
            said = self._row.said(completion)
            talk.hear(said, book(said.usage))
            note(said.end, said.usage)
        return completion, said


class _Talk:
    """One question's exchanges: how often it was put, what it cost and what was said last."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.tries = Retrying(
            stop=stop_after_attempt(request.attempts), retry=retry_if_exception_type(_CONTENT), reraise=True
        )
        self.last: Said | None = None
        self._usage = Usage()

    def hear(self, said: Said, cost: Usage) -> None:
        self.last = said
        self._usage += cost

    def reply(self, again: int, **found: Any) -> Reply:
        """A reply with the account; ``again`` requests more were lost on the way."""
        usage = self._usage.model_copy(update={"requests": self._usage.requests + again})
        return Reply(attempts=int(self.tries.statistics.get("attempt_number", 1)), usage=usage, **found)

    def partial(self, failure: str, again: int) -> Reply:
        """What can be kept of an answer that is cut off or does not hold as a whole."""
        if self.last is None:
            return self.reply(again, answer=None, failure=failure)
        answer, flaws = salvage(self.request.answer, _loosely(self.last.text))
        why = _reason(self.last, failure) if answer is None or self.last.cut else _unsound(flaws, failure)
        return self.reply(again, answer=answer, flaws=flaws, failure=why, truncated=self.last.cut)


class _Envelope(instructor.ResponseSchema):
    """What instructor is given in place of an answer's class: an answer comes back as its own class.

    instructor otherwise builds a class, derives a schema and looks through all fields on every call, and
    takes no answer that stands in a fence or after its thinking.
    """

    answer: Any = None

    @classmethod
    def model_json_schema(cls, *_: Any, **__: Any) -> dict[str, Any]:
        raise NotImplementedError

    @classmethod
    def _kind(cls) -> type[Answer]:
        raise NotImplementedError

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:
        found = cls._kind().model_validate_json(bare(str(json_data)), strict=options.get("strict"))
        return cls.model_construct(answer=found)

    @classmethod
    def model_validate(cls, obj: Any, **options: Any) -> Self:
        return cls.model_construct(answer=cls._kind().model_validate(obj, strict=options.get("strict")))


@cache
def _envelope(answer: type[Answer]) -> type[_Envelope]:
    schema = answer.model_json_schema()
    methods = {
        "__doc__": answer.__doc__,
        # a copy, because instructor puts a description into what it is given
        "model_json_schema": classmethod(lambda _cls, *_, **__: dict(schema)),
        "_kind": classmethod(lambda _cls: answer),
    }
    return cast(type[_Envelope], type(answer.__name__, (_Envelope,), methods))


@cache
def _schema_tokens(answer: type[Answer]) -> int:
    return tokens(json.dumps(answer.model_json_schema()))


_FENCED = re.compile(r"```(?:json)?[ \t]*\n(.*?)\n?[ \t]*```", re.DOTALL)


def bare(text: str) -> str:
    """An answer without the thinking before it and the fence around it."""
    text = text.rpartition("</think>")[2].strip()
    if text.startswith(("{", "[")):
        return text
    fenced = _FENCED.search(text)
    return fenced.group(1) if fenced else text


def _loosely(text: str) -> object:
    text = bare(text)
    try:
        return from_json(text[max(0, text.find("{")) :], allow_partial=True)
    except ValueError:
        return None


def _unsound(flaws: tuple[Flaw, ...], failure: str) -> str:
    return f"most of the answer did not hold ({flaws[0].reason})" if flaws else failure


def _reason(said: Said, failure: str) -> str:
    """Why nothing of an answer could be kept, for a person."""
    if said.cut:
        return "cut off"
    if said.refusal:
        return f"the model refused ({_short(said.refusal)})"
    if not said.text.strip():
        return "the model answered nothing"
    return failure if bare(said.text).startswith("{") else f"the model answered no JSON ({_short(said.text)})"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:79]}…"
