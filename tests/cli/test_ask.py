"""The command that asks a corpus."""

import csv
import io
import json
from pathlib import Path

import invented
import pytest
import week
from commands import Call, one_line


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return invented.corpus(tmp_path)


def test_the_questions_and_views(call: Call, output: Path) -> None:
    """Without a question they are listed."""
    code, out, err = call("ask", output)
    assert (code, err) == (0, "")
    for words in ("denials      who denies what others affirm", "Views, for --sql", "day, denied_by, affirmed_by"):
        assert words in out


def test_a_table_for_people(call: Call, output: Path) -> None:
    """Words with their place, and in how many origins and documents it is said; no colours into a file."""
    code, out, err = call("ask", output, "said-by", "Hedlund", "--until", "2031-05-06")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "day         said by        stance   text                     cue   evidence                                "
        "                                       said in",
        "2031-05-05  Joran Hedlund  asserts  Tolmark attacked Norway  said  “Joran Hedlund said that Tolmark "
        "attacked Norway at the border.” wire:243-305  1 origin, 2 documents",
    ]


def test_data(call: Call, output: Path) -> None:
    """JSON, JSON lines and CSV have the same rows."""
    asked = ("ask", output, "accusations", "--format")
    rows = json.loads(call(*asked, "json").out)
    assert [json.loads(line) for line in call(*asked, "jsonl").out.splitlines()] == rows
    table = list(csv.DictReader(io.StringIO(call(*asked, "csv").out)))
    assert table == [{name: str(value) for name, value in row.items()} for row in rows]
    assert (rows[0]["accused_by"], rows[0]["accused"], len(rows)) == ("Joran Hedlund", "Tolmark", 2)


def test_sql(call: Call, output: Path) -> None:
    """A query of one's own reads the views."""
    sql = "SELECT type, count(*) AS n FROM happenings GROUP BY type ORDER BY n DESC"
    assert json.loads(call("ask", output, "--sql", sql, "--format", "json").out)[0] == {"type": "assault", "n": 4}


def test_few_rows(call: Call, output: Path) -> None:
    """With a limit there are no more."""
    assert len(call("ask", output, "events", "--limit", "2", "--format", "jsonl").out.splitlines()) == 2
    assert len(call("ask", output, "events", "--limit", "1").out.splitlines()) == 2


def test_not_merged(call: Call, tmp_path: Path) -> None:
    """It works before a merge, and says what is missing."""
    output = week.stored(tmp_path / "results.jsonl", week.summaries(invented.articles()))
    code, out, err = call("ask", output, "said-by", "Joran Hedlund", "--format", "jsonl")
    assert (code, len(out.splitlines())) == (0, 3)
    assert "5 of 5 documents are not merged" in one_line(err)


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        (["lies"], 1, "there is no question 'lies'"),
        (["said-by", "Nobody"], 1, "no actor of the corpus is called 'Nobody'"),
        (["events", "--since", "soon"], 1, "--since 'soon' is no day"),
        (["--sql", "DROP TABLE given"], 1, "only SELECT is possible"),
        (["--sql", ""], 1, "has to be one SELECT"),
        (["events", "--sql", "SELECT 1"], 2, "not both"),
        (["--type", "assault"], 2, "only a question can be narrowed"),
    ],
)
def test_what_cannot_be_asked(call: Call, output: Path, arguments: list[str], code: int, why: str) -> None:
    """It is said why, and nothing is printed."""
    found = call("ask", output, *arguments)
    assert (found.code, found.out) == (code, "")
    assert why in found.err.replace("\n", " ")
