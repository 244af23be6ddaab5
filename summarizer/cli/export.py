"""The command ``export``."""

from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli import options, summaries, terminal
from summarizer.cli.run import Pages


def export(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="SUMMARY",
            help="Summaries as 'summarizer run --format json' or 'summarizer batch' writes them; - is standard input.",
        ),
    ] = None,
    to: Annotated[str | None, typer.Option(metavar="FORMAT", help="What to write them as.")] = None,
    output: options.Output = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="text: also tell what it cost and what did not hold.")
    ] = False,
) -> None:
    """Write summaries in another format; without SUMMARY and --to, list the formats."""
    if to is None:
        if files or output:
            raise typer.BadParameter(f"--to is missing; give one of {', '.join(_formats())}")
        for name, what in _formats().items():
            terminal.deliver(f"{name:<12}{what}\n", None)
        return
    found = [summary for file in files or [Path("-")] for summary in summaries.read(file)]
    pages = Pages(to, output, verbose, several=len(found) > 1)
    for summary in found:
        pages.add(summary)
    pages.close()


def _formats() -> dict[str, str]:
    from summarizer.export.formats import FORMATS

    return {name: form.what for name, form in FORMATS.items()}
