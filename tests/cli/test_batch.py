"""The commands ``batch`` and ``status``."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from commands import Call
from corpora import lines, rows, says, statuses, write_jsonl
from scripted import completion

SERVER = ("--model", "openai/m", "--base-url", "http://127.0.0.1:9/v1")


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus, in the working directory."""
    monkeypatch.chdir(tmp_path)
    write_jsonl(Path("given.jsonl"), rows(3))
    return Path("given.jsonl")


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> list[httpx2.Request]:
    """A model's server behind the network that answers by script; what it was asked."""
    asked: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        asked.append(request)
        return httpx2.Response(200, json=completion(json.dumps(says(json.loads(request.content)), ensure_ascii=False)))

    monkeypatch.setattr("summarizer.llm.network.Network", lambda: httpx2.MockTransport(answer))
    return asked


def test_a_corpus_is_summarised_and_not_again(call: Call, corpus: Path, model: list[httpx2.Request]) -> None:
    """What was done, and what is to be done next, is told on standard error; standard output stays empty."""
    code, out, err = call("batch", corpus, "--out", "out.jsonl", *SERVER)
    assert (code, out) == (0, "")
    assert err.splitlines()[-2:] == [
        "summarizer: out.jsonl: 3 documents: 3 complete; 3 done in this run",
        "summarizer: for more: summarizer status out.jsonl",
    ]
    assert list(statuses(Path("out.jsonl"))) == ["d0", "d1", "d2"]
    asked = len(model)
    code, _, err = call("batch", corpus, "--out", "out.jsonl", *SERVER)
    assert (code, len(model)) == (0, asked)
    assert "out.jsonl: 3 documents: 3 complete; 0 done in this run" in err


def test_a_failure_is_the_exit_code(call: Call, corpus: Path, model: list[httpx2.Request]) -> None:
    """The others are done; standing says what failed, and why."""
    write_jsonl(corpus, [*rows(2), {"id": "bad", "text": "12 34"}])
    code, _, err = call("batch", corpus, "--out", "out.jsonl", *SERVER)
    assert (code, list(statuses(Path("out.jsonl")).values())) == (1, ["complete", "complete", "failed"])
    assert "out.jsonl: 3 documents: 2 complete, 1 failed; 3 done in this run" in err
    code, out, _ = call("status", "out.jsonl")
    assert code == 0
    assert out.splitlines()[:5] == [
        "out.jsonl: 3 documents given",
        "  complete         2",
        "  partial          0",
        "  failed           1",
        "                   1  InputError: given.jsonl:…: the text has no words to summarise; give an article (as bad)",
    ]
    assert out.splitlines()[-1] == "next: mend what failed, and run the same command again with --retry-failed"


def test_the_exit_code_is_of_the_documents_whichever_run_did_them(
    call: Call, corpus: Path, model: list[httpx2.Request]
) -> None:
    """A second run that has nothing to do tells a script no other thing than the first."""
    write_jsonl(corpus, [*rows(2), {"id": "bad", "text": "12 34"}])
    words = ("batch", corpus, "--out", "out.jsonl", *SERVER)
    assert [call(*words).code for _ in range(2)] == [1, 1]
    code, _, err = call(*words, "--retry-failed")
    assert code == 1
    assert "3 documents: 2 complete, 1 failed; 1 done in this run" in err


def test_an_input_is_never_overwritten(call: Call, corpus: Path, model: list[httpx2.Request]) -> None:
    """Nor any other file that is no output."""
    before = corpus.read_bytes()
    code, _, err = call("batch", corpus, "--out", corpus, *SERVER)
    assert (code, corpus.read_bytes()) == (1, before)
    assert "'given.jsonl' is there already, and is no output of this command" in err


def test_an_output_in_its_input_folder_is_not_read(call: Call, corpus: Path, model: list[httpx2.Request]) -> None:
    """However often the command is run, the documents are those that were given."""
    write_jsonl(Path("other.jsonl"), rows(4)[3:])
    for out in ("a.jsonl", "a.jsonl", "tables.parquet", "tables.parquet", "a.jsonl"):
        code, _, err = call("batch", ".", "--out", out, *SERVER)
        assert (code, "4 documents: 4 complete" in err, "not read" in err) == (0, True, False)
    assert list(statuses(Path("a.jsonl"))) == ["d0", "d1", "d2", "d3"]


