"""Tables of documents: the rows of JSONL, CSV and Parquet, one at a time, and their cells as text.

A row that is none comes as the error that says why; a table that is none is one error, before its first row.
"""

import csv
import io
import json
import re
import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, time
from decimal import Decimal
from itertools import chain, islice
from typing import IO, Any
from uuid import UUID

from summarizer.errors import InputError
from summarizer.export.tables import pyarrow

PARQUET = ".parquet"
TABLES = frozenset({".jsonl", ".ndjson", ".csv", PARQUET})
_LONGEST_CELL = 20_000_000  # code points; the csv module refuses more than 131,072 by default
_ROWS = 256  # rows of Parquet held in memory
_LONGEST_NAME = 40  # code points of a column's name that are shown
_MOST_NAMES = 20  # columns that are shown
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_UTF16 = ("\udcff\udcfe", "\udcfe\udcff")  # its marks, as bytes that are not UTF-8 are read
Row = Mapping[str, Any] | InputError
"""A row of a table, or the error that says why it is none."""


def rows(file: IO[bytes], kind: str, name: str, text: str | None = None) -> Iterator[tuple[int, Row]]:
    """The rows of a table with their numbers, one at a time.

    Args:
        file: the table, open.
        kind: its suffix, one of ``TABLES``.
        name: of the table, for errors.
        text: the column that CSV and Parquet must have.

    Raises:
        InputError: it is no table of its kind, or lacks the column.
        SetupError: Parquet needs a package that is not installed.
    """
    if kind == PARQUET:
        yield from _parquet_rows(file, name, text)
        return
    with _text(file) as opened:
        lines = _lines(opened, name)
        yield from _csv(lines, name, text) if kind == ".csv" else _jsonl(lines, name)


def length(file: IO[bytes], kind: str, name: str, text: str | None = None) -> int:
    """How many rows a table has. Takes and raises what ``rows`` does; lines of JSON are not parsed, but for the first."""
    if kind == PARQUET:
        with _parquet_errors(name):
            return int(_parquet(file, name, text).metadata.num_rows)
    if kind == ".csv":
        return sum(1 for _ in rows(file, kind, name, text))
    with _text(file) as opened:
        lines = _lines(opened, name)
        first = list(islice((line for line in lines if line.strip()), 1))
        return sum(1 for _ in _jsonl(first, name)) + sum(1 for line in lines if line.strip())


def cell(row: object, column: str) -> str | None:
    """A cell as text; None where there is none, or it is empty.

    Raises:
        InputError: it is no text, number or day, or is not whole.
    """
    value = row.get(column) if isinstance(row, Mapping) else None
    if value is None or value != value:  # NaN
        return None
    found = _words(value)
    if found is None:
        raise InputError(f"column {shown(column)!r} has a {type(value).__name__}, not text")
    if broken := _SURROGATE.search(found):
        raise InputError(
            f"column {shown(column)!r} has half a character, or a byte that is not UTF-8 (at {broken.start()}); "
            "write it as UTF-8"
        )
    return found or None


def listed(names: Iterable[object]) -> str:
    """Names of columns in a line."""
    found = list(map(shown, names))
    return ", ".join(found[:_MOST_NAMES]) + (", …" if len(found) > _MOST_NAMES else "")


def shown(name: object) -> str:
    """A name of a column as it can be printed."""
    found = _printable(str(name))
    return found if len(found) <= _LONGEST_NAME else found[: _LONGEST_NAME - 1] + "…"


def _words(value: object) -> str | None:
    """A value as text; None where it is none. A byte that is not UTF-8 becomes half a character."""
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return value.decode("utf-8", "surrogateescape")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float | Decimal):
        ratio = value.as_integer_ratio() if abs(value) != float("inf") else (0, 0)
        return str(ratio[0]) if ratio[1] == 1 else None
    return str(value) if isinstance(value, int | UUID) and not isinstance(value, bool) else None


def _text(file: IO[bytes]) -> io.TextIOWrapper:
    """A table as UTF-8 text; a byte that is none becomes half a character, which the cell then refuses."""
    return io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="")


