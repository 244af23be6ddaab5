"""What an expression of time means: rules from codes to EDTF level 1 intervals.

Codes are those of `summarizer.dates.tokens`, without prepositions and fillers. Weeks run from Monday to
Sunday (ISO 8601). Seasons are EDTF's 21 to 24; where a season has to be placed relative to publication
it is the northern, meteorological one. What the words leave open stays open: no rule, no interval.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

Bounds = tuple[str, str]  # start and end in EDTF


class Anchor(NamedTuple):
    """The day of publication, and whether the event had happened by then."""

    day: date
    past: bool


Absolute = Callable[[re.Match[str]], Bounds | None]
Relative = Callable[[re.Match[str], Anchor], Bounds | None]


def single(edtf: str) -> Bounds:
    return edtf, edtf


def earliest(edtf: str) -> date:
    """Give the first day an EDTF value can mean; a winter begins in the December of its year."""
    year, month, day = [*edtf.rstrip("~").replace("X", "0").split("-"), "1", "1"][:3]
    return date(int(year), 3 * (int(month) - 20) if int(month) > 12 else int(month), int(day))


def _year(year: int) -> str:
    return date(year, 1, 1).isoformat()[:4]


def _month(year: int, month: int) -> str:
    return date(year, month, 1).isoformat()[:7]


def _months(day: date, count: int) -> str:
    """Give the month that lies `count` months from the one of `day`."""
    months = day.year * 12 + day.month - 1 + count
    return _month(months // 12, months % 12 + 1)


def _weekday(match: re.Match[str]) -> int | None:
    found = re.search(r"W(\d)", match.group())
    return int(found[1]) if found else None


def _number(match: re.Match[str], kind: str) -> int:
    found = re.search(rf"\b{kind}(\d+)", match.group())
    return int(found[1]) if found else 1


def _unit(day: date, unit: str, count: int) -> Bounds | None:
    """Give the whole unit that lies `count` units from the one `day` is in."""
    monday = day - timedelta(days=day.weekday())
    if unit == "day":
        return single((day + timedelta(days=count)).isoformat())
    if unit in ("week", "weekend"):
        first = monday + timedelta(days=7 * count + (5 if unit == "weekend" else 0))
        return first.isoformat(), (monday + timedelta(days=7 * count + 6)).isoformat()
    if unit == "month":
        return single(_months(day, count))
    if unit == "quarter":
        first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
        return _months(first, 3 * count), _months(first, 3 * count + 2)
    return single(_year(day.year + count)) if unit == "year" else None


# Absolute rules: the words alone give the interval.


def _full_date(match: re.Match[str]) -> Bounds | None:
    day = date(_number(match, "Y"), _number(match, "M"), _number(match, "N"))
    return single(day.isoformat()) if _weekday(match) in (None, day.weekday()) else None


def _part_of_year(match: re.Match[str]) -> Bounds | None:
    """Quarters and halves: EDTF has codes for them at level 2 only, so they are given in months."""
    length = 3 if "quarter" in match.group() else 6
    number, year = _number(match, "N"), _number(match, "Y")
    last = number * length
    return (_month(year, last - length + 1), _month(year, last)) if last <= 12 else None


_DATE = r"(?:M\d+ N\d+|N\d+ M\d+)"
_PART = r"N\d U(?:quarter|half|halfyear)"
ABSOLUTE: dict[str, Absolute] = {
    r"I([-\d]+)": lambda m: single(m[1]),
    r"W\d I[-\d]+|I[-\d]+ W\d": lambda m: (
        single(day.isoformat())
        if (day := date.fromisoformat(m.group().split("I")[1][:10])).weekday() == _weekday(m)
        else None
    ),
    rf"(?:W\d )?{_DATE} Y\d+|Y\d+ M\d+ N\d+(?: W\d)?": _full_date,
    r"M\d+ Y\d+|Y\d+ M\d+": lambda m: single(_month(_number(m, "Y"), _number(m, "M"))),
    r"Y(\d+)": lambda m: single(_year(int(m[1]))),
    r"K(\d{3})0": lambda m: single(f"{m[1]}X"),
    # By common usage 1901-2000 and 1900-1999 are both the 20th century; EDTF writes it 19XX.
    r"H(\d+)": lambda m: single(f"{int(m[1]) - 1:02}XX") if 1 <= int(m[1]) <= 30 else None,
    r"S\d+ Y\d+|Y\d+ S\d+": lambda m: single(f"{_year(_number(m, 'Y'))}-{_number(m, 'S')}"),
    rf"{_PART} Y\d+|Y\d+ {_PART}": _part_of_year,
}


# Relative rules: the words need the day of publication.


def _weekday_near(match: re.Match[str], anchor: Anchor) -> Bounds | None:
    """Choose the last, this or next weekday.

    A bare one is the nearest in the direction of the event, the day of publication included. "last Monday"
    is the most recent before publication, though some mean the week before. "next Friday" is that of the
    next week. "upnext" may also be the coming one: it is resolved only where both are the same day.
    """
    weekday = _number(match, "W")
    ahead = (weekday - anchor.day.weekday()) % 7
    coming = anchor.day + timedelta(days=ahead or 7)
    if "coming" in match.group():
        return single(coming.isoformat())
    if "next" in match.group():
        of_next_week = _weekday_date(anchor.day, weekday + 7)
        open_choice = "upnext" in match.group() and of_next_week != coming.isoformat()
        return None if open_choice else single(of_next_week)
    if re.search("last|past", match.group()):
        return single((coming - timedelta(days=7)).isoformat()) if ahead else _unit(anchor.day, "day", -7)
    return _unit(anchor.day, "day", ahead - 7 if anchor.past and ahead else ahead)


_STEPS = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}


def _step(match: re.Match[str]) -> int | None:
    return next((step for word, step in _STEPS.items() if word in match.group()), None)


def _weekday_of_week(match: re.Match[str], anchor: Anchor) -> Bounds | None:
    monday = anchor.day - timedelta(days=anchor.day.weekday())
    return _unit(monday, "day", 7 * (_step(match) or 0) + _number(match, "W"))


def _month_near(match: re.Match[str], anchor: Anchor) -> Bounds | None:
    """Place a month without a year: the nearest in the direction of the event, the current one included.

    With "last", "past", "next" or "coming" the current one is not.
    """
    month, step = _number(match, "M"), _step(match)
    ahead = (month - anchor.day.month) % 12
    if step == 0:
        return single(_month(anchor.day.year, month))
    if step is not None:
        return single(_months(anchor.day, ahead - 12 if step < 0 else ahead or 12))
    return single(_months(anchor.day, ahead - 12 if anchor.past and ahead else ahead))


def _date_near(match: re.Match[str], anchor: Anchor) -> Bounds | None:
    """Place a day without a year: the nearest in the direction of the event.

    Where a weekday stands with it, the year has to agree; so it can correct the direction, but only
    to within half a year.
    """
    month, day, weekday = _number(match, "M"), _number(match, "N"), _weekday(match)
    dates = [found for year in (-1, 0, 1) if (found := _date(anchor.day.year + year, month, day))]
    toward = [d for d in dates if (d <= anchor.day if anchor.past else d >= anchor.day)]
    toward.sort(key=lambda d: abs(d - anchor.day))
    near = [d for d in dates if weekday is not None and abs(d - anchor.day) < timedelta(days=183)]
    fitting = [d for d in toward[:1] + near if weekday in (None, d.weekday())]
    return single(fitting[0].isoformat()) if fitting else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _season(match: re.Match[str], anchor: Anchor) -> Bounds | None:
    """Place a season; winter extends over two years, so it is given in months."""
    season, step = _number(match, "S"), _step(match)
    begin = 3 * (season - 20)
    first = date(anchor.day.year, begin, 1)
    since = (anchor.day.month - begin) % 12
    begun = earliest(_months(anchor.day, -since))
    inside = since < 3
    if step == 0 and season != 24:
        chosen = first
    elif step == -1:
        chosen = date(begun.year - inside, begin, 1)
    elif step == 1 or (not anchor.past and not inside):
        chosen = date(begun.year + 1, begin, 1)
    else:
        chosen = begun
    if season == 24:
        return _months(chosen, 0), _months(chosen, 2)
    return single(f"{_year(chosen.year)}-{season}")


def _part_of_year_near(match: re.Match[str], anchor: Anchor) -> Bounds | None:
    """Place a quarter or half without a year: the nearest, the current one included."""
    length = 3 if "quarter" in match.group() else 6
    begin = (_number(match, "N") - 1) * length + 1
    if begin > 12:
        return None
    year = anchor.day.year
    if anchor.past and begin > anchor.day.month:
        year -= 1
    if not anchor.past and begin + length <= anchor.day.month:
        year += 1
    return _month(year, begin), _month(year, begin + length - 1)


def _weekend(match: re.Match[str], anchor: Anchor) -> Bounds | None:
    """Place a weekend; "next weekend" said on a working day may be either of two, so it stays open."""
    step, on_weekend = _step(match), anchor.day.weekday() >= 5
    if "next" in match.group() and not on_weekend:
        return None
    if step is None or step == 0:
        return _unit(anchor.day, "weekend", -1 if anchor.past and not on_weekend else 0)
    return _unit(anchor.day, "weekend", step if step < 0 or on_weekend else 0)


def _so_far(match: re.Match[str], anchor: Anchor) -> Bounds | None:
    """Earlier or later this week, month, year: the part of it up to or from publication."""
    year, month, today = _year(anchor.day.year), _months(anchor.day, 0), anchor.day.isoformat()
    first, now, last = {
        "week": (_weekday_date(anchor.day, 0), today, _weekday_date(anchor.day, 6)),
        "month": (f"{month}-01", today, f"{month}-{monthrange(anchor.day.year, anchor.day.month)[1]}"),
        "year": (f"{year}-01", month, f"{year}-12"),
    }[match[2]]
    return (first, now) if match[1] == "earlier" else (now, last)


def _weekday_date(day: date, weekday: int) -> str:
    return (day + timedelta(days=weekday - day.weekday())).isoformat()


def _named_unit(match: re.Match[str], anchor: Anchor) -> Bounds | None:
    return _unit(anchor.day, match[2], _step(match) or 0)


def _ago(match: re.Match[str], anchor: Anchor) -> Bounds | None:
    return _unit(anchor.day, match[2], -int(match[1]))


def _ago_to_the_day(match: re.Match[str], _: Anchor) -> Bounds | None:
    """Count back from a day: "ten years ago today"; None where the calendar has no such day."""
    count, day = int(match[1]), date.fromisoformat(match[3])
    if match[2] == "week":
        return _unit(day, "day", -7 * count)
    year, month = divmod(day.year * 12 + day.month - 1 - count * (12 if match[2] == "year" else 1), 12)
    exists = year >= 1 and day.day <= monthrange(year, month + 1)[1]
    return single(date(year, month + 1, day.day).isoformat()) if exists else None


def _ahead(match: re.Match[str], anchor: Anchor) -> Bounds | None:
    # "in two weeks" of something that has happened is how long it took.
    return None if anchor.past else _unit(anchor.day, match[2], int(match[1]))


def _rolling(match: re.Match[str], anchor: Anchor) -> Bounds | None:
    """Count units back or forward from publication, as exactly as the unit is."""
    back = match[1] in ("past", "last")
    if not back and anchor.past:
        return None  # "the next two weeks" of a story are not those after publication
    days = {"week": ("day", 7), "decade": ("year", 10)}
    unit, length = days.get(match[3], (match[3], 1))
    count = length * int(match[2] or 1)
    other, now = _unit(anchor.day, unit, -count if back else count), _unit(anchor.day, unit, 0)
    if other is None or now is None:
        return None
    return (other[0], now[1]) if back else (now[0], other[1])


_STEP = "(last|this|next|coming)"
RELATIVE: dict[str, Relative] = {
    r"D(-?\d+)": lambda m, a: _unit(a.day, "day", int(m[1])),
    rf"(?:(?:past|upnext|{_STEP}) )?W\d": _weekday_near,
    rf"W\d {_STEP} Uweek|{_STEP} Uweek W\d": _weekday_of_week,
    rf"(?:(?:past|{_STEP}) )?M\d+": _month_near,
    rf"(?:W\d )?{_DATE}|{_DATE} W\d": _date_near,
    rf"(?:(?:past|{_STEP}) )?S\d+": _season,
    rf"(?:(?:past|{_STEP}) )?Uweekend": _weekend,
    r"N\d U(?:quarter|halfyear)": _part_of_year_near,  # a bare "half" is one of anything
    rf"{_STEP} U(week|month|quarter|year)": _named_unit,
    r"(earlier|later) this U(week|month|year)": _so_far,
    r"N(\d+) U(day|week|month|year) ago": _ago,
    r"ago N(\d+) U(day|week|month|year)": _ago,
    r"N(\d+) U(week|month|year) ago I(\S+)": _ago_to_the_day,
    r"N(\d+) U(week|month|year) ago W\d": _ago,
    r"in N(\d+) U(day|week|month|year)": _ahead,
    r"(past|ahead) ()U(week|month|year|decade)": _rolling,
    r"(past|last|ahead|next|coming) N(\d+) U(day|week|month|year|decade)": _rolling,
}
