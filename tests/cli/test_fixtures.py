import json
from pathlib import Path
from typing import Any

import pytest
import typer
from examples import SUMMARY, summary
from scripted import PROMPT, scripted, write_article
from typer.testing import CliRunner, Result

from summarizer.cli import fixtures as fixture_commands
from summarizer.documents.article import read
from summarizer.errors import InputError
from summarizer.llm import Limits
from summarizer.recordings import fixtures
from summarizer.recordings.compare import Change, Comparison
from summarizer.recordings.taping import Taping

APP = typer.Typer(pretty_exceptions_enable=False)
for command in (fixture_commands.record, fixture_commands.check, fixture_commands.diff):
    APP.command()(command)


def run(*words: object) -> Result:
    return CliRunner().invoke(APP, [str(w) for w in words])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three recorded fixtures: ``fixtures/a``, ``b`` and ``c``."""
    with Taping("scripted", prompt=PROMPT, transport=scripted()) as taping:
        for name in "abc":
            fixtures.record(read(str(write_article(tmp_path, name=name))), tmp_path / "fixtures", taping)
    return tmp_path / "fixtures"


def break_summary(fixture: Path) -> None:
    path = fixture / "summary.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"asserts"', '"doubts"'), encoding="utf-8")


def test_nothing_changed_exits_with_0(folder: Path) -> None:
    """One line says how many were replayed."""
    done = run("check", folder)
    assert (done.exit_code, done.stdout) == (0, "3 fixtures: 3 unchanged\n")


def test_a_change_exits_with_1_and_is_named(folder: Path) -> None:
    """Only the fixture that changed is shown, with what changed in it."""
    break_summary(folder / "b")
    done = run("check", folder)
    assert done.exit_code == 1
    assert done.stdout == (
        f"{folder}/b: changed\n"
        "  claim changed: Ilka Sørens said “the old bridge is not safe”: stance doubts → asserts\n"
        f"  to accept this: summarizer check {folder}/b --update\n"
        "3 fixtures: 2 unchanged, 1 changed\n"
    )
    assert run("check", folder / "a", folder / "c").exit_code == 0
    assert run("check", folder / "a").stdout == "1 fixture: 1 unchanged\n"


def test_what_cannot_be_replayed_exits_with_2_whatever_else_changed(folder: Path) -> None:
    """A stale and a missing recording count more than a difference, and the others are still checked."""
    break_summary(folder / "a")
    (folder / "b" / "article.md").write_text("Another text, all in all.", encoding="utf-8")
    (folder / "c" / "recording.json").unlink()
    done = run("check", folder)
    assert done.exit_code == 2
    assert done.stdout.endswith("3 fixtures: 1 changed, 1 missing, 1 stale\n")
    assert "the article of" in done.stdout
    assert "summarizer record" in done.stdout


def test_update_accepts_what_changed_and_only_that(folder: Path) -> None:
    """Accepted changes are shown, exit with 0 and are gone; a stale recording stays an error."""
    break_summary(folder / "b")
    done = run("check", folder, "--update")
    assert (done.exit_code, "claim changed" in done.stdout) == (0, True)
    assert done.stdout.endswith("3 fixtures: 2 unchanged, 1 accepted\n")
    assert "to accept this" not in done.stdout
    assert run("check", folder).exit_code == 0
    (folder / "b" / "article.md").write_text("Another text, all in all.", encoding="utf-8")
    assert run("check", folder, "--update").exit_code == 2


def test_machines_get_json(folder: Path) -> None:
    """Every fixture, its outcome, its changes in full, and why it could not be replayed."""
    break_summary(folder / "a")
    (folder / "c" / "recording.json").unlink()
    found = json.loads(run("check", folder, "--format", "json").stdout)
    assert [(Path(f["fixture"]).name, f["outcome"]) for f in found] == [
        ("a", "changed"),
        ("b", "unchanged"),
        ("c", "missing"),
    ]
    assert found[0]["changes"] == [
        {
            "what": "claim",
            "how": "changed",
            "label": "Ilka Sørens said “the old bridge is not safe”",
            "field": "stance",
            "old": "doubts",
            "new": "asserts",
        }
    ]
    assert found[2]["message"].startswith("there is no recording")


def test_diff_compares_two_summaries(tmp_path: Path) -> None:
    """Equal ones print nothing and exit with 0; others exit with 1 and their differences."""
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text(SUMMARY.model_dump_json(), encoding="utf-8")
    new.write_text(summary(headline="Port shut").model_dump_json(), encoding="utf-8")
    assert (run("diff", old, old).exit_code, run("diff", old, old).stdout) == (0, "")
    assert run("diff", old, new).exit_code == 1
    assert run("diff", old, new).stdout == (
        f"summary changed: as a whole: headline {SUMMARY.headline} → Port shut\n"
    )
    (change,) = json.loads(run("diff", old, new, "--format", "json").stdout)
    assert (change["field"], change["new"]) == ("headline", "Port shut")


def test_without_fixtures_there_is_nothing_to_check(tmp_path: Path) -> None:
    """A folder that is not there, and one without fixtures, exit with 2: nothing was found unchanged."""
    for place in (tmp_path / "absent", tmp_path):
        done = run("check", place)
        assert (done.exit_code, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)


@pytest.mark.parametrize(
    ("text", "why"),
    [("{", "is not JSON"), ("{}", "Field required"), ("[]", "has 0 summaries"), (None, "No such file")],
)
def test_diff_refuses_what_is_no_summary(tmp_path: Path, text: str | None, why: str) -> None:
    """The error names the file and what is wrong with it."""
    path = tmp_path / "a.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    error = run("diff", path, path).exception
    assert isinstance(error, InputError)
    assert why in str(error)


def test_record_makes_fixtures_that_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each article becomes a folder; the options reach the summarizer and the article."""
    asked = []

    def taping(model: str, **options: object) -> Taping:
        asked.append((model, options))
        return Taping("scripted", prompt=PROMPT, transport=scripted())

    monkeypatch.setattr("summarizer.recordings.taping.Taping", taping)
    paths = [write_article(tmp_path, name=name) for name in ("a", "b")]
    into = tmp_path / "kept"
    words = ["--model", "openai/some", "--base-url", "http://h/v1", "--max-tokens", "9", "--prompt", "v3/free",
             "--codebook", "quays.yaml", "--published", "2031-05-07"]  # fmt: skip
    done = run("record", *paths, "--into", into, *words)
    assert (done.exit_code, done.stdout) == (0, f"{into}/a: 3 exchanges\n{into}/b: 3 exchanges\n")
    options = {
        "prompt": "v3/free",
        "base_url": "http://h/v1",
        "codebook": Path("quays.yaml"),
        "limits": Limits(max_tokens=9),
    }
    assert asked == [("openai/some", options)] * 2
    assert str(fixtures.load(into / "a").article.published) == "2031-05-07"
    assert run("check", into).exit_code == 0


