"""The output of a corpus, written from its store: JSON lines, or tidy tables as Parquet files.

It appears whole or not at all, and has each document once, in the order in which they were first given.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from summarizer.corpus.database import Row, beside
from summarizer.corpus.tables import PARQUET
from summarizer.errors import InputError, SetupError
from summarizer.export.json import escaped
from summarizer.export.tables import TABLES, arrow_schema, pyarrow
from summarizer.export.tables import Row as Cells
from summarizer.schema import Summary

_SUMMARIES = 200  # held in memory while tables are written


def check(output: Path) -> None:
    """Refuse, before any work, an output that cannot be written.

    Raises:
        InputError: its kind is unknown, its folder is missing, or it is something else.
        SetupError: Parquet needs a package that is not installed.
    """
    suffix = output.suffix.lower()
    if suffix not in WRITERS:
        raise InputError(f"{str(output)!r}: an output ends in {' or '.join(WRITERS)}")
    if not output.absolute().parent.is_dir():
        raise InputError(f"cannot write {str(output)!r}: there is no directory {str(output.absolute().parent)!r}")
    if output.exists() and not beside(output).is_file():
        raise InputError(
            f"{str(output)!r} is there already, and is no output of this command: it has no store beside it; give another "
            "--out, or move it away"
        )
    if output.exists() and output.is_dir() != (suffix == PARQUET):
        raise InputError(f"cannot write {str(output)!r}: there is something else of this name")
    if suffix == PARQUET:
        pyarrow()


def write(rows: Iterable[Row], output: Path) -> int:
    """Write the documents that are finished; gives their number. Raises SetupError where the disk is full."""
    output = output.resolve()  # where it is a link, what it points to
    unfinished = output.with_name(f".{output.name}.{os.getpid()}")
    finished = (row for row in rows if row.status)
    try:
        return WRITERS[output.suffix.lower()](finished, unfinished, output)
    except OSError as error:
        raise SetupError(
            f"cannot write {str(output)!r}: {error.strerror or error}; what is done is kept: free some of the disk and "
            "run the same command again"
        ) from None
    finally:
        _remove(unfinished)


def line(row: Row) -> str:
    """A document as one line of JSON: its id, its status, and its summary or why there is none."""
    head = json.dumps({"id": row.id, "status": row.status}, ensure_ascii=False)
    failure = row.error if row.summary is None else None
    error = failure and {"cause": failure.cause, "message": failure.message}
    rest = f'"summary": {row.summary or "null"}, "error": {json.dumps(error, ensure_ascii=False)}'
    return escaped(f"{head[:-1]}, {rest}}}") + "\n"


def _write_lines(rows: Iterable[Row], unfinished: Path, output: Path) -> int:
    number = 0
    with unfinished.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(line(row))
            number += 1
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(output)
    return number


def _write_tables(rows: Iterable[Row], unfinished: Path, output: Path) -> int:
    """A folder with a Parquet file for each table; ``documents`` has those that failed too."""
    unfinished.mkdir()
    number, kinds = 0, {name: kind for name, (kind, _) in TABLES.items() if name != "spans"}
    schemas = {name: arrow_schema(kind) for name, kind in kinds.items()}
    for field in ("id", "error"):
        schemas["documents"] = schemas["documents"].append(pyarrow().field(field, pyarrow().string()))
    from pyarrow import parquet

    files = {name: parquet.ParquetWriter(unfinished / f"{name}{PARQUET}", schemas[name]) for name in kinds}
    try:
        for some in _batches(rows, _SUMMARIES):
            number += len(some)
            for name, cells in _tables(some, kinds).items():
                files[name].write_table(pyarrow().Table.from_pylist(cells, schema=schemas[name]))
    finally:
        for file in files.values():
            file.close()
    if output.exists():
        shutil.rmtree(output)
    unfinished.replace(output)
    return number


def _tables(rows: list[Row], kinds: dict[str, type[Any]]) -> dict[str, list[Cells]]:
    """The cells of some documents by table; ``document`` is the id that the corpus gives."""
    cells: dict[str, list[Cells]] = {name: [] for name in kinds}
    for row in rows:
        if row.summary is None:
            error = row.error.message if row.error else None
            cells["documents"].append({"id": row.id, "document": row.id, "status": row.status, "error": error})
            continue
        summary = Summary.model_validate_json(row.summary)
        for name in kinds:
            _, table = TABLES[name]
            cells[name] += [{**one, "document": row.id, "id": one.get("id", row.id)} for one in table([summary])]
    return cells


def _batches(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    left = iter(rows)
    while some := list(islice(left, size)):
        yield some


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


WRITERS: dict[str, Callable[[Iterable[Row], Path, Path], int]] = {".jsonl": _write_lines, PARQUET: _write_tables}
