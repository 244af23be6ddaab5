"""The command that tells who is who across articles."""

import json
import sys
from pathlib import Path

import invented
import pytest
import week
from commands import Call, one_line


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return week.stored(tmp_path / "results.jsonl", week.summaries(invented.articles()))


def test_what_is_written(call: Call, output: Path) -> None:
    """Actors, origins and judgements beside the output; what was found is told on standard error."""
    code, out, err = call("merge", output)
    assert (code, out) == (0, "")
    assert "19 actors of 5 documents are 7 actors; the documents have 4 origins" in err
    seen = [path.name for path in output.parent.iterdir() if not path.name.startswith(".")]  # a lock is hidden
    made = sorted(name for name in seen if ".sqlite" not in name)
    assert made == ["results.jsonl.actors.jsonl", "results.jsonl.merges.csv", "results.jsonl.origins.csv"]
    first = json.loads((output.parent / "results.jsonl.actors.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert (first["name"], first["kind"], first["articles"], len(first["members"])) == ("Norway", "country", 5, 5)


def test_a_persons_decision(call: Call, output: Path) -> None:
    """It is counted, and a name that is none is told with its line."""
    merges = output.with_name("results.jsonl.merges.csv")
    merges.write_text("left,right,decision\ncountry: tolmark,country: NOR,same\nperson: x,country: NOR,same\n", encoding="utf-8")
    err = call("merge", output, "--afresh").err
    assert "are 6 actors" in err
    assert "2 decisions of a person hold" in err
    assert "no actor of the corpus is named so in line 3" in err


def test_decisions_that_contradict(call: Call, output: Path) -> None:
    """One line, and exit code 1."""
    merges = output.with_name("results.jsonl.merges.csv")
    merges.write_text("left,right,decision\na,b,same\nb,a,different\n", encoding="utf-8")
    assert call("merge", output).code == 0  # nobody of the corpus is called so
    merges.write_text(
        "left,right,decision\ncountry: NOR,country: tolmark,same\ncountry: tolmark,country: NOR,different\n", encoding="utf-8"
    )
    code, out, err = call("merge", output)
    assert (code, out) == (1, "")
    assert "line 3 keeps 'country: tolmark' and 'country: NOR' apart, line 2 joins them" in one_line(err)


@pytest.mark.parametrize("package", ["rapidfuzz", "rensa"])
def test_a_package_is_missing(call: Call, output: Path, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said how to install it."""
    for name in [name for name in sys.modules if name.partition(".")[0] == package or name == "summarizer.resolution.rules"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    code, _, err = call("merge", output)
    assert code == 1
    assert "pip install 'newsclaims[corpus]'" in one_line(err)


def test_no_corpus(call: Call, tmp_path: Path) -> None:
    """Something else than the output of a batch is told."""
    assert "there is no store" in one_line(call("merge", tmp_path / "x.jsonl").err)
    assert "there is no directory" in one_line(call("merge", tmp_path / "none" / "x.jsonl").err)
