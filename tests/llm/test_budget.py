"""What a run may cost, before and while it runs."""

import json
import logging
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripted import ARTICLE, completion, scripted

from summarizer.documents.article import article
from summarizer.errors import InputError
from summarizer.extraction.plan import plan
from summarizer.llm.budget import Budget, Limits, OverBudget, Price, Purse, budget, price, tokens
from summarizer.pipeline import Summarizer
from summarizer.prompts.releases import prompt
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
    purse = Purse(Budget(tokens=1000), None)

    def spend(_: int) -> bool:
        try:
            with purse.reserved(Usage(prompt_tokens=60, completion_tokens=40)) as book:
                book(Usage(prompt_tokens=60, completion_tokens=30))
        except OverBudget:
            return False
        return True

    with ThreadPoolExecutor(16) as pool:
        served = sum(pool.map(spend, range(100)))
    assert purse.spent.prompt_tokens + purse.spent.completion_tokens == 90 * served
    assert 1 <= served <= 11


def test_money_needs_a_price() -> None:
    """A budget in dollars for a model without a price says so before anything is asked."""
    with pytest.raises(InputError, match="the price of this model is not known; give --budget in tokens"):
        Purse(Budget(dollars=1), None)


def test_dollars_are_counted() -> None:
    """What is booked has its cost, and the next request is refused when it could cost too much."""
    purse = Purse(Budget(dollars=0.01), Price(prompt=1.0, completion=10.0, dated="today"))
    with purse.reserved(Usage(prompt_tokens=5_000)) as book:
        assert book(Usage(prompt_tokens=4_000, completion_tokens=500)).cost == pytest.approx(0.009)
    with pytest.raises(OverBudget, match=r"the budget of \$0.01 does not reach"):
        purse.reserved(Usage(prompt_tokens=2_000)).__enter__()


def test_known_and_unknown_prices() -> None:
    """A list price is dollars for a million tokens; a model nobody knows has none."""
    known = price("openai", "gpt-4o-mini")
    assert known is not None
    assert 0 < known.prompt < known.completion < 100
    assert price("openai", "no-such-model") is None


def test_a_used_up_budget_makes_a_partial_summary() -> None:
    """What was read before is kept, what was not is said; nothing is asked beyond the budget."""
    sent: list[dict[str, Any]] = []
    script = scripted()

    def answer(request: httpx2.Request) -> httpx2.Response:
        sent.append(json.loads(request.content))
        body = json.loads(script.handle_request(request).content)
        return httpx2.Response(200, json=body | {"usage": {"prompt_tokens": 2000, "completion_tokens": 100}})

    limits = Limits(budget=Budget(tokens=4500))
    with Summarizer("scripted", transport=httpx2.MockTransport(answer), limits=limits) as summarizer:
        summary = summarizer.summarize(ARTICLE)
    assert summary.status == "partial"
    assert any("the budget of 4500 tokens does not reach for one more request" in r for r in summary.reasons)
    assert len(sent) == summary.provenance.usage.requests == 2
    assert summary.provenance.usage.prompt_tokens + summary.provenance.usage.completion_tokens <= 4500


def test_an_answer_is_bounded() -> None:
    """No request allows a longer answer than the limit."""
    asked: list[int] = []
    transport = scripted(spy=lambda request: asked.append(json.loads(request.content)["max_tokens"]))
    with Summarizer("scripted", transport=transport, limits=Limits(max_tokens=123)) as summarizer:
        summarizer.summarize(ARTICLE)
    assert set(asked) == {123}


def test_the_plan_bounds_what_happens() -> None:
    """A summary takes at least one request and no more than planned."""
    sent: list[httpx2.Request] = []
    with Summarizer("scripted", transport=scripted(spy=sent.append)) as summarizer:
        summarizer.summarize(ARTICLE)
    planned = plan(article(ARTICLE), prompt("v2"))
    assert planned.requests <= len(sent) <= planned.most.requests
    assert planned.prompt_tokens < planned.most.prompt_tokens


def test_one_line_a_request_and_no_text_in_it(caplog: pytest.LogCaptureFixture) -> None:
    """What is logged above debug has numbers and no word of the article."""
    body = completion('{"claims": []}')
    with caplog.at_level(logging.INFO):
        transport = httpx2.MockTransport(lambda request: httpx2.Response(200, json=body))
        with Summarizer("scripted", transport=transport) as summarizer:
            summarizer.summarize("The harbour master of Velm said that the quay had closed for the winter.")
    lines = [r.getMessage() for r in caplog.records if r.name.startswith("summarizer")]
    assert "claims of sentences 1 to 1: stop, 10 + 3 tokens in 0.0 s" in lines
    assert not any("harbour" in r.getMessage() for r in caplog.records)
