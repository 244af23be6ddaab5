"""Commands called as the installed one is, and what takes the place of the summarizer behind them."""

from collections.abc import Callable
from types import TracebackType
from typing import NamedTuple, Self

from examples import COMPLETE

from summarizer.documents.article import Article
from summarizer.schema import Summary


class Result(NamedTuple):
    code: object
    out: str
    err: str


Call = Callable[..., Result]


class StandIn:
    """Takes the place of the summarizer: notes what it is given and gives the example back."""

    made: tuple[tuple[object, ...], dict[str, object]]
    read: Article
    gives: Summary | BaseException = COMPLETE
    connection = None

    def __init__(self, *arguments: object, **options: object) -> None:
        for name in ("notify", "limits", "at_once"):
            options.pop(name)
        StandIn.made = arguments, options

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        pass

    def summarize_article(self, article: Article, notify: Callable[[int, int | None], None] | None = None) -> Summary:
        StandIn.read = article
        if notify:
            notify(1, None)
        if isinstance(StandIn.gives, BaseException):
            raise StandIn.gives
        return StandIn.gives


def one_line(err: str) -> str:
    """The line, where there is one alone."""
    (line,) = err.splitlines()
    assert line.startswith("summarizer: ")
    return line
