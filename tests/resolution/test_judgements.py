"""The file that a person edits."""

from datetime import date
from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.resolution.judgements import New, read, written

TODAY = date(2031, 5, 12)
NEW = New("person: a b", "person: b a", "A B", "B A", "undecided", "names in another order")
HEAD = "left,right,left_name,right_name,decision,reason,by,rules,date,note\n"


def test_a_new_file() -> None:
    """A row a pair, with what the rules said twice: once to be changed, once to be compared with."""
    made = written([], [NEW], TODAY)
    assert made == HEAD + "person: a b,person: b a,A B,B A,undecided,names in another order,rules,undecided,2031-05-12,\n"


@pytest.mark.parametrize(
    ("row", "by_person"),
    [
        ("a,b,,,same,,rules,same,,", False),
        ("a,b,,,different,,rules,same,,", True),
        ("a,b,,, Same ,,person,same,,", True),
        ("a,b,,,same,,Ilka,same,,", True),
        ("a,b,,,same,,,,,", True),
    ],
)
def test_whose_decision_it_is(tmp_path: Path, row: str, by_person: bool) -> None:
    """It is a person's where they say so, or changed what the rules said, or added the row."""
    path = tmp_path / "merges.csv"
    path.write_text(f"{HEAD}{row}\n", encoding="utf-8")
    assert [one.by_person for one in read(path)] == [by_person]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_what_a_spreadsheet_makes_of_it(tmp_path: Path, separator: str) -> None:
    """Other separators, a mark at the beginning, and empty lines are read."""
    path = tmp_path / "merges.csv"
    lines = [separator.join(cells) for cells in (["left", "right", "decision"], ["a", "b", "same"], ["", "", ""])]
    path.write_text("\ufeff" + "\r\n".join(lines), encoding="utf-8")
    assert [row[:3] for row in read(path)] == [("a", "b", "same")]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("left,right\na,b\n", "has no column 'decision'"),
        ("left,right,decision\na,b,maybe\n", "line 2: 'maybe' is no decision; write one of same, different, undecided"),
        ("left,right,decision\na,,same\n", "line 2: 'left' and 'right' have to name two actors"),
        ("left,right,decision\na,a,same\n", "line 2: 'left' and 'right' have to name two actors"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, text: str, why: str) -> None:
    """The file, the line and what to do are told."""
    path = tmp_path / "merges.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=why):
        read(path)


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    """Before the first merge nothing is decided."""
    assert read(tmp_path / "merges.csv") == []


@pytest.mark.parametrize(
    ("row", "new", "after"),
    [
        # an undecided pair of the rules is as they say now
        ("person: a b,person: b a,A B,B A,undecided,old,rules,undecided,2031-01-01,", [NEW], "names in another order,rules,undecided,2031-01-01"),
        ("person: a b,person: b a,A B,B A,undecided,old,rules,undecided,2031-01-01,", [], None),
        # what they joined stays
        ("person: a b,person: b a,A B,B A,same,old,rules,same,2031-01-01,", [], "old,rules,same,2031-01-01"),
        # what a person said stays, whatever the rules say
        ("person: b a,person: a b,A B,B A,same,old,rules,undecided,2031-01-01,sure", [NEW], "old,person,undecided,2031-01-01,sure"),
    ],
)  # fmt: skip
def test_a_file_again(tmp_path: Path, row: str, new: list[New], after: str | None) -> None:
    """Only what the rules left open changes."""
    path = tmp_path / "merges.csv"
    path.write_text(f"{HEAD}{row}\n", encoding="utf-8")
    lines = written(read(path), new, TODAY).splitlines()[1:]
    assert len(lines) == (after is not None)
    assert after is None or after in lines[0]


def test_no_formula_for_a_spreadsheet() -> None:
    """A name that a spreadsheet would run gets an apostrophe."""
    assert ",'=A1,B A," in written([], [NEW._replace(left_name="=A1")], TODAY)
