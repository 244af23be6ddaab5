"""The requests of a corpus that wait for a provider's batch, in its store.

A request is noted, goes into a batch, and leaves with its answer for the store's answers. One that was not answered
is noted again, up to ``TRIES`` times. What a batch is about to have in it is written down before it is submitted, so
that a run that is killed in between can look whether it was.
"""

import json
import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from summarizer.corpus.database import now
from summarizer.llm.batches import Intent, Line, Result, State
from summarizer.llm.characters import all_whole
from summarizer.llm.keeping import is_error
from summarizer.schema import Value

if TYPE_CHECKING:
    from summarizer.corpus.store import Store

TRIES = 3
"""Batches in which a request may stay without an answer, before its document fails."""

REFUSALS = frozenset({400, 404, 405, 413, 414, 415, 422})
"""Statuses that are about the request itself: the client has to know them, and asking again does not mend them."""

_FREE = "batch IS NULL AND status IS NULL"

# One question about a document may fail it while another one is still being put: that one is not asked any more.
_NEW = (
    "INSERT INTO waiting (identity, request, body) SELECT ?, ?, ? "
    "WHERE NOT EXISTS (SELECT * FROM results WHERE identity = ?)"
)


class Refusal(NamedTuple):
    """What a provider answered in place of an answer; ``status`` is None where it did not answer in any try."""

    status: int | None
    said: Any


class Batch(Value):
    """A batch that has not ended; ``id`` is None where it is not known whether it was submitted."""

    name: str
    provider: str
    id: str | None
    since: str
    requests: int
    documents: int


class Waiting:
    """What waits in a store. Thread-safe as the store is."""

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._asked: set[int] = set()
        self._changed: set[str] = set()

    def ask(self, identity: str, request: str, body: str) -> Refusal | None:
        """Note a request about a document; gives why there will be no answer, where that is known."""
        with self._store.transaction() as base:
            known = base.execute(
                "SELECT position, status, said, tries, batch FROM waiting WHERE identity = ? AND request = ?",
                (identity, request),
            ).fetchone()
            if known is None:
                made = base.execute(_NEW, (identity, request, body, identity))
                if made.rowcount:
                    self._asked.add(made.lastrowid or 0)
                return None
        position, status, said, tries, batch = known
        if status is not None:
            return Refusal(status, json.loads(said))
        if batch is None and tries >= TRIES:
            return Refusal(None, said)
        if batch is None:
            self._asked.add(position)
        return None

    def waits(self, identity: str) -> bool:
        """Whether nothing can be done about a document before a batch ends."""
        if identity in self._changed:
            return False
        with self._store.transaction() as base:
            free, held = base.execute(
                f"SELECT total({_FREE}), count(batch) FROM waiting WHERE identity = ?", (identity,)  # noqa: S608
            ).fetchone()
        return bool(held) and not free

    def asked(self) -> Iterator[tuple[int, int]]:
        """Positions and sizes of what was asked since this was made and is in no batch."""
        with self._store.transaction() as base:
            found = base.execute(
                f"SELECT position, length(CAST(body AS BLOB)) FROM waiting WHERE {_FREE} AND tries < ? ORDER BY position",  # noqa: S608
                (TRIES,),
            ).fetchall()
        yield from ((position, size) for position, size in found if position in self._asked)

    def intend(self, provider: str, positions: Sequence[int]) -> tuple[str, list[Line]]:
        """Write down that these requests are about to be submitted; gives the batch's name, and what it has in it."""
        name = f"newsclaims-{secrets.token_hex(8)}"
        with self._store.transaction(durable=True) as base:
            new = "INSERT INTO batches (name, provider, requests, begun) VALUES (?, ?, ?, ?)"
            base.execute(new, (name, provider, len(positions), now()))
            rows = [(name, number, position) for number, position in enumerate(positions)]
            base.executemany("UPDATE waiting SET batch = ?, number = ? WHERE position = ?", rows)
            inside = "SELECT number, body FROM waiting WHERE batch = ? ORDER BY number"
            return name, [Line(f"{name}-{number}", body) for number, body in base.execute(inside, (name,))]

    def submitted(self, name: str, id: str) -> None:  # noqa: A002
        with self._store.transaction(durable=True) as base:
            base.execute("UPDATE batches SET id = ? WHERE name = ?", (id, name))

    def withdraw(self, name: str, *, crowded: bool = False) -> None:
        """A batch was not submitted after all; ``crowded``: it is too much for the provider's queue."""
        with self._store.transaction(durable=True) as base:
            base.execute("UPDATE waiting SET batch = NULL, number = NULL WHERE batch = ?", (name,))
            base.execute("UPDATE batches SET ended = ?, crowded = 1 WHERE name = ?", (now(), name))
            if not crowded:
                base.execute("DELETE FROM batches WHERE name = ?", (name,))

    @property
    def documents(self) -> int:
        """How many documents wait for a batch."""
        with self._store.transaction() as base:
            return documents(base)

    def open(self, provider: str) -> list[Batch]:
        """The batches of a provider that have not ended, oldest first."""
        with self._store.transaction() as base:
            return [batch for batch in under_way(base) if batch.provider == provider]

    def intent(self, batch: Batch) -> Intent:
        with self._store.transaction() as base:
            known = base.execute("SELECT id FROM batches WHERE id IS NOT NULL").fetchall()
        begun = datetime.fromisoformat(batch.since)
        return Intent(batch.name, batch.requests, begun, frozenset(id for (id,) in known))  # noqa: A001

    def crowded(self, provider: str) -> int | None:
        """The size of the smallest batch that was refused because too much was waiting; None where none was."""
        with self._store.transaction() as base:
            least = "SELECT min(requests) FROM batches WHERE crowded AND provider = ?"
            found: int | None = base.execute(least, (provider,)).fetchone()[0]
        return found

    def collect(self, name: str, state: State, results: Iterable[Result]) -> int:
        """Take what came of a batch that has ended, all of it or nothing; gives the number of answers."""
        answered = 0
        with self._store.transaction(durable=True) as base:
            for one in results:
                prefix, _, number = one.id.rpartition("-")
                row = base.execute(
                    "SELECT position, identity, request FROM waiting WHERE batch = ? AND number = ?", (prefix, number)
                ).fetchone()
                if row and prefix == name:
                    self._changed.add(row[1])
                    answered += _settle(base, row, one)
            left = base.execute("SELECT identity FROM waiting WHERE batch = ?", (name,)).fetchall()
            self._changed.update(identity for (identity,) in left)
            again = "UPDATE waiting SET batch = NULL, number = NULL, tries = tries + ?, said = ? WHERE batch = ?"
            base.execute(again, (0 if state.crowded else 1, state.failure or "no answer", name))
            base.execute("UPDATE batches SET ended = ?, crowded = ? WHERE name = ?", (now(), state.crowded, name))
        return answered


