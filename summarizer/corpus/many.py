"""Many articles: summaries as they come, and one article from asynchronous code."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from functools import partial
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from summarizer.documents.article import Article, article
from summarizer.errors import SummarizerError
from summarizer.pipeline import Summarizer, summarize
from summarizer.schema import Summary

Given = TypeVar("Given")
Made = TypeVar("Made")


class Result(NamedTuple):
    """What became of one article: a summary, or the error that says why there is none.

    Attributes:
        number: of the article among those that were given, from 0.
        article: what was given; None where it could not be read as an article.
        summary: None where ``error`` is set.
        error: None where ``summary`` is set.
    """

    number: int
    article: Article | None
    summary: Summary | None
    error: SummarizerError | None


def summarize_many(
    articles: Iterable[str | Article], jobs: int = 4, *, summarizer: Summarizer | None = None, **options: Any
) -> Iterator[Result]:
    """Summarise many articles side by side; results come as they are ready, in any order.

    An article that fails does not stop the others: its result holds the error. Articles are taken from the
    iterable as they are needed, so that a generator of any length can be given.

    Args:
        articles: texts, or articles with what is known about them.
        jobs: how many are worked on at once.
        summarizer: the one to use; by default one is made, and closed at the end.
        options: those of ``Summarizer``, where none is given.

    Raises:
        ValueError: ``jobs`` is less than one, or a summarizer and options are both given.
    """
    if jobs < 1 or (summarizer and options):
        raise ValueError("give one job or more, and either a summarizer or the options of one")
    return _results(articles, jobs, summarizer, options)


async def asummarize(text: str, **options: Any) -> Summary:
    """``summarize`` for asynchronous code: it runs in a thread, arguments and errors are the same."""
    return await asyncio.to_thread(summarize, text, **options)


def side_by_side(work: Callable[[Given], Made], given: Iterable[Given], jobs: int) -> Iterator[Made]:
    """The results of ``work`` as they are ready, from ``jobs`` threads.

    A caller that stops early does not wait for the rest.
    """
    pool = ThreadPoolExecutor(jobs)
    todo = iter(given)
    try:
        running: set[Future[Made]] = set()
        while True:
            running |= {pool.submit(work, one) for one in islice(todo, jobs - len(running))}
            if not running:
                return
            done, running = wait(running, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in done)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)  # an interrupt does not wait for a model


def _results(
    given: Iterable[str | Article], jobs: int, shared: Summarizer | None, options: dict[str, Any]
) -> Iterator[Result]:
    used = shared or Summarizer(**options)
    try:
        yield from side_by_side(partial(_one, used), enumerate(given), jobs)
    finally:
        if shared is None:
            used.close()


def _one(summarizer: Summarizer, numbered: tuple[int, str | Article]) -> Result:
    number, given = numbered
    made = given if isinstance(given, Article) else None
    try:
        made = made or article(str(given))
        return Result(number, made, summarizer.summarize_article(made), None)
    except SummarizerError as error:
        return Result(number, made, None, error)
