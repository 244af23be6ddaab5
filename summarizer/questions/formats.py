"""An answer as JSON, JSON lines, CSV, or a table for people."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from itertools import islice

from summarizer.export.plain import plain
from summarizer.questions.asking import Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet runs a cell that begins so
_PLACES = ("", "affirmed_")


def as_json(table: Table) -> str:
    return json.dumps([dict(zip(table.columns, row, strict=True)) for row in table.rows], indent=2, ensure_ascii=False) + "\n"


def as_lines(table: Table) -> str:
    rows = (dict(zip(table.columns, row, strict=True)) for row in table.rows)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def as_csv(table: Table) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return text.getvalue()


FORMATS: dict[str, Callable[[Table], str]] = {"json": as_json, "jsonl": as_lines, "csv": as_csv}


def as_page(table: Table, width: int, colour: bool) -> str:
    """A table for people: words, document and places in one cell, origins and documents in another."""
    from rich.console import Console
    from rich.table import Table as Page
    from rich.text import Text

    columns, rows = _for_people(table)
    page = Page(box=None, pad_edge=False, header_style="bold")
    for name in columns:
        page.add_column(Text(plain(name)))
    for row in rows:
        page.add_row(*(Text(plain(cell)) for cell in row))
    text = io.StringIO()
    Console(file=text, width=width, force_terminal=colour, no_color=not colour, highlight=False).print(page)
    return "".join(f"{line.rstrip()}\n" for line in text.getvalue().splitlines())


def first(table: Table, number: int) -> tuple[Table, bool]:
    """The first rows of an answer, and whether there are more."""
    some = list(islice(table.rows, number + 1))
    return Table(table.columns, iter(some[:number])), len(some) > number


def _for_people(table: Table) -> tuple[list[str], Iterator[list[str]]]:
    joined = {f"{start}{name}" for start in _PLACES for name in ("document", "start", "end", "documents")}
    whole = all(name in table.columns for name in ("evidence", "document", "start", "end", "origins", "documents"))
    shown = [name for name in table.columns if not whole or name not in joined]
    return [_title(name) for name in shown], (_cells(dict(zip(table.columns, row, strict=True)), shown, whole) for row in table.rows)


def _cells(row: dict[str, object], shown: list[str], whole: bool) -> list[str]:
    return [_shown(row, name, whole) for name in shown]


def _shown(row: dict[str, object], name: str, whole: bool) -> str:
    value = row[name]
    for start in _PLACES if whole else ():
        if name == f"{start}evidence":
            return f"“{value}” {row[f'{start}document']}:{row[f'{start}start']}-{row[f'{start}end']}"
        if name == f"{start}origins":
            return f"{_count(value, 'origin')}, {_count(row[f'{start}documents'], 'document')}"
    return "–" if value is None else str(value)


def _title(name: str) -> str:
    return name.replace("_", " ").replace("origins", "said in")


def _count(number: object, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
