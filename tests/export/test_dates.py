"""Intervals in words and in days."""

from datetime import date

import pytest
from examples import span

from summarizer.export.dates import days, interval
from summarizer.schema import When


def when(start: str | None, end: str | None) -> When:
    return When(span=span("on Tuesday"), start=start, end=end)


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        ("2031-05-13", "2031-05-13", (2031, 5, 13), (2031, 5, 13)),
        ("2031-02", "2031-02", (2031, 2, 1), (2031, 2, 28)),
        ("2031", None, (2031, 1, 1), (2031, 12, 31)),
        ("199X", "199X", (1990, 1, 1), (1999, 12, 31)),
        ("19XX", "19XX", (1900, 1, 1), (1999, 12, 31)),
        ("2031-24", "2031-24", (2031, 12, 1), (2032, 2, 29)),
        ("1990~", "1990~", (1990, 1, 1), (1990, 12, 31)),
        ("2019", "..", (2019, 1, 1), (2019, 12, 31)),
        ("..", "2031-05-05", (2031, 5, 5), (2031, 5, 5)),
    ],
)
def test_days(
    start: str, end: str | None, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    """The first and the last day of what the interval covers, as far as it is known."""
    assert days(when(start, end)) == (date(*first), date(*last))


@pytest.mark.parametrize(("start", "end"), [(None, None), ("..", ".."), ("2031-13-77", "2031-13-77"), ("Y17E7", None)])
def test_no_days(start: str | None, end: str | None) -> None:
    """None where nothing is known or it is no date of this calendar."""
    assert days(when(start, end)) is None
    assert days(None) is None


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2031-22", "2031-22", "summer 2031"),
        ("2019", "..", "since 2019"),
        ("..", "2019", "until 2019"),
        ("2019", "2021", "2019 – 2021"),
        ("2019", None, "2019"),
        (None, None, ""),
    ],
)
def test_words(start: str | None, end: str | None, shown: str) -> None:
    """As a reader expects them."""
    assert interval(when(start, end)) == shown