def _lines(text: IO[str], name: str) -> Iterator[str]:
    first = next(text, "")
    if first.startswith(_UTF16):
        raise InputError(f"{name!r} is UTF-16, not UTF-8; convert it, for example with iconv")
    return chain([first], text)


def _jsonl(lines: Iterable[str], name: str) -> Iterator[tuple[int, Row]]:
    first = True
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        row, is_array = _object(line)
        if first and is_array:
            raise InputError(f"{name!r} is a JSON array; give one object a line")
        first = False
        yield number, row


def _object(line: str) -> tuple[Row, bool]:
    """A line of JSON, and whether it is an array or the beginning of one."""
    try:
        row = json.loads(line)
    except RecursionError:
        return InputError("it is nested too deeply; give one object a line"), False
    except ValueError as error:
        return InputError(f"it is no JSON ({error}); give one object a line"), line.lstrip().startswith("[")
    if isinstance(row, dict):
        return row, False
    return InputError("it is no JSON object; give one a line"), isinstance(row, list)


def _csv(lines: Iterable[str], name: str, text: str | None) -> Iterator[tuple[int, Row]]:
    records = _records(lines, name)
    header = next(records, None)
    if header is None:
        return
    _check(header, name, text)
    for number, record in enumerate(records, 1):
        yield number, dict(zip(header, record, strict=False))


def _records(lines: Iterable[str], name: str) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(lines, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            record = next(reader, None)
        except csv.Error as error:
            raise InputError(
                f"{name!r} is no CSV file: the row at line {line} is broken ({error}); mend its quotes"
            ) from None
        if record is None:
            return
        if record:
            yield record


def _parquet_rows(file: IO[bytes], name: str, text: str | None) -> Iterator[tuple[int, Row]]:
    number = 0
    with _parquet_errors(name):
        for batch in _parquet(file, name, text).iter_batches(_ROWS):
            for row in _converted(batch):
                number += 1
                yield number, row


def _converted(batch: Any) -> list[Row]:
    """The rows of a batch; where one of them cannot be converted, each for itself."""
    try:
        return list(batch.to_pylist())
    except (ValueError, OverflowError, pyarrow().ArrowException) as error:
        if batch.num_rows == 1:
            return [InputError(f"it has a value that cannot be read ({_line(error)}); write it otherwise")]
    return [row for at in range(batch.num_rows) for row in _converted(batch.slice(at, 1))]


def _parquet(file: IO[bytes], name: str, text: str | None) -> Any:
    from pyarrow import parquet

    opened = parquet.ParquetFile(file)
    _check(opened.schema_arrow.names, name, text)
    return opened


@contextmanager
def _parquet_errors(name: str) -> Iterator[None]:
    """Errors of a Parquet file as one line."""
    arrow = pyarrow()
    try:
        yield
    except (arrow.ArrowException, OSError) as error:
        raise InputError(
            f"{name!r} is no Parquet file that can be read ({_line(error)}); write it anew"
        ) from None


def _line(error: BaseException) -> str:
    """The first line of what an error says."""
    return _printable(next(iter(str(error).splitlines()), type(error).__name__)).rstrip(".")


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def _check(header: Sequence[str], name: str, text: str | None) -> None:
    """Refuse a table whose columns are not the ones that are needed."""
    twice = next((one for at, one in enumerate(header) if one and one in header[:at]), None)
    if twice is not None:
        raise InputError(f"{name!r} has two columns {shown(twice)!r}; rename one")
    if text is None or text in header:
        return
    none = f"{name!r} has no column {shown(text)!r}"
    if len(header) == 1 and (mark := next((one for one in (";", "\t") if one in header[0]), None)):
        separated = "tabs" if mark == "\t" else mark
        raise InputError(f"{none}; it is separated by {separated}; convert it to commas")
    like = next((one for one in header if one.strip().casefold() == text.strip().casefold()), None)
    if like is not None:
        option = shlex.quote(f"text={shown(like)}")
        raise InputError(f"{none}; it has {shown(like)!r}; name it with --column {option}")
    raise InputError(f"{none}; it has {listed(header)}; name it with --column text=NAME")
