"""The command line: what goes to which stream, and which exit code follows."""

import functools
import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import pytest
from examples import SENTENCES, SUMMARY, TEXT

from summarizer import cli, releases
from summarizer.document import Article
from summarizer.errors import ModelError
from summarizer.records import Summary
from summarizer.render import as_json, as_jsonl, as_text


class Result(NamedTuple):
    code: object
    out: str
    err: str


Call = Callable[..., Result]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs the entry point with these arguments, as the installed command does."""

    def called(*arguments: str | Path) -> Result:
        monkeypatch.setattr(sys, "argv", ["summarizer", *map(str, arguments)])
        code: object = 0
        try:
            cli.main()
        except SystemExit as end:
            code = end.code
        return Result(code or 0, *capsys.readouterr())

    return called


class StandIn:
    """Takes the place of the summarizer: notes what it is given and gives the example back."""

    made: tuple[tuple[object, ...], dict[str, object]]
    read: Article
    gives: Summary | BaseException = SUMMARY

    def __init__(self, *arguments: object, **options: object) -> None:
        options.pop("notify")
        options.pop("limits")
        StandIn.made = arguments, options

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        pass

    def summarize_article(self, article: Article, notify: Callable[[int, int], None]) -> Summary:
        StandIn.read = article
        notify(1, 2)
        if isinstance(StandIn.gives, BaseException):
            raise StandIn.gives
        return StandIn.gives


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> type[StandIn]:
    """No model is asked."""
    monkeypatch.setattr("summarizer.pipeline.Summarizer", StandIn)
    monkeypatch.setattr(StandIn, "gives", SUMMARY)
    return StandIn


@pytest.fixture
def essel(tmp_path: Path) -> Path:
    path = tmp_path / "essel.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def feed(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Puts bytes on standard input."""
    return lambda data: monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], []])
def test_help_names_the_commands(call: Call, arguments: list[str]) -> None:
    """Help is what one gets without a command, too."""
    code, out, err = call(*arguments)
    assert (code, err) == (0, "")
    assert {line.split()[0] for line in out.split("Commands:\n")[1].splitlines()} >= {
        "run",
        "prompts",
        "schema",
    }


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
    assert why in _one_line(err)


def test_errors_are_one_line(call: Call, stand_in: type[StandIn], essel: Path) -> None:
    """An error of the package is one line on standard error, without what a terminal obeys, and exit 1."""
    stand_in.gives = ModelError("it said \x1b[2J\nnonsense")
    code, out, err = call("run", essel)
    assert (code, out) == (1, "")
    assert err.splitlines()[1:] == ["summarizer: it said �[2J nonsense"]


def test_interrupt(call: Call, stand_in: type[StandIn], essel: Path) -> None:
    """Control-C ends with 130, as a shell expects, and without a traceback."""
    stand_in.gives = KeyboardInterrupt()
    code, out, err = call("run", essel)
    assert (code, out, "Traceback" in err) == (130, "", False)


def test_other_errors_are_not_hidden(call: Call, stand_in: type[StandIn], essel: Path) -> None:
    """What is a mistake of the program shows as one."""
    stand_in.gives = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        call("run", essel)


@pytest.mark.parametrize("arguments", [["--format", "json"], ["--format", "jsonl"]])
def test_partial_is_told_beside_json(
    call: Call, stand_in: type[StandIn], essel: Path, arguments: list[str]
) -> None:
    """Who reads JSON through a pipe learns from standard error that the summary is partial."""
    stand_in.gives = SUMMARY.model_copy(update={"status": "partial", "reasons": ("passage 2: cut off",)})
    code, _, err = call("run", essel, *arguments)
    assert (code, err.splitlines()[-1]) == (0, "summarizer: the summary is partial: passage 2: cut off")


@pytest.mark.parametrize("arguments", [["--format", "xml"], ["--nonsense"], ["b.md"]])
def test_usage_errors(call: Call, stand_in: type[StandIn], essel: Path, arguments: list[str]) -> None:
    """A wrong option or one argument too many is a usage error: exit 2, nothing on standard output."""
    code, out, err = call("run", essel, *arguments)
    assert (code, out) == (2, "")
    assert "Traceback" not in err


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
    assert why in _one_line(err)
    assert "article.md" in err


def test_huge_file(call: Call, tmp_path: Path) -> None:
    """A file of 100 MB is refused without being read."""
    path = tmp_path / "huge.md"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    code, out, err = call("run", path)
    assert (code, out) == (1, "")
    assert "larger than" in _one_line(err)


def test_directory(call: Call, tmp_path: Path) -> None:
    """A directory is no article."""
    code, out, err = call("run", tmp_path)
    assert (code, out) == (1, "")
    assert "is a directory" in _one_line(err)


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
    from summarizer.patience import Patient

    monkeypatch.setattr("summarizer.client.Patient", functools.partial(Patient, patience=0.1))
    code, out, err = call("run", essel, "--model", "openai/m", "--base-url", "http://127.0.0.1:9/v1")
    assert (code, out) == (1, "")
    assert "cannot be reached" in err.splitlines()[-1]
    assert "Traceback" not in err


def test_prompts_are_listed(call: Call) -> None:
    """Every release is one line."""
    code, out, err = call("prompts")
    assert (code, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()] == list(releases.names("prompts"))


def test_a_prompt_is_printed(call: Call) -> None:
    """All that a release says is printed, file by file, as it is."""
    code, out, _ = call("prompts", "v1")
    home = releases.folder("prompts") / "v1"
    files = sorted(path for path in home.rglob("*") if path.is_file())
    assert code == 0
    assert out == "".join(
        f"==> {path.relative_to(home).as_posix()} <==\n{path.read_bytes().decode()}\n" for path in files
    )


def test_schemas_are_listed(call: Call) -> None:
    """Every published schema is one line, and each line can be asked for."""
    code, out, _ = call("schema")
    listed = [line.split() for line in out.splitlines()]
    assert code == 0
    assert ["v1", "summary"] in listed
    assert all(call("schema", name, "--version", version).code == 0 for version, name in listed)


def test_a_schema_is_printed(call: Call) -> None:
    """The published schema is printed as JSON."""
    code, out, err = call("schema", "summary")
    assert (code, err) == (0, "")
    assert json.loads(out) == releases.schema("summary", "v1")


@pytest.mark.parametrize(
    "arguments", [["prompts", "v999"], ["schema", "nonsense"], ["schema", "summary", "--version", "v9"]]
)
def test_unknown_releases(call: Call, arguments: list[str]) -> None:
    """A release that does not exist gets one line, and exit 1."""
    code, out, err = call(*arguments)
    assert (code, out) == (1, "")
    assert _one_line(err)


def _one_line(err: str) -> str:
    (line,) = err.splitlines()
    assert line.startswith("summarizer: ")
    return line
