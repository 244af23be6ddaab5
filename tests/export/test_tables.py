"""Tidy tables."""

import csv
import io
import sys
import zipfile

import pandas
import polars
import pytest
from examples import ACTORS, CLAIMS, EVENTS, SUMMARY, TEXT, summary
from pyarrow import parquet

from summarizer.errors import SetupError
from summarizer.export.spans import spans as placed
from summarizer.export.tables import actors, as_csv, as_parquet, claims, documents, events, spans

TABLES = {"documents": documents, "actors": actors, "events": events, "claims": claims, "spans": spans}
COUNTS = {
    "documents": 1,
    "actors": len(ACTORS),
    "events": len(EVENTS),
    "claims": len(CLAIMS),
    "spans": len(list(placed(SUMMARY))),
}


def files(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as found:
        return {name: found.read(name) for name in found.namelist()}


def words(row: dict[str, object]) -> str:
    start, end = row["start"], row["end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    return TEXT[start:end]


@pytest.mark.parametrize("name", TABLES)
def test_data_frames_take_them_in_one_line(name: str) -> None:
    """Both pandas and polars make a frame with a row for each object and the same columns."""
    table = TABLES[name]([SUMMARY, SUMMARY])
    first, second = pandas.DataFrame(table), polars.DataFrame(table)
    assert len(first) == len(second) == 2 * COUNTS[name]
    assert list(first.columns) == second.columns


def test_offsets_give_the_words() -> None:
    """``start`` and ``end`` of a row are those of its first evidence; of a span, of its text."""
    assert all(words(row) == row["text"] for row in spans([SUMMARY]))
    for row in claims([SUMMARY]) + events([SUMMARY]):
        assert str(row["evidence"]).split(" | ")[0] == words(row)


def test_names_stand_beside_ids() -> None:
    """Ids are separated by a space, names by a bar."""
    row = events([SUMMARY])[0]
    assert (row["agents"], row["agent_names"]) == ("a1 a2", "Iceland | Norrin Lines")
    assert (row["when"], row["when_start"], row["sentences"]) == ("on Tuesday", "2031-05-13", "1")


def test_csv_is_read_back() -> None:
    """A file a table, each with its columns; truth values and empty cells as CSV has them."""
    found = files(as_csv([SUMMARY]))
    assert set(found) == {f"{name}.csv" for name in TABLES}
    for name, table in TABLES.items():
        rows = list(csv.DictReader(io.StringIO(found[f"{name}.csv"].decode(), newline="")))
        assert len(rows) == COUNTS[name]
        assert list(rows[0]) == list(table([SUMMARY])[0])
    frame = pandas.read_csv(io.BytesIO(found["actors.csv"]))
    assert frame["unnamed"].dtype == bool


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_no_cell_is_a_formula(name: str) -> None:
    """An apostrophe stands before what a spreadsheet would run."""
    shown = summary(actors=(ACTORS[0].model_copy(update={"name": name}), *ACTORS[1:]))
    rows = csv.DictReader(io.StringIO(files(as_csv([shown]))["actors.csv"].decode(), newline=""))
    assert next(rows)["name"] == f"'{name}"
    assert actors([shown])[0]["name"] == name


def test_parquet_is_read_back() -> None:
    """Each file gives its table back, cell for cell."""
    found = files(as_parquet([SUMMARY]))
    for name, table in TABLES.items():
        assert parquet.read_table(io.BytesIO(found[f"{name}.parquet"])).to_pylist() == table([SUMMARY])


def test_columns_do_not_depend_on_rows() -> None:
    """Tables of nothing have their columns, and Parquet their types."""
    assert files(as_csv([]))["claims.csv"].decode().strip() == ",".join(claims([SUMMARY])[0])
    empty, full = (
        parquet.read_schema(io.BytesIO(files(as_parquet(given))["events.parquet"])) for given in ([], [SUMMARY])
    )
    assert empty == full


def test_the_same_tables_are_the_same_bytes() -> None:
    """Whenever they are written."""
    assert as_csv([SUMMARY]) == as_csv([SUMMARY])


def test_without_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says what to install."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(SetupError, match=r"^Parquet needs one more package: pip install '\w+\[parquet\]'$"):
        as_parquet([SUMMARY])
