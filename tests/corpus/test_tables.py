"""A row of a table is a document or says why it is none; a table that is none says so once, before its first row."""

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from corpora import write_jsonl

from summarizer.corpus.inputs import Given, Reader, count
from summarizer.corpus.tables import cell
from summarizer.errors import InputError, SetupError

WORDS = "The quay closed, Ana Ruiz said."


def read(path: Path, **columns: str) -> list[Given]:
    return list(Reader(columns).read([str(path)]))


def write_parquet(path: Path, **columns: Any) -> Path:
    import pyarrow
    from pyarrow import parquet

    parquet.write_table(pyarrow.table(columns), path)
    return path


def one_line(error: BaseException) -> str:
    """What an error says, which can be printed and is one line."""
    said = str(error)
    assert said.encode()
    assert said.isprintable()
    return said


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("words", "words"),
        ("", None),
        (None, None),
        (float("nan"), None),
        (7, "7"),
        (7.0, "7"),
        (Decimal("7.00"), "7"),
        ("café".encode(), "café"),
        (date(2031, 5, 6), "2031-05-06"),
        (datetime(2031, 5, 6, 10, tzinfo=UTC), "2031-05-06T10:00:00+00:00"),
    ],
)
def test_a_cell_is_text(value: object, text: str | None) -> None:
    """Whole numbers and days are written out, what is nothing is missing."""
    assert cell({"a": value}, "a") == text


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (True, "has a bool, not text"),
        (["words"], "has a list, not text"),
        ({"a": "words"}, "has a dict, not text"),
        (7.5, "has a float, not text"),
        (float("inf"), "has a float, not text"),
        (Decimal("7.5"), "has a Decimal, not text"),
        ("a\ud800", "has half a character, or a byte that is not UTF-8 (at 1); write it as UTF-8"),
        (b"caf\xe9", "has half a character, or a byte that is not UTF-8 (at 3); write it as UTF-8"),
    ],
)
def test_a_cell_that_is_no_text_is_refused(value: object, reason: str) -> None:
    """The column is named, and what it has."""
    with pytest.raises(InputError) as caught:
        cell({"a": value}, "a")
    assert one_line(caught.value) == f"column 'a' {reason}"


@pytest.mark.parametrize("field", ["id", "title", "source", "language", "published"])
@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("t.jsonl", b'{"text": "The quay closed.", "FIELD": "\\ud800"}\n{"text": "The quay closed."}\n'),
        ("t.jsonl", b'{"text": "The quay closed.", "FIELD": "caf\xe9"}\n{"text": "The quay closed."}\n'),
        ("t.csv", b"text,FIELD\nThe quay closed.,caf\xe9\nThe quay closed.,\n"),
    ],
    ids=["escape", "jsonl", "csv"],
)
def test_half_a_character_in_a_field_costs_its_row_alone(tmp_path: Path, name: str, row: bytes, field: str) -> None:
    """It is told in one line that can be printed, and the id is the place of the row."""
    path = tmp_path / name
    path.write_bytes(row.replace(b"FIELD", field.encode()))
    bad, good = read(path)
    assert bad.error
    assert f"{path}:1: column '{field}' has half a character" in one_line(bad.error)
    assert (bad.id, good.error) == (f"{path}:1", None)


def test_half_a_character_in_the_name_of_a_column_can_be_printed(tmp_path: Path) -> None:
    """In a row, and in a header."""
    path = write_jsonl(tmp_path / "t.jsonl", [])
    path.write_bytes(b'{"\\ud800": "words"}\n')
    (bad,) = read(path)
    assert bad.error
    assert "there are \N{REPLACEMENT CHARACTER}; name it" in one_line(bad.error)
    (tmp_path / "t.csv").write_bytes(b"caf\xe9,b\n1,2\n")
    with pytest.raises(InputError) as caught:
        read(tmp_path / "t.csv")
    assert "it has caf\N{REPLACEMENT CHARACTER}, b;" in one_line(caught.value)


def test_brackets_without_end_cost_their_row_alone(tmp_path: Path) -> None:
    """Where the first line is one, too."""
    path = tmp_path / "t.jsonl"
    path.write_text("[" * 200_000 + '\n{"text": "The quay closed."}\n', encoding="utf-8")
    bad, good = read(path)
    assert bad.error
    assert one_line(bad.error) == f"{path}:1: it is nested too deeply; give one object a line"
    assert good.article


