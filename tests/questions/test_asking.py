"""What is asked can only read."""

import signal
import sqlite3
import threading
from pathlib import Path

import invented
import pytest

from summarizer.errors import InputError, SetupError
from summarizer.questions import tables
from summarizer.questions.asking import ask

READS = "would do more than read"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = invented.corpus(tmp_path_factory.mktemp("corpus"))
    tables.refreshed(output)
    return tables.beside(output)


@pytest.mark.parametrize(
    ("sql", "why"),
    [
        ("DELETE FROM given", READS),
        ("UPDATE known SET name = 'x'", READS),
        ("INSERT INTO meta VALUES ('a', 'b')", READS),
        ("DROP VIEW claims", READS),
        ("CREATE TABLE x (y)", READS),
        ("CREATE TEMP TABLE x (y)", READS),
        ("CREATE TEMP VIEW claims AS SELECT 1", READS),
        ("ATTACH '{folder}/other.sqlite' AS other", READS),
        ("VACUUM INTO '{folder}/copy.sqlite'", READS),
        ("PRAGMA query_only = OFF", READS),
        ("PRAGMA writable_schema = ON", READS),
        ("PRAGMA journal_mode = WAL", READS),
        ("SELECT load_extension('{folder}/x')", READS),
        ("SELECT writefile('{folder}/x', 'y')", "no such function"),
        ("BEGIN", READS),
        ("REINDEX", READS),
        ("WITH x AS (SELECT 1) DELETE FROM given", READS),
        ("SELECT 1; DELETE FROM given", "one statement"),
        ("SELECT * FROM nowhere", "no such table"),
        ("SELECT", "cannot be answered"),
        ("", "gives no rows"),
        ("SELECT 1\x00", "cannot be answered"),
    ],
)
def test_nothing_is_written(path: Path, sql: str, why: str) -> None:
    """Neither in the tables nor beside them."""
    before, beside = path.read_bytes(), sorted(path.parent.iterdir())
    with pytest.raises(InputError, match=why):
        list(ask(path, sql.replace("{folder}", str(path.parent))).rows)
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == beside


def test_a_select(path: Path) -> None:
    """Columns and rows come back; values are given apart from the words."""
    found = ask(path, "SELECT id, country FROM actors WHERE kind = ? ORDER BY name", ["country"])
    assert (found.columns, [row[1] for row in found.rows]) == (("id", "country"), ["NOR", None])


def test_recursion_and_functions(path: Path) -> None:
    """What only reads is allowed."""
    sql = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 4) SELECT sum(x), max(upper('a')) FROM n"
    assert list(ask(path, sql).rows) == [(10, "A")]


def test_control_c(path: Path) -> None:
    """A query without an end stops."""
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    threading.Timer(0.5, signal.raise_signal, [signal.SIGINT]).start()
    with pytest.raises(KeyboardInterrupt):
        list(ask(path, endless).rows)


def test_an_error_while_rows_are_read(path: Path) -> None:
    """It is an error of this package as well."""
    with pytest.raises(InputError, match="malformed JSON"):
        list(ask(path, "SELECT CASE WHEN rank > 2 THEN json('{') ELSE 1 END FROM documents ORDER BY rank").rows)


def test_no_tables(tmp_path: Path) -> None:
    """Something else in their place is told."""
    (tmp_path / "x").write_bytes(b"no database at all, but words" * 100)
    with pytest.raises((InputError, SetupError)):
        ask(tmp_path / "x", "SELECT * FROM meta")
    with pytest.raises(SetupError, match="cannot read"):
        ask(tmp_path / "none", "SELECT 1")
    assert sqlite3.threadsafety
