"""The scripts in ``examples/`` run offline, on summaries as fixtures have them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from docs.checked import ROOT
from examples import SUMMARY

EXAMPLES = ROOT / "examples"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one fixture's summary."""
    place = tmp_path_factory.mktemp("fixtures") / "ferry"
    place.mkdir()
    (place / "summary.json").write_text(SUMMARY.model_dump_json(), encoding="utf-8")
    return place.parent


def printed(*words: str | Path) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("SUMMARIZER_", "PYTEST"))}
    done = subprocess.run(  # noqa: S603
        [sys.executable, *map(str, words)], capture_output=True, encoding="utf-8", env=environment, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_who_denies_what(folder: Path) -> None:
    """A denial with the accusation it answers."""
    lines = printed(EXAMPLES / "who_denies_what.py", folder).splitlines()
    at = lines.index("  Harbour Workers' Union denies: its members had touched the ropes")
    assert lines[at + 1] == "    but Odd Myrland accuses: sabotage"


def test_timeline(folder: Path) -> None:
    """Dated events in order of time; what is no fact is marked."""
    lines = printed(EXAMPLES / "timeline.py", folder).splitlines()
    assert lines == sorted(lines, key=lambda line: line.split()[0])
    assert lines[0] == "2031-03-04  sanction  Norrin Lines suspended the route"
    assert [line for line in lines if line.endswith(" (planned)")]


def test_who_accuses_whom(folder: Path) -> None:
    """A table with a row for each accusation."""
    table = printed(EXAMPLES / "who_accuses_whom.py", folder)
    assert table.split()[:4] == ["accuser", "accused", "of", "article"]
    row = next(line for line in table.splitlines() if "Odd Myrland" in line)
    assert "Harbour Workers' Union" in row


def test_a_codebook_of_ones_own() -> None:
    """It is shown without asking a model, and the command accepts it."""
    assert printed(EXAMPLES / "own_codebook.py").startswith("labour-conflict: 7 types\n  strike: Workers stop work")
    assert "settle" in printed("-m", "summarizer", "codebook", EXAMPLES / "conflict.yaml")


def test_the_codebook_is_that_of_the_how_to() -> None:
    """A reader of one finds the same types in the other."""
    page = (ROOT / "docs" / "how-to" / "codebook.md").read_text(encoding="utf-8")
    types = (EXAMPLES / "conflict.yaml").read_text(encoding="utf-8").split("types:\n")[1]
    names = [line for line in types.splitlines() if line.startswith("  ") and line[2] != " "]
    assert [name for name in names if name not in page.splitlines()] == []


def test_a_regression_test() -> None:
    """It replays what the local model answered, without network."""
    alone = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", EXAMPLES)
    assert "1 passed" in printed(*alone, EXAMPLES / "test_regression.py")
