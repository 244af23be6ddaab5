"""Reprints of one report have one origin."""

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resolution import reprints

from summarizer.resolution.copies import CONTAINMENT, Origin, containment, origins, shingles
from summarizer.resolution.members import Text

CHANCE = random.Random(3)  # noqa: S311
LANGUAGE = reprints.Language(CHANCE)
EVENT = reprints.event(LANGUAGE)
REPORTS = [reprints.report(EVENT, LANGUAGE, CHANCE) for _ in range(3)]


def text(name: str, sentences: list[str] | None, day: int | None = 5) -> Text:
    words = None if sentences is None else " ".join(sentences)
    return Text(name, date(2031, 5, day) if day else None, str(hash(words)), words)


COPIES = [
    text("cut", reprints.cut(0.5)(REPORTS[0], CHANCE), 6),
    text("wire", REPORTS[0], 5),
    text("other", REPORTS[1], 4),
    text("headed", reprints.headed(LANGUAGE)(REPORTS[0], CHANCE), None),
    text("third", REPORTS[2], 7),
    text("changed", reprints.inserted(LANGUAGE)(REPORTS[1], CHANCE), 4),
]


def test_each_has_the_first_of_its_copies() -> None:
    """By date, then in the order given; who has no date comes last; another report of the event is none."""
    assert [one[:2] for one in origins(COPIES)] == [
        ("cut", "wire"),
        ("wire", "wire"),
        ("other", "other"),
        ("headed", "wire"),
        ("third", "third"),
        ("changed", "other"),
    ]


@settings(max_examples=20)
@given(st.permutations(COPIES))
def test_the_order_is_nothing_where_dates_decide(texts: list[Text]) -> None:
    """The origin is the same in whatever order the documents are given."""
    found = {one.document: one.origin for one in origins(texts)}
    assert {name: found[name] for name in ("cut", "headed", "wire", "third")} == {
        "cut": "wire", "headed": "wire", "wire": "wire", "third": "third",
    }  # fmt: skip
    assert found["changed"] == found["other"]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], []),
        ([text("a", ["Short."]), text("b", ["Short."])], ["a", "a"]),
        ([text("a", ["Short."]), text("b", ["Shorter."])], ["a", "b"]),
        ([text("a", None)._replace(sha256="1"), text("b", None)._replace(sha256="1")], ["a", "a"]),
        ([text("a", None)._replace(sha256="1"), text("b", None)._replace(sha256="2")], ["a", "b"]),
    ],
)
def test_short_and_missing_texts(texts: list[Text], expected: list[str]) -> None:
    """They are copies of their equals only."""
    assert [one.origin for one in origins(texts)] == expected


def test_forty_reprints_are_one_origin() -> None:
    """However each of them was edited."""
    chance = random.Random(4)  # noqa: S311
    edits = list(reprints.edits(LANGUAGE).values())[:6]
    some = [text(f"{at}", edits[at % 6](REPORTS[0], chance), 6) for at in range(40)]
    assert origins([*some, text("wire", REPORTS[0], 5)])[:40] == [
        Origin(one.document, "wire", round(containment(shingles(one.text or ""), shingles(" ".join(REPORTS[0]))), 2), "") for one in some
    ]


def test_the_threshold_lies_between() -> None:
    """All that is usual among reprints is above it, and other articles about one event are below."""
    found = reprints.measured(number=30)
    above = [name for name in found if name not in ("headline, a third, inserted", "1 word of 12 changed")][:8]
    below = ["another article on the event", "a brief on it, 1 quoted", "a brief on it, 2 quoted"]
    assert min(min(found[name]) for name in above) > CONTAINMENT
    assert max(max(found[name]) for name in below) < CONTAINMENT
