"""Intervals of EDTF as a reader expects them, and in the order of time."""

import re
from calendar import monthrange
from datetime import date

from summarizer.schema import When

OPEN = ".."
# EDTF's seasons: the name, and the month each begins in
_SEASONS = {"21": ("spring", 3), "22": ("summer", 6), "23": ("autumn", 9), "24": ("winter", 12)}
_QUALIFIERS = "?~%"


def worded(edtf: str) -> str:
    """A date as a reader expects it: "summer 2025", "1990s", else as it is."""
    year, _, rest = edtf.partition("-")
    if rest in _SEASONS:
        return f"{_SEASONS[rest][0]} {year}"
    return f"{edtf[:3]}0s" if re.fullmatch(r"\d{3}X", edtf) else edtf


def interval(when: When | None, between: str = " – ") -> str:
    """The interval in words; nothing where it is not known."""
    if when is None or when.start is None:
        return ""
    start, end = worded(when.start), worded(when.end or when.start)
    if end == start:
        return start
    if when.start == OPEN:
        return f"until {end}"
    return f"since {start}" if when.end == OPEN else f"{start}{between}{end}"


def order(when: When | None) -> tuple[bool, str]:
    """A key that sorts intervals: earlier before later whatever the precision, those without a date last."""
    known = [end for end in (when.start, when.end) if end and end != OPEN] if when else []
    if not known:
        return True, ""
    year, _, rest = known[0].strip(_QUALIFIERS).replace("X", "0").partition("-")
    return False, f"{year}-{_SEASONS[rest][1]:02}" if rest in _SEASONS else f"{year}-{rest}"


def days(when: When | None) -> tuple[date, date] | None:
    """The first and the last day of the interval; an open end is taken as the known one; None without either."""
    if when is None:
        return None
    ends = [_days(edtf) for edtf in (when.start, when.end) if edtf and edtf != OPEN]
    known = [end for end in ends if end]
    return (known[0][0], known[-1][1]) if known else None


def _days(edtf: str) -> tuple[date, date] | None:
    """The first and the last day of one EDTF date; none for a form that is not read here."""
    bare = edtf.strip(_QUALIFIERS).partition("T")[0]
    found = re.fullmatch(r"(\d{2})(\d\d|\dX|XX)(?:-(\d\d))?(?:-(\d\d))?", bare)
    if found is None:
        return None
    century, rest, month, day = found.groups()
    first, last = (int(century + rest.replace("X", digit)) for digit in "09")
    try:
        return _within(first, last, month, day)
    except ValueError:
        return None


def _within(first: int, last: int, month: str | None, day: str | None) -> tuple[date, date]:
    if month is None:
        return date(first, 1, 1), date(last, 12, 31)
    begins = _SEASONS[month][1] if month in _SEASONS else int(month)
    if day:
        return (exact := date(first, begins, int(day))), exact
    ends = begins + 2 if month in _SEASONS else begins
    year, ends = (last + 1, ends - 12) if ends > 12 else (last, ends)
    return date(first, begins, 1), date(year, ends, monthrange(year, ends)[1])
