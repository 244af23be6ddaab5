"""Rows of the tables, by SQL that can only read: nothing that is asked can write, attach a file or load a library."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from summarizer.errors import InputError, SetupError

_READS = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE})
_UNSAFE = frozenset({"load_extension", "fts3_tokenizer", "edit", "readfile", "writefile"})
_STEPS = 10_000  # of the machine that runs SQL, between two looks at Control-C


class Table(NamedTuple):
    """An answer: the names of its columns, and its rows, read as they are taken."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[object, ...]]


def ask(path: Path, sql: str, given: Sequence[object] = ()) -> Table:
    """The answer of the tables in a file.

    Raises:
        InputError: the query is wrong, or it would do more than read.
        SetupError: the tables cannot be read.
        KeyboardInterrupt: Control-C was pressed while the query ran.
    """
    try:
        base = _open(path)
    except sqlite3.Error as error:
        raise SetupError(f"cannot read {str(path)!r}: {error}; delete it, and it is made again") from None
    try:
        cursor = base.execute(sql, tuple(given))
    except (sqlite3.Error, sqlite3.Warning, ValueError) as error:
        base.close()
        raise _raised(error) from None
    if cursor.description is None:
        base.close()
        raise InputError("the query gives no rows; it has to be one SELECT")
    return Table(tuple(name for name, *_ in cursor.description), _rows(base, cursor))


def _open(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None, timeout=60)
    base.execute("PRAGMA query_only = ON")
    base.execute("PRAGMA temp_store = MEMORY")
    base.set_authorizer(_allowed)
    base.set_progress_handler(lambda: 0, _STEPS)  # in Python, so that Control-C is seen while a query runs
    return base


def _allowed(action: int, _: str | None, name: str | None, *__: str | None) -> int:
    unsafe = action == sqlite3.SQLITE_FUNCTION and name in _UNSAFE
    return sqlite3.SQLITE_OK if action in _READS and not unsafe else sqlite3.SQLITE_DENY


def _rows(base: sqlite3.Connection, cursor: sqlite3.Cursor) -> Iterator[tuple[object, ...]]:
    with closing(base):
        try:
            yield from cursor
        except sqlite3.Error as error:
            raise _raised(error) from None


def _raised(error: Exception) -> BaseException:
    if getattr(error, "sqlite_errorname", "") == "SQLITE_INTERRUPT":
        return KeyboardInterrupt()  # it came while SQLite called Python, and SQLite made its own error of it
    return InputError(_told(error))


def _told(error: Exception) -> str:
    if "authoriz" in str(error) or "readonly" in str(error) or "prohibited" in str(error):
        return "the query would do more than read; only SELECT is possible"
    return f"the query cannot be answered: {error}; 'summarizer ask RESULTS' lists the views and their columns"
