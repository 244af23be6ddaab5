"""Articles named on the command line."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from summarizer.cli import terminal
from summarizer.errors import InputError, SummarizerError

if TYPE_CHECKING:
    from summarizer.documents.article import Article
    from summarizer.pipeline import Summarizer
    from summarizer.schema import Summary

WITHOUT_DATE = "no publication date: 'Friday' and the like stay words; give --published"


class Given(NamedTuple):
    """What the command line says of its articles, which outweighs what they say of themselves."""

    title: str | None = None
    published: str | None = None
    language: str | None = None
    allow_private: bool = False

    def read(self, file: str) -> "Article":
        """The article of a path, a URL or standard input; that it has no date is told on standard error.

        Raises:
            InputError: there is none.
        """
        from summarizer import documents

        found = documents.read(
            file, self.title, self.published, self.language, allow_private=self.allow_private
        )
        if found.published is None:
            terminal.complain(f"{called(found)}: {WITHOUT_DATE}")
        return found


class Outcome(NamedTuple):
    """What came of one article: a summary, or the error why there is none."""

    name: str
    summary: "Summary | None" = None
    error: SummarizerError | None = None


def called(article: "Article | None") -> str:
    return (article.source if article else None) or "standard input"


def outcomes(
    files: Sequence[str], given: Given, summarizer: "Summarizer", jobs: int, notify: terminal.Notify
) -> Iterator[Outcome]:
    """What comes of each file; those that can be read in their order, each as soon as those before it are there.

    Args:
        files: as the command line names them.
        given: what it says of them.
        summarizer: makes the summaries.
        jobs: how many are worked on at the same time.
        notify: told the files done and to do.
    """
    from summarizer.batch import summarize_many

    unreadable: list[Outcome] = []
    waiting: dict[int, Outcome] = {}
    results = summarize_many(_readable(files, given, unreadable), jobs, summarizer=summarizer)
    due = done = 0
    notify(done, len(files))
    for result in results:
        done += 1 + len(unreadable)
        notify(done, len(files))
        waiting[result.number] = Outcome(called(result.article), result.summary, result.error)
        yield from unreadable
        unreadable.clear()
        while due in waiting:
            yield waiting.pop(due)
            due += 1
    yield from unreadable


def _readable(files: Sequence[str], given: Given, unreadable: list[Outcome]) -> "Iterator[Article]":
    for file in files:
        try:
            yield given.read(file)
        except InputError as error:
            unreadable.append(Outcome(file, error=error))
