"""The store of a corpus, open for writing: every finished document is durable in it."""

import json
import sqlite3
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

from summarizer.corpus import database
from summarizer.corpus.database import Row, now, opened, sqlite_errors
from summarizer.corpus.locks import locked
from summarizer.corpus.outcome import Failure, Outcome, Status
from summarizer.schema import Usage

_ASIDE = " aside"  # behind the identity of a result that is to be done again


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
        self._alone = locked(path, f"another run is writing {str(path)!r}; wait for its end, or give another --out")
        try:
            self._base = opened(path)
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

    # --- runs

    def begin(self, given: int | None, model: str) -> None:
        """Begin a run over so many documents; None where their number is not known."""
        with self._writing() as base:
            new = "INSERT INTO runs (started, given, model) VALUES (?, ?, ?)"
            self._run = base.execute(new, (now(), given, model)).lastrowid or 0

    def end(self, seconds: float, ending: str | None) -> None:
        """End the run: how long it took, and why it stopped before the end of its documents."""
        with self._writing() as base:
            over = "UPDATE runs SET ended = ?, seconds = ?, given = max(coalesce(given, 0), seen), ending = ? WHERE run = ?"
            base.execute(over, (now(), seconds, ending, self._run))

    @property
    def has_results(self) -> bool:
        """Whether any document is finished."""
        with self._reading() as base:
            return base.execute("SELECT 1 FROM results LIMIT 1").fetchone() is not None

    def tally(self) -> Counter[str]:
        """How many documents of this run have each status; ``left`` those without a result."""
        with self._reading() as base:
            return database.tally(base, self._run)

    # --- documents

    def register(self, id: str, identity: str, source: str | None) -> Status | None:  # noqa: A002
        """Note that a document was given; gives the status that the document of this id had before.

        Another document of this run with the same id leaves this one with a number behind it.
        """
        with self._writing() as base:
            final = self._unique_id(base, id, identity)
            held = base.execute(
                "SELECT d.identity, CASE WHEN d.identity IS NULL THEN 'failed' ELSE r.status END FROM documents d "
                "LEFT JOIN results r ON r.identity = d.identity WHERE d.id = ?",
                (final,),
            ).fetchone()
            self._note(base, final, source, identity, None)
            return held[1] if held else None

    def refuse(self, id: str, error: Failure) -> None:  # noqa: A002
        """Note that a document was given that cannot be read."""
        with self._writing() as base:
            self._note(base, self._unique_id(base, id, None), None, None, error)

    def status(self, identity: str) -> Status | None:
        """What became of a document; None where it is not finished."""
        with self._reading() as base:
            found = base.execute("SELECT status FROM results WHERE identity = ?", (identity,)).fetchone()
        return found[0] if found else None

    def finish(self, identity: str, outcome: Outcome, usage: Usage, seconds: float) -> None:
        """Keep what became of a document, durably, and give up the answers about it.

        A failure does not take the place of a summary.
        """
        error = outcome.error or Failure(cause="", message="")
        made = outcome.summary.model_dump_json() if outcome.summary else None
        row = (
            identity, outcome.status, made, error.cause or None, error.message or None, now(), seconds,
            usage.requests, usage.prompt_tokens, usage.completion_tokens, usage.cost,
        )  # fmt: skip
        with self._writing(durable=True) as base:
            if not outcome.summary:
                base.execute("UPDATE results SET identity = ? WHERE identity = ?", (identity, identity + _ASIDE))
            kept = "SELECT 1 FROM results WHERE identity = ? AND summary IS NOT NULL"
            if outcome.summary or not base.execute(kept, (identity,)).fetchone():
                base.execute(f"INSERT OR REPLACE INTO results VALUES ({','.join('?' * len(row))})", row)  # noqa: S608
            base.execute("DELETE FROM results WHERE identity = ?", (identity + _ASIDE,))
            base.execute("DELETE FROM answers WHERE identity = ?", (identity,))
            base.execute("DELETE FROM waiting WHERE identity = ?", (identity,))

    def set_aside(self, identity: str) -> None:
        """Take a document for one that is not finished; its summary, where it has one, stays until there is a better one."""
        with self._writing() as base:
            base.execute("DELETE FROM results WHERE identity = ? AND summary IS NULL", (identity,))
            base.execute("UPDATE results SET identity = ? WHERE identity = ?", (identity + _ASIDE, identity))
            base.execute("UPDATE documents SET former = ? WHERE identity = ?", (identity + _ASIDE, identity))

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
        with sqlite_errors(self.path):
            yield from database.rows(self._base)

    def _unique_id(self, base: sqlite3.Connection, id: str, identity: str | None) -> str:  # noqa: A002
        """The id, or ``ID#2`` and so on where another document of this run has it."""
        final, number = id, 1
        while True:
            held = base.execute("SELECT run, identity FROM documents WHERE id = ?", (final,)).fetchone()
            if held is None or held[0] != self._run or (identity and held[1] == identity):
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
            "cause = excluded.cause, message = excluded.message, former = CASE "
            "WHEN EXISTS (SELECT 1 FROM results r WHERE r.identity = documents.identity AND r.summary IS NOT NULL) "
            "THEN documents.identity ELSE documents.former END",
            row,
        )
        base.execute("UPDATE runs SET seen = seen + 1 WHERE run = ?", (self._run,))

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, sqlite_errors(self.path):
            yield self._base

    @contextmanager
    def _writing(self, *, durable: bool = False) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is kept, or nothing. A durable one outlasts a loss of power too."""
        with self._lock, sqlite_errors(self.path):
            self._base.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield self._base
            except BaseException:
                with suppress(sqlite3.Error):
                    self._base.execute("ROLLBACK")
                raise
            self._base.execute("COMMIT")

