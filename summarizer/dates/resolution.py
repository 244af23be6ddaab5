"""What an expression of time means: words and the day of publication in, an EDTF interval out, or none.

Words that leave the day open ("soon", "in recent months") stay words: an interval here is never a guess.
A clock time or a duration alone is no interval. "late February", "the early 1990s" and "around noon on
Tuesday" keep the month, decade and day they lie in; only "around 1990" is marked approximate ("1990~").
Open ends are written "..", as in EDTF: "by Friday" and "until Friday" tell only the end.
"""

import re
from collections.abc import Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from summarizer.dates.rules import ABSOLUTE, RELATIVE, Anchor, Bounds, earliest, single
from summarizer.dates.tokens import Token, read

_OPEN = ".."
_RELATION = "since|until|by|about|from|for"
_ATOM = "(?:" + "|".join(f"(?:{pattern})" for pattern in chain(ABSOLUTE, RELATIVE)) + ")"
_EXPRESSION = re.compile(
    rf"(?:(?:{_RELATION}) )?{_ATOM}"
    rf"|(?:(?:from|since) )?{_ATOM} (?:to|until) {_ATOM}|between {_ATOM} and {_ATOM}"
)
# These take the missing year or day from the other end of a range: "from March to May 2023".
_FLOATING = re.compile(r"(?:W\d ?)?(?:M\d+|M\d+ N\d+|N\d+ M\d+)?")
# A half, quarter or minute is as often that of a match as of a year or an hour: alone it is no time.


class Interval(NamedTuple):
    """Start and end in EDTF, equal for one day or month; both null where the words leave them open."""

    start: str | None
    end: str | None


def resolve(words: str, published: date | None, language: str = "en", *, past: bool = True) -> Interval:
    """The interval that words of time mean, in EDTF level 1.

    Args:
        words: an expression of time, as it stands in the article.
        published: the day that "yesterday" and a month without a year count from.
        language: BCP 47. Known are en, es, de, fr and zh; of others, digits and names of months and weekdays.
        past: whether the event has happened: "on Monday" is then the last Monday, else the coming one.
            "for Friday" lies in the future either way.

    """
    anchor = Anchor(published, past) if published else None
    try:
        bounds = _bounds(plain([token.code for token in _trimmed(read(words, language), words)]), anchor)
    except (ValueError, OverflowError):  # a 31 June, or a year the calendar does not reach
        bounds = None
    return Interval(*(bounds or (None, None)))


def is_resolvable(codes: Sequence[str]) -> bool:
    """Whether codes have the form of an interval, whatever the day of publication."""
    return bool(_EXPRESSION.fullmatch(_placed(plain(codes), Anchor(date(2000, 1, 1), past=True))))


def _trimmed(tokens: Sequence[Token], text: str) -> Sequence[Token]:
    """Without the punctuation around them."""

    def mark(token: Token) -> bool:
        return token.code in ("?", "f", "to") and not text[token.start].isalnum()

    while tokens and mark(tokens[0]):
        tokens = tokens[1:]
    while tokens and mark(tokens[-1]):
        tokens = tokens[:-1]
    return tokens


# Rewrites: what does not change the interval is removed, and synonyms become one form.
_REWRITES = [
    (r"\b(?:f|at(?! n?N?\d+ U))\b ?", ""),  # but "over two years ago" is not two years
    (r"\bn(\d+) (?=U(?:day|week|month|year|decade))|\bo(\d) (?=U(?:quarter|half))", r"N\1\2 "),
    (r"\bin (?!N\d+ U)", ""),
    (r"\bfor (?=past|last|ahead|earlier|later)", ""),  # "for the past two months"
    (r"\b(?:(?:about|from|between|by|since|until) )?C(?: (?:to|and|until) C)?(?: C)*\b", ""),
    (r"\bthis P\b", "D0"),
    (r"\blast P\b", "D-1"),
    (r"\bP\b", ""),
    (r"\b(?:earlier|later) (?=[WDMI])", ""),
    (r"\bearly(?: to)? (?!U)|(?<=\d) early\b", ""),
    (r"\b(U\w+|W\d|S\d+|M\d+) (last|next|coming)\b(?! U)", r"\2 \1"),
    (r"\b(M\d+) (N\d+) (to|and) (N\d+)\b(?! M)(?: (Y\d+))?", r"\1 \2 \5 \3 \1 \4 \5"),
    (r"\b(N\d+) (to|and) (N\d+) (M\d+)\b", r"\1 \4 \2 \3 \4"),
    (r" +", " "),
    (r"^ ?to ", ""),  # "a finales de", "au printemps"
]


