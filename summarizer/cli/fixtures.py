"""The commands ``record``, ``check`` and ``diff``."""

import json
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarizer.cli import options, summaries, terminal
from summarizer.errors import InputError, MissingRecording, StaleRecording, SummarizerError

if TYPE_CHECKING:
    from summarizer.recordings.compare import Comparison

Format = Literal["text", "json"]
Outcome = Literal["unchanged", "changed", "accepted", "missing", "stale", "unusable"]
_SHOWN = 10  # lines of what a new recording changes
_EXIT: dict[Outcome, int] = {
    "unchanged": 0,
    "accepted": 0,
    "changed": 1,
    "missing": 2,
    "stale": 2,
    "unusable": 2,
}


def record(
    articles: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="As 'summarizer run' takes them; several are read in turn."),
    ],
    into: Annotated[Path, typer.Option(help="Folder of the fixtures.")] = Path("fixtures"),
    published: options.Published = None,
    title: options.Title = None,
    language: options.Language = None,
    model: options.Model = None,
    base_url: options.BaseUrl = None,
    prompt: options.Prompt = None,
    codebook: options.CodebookFile = None,
    max_tokens: options.MaxTokens = None,
    budget: options.Spend = None,
    allow_private: options.AllowPrivate = False,
) -> None:
    """Ask a model about articles, and keep its answers and the summary as fixtures."""
    from summarizer.cli.articles import Given
    from summarizer.recordings import fixtures
    from summarizer.recordings.compare import compare
    from summarizer.recordings.taping import Taping

    if len(articles) > 1 and title:
        raise InputError("--title is of one article, and there are several; record them one by one")
    now = options.chosen(model, base_url, prompt, max_tokens, budget)
    told = Given(title, published, language, allow_private)
    for name in articles:
        article = told.read(name)
        old = fixtures.former(article, into)
        with (
            Taping(
                now.model,
                prompt=now.prompt,
                codebook=codebook or old.codebook,
                base_url=now.base_url,
                limits=now.limits,
            ) as taping,
            terminal.progress(name) as working,
        ):
            made = fixtures.record(article, into, taping, working("answers"))
        _print(f"{made.folder}: {len(made.recording.exchanges)} exchanges")
        if old.summary:
            _print_changes(compare(old.summary, fixtures.expected(made)))


def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="Fixtures, or folders of them.")] = None,
    update: Annotated[bool, typer.Option("--update", help="Accept what has changed.")] = False,
    format: Annotated[Format, typer.Option(help="Lines to read, or JSON.")] = "text",  # noqa: A002
) -> None:
    """Replay fixtures without a model and show what changed in their summaries.

    Exits with 0 when nothing changed, 1 when something did, 2 when a fixture cannot be replayed, or there is none.
    """
    from summarizer.recordings import folders

    try:
        places = folders.find(paths or [Path("fixtures")])
    except InputError as error:
        terminal.complain(str(error))
        raise typer.Exit(2) from None
    found = [(folder, *_examined(folder, update)) for folder in places]
    if format == "json":
        _print_json(
            [
                {"fixture": str(folder), "outcome": outcome, "message": message, "changes": _data(changes)}
                for folder, outcome, message, changes in found
            ]
        )
    else:
        for folder, outcome, message, changes in found:
            _report(folder, outcome, (message,) if message else changes.lines() if changes else ())
        counts = {kind: sum(outcome == kind for _, outcome, _, _ in found) for kind in _EXIT}
        noun = "fixture" if len(found) == 1 else "fixtures"
        _print(f"{len(found)} {noun}: {', '.join(f'{n} {kind}' for kind, n in counts.items() if n)}")
    raise typer.Exit(max(_EXIT[outcome] for _, outcome, _, _ in found))


def diff(
    old: Annotated[Path, typer.Argument(help="A summary, as 'summarizer run --format json' writes it.")],
    new: Annotated[Path, typer.Argument(help="Another.")],
    format: Annotated[Format, typer.Option(help="Lines to read, or JSON.")] = "text",  # noqa: A002
) -> None:
    """Show what changed from one summary to another, object by object.

    Exits with 0 when nothing changed, 1 when something did.
    """
    from summarizer.recordings.compare import compare

    changes = compare(summaries.read_one(old), summaries.read_one(new))
    if format == "json":
        _print_json(_data(changes))
    else:
        for line in changes.lines():
            _print(line)
    raise typer.Exit(1 if changes else 0)


def _examined(folder: Path, update: bool) -> "tuple[Outcome, str | None, Comparison | None]":
    from summarizer.recordings import fixtures

    try:
        fixture = fixtures.load(folder)
        changes = fixtures.accept(fixture) if update else fixtures.check(fixture)
    except SummarizerError as error:
        kinds: dict[type, Outcome] = {MissingRecording: "missing", StaleRecording: "stale"}
        return kinds.get(type(error), "unusable"), str(error), None
    return ("accepted" if update else "changed") if changes else "unchanged", None, changes


def _report(folder: Path, outcome: Outcome, lines: tuple[str, ...]) -> None:
    if outcome != "unchanged":
        _print(f"{folder}: {outcome}")
    for line in lines:
        _print(f"  {line}")
    if outcome == "changed":
        _print(f"  to accept this: summarizer check {shlex.quote(str(folder))} --update")


def _print_changes(changes: "Comparison") -> None:
    """What a new recording changes, as ``check`` tells it, but not every line."""
    lines = changes.lines()
    for line in lines[:_SHOWN]:
        _print(f"  {line}")
    if len(lines) > _SHOWN:
        _print(f"  … and {len(lines) - _SHOWN} more lines")


def _data(changes: "Comparison | None") -> list[dict[str, object]]:
    return [change.model_dump() for change in changes.changes] if changes else []


def _print(line: str) -> None:
    from summarizer.export.plain import plain

    indent = line[: len(line) - len(line.lstrip())]
    terminal.deliver(f"{indent}{plain(line.lstrip())}\n", None)


def _print_json(data: object) -> None:
    terminal.deliver(json.dumps(data, indent=2, ensure_ascii=False) + "\n", None)