def test_an_output_is_exported_as_other_formats(call: Call, corpus: Path, model: list[httpx2.Request]) -> None:
    """Its summaries are; what failed has none."""
    write_jsonl(corpus, [*rows(2), {"id": "bad", "text": "12 34"}])
    call("batch", corpus, "--out", "out.jsonl", *SERVER)
    code, out, err = call("export", "out.jsonl", "--to", "jsonl")
    assert (code, err) == (0, "")
    assert [json.loads(line)["document"]["title"] for line in out.splitlines()] == ["Velm 0", "Velm 1"]


def test_status_is_json_for_a_program(call: Call, corpus: Path, model: list[httpx2.Request]) -> None:
    """With the words about what to do next."""
    call("batch", corpus, "--out", "out.jsonl", *SERVER)
    code, out, _ = call("status", "out.jsonl", "--format", "json")
    found = json.loads(out)
    assert code == 0
    counts = ("documents", "complete", "partial", "failed", "left", "next", "running_since", "stopped", "written")
    assert [found[name] for name in counts] == [3, 3, 0, 0, 0, None, None, None, True]
    assert found["usage"]["requests"] == len(model)
    assert found["models"] == ["m"]


def test_columns_are_named_on_the_command_line(call: Call, corpus: Path, model: list[httpx2.Request]) -> None:
    """As FIELD=NAME; anything else is one line of error."""
    write_jsonl(corpus, [{"n": "7", "body": rows(1)[0]["text"]}])
    assert call("batch", corpus, "--out", "o.jsonl", *SERVER, "--column", "id=n", "--column", "text=body").code == 0
    assert list(statuses(Path("o.jsonl"))) == ["7"]
    code, _, err = call("batch", corpus, "--out", "o.jsonl", *SERVER, "--column", "text")
    assert (code, err) == (1, "summarizer: --column 'text': give a field and the column's name, as text=body\n")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("none.jsonl", "--out", "o.jsonl"), "'none.jsonl' does not exist; give a file, a folder or a glob"),
        (("given.jsonl", "--out", "o.txt"), "'o.txt': an output ends in .jsonl or .parquet"),
        (("given.jsonl", "--out", "o.jsonl", "--model", "x"), "'x' is no model; give local"),
    ],
)
def test_wrong_use_is_one_line(call: Call, corpus: Path, words: tuple[str, ...], reason: str) -> None:
    """Before any work, and nothing is left behind but the store of a run that was begun."""
    code, out, err = call("batch", *words)
    assert (code, out) == (1, "")
    assert reason in err.splitlines()[-1]
    assert "Traceback" not in err


def test_a_status_of_nothing_is_one_line(call: Call, corpus: Path) -> None:
    """It names the store that is missing."""
    code, _, err = call("status", "o.jsonl")
    assert (code, err) == (1, "summarizer: there is no store 'o.jsonl.sqlite'; give the output of 'summarizer batch'\n")


def test_files_that_are_left_out_are_counted(call: Call, corpus: Path, model: list[httpx2.Request]) -> None:
    """By their suffix."""
    folder = Path("articles")
    folder.mkdir()
    (folder / "a.md").write_text(rows(1)[0]["text"], encoding="utf-8")
    (folder / "b.jpg").write_bytes(b"")
    code, _, err = call("batch", folder, "--out", "o.jsonl", *SERVER)
    assert code == 0
    assert err.splitlines()[0] == (
        "summarizer: not read: 1 .jpg"
    )
    assert [line["id"] for line in lines(Path("o.jsonl"))] == ["articles/a.md"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    if not mount or subprocess.run([mount, "-t", "tmpfs", "-o", "size=1m", "tmpfs", place], check=False).returncode:  # noqa: S603
        pytest.skip("only root can mount a small disk")
    yield place
    subprocess.run(["umount", place], check=True)  # noqa: S603, S607


def test_a_full_disk_is_said_and_the_run_goes_on(
    call: Call, corpus: Path, model: list[httpx2.Request], small_disk: Path
) -> None:
    """What is done is kept; with more room the same command completes, and asks nothing twice."""
    write_jsonl(corpus, rows(150))
    words = ("batch", corpus, "--out", small_disk / "out.jsonl", *SERVER)
    code, _, err = call(*words)
    assert code == 1
    assert err.splitlines()[-1].startswith(f"summarizer: the disk of '{small_disk}/out.jsonl.sqlite' is full; free some")
    assert "Traceback" not in err
    asked = len(model)
    assert 0 < asked < 300
    subprocess.run(["mount", "-o", "remount,size=64m", small_disk], check=True)  # noqa: S603, S607
    code, _, err = call(*words)
    assert code == 0
    assert len(statuses(small_disk / "out.jsonl")) == 150
    assert len(model) <= 300 + 2 * 4  # the answers of at most four documents could not be kept
