"""The output of a cluster is one table in many files, in which each document stands once."""

from pathlib import Path
from typing import Any

import pytest
from commands import Call, one_line
from corpora import rows, run_over, write_jsonl

from summarizer.corpus import parts
from summarizer.corpus.parts import Parts
from summarizer.errors import InputError, SetupError


def cells(name: str, status: str = "complete", identity: str | None = "a") -> dict[str, str | None]:
    made: dict[str, str | None] = {"summary": "{}", "cause": None, "message": None}
    if status == "failed":
        made = {"summary": None, "cause": "ModelError", "message": f"no answer about '{name}'"}
    return {"id": name, "identity": identity, "status": status, **made}


def write(folder: Path, name: str, *rows: dict[str, str | None]) -> Path:
    from pyarrow import parquet

    folder.mkdir(exist_ok=True)
    parquet.write_table(parts.table(rows), folder / f"{name}.parquet")
    return folder / f"{name}.parquet"


def read(folder: Path) -> list[tuple[Any, ...]]:
    from pyarrow import parquet

    found = [row for path in sorted(folder.glob("*.parquet")) for row in parquet.read_table(path).to_pylist()]
    return sorted((row["id"], row["identity"] or "", row["status"]) for row in found)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out.parquet"


def test_the_better_of_two_rows_about_a_document_is_kept(out: Path) -> None:
    """Whichever was written first; files without a double are left alone."""
    untouched = write(out, "0", cells("x")).stat().st_mtime_ns
    write(out, "1", cells("a", "failed"), cells("b"), cells("c", "partial"))
    write(out, "2", cells("a"), cells("b", "failed"), cells("c", "partial"), cells("d", "failed"))
    write(out, "3", cells("b", "partial"))
    Parts(str(out)).remove_duplicates()
    assert read(out) == [
        ("a", "a", "complete"),
        ("b", "a", "complete"),
        ("c", "a", "partial"),
        ("d", "a", "failed"),
        ("x", "a", "complete"),
    ]
    assert (out / "0.parquet").stat().st_mtime_ns == untouched
    assert sorted(path.name for path in out.iterdir()) == ["0.parquet", "1.parquet", "2.parquet"]


def test_documents_with_one_id_and_other_words_both_stay(out: Path) -> None:
    """Only a row that was no article goes where the row is mended."""
    write(out, "1", cells("a", identity="1"), cells("a", identity="2"), cells("b", "failed", None))
    write(out, "2", cells("b", identity="3"), cells("c", "failed", None), cells("c", "failed", None))
    Parts(str(out)).remove_duplicates()
    assert read(out) == [
        ("a", "1", "complete"),
        ("a", "2", "complete"),
        ("b", "3", "complete"),
        ("c", "", "failed"),
    ]


def test_a_file_that_is_not_whole_does_not_count(out: Path) -> None:
    """A run that begins takes it away."""
    whole = write(out, "1", cells("a")).read_bytes()
    for name, data in (("2", whole[: len(whole) // 2]), ("3", b"")):
        (out / f"{name}.parquet").write_bytes(data)
    (out / ".4.parquet.unfinished").write_bytes(whole)
    made = Parts(str(out))
    assert made.heads()["id"].to_pylist() == ["a"]
    assert parts.standing(str(out)).documents == 1
    made.remove_unfinished()
    assert [path.name for path in out.iterdir()] == ["1.parquet"]


def test_what_is_done_again_is_what_has_such_a_status(out: Path) -> None:
    """A document that failed and then did not is done."""
    write(out, "1", cells("a", "failed"), cells("b", "failed"), cells("c", "partial"), cells("d"))
    write(out, "2", cells("a"))
    heads = Parts(str(out)).heads()
    assert set(parts.keys(heads)) == {parts.key(name, "a") for name in "abcd"}
    assert parts.keys(heads, frozenset({"failed"})) == [parts.key("b", "a")]
    assert set(parts.keys(heads, frozenset({"failed", "partial"}))) == {parts.key(name, "a") for name in "bc"}


def test_its_status_is_counted(out: Path, call: Call) -> None:
    """Causes are grouped; what is left, and what it cost, is not known."""
    write(out, "1", cells("a"), cells("b", "partial"), cells("c1", "failed"), cells("c2", "failed"))
    found = parts.standing(str(out))
    assert (found.documents, found.complete, found.partial, found.failed, found.left) == (4, 1, 1, 2, None)
    assert [(cause.cause, cause.documents) for cause in found.causes] == [
        ("ModelError: no answer about …", 2)
    ]
    told = call("status", out)
    assert told.code == 0
    assert "not known" in told.out
    assert "requests" not in told.out


def test_an_empty_folder_is_an_output(out: Path) -> None:
    """Nothing is known of it, and nothing is done."""
    assert len(Parts(str(out)).heads()) == 0
    Parts(str(out)).remove_duplicates()
    out.mkdir()
    assert parts.standing(str(out)).documents == 0


def test_the_outputs_of_both_engines_do_not_replace_each_other(tmp_path: Path, out: Path, call: Call) -> None:
    """Each is refused by the other one, before any work."""
    given = write_jsonl(tmp_path / "given.jsonl", rows(1))
    write(out, "1", cells("a"))
    refused = call("batch", given, "--out", out, "--model", "openai/m", "--base-url", "http://127.0.0.1:9/v1")
    assert "is there already, and is no output of this command" in one_line(refused.err)
    assert read(out) == [("a", "a", "complete")]
    tidy = tmp_path / "tidy.parquet"
    run_over(given, tidy)
    with pytest.raises(InputError, match="is no result of --engine ray"):
        Parts(str(tidy)).remove_unfinished()


def test_one_run_writes_at_a_time(out: Path) -> None:
    """The second one says so."""
    with (
        Parts(str(out)).alone(),
        pytest.raises(SetupError, match="another run is writing"),
        Parts(str(out)).alone(),
    ):
        pass
    assert [path for path in out.parent.iterdir() if not path.name.startswith(".")] == []


def test_an_address_is_a_place_too(out: Path) -> None:
    """Whatever Arrow can reach."""
    write(out, "1", cells("a"), cells("a", "failed"))
    place = f"file://{out}"
    Parts(place).remove_duplicates()
    assert parts.is_output(place)
    assert parts.standing(place).documents == 1
    with pytest.raises(InputError, match="'zz://b' cannot be used"):
        Parts("zz://b")