def test_recording_over_a_fixture_says_what_changes_and_keeps_its_codebook(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lines are those of ``check``; the codebook that lies there is used."""

    def taping(model: str, **options: Any) -> Taping:
        return Taping("scripted", prompt=PROMPT, codebook=options["codebook"], transport=scripted())

    monkeypatch.setattr("summarizer.recordings.taping.Taping", taping)
    article = folder / "a" / "article.md"
    assert run("record", article, "--into", folder).stdout == f"{folder}/a: 3 exchanges\n"
    break_summary(folder / "a")
    book = "name: quays\ntypes:\n  protest: {definition: Somebody marches.}\n"
    (folder / "a" / "codebook.yaml").write_text(book, encoding="utf-8")
    done = run("record", article, "--into", folder)
    assert done.stdout == (
        f"{folder}/a: 3 exchanges\n"
        "  claim changed: Ilka Sørens said “the old bridge is not safe”: stance doubts → asserts\n"
    )
    assert (folder / "a" / "codebook.yaml").read_text(encoding="utf-8") == book
    assert fixtures.expected(fixtures.load(folder / "a")).provenance.codebook.name == "quays"
    assert run("check", folder / "a").exit_code == 0


def test_of_many_changes_by_a_new_recording_ten_are_shown(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are counted."""
    changes = Comparison(
        changes=tuple(Change(what="claim", how="changed", label="x", field=f"f{n}", old="a", new="b") for n in range(12))
    )
    monkeypatch.setattr("summarizer.recordings.compare.compare", lambda old, new: changes)
    monkeypatch.setattr(
        "summarizer.recordings.taping.Taping", lambda *_, **__: Taping("scripted", prompt=PROMPT, transport=scripted())
    )
    lines = run("record", folder / "a" / "article.md", "--into", folder).stdout.splitlines()
    assert (len(lines), lines[-1]) == (12, "  … and 2 more lines")
