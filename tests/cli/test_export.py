"""Summaries in files, written in another format."""

from pathlib import Path

import pytest
from commands import Call, one_line
from examples import SUMMARY, summary

from summarizer.export.formats import FORMATS, render

OTHER = summary(headline="Port shut")


@pytest.fixture
def saved(tmp_path: Path) -> list[Path]:
    """A file with one summary, one with a line for each of two, and one with a list of two."""
    paths = [tmp_path / name for name in ("one.json", "two.jsonl", "list.json")]
    one, other = SUMMARY.model_dump_json(), OTHER.model_dump_json()
    paths[0].write_text(SUMMARY.model_dump_json(indent=2), encoding="utf-8")
    paths[1].write_text(f"{one}\n{other}\n", encoding="utf-8")
    paths[2].write_text(f"[{one}, {other}]", encoding="utf-8")
    return paths


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_format_is_written(call: Call, saved: list[Path], form: str, tmp_path: Path) -> None:
    """A file has what the library makes of the summaries in all files, in their order."""
    target = tmp_path / "out"
    code, out, err = call("export", *saved, "--to", form, "--output", target)
    assert (code, out, err) == (0, "", "")
    assert target.stat().st_size > 0
    if form not in ("text", "html", "csv", "parquet"):  # a zip file knows when it was made
        made = render([SUMMARY, SUMMARY, OTHER, SUMMARY, OTHER], form)
        assert target.read_bytes() == (made.encode() if isinstance(made, str) else made)


def test_it_is_printed(call: Call, saved: list[Path]) -> None:
    """Without a file for it, on standard output."""
    assert call("export", saved[1], "--to", "json")[:2] == (0, render([SUMMARY, OTHER], "json"))


def test_the_formats_are_listed(call: Call) -> None:
    """Without summaries and a format they are shown, one a line."""
    code, out, _ = call("export")
    assert (code, [line.split()[0] for line in out.splitlines()]) == (0, list(FORMATS))


def test_a_format_that_is_none(call: Call, saved: list[Path]) -> None:
    """It is wrong usage, and the formats are named."""
    code, out, err = call("export", saved[0], "--to", "xml")
    assert (code, out, "jsonld" in err) == (2, "", True)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "is not JSON"),
        ("{}\n{]\n", "line 2, is not JSON"),
        ("{}", "no summary of schema 2: document: Field required"),
        ('{"schema_version": "1"}', "no summary of schema 2: schema_version"),
    ],
)
def test_what_is_no_summary(call: Call, tmp_path: Path, text: str, why: str) -> None:
    """One line says which file, and what is wrong with it."""
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    code, out, err = call("export", path, "--to", "text")
    assert (code, out) == (1, "")
    assert why in one_line(err)
    assert "a.json" in err


@pytest.mark.parametrize("arguments", [["nope.json"], ["."], ["-"], ["--output", "all.zip"]])
def test_what_to_write_is_missing(call: Call, arguments: list[str]) -> None:
    """Summaries, or a place for them, without a format are wrong usage; the option and its values are named."""
    code, out, err = call("export", *arguments)
    assert (code, out) == (2, "")
    assert "--to is missing" in err
    assert "jsonld" in err


@pytest.mark.parametrize(("name", "why"), [("nope.json", "No such file"), ("", "Is a directory")])
def test_what_cannot_be_read(call: Call, tmp_path: Path, name: str, why: str) -> None:
    """One line names it and says why."""
    code, out, err = call("export", tmp_path / name, "--to", "json")
    assert (code, out) == (1, "")
    assert why in one_line(err)
