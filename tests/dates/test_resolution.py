"""What expressions of time mean."""

from datetime import date

import pytest
from intervals import EDTF, interval, same

# words, start, end ("=" the same, None open); the event has happened
ENGLISH = [
    # absolute
    ("Nov. 5, 2024", "2024-11-05", "="),
    ("November 5, 2024", "2024-11-05", "="),
    ("5 November 2024", "2024-11-05", "="),
    ("5 Nov 2024", "2024-11-05", "="),
    ("the 5th of November, 2024", "2024-11-05", "="),
    ("November 5th, 2024", "2024-11-05", "="),
    ("2024-11-05", "2024-11-05", "="),
    ("2024-11-05T08:00:00Z", "2024-11-05", "="),
    ("on 24 August 1989", "1989-08-24", "="),
    ("Tuesday, November 5, 2024", "2024-11-05", "="),
    ("Wednesday, November 5, 2024", None, "="),
    ("in June 2023", "2023-06", "="),
    ("June of 2023", "2023-06", "="),
    ("Sept. 2023", "2023-09", "="),
    ("1989", "1989", "="),
    ("in 1989", "1989", "="),
    ("February 30, 2024", None, "="),
    ("in the 1990s", "199X", "="),
    ("the early 1990s", "199X", "="),
    ("in the 19th century", "18XX", "="),
    ("the first quarter of 2024", "2024-01", "2024-03"),
    ("the second half of 2023", "2023-07", "2023-12"),
    ("the summer of 2023", "2023-22", "="),
    ("winter 2023", "2023-24", "="),
    ("late February 2024", "2024-02", "="),
    ("mid-2023", "2023", "="),
    ("at the end of 2023", "2023", "="),
    ("around 1990", "1990~", "="),
    ("31/12/2023", "2023-12-31", "="),
    ("12/31/2023", "2023-12-31", "="),
    ("05/11/2024", None, "="),
    ("2010-12", None, "="),
    # ranges
    ("between 2010 and 2015", "2010", "2015"),
    ("from 2010 to 2015", "2010", "2015"),
    ("from March to May 2023", "2023-03", "2023-05"),
    ("from November 2023 to February", "2023-11", "2024-02"),
    ("Nov. 1-3, 2024", "2024-11-01", "2024-11-03"),
    ("1-3 November 2024", "2024-11-01", "2024-11-03"),
    ("Nov. 1 to 3", "2024-11-01", "2024-11-03"),
    ("between Nov. 1 and 3", "2024-11-01", "2024-11-03"),
    ("from Monday to Wednesday", "2024-10-28", "2024-10-30"),
    ("Friday through Sunday", "2024-11-01", "2024-11-03"),
    ("from last week to yesterday", "2024-10-28", "2024-11-04"),
    ("from yesterday to tomorrow", "2024-11-04", "2024-11-06"),
    ("from 2015 to 2010", None, "="),
    ("since March", "2024-03", ".."),
    ("since 2011", "2011", ".."),
    ("since Monday", "2024-11-04", ".."),
    ("until Friday", "..", "2024-11-01"),
    ("by the end of 2025", "..", "2025"),
    # days
    ("today", "2024-11-05", "="),
    ("Today", "2024-11-05", "="),
    ("yesterday", "2024-11-04", "="),
    ("yesterday morning", "2024-11-04", "="),
    ("tomorrow", "2024-11-06", "="),
    ("the day before yesterday", "2024-11-03", "="),
    ("tonight", "2024-11-05", "="),
    ("this morning", "2024-11-05", "="),
    ("last night", "2024-11-04", "="),
    ("earlier today", "2024-11-05", "="),
    ("on Tuesday", "2024-11-05", "="),
    ("Wednesday", "2024-10-30", "="),
    ("Monday night", "2024-11-04", "="),
    ("early on Monday", "2024-11-04", "="),
    ("the early hours of Monday", "2024-11-04", "="),
    ("late Sunday", "2024-11-03", "="),
    ("last Thursday", "2024-10-31", "="),
    ("last Tuesday", "2024-10-29", "="),
    ("this past Sunday", "2024-11-03", "="),
    ("next Monday", "2024-11-11", "="),
    ("next Tuesday", "2024-11-12", "="),
    ("next Friday", "2024-11-15", "="),
    ("for Friday", "2024-11-08", "="),
    ("for next Tuesday", "2024-11-12", "="),
    ("for the past two months", "2024-09", "2024-11"),
    ("this coming Friday", "2024-11-08", "="),
    ("Monday last week", "2024-10-28", "="),
    ("Friday of next week", "2024-11-15", "="),
    ("on Nov. 5", "2024-11-05", "="),
    ("Tuesday, Nov. 5", "2024-11-05", "="),
    ("Tues., Nov. 5", "2024-11-05", "="),
    ("Wednesday, Nov. 5", None, "="),
    ("Tuesday, Nov. 12", "2024-11-12", "="),
    ("Nov. 12", "2023-11-12", "="),
    ("Tuesday, Nov. 5, at around 7:30 a.m.", "2024-11-05", "="),
    ("at 9 p.m. on Monday", "2024-11-04", "="),
    ("between 9 a.m. and 5 p.m. Monday", "2024-11-04", "="),
    ("around Nov. 1", "2024-11-01~", "="),
    ("Feb. 29", "2024-02-29", "="),
    ("two days ago", "2024-11-03", "="),
    ("10 days ago", "2024-10-26", "="),
    ("June 5 last year", "2023-06-05", "="),
    ("the 15th of last month", None, "="),
    # weeks
    ("last week", "2024-10-28", "2024-11-03"),
    ("this week", "2024-11-04", "2024-11-10"),
    ("next week", "2024-11-11", "2024-11-17"),
    ("earlier this week", "2024-11-04", "2024-11-05"),
    ("later this week", "2024-11-05", "2024-11-10"),
    ("three weeks ago", "2024-10-14", "2024-10-20"),
    ("three weeks ago today", "2024-10-15", "="),
    ("two months ago today", "2024-09-05", "="),
    ("ten years ago today", "2014-11-05", "="),
    ("a year ago on Monday", "2023", "="),
    ("over the weekend", "2024-11-02", "2024-11-03"),
    ("last weekend", "2024-11-02", "2024-11-03"),
    ("next weekend", None, "="),
    ("in the past week", "2024-10-29", "2024-11-05"),
    ("over the last three days", "2024-11-02", "2024-11-05"),
    # months and seasons
    ("last month", "2024-10", "="),
    ("late last month", "2024-10", "="),
    ("earlier this month", "2024-11-01", "2024-11-05"),
    ("two months ago", "2024-09", "="),
    ("eleven months ago", "2023-12", "="),
    ("in June", "2024-06", "="),
    ("in November", "2024-11", "="),
    ("in December", "2023-12", "="),
    ("last November", "2023-11", "="),
    ("next March", "2025-03", "="),
    ("this March", "2024-03", "="),
    ("June last year", "2023-06", "="),
    ("in May of this year", "2024-05", "="),
    ("late February", "2024-02", "="),
    ("mid-October", "2024-10", "="),
    ("last summer", "2024-22", "="),
    ("this fall", "2024-23", "="),
    ("last fall", "2023-23", "="),
    ("next spring", "2025-21", "="),
    ("last winter", "2023-12", "2024-02"),
    ("the third quarter", "2024-07", "2024-09"),
    ("the first half of last year", "2023-01", "2023-06"),
    ("last quarter", "2024-07", "2024-09"),
    ("over the past two months", "2024-09", "2024-11"),
    # years
    ("last year", "2023", "="),
    ("this year", "2024", "="),
    ("last year's", "2023", "="),
    ("earlier this year", "2024-01", "2024-11"),
    ("a year ago", "2023", "="),
    ("ten years ago", "2014", "="),
    ("over the past decade", "2014", "2024"),
]
VAGUE = [
    "soon", "recently", "in recent months", "a few days ago", "decades ago", "at around 7:30 a.m.", "at noon",
    "for three days", "three hours ago", "after Tuesday", "before the weekend", "every Monday",
    "the same day", "the following week", "the next day", "the last day", "Monday and Friday", "in two weeks",
    "over the next two weeks", "within two weeks", "72 hours", "for the next 72 hours", "over two years ago",
    "in the morning", "at the end of the year", "this recent week",
]  # fmt: skip
NO_DATES = [
    "", " ", "in Geneva", "the Red Sea", "after the summit ended", "may", "march", "15", "first",
    "Tuesday in Geneva", "1,500", "sat", "sun", "three", "the", "and", "?!", "a half", "three quarters",
    "the second half", "in the 90th minute", "a second time", "one minute", "a quarter", "Theresa May",
    "march on the capital", "1500 people", "the Sunday Times", "Black Friday", "a 24-hour strike",
]  # fmt: skip


