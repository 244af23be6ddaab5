"""The one place that asks a model: a request value in, a validated reply out.

Faults have one owner each. What goes wrong on the way (429, 5xx, a cut connection) is tried again inside the
transport, in ``llm/retries.py``. What is wrong with the answer is put to the model again by instructor.
"""

import logging
import re
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import NamedTuple

import httpx2

from summarizer.errors import ContextTooLong, SetupError
from summarizer.llm import jsontext, schemas, tracing
from summarizer.llm.budget import Budget, OverBudget, Spending, most, tokens
from summarizer.llm.characters import whole
from summarizer.llm.exchange import Asked, Said, turns
from summarizer.llm.faults import BadRequest, Filtered, refuses_schema, server_error
from summarizer.llm.messages import Message, Reply, Request
from summarizer.llm.network import Network, check_address
from summarizer.llm.providers import PROVIDERS
from summarizer.llm.reading import Found, items, read
from summarizer.llm.retries import RetryTransport, counted
from summarizer.schema import Usage

THINKING = 8192
"""Tokens that a thinking model may use for thinking, beside those of its answer."""

MORE = 4
"""The factor by which the bound of an answer grows, once, where all of it went into thinking."""

_THINKS = re.compile(r"(?:^|/)(?:o\d|gpt-[5-9]|gemini-(?:2\.5|[3-9]))|thinking|reason|magistral|gpt-oss|qwq|deepseek-r\d")  # fmt: skip
_SMALLEST_CONTEXT = 1024  # tokens that Ollama reads at the least
_LONGEST_TOKEN = 6  # characters a token has on average, at the most, in any language
_LOG = logging.getLogger("summarizer.llm.client")


Reading = Callable[[Sequence[Message]], AbstractContextManager[None]]


