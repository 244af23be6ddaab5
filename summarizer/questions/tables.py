"""The tables that questions are asked of: a file beside the output, made from the store and what resolution wrote.

It is a copy that may be deleted at any time. Only results that are new or were done again are read from the store,
also while a run is under way; each refresh is one transaction.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, get_type_hints

from filelock import FileLock, Timeout

from summarizer.corpus import database
from summarizer.errors import SetupError
from summarizer.export import rows
from summarizer.linking.lexicon import fold
from summarizer.questions.matters import told
from summarizer.resolution import actors, copies
from summarizer.schema import Summary

SUFFIX = ".tables.sqlite"
_ROWS: dict[str, Any] = {
    "document_rows": rows.Document,
    "actor_rows": rows.Actor,
    "event_rows": rows.Event,
    "claim_rows": rows.Claim,
}
_TYPES = {str: "TEXT", int: "INTEGER", bool: "INTEGER"}
_WAIT = 600.0  # seconds, for another refresh of the same tables
_AT_ONCE = 200  # summaries held in memory


class Refreshed(NamedTuple):
    """What a refresh found.

    Attributes:
        read: results that were read from the store.
        documents: that have a result.
        unresolved: documents that resolution has not seen; their actors stand alone.
    """

    read: int
    documents: int
    unresolved: int


class _Seen(NamedTuple):
    """What the store has now."""

    results: dict[str, str]
    given: list[tuple[str, str | None, str | None, str | None]]


def beside(output: Path) -> Path:
    return output.with_name(f"{output.name}{SUFFIX}")


def refreshed(output: Path) -> Refreshed:
    """Bring the tables of an output up to date.

    Raises:
        InputError: there is no store beside the output, or what resolution wrote cannot be read.
        SetupError: the tables cannot be written.
    """
    path = beside(output)
    with database.reading(database.beside(output)) as source, _writing(path) as base:
        source.execute("BEGIN")  # one state of the store for all that follows
        seen = _seen(source)
        read, gone = _read(source, base, seen.results)
        said = _sign(actors.beside(output), copies.beside(output))
        if read or gone or _meta(base, "resolution") != said or not _same_given(base, seen):
            _place(base, seen, output)
            _resolve(base, output)
            told(base)
            base.execute("INSERT OR REPLACE INTO meta VALUES ('resolution', ?)", (said,))
        documents = base.execute("SELECT count(*) FROM given WHERE result IS NOT NULL").fetchone()[0]
        return Refreshed(read, documents, int(_meta(base, "unresolved") or 0))


def schema() -> str:
    """All tables and views, as SQL."""
    here = files("summarizer.questions")
    made = [_table(name, kind) for name, kind in _ROWS.items()]
    return "\n".join([(here / "tables.sql").read_text("utf-8"), *made, views()])


def views() -> str:
    return (files("summarizer.questions") / "views.sql").read_text("utf-8")


@contextmanager
def _writing(path: Path) -> Iterator[sqlite3.Connection]:
    """The tables in one transaction, by one process at a time; they are made anew where they are of another version."""
    try:
        with FileLock(path.with_name(f".{path.name}.lock"), timeout=_WAIT), closing(_opened(path)) as base:
            base.execute("BEGIN IMMEDIATE")
            yield base
            base.execute("COMMIT")
    except Timeout:
        raise SetupError(f"another command is writing {str(path)!r}; wait for its end") from None
    except (OSError, sqlite3.Error) as error:
        raise SetupError(f"cannot write {str(path)!r}: {error}; free some of the disk, or delete that file") from None


def _opened(path: Path) -> sqlite3.Connection:
    version = hashlib.sha256(schema().encode()).hexdigest()
    for _ in range(2):
        base = sqlite3.connect(path, isolation_level=None, timeout=60)
        with suppress(sqlite3.DatabaseError):
            if _meta(base, "version") == version:
                return base
        base.close()
        path.unlink(missing_ok=True)
        with closing(sqlite3.connect(path, isolation_level=None)) as new:
            new.executescript(f"BEGIN; {schema()} INSERT INTO meta VALUES ('version', '{version}'); COMMIT;")  # noqa: S608
    raise sqlite3.OperationalError("the tables cannot be made")


def _table(name: str, kind: Any) -> str:
    hints = {column: hint for column, hint in get_type_hints(kind).items() if column != "document"}
    columns = ", ".join(f'"{column}" {_type(hint)}' for column, hint in hints.items())
    return f"CREATE TABLE {name} (result INTEGER NOT NULL, {columns}); CREATE INDEX {name}_result ON {name} (result);"


def _type(hint: Any) -> str:
    return next(name for kind, name in _TYPES.items() if hint in (kind, kind | None))


def _seen(source: sqlite3.Connection) -> _Seen:
    results = source.execute("SELECT identity, finished FROM results WHERE summary IS NOT NULL AND identity IN (SELECT identity FROM documents)")
    given = source.execute(
        "SELECT d.id, d.identity, CASE WHEN d.identity IS NULL THEN 'failed' ELSE r.status END, d.source "
        "FROM documents d LEFT JOIN results r ON r.identity = d.identity ORDER BY d.position"
    )
    return _Seen(dict(results), given.fetchall())


def _read(source: sqlite3.Connection, base: sqlite3.Connection, now: dict[str, str]) -> tuple[int, int]:
    """Read what is new in the store, and drop what is gone or was done again; how many of each."""
    had = dict(base.execute("SELECT identity, finished FROM results"))
    gone = [(identity,) for identity, finished in had.items() if now.get(identity) != finished]
    for name in (*_ROWS, "event_parts", "claim_parts"):
        base.executemany(
            f"DELETE FROM {name} WHERE result = (SELECT result FROM results WHERE identity = ?)", gone  # noqa: S608
        )
    base.executemany("DELETE FROM results WHERE identity = ?", gone)
    new = [identity for identity, finished in now.items() if had.get(identity) != finished]
    for some in _batches(new, _AT_ONCE):
        for identity in some:
            (text,) = source.execute("SELECT summary FROM results WHERE identity = ?", (identity,)).fetchone()
            _insert(base, identity, now[identity], Summary.model_validate_json(text))
    return len(new), len(gone)


def _insert(base: sqlite3.Connection, identity: str, finished: str, summary: Summary) -> None:
    new = base.execute("INSERT INTO results (identity, finished) VALUES (?, ?)", (identity, finished))
    result = new.lastrowid
    _fill(base, "document_rows", result, [rows.document(summary)])
    _fill(base, "actor_rows", result, [rows.actor(summary, one) for one in summary.actors])
    _fill(base, "event_rows", result, [rows.event(summary, one) for one in summary.events])
    _fill(base, "claim_rows", result, [rows.claim(summary, one) for one in summary.claims])
    parts = [
        (result, one.id, part, actor)
        for one in summary.events
        for part, some in (("agent", one.agents), ("target", one.targets))
        for actor in some
    ]
    base.executemany("INSERT INTO event_parts VALUES (?, ?, ?, ?)", parts)
    about = [(result, one.id, event) for one in summary.claims for event in one.events]
    base.executemany("INSERT INTO claim_parts VALUES (?, ?, ?)", about)


def _fill(base: sqlite3.Connection, name: str, result: int | None, some: list[Any]) -> None:
    if some:  # the first column of every row is the document
        marks = ",".join("?" * len(some[0]))
        base.executemany(f"INSERT INTO {name} VALUES ({marks})", [(result, *one[1:]) for one in some])  # noqa: S608


def _same_given(base: sqlite3.Connection, seen: _Seen) -> bool:
    return _meta(base, "given") == _digest(seen)


def _digest(seen: _Seen) -> str:
    return hashlib.sha256(repr(seen.given).encode()).hexdigest()


def _place(base: sqlite3.Connection, seen: _Seen, output: Path) -> None:
    """The documents, by date and then as they were given; those that resolution has not seen are their own origin."""
    base.execute("DELETE FROM given")
    numbers = dict(base.execute("SELECT identity, result FROM results"))
    days = dict(base.execute("SELECT result, published FROM document_rows WHERE published IS NOT NULL"))
    order = sorted(seen.given, key=lambda one: days.get(numbers.get(one[1] or ""), "9999"))
    base.executemany(
        "INSERT INTO given VALUES (?, ?, ?, ?, ?, ?, ?, NULL)",
        [
            (id, rank, result := numbers.get(identity or ""), status, source, days.get(result), id)
            for rank, (id, identity, status, source) in enumerate(order)  # noqa: A001
        ],
    )
    copied = [(one.origin, one.document) for one in _looked_at(base, output) if one.origin != one.document]
    base.executemany("UPDATE given SET origin = ? WHERE id = ?", copied)
    base.execute(
        "UPDATE given SET appeared = coalesce((SELECT o.published FROM given o WHERE o.id = given.origin), published)"
    )
    base.execute("INSERT OR REPLACE INTO meta VALUES ('given', ?)", (_digest(seen),))


def _looked_at(base: sqlite3.Connection, output: Path) -> list[copies.Origin]:
    """The documents that resolution has seen as they are now: of one that was done again its words mean nothing."""
    now = base.execute("SELECT g.id, r.finished FROM given g JOIN results r ON r.result = g.result")
    finished = dict(now)
    return [one for one in _if_there(copies.read, copies.beside(output)) if finished.get(one.document) == one.finished]


def _resolve(base: sqlite3.Connection, output: Path) -> None:
    """The actors across documents, and for those that resolution has not seen one of their own."""
    for name in ("known", "belongs", "names"):
        base.execute(f"DELETE FROM {name}")  # noqa: S608
    seen = {one.document for one in _looked_at(base, output)}
    for one in _if_there(actors.read, actors.beside(output)):
        parts = [(part.document, part.actor, one.id) for part in one.members if part.document in seen]
        if not parts:
            continue
        row = (one.id, one.name, one.kind, one.unnamed, one.country, one.sector, " | ".join(one.aliases), one.articles, one.mentions)
        base.execute("INSERT INTO known VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        base.executemany("INSERT INTO belongs VALUES (?, ?, ?)", parts)
        names = {fold(name) for name in (one.name, *one.aliases)}
        base.executemany("INSERT INTO names VALUES (?, ?)", [(name, one.id) for name in sorted(names)])
    alone = base.execute(
        "SELECT g.id, r.id, replace(g.id, ' ', '_') || '/' || r.id, r.name, r.kind, r.unnamed, r.country, r.sector, r.aliases, r.mentions "
        "FROM given g JOIN actor_rows r ON r.result = g.result "
        "LEFT JOIN belongs m ON m.document = g.id AND m.local = r.id WHERE m.actor IS NULL"
    ).fetchall()
    for document, local, id, name, *more, mentions in alone:  # noqa: A001
        base.execute("INSERT INTO known VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?)", (id, name, *more, mentions))
        base.execute("INSERT INTO belongs VALUES (?, ?, ?)", (document, local, id))
        base.execute("INSERT INTO names VALUES (?, ?)", (fold(name), id))
    unresolved = len({row[0] for row in alone})
    base.execute("INSERT OR REPLACE INTO meta VALUES ('unresolved', ?)", (str(unresolved),))


def _if_there(read: Any, path: Path) -> Iterator[Any]:
    if path.exists():
        yield from read(path)


def _sign(*paths: Path) -> str:
    """What changes when one of the files does."""
    return " ".join(f"{path.stat().st_mtime_ns}.{path.stat().st_size}" if path.exists() else "none" for path in paths)


def _meta(base: sqlite3.Connection, name: str) -> str | None:
    found = base.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return found[0] if found else None


def _batches(some: Iterable[str], size: int) -> Iterator[list[str]]:
    left = iter(some)
    while taken := list(islice(left, size)):
        yield taken
