"""What is given is read one document at a time; what cannot be read comes with the reason."""

import csv
import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from corpora import write_jsonl

from summarizer.corpus.inputs import Given, Reader, count, others
from summarizer.errors import InputError

ROW = {"id": "d1", "text": "The quay closed, Ana Ruiz said.", "title": "Quay", "published": "2031-05-06", "language": "en"}


def told(given: Given) -> tuple[str, ...]:
    """A document in words: of an article what it says, else why there is none."""
    if given.article is None:
        return given.id, str(given.error)
    a = given.article
    return given.id, a.text, str(a.title), str(a.published), a.language, str(a.source)


def as_csv(rows: list[dict[str, str]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def tables(folder: Path, rows: list[dict[str, str]]) -> list[Path]:
    """The same rows in each kind of table."""
    import pyarrow
    from pyarrow import parquet

    made = [write_jsonl(folder / "t.jsonl", rows), folder / "t.csv", folder / "t.parquet"]
    made[1].write_text(as_csv(rows), encoding="utf-8")
    parquet.write_table(pyarrow.Table.from_pylist(rows), made[2])
    return made


def test_every_table_gives_the_same_documents(tmp_path: Path) -> None:
    """Each row is one; its place is its source, and its id where it has none."""
    second = {**ROW, "id": "", "text": "Quoted “lines”,\nand commas.", "title": ""}
    for table in tables(tmp_path, [ROW, second]):
        found = list(map(told, Reader().read([str(table)])))
        assert found == [
            ("d1", ROW["text"], "Quay", "2031-05-06", "en", f"{table}:1"),
            (f"{table}:2", second["text"], "None", "2031-05-06", "en", f"{table}:2"),
        ]
        assert count([str(table)]) == 2


def test_columns_have_the_names_that_are_given(tmp_path: Path) -> None:
    """A field is read from the column that is named for it; an option overrides all rows."""
    table = write_jsonl(tmp_path / "t.jsonl", [{"n": 7, "body": ROW["text"], "day": "2031-05-06T10:00:00Z", "url": "http://h/a"}])
    columns = {"id": "n", "text": "body", "published": "day", "source": "url"}
    (found,) = Reader(columns).read([str(table)])
    assert told(found) == ("7", ROW["text"], "None", "2031-05-06", "en", "http://h/a")
    (found,) = Reader(columns, published="2031-06-01", language="de").read([str(table)])
    assert found.article
    assert (str(found.article.published), found.article.language) == ("2031-06-01", "de")
    with pytest.raises(InputError, match="there is no field 'body'; there are id, text"):
        Reader({"body": "text"})


@pytest.mark.parametrize(
    ("line", "id", "reason"),
    [
        ("{", "{path}:2", "it is no JSON"),
        ("[1]", "{path}:2", "it is no JSON object"),
        ('{"id": "x", "body": "words"}', "x", "no text in column 'text'; there are id, body; name it with --column text=NAME"),
        ('{"id": "x", "text": ""}', "x", "no text in column 'text'"),
        ('{"id": "x", "text": "12 34"}', "x", "has no words to summarise"),
        ('{"id": "x", "text": "Words.", "published": "05/06/2031"}', "x", "is not a date"),
        ('{"id": "x", "text": "Words.", "language": "?"}', "x", "is not a language"),
        ('{"id": "x", "text": "Half \\ud800 a character."}', "x", "half a character"),
        (b'{"id": "x", "text": "No \xff UTF-8."}', "x", "half a character"),
    ],
)
def test_a_row_that_is_no_article_costs_itself_alone(tmp_path: Path, line: str | bytes, id: str, reason: str) -> None:  # noqa: A002
    """It says where it stands and what is wrong with it; the rows around it are read."""
    good = json.dumps(ROW).encode()
    path = tmp_path / "t.jsonl"
    path.write_bytes(b"\n".join([good, line if isinstance(line, bytes) else line.encode(), b"", good]))
    first, bad, last = Reader().read([str(path)])
    assert bad.id == id.format(path=path)
    assert bad.article is None
    assert reason in str(bad.error)
    assert f"{path}:2" in str(bad.error)
    assert first.article
    assert last.article


def test_standard_input_is_jsonl(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document a line."""
    data = io.BytesIO(json.dumps({"text": ROW["text"]}).encode())
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=data))
    (found,) = Reader().read(["-"])
    assert told(found)[:2] == ("standard input:1", ROW["text"])
    assert count(["-"]) is None


def test_folders_and_globs_give_their_articles_in_order(tmp_path: Path) -> None:
    """Below a folder everything that may be an article is read, hidden files are not, and other kinds are counted."""
    names = ("b.md", "a.txt", "in/c.html", "in/deep/d.txt", ".hidden/e.md", "photo.jpg", "notes")
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<p>The quay of {name} closed, Ana Ruiz said.</p>", encoding="utf-8")
    inside = [str(tmp_path / name) for name in ("a.txt", "b.md", "in/c.html", "in/deep/d.txt")]
    assert [given.id for given in Reader().read([str(tmp_path)])] == inside
    assert [given.id for given in Reader().read([f"{tmp_path}/**/*.txt"])] == [inside[0], inside[3]]
    assert count([str(tmp_path)]) == 4
    assert others([str(tmp_path)]) == {".jpg": 1, "notes": 1}


@pytest.mark.parametrize(("given", "reason"), [("none.md", "does not exist"), ("*.none", "does not exist"), (".", "has no article in it")])
def test_an_input_that_is_not_there_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str, reason: str
) -> None:
    """It names what was given."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=f"'{given}' {reason}".replace("*", r"\*") if given != "." else reason):
        list(Reader().read([given]))


def test_a_file_that_cannot_be_read_costs_itself_alone(tmp_path: Path) -> None:
    """Its error is its document's."""
    for name, text in {"a.md": "", "b.md": "The quay closed."}.items():
        (tmp_path / name).write_text(text)
    bad, good = Reader().read([str(tmp_path)])
    assert (bad.article, str(bad.error)) == (None, f"'{tmp_path}/a.md' is empty; give an article")
    assert good.article
