"""What is given is read one document at a time; what cannot be read comes with the reason."""

import csv
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from corpora import write_jsonl

from summarizer.corpus.inputs import Given, Reader, count, left_out, places
from summarizer.errors import InputError

ROW = {"id": "d1", "text": "The quay closed, Ana Ruiz said.", "title": "Quay", "published": "2031-05-06", "language": "en"}


def told(given: Given) -> tuple[str, ...]:
    """A document in words: of an article what it says, else why there is none."""
    if given.article is None:
        return given.id, str(given.error)
    a = given.article
    return given.id, a.text, str(a.title), str(a.published), a.language, str(a.source)


def write(folder: Path, *names: str) -> None:
    """Files with an article of a line each."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("The quay closed.", encoding="utf-8")


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
    assert count(["-"]) is None
    (found,) = Reader().read(["-"])
    assert told(found)[:2] == ("standard input:1", ROW["text"])
    with pytest.raises(InputError, match="standard input is closed, or was read before"):
        list(Reader().read(["-"]))


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
    assert left_out([str(tmp_path)]) == {".jpg": 1, "notes": 1}


KINDS = ("x.json", "x.tsv", "x.xlsx", "x.jsonl.gz", "x.zip")
NO_INPUTS = [
    (["none.md"], "'none.md' does not exist; give a file, a folder or a glob"),
    (["*.none"], "'*.none' does not exist"),
    (["**/*.none"], "'**/*.none' does not exist"),
    (["n" * 300], "does not exist"),
    (["empty"], "the folder 'empty' has no article in it"),
    ([""], "an input is empty; give a file, a folder or a glob"),
    ([], "there is no input; give a file, a folder or a glob"),
    (["-", "a.md", "-"], "'-' is given twice; standard input can be read once"),
    (["e*"], "'e*' matches only folders; give a folder or 'DIR/**/*.md'"),
    (["**/e*"], "'**/e*' matches only folders; give a folder or 'DIR/**/*.md'"),
    (["*.json"], "'x.json' is not read; convert it to JSONL or CSV"),
    (["l*"], "'l*' does not exist"),
    (["ran/*.jsonl"], "'ran/*.jsonl' matches only outputs of runs; give other files"),
    (["ran"], "the folder 'ran' has no article in it"),
    *(([name], f"'{name}' is not read; convert it to JSONL or CSV") for name in KINDS[:3]),
    *(([name], f"'{name}' is not read; unpack it first") for name in KINDS[3:]),
]


@pytest.mark.parametrize(("given", "reason"), NO_INPUTS, ids=[reason for _, reason in NO_INPUTS])
def test_an_input_that_is_none_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: list[str], reason: str
) -> None:
    """It names what was given and says what to give, before any work."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "a.md", "ran/o.jsonl", "ran/o.jsonl.sqlite", *KINDS)
    (tmp_path / "empty").mkdir()
    (tmp_path / "link.md").symlink_to("nowhere.md")
    for ask in (count, lambda given: list(Reader().read(given))):
        with pytest.raises(InputError) as caught:
            ask(given)
        assert reason in str(caught.value)


@pytest.mark.parametrize("name", ["t.jsonl", "t.csv"])
def test_inputs_without_a_document_are_an_error(tmp_path: Path, name: str) -> None:
    """A table without rows is none alone, beside others it is nothing."""
    write(tmp_path, "a.md")
    path = tmp_path / name
    path.write_bytes(b"")
    assert count([str(path)], text="text") == 0
    with pytest.raises(InputError, match=f"there is no document in '{path}'; give articles, or a table that has rows"):
        list(Reader().read([str(path)]))
    assert len(list(Reader().read([str(path), str(tmp_path / "a.md")]))) == 1


def test_outputs_are_no_input(tmp_path: Path) -> None:
    """Those of other runs with their stores where a folder or a glob holds them, and what is apart wherever it is named."""
    ran = ("o.jsonl", "o.jsonl.sqlite", "o.jsonl.sqlite-wal", "o.jsonl.sqlite-shm", "o.jsonl.sqlite.lock")
    write(tmp_path, "a.md", "in/b.md", *ran, "p.parquet/documents.parquet", "p.parquet.sqlite", "mine/c.md", "d.md")
    (tmp_path / "link.md").symlink_to(tmp_path / "d.md")
    apart = [tmp_path / "mine", tmp_path / "in" / ".." / "d.md", tmp_path / "not-yet.jsonl"]
    found = [str(tmp_path / name) for name in ("a.md", "in/b.md")]
    for inputs in ([tmp_path], [f"{tmp_path}/**"], [f"{tmp_path}/*", f"{tmp_path}/*/*"], [*found, tmp_path / "d.md"]):
        named = list(map(str, inputs))
        assert list(places(named, apart)) == found
        assert [one.id for one in Reader().read(named, apart)] == found
        assert count(named, apart) == 2
        assert left_out(named, apart) == {}
    with pytest.raises(InputError, match="there is no document in"):
        list(Reader().read([str(tmp_path / "d.md")], apart))


