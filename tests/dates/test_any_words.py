"""What holds of every expression of time, and of words that are none."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from intervals import EDTF, interval

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
