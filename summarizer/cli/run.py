"""The command that summarises articles: one to read, or many for a machine."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarizer.cli.main import terminal
from summarizer.errors import InputError, ModelError

if TYPE_CHECKING:
    from summarizer.cli.settings import Settings
    from summarizer.documents.article import Article
    from summarizer.schema import Summary

Format = Literal["text", "json", "jsonl"]


def run(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE", help="UTF-8 text or Markdown; - is standard input."),
    ] = None,
    published: Annotated[str | None, typer.Option(help="Publication date, as 2024-11-05.")] = None,
    title: Annotated[str | None, typer.Option(help="Title of the article.")] = None,
    model: Annotated[
        str | None,
        typer.Option(help="local (default), local:/path/to/model.gguf, or openai/NAME for a server."),
    ] = None,
    base_url: Annotated[str | None, typer.Option(help="OpenAI-compatible server, up to /v1.")] = None,
    prompt: Annotated[str | None, typer.Option(help="Prompt release; see 'summarizer prompts'.")] = None,
    max_tokens: Annotated[int | None, typer.Option(help="The most tokens an answer may have.")] = None,
    budget: Annotated[str | None, typer.Option(help="What may be spent: 200k tokens, or $1.50.")] = None,
    journal: Annotated[
        Path | None,
        typer.Option(help="Keep the model's answers in this file, and take from it those it has."),
    ] = None,
    format: Annotated[Format, typer.Option(help="A page to read, or JSON.")] = "text",  # noqa: A002
    output: Annotated[Path | None, typer.Option(help="Write to this file instead of printing.")] = None,
) -> None:
    """Summarize articles: what happened, who took part, and who says so."""
    from summarizer.cli.settings import settings

    given = files or ["-"]
    _check(given, title, format)
    terminal.check_output(output)
    options = {
        "model": model,
        "base_url": base_url,
        "prompt": prompt,
        "max_tokens": max_tokens,
        "budget": budget,
    }
    now = settings(options)
    articles = [article for file in given if (article := _read(file, title, published))]
    delivered = _Delivery(format, output)
    try:
        for article, summary in _summarized(articles, now, journal):
            delivered.add(article, summary)
    finally:
        delivered.close()
    if delivered.count < len(given):
        raise typer.Exit(1)


class _Delivery:
    """Prints each summary when it is there, or keeps them all for a file that is written once."""

    def __init__(self, form: Format, output: Path | None) -> None:
        self._form, self._output = form, output
        self._kept: list[str] = []
        self.count = 0

    def add(self, article: "Article", summary: "Summary") -> None:
        page = _rendered(summary, article, self._form, to_terminal=self._output is None)
        between = f"\n{'═' * _width()}\n\n" if self.count and self._form == "text" else ""
        self.count += 1
        if self._output:
            self._kept.append(between + page)
        else:
            terminal.deliver(between + page, None)
        if summary.status == "partial" and (self._output or self._form != "text"):
            terminal.complain(f"the summary is partial: {'; '.join(summary.reasons)}")

    def close(self) -> None:
        if self._kept:
            terminal.deliver("".join(self._kept), self._output)


def _check(files: list[str], title: str | None, form: Format) -> None:
    if files == ["-"] and sys.stdin.isatty():
        terminal.complain("give an article to read: a FILE, or - for standard input")
        raise typer.Exit(2)
    if len(files) > 1 and title:
        raise InputError(
            "--title is of one article, and there are several; put titles into their front matter"
        )
    if len(files) > 1 and form == "json":
        raise InputError("several summaries are not one JSON value; ask for --format jsonl")


def _read(file: str, title: str | None, published: str | None) -> "Article | None":
    """The article, or a line of why there is none."""
    from summarizer.documents import article as document

    try:
        return document.read(file, title, published)
    except InputError as error:
        terminal.complain(str(error))
        return None


def _summarized(
    articles: list["Article"], now: "Settings", journal: Path | None
) -> Iterator[tuple["Article", "Summary"]]:
    """Each article with its summary; one that the model fails at costs the others nothing."""
    from summarizer import pipeline

    with ExitStack() as held:
        summarizer = None
        for number, article in enumerate(articles, 1):
            name = article.source or "standard input"
            try:
                with terminal.progress(name) as bar:
                    summarizer = summarizer or held.enter_context(
                        pipeline.Summarizer(
                            now.model,
                            prompt=now.prompt,
                            base_url=now.base_url,
                            notify=bar("joining the model's weights"),
                            limits=now.limits,
                            journal=journal,
                        )
                    )
                    of = f" {number} of {len(articles)}" if len(articles) > 1 else ""
                    summary = summarizer.summarize_article(article, bar(f"reading{of}"))
            except ModelError as error:
                terminal.complain(f"{name}: {error}" if len(articles) > 1 else str(error))
            else:
                yield article, summary


def _rendered(summary: "Summary", article: "Article", form: Format, to_terminal: bool) -> str:
    from summarizer.documents import sentences
    from summarizer.export import text as render

    if form == "json":
        return render.as_json(summary)
    if form == "jsonl":
        return render.as_jsonl(summary)
    numbered = sentences.split(article.text, article.language)
    return render.as_text(summary, numbered, _width(), colour=to_terminal and terminal.has_colour())


def _width() -> int:
    return shutil.get_terminal_size().columns