def test_an_output_that_is_named_itself_is_read(tmp_path: Path) -> None:
    """Only where it is the output of this very run it is not."""
    write(tmp_path, "o.jsonl", "o.jsonl.sqlite")
    assert list(places([f"{tmp_path}/o.jsonl"])) == [f"{tmp_path}/o.jsonl"]


@pytest.mark.parametrize("given", [["./in/a.md", "in/a.md"], ["in//a.md", "in"], ["in/../in", "in/*.md"], ["in", "{here}/in/a.md"]])
def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: list[str]) -> None:
    """Its id is its path, however that was written."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "in/a.md")
    assert [one.id for one in Reader().read([one.format(here=tmp_path) for one in given])] == ["in/a.md"]


@pytest.mark.parametrize("given", ["{}", "{}/**/*.md", "{}/**"])
def test_links_in_a_circle_end(tmp_path: Path, given: str) -> None:
    """Each folder is visited once, in a folder and in a glob."""
    write(tmp_path, "a.md", "in/b.md")
    for name in ("in/up", "in/round", "self"):
        (tmp_path / name).symlink_to(tmp_path)
    assert list(places([given.format(tmp_path)])) == [f"{tmp_path}/a.md", f"{tmp_path}/in/b.md"]


def test_a_folder_that_cannot_be_read_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are read."""
    write(tmp_path, "a.md", "in/b.md", "z.md", "x.json")
    listed = Path.iterdir

    def iterdir(folder: Path) -> Iterator[Path]:
        if folder.name == "in":
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    assert list(places([str(tmp_path)])) == [f"{tmp_path}/a.md", f"{tmp_path}/z.md"]
    assert left_out([str(tmp_path)]) == {f"'{tmp_path}/in' cannot be read": 1, ".json": 1}


def test_a_glob_leaves_out_kinds_that_are_not_read(tmp_path: Path) -> None:
    """They are counted as those of a folder are."""
    write(tmp_path, "a.md", *KINDS)
    assert list(places([f"{tmp_path}/*"])) == [f"{tmp_path}/a.md"]
    assert left_out([f"{tmp_path}/*"]) == {".gz": 1, ".json": 1, ".tsv": 1, ".xlsx": 1, ".zip": 1}


def test_names_of_files_that_are_not_utf8_can_be_printed(tmp_path: Path) -> None:
    """In ids and in errors, of articles and of tables."""
    write(tmp_path, "caf\udce9.md")
    write_jsonl(tmp_path / "caf\udce9.jsonl", [ROW | {"id": ""}, {}])
    (tmp_path / "caf\udce8.md").write_bytes(b"")
    found = list(Reader().read([str(tmp_path)]))
    assert [one.id.removeprefix(f"{tmp_path}/") for one in found] == ["caf\ufffd.md", "caf\ufffd.jsonl:1", "caf\ufffd.jsonl:2", "caf\ufffd.md"]
    assert all(str(one.error).encode() for one in found)


@pytest.mark.parametrize(("options", "reason"), [({"published": "05/06/2031"}, "is not a date"), ({"language": "?"}, "is not a language")])
def test_options_are_checked_at_once(options: dict[str, Any], reason: str) -> None:
    """Not with the first document."""
    with pytest.raises(InputError, match=reason):
        Reader(**options)


@pytest.mark.parametrize("stdin", [None, SimpleNamespace(buffer=SimpleNamespace(closed=True))])
def test_standard_input_that_is_closed_is_an_error(monkeypatch: pytest.MonkeyPatch, stdin: object) -> None:
    """Before any work."""
    monkeypatch.setattr(sys, "stdin", stdin)
    for ask in (count, lambda given: list(Reader().read(given))):
        with pytest.raises(InputError, match="standard input is closed, or was read before; give a file"):
            ask(["-"])


def test_a_file_that_cannot_be_read_costs_itself_alone(tmp_path: Path) -> None:
    """Its error is its document's."""
    for name, text in {"a.md": "", "b.md": "The quay closed."}.items():
        (tmp_path / name).write_text(text)
    bad, good = Reader().read([str(tmp_path)])
    assert (bad.article, str(bad.error)) == (None, f"'{tmp_path}/a.md' is empty; give an article")
    assert good.article


@pytest.mark.parametrize("field", ["title", "author", "outlet"])
def test_half_a_character_in_front_matter_costs_its_file_alone(tmp_path: Path, field: str) -> None:
    """YAML can have it as an escape, in a file that is UTF-8."""
    (tmp_path / "a.md").write_text(f'---\n{field}: "\\ud800"\n---\nThe quay closed.', encoding="utf-8")
    write(tmp_path, "b.md")
    bad, good = Reader().read([str(tmp_path)])
    assert str(bad.error) == f"the {field} of '{tmp_path}/a.md' has half a character (at 0); decode it as UTF-8 again"
    assert good.article
