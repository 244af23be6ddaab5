"""Tidy tables: one row a document, actor, event, claim or span, the same columns always.

``pandas.DataFrame(claims(summaries))`` and ``polars.DataFrame(claims(summaries))`` take them as they are. Ids are
unique within a document; ``document`` and ``id`` together are unique. Where a cell has several ids they are
separated by a space, several names or texts by " | ". Offsets count code points, end exclusive.
"""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any, get_type_hints

from summarizer.errors import DISTRIBUTION, SetupError
from summarizer.export import rows
from summarizer.schema import Summary

Row = dict[str, object]
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment a zip file knows: the same tables give the same bytes
# A spreadsheet takes a cell that begins so for a formula and runs it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def documents(summaries: Iterable[Summary]) -> list[Row]:
    """One row for each summary."""
    return [rows.document(summary)._asdict() for summary in summaries]


def actors(summaries: Iterable[Summary]) -> list[Row]:
    """One row for each actor; ``start`` and ``end`` are those of the first mention, in code points."""
    return [rows.actor(summary, one)._asdict() for summary in summaries for one in summary.actors]


def events(summaries: Iterable[Summary]) -> list[Row]:
    """One row for each event; ``start`` and ``end`` are those of the first evidence, in code points."""
    return [rows.event(summary, one)._asdict() for summary in summaries for one in summary.events]


def claims(summaries: Iterable[Summary]) -> list[Row]:
    """One row for each claim; ``start`` and ``end`` are those of the first evidence, in code points."""
    return [rows.claim(summary, one)._asdict() for summary in summaries for one in summary.claims]


def spans(summaries: Iterable[Summary]) -> list[Row]:
    """One row for each span, with the object it belongs to and its part in it."""
    return [row._asdict() for summary in summaries for row in rows.spans(summary)]


TABLES: Mapping[str, tuple[type[Any], Callable[[Iterable[Summary]], list[Row]]]] = {
    "documents": (rows.Document, documents),
    "actors": (rows.Actor, actors),
    "events": (rows.Event, events),
    "claims": (rows.Claim, claims),
    "spans": (rows.Span, spans),
}


def as_csv(summaries: Sequence[Summary]) -> bytes:
    """A zip file with a CSV file a table, UTF-8.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it; other formats have none.
    """
    return zipped({f"{name}.csv": _csv(kind, table(summaries)) for name, (kind, table) in TABLES.items()})


def as_parquet(summaries: Sequence[Summary]) -> bytes:
    """A zip file with a Parquet file a table.

    Raises:
        SetupError: pyarrow is not installed.
    """
    arrow = pyarrow()
    from pyarrow import parquet

    files: dict[str, bytes] = {}
    for name, (kind, table) in TABLES.items():
        written = io.BytesIO()
        parquet.write_table(arrow.Table.from_pylist(table(summaries), schema=arrow_schema(kind)), written)
        files[f"{name}.parquet"] = written.getvalue()
    return zipped(files)


def pyarrow() -> Any:
    """The package that writes Parquet.

    Raises:
        SetupError: it is not installed.
    """
    try:
        return import_module("pyarrow")
    except ImportError:
        raise SetupError(f"Parquet needs one more package: pip install '{DISTRIBUTION}[parquet]'") from None


def arrow_schema(kind: type[Any]) -> Any:
    """The columns of a table, given by the class of its rows, as Arrow has them."""
    arrow = pyarrow()
    types = {str: arrow.string(), int: arrow.int64(), bool: arrow.bool_()}
    return arrow.schema([(column, types[_bare(hint)]) for column, hint in get_type_hints(kind).items()])


def _bare(hint: Any) -> type:
    """The type of a column whose cells may be empty."""
    return next(kind for kind in (bool, int, str) if hint in (kind, kind | None))


def _csv(kind: type[Any], table: list[Row]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(get_type_hints(kind)))
    writer.writeheader()
    writer.writerows({column: _cell(value) for column, value in row.items()} for row in table)
    return text.getvalue().encode()


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files by name as a zip file, the same bytes for the same files."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return whole.getvalue()
