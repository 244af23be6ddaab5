"""The questions of the field, asked of a small corpus."""

from datetime import date
from pathlib import Path
from typing import Any

import invented
import pytest

from summarizer.errors import InputError
from summarizer.questions import questions, tables
from summarizer.questions.questions import Wanted


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = invented.corpus(tmp_path_factory.mktemp("corpus"))
    tables.refreshed(made)
    return made


def rows(output: Path, name: str, **wanted: Any) -> list[dict[str, Any]]:
    found = questions.answer(output, name, Wanted(**wanted))
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def brief(output: Path, name: str, *columns: str, **wanted: Any) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in rows(output, name, **wanted)]


def test_denials(output: Path) -> None:
    """A denial meets what another affirms in any article of those days; a reprint is a document and no origin."""
    assert rows(output, "denials") == [
        {
            "day": "2031-05-05",
            "denied_by": "Ilse Rautner",
            "affirmed_by": "Joran Hedlund",
            "stance": "asserts",
            "text": "Tolmark attacked Norway",
            "evidence": "Ilse Rautner denied that Tolmark attacked Norway on the quay.",
            "document": "wire",
            "start": 181,
            "end": 242,
            "origins": 2,
            "documents": 3,
            "affirmed_evidence": "Joran Hedlund said that Tolmark attacked Norway at the border.",
            "affirmed_document": "wire",
            "affirmed_start": 243,
            "affirmed_end": 305,
            "affirmed_origins": 2,
            "affirmed_documents": 3,
        }
    ]


def test_accusations(output: Path) -> None:
    """They are claims that accuse, and acts of accusing."""
    assert brief(output, "accusations", "day", "accused_by", "accused", "document", "origins", "documents") == [
        ("2031-05-07", "Joran Hedlund", "Tolmark", "second", 1, 1),
        ("2031-05-20", "Marek Rautner", "Petra Sandoval", "later", 1, 1),
    ]


def test_unnamed(output: Path) -> None:
    """What a spokesman alone said, and nobody with a name."""
    assert brief(output, "unnamed", "said_by", "text", "document") == [
        ("a spokesman", "Tolmark threatened Norway", "rumour")
    ]


@pytest.mark.parametrize("name", ["Joran Hedlund", "hedlund", "JORAN"])
def test_said_by(output: Path, name: str) -> None:
    """By any name or part of one; equal words are one row."""
    assert brief(output, "said-by", "day", "stance", "cue", "origins", "documents", actor=name) == [
        ("2031-05-05", "asserts", "said", 1, 2),
        ("2031-05-07", "accuses", "alleged", 1, 1),
    ]


@pytest.mark.parametrize(
    ("wanted", "documents"),
    [
        ({}, ["wire", "second", "rumour", "later", "later", "later"]),
        ({"type": "threaten"}, ["rumour"]),
        ({"agent": "Tolmark", "target": "Kingdom of Norway", "until": date(2031, 5, 7)}, ["wire", "second"]),
        ({"target": "Tolmark"}, []),
        ({"since": date(2031, 5, 8), "until": date(2031, 5, 8)}, ["rumour"]),
    ],
)
def test_events(output: Path, wanted: dict[str, Any], documents: list[str]) -> None:
    """They are narrowed by type, actors and days."""
    assert [row["document"] for row in rows(output, "events", **wanted)] == documents


@pytest.mark.parametrize(
    ("name", "wanted"), [("denials", {}), ("accusations", {}), ("unnamed", {}), ("events", {}), ("said-by", {"actor": "Norway"})]
)
def test_every_row_has_the_words_it_rests_on(output: Path, name: str, wanted: dict[str, Any]) -> None:
    """They stand in the document where the row says."""
    texts = {one: article.summary.document.text or "" for one, article in invented.articles().items()}
    for row in rows(output, name, **wanted):
        assert texts[str(row["document"])][slice(row["start"], row["end"])] == row["evidence"]


@pytest.mark.parametrize(
    ("name", "wanted", "why"),
    [
        ("lies", {}, "there is no question 'lies'; the questions are denials, accusations, unnamed, said-by, events"),
        ("said-by", {}, "'said-by' needs an actor"),
        ("said-by", {"actor": "Nobody Known"}, "no actor of the corpus is called 'Nobody Known'"),
        ("denials", {"actor": "Norway"}, "'denials' takes no actor"),
        ("unnamed", {"type": "assault"}, "'unnamed' is not narrowed by --type"),
    ],
)
def test_what_cannot_be_asked(output: Path, name: str, wanted: dict[str, Any], why: str) -> None:
    """It is said why."""
    with pytest.raises(InputError, match=why):
        rows(output, name, **wanted)


def test_views_are_told(output: Path) -> None:
    """Each view of the data file has its words and its columns."""
    found = questions.views(output)
    assert [one.name for one in found] == [
        "documents", "actors", "members", "events", "claims", "sayings", "denials", "accusations", "unnamed", "said",
        "happenings",
    ]  # fmt: skip
    assert all(one.tells and one.columns and "CREATE" not in one.tells for one in found)
    assert tables.views().count("CREATE VIEW") == len(found)