def under_way(base: sqlite3.Connection) -> Iterator[Batch]:
    """The batches of a store that have not ended, oldest first."""
    found = base.execute(
        "SELECT b.name, b.provider, b.id, b.begun, b.requests, count(DISTINCT w.identity) FROM batches b "
        "LEFT JOIN waiting w ON w.batch = b.name WHERE b.ended IS NULL GROUP BY b.name ORDER BY b.begun, b.name"
    )
    for name, provider, id, begun, requests, documents in found.fetchall():  # noqa: A001
        yield Batch(name=name, provider=provider, id=id, since=begun, requests=requests, documents=documents)


def documents(base: sqlite3.Connection) -> int:
    """How many documents wait for a batch."""
    found = base.execute(
        "SELECT count(*) FROM documents d LEFT JOIN results r ON r.identity = d.identity WHERE r.identity IS NULL "
        "AND d.identity IN (SELECT identity FROM waiting WHERE batch IS NOT NULL)"
    )
    return int(found.fetchone()[0])


def _settle(base: sqlite3.Connection, row: tuple[int, str, str], one: Result) -> bool:
    """Keep what came of a request; whether it is an answer."""
    position, identity, request = row
    answer = all_whole(one.body)
    said = json.dumps(answer, ensure_ascii=False)
    if one.status == 200 and not is_error(answer):
        base.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", (identity, request, said))
        base.execute("DELETE FROM waiting WHERE position = ?", (position,))
        return True
    if one.status in REFUSALS:
        refused = "UPDATE waiting SET batch = NULL, number = NULL, body = NULL, status = ?, said = ? WHERE position = ?"
        base.execute(refused, (one.status, said, position))
        return False
    again = "UPDATE waiting SET batch = NULL, number = NULL, tries = tries + 1, said = ? WHERE position = ?"
    base.execute(again, (_words(answer, one.status), position))
    return False


def _words(body: dict[str, Any], status: int) -> str:
    error = body.get("error", body)
    words = error.get("message") if isinstance(error, dict) else error
    return " ".join(str(words or f"status {status}").split())[:200]

