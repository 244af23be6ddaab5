"""The dated events as bars along an axis of days, for a plain SVG."""

from datetime import date, timedelta
from typing import NamedTuple

from summarizer.export.dates import days, interval, order
from summarizer.export.plain import plain
from summarizer.schema import Event, Summary

WIDTH = 460
_TOP, _ROW, _BAR = 30, 34, 8
_LEAST = 6  # units of a bar that is seen
_LETTERS = 62  # of a description, in its row
_TICKS = 2  # more would touch each other on a phone


class Bar(NamedTuple):
    event: str
    modality: str
    when: str
    words: str
    title: str
    x: float
    y: float
    width: float


class Tick(NamedTuple):
    x: float
    words: str
    anchor: str


class TimeLine(NamedTuple):
    height: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    undated: int


def time_line(summary: Summary) -> TimeLine:
    """The bars in the order of time, and how many events have no date."""
    dated = sorted((event for event in summary.events if days(event.when)), key=lambda event: order(event.when))
    ends = [found for event in dated if (found := days(event.when))]
    if not ends:
        return TimeLine(0, (), (), len(summary.events))
    first, last = min(start for start, _ in ends), max(end for _, end in ends) + timedelta(days=1)
    bars = tuple(_bar(row, event, first, last) for row, event in enumerate(dated))
    height = _TOP + _ROW * len(bars)
    return TimeLine(height, bars, _ticks(first, last), len(summary.events) - len(dated))


def _at(day: date, first: date, last: date) -> float:
    return round(WIDTH * (day - first).days / (last - first).days, 1)


def _bar(row: int, event: Event, first: date, last: date) -> Bar:
    start, end = days(event.when) or (first, last)
    left, right = _at(start, first, last), _at(end + timedelta(days=1), first, last)
    width = max(_LEAST, right - left)
    when = interval(event.when)
    said = shortened(event.description, _LETTERS - len(when))
    told = "" if event.modality == "occurred" else f" ({event.modality})"
    x = min(left, WIDTH - width)
    return Bar(
        event.id, event.modality, when, said, plain(f"{when}: {event.description}{told}"), x, _TOP + row * _ROW, width
    )


def _ticks(first: date, last: date) -> tuple[Tick, ...]:
    span = (last - first).days
    count = min(_TICKS, span)
    places = sorted({first + timedelta(days=round(span * n / count)) for n in range(count + 1)})
    shown = places if span >= _TICKS else places[:1]
    anchors = {0: "start", len(shown) - 1: "end"}
    return tuple(
        Tick(_at(day, first, last), (day if day < last else last - timedelta(days=1)).isoformat(), anchors.get(n, "middle"))
        for n, day in enumerate(shown)
    )


def shortened(text: str, letters: int) -> str:
    """The text on one line, cut at a word where it is longer."""
    line = plain(text)
    if len(line) <= letters:
        return line
    return line[:letters].rsplit(" ", 1)[0].rstrip(",;:")[: letters - 1] + "…"
