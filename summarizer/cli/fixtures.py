"""The commands ``record``, ``check`` and ``diff``."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarizer.cli.main import terminal
from summarizer.errors import InputError, MissingRecording, StaleRecording, SummarizerError

if TYPE_CHECKING:
    from summarizer.recordings.compare import Comparison
    from summarizer.schema import Summary

Format = Literal["text", "json"]
Outcome = Literal["unchanged", "changed", "accepted", "missing", "stale", "unusable"]
_EXIT: dict[Outcome, int] = {
    "unchanged": 0,
    "accepted": 0,
    "changed": 1,
    "missing": 2,
    "stale": 2,
    "unusable": 2,
}


def record(
    articles: Annotated[list[Path], typer.Argument(help="UTF-8 text or Markdown; several are read in turn.")],
    into: Annotated[Path, typer.Option(help="Folder of the fixtures.")] = Path("fixtures"),
    model: Annotated[
        str, typer.Option(help="local, local:/path/to/model.gguf, or openai/NAME for a server.")
    ] = "local",
    base_url: Annotated[str | None, typer.Option(help="OpenAI-compatible server, up to /v1.")] = None,
    prompt: Annotated[str, typer.Option(help="Prompt release; see 'summarizer prompts'.")] = "v2",
) -> None:
    """Ask a model about articles, and keep its answers and the summary as fixtures."""
    from summarizer.recordings.recording import fixtures
    from summarizer.recordings.taping import Taping

    with Taping(model, prompt=prompt, base_url=base_url) as taping:
        for path in articles:
            with terminal.progress(str(path)) as bar:
                made = fixtures.record(path, into, taping, bar("reading"))
            _print(f"{made.folder}: {len(made.recording.exchanges)} exchanges")


def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="Fixtures, or folders of them.")] = None,
    update: Annotated[bool, typer.Option("--update", help="Accept what has changed.")] = False,
    format: Annotated[Format, typer.Option(help="Lines to read, or JSON.")] = "text",  # noqa: A002
) -> None:
    """Replay fixtures without a model and show what changed in their summaries.

    Exits with 0 when nothing changed, 1 when something did, 2 when a fixture cannot be replayed.
    """
    from summarizer.recordings.recording import fixtures

    found = [(folder, *_examined(folder, update)) for folder in fixtures.find(paths or [Path("fixtures")])]
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
        _print(f"{len(found)} fixtures: {', '.join(f'{n} {kind}' for kind, n in counts.items() if n)}")
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

    changes = compare(_summary(old), _summary(new))
    if format == "json":
        _print_json(_data(changes))
    else:
        for line in changes.lines():
            _print(line)
    raise typer.Exit(1 if changes else 0)


def _examined(folder: Path, update: bool) -> "tuple[Outcome, str | None, Comparison | None]":
    from summarizer.recordings.recording import fixtures

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


def _summary(path: Path) -> "Summary":
    from pydantic import ValidationError

    from summarizer.schema import Summary

    try:
        return Summary.model_validate_json(path.read_bytes())
    except OSError as error:
        raise InputError(f"{str(path)!r} cannot be read: {error.strerror}") from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise InputError(f"{str(path)!r} is no summary: {where}: {first['msg']}") from None


def _data(changes: "Comparison | None") -> list[dict[str, object]]:
    return [change.model_dump() for change in changes.changes] if changes else []


def _print(line: str) -> None:
    indent = line[: len(line) - len(line.lstrip())]
    terminal.deliver(f"{indent}{terminal.plain(line.lstrip())}\n", None)


def _print_json(data: object) -> None:
    terminal.deliver(json.dumps(data, indent=2, ensure_ascii=False) + "\n", None)