@pytest.mark.parametrize(("words", "start", "end"), ENGLISH)
def test_english_words_mean_their_interval(words: str, start: str | None, end: str) -> None:
    """An expression means its interval for an article of Tuesday, 5 November 2024."""
    assert interval(words) == same(start, end)
    assert all(edge is None or EDTF.fullmatch(edge) for edge in interval(words))


@pytest.mark.parametrize("words", VAGUE)
def test_vague_words_stay_words(words: str) -> None:
    """An expression that leaves the day open is one of time, without an interval."""
    assert interval(words) == (None, None)


@pytest.mark.parametrize("words", NO_DATES)
def test_places_and_clauses_are_no_dates(words: str) -> None:
    """Other words mean no interval."""
    assert interval(words) == (None, None)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("on Monday", "2024-11-11", "="),
        ("on Tuesday", "2024-11-05", "="),
        ("in June", "2025-06", "="),
        ("in November", "2024-11", "="),
        ("on Nov. 4", "2025-11-04", "="),
        ("Tuesday, Nov. 5", "2024-11-05", "="),
        ("over the weekend", "2024-11-09", "2024-11-10"),
        ("in two weeks", "2024-11-18", "2024-11-24"),
        ("in three days", "2024-11-08", "="),
        ("over the next two years", "2024", "2026"),
        ("from Monday to Wednesday", "2024-11-11", "2024-11-13"),
        ("until Friday", "..", "2024-11-08"),
        ("by the end of the year", "..", "2024"),
        ("at the end of the month", "2024-11", "="),
        ("in the summer", "2025-22", "="),
        ("the first quarter", "2025-01", "2025-03"),
        ("this winter", "2024-12", "2025-02"),
        ("last Thursday", "2024-10-31", "="),
    ],
)
def test_planned_events_lie_ahead(words: str, start: str | None, end: str) -> None:
    """What has not happened yet is placed at or after publication, unless the words say "last"."""
    assert interval(words, past=False) == same(start, end)


