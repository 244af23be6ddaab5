"""The tables follow the store and what resolution wrote."""

import shutil
import sqlite3
from datetime import date
from pathlib import Path

import invented
import pytest
import week
from examples import SUMMARY

from summarizer.corpus.database import beside
from summarizer.corpus.outcome import Failure, Outcome
from summarizer.corpus.store import Store
from summarizer.errors import SetupError
from summarizer.questions import asking, tables
from summarizer.questions.tables import Refreshed, refreshed
from summarizer.resolution.merging import merge
from summarizer.schema import Usage


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return invented.corpus(tmp_path)


def rows(output: Path, sql: str) -> list[tuple[object, ...]]:
    return list(asking.ask(tables.beside(output), sql).rows)


def everything(output: Path) -> dict[str, list[tuple[object, ...]]]:
    """All tables without the numbers of results, which depend on the order in which they were read."""
    views = ("documents", "actors", "events", "denials", "accusations", "unnamed", "said", "happenings")
    return {name: sorted(rows(output, f"SELECT * FROM {name}"), key=repr) for name in views}  # noqa: S608


def test_only_what_is_new_is_read(output: Path) -> None:
    """A second refresh reads nothing and changes no byte."""
    assert refreshed(output) == Refreshed(5, 5, 0)
    before = tables.beside(output).read_bytes()
    assert refreshed(output) == Refreshed(0, 5, 0)
    assert tables.beside(output).read_bytes() == before


def test_a_document_that_was_done_again(output: Path) -> None:
    """Its rows are those of the new result, as if all had been read at once."""
    refreshed(output)
    with Store(beside(output)) as store:
        store.set_aside("identity of rumour")
    assert refreshed(output) == Refreshed(0, 4, 0)
    assert rows(output, "SELECT count(*) FROM unnamed") == [(0,)]
    changed = invented.articles()["later"].summary
    with Store(beside(output)) as store:
        store.begin(1, "scripted")
        store.finish("identity of rumour", Outcome(summary=changed), Usage(), 1.0)
    assert refreshed(output) == Refreshed(1, 5, 1)  # the merge was of the old result: what it says of a3 is of another
    assert rows(output, "SELECT actor FROM members WHERE document = 'rumour' AND local = 'a3'") == [("rumour/a3",)]
    merge(output, date(2031, 5, 21))
    assert refreshed(output) == Refreshed(0, 5, 0)
    now = everything(output)
    tables.beside(output).unlink()
    refreshed(output)
    assert everything(output) == now


def test_while_a_run_is_under_way(output: Path) -> None:
    """Documents that are not finished have no rows yet; those that failed say so."""
    with Store(beside(output)) as store:
        store.begin(None, "scripted")
        store.register("waiting", "identity of waiting", None)
        store.refuse("broken", Failure(cause="InputError", message="no text"))
        assert refreshed(output) == Refreshed(5, 5, 0)
        store.finish("identity of waiting", Outcome(summary=SUMMARY), Usage(), 1.0)
        assert refreshed(output) == Refreshed(1, 6, 1)
    assert rows(output, "SELECT id, status FROM documents ORDER BY id LIMIT 1") == [("broken", "failed")]
    assert ("waiting/a5", "Odd Myrland") in rows(output, "SELECT id, name FROM actors")


def test_equal_documents_share_a_result(output: Path) -> None:
    """Both are in the tables, and count as two."""
    with Store(beside(output)) as store:
        store.begin(1, "scripted")
        store.register("rumour again", "identity of rumour", "elsewhere.md")
    merge(output, date(2031, 5, 21))
    assert refreshed(output) == Refreshed(5, 6, 0)
    assert rows(output, "SELECT origins, documents FROM unnamed") == [(1, 2)]


def test_a_merge_is_seen(output: Path) -> None:
    """Actors and origins are those of the last merge; without one every actor stands alone."""
    refreshed(output)
    merged = everything(output)
    for name in ("actors.jsonl", "origins.csv"):
        shutil.move(output.with_name(f"{output.name}.{name}"), output.with_name(f"{name}.aside"))
    assert refreshed(output) == Refreshed(0, 5, 5)
    assert rows(output, "SELECT count(*) FROM actors WHERE name = 'Tolmark'") == [(5,)]
    merge(output, date(2031, 5, 21))
    refreshed(output)
    assert everything(output) == merged


def test_another_version_is_made_anew(output: Path) -> None:
    """Tables of another version, and files that are none, are replaced."""
    refreshed(output)
    before = everything(output)
    base = sqlite3.connect(tables.beside(output))
    with base:
        base.execute("UPDATE meta SET value = 'old' WHERE name = 'version'")
    base.close()
    assert refreshed(output).read == 5
    tables.beside(output).write_bytes(b"no database" * 1000)
    assert refreshed(output).read == 5
    assert everything(output) == before


def test_a_failure_leaves_what_was(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A refresh that fails changes nothing."""
    refreshed(output)
    before = everything(output)
    week.stored(output, {"new": SUMMARY})

    def full(_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("summarizer.questions.tables.told", full)
    with pytest.raises(SetupError, match="disk is full; free some of the disk"):
        refreshed(output)
    assert everything(output) == before
