"""The command ``status``: how far a corpus is."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarizer.cli import terminal

if TYPE_CHECKING:
    from summarizer.corpus.status import Standing
    from summarizer.schema import Usage

Format = Annotated[Literal["text", "json"], typer.Option(help="Lines to read, or JSON.")]
_CAUSES = 12  # lines of causes that are shown


def status(
    results: Annotated[str, typer.Argument(metavar="RESULTS", help="The output of 'summarizer batch'.")],
    format: Format = "text",  # noqa: A002
) -> None:
    """Show how far a corpus is: done, partial, failed and left, what it cost, and what to do next."""
    from summarizer.corpus import parts
    from summarizer.corpus.status import standing

    found = parts.standing(results) if parts.is_output(results) else standing(Path(results))
    if format == "json":
        data = {**found.model_dump(), "next": found.next}
        terminal.deliver(json.dumps(data, indent=2, ensure_ascii=False) + "\n", None)
    else:
        from summarizer.export.plain import plain

        terminal.deliver("".join(f"{plain(line)}\n" for line in _lines(results, found)), None)


def _lines(results: str, found: "Standing") -> Iterator[str]:
    now = " (a run is under way, or was killed)" if found.running_since else ""
    yield f"{results}: {_count(found.documents)} documents given{now}"
    for name in ("complete", "partial", "failed"):
        yield f"  {name:9}{_count(getattr(found, name)):>9}"
        kinds = {"partial": found.reasons, "failed": found.causes}.get(name, ())
        for one in kinds[:_CAUSES]:
            yield f"  {'':9}{_count(one.documents):>9}  {one.cause} (as {one.example})"
        if len(kinds) > _CAUSES:
            yield f"  {'':18}  … and {len(kinds) - _CAUSES} other causes"
    yield f"  {'left':9}{'not known' if found.left is None else _count(found.left):>9}"
    if found.waiting:
        yield f"  {'waiting':9}{_count(found.waiting):>9}  of these, for a provider's batch"
    for held in (one for one in found.batches if one.documents):
        named = f"batch {held.id}" if held.id else "a batch that was perhaps submitted"
        yield f"  {'':9}{_count(held.documents):>9}  {named} ({held.provider}) since {held.since}"
    if found.usage:
        yield from _spent(found, found.usage)
    if not found.written:
        yield "  the output is not written yet"
    if found.next:
        yield f"next: {found.next}"


def _spent(found: "Standing", used: "Usage") -> Iterator[str]:
    cost = f", ${used.cost:.2f}" if used.cost is not None else ""
    yield f"  {_count(used.requests)} requests: {_count(used.prompt_tokens)} tokens read, {_count(used.completion_tokens)} written{cost}"
    yield f"  {terminal.duration(found.seconds)} with {', '.join(found.models) or 'no model'}"


def _count(number: int) -> str:
    return f"{number:,}"
