"""Many articles at a time."""

import threading
from collections.abc import Callable
from contextlib import suppress

import pytest
from scripted import PROMPT, bridge, scripted

from summarizer.corpus import Result, summarize_many
from summarizer.documents import Article
from summarizer.errors import InputError
from summarizer.pipeline import Summarizer


def test_each_result_tells_of_its_article() -> None:
    """By its number among those given, whatever came of it and in whatever order."""
    given: list[str | Article] = [bridge(), "12 34", bridge().text]
    with Summarizer("scripted", prompt=PROMPT, transport=scripted()) as summarizer:
        results = sorted(summarize_many(given, 2, summarizer=summarizer))
    assert [result.number for result in results] == [0, 1, 2]
    assert [type(result.error) for result in results] == [type(None), InputError, type(None)]
    assert [result.article is None for result in results] == [False, True, False]
    assert Result._fields == ("number", "article", "summary", "error")


@pytest.mark.parametrize("leave", [lambda results: results.close(), lambda results: results.throw(KeyboardInterrupt)])
def test_who_leaves_does_not_wait(leave: Callable[..., object]) -> None:
    """Neither an interrupt nor an end before the last result waits for what the model is still asked."""
    first, ends = threading.Event(), threading.Event()

    def spy(_: object) -> None:
        if first.is_set():
            ends.wait(30)

    with Summarizer("scripted", prompt=PROMPT, transport=scripted(spy=spy)) as summarizer:
        results = summarize_many([bridge()] * 9, 2, summarizer=summarizer)
        next(results)
        first.set()
        with suppress(KeyboardInterrupt):
            leave(results)
        assert not ends.is_set()
        ends.set()
