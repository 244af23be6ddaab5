"""The store of a corpus: one SQLite file (WAL) beside the output, in which every finished document is durable.

Three kinds of rows: the documents that were given, what became of each, and the model's answers about those that are
not finished. A result is keyed by its identity (``outcome.identity``), so that equal work is done once.
"""

import json
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple, Self

from filelock import FileLock, Timeout

from summarizer.corpus import waiting
from summarizer.corpus.outcome import Failure, Outcome, Status
from summarizer.errors import InputError, SetupError
from summarizer.schema import Usage

FORMAT = "summarizer store 1"
SUFFIX = ".sqlite"
_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE runs (
  run INTEGER PRIMARY KEY, started TEXT NOT NULL, ended TEXT, seconds REAL NOT NULL DEFAULT 0,
  given INTEGER, model TEXT NOT NULL, ending TEXT
);
CREATE TABLE documents (
  position INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, source TEXT, run INTEGER NOT NULL,
  identity TEXT, cause TEXT, message TEXT
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


class Store:
    """A store that is open for writing, by one run at a time. Thread-safe, and a context manager.

    Args:
        path: the file; it is made where there is none.

    Raises:
        InputError: the file is something else.
        SetupError: it cannot be written, or another run is writing it.

    Raises, from every method:
        SetupError: the disk is full, or the file cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._alone = FileLock(path.with_name(path.name + ".lock"))
        try:
            self._alone.acquire(timeout=0)
        except Timeout:
            raise SetupError(f"another run is writing {str(path)!r}; wait for its end, or give another --out") from None
        except OSError as error:
            raise SetupError(f"cannot write {str(path)!r}: {error.strerror}") from None
        try:
            self._base = _opened(path)
        except BaseException:
            self._alone.release()
            raise
        self._run = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        with self._lock, suppress(sqlite3.Error):
            self._base.close()
        self._alone.release()
        with suppress(OSError):
            Path(self._alone.lock_file).unlink()

    # --- runs

    def begin(self, given: int | None, model: str) -> None:
        """Begin a run over so many documents; None where their number is not known."""
        with self._writing() as base:
            new = "INSERT INTO runs (started, given, model) VALUES (?, ?, ?)"
            self._run = base.execute(new, (_now(), given, model)).lastrowid or 0

    def end(self, seconds: float, given: int, ending: str | None) -> None:
        """End the run: how long it took, how many documents it was given, and why it stopped before their end."""
        with self._writing() as base:
            over = "UPDATE runs SET ended = ?, seconds = ?, given = max(coalesce(given, 0), ?), ending = ? WHERE run = ?"
            base.execute(over, (_now(), seconds, given, ending, self._run))

    # --- documents

    def place(self, id: str, identity: str, source: str | None) -> str:  # noqa: A002
        """Note that a document was given; its id, made unlike that of another document of this run."""
        with self._writing() as base:
            final = self._unlike(base, id, identity)
            self._note(base, final, source, identity, None)
            return final

    def refuse(self, id: str, error: Failure) -> None:  # noqa: A002
        """Note that a document was given that cannot be read."""
        with self._writing() as base:
            self._note(base, self._unlike(base, id, None), None, None, error)

    def status(self, identity: str) -> Status | None:
        """What became of a document; None where it is not finished."""
        with self._reading() as base:
            found = base.execute("SELECT status FROM results WHERE identity = ?", (identity,)).fetchone()
        return found[0] if found else None

    def finish(self, identity: str, outcome: Outcome, usage: Usage, seconds: float) -> None:
        """Keep what became of a document, durably, and give up the answers about it."""
        error = outcome.error or Failure(cause="", message="")
        made = outcome.summary.model_dump_json() if outcome.summary else None
        row = (
            identity, outcome.status, made, error.cause or None, error.message or None, _now(), seconds,
            usage.requests, usage.prompt_tokens, usage.completion_tokens, usage.cost,
        )  # fmt: skip
        with self._writing(durable=True) as base:
            base.execute(f"INSERT OR REPLACE INTO results VALUES ({','.join('?' * len(row))})", row)  # noqa: S608
            base.execute("DELETE FROM answers WHERE identity = ?", (identity,))
            base.execute("DELETE FROM waiting WHERE identity = ?", (identity,))

    def forget(self, identity: str) -> None:
        """Give up what became of a document, so that it is done again."""
        with self._writing() as base:
            base.execute("DELETE FROM results WHERE identity = ?", (identity,))

    # --- answers

    def answer(self, identity: str, request: str) -> dict[str, Any] | None:
        """What was answered to a request about a document that is not finished."""
        with self._reading() as base:
            asked = "SELECT answer FROM answers WHERE identity = ? AND request = ?"
            found = base.execute(asked, (identity, request)).fetchone()
        return json.loads(found[0]) if found else None

    def keep(self, identity: str, request: str, answer: Mapping[str, Any]) -> None:
        with self._writing() as base:
            row = (identity, request, json.dumps(answer, ensure_ascii=False))
            base.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", row)

    @contextmanager
    def transaction(self, *, durable: bool = False) -> Iterator[sqlite3.Connection]:
        """The tables of ``waiting``: all that is done inside is kept, or nothing."""
        with self._writing(durable=durable) as base:
            yield base

    def rows(self) -> Iterator[Row]:
        """Every document, in the order in which they were first given."""
        return rows(self._base)

    def _unlike(self, base: sqlite3.Connection, id: str, identity: str | None) -> str:  # noqa: A002
        """The id, or ``ID#2`` and so on where another document of this run has it."""
        final, number = id, 1
        while True:
            held = base.execute("SELECT run, identity FROM documents WHERE id = ?", (final,)).fetchone()
            if held is None or held[0] != self._run or held[1] == identity:
                return final
            number += 1
            final = f"{id}#{number}"

    def _note(
        self, base: sqlite3.Connection, id: str, source: str | None, identity: str | None, error: Failure | None  # noqa: A002
    ) -> None:
        row = (id, source, self._run, identity, error and error.cause, error and error.message)
        base.execute(
            "INSERT INTO documents (id, source, run, identity, cause, message) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO "
            "UPDATE SET source = excluded.source, run = excluded.run, identity = excluded.identity, "
            "cause = excluded.cause, message = excluded.message",
            row,
        )

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, _told(self.path):
            yield self._base

    @contextmanager
    def _writing(self, *, durable: bool = False) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is kept, or nothing. A durable one outlasts a loss of power too."""
        with self._lock, _told(self.path):
            self._base.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield self._base
            except BaseException:
                with suppress(sqlite3.Error):
                    self._base.execute("ROLLBACK")
                raise
            self._base.execute("COMMIT")


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A store for reading, while a run may be writing it.

    Raises:
        InputError: there is none, or the file is something else.
        SetupError: it cannot be read.
    """
    if not path.is_file():
        raise InputError(f"there is no store {str(path)!r}; give the output of 'summarizer batch'")
    with _told(path):
        base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
    try:
        _check(base, path)
        with _told(path):
            yield base
    finally:
        base.close()


def rows(base: sqlite3.Connection) -> Iterator[Row]:
    """Every document of a store, in the order in which they were first given; memory stays flat.

    A summary says where its article came from; a second document with the same text came from elsewhere.
    """
    found = base.execute(
        "SELECT d.id, d.identity, CASE WHEN d.identity IS NULL THEN 'failed' ELSE r.status END, "
        "CASE WHEN json_extract(r.summary, '$.document.source') IS d.source THEN r.summary "
        "ELSE json_set(r.summary, '$.document.source', d.source) END, "
        "coalesce(d.cause, r.cause), coalesce(d.message, r.message) "
        "FROM documents d LEFT JOIN results r ON r.identity = d.identity ORDER BY d.position"
    )
    for id, identity, status, summary, cause, message in found:  # noqa: A001
        yield Row(id, identity, status, summary, Failure(cause=cause, message=message) if cause else None)


def _opened(path: Path) -> sqlite3.Connection:
    with _told(path):
        base = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=60)
    try:
        with _told(path):
            new = not base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if new:
                base.execute("PRAGMA journal_mode = WAL")
                base.executescript(
                    f"BEGIN; {_TABLES} {waiting.TABLES} INSERT INTO meta VALUES ('format', '{FORMAT}'); COMMIT;"  # noqa: S608
                )
        _check(base, path)
    except BaseException:
        base.close()
        raise
    return base


def _check(base: sqlite3.Connection, path: Path) -> None:
    with suppress(sqlite3.Error):
        if base.execute("SELECT value FROM meta WHERE name = 'format'").fetchone() == (FORMAT,):
            return
    raise InputError(f"{str(path)!r} is no store of this version; give another --out, or move it away")


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Errors of SQLite as lines for a person."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB":
            raise InputError(f"{str(path)!r} is no store; give another --out, or move it away") from None
        if getattr(error, "sqlite_errorname", "") == "SQLITE_FULL":
            raise SetupError(
                f"the disk of {str(path)!r} is full; free some of it and run the same command again: it goes on"
            ) from None
        raise SetupError(f"the store {str(path)!r} cannot be used: {error}; nothing in it is lost") from None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
