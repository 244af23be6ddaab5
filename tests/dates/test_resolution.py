"""What expressions of time mean."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.dates.resolution import Interval, resolve

TUESDAY = date(2024, 11, 5)
# EDTF level 0 and 1 as far as it is used: dates, seasons, unspecified digits, "~", open ends.
EDTF = re.compile(
    r"\.\.|\d\dXX|\d{3}X|\d{4}(-(0[1-9]|1[0-2]|2[1-4]))?~?|\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])~?"
)

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


def interval(
    words: str, published: date | None = TUESDAY, language: str = "en", past: bool = True
) -> Interval:
    return resolve(words, published, language, past=past)


def same(start: str | None, end: str) -> Interval:
    return Interval(start, start if end == "=" else end)


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


FOREIGN = [
    ("es", "ayer", "2024-11-04", "="),
    ("es", "ayer por la mañana", "2024-11-04", "="),
    ("es", "mañana", "2024-11-06", "="),
    ("es", "el martes pasado", "2024-10-29", "="),
    ("es", "el pasado jueves", "2024-10-31", "="),
    ("es", "la semana pasada", "2024-10-28", "2024-11-03"),
    ("es", "en junio de 2023", "2023-06", "="),
    ("es", "el 5 de noviembre de 2024", "2024-11-05", "="),
    ("es", "martes 5 de noviembre", "2024-11-05", "="),
    ("es", "miércoles 5 de noviembre", None, "="),
    ("es", "hace dos días", "2024-11-03", "="),
    ("es", "el año pasado", "2023", "="),
    ("es", "desde marzo", "2024-03", ".."),
    ("es", "entre 2010 y 2015", "2010", "2015"),
    ("es", "a finales de febrero", "2024-02", "="),
    ("es", "el lunes que viene", "2024-11-11", "="),
    ("es", "05/11/2024", "2024-11-05", "="),
    ("es", "recientemente", None, "="),
    ("de", "gestern", "2024-11-04", "="),
    ("de", "gestern Morgen", "2024-11-04", "="),
    ("de", "morgen", "2024-11-06", "="),
    ("de", "am Dienstag", "2024-11-05", "="),
    ("de", "am Montagabend", "2024-11-04", "="),
    ("de", "am vergangenen Donnerstag", "2024-10-31", "="),
    ("de", "letzte Woche", "2024-10-28", "2024-11-03"),
    ("de", "im Juni 2023", "2023-06", "="),
    ("de", "am 5. November 2024", "2024-11-05", "="),
    ("de", "5.11.2024", "2024-11-05", "="),
    ("de", "Dienstag, 5. November", "2024-11-05", "="),
    ("de", "vor zwei Tagen", "2024-11-03", "="),
    ("de", "vor einem Jahr", "2023", "="),
    ("de", "seit März", "2024-03", ".."),
    ("de", "von Montag bis Mittwoch", "2024-10-28", "2024-10-30"),
    ("de", "in den 1990er Jahren", "199X", "="),
    ("de", "Ende Februar", "2024-02", "="),
    ("de", "am Wochenende", "2024-11-02", "2024-11-03"),
    ("de", "kürzlich", None, "="),
    ("fr", "hier", "2024-11-04", "="),
    ("fr", "aujourd’hui", "2024-11-05", "="),
    ("fr", "après-demain", "2024-11-07", "="),
    ("fr", "mardi dernier", "2024-10-29", "="),
    ("fr", "lundi prochain", "2024-11-11", "="),
    ("fr", "la semaine dernière", "2024-10-28", "2024-11-03"),
    ("fr", "l’année dernière", "2023", "="),
    ("fr", "l'an dernier", "2023", "="),
    ("fr", "en juin 2023", "2023-06", "="),
    ("fr", "le 1er novembre 2024", "2024-11-01", "="),
    ("fr", "mardi 5 novembre", "2024-11-05", "="),
    ("fr", "il y a deux jours", "2024-11-03", "="),
    ("fr", "depuis mars", "2024-03", ".."),
    ("fr", "dans les années 1990", "199X", "="),
    ("fr", "l’été dernier", "2024-22", "="),
    ("fr", "récemment", None, "="),
    ("zh", "昨天", "2024-11-04", "="),
    ("zh", "今天上午", "2024-11-05", "="),
    ("zh", "11月5日", "2024-11-05", "="),
    ("zh", "2024年11月5日", "2024-11-05", "="),
    ("zh", "2023年6月", "2023-06", "="),
    ("zh", "上周二", "2024-10-29", "="),
    ("zh", "周一", "2024-11-04", "="),
    ("zh", "去年", "2023", "="),
    ("zh", "2024年第一季度", "2024-01", "2024-03"),
    ("zh", "上个月15日", "2024-10-15", "="),
    ("zh", "两天前", "2024-11-03", "="),
    ("zh", "自3月以来", "2024-03", ".."),
    ("zh", "20世纪", "19XX", "="),
    ("zh", "最近", None, "="),
    ("it", "5 novembre 2024", "2024-11-05", "="),
    ("en-GB", "5 November", "2024-11-05", "="),
]


@pytest.mark.parametrize(("language", "words", "start", "end"), FOREIGN)
def test_other_languages_mean_the_same(language: str, words: str, start: str | None, end: str) -> None:
    """The common expressions of other languages are read by the same rules."""
    assert interval(words, language=language) == same(start, end)


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


def test_a_german_next_weekday_stays_open() -> None:
    """A "nächsten Freitag" may be either of two days, and is resolved where both are the same."""
    assert interval("am nächsten Freitag", language="de") == (None, None)
    assert interval("am nächsten Montag", language="de") == ("2024-11-11", "2024-11-11")


PIECES = [
    "since", "from", "to", "between", "and", "last", "next", "this", "early", "in",
    "Monday", "Tuesday,", "Nov.", "June", "5", "31", "999", "2024", "1000", "days",
    "weeks", "month", "years", "ago", "earlier", "summer", "winter", "quarter", "half", "the",
    "past", "1990s", "around", "7:30 a.m.", "two", "until", "weekend",
]  # fmt: skip
EXPRESSIONS = st.lists(st.sampled_from(PIECES), max_size=7).map(" ".join) | st.text(max_size=40)


def earliest_day(edtf: str) -> str:
    """Seasons as their first month, so that strings compare as days do."""
    year, _, rest = edtf.rstrip("~").replace("X", "0").partition("-")
    months = {"21": "03", "22": "06", "23": "09", "24": "12"}
    return f"{year}-{months.get(rest, rest)}"


@given(
    EXPRESSIONS, st.dates(), st.sampled_from(["en", "es", "de", "fr", "zh", "und", "xx", ""]), st.booleans()
)
def test_any_text_gives_an_interval_or_none(words: str, published: date, language: str, past: bool) -> None:
    """Nothing raises; both ends are EDTF or null together, and bounded ones are in order."""
    start, end = interval(words, published, language, past)
    assert (start is None) == (end is None)
    if start is None or end is None:
        return
    assert EDTF.fullmatch(start)
    assert EDTF.fullmatch(end)
    assert ".." in (start, end) or earliest_day(start)[: len(end)] <= earliest_day(end)


WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@given(
    st.sampled_from(["on", "last", "next", "this coming", "since", "until", "by", "for", "late on"]),
    st.sampled_from(WEEKDAYS),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.booleans(),
)
def test_weekdays_move_with_publication(before: str, weekday: str, published: date, past: bool) -> None:
    """Seven days later, the same words mean the day seven days later."""
    now, later = (
        interval(f"{before} {weekday}", day, past=past) for day in (published, published + timedelta(days=7))
    )
    for edge, moved in zip(now, later, strict=True):
        assert edge is not None
        assert moved is not None
        assert moved == edge == ".." or date.fromisoformat(moved) - date.fromisoformat(edge) == timedelta(days=7)