def plain(codes: Sequence[str]) -> str:
    """Codes in one line, without those that do not change the interval."""
    line = " ".join(codes)
    for pattern, replacement in _REWRITES:
        line = re.sub(pattern, replacement, line)
    return line.strip()


def _placed(line: str, anchor: Anchor) -> str:
    """With the days, months and years that count from publication written out: Y2023 for "last year"."""
    year, day = anchor.day.year, anchor.day
    steps = {"last": -1, "this": 0, "next": 1, "coming": 1}

    def in_year(match: re.Match[str]) -> str:
        return f"Y{year + steps[match[1]]}"

    def in_month(match: re.Match[str]) -> str:
        months = year * 12 + day.month - 1 + steps[match[1]]
        return f"Y{months // 12} M{months % 12 + 1}"

    if not anchor.past:
        line = re.sub(r"\bearly (?=U)", "this ", line)
    line = re.sub(r"\bearly (?=(?:last|this|next|coming) U)", "", line)
    line = re.sub(r"(?<!earlier )(?<!later )\b(last|this|next|coming) Uyear\b", in_year, line)
    line = re.sub(r"(?<!earlier )(?<!later )\b(last|this|next|coming) Umonth\b", in_month, line)
    return re.sub(r"\bD(-?\d+)\b", lambda m: f"I{date.fromordinal(day.toordinal() + int(m[1]))}", line)


def _bounds(line: str, anchor: Anchor | None) -> Bounds | None:
    line = _placed(line, anchor) if anchor else line
    ends = re.fullmatch(r"between (.+) and (.+)|(?:(?:from|since) )?(.+?) (?:to|until) (.+)", line)
    if ends:
        left, right = (ends[1], ends[2]) if ends[1] else (ends[3], ends[4])
        return _span(left, right, anchor)
    relation, _, rest = line.partition(" ")
    if relation not in _RELATION.split("|"):
        return _atom(line, anchor)
    if relation == "for":
        return _atom(rest, anchor and Anchor(anchor.day, past=False))
    return _related(relation, _atom(rest, anchor))


def _related(relation: str, found: Bounds | None) -> Bounds | None:
    if found is None:
        return None
    start, end = found
    if relation in ("since", "from"):
        return start, _OPEN
    if relation in ("until", "by"):
        return _OPEN, end
    return single(f"{start}~") if start == end and "X" not in start else found


def _span(left: str, right: str, anchor: Anchor | None) -> Bounds | None:
    """From the start of one to the end of the other; an end without a year or day takes it from the other."""
    begin, end = _atom(left, None), _atom(right, None)
    if end is None and begin is not None:
        end = _atom(right, _beside(right, begin[0], anchor, past=False))
    elif end is None and anchor and not anchor.past:
        begin = _atom(left, anchor)
        end = _atom(right, _beside(right, begin[0], anchor, past=False)) if begin else None
    elif end is None:
        end = _atom(right, anchor)
    if begin is None and end is not None:
        begin = _atom(left, _beside(left, end[0], anchor, past=True))
    if begin is None or end is None or earliest(begin[0]) > earliest(end[1]):
        return None
    return begin[0], end[1]


def _beside(words: str, other: str, anchor: Anchor | None, *, past: bool) -> Anchor | None:
    return Anchor(earliest(other), past) if _FLOATING.fullmatch(words) else anchor


def _atom(line: str, anchor: Anchor | None) -> Bounds | None:
    for pattern, absolute in ABSOLUTE.items():
        if match := re.fullmatch(pattern, line):
            return absolute(match)
    for pattern, relative in RELATIVE.items():
        if anchor and (match := re.fullmatch(pattern, line)):
            return relative(match, anchor)
    return None