class Client:
    """A model of a provider. Thread-safe.

    Args:
        model: the name the server knows the model by.
        base_url: the server, up to and including ``/v1``; None for the provider's own.
        api_key: never written anywhere.
        transport: answers requests in place of the network: a recording, a recorder, a stand-in.
        timeout: seconds for one request.
        provider: a name in ``PROVIDERS``.
        spending: the budget that requests are booked on; None for no bound.
        max_tokens: the most an answer may have, where a request would allow more; thinking not counted.
        reading: a context entered around each request, called with the messages it shares with others.
        learns: what one question teaches about the server changes the next; without, equal questions stay equal.
    """

    def __init__(
        self,
        model: str,
        base_url: str | None = None,
        api_key: str | None = None,
        transport: httpx2.BaseTransport | None = None,
        timeout: float = 600.0,
        provider: str = "openai",
        spending: Spending | None = None,
        max_tokens: int | None = None,
        reading: Reading | None = None,
        learns: bool = True,
    ) -> None:
        if base_url:
            check_address(base_url)
        row = PROVIDERS[provider]
        if not api_key and row.key:
            raise SetupError(f"no API key: set {row.key}, or take a model of your own with --base-url")
        self._model, self._provider, self._key, self._max_tokens = model, provider, row.key, max_tokens
        self._address = base_url if row.protocol == "openai" else None
        self._reading: Reading = reading or (lambda _: nullcontext())
        self._spending = spending or Spending(Budget(), None)
        self._http = httpx2.Client(
            transport=RetryTransport(transport or Network(), deadline=timeout),
            timeout=httpx2.Timeout(timeout, connect=5.0),
        )
        self._exchange = row.open(api_key or "none", base_url or row.base_url, self._http, timeout)
        self._learns = learns
        # what is learnt of a server holds for all later requests
        self._known = _Server(bool(_THINKS.search(model.lower())), schemas=True)

    @property
    def over_budget(self) -> bool:
        """Whether a request was refused, because it could cost more than the budget has left."""
        return self._spending.over

    def close(self) -> None:
        self._http.close()

    def ask(self, request: Request) -> Reply:
        """Put one question to the model.

        Returns:
            The validated answer; or its good items and the flaws of the rest, when the model did not mend them
            within ``request.attempts``; or none, with the failure, when nothing of it could be read.

        Raises:
            ContextTooLong: the question does not fit into the model's context: ask for less at once.
            ServerError: the server could not be reached, refused, or did not recover in time.
        """
        from summarizer.llm.attempts import until_it_holds

        talk, failure = _Talk(request, self._known), None
        with counted() as again:
            try:
                until_it_holds(request, lambda messages: self._said(talk, messages), talk.reasons)
            except OverBudget as error:
                failure = str(error)
            except Filtered as error:
                failure = f"the provider's filter stopped it ({_short(str(error))})"
            return talk.reply(again[0], failure)

    def _said(self, talk: "_Talk", messages: tuple[Message, ...]) -> Said:
        """One answer; asked for again at once where the server takes no schema, or thinking took all the room."""
        allowed = min(talk.request.max_tokens, self._max_tokens or talk.request.max_tokens)
        room = THINKING if talk.server.thinks else 0
        try:
            said = self._told(talk, messages, allowed + room)
        except (ContextTooLong, BadRequest):
            if not room:
                raise
            return self._told(talk, messages, allowed)
        if not _all_thinking(said) and (room or not _cut_by_thinking(said, allowed)):
            return said
        self._learn(talk, thinks=True)
        try:
            return self._told(talk, messages, max(MORE * (allowed + room), allowed + THINKING))
        except (ContextTooLong, BadRequest):  # more than this model can write
            return said

    def _told(self, talk: "_Talk", messages: tuple[Message, ...], allowed: int) -> Said:
        """One request and its answer, logged in a line."""
        begun = time.monotonic()
        try:
            said = self._exchanged(talk, messages, allowed)
        except _SchemaRefused:
            self._learn(talk, schemas=False)
            _LOG.info("%s: the server takes no schema; it is told in words from now on", talk.request.label)
            return self._told(talk, messages, allowed)
        except Exception as error:  # its text can hold words of the article
            _LOG.info("%s: %s after %.1f s", talk.request.label, type(error).__name__, time.monotonic() - begun)  # fmt: skip
            raise
        usage, took = said.usage, time.monotonic() - begun
        _LOG.info("%s: %s, %d + %d tokens in %.1f s", talk.request.label, said.end, usage.prompt_tokens, usage.completion_tokens, took)  # fmt: skip
        return said

    def _exchanged(self, talk: "_Talk", messages: tuple[Message, ...], allowed: int) -> Said:
        """One request and its answer, booked and traced."""
        asked = self._asked(talk, messages, allowed)
        reserve = most(messages, talk.request.answer, allowed)
        with (
            self._spending.reserved(reserve) as book,
            self._reading(asked.messages[: asked.fixed]),
            tracing.span(self._provider, self._model, allowed) as note,
        ):
            try:
                said = self._exchange(asked)
            except Exception as error:  # noqa: BLE001 - every SDK has its own
                if asked.answer and refuses_schema(error):
                    raise _SchemaRefused from None
                raise server_error(error, self._key, self._address) from None
            said = said._replace(text=whole(said.text), usage=_counted(said, reserve))
            talk.hear(book(said.usage))
            note(said.end, said.usage)
        if self._provider == "ollama":
            _refuse_unread(said.usage, asked.messages)
        return said

    def _learn(self, talk: "_Talk", **what: bool) -> None:
        talk.server = talk.server._replace(**what)
        if self._learns:
            self._known = self._known._replace(**what)

    def _asked(self, talk: "_Talk", messages: tuple[Message, ...], allowed: int) -> Asked:
        request, fixed = talk.request, talk.request.messages[:-1]
        if not talk.server.schemas:
            messages, fixed = (schemas.told(m, request.answer) for m in (messages, fixed))
        return Asked(
            model=self._model,
            messages=turns(messages),
            fixed=len(turns(fixed)),
            answer=request.answer if talk.server.schemas else None,
            max_tokens=allowed,
            thinks=talk.server.thinks,
        )


