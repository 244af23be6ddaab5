"""The command line: each command parses, makes one library call and prints.

Data goes to standard output; progress and errors to standard error. Only `main` turns an error into text.
What is slow to import is imported inside the commands: ``--help`` needs none of it.
"""

import json
import shutil
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarizer import evaluate_command, fixture_commands, settings_commands, terminal
from summarizer.errors import SummarizerError

if TYPE_CHECKING:
    from summarizer.document import Article
    from summarizer.records import Summary
    from summarizer.settings import Settings

Format = Literal["text", "json", "jsonl"]

app = typer.Typer(
    help="News article in; events, actors and claims out, each with the exact words it rests on.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


app.command()(fixture_commands.record)
app.command()(fixture_commands.check)
app.command()(fixture_commands.diff)
app.command("eval")(evaluate_command.evaluate)
app.command()(settings_commands.config)
app.command()(settings_commands.plan)


def main() -> None:
    """Entry point: exits with 1 and one line on standard error where the package raises one of its errors."""
    try:
        app(prog_name="summarizer")
    except SummarizerError as error:
        terminal.complain(str(error))
        sys.exit(1)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"summarizer {version('summarizer')}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Tell of every request, on standard error.")
    ] = False,
) -> None:
    if verbose:
        from summarizer import tracing

        tracing.tell()
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command()
def run(
    file: Annotated[str | None, typer.Argument(help="UTF-8 text or Markdown; - is standard input.")] = None,
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
    format: Annotated[Format, typer.Option(help="A page to read, or JSON.")] = "text",  # noqa: A002
    output: Annotated[Path | None, typer.Option(help="Write to this file instead of printing.")] = None,
) -> None:
    """Summarize one article: what happened, who took part, and who says so."""
    from summarizer import document
    from summarizer.settings import settings

    if file is None and sys.stdin.isatty():
        terminal.complain("give an article to read: a FILE, or - for standard input")
        raise typer.Exit(2)
    terminal.check_output(output)
    article = document.read(file or "-", title, published)
    options = {
        "model": model,
        "base_url": base_url,
        "prompt": prompt,
        "max_tokens": max_tokens,
        "budget": budget,
    }
    summary = _summarize(article, settings(options))
    terminal.deliver(_rendered(summary, article, format, to_terminal=output is None), output)
    if summary.status == "partial" and not (format == "text" and output is None):
        terminal.complain(f"the summary is partial: {'; '.join(summary.reasons)}")


@app.command()
def prompts(
    name: Annotated[str | None, typer.Argument(help="A release, as v1; prints what it says.")] = None,
) -> None:
    """List the prompt releases, or print one."""
    from summarizer import releases

    if name is None:
        for known in releases.names("prompts"):
            release = releases.prompt(known)
            _print(f"{known}  sha256 {release.identity.sha256[:12]}  answers schema {release.schema_version}")
        return
    home = releases.folder("prompts") / releases.prompt(name).identity.version
    for path in releases.hashes(home):
        _print(f"==> {path} <==\n{(home / path).read_text(encoding='utf-8')}")


@app.command()
def schema(
    name: Annotated[str | None, typer.Argument(help="A JSON Schema, as summary; prints it.")] = None,
    release: Annotated[str, typer.Option("--version", help="The schema release.")] = "v1",
) -> None:
    """List the published JSON Schemas, or print one."""
    from summarizer import releases

    if name is not None:
        _print(json.dumps(releases.schema(name, release), indent=2, ensure_ascii=False))
        return
    for known in releases.names("schemas"):
        for path in sorted((releases.folder("schemas") / known).glob("*.json")):
            _print(f"{known}  {path.stem}")


def _summarize(article: "Article", now: "Settings") -> "Summary":
    from summarizer import pipeline

    with (
        terminal.progress(article.source or "standard input") as bar,
        pipeline.Summarizer(
            now.model,
            prompt=now.prompt,
            base_url=now.base_url,
            notify=bar("joining the model's weights"),
            limits=now.limits,
        ) as summarizer,
    ):
        return summarizer.summarize_article(article, bar("reading"))


def _rendered(summary: "Summary", article: "Article", form: Format, to_terminal: bool) -> str:
    from summarizer import render, sentences

    if form == "json":
        return render.as_json(summary)
    if form == "jsonl":
        return render.as_jsonl(summary)
    numbered = sentences.split(article.text, article.language)
    width = shutil.get_terminal_size().columns
    return render.as_text(summary, numbered, width, colour=to_terminal and terminal.has_colour())


def _print(line: str) -> None:
    terminal.deliver(f"{line}\n", None)
