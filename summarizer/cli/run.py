"""The command ``run``: a page to read, or summaries for a program."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli import options, terminal
from summarizer.errors import InputError

if TYPE_CHECKING:
    from summarizer.cli.articles import Given, Outcome
    from summarizer.cli.settings import Settings
    from summarizer.schema import Summary

AT_ONCE = ("text", "jsonl")  # formats in which each summary is printed as soon as it is there


def run(
    files: options.Files = None,
    published: options.Published = None,
    title: options.Title = None,
    language: options.Language = None,
    model: options.Model = None,
    base_url: options.BaseUrl = None,
    prompt: options.Prompt = None,
    codebook: options.CodebookFile = None,
    max_tokens: options.MaxTokens = None,
    budget: options.Spend = None,
    jobs: options.Jobs = None,
    fail_on_partial: Annotated[
        bool,
        typer.Option("--fail-on-partial", help="Give no summary of an article that was read in part only."),
    ] = False,
    format: options.Format = "text",  # noqa: A002
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Also tell, at a page's foot, what it cost and what did not hold.")
    ] = False,
    output: options.Output = None,
    allow_private: options.AllowPrivate = False,
) -> None:
    """Summarize articles: what happened, who took part, and who says so."""
    from summarizer.cli.articles import Given

    given = files or ["-"]
    _check(given, title)
    pages = Pages(format, output, verbose, several=len(given) > 1)
    now = options.chosen(model, base_url, prompt, max_tokens, budget)
    told = Given(title, published, language, allow_private)
    tally = _Tally(fail_on_partial)
    try:
        with _summarized(given, told, now, codebook, jobs) as (results, working):
            for outcome in results:
                summary = tally.kept(outcome, shown=pages.shows_status)
                if summary:
                    with working.paused():
                        pages.add(summary)
    finally:
        pages.close()
    raise typer.Exit(tally.code)


class Pages:
    """Prints each summary as it comes, or collects all for a format that is written as a whole.

    Raises:
        BadParameter: there is no such format, or it cannot be printed on a terminal.
        InputError: the output cannot be written.
    """

    def __init__(self, form: str, output: Path | None, verbose: bool, several: bool) -> None:
        _check_format(form, several and form == "html", output)
        terminal.check_output(output)
        self._form, self._output, self._verbose = form, output, verbose
        self._kept: list[Summary] = []
        self._printed = 0

    @property
    def shows_status(self) -> bool:
        """Whether a reader sees at once that a summary is partial."""
        return self._form == "text" and self._output is None

    def add(self, summary: "Summary") -> None:
        if self._output or self._form not in AT_ONCE:
            self._kept.append(summary)
            return
        terminal.deliver(self._between(self._printed) + self._page(summary), None)
        self._printed += 1

    def close(self) -> None:
        if not self._kept:
            return
        if self._form == "text":
            pages = (self._between(number) + self._page(one) for number, one in enumerate(self._kept))
            terminal.deliver("".join(pages), self._output)
        else:
            from summarizer.export.formats import render

            terminal.deliver(render(self._kept, self._form), self._output)

    def _page(self, summary: "Summary") -> str:
        from summarizer.export.json import as_jsonl
        from summarizer.export.text import as_text

        if self._form == "jsonl":
            return as_jsonl(summary)
        colour = self._output is None and terminal.has_colour()
        return as_text(summary, _width(), colour=colour, verbose=self._verbose)

    def _between(self, number: int) -> str:
        return f"\n{'═' * _width()}\n\n" if number and self._form == "text" else ""


class _Tally:
    """Decides which summaries are printed, reports the others, and keeps the exit code."""

    def __init__(self, fail_on_partial: bool) -> None:
        self._strict = fail_on_partial
        self._failed = self._partial = False

    @property
    def code(self) -> int:
        return 1 if self._failed else 3 if self._partial else 0

    def kept(self, outcome: "Outcome", shown: bool) -> "Summary | None":
        summary = outcome.summary
        if outcome.error or summary is None:
            self._failed = True
            terminal.complain(_named(outcome.name, str(outcome.error)))
            return None
        if summary.status == "complete":
            return summary
        self._partial = True
        why = "; ".join(summary.reasons)
        if self._strict:
            terminal.complain(f"{outcome.name}: read in part only, so that no summary is given: {why}")
            return None
        if not shown:
            terminal.complain(f"{outcome.name}: the summary is partial: {why}")
        return summary


def _check_format(form: str, packed: bool, output: Path | None) -> None:
    """Refuse, before any work, a format that does not exist or cannot be printed on a terminal.

    Args:
        form: its name.
        packed: whether several summaries become an archive in it.
        output: a file that is written.
    """
    from summarizer.export.formats import FORMATS

    if form not in FORMATS:
        raise typer.BadParameter(f"there is no format {form!r}; there are {', '.join(FORMATS)}")
    if (packed or FORMATS[form].suffix == ".zip") and output is None and terminal.at_terminal(sys.stdout):
        raise typer.BadParameter(f"{form} is a zip file here, and none for a terminal; give --output FILE")


def _named(name: str, message: str) -> str:
    return message if name in message else f"{name}: {message}"


def _check(files: list[str], title: str | None) -> None:
    if files == ["-"] and terminal.at_terminal(sys.stdin):
        terminal.complain("give an article to read: a FILE, or - for standard input")
        raise typer.Exit(2)
    if files.count("-") > 1:
        raise InputError("standard input can be read once; give - once, or files")
    if len(files) > 1 and title:
        raise InputError(
            "--title is of one article, and there are several; put titles into their front matter"
        )


@contextmanager
def _summarized(
    files: list[str],
    told: "Given",
    now: "Settings",
    codebook: Path | None,
    jobs: int | None,
) -> Iterator[tuple[Iterator["Outcome"], terminal.Working]]:
    """The outcomes of the files, with the model open and progress shown."""
    from summarizer import pipeline
    from summarizer.cli.articles import Outcome, called, outcomes

    alone = told.read(files[0]) if len(files) == 1 else None  # read first: an unreadable article needs no model
    at_once = 1 if alone else options.at_once(jobs, now.model)
    with (
        terminal.progress(called(alone) if alone else f"{len(files)} articles") as working,
        pipeline.Summarizer(
            now.model,
            prompt=now.prompt,
            codebook=codebook,
            base_url=now.base_url,
            notify=working("joining the model's weights"),
            limits=now.limits,
            at_once=at_once,
        ) as summarizer,
    ):
        summarizer.connection  # noqa: B018 - a failure common to all is reported once
        if alone:
            made = summarizer.summarize_article(alone, working("answers"))
            yield iter([Outcome(called(alone), summary=made)]), working
            return
        yield outcomes(files, told, summarizer, at_once, working("articles")), working


def _width() -> int:
    return shutil.get_terminal_size().columns
