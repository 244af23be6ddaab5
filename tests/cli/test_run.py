"""Summarising from the command line: what goes to which stream, and what is no article."""

import functools
import io
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import Call, StandIn, one_line
from examples import COMPLETE, TEXT

from summarizer.cli.articles import WITHOUT_DATE
from summarizer.documents.article import Article
from summarizer.errors import ModelError
from summarizer.export.formats import FORMATS, render
from summarizer.export.json import as_json, as_jsonl
from summarizer.export.text import as_text
from summarizer.schema import Summary

PARTIAL = COMPLETE.model_copy(update={"status": "partial", "reasons": ("passage 2: cut off",)})


@pytest.fixture
def feed(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Puts bytes on standard input."""
    return lambda data: monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.usefixtures("stand_in")
def test_page(call: Call, dated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page goes to standard output, as wide as the terminal, without colours into a pipe."""
    monkeypatch.setenv("COLUMNS", "70")
    code, out, err = call("run", dated)
    assert (code, out) == (0, as_text(COMPLETE, 70))
    assert [line.split(" in ")[0] for line in err.splitlines()] == [
        f"summarizer: reading {dated}",
        f"summarizer: read {dated}",
    ]


@pytest.mark.usefixtures("stand_in")
def test_details(call: Call, dated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it cost, and what was proposed and did not hold, stands at the foot of a page on request."""
    monkeypatch.setenv("COLUMNS", "70")
    assert call("run", dated, "-v").out == as_text(COMPLETE, 70, verbose=True) != as_text(COMPLETE, 70)


@pytest.mark.usefixtures("stand_in")
def test_an_article_without_a_date(call: Call, ferry: Path, three: list[Path]) -> None:
    """It is said with its name that days of the week stay words, and how they become dates."""
    for files in ([ferry], [three[0], ferry]):
        told = [line for line in call("run", *files).err.splitlines() if WITHOUT_DATE in line]
        assert told == [f"summarizer: {path}: {WITHOUT_DATE}" for path in files]
    assert WITHOUT_DATE not in call("run", ferry, "--published", "2031-05-06").err


@pytest.mark.usefixtures("stand_in")
@pytest.mark.parametrize("form", [name for name, form in FORMATS.items() if name != "text" and form.suffix != ".zip"])
def test_other_formats(call: Call, ferry: Path, form: str) -> None:
    """They go to standard output as the library makes them, and nothing else does."""
    code, out, _ = call("run", ferry, "--format", form)
    assert (code, out) == (0, render([COMPLETE], form))


def test_options_reach_the_library(call: Call, stand_in: type[StandIn], ferry: Path) -> None:
    """Model, server and prompt make the summarizer; title and date go with the article."""
    call("run", ferry, "--model", "openai/m", "--base-url", "http://h/v1", "--prompt", "v3/free", "--title", "T",
         "--published", "2031-05-06", "--language", "de", "--codebook", "quays.yaml")  # fmt: skip
    options = {"prompt": "v3/free", "base_url": "http://h/v1", "codebook": Path("quays.yaml")}
    assert stand_in.made == (("openai/m",), options)
    given = stand_in.read
    assert (given.title, str(given.published), given.language) == ("T", "2031-05-06", "de")
    assert given.text == TEXT


def test_defaults(call: Call, stand_in: type[StandIn], ferry: Path) -> None:
    """Without options it is the local model, the library's own prompt and codebook."""
    call("run", ferry)
    assert stand_in.made == (("local",), {"prompt": None, "base_url": None, "codebook": None})


@pytest.mark.parametrize("arguments", [["run"], ["run", "-"]])
def test_standard_input(
    call: Call, stand_in: type[StandIn], feed: Callable[[bytes], None], arguments: list[str]
) -> None:
    """Without a file, or with -, standard input is read."""
    feed(TEXT.encode())
    code, _, err = call(*arguments)
    assert (code, stand_in.read.text) == (0, TEXT)
    assert err.splitlines()[1] == "summarizer: reading standard input"


def test_no_article_at_a_terminal(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a terminal, without a file, one line says what is missing instead of waiting for ever."""
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert call("run") == (2, "", "summarizer: give an article to read: a FILE, or - for standard input\n")


@pytest.mark.usefixtures("stand_in")
def test_output_file(call: Call, ferry: Path, tmp_path: Path) -> None:
    """The file appears whole, nothing is printed, nothing else is left behind."""
    folder = tmp_path / "out"
    folder.mkdir()
    target = folder / "summary.json"
    target.write_text("old")
    code, out, _ = call("run", ferry, "--format", "json", "--output", target)
    assert (code, out) == (0, "")
    assert target.read_text(encoding="utf-8") == as_json(COMPLETE)
    assert list(folder.iterdir()) == [target]


def test_failure_leaves_the_old_output(
    call: Call, stand_in: type[StandIn], ferry: Path, tmp_path: Path
) -> None:
    """Where no summary is made, the file is as it was."""
    stand_in.gives = ModelError("no usable answer")
    target = tmp_path / "summary.json"
    target.write_text("old")
    assert call("run", ferry, "--output", target)[:2] == (1, "")
    assert target.read_text() == "old"


@pytest.mark.usefixtures("stand_in")
def test_output_through_a_link(call: Call, ferry: Path, tmp_path: Path) -> None:
    """A link stays a link; its target is what is written."""
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    link.symlink_to(target)
    call("run", ferry, "--format", "json", "--output", link)
    assert (link.is_symlink(), target.read_text(encoding="utf-8")) == (True, as_json(COMPLETE))


@pytest.mark.usefixtures("stand_in")
def test_output_to_a_device(call: Call, ferry: Path) -> None:
    """What is no file is written to and not replaced."""
    assert call("run", ferry, "--output", "/dev/null").code == 0
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize(
    ("output", "why"),
    [("", "it is a directory"), ("no/summary.json", "there is no directory")],
)
def test_no_place_for_the_output(
    call: Call, stand_in: type[StandIn], ferry: Path, output: str, why: str
) -> None:
    """An output that cannot be written is noticed before the model works."""
    stand_in.gives = AssertionError("too late")
    code, out, err = call("run", ferry, "--output", ferry.parent / output)
    assert (code, out) == (1, "")
    assert why in one_line(err)


@pytest.mark.parametrize("arguments", [["--format", "json"], ["--format", "jsonl"]])
def test_partial_is_told_beside_json(
    call: Call, stand_in: type[StandIn], ferry: Path, arguments: list[str]
) -> None:
    """Who reads JSON through a pipe learns from standard error and from the exit code that it is partial."""
    stand_in.gives = PARTIAL
    code, out, err = call("run", ferry, *arguments)
    assert (code, "partial" in out) == (3, True)
    assert f"summarizer: {ferry}: the summary is partial: passage 2: cut off" in err.splitlines()


def test_a_partial_summary_can_be_withheld(call: Call, stand_in: type[StandIn], three: list[Path]) -> None:
    """It is told with its reason, and only complete summaries are given; the exit code stays its own."""
    stand_in.gives = PARTIAL
    code, out, err = call("run", three[0], three[2], "--fail-on-partial", "--format", "jsonl")
    assert (code, out) == (3, "")
    assert [line for line in err.splitlines() if "cut off" in line] == [
        f"summarizer: {path}: read in part only, so that no summary is given: passage 2: cut off"
        for path in (three[0], three[2])
    ]


def test_an_article_that_failed_counts_more_than_a_partial_one(
    call: Call, stand_in: type[StandIn], three: list[Path]
) -> None:
    """Exit 1, though another summary is partial."""
    stand_in.gives = PARTIAL
    assert call("run", *three).code == 1
    assert call("run", three[0], three[2]).code == 3


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
    assert (code, out) == (1, as_jsonl(COMPLETE) * 2)
    assert [line for line in err.splitlines() if "no publication date" not in line] == [
        "summarizer: reading 3 articles",
        f"summarizer: {str(three[1])!r} is empty; give an article",
        "summarizer: read 3 articles in 0 s",
    ]


@pytest.mark.parametrize("jobs", ["1", "2", "7"])
def test_many_at_a_time_come_in_their_order(
    call: Call, stand_in: type[StandIn], tmp_path: Path, jobs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many are worked on at once, and however long one takes; never more than were asked for."""
    busy, most = [0], [0]

    def summarise(self: StandIn, article: Article) -> Summary:
        busy[0] += 1
        most[0] = max(most[0], busy[0])
        time.sleep(0.02 if article.text.endswith("0") else 0.001)
        busy[0] -= 1
        return COMPLETE.model_copy(update={"headline": article.text})

    monkeypatch.setattr(stand_in, "summarize_article", summarise)
    paths = [tmp_path / f"{n}.md" for n in range(40)]
    for n, path in enumerate(paths):
        path.write_text(f"Drayhold fell {n}", encoding="utf-8")
    code, out, _ = call("run", *paths, "--format", "jsonl", "--jobs", jobs)
    assert [json.loads(line)["headline"] for line in out.splitlines()] == [
        f"Drayhold fell {n}" for n in range(40)
    ]
    assert (code, most[0] <= int(jobs)) == (0, True)


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
    page = as_text(COMPLETE, 70)
    pages = f"{page}\n{'═' * 70}\n\n{page}"
    assert call("run", three[0], three[2])[:2] == (0, pages)
    assert call("run", three[0], three[2], "--output", tmp_path / "pages.txt")[:2] == (0, "")
    assert (tmp_path / "pages.txt").read_text(encoding="utf-8") == pages


@pytest.mark.usefixtures("stand_in")
def test_several_in_one(call: Call, three: list[Path]) -> None:
    """A format that is one whole has all of them, whether it is printed or written to a file."""
    both = render([COMPLETE, COMPLETE], "json")
    assert call("run", three[0], three[2], "--format", "json").out == both
    target = three[0].with_suffix(".json")
    assert call("run", three[0], three[2], "--format", "json", "-o", target)[:2] == (0, "")
    assert target.read_text(encoding="utf-8") == both


def test_one_title_is_of_one_article(call: Call, three: list[Path]) -> None:
    """It is refused for several, before anything is read; standard input is read once."""
    for given in ([*three, "--title", "T"], ["-", "-"]):
        code, out, err = call("run", *given)
        assert (code, out) == (1, "")
        assert one_line(err)


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
    assert (code, out) == (0, as_json(COMPLETE))
    stand_in.read.model_dump_json()


BAD_OPTIONS = [
    (["--prompt", "v999"], "v999"),
    (["--prompt", "v3/none"], "none"),
    (["--codebook", "/no/such.yaml"], "cannot read the codebook '/no/such.yaml'"),
    (["--language", "German"], "'German' is not a language"),
    (["--published", "5 November"], "'5 November' is not a date"),
    (["--published", "2031-02-30"], "'2031-02-30' is not a date"),
    (["--model", "nonsense"], "'nonsense' is no model"),
    (["--model", "local:/no/such/model.gguf"], "/no/such/model.gguf"),
]


@pytest.mark.parametrize(("options", "why"), BAD_OPTIONS, ids=[" ".join(o) for o, _ in BAD_OPTIONS])
def test_bad_options(call: Call, ferry: Path, options: list[str], why: str) -> None:
    """A release, a date or a model that is none gets one line that shows it, and exit 1."""
    code, out, err = call("run", ferry, *options)
    assert (code, out) == (1, "")
    assert why in err.splitlines()[-1]
    assert "Traceback" not in err


@pytest.mark.usefixtures("socket_enabled")
def test_server_that_is_not_there(call: Call, ferry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody listens: one line says so, and exit 1."""
    from summarizer.llm.retries import RetryTransport

    quick = functools.partial(RetryTransport, max_wait=0.1)
    monkeypatch.setattr("summarizer.llm.client.RetryTransport", quick)
    code, out, err = call("run", ferry, "--model", "openai/m", "--base-url", "http://127.0.0.1:9/v1")
    assert (code, out) == (1, "")
    assert "cannot be reached" in err.splitlines()[-1]
    assert "Traceback" not in err


@pytest.mark.parametrize("url", ["notaurl", "localhost:8000/v1"])
def test_a_server_that_is_no_address(call: Call, dated: Path, url: str) -> None:
    """It is said at once, in one line."""
    code, out, err = call("run", dated, "--model", "openai/m", "--base-url", url)
    assert (code, out) == (1, "")
    assert "the base URL is no address of a server" in err.splitlines()[-1]
