"""The command ``merge``: who is who across the articles of a corpus, and which of them are copies."""

import shlex
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli import terminal

if TYPE_CHECKING:
    from summarizer.resolution.merging import Written


def merge(
    results: Annotated[Path, typer.Argument(metavar="RESULTS", help="The output of 'summarizer batch'.")],
    afresh: Annotated[
        bool,
        typer.Option("--afresh", help="Discard what the rules joined in earlier runs, and the ids; what a person decided stays."),
    ] = False,
) -> None:
    """Find the same actors, and copies of one report, across the articles of a corpus.

    Writes RESULTS.actors.jsonl, RESULTS.origins.csv, and RESULTS.merges.csv: every pair that was joined or is in doubt.
    Change decisions there and run it again; what a person decided holds for ever.
    """
    from summarizer.resolution.merging import merge as merged

    _tell(results, merged(results, date.today(), afresh=afresh))


def _tell(results: Path, done: "Written") -> None:
    terminal.complain(
        f"{results}: {done.members:,} actors of {done.documents:,} documents are {done.actors:,} actors; "
        f"the documents have {done.origins:,} origins"
    )
    if done.by_person:
        terminal.complain(f"{done.by_person:,} decisions of a person hold")
    if done.unknown:
        lines = ", ".join(map(str, done.unknown[:9])) + (" …" if len(done.unknown) > 9 else "")
        terminal.complain(f"{results}.merges.csv: no actor of the corpus is named so in line {lines}; nothing comes of it")
    if done.undecided:
        terminal.complain(f"undecided pairs: {done.undecided:,}; see {shlex.quote(f'{results}.merges.csv')}")
