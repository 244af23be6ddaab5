"""What requests may cost, before and while they run."""

import json
from concurrent.futures import ThreadPoolExecutor

import httpx2
import pytest
from asking import GOOD, QUESTION, SPEECH, Notes
from hypothesis import given
from hypothesis import strategies as st
from provider_servers import Answer, openai_body

from summarizer.errors import InputError
from summarizer.llm import Budget, Client, OverBudget, Price, Spending, budget, most, price, tokens
from summarizer.schema import Usage


@pytest.mark.parametrize(
    ("words", "made"),
    [
        (None, Budget()),
        ("200000", Budget(tokens=200_000)),
        ("200k", Budget(tokens=200_000)),
        ("1.5M", Budget(tokens=1_500_000)),
        ("200,000", Budget(tokens=200_000)),
        ("$1.50", Budget(dollars=1.5)),
    ],
)
def test_budgets_are_written_as_people_do(words: str | None, made: Budget) -> None:
    """Tokens in units, thousands or millions, or dollars."""
    assert budget(words) == made


@pytest.mark.parametrize("words", ["", "much", "$", "$-1", "0", "-5", "$inf", "nan", "infk"])
def test_what_is_no_budget_is_refused(words: str) -> None:
    """Nothing that is no positive number is taken for one."""
    with pytest.raises(InputError, match="is no budget; give tokens, as 200k, or dollars"):
        budget(words)


@given(st.text(max_size=200), st.text(max_size=200))
def test_tokens_grow_with_the_text(one: str, two: str) -> None:
    """More text never has fewer tokens, and none has more than it has bytes."""
    assert max(tokens(one), tokens(two)) <= tokens(one + two) <= tokens(one) + tokens(two)
    assert tokens(one) <= len(one.encode("utf-8", "surrogatepass"))


def test_threads_do_not_spend_the_same_tokens() -> None:
    """However many ask at once, what is under way and what is booked stay within the budget."""
    spending = Spending(Budget(tokens=1000), None)

    def spend(_: int) -> bool:
        try:
            with spending.reserved(Usage(prompt_tokens=60, completion_tokens=40)) as book:
                book(Usage(prompt_tokens=60, completion_tokens=30))
        except OverBudget:
            return False
        return True

    with ThreadPoolExecutor(16) as pool:
        served = sum(pool.map(spend, range(100)))
    assert spending.spent.prompt_tokens + spending.spent.completion_tokens == 90 * served
    assert 1 <= served <= 11


def test_money_needs_a_price() -> None:
    """A budget in dollars for a model without a price says so before anything is asked."""
    with pytest.raises(InputError, match="the price of this model is not known; give --budget in tokens"):
        Spending(Budget(dollars=1), None)


def test_dollars_are_counted() -> None:
    """What is booked has its cost, and the next request is refused when it could cost too much."""
    spending = Spending(Budget(dollars=0.01), Price(prompt=1.0, cached=0.1, completion=10.0, dated="today"))
    with spending.reserved(Usage(prompt_tokens=6_000)) as book:
        used = Usage(prompt_tokens=5_000, cached_tokens=1_000, completion_tokens=490, reasoning_tokens=90)
        assert book(used).cost == pytest.approx(0.009)
    with pytest.raises(OverBudget, match=r"the budget of \$0.01 does not reach"):
        spending.reserved(Usage(prompt_tokens=2_000)).__enter__()


def test_known_and_unknown_prices() -> None:
    """A list price is dollars for a million tokens; a model nobody knows has none."""
    known = price("openai", "gpt-4o-mini")
    assert known is not None
    assert 0 < known.cached < known.prompt < known.completion < 100
    assert price("openai", "no-such-model") is None


@pytest.mark.parametrize("model", ["gemini-2.5-pro", "claude-sonnet-4-5"])
def test_the_price_is_that_of_a_short_request(model: str) -> None:
    """Some models cost more from 200,000 tokens on, which no request here has."""
    found = price("google" if "gemini" in model else "anthropic", model)
    assert found is not None
    assert found.prompt <= 3.0


def spent(prompt: int, completion: int) -> httpx2.Response:
    body = openai_body(Answer(json.dumps(GOOD)))
    usage = {"prompt_tokens": prompt, "completion_tokens": completion}
    return httpx2.Response(200, json=body | {"usage": usage})


def test_a_used_up_budget_is_the_failure_of_a_reply() -> None:
    """Nothing is asked beyond the budget, and what is left unasked says why."""
    sent: list[httpx2.Request] = []

    def respond(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        return spent(2000, 100)

    client = Client(
        "m", "http://127.0.0.1:9/v1", "k", httpx2.MockTransport(respond),
        spending=Spending(Budget(tokens=4500), None),
    )  # fmt: skip
    replies = [client.ask(QUESTION) for _ in range(4)]
    assert len(sent) == 2
    assert [r.answer is None for r in replies] == [False, False, True, True]
    assert replies[2].failure == "the budget of 4500 tokens does not reach for one more request"
    assert replies[2].usage.requests == 0


def test_an_answer_that_does_not_hold_is_kept_where_the_budget_ends() -> None:
    """The re-ask that cannot be paid for leaves the good items of the answer before it."""
    bad = GOOD | {"speeches": [SPEECH, {}, {}]}
    body = openai_body(Answer(json.dumps(bad))) | {"usage": {"prompt_tokens": 900, "completion_tokens": 50}}
    client = Client(
        "m", "http://127.0.0.1:9/v1", "k", httpx2.MockTransport(lambda _: httpx2.Response(200, json=body)),
        spending=Spending(Budget(tokens=1000), None),
    )  # fmt: skip
    reply = client.ask(QUESTION)
    assert reply.answer == Notes.model_validate(GOOD)
    assert len(reply.flaws) == 2
    assert reply.failure == "the budget of 1000 tokens does not reach for one more request"
    assert not reply.truncated


def test_an_answer_is_bounded() -> None:
    """No request allows a longer answer than the limit."""
    asked: list[int] = []

    def respond(request: httpx2.Request) -> httpx2.Response:
        asked.append(json.loads(request.content)["max_tokens"])
        return spent(10, 3)

    Client("m", "http://127.0.0.1:9/v1", "k", httpx2.MockTransport(respond), max_tokens=23).ask(QUESTION)
    assert asked == [23]


def test_the_most_bounds_what_is_sent() -> None:
    """Messages, schema and the whole room of the answer are reserved."""
    reserved = most(QUESTION.messages, Notes, 50)
    assert reserved.completion_tokens == 50
    assert reserved.prompt_tokens > sum(tokens(m.content) for m in QUESTION.messages) + 50