@pytest.mark.parametrize(
    ("words", "published", "start", "end"),
    [
        ("last Monday", date(2024, 11, 6), "2024-11-04", "="),
        ("next Monday", date(2024, 11, 3), "2024-11-04", "="),
        ("over the weekend", date(2024, 11, 9), "2024-11-09", "2024-11-10"),
        ("last weekend", date(2024, 11, 10), "2024-11-02", "2024-11-03"),
        ("next weekend", date(2024, 11, 10), "2024-11-16", "2024-11-17"),
        ("last month", date(2024, 1, 31), "2023-12", "="),
        ("last week", date(2024, 1, 2), "2023-12-25", "2023-12-31"),
        ("Feb. 29", date(2023, 3, 10), None, "="),
        ("last winter", date(2024, 1, 10), "2022-12", "2023-02"),
        ("last summer", date(2024, 3, 1), "2023-22", "="),
        ("a year ago", date(1, 5, 5), None, "="),
    ],
)
def test_the_turn_of_week_and_year(words: str, published: date, start: str | None, end: str) -> None:
    """Weeks, weekends and winters reach over the turn of the year."""
    assert interval(words, published) == same(start, end)


RELATIVE = [
    "today", "on Tuesday", "last week", "in June", "Nov. 5", "two days ago", "since March", "last summer",
    "this morning", "earlier this month", "the first quarter", "from Monday to Wednesday",
]  # fmt: skip


@pytest.mark.parametrize("words", RELATIVE)
def test_relative_words_need_an_anchor(words: str) -> None:
    """Without a publication date they mean no interval, though they are expressions of time."""
    assert interval(words, published=None) == (None, None)
    assert interval(words) != (None, None)


@pytest.mark.parametrize(
    "words", ["Nov. 5, 2024", "in June 2023", "from March to May 2023", "since 2011", "1990s"]
)
def test_absolute_words_need_no_anchor(words: str) -> None:
    """What names its year means the same whenever it was published."""
    assert interval(words, published=None) == interval(words) != (None, None)


@pytest.mark.parametrize(
    ("words", "published", "past", "start", "end"),
    [
        ("by Friday", date(2026, 2, 9), False, "..", "2026-02-13"),
        ("until Friday", date(2026, 2, 9), False, "..", "2026-02-13"),
        ("by Friday", date(2026, 2, 9), True, "..", "2026-02-06"),
        ("for Friday", date(2026, 2, 9), True, "2026-02-13", "="),
        ("for next Tuesday", date(2026, 2, 9), True, "2026-02-17", "="),
        ("next Tuesday", date(2026, 2, 9), False, "2026-02-17", "="),
        ("next Tuesday", date(2026, 2, 10), True, "2026-02-17", "="),
        ("next Sunday", date(2026, 2, 8), True, "2026-02-15", "="),
        ("on Friday", date(2026, 2, 9), True, "2026-02-06", "="),
        ("on Sunday", date(2026, 2, 9), True, "2026-02-08", "="),
        ("on Tuesday", date(2026, 2, 10), True, "2026-02-10", "="),
        ("on Tuesday", date(2026, 2, 10), False, "2026-02-10", "="),
        ("second half of 2024", date(2026, 2, 9), True, "2024-07", "2024-12"),
        ("first quarter of 2025", date(2026, 2, 9), True, "2025-01", "2025-03"),
    ],
)
def test_weekdays_lie_where_the_words_say(
    words: str, published: date, past: bool, start: str, end: str
) -> None:
    """A weekday is the last, today's, the coming or the next week's; "for" a day is always ahead."""
    assert interval(words, published, past=past) == same(start, end)
