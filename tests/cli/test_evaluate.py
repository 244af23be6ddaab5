import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2
import pytest
import typer
from scripted import ARTICLE, PROMPT, scripted, write_article
from typer.testing import CliRunner, Result

from summarizer import pipeline
from summarizer.cli import evaluate as evaluate_command
from summarizer.documents.article import from_bytes, read
from summarizer.errors import InputError, ReleaseError, SetupError
from summarizer.recordings import fixtures
from summarizer.recordings.taping import Taping

APP = typer.Typer(pretty_exceptions_enable=False)
APP.command()(evaluate_command.evaluate)

BODY = from_bytes(ARTICLE.encode()).text
SAFE = "the old bridge is not safe"


def run(*words: object) -> Result:
    return CliRunner().invoke(APP, [str(w) for w in words])


def found(*words: object) -> dict[str, object]:
    """The one run, or the last of several, as JSON has it."""
    done = run(*words, "--format", "json")
    assert done.exit_code == 0, done.output
    last: dict[str, object] = json.loads(done.stdout)["runs"][-1]
    return last


def record(name: str, text: str = BODY) -> str:
    at = text.find(SAFE)
    said = {"source": "Ilka Sørens", "content": SAFE, "content_spans": [[at, at + len(SAFE)]]}
    return json.dumps({"id": name, "corpus": "polnear", "text": text, "attributions": [said]})


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join([record("one"), record("two")]), encoding="utf-8")
    return path


@pytest.fixture
def bridge(tmp_path: Path) -> Path:
    """A fixture that was recorded and annotated."""
    with Taping("scripted", prompt=PROMPT, transport=scripted()) as taping:
        fixtures.record(read(str(write_article(tmp_path))), tmp_path / "fixtures", taping)
    folder = tmp_path / "fixtures" / "bridge"
    annotated = {"attributions": json.loads(record("x"))["attributions"], "events": [], "entities": []}
    (folder / "gold.json").write_text(json.dumps(annotated), encoding="utf-8")
    return folder


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, object, object]]:
    """The models, prompts and servers that were asked; ``openai/none`` has none, ``openai/dumb`` fails."""
    made: list[tuple[str, object, object]] = []
    real: Callable[..., Any] = pipeline.Summarizer

    def refuse(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(400, json={"error": {"message": "too dumb"}})

    def stand_in(model: str, **options: Any) -> Any:
        made_of = httpx2.MockTransport(refuse) if model == "openai/dumb" else scripted()
        prompt = options["prompt"] or PROMPT
        summarizer = real(model, prompt=prompt, codebook=options["codebook"], transport=made_of)
        if "base_url" not in options:  # made to see whether it can be
            return summarizer
        made.append((model, options["prompt"], options["base_url"]))
        if model == "openai/none":

            def fail() -> None:
                raise SetupError("there is no model")

            monkeypatch.setattr(summarizer, "_open", fail)
        return summarizer

    monkeypatch.setattr("summarizer.pipeline.Summarizer", stand_in)
    return made


def test_a_model_is_measured(records: Path, asked: list[object]) -> None:
    """Every document is put to the local model and the newest prompt, so many at a time."""
    measured = found(records)
    assert asked == [("local", None, None)]
    assert (measured["name"], measured["lost"]) == ("local", {})
    assert measured["claims"] == found(records, "--jobs", "2")["claims"]
    assert measured["claims"] == {
        "precision": 50.0, "recall": 100.0, "f1": 66.7, "gold": 2, "found": 2, "predicted": 4, "right": 2,
    }  # fmt: skip


def test_models_and_prompts_stand_side_by_side(records: Path, asked: list[object]) -> None:
    """Every model with every prompt, each once, and the samples that are asked for."""
    words = ["--model", "openai/a", "--model", "openai/b", "--model", "openai/a", "--prompt", "v3/free"]
    done = run(records, *words, "--prompt", "v3", "--base-url", "http://h/v1", "--corpus", "polnear=1")
    pairs = [(m, p, "http://h/v1") for m in ("openai/a", "openai/b") for p in ("v3/free", "v3")]
    assert (done.exit_code, asked) == (0, pairs)
    assert done.stdout.startswith("documents: 1 (1 polnear)\nA  openai/a v3/free\nB  openai/a v3\n")


def test_a_model_that_fails_does_not_stop_the_others(records: Path, asked: list[object]) -> None:
    """Lost documents have their message on standard error; a run that lost all makes the exit code 1."""
    words = [part for name in ("none", "dumb", "good") for part in ("--model", f"openai/{name}")]
    done = run(records, *words, "--format", "json")
    lost = [run["lost"] for run in json.loads(done.stdout)["runs"]]
    assert (done.exit_code, [sorted(one) for one in lost]) == (1, [["one", "two"], ["one", "two"], []])
    assert done.stderr.count("openai/none: there is no model") == 1
    assert "openai/dumb: one: " in done.stderr
    assert "openai/dumb: two: " in done.stderr


def test_summaries_are_kept(records: Path, asked: list[object], tmp_path: Path) -> None:
    """A file a run, with a line a document: its id and its summary."""
    found(records, "--model", "openai/a", "--save", tmp_path / "kept" / "here")
    lines = (tmp_path / "kept" / "here" / "openai-a.jsonl").read_text(encoding="utf-8").splitlines()
    kept = [json.loads(line) for line in lines]
    assert [one["id"] for one in kept] == ["one", "two"]
    assert kept[0]["summary"]["claims"][0]["cue"]["text"] == "said"


def test_fixtures_are_replayed(bridge: Path, asked: list[object]) -> None:
    """No model is needed for them, and nothing is known of its time."""
    measured = found(bridge)
    assert (measured["name"], measured["seconds"], asked) == ("recorded", None, [])
    assert measured["attributed"] == found(bridge, "--live")["attributed"]
    assert asked == [("local", None, None)]


def test_a_recording_that_does_not_fit_is_a_lost_document(bridge: Path, records: Path) -> None:
    """And so is a document without a recording, where others have one."""
    done = run(bridge, records, "--format", "json")
    lost = json.loads(done.stdout)["runs"][0]["lost"]
    assert (done.exit_code, sorted(lost)) == (0, ["one", "two"])
    assert "--live" in lost["one"]
    article = bridge / "article.md"
    article.write_text(article.read_text(encoding="utf-8").replace("Monday", "Sunday"), encoding="utf-8")
    done = run(bridge)
    assert done.exit_code == 1
    assert "has changed since it was recorded" in done.stderr


def test_recordings_are_of_one_model(bridge: Path) -> None:
    """A model or a prompt cannot be chosen for them: that would be passed over in silence."""
    error = run(bridge, "--prompt", "v3").exception
    assert isinstance(error, InputError)
    assert "--live" in str(error)


@pytest.mark.parametrize("words", ["polnear", "polnear=", "=3", "polnear=-1", "polnear=0", "plover=1"])
def test_samples_that_are_none(records: Path, words: str) -> None:
    """A corpus that is there, and a number from 1."""
    assert isinstance(run(records, "--corpus", words).exception, InputError)


def test_a_prompt_that_is_none_is_noticed_before_anything_is_asked(
    records: Path, asked: list[object]
) -> None:
    """Also where it is the last of several."""
    error = run(records, "--prompt", "v3", "--prompt", "v999").exception
    assert (type(error), asked) == (ReleaseError, [])


def test_a_place_to_save_that_cannot_be(records: Path, asked: list[object]) -> None:
    """It is said in one line."""
    assert isinstance(run(records, "--save", records).exception, InputError)
