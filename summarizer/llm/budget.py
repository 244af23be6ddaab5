"""Limits and usage of a model: tokens, and money where a price is known."""

import json
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache

from pydantic import BaseModel, Field

from summarizer.errors import AnswerPending, InputError
from summarizer.llm import schemas
from summarizer.llm.messages import Message
from summarizer.schema import Usage, Value

PER_MESSAGE = 4  # tokens by which a message is framed
_SAMPLE = 1000  # tokens whose price is looked up: some models cost more from some length on


class Price(Value):
    """US dollars for a million tokens: of the prompt, of the cached prompt, and of the answer with its thinking."""

    prompt: float
    cached: float
    completion: float
    dated: str

    def share(self, part: float) -> "Price":
        """A part of this price."""
        return Price(
            prompt=self.prompt * part,
            cached=self.cached * part,
            completion=self.completion * part,
            dated=f"{self.dated}, times {part:g}",
        )

    def of(self, usage: Usage) -> float:
        read = (usage.prompt_tokens - usage.cached_tokens) * self.prompt + usage.cached_tokens * self.cached
        return (read + usage.completion_tokens * self.completion) / 1e6


class Budget(Value):
    """What may be spent; None is no bound."""

    tokens: int | None = None
    dollars: float | None = None


class Limits(Value):
    """Limits: tokens of one answer, and the budget of all requests together."""

    max_tokens: int | None = Field(default=None, gt=0)
    budget: Budget = Budget()


class OverBudget(Exception):  # noqa: N818 - not an error of this package: it ends as a partial summary
    """The next request could cost more than is left."""


class Spending:
    """Counts what is spent against a budget. Thread-safe.

    A request is first reserved at the most it can cost and then booked at what it did cost, so that requests
    under way at the same time do not spend the same tokens.

    Raises:
        InputError: a budget in money for a model without a known price.
    """

    def __init__(self, budget: Budget, price: Price | None) -> None:
        if budget.dollars is not None and price is None:
            raise InputError("the price of this model is not known; give --budget in tokens, as 200000")
        self._budget, self._price = budget, price
        self._lock = threading.Lock()
        self._booked, self._reserved = Usage(), Usage()
        self._over = False

    @property
    def over(self) -> bool:
        """Whether a request was refused, because it could cost more than is left."""
        return self._over

    @property
    def spent(self) -> Usage:
        return self._priced(self._booked)

    @contextmanager
    def reserved(self, most: Usage) -> Iterator[Callable[[Usage], Usage]]:
        """Hold back ``most`` while a request is under way; call the yielded function with its actual usage.

        Raises:
            OverBudget: ``most`` is more than is left.
        """
        with self._lock:
            try:
                self._refuse(self._booked + self._reserved + most)
            except OverBudget:
                self._over = True
                raise
            self._reserved += most
        try:
            yield self._book
        except AnswerPending:  # it will have to be paid: what it can cost stays held back
            most = Usage()
            raise
        finally:
            with self._lock:
                self._reserved = _less(self._reserved, most)

    def _book(self, usage: Usage) -> Usage:
        with self._lock:
            self._booked += usage
        return self._priced(usage)

    def _refuse(self, usage: Usage) -> None:
        tokens, dollars = self._budget.tokens, self._budget.dollars
        if tokens is not None and usage.prompt_tokens + usage.completion_tokens > tokens:
            raise OverBudget(f"the budget of {tokens} tokens does not reach for one more request")
        if dollars is not None and self._price and self._price.of(usage) > dollars:
            raise OverBudget(f"the budget of ${dollars:.2f} does not reach for one more request")

    def _priced(self, usage: Usage) -> Usage:
        return usage.model_copy(update={"cost": self._price.of(usage)}) if self._price else usage


def tokens(text: str) -> int:
    """About how many tokens a text has: four ASCII characters each, or one other character.

    Tokenizers differ by a fifth or so on English; for most other scripts this counts too many.
    """
    plain = len(text.encode("ascii", "ignore"))
    return -(-plain // 4) + len(text) - plain


def most(messages: Iterable[Message], answer: type[BaseModel], max_tokens: int) -> Usage:
    """The most a request can cost, estimated before it is sent."""
    read = sum(tokens(m.content) + PER_MESSAGE for m in messages) + _schema_tokens(answer)
    return Usage(requests=1, prompt_tokens=read, completion_tokens=max_tokens)


@cache
def _schema_tokens(answer: type[BaseModel]) -> int:
    return tokens(json.dumps(schemas.schema(answer)))


def price(provider: str, model: str) -> Price | None:
    """The list price of a model; None where the genai-prices package does not know it."""
    from importlib.metadata import version

    from genai_prices import Usage as Tokens
    from genai_prices import calc_price

    asked = (
        Tokens(input_tokens=_SAMPLE),
        Tokens(input_tokens=_SAMPLE, cache_read_tokens=_SAMPLE),
        Tokens(output_tokens=_SAMPLE),
    )
    try:
        read, cached, written = (
            float(calc_price(t, model_ref=model, provider_id=provider).total_price) * 1e6 / _SAMPLE
            for t in asked
        )
    except LookupError:
        return None
    return Price(
        prompt=read,
        cached=cached,
        completion=written,
        dated=f"genai-prices {version('genai-prices')}",
    )


def budget(words: str | None) -> Budget:
    """A budget as a person writes it: ``200000`` or ``200k`` tokens, ``$1.50`` dollars.

    Raises:
        InputError: it is none of these.
    """
    if words is None:
        return Budget()
    plain = words.strip().lower().replace(",", "").replace("_", "")
    factor = {"k": 1_000, "m": 1_000_000}.get(plain[-1:], 1)
    try:
        if plain.startswith("$"):
            return _positive(Budget(dollars=float(plain[1:])), words)
        return _positive(Budget(tokens=int(float(plain.rstrip("km")) * factor)), words)
    except (ValueError, OverflowError):
        raise InputError(f"{words!r} is no budget; give tokens, as 200k, or dollars, as $1.50") from None


def _positive(made: Budget, words: str) -> Budget:
    amount = made.tokens if made.dollars is None else made.dollars
    if not amount or not 0 < amount < float("inf"):
        raise ValueError(words)
    return made


def _less(whole: Usage, part: Usage) -> Usage:
    return Usage(
        requests=whole.requests - part.requests,
        prompt_tokens=whole.prompt_tokens - part.prompt_tokens,
        completion_tokens=whole.completion_tokens - part.completion_tokens,
    )
