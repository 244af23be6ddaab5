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
    """Metadata given on the command line; it overrides what the articles give."""

    title: str | None = None
    published: str | None = None
    language: str | None = None
    allow_private: bool = False

    def read(self, file: str) -> "Article":
        """Read a path, a URL or standard input; a missing date is reported on standard error.

        Raises:
            InputError: there is no article there.
        """
        from summarizer import documents

        found = documents.read(
            file, self.title, self.published, self.language, allow_private=self.allow_private
        )
        if found.published is None:
            terminal.complain(f"{called(found)}: {WITHOUT_DATE}")
        return found


class Outcome(NamedTuple):
    """The result of one article: a summary, or the error that says why there is none."""

    name: str
    summary: "Summary | None" = None
    error: SummarizerError | None = None


def called(article: "Article | None") -> str:
    return (article.source if article else None) or "standard input"


def outcomes(
    files: Sequence[str], given: Given, summarizer: "Summarizer", jobs: int, notify: terminal.Notify
) -> Iterator[Outcome]:
    """The outcome of each file; readable files come in their order, each as soon as those before it are done.

    Args:
        files: as the command line names them.
        given: the metadata given on the command line.
        summarizer: makes the summaries.
        jobs: how many are worked on at the same time.
        notify: called with the files done and the files in all.
    """
    from summarizer.corpus import summarize_many

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
