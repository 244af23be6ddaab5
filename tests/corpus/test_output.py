"""The output appears whole: JSON lines, or tidy tables, with every finished document once."""

import json
from pathlib import Path
from typing import Any

import pytest
from corpora import lines, rows, run_over, write_jsonl
from pyarrow import parquet
from scripted import scripted

from summarizer.corpus import output
from summarizer.errors import InputError
from summarizer.export import rows as rows_of
from summarizer.schema import Summary

GIVEN = [{"id": "empty", "text": ""}, *rows(3)]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_jsonl(tmp_path / "given.jsonl", GIVEN)


def table(out: Path, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = parquet.read_table(out / f"{name}.parquet").to_pylist()
    return found


def test_lines_are_ids_and_summaries(tmp_path: Path, corpus: Path) -> None:
    """Each is a JSON object of one line, its summary that of the published schema."""
    out = tmp_path / "out.jsonl"
    run_over(corpus, out)
    found = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert {tuple(line) for line in found} == {("id", "status", "summary", "error")}  # what readers of tables want
    assert [line["error"] is None for line in found] == [line["summary"] is not None for line in found] == [False, *[True] * 3]
    summaries = [Summary.model_validate(line["summary"]) for line in found[1:]]
    assert [s.document.title for s in summaries] == ["Velm 0", "Velm 1", "Velm 2"]


def test_tables_hold_what_the_lines_hold(tmp_path: Path, corpus: Path) -> None:
    """Every row names its document by the id of the corpus; what failed is a document without a summary."""
    out = tmp_path / "out.parquet"
    run_over(corpus, tmp_path / "out.jsonl")
    run_over(corpus, out)
    assert sorted(path.name for path in out.iterdir()) == [
        "actors.parquet", "claims.parquet", "documents.parquet", "events.parquet",
    ]  # fmt: skip
    found = lines(tmp_path / "out.jsonl")
    documents = table(out, "documents")
    assert [(d["id"], d["status"], d["error"] is None) for d in documents] == [
        (line["id"], line["status"], line["status"] != "failed") for line in found
    ]
    claims = table(out, "claims")
    assert [(c["document"], c["id"], c["stance"]) for c in claims] == [
        (line["id"], claim["id"], claim["stance"]) for line in found[1:] for claim in line["summary"]["claims"]
    ]
    assert list(claims[0]) == list(rows_of.Claim._fields)


def test_an_old_output_stays_until_the_new_one_is_whole(
    tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is full leaves no half line and no other file, and says what to do; the results are kept."""
    out = tmp_path / "out.jsonl"
    run_over(corpus, out)
    before, names = out.read_bytes(), sorted(path.name for path in tmp_path.iterdir())

    def full(row: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(output, "line", full)
    with pytest.raises(Exception, match=r"cannot write .*: No space left on device; what is done is kept"):
        run_over(corpus, out, scripted())
    assert out.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == names


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("out.txt", r"an output ends in \.jsonl or \.parquet"),
        ("none/out.jsonl", "there is no directory"),
        ("folder.jsonl", "is there already, and is no output of this command"),
        ("file.parquet", "is there already, and is no output of this command"),
        ("precious.jsonl", "is there already, and is no output of this command"),
    ],
)
def test_an_output_that_cannot_be_written_is_refused_first(tmp_path: Path, name: str, reason: str) -> None:
    """Before any work."""
    (tmp_path / "folder.jsonl").mkdir()
    for file in ("file.parquet", "precious.jsonl"):
        (tmp_path / file).write_text("")
    with pytest.raises(InputError, match=reason):
        output.check(tmp_path / name)
