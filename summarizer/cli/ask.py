"""The command ``ask``: questions to a corpus."""

import shutil
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarizer.cli import terminal
from summarizer.errors import InputError

if TYPE_CHECKING:
    from summarizer.questions.asking import Table
    from summarizer.questions.tables import Refreshed

Format = Annotated[Literal["table", "json", "jsonl", "csv"], typer.Option("--format", help="A table to read, or data.")]
_ROWS = 100  # that a table for people has
_WIDEST, _NARROWEST = 200, 100


def ask(
    results: Annotated[Path, typer.Argument(metavar="RESULTS", help="The output of 'summarizer batch'.")],
    question: Annotated[str | None, typer.Argument(help="denials, accusations, unnamed, said-by or events.")] = None,
    actor: Annotated[str | None, typer.Argument(help="For said-by: a name, a part of a name, or an id.")] = None,
    kind: Annotated[str | None, typer.Option("--type", help="For events: a type, as assault.")] = None,
    agent: Annotated[str | None, typer.Option(help="For events: who did it.")] = None,
    target: Annotated[str | None, typer.Option(help="For events: to whom.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DAY", help="From this day on, inclusive, as 2031-05-06.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="Up to and including this day.")] = None,
    sql: Annotated[str | None, typer.Option(metavar="QUERY", help="A SELECT of the views; it can only read.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help=f"The most rows. Default: {_ROWS} in a table, else all.")] = None,
    form: Format = "table",
) -> None:
    """Ask a corpus: every row has the words it rests on. Without a question, the questions and the views are listed.

    It may be asked while a batch is under way. Run 'summarizer merge' first: without it, each article's actors count as different.
    """
    from summarizer.questions import questions, tables
    from summarizer.questions.asking import ask as asked

    if question and sql is not None:
        raise typer.BadParameter("a question or --sql, not both")
    narrow = questions.Wanted(actor, kind, agent, target, _day("--since", since), _day("--until", until))
    if not question and any(narrow):
        raise typer.BadParameter("only a question can be narrowed")
    if question:
        questions.check(question, narrow)
    _tell(results, tables.refreshed(results))
    if not question and sql is None:
        terminal.deliver(_listed(results), None)
        return
    found = asked(tables.beside(results), sql) if sql is not None else questions.answer(results, question or "", narrow)
    _deliver(found, form, limit)


def _deliver(found: "Table", form: str, limit: int | None) -> None:
    from summarizer.questions import formats

    if form == "table":
        found, more = formats.first(found, limit or _ROWS)
        shown = list(found.rows)
        terminal.deliver(formats.as_page(found._replace(rows=iter(shown)), _width(), terminal.has_colour()), None)
        if not shown:
            terminal.complain("nothing in the corpus answers this")
        if more and not limit:
            terminal.complain(f"only the first {_ROWS} rows are shown; give --limit, or --format csv for all")
        return
    found = formats.first(found, limit)[0] if limit else found
    terminal.deliver(formats.FORMATS[form](found), None)


def _listed(results: Path) -> str:
    from summarizer.questions import questions

    lines = ["Questions", *(f"  {name:12} {one.tells}" for name, one in questions.QUESTIONS.items()), "", "Views, for --sql"]
    for view in questions.views(results):
        lines += [f"  {view.name:12} {view.tells}", f"  {'':12} {', '.join(view.columns)}"]
    return "".join(f"{line}\n" for line in lines)


def _tell(results: Path, now: "Refreshed") -> None:
    if now.unresolved:
        terminal.complain(
            f"{now.unresolved:,} of {now.documents:,} documents are not merged, so that their actors stand alone: "
            f"run 'summarizer merge {results}'"
        )


def _day(option: str, given: str | None) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise InputError(f"{option} {given!r} is no day; give one as 2031-05-06") from None


def _width() -> int:
    width = shutil.get_terminal_size().columns if terminal.at_terminal(sys.stdout) else _WIDEST
    return max(_NARROWEST, width)