def test_a_value_that_cannot_be_read_costs_its_row_alone(tmp_path: Path) -> None:
    """As a time that no calendar has; the rows around it are read under their own numbers."""
    import pyarrow

    days = pyarrow.array([0, -(2**62), 0], pyarrow.timestamp("us"))
    first, bad, last = read(write_parquet(tmp_path / "t.parquet", text=[WORDS] * 3, published=days))
    assert bad.error
    assert "it has a value that cannot be read (date value out of range)" in one_line(bad.error)
    assert [one.id for one in (first, bad, last)] == [f"{tmp_path}/t.parquet:{n}" for n in (1, 2, 3)]
    assert first.article
    assert str(first.article.published) == "1970-01-01"
    assert last.article


LONG = "n" * 60
TABLES = [
    ("t.csv", b"body,b\nx,y\n", "has no column 'text'; it has body, b; name it with --column text=NAME"),
    ("t.csv", b"a;text\nx;y\n", "has no column 'text'; it is separated by ;; convert it to commas"),
    ("t.csv", b"a\ttext\nx\ty\n", "has no column 'text'; it is separated by tabs; convert it to commas"),
    ("t.csv", b"id,Text\nx,y\n", "it has 'Text'; name it with --column text=Text"),
    ("t.csv", b"id, text\nx,y\n", "it has ' text'; name it with --column 'text= text'"),
    ("t.csv", f"{LONG},b\nx,y\n".encode(), f"it has {LONG[:39]}…, b; name it"),
    ("t.csv", ",".join(f"c{n}" for n in range(30)).encode() + b"\n", "c18, c19, …; name it"),
    ("t.csv", b"text,id,text\nx,y,z\n", "has two columns 'text'; rename one"),
    ("t.csv", b'text\n"a"\n\n"open\nand so on\n', "is no CSV file: the row at line 4 is broken (unexpected end of data)"),
    ("t.csv", b'text\n"a" b\n', "is no CSV file: the row at line 2 is broken"),
    ("t.csv", "\ufefftext\nx\n".encode("utf-16-le"), "is UTF-16, not UTF-8; convert it, for example with iconv"),
    ("t.jsonl", "\ufeff{}\n".encode("utf-16-be"), "is UTF-16, not UTF-8; convert it, for example with iconv"),
    ("t.jsonl", b'\n [{"text": "x"}]\n', "is a JSON array; give one object a line"),
    ("t.jsonl", b'[\n{"text": "x"},\n', "is a JSON array; give one object a line"),
    ("t.parquet", b"", "is no Parquet file that can be read (Parquet file size is 0 bytes); write it anew"),
    ("t.parquet", b"PAR1" + b"x" * 99 + b"PAR1", "is no Parquet file that can be read ("),
]


@pytest.mark.parametrize(("name", "data", "reason"), TABLES, ids=[f"{name}: {reason}" for name, _, reason in TABLES])
def test_a_table_that_is_none_is_one_error(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    """Where its documents are counted, before any work, and where they are read; it names the table."""
    path = tmp_path / name
    path.write_bytes(data)
    asked: list[Callable[[], object]] = [lambda: count([str(path)], text="text"), lambda: read(path)]
    for ask in asked:
        with pytest.raises(InputError) as caught:
            ask()
        assert one_line(caught.value).startswith(f"'{path}' ")
        assert reason in str(caught.value)


def test_a_parquet_file_that_is_cut_off_is_one_error(tmp_path: Path) -> None:
    """Whether its end is missing or what stands before it is broken."""
    path = write_parquet(tmp_path / "t.parquet", text=[WORDS * n for n in range(1, 99)])
    whole = path.read_bytes()
    for data in (whole[:-20], whole[:4] + b"\xff" * 200 + whole[204:]):
        path.write_bytes(data)
        with pytest.raises(InputError) as caught:
            read(path)
        assert "is no Parquet file that can be read (" in one_line(caught.value)


def test_a_parquet_file_needs_the_column_of_the_texts(tmp_path: Path) -> None:
    """Under the name that is given for it."""
    path = write_parquet(tmp_path / "t.parquet", body=[WORDS])
    with pytest.raises(InputError, match="has no column 'text'; it has body; name it"):
        count([str(path)], text="text")
    assert count([str(path)], text="body") == count([str(path)]) == len(read(path, text="body")) == 1


def test_rows_keep_their_numbers(tmp_path: Path) -> None:
    """Rows of CSV are counted without blank lines, however many lines they have; short rows are read."""
    path = tmp_path / "t.csv"
    path.write_text('text,title,,\n\n"The quay\nclosed."\nThe quay opened.,B,,\n', encoding="utf-8")
    assert [one.id for one in read(path)] == [f"{path}:1", f"{path}:2"]
    assert count([str(path)], text="text") == 2


def test_without_arrow_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before any work."""
    path = write_parquet(tmp_path / "t.parquet", text=[WORDS])
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(SetupError, match="pip install"):
        count([str(path)])
