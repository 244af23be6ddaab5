"""The SQLite file of a corpus: its tables, how it is opened, and what is read from it.

The documents that were given, what became of each, the model's answers about those that are not finished, and the requests
that wait for a provider's batch. A result is keyed by its identity (``outcome.identity``), so that equal work is done once.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from summarizer.corpus.outcome import Failure, Status
from summarizer.errors import InputError, SetupError

FORMAT = "summarizer store 1"
SUFFIX = ".sqlite"
_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE runs (
  run INTEGER PRIMARY KEY, started TEXT NOT NULL, ended TEXT, seconds REAL NOT NULL DEFAULT 0,
  given INTEGER, seen INTEGER NOT NULL DEFAULT 0, model TEXT NOT NULL, ending TEXT
);
CREATE TABLE documents (
  position INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, source TEXT, run INTEGER NOT NULL,
  identity TEXT, former TEXT, cause TEXT, message TEXT
);
CREATE INDEX documents_identity ON documents (identity);
CREATE TABLE results (
  identity TEXT PRIMARY KEY, status TEXT NOT NULL, summary TEXT, cause TEXT, message TEXT, finished TEXT NOT NULL,
  seconds REAL NOT NULL, requests INTEGER NOT NULL, prompt_tokens INTEGER NOT NULL,
  completion_tokens INTEGER NOT NULL, cost REAL
) WITHOUT ROWID;
CREATE TABLE answers (
  identity TEXT NOT NULL, request TEXT NOT NULL, answer TEXT NOT NULL, PRIMARY KEY (identity, request)
) WITHOUT ROWID;
CREATE TABLE waiting (
  position INTEGER PRIMARY KEY, identity TEXT NOT NULL, request TEXT NOT NULL, body TEXT, tries INTEGER NOT NULL DEFAULT 0,
  batch TEXT, number INTEGER, status INTEGER, said TEXT, UNIQUE (identity, request)
);
CREATE INDEX waiting_batch ON waiting (batch, number);
CREATE TABLE batches (
  name TEXT PRIMARY KEY, provider TEXT NOT NULL, requests INTEGER NOT NULL, begun TEXT NOT NULL, id TEXT, ended TEXT,
  crowded INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
"""


class Row(NamedTuple):
    """A document of the store; ``summary`` is JSON, ``status`` None where the document is not finished."""

    id: str
    identity: str | None
    status: Status | None
    summary: str | None
    error: Failure | None


def beside(output: Path) -> Path:
    """Where the store of an output is."""
    return output.with_name(output.name + SUFFIX)


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A store for reading, while a run may be writing it.

    Raises:
        InputError: there is none, or the file is something else.
        SetupError: it cannot be read.
    """
    if not path.is_file():
        raise InputError(f"there is no store {str(path)!r}; give the output of 'summarizer batch'")
    base = _read_only(path)
    try:
        _check(base, path)
        with sqlite_errors(path):
            yield base
    finally:
        base.close()


def rows(base: sqlite3.Connection) -> Iterator[Row]:
    """Every document of a store, in the order in which they were first given; memory stays flat.

    A summary has the id and the source of its document: another document with the same text has others. A document that
    has changed keeps its former summary until it is done anew.
    """
    found = base.execute(
        "SELECT d.id, d.identity, CASE WHEN d.identity IS NULL THEN 'failed' ELSE coalesce(r.status, f.status) END, "
        "json_set(coalesce(r.summary, CASE WHEN r.status IS NULL THEN f.summary END), "
        "'$.document.id', d.id, '$.document.source', d.source), "
        "coalesce(d.cause, r.cause), coalesce(d.message, r.message) "
        "FROM documents d LEFT JOIN results r ON r.identity = d.identity "
        "LEFT JOIN results f ON f.identity = d.former AND d.identity IS NOT NULL ORDER BY d.position"
    )
    for id, identity, status, summary, cause, message in found:  # noqa: A001
        yield Row(id, identity, status, summary, Failure(cause=cause, message=message) if cause else None)


def tally(base: sqlite3.Connection, run: int | None = None) -> Counter[str]:
    """How many documents have each status, all of them or those that a run was given; ``left`` have no result."""
    found = base.execute(
        "SELECT CASE WHEN d.identity IS NULL THEN 'failed' ELSE coalesce(r.status, 'left') END, count(*) FROM documents d "
        "LEFT JOIN results r ON r.identity = d.identity WHERE coalesce(?, d.run) = d.run GROUP BY 1",
        (run,),
    )
    return Counter(dict(found.fetchall()))


def _read_only(path: Path) -> sqlite3.Connection:
    """A connection that cannot write; in a folder that cannot be written, the file is taken as nobody changes it."""
    with sqlite_errors(path):
        place = f"{path.resolve().as_uri()}?mode=ro"
        base = sqlite3.connect(place, uri=True, isolation_level=None)
        try:
            base.execute("SELECT count(*) FROM sqlite_master")
        except sqlite3.OperationalError:
            base.close()
            base = sqlite3.connect(f"{place}&immutable=1", uri=True, isolation_level=None)
        return base


def opened(path: Path) -> sqlite3.Connection:
    """A store for writing, with its tables. Raises as ``reading``, but makes the file where there is none."""
    with sqlite_errors(path):
        base = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=60)
    try:
        with sqlite_errors(path):
            new = not base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if new:
                base.execute("PRAGMA journal_mode = WAL")
                base.executescript(
                    f"BEGIN; {_TABLES} INSERT INTO meta VALUES ('format', '{FORMAT}'); COMMIT;"  # noqa: S608
                )
        _check(base, path)
    except BaseException:
        base.close()
        raise
    return base


def now() -> str:
    """The time as the store writes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _check(base: sqlite3.Connection, path: Path) -> None:
    with sqlite_errors(path), suppress(sqlite3.OperationalError):  # there is no such table
        if base.execute("SELECT value FROM meta WHERE name = 'format'").fetchone() == (FORMAT,):
            return
    raise InputError(f"{str(path)!r} is no store of this version; give another --out, or move it away")


@contextmanager
def sqlite_errors(path: Path) -> Iterator[None]:
    """Errors of SQLite as lines for a person."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "")
        if name == "SQLITE_NOTADB":
            raise InputError(f"{str(path)!r} is no store; give another --out, or move it away") from None
        if name.startswith("SQLITE_CORRUPT"):
            raise SetupError(f"the store {str(path)!r} is damaged ({error}); take a copy of it, or give another --out") from None
        if name == "SQLITE_FULL":
            raise SetupError(
                f"the disk of {str(path)!r} is full; free some of it and run the same command again: it goes on"
            ) from None
        raise SetupError(f"the store {str(path)!r} cannot be used: {error}") from None