class _Server(NamedTuple):
    """What is known of a server: its model thinks before it answers; it takes schemas."""

    thinks: bool
    schemas: bool


class _SchemaRefused(Exception):  # noqa: N818
    """The server takes no schema."""


class _Talk:
    """One question's exchanges: what was said last, what of it holds, and what all of it cost."""

    def __init__(self, request: Request, server: _Server) -> None:
        self.request, self.server = request, server
        self.attempts = 0
        self._said: Said | None = None
        self._found = Found(None)
        self._usage = Usage()

    def hear(self, cost: Usage) -> None:
        self._usage += cost

    def reasons(self, said: Said) -> tuple[str, ...]:
        """Why an answer has to be asked for again; nothing where that would not help."""
        self.attempts += 1
        self._said = said
        found = read(self.request.answer, said.text, self.request.check, cut=said.cut)
        if not found.again or items(found) >= items(self._found):
            self._found = found
        if said.refusal or said.filtered or (said.cut and found.cut):
            return ()
        return found.again if found.json else (schemas.in_words(self.request.answer),)

    def reply(self, resent: int, failure: str | None) -> Reply:
        """The reply with its account; ``resent`` requests more were lost on the way."""
        said, found = self._said, self._found
        why = failure or (said and _failure(said, found))
        lost = said is not None and found.cut and not (said.refusal or said.filtered or _all_thinking(said))
        return Reply(
            answer=found.answer,
            flaws=found.flaws,
            failure=why,
            truncated=lost and not failure,
            attempts=max(self.attempts, 1),
            usage=self._usage.model_copy(update={"requests": self._usage.requests + resent}),
        )


def _failure(said: Said, found: Found) -> str | None:
    """One line for a person: why an answer is missing or incomplete; None where it is whole."""
    if said.filtered:
        return f"the provider's filter stopped it ({_short(said.filtered)})"
    if said.refusal:
        return f"the model refused ({_short(said.refusal)})"
    if _all_thinking(said):
        return f"all {said.usage.completion_tokens} tokens of the answer went into thinking"
    if found.cut:
        return "cut off"
    if not said.text.strip():
        return "the model answered nothing"
    if not found.json:
        return f"the model answered no JSON ({_short(said.text)})"
    return f"the answer did not hold ({_short(found.again[0], 160)})" if found.again else None


def _all_thinking(said: Said) -> bool:
    """Whether thinking reached the bound of tokens before the answer began."""
    if not said.cut or said.refusal or said.filtered:
        return False
    thought = said.thought or said.usage.reasoning_tokens > 0 or bool(said.text.strip())
    return thought and jsontext.thinking_only(said.text)


def _cut_by_thinking(said: Said, allowed: int) -> bool:
    """Whether an answer was cut off because thinking used up its room."""
    thought = said.thought or said.usage.reasoning_tokens > 0 or jsontext.thinking(said.text)
    return said.cut and thought and tokens(jsontext.bare(said.text)) < 0.8 * allowed


def _counted(said: Said, reserve: Usage) -> Usage:
    """The usage that the server reports, or an estimate."""
    told = said.usage
    if told.prompt_tokens or told.completion_tokens:
        return told
    return told.model_copy(
        update={"prompt_tokens": reserve.prompt_tokens, "completion_tokens": tokens(said.text)}
    )


def _refuse_unread(usage: Usage, messages: tuple[Message, ...]) -> None:
    """Raise where less was read than was sent: Ollama silently cuts off what exceeds its context."""
    least = sum(len(m.content) for m in messages) // _LONGEST_TOKEN
    if _SMALLEST_CONTEXT <= usage.prompt_tokens < least:
        raise ContextTooLong(
            f"the model's server read {usage.prompt_tokens} tokens of at least {least}: its context is too "
            "small; give it more with OLLAMA_CONTEXT_LENGTH"
        )


def _short(text: str, length: int = 80) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 1]}…"
