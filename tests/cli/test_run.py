"""Summarising from the command line: what goes to which stream, and what is no article."""

import functools
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import Call, StandIn, one_line
from examples import SENTENCES, SUMMARY, TEXT

from summarizer.errors import ModelError
from summarizer.export.text import as_json, as_jsonl, as_text
from summarizer.schema import Summary


@pytest.fixture
def feed(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Puts bytes on standard input."""
    return lambda data: monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.usefixtures("stand_in")
def test_page(call: Call, essel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page goes to standard output, as wide as the terminal, without colours into a pipe."""
    monkeypatch.setenv("COLUMNS", "70")
    code, out, err = call("run", essel)
    assert (code, out) == (0, as_text(SUMMARY, SENTENCES, 70))
    assert [line.split(" in ")[0] for line in err.splitlines()] == [
        f"summarizer: reading {essel}",
        f"summarizer: read {essel}",
    ]


@pytest.mark.usefixtures("stand_in")
@pytest.mark.parametrize(("form", "render"), [("json", as_json), ("jsonl", as_jsonl)])
def test_json(call: Call, essel: Path, form: str, render: Callable[[Summary], str]) -> None:
    """JSON goes to standard output and nothing else does."""
    code, out, _ = call("run", essel, "--format", form)
    assert (code, out) == (0, render(SUMMARY))


def test_options_reach_the_library(call: Call, stand_in: type[StandIn], essel: Path) -> None:
    """Model, server and prompt make the summarizer; title and date go with the article."""
    call("run", essel, "--model", "openai/m", "--base-url", "http://h/v1", "--prompt", "v1/whole",
         "--title", "T", "--published", "2031-05-06")  # fmt: skip
    assert stand_in.made == (("openai/m",), {"prompt": "v1/whole", "base_url": "http://h/v1"})
    assert (stand_in.read.title, str(stand_in.read.published)) == ("T", "2031-05-06")
    assert stand_in.read.text == TEXT.strip()


def test_defaults(call: Call, stand_in: type[StandIn], essel: Path) -> None:
    """Without options it is the local model and the first prompt."""
    call("run", essel)
    assert stand_in.made == (("local",), {"prompt": "v2", "base_url": None})


@pytest.mark.parametrize("arguments", [["run"], ["run", "-"]])
def test_standard_input(
    call: Call, stand_in: type[StandIn], feed: Callable[[bytes], None], arguments: list[str]
) -> None:
    """Without a file, or with -, standard input is read."""
    feed(TEXT.encode())
    code, _, err = call(*arguments)
    assert (code, stand_in.read.text) == (0, TEXT.strip())
    assert err.startswith("summarizer: reading standard input\n")


def test_no_article_at_a_terminal(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a terminal, without a file, one line says what is missing instead of waiting for ever."""
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert call("run") == (2, "", "summarizer: give an article to read: a FILE, or - for standard input\n")


@pytest.mark.usefixtures("stand_in")
def test_output_file(call: Call, essel: Path, tmp_path: Path) -> None:
    """The file appears whole, nothing is printed, nothing else is left behind."""
    folder = tmp_path / "out"
    folder.mkdir()
    target = folder / "summary.json"
    target.write_text("old")
    code, out, _ = call("run", essel, "--format", "json", "--output", target)
    assert (code, out) == (0, "")
    assert target.read_text(encoding="utf-8") == as_json(SUMMARY)
    assert list(folder.iterdir()) == [target]


def test_failure_leaves_the_old_output(
    call: Call, stand_in: type[StandIn], essel: Path, tmp_path: Path
) -> None:
    """Where no summary is made, the file is as it was."""
    stand_in.gives = ModelError("no usable answer")
    target = tmp_path / "summary.json"
    target.write_text("old")
    assert call("run", essel, "--output", target)[:2] == (1, "")
    assert target.read_text() == "old"


@pytest.mark.usefixtures("stand_in")
def test_output_through_a_link(call: Call, essel: Path, tmp_path: Path) -> None:
    """A link stays a link; its target is what is written."""
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    link.symlink_to(target)
    call("run", essel, "--format", "json", "--output", link)
    assert (link.is_symlink(), target.read_text(encoding="utf-8")) == (True, as_json(SUMMARY))


@pytest.mark.usefixtures("stand_in")
def test_output_to_a_device(call: Call, essel: Path) -> None:
    """What is no file is written to and not replaced."""
    assert call("run", essel, "--output", "/dev/null").code == 0
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize(
    ("output", "why"),
    [("", "it is a directory"), ("no/summary.json", "there is no directory")],
)
def test_no_place_for_the_output(
    call: Call, stand_in: type[StandIn], essel: Path, output: str, why: str
) -> None:
    """An output that cannot be written is noticed before the model works."""
    stand_in.gives = AssertionError("too late")
    code, out, err = call("run", essel, "--output", essel.parent / output)
    assert (code, out) == (1, "")
    assert why in one_line(err)


@pytest.mark.parametrize("arguments", [["--format", "json"], ["--format", "jsonl"]])
def test_partial_is_told_beside_json(
    call: Call, stand_in: type[StandIn], essel: Path, arguments: list[str]
) -> None:
    """Who reads JSON through a pipe learns from standard error that the summary is partial."""
    stand_in.gives = SUMMARY.model_copy(update={"status": "partial", "reasons": ("passage 2: cut off",)})
    code, _, err = call("run", essel, *arguments)
    assert (code, err.splitlines()[-1]) == (0, "summarizer: the summary is partial: passage 2: cut off")


@pytest.fixture
def three(tmp_path: Path) -> list[Path]:
    """An article, a file that is none, and an article."""
    paths = [tmp_path / f"{name}.md" for name in ("a", "b", "c")]
    for path, data in zip(paths, (TEXT, "", TEXT), strict=True):
        path.write_text(data, encoding="utf-8")
    return paths


@pytest.mark.usefixtures("stand_in")
def test_a_bad_file_costs_the_others_nothing(call: Call, three: list[Path]) -> None:
    """Of several files each that is an article is summarised; the other gets its line, and the exit code tells."""
    code, out, err = call("run", *three, "--format", "jsonl")
    assert (code, out) == (1, as_jsonl(SUMMARY) * 2)
    assert [line.split(" in ")[0] for line in err.splitlines()] == [
        f"summarizer: {str(three[1])!r} is empty; give an article",
        f"summarizer: reading {three[0]}",
        f"summarizer: read {three[0]}",
        f"summarizer: reading {three[2]}",
        f"summarizer: read {three[2]}",
    ]


def test_a_failing_article_costs_the_others_nothing(
    call: Call, stand_in: type[StandIn], three: list[Path]
) -> None:
    """An article that the model fails at is named with the reason, and the next one is asked about."""
    stand_in.gives = ModelError("no usable answer")
    code, out, err = call("run", three[0], three[2])
    assert (code, out) == (1, "")
    assert [line for line in err.splitlines() if "usable" in line] == [
        f"summarizer: {path}: no usable answer" for path in (three[0], three[2])
    ]


@pytest.mark.usefixtures("stand_in")
def test_several_pages(
    call: Call, three: list[Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Pages are parted by a line, on the terminal and in a file."""
    monkeypatch.setenv("COLUMNS", "70")
    page = as_text(SUMMARY, SENTENCES, 70)
    pages = f"{page}\n{'═' * 70}\n\n{page}"
    assert call("run", three[0], three[2])[:2] == (0, pages)
    assert call("run", three[0], three[2], "--output", tmp_path / "pages.txt")[:2] == (0, "")
    assert (tmp_path / "pages.txt").read_text(encoding="utf-8") == pages


@pytest.mark.parametrize(("option", "value"), [("--title", "T"), ("--format", "json")])
def test_what_is_of_one_article(call: Call, three: list[Path], option: str, value: str) -> None:
    """One title and one JSON value are refused for several articles, before anything is read."""
    code, out, err = call("run", *three, option, value)
    assert (code, out) == (1, "")
    assert "several" in one_line(err)


UNREADABLE = [
    ("missing", None, "cannot be read"),
    ("empty", b"", "empty"),
    ("blank", b" \n\t\n", "empty"),
    ("binary", b"GIF89a\x00\x01\x00", "not text"),
    ("not UTF-8", "Düsseldorf liegt am Rhein.".encode("latin-1"), "not UTF-8"),
    ("no words", b"12 34 !?", "no words"),
]


@pytest.mark.parametrize(("name", "data", "why"), UNREADABLE, ids=[name for name, _, _ in UNREADABLE])
def test_unreadable_files(call: Call, tmp_path: Path, name: str, data: bytes | None, why: str) -> None:
    """A file that is no article gets one line that names it and says why, and exit 1."""
    path = tmp_path / "article.md"
    if data is not None:
        path.write_bytes(data)
    code, out, err = call("run", path)
    assert (code, out) == (1, "")
    assert why in one_line(err)
    assert "article.md" in err


def test_huge_file(call: Call, tmp_path: Path) -> None:
    """A file of 100 MB is refused without being read."""
    path = tmp_path / "huge.md"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    code, out, err = call("run", path)
    assert (code, out) == (1, "")
    assert "larger than" in one_line(err)


def test_directory(call: Call, tmp_path: Path) -> None:
    """A directory is no article."""
    code, out, err = call("run", tmp_path)
    assert (code, out) == (1, "")
    assert "is a directory" in one_line(err)


def test_file_name_that_is_not_text(call: Call, stand_in: type[StandIn], tmp_path: Path) -> None:
    """A file name of any bytes is no reason to fail."""
    path = tmp_path / os.fsdecode(b"\xff.md")
    path.write_text(TEXT, encoding="utf-8")
    code, out, _ = call("run", path, "--format", "json")
    assert (code, out) == (0, as_json(SUMMARY))
    stand_in.read.model_dump_json()


BAD_OPTIONS = [
    (["--prompt", "v999"], "v999"),
    (["--prompt", "v1/none"], "none"),
    (["--published", "5 November"], "'5 November' is not a date"),
    (["--published", "2031-02-30"], "'2031-02-30' is not a date"),
    (["--model", "nonsense"], "'nonsense' is no model"),
    (["--model", "local:/no/such/model.gguf"], "/no/such/model.gguf"),
]


@pytest.mark.parametrize(("options", "why"), BAD_OPTIONS, ids=[" ".join(o) for o, _ in BAD_OPTIONS])
def test_bad_options(call: Call, essel: Path, options: list[str], why: str) -> None:
    """A release, a date or a model that is none gets one line that shows it, and exit 1."""
    code, out, err = call("run", essel, *options)
    assert (code, out) == (1, "")
    assert why in err.splitlines()[-1]
    assert "Traceback" not in err


@pytest.mark.usefixtures("socket_enabled")
def test_server_that_is_not_there(call: Call, essel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody listens: one line says so, and exit 1."""
    from summarizer.llm.retries import Patient

    monkeypatch.setattr("summarizer.llm.client.Patient", functools.partial(Patient, patience=0.1))
    code, out, err = call("run", essel, "--model", "openai/m", "--base-url", "http://127.0.0.1:9/v1")
    assert (code, out) == (1, "")
    assert "cannot be reached" in err.splitlines()[-1]
    assert "Traceback" not in err
