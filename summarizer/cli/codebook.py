"""The command ``codebook``."""

import textwrap
from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli import terminal


def codebook(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="A codebook of your own: YAML with name and types.")
    ] = None,
) -> None:
    """Show the event types in force, or check a codebook of your own and show it.

    Exits with 1 and the reason when the file is none.
    """
    from summarizer.codebook import load, plover

    book = load(file) if file else plover()
    lines = [f"{book.name}: {len(book.types)} types, sha256 {book.sha256[:12]}"]
    for kind in book.types:
        lines += ["", kind.name, *_wrapped(kind.definition, 2)]
        for mode in kind.modes:
            lines += _wrapped(f"{mode.name}: {mode.definition}", 4)
    terminal.deliver("\n".join(lines) + "\n", None)


def _wrapped(words: str, indent: int) -> list[str]:
    from summarizer.export.plain import plain

    space = " " * indent
    return textwrap.wrap(plain(words), 96, initial_indent=space, subsequent_indent=space + "  ")
