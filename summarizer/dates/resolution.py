"""When something happened: words of time to EDTF intervals, found and resolved in code.

Words that leave the day open ("soon", "in recent months", "next Friday" said on a Tuesday) stay words:
an interval here is never a guess. "late February", "the early 1990s" and "around noon on Tuesday" keep
the month, decade and day they lie in; only "around 1990" is marked approximate ("1990~"). Open ends are
written "..", as in EDTF.
"""

import re
from collections.abc import Sequence
from datetime import date
from itertools import chain

from summarizer.dates.codes import Word, read
from summarizer.dates.rules import ABSOLUTE, RELATIVE, Anchor, Interval, earliest, single
from summarizer.schema import When

_OPEN = ".."
_LONGEST = 14  # words in one expression; keeps the search in a sentence short
_ATOM = "(?:" + "|".join(f"(?:{pattern})" for pattern in chain(ABSOLUTE, RELATIVE)) + ")"
_EXPRESSION = re.compile(
    rf"(?:(?:since|until|by|about|from) )?{_ATOM}"
    rf"|(?:(?:from|since) )?{_ATOM} (?:to|until) {_ATOM}|between {_ATOM} and {_ATOM}"
)
_NO_BEGINNING = {"and", "to", "f", "X"}
_NO_END = _NO_BEGINNING | {"at", "in", "by", "from", "about", "between", "n1"}
# Takes the year or day it lacks from the other end of a range: "from March to May 2023".
_FLOATING = re.compile(r"(?:W\d ?)?(?:M\d+|M\d+ N\d+|N\d+ M\d+)?")
_TIME = re.compile(r"[MWDSIYKHUCPV]")
_TIME_IN_A_SENTENCE = re.compile(r"[MWDSIKHCPV]|Y.* |.* Y|(?:N|n|Q|X|last|past|this|next).* U(?!half)")
_MAY_BE_ANOTHER_WORD = re.compile(r"(?:(?:f|n1) )*(?:Y\d+|M3|M5|S\d+)")  # 1500 people, Theresa May, spring


def resolve(words: str, published: date | None, language: str = "en", *, past: bool = True) -> When:
    """Give the words their EDTF level 1 interval; start and end are null where the words leave it open.

    Args:
        words: an expression of time, as it stands in the article.
        published: the day that "yesterday" and a month without a year count from.
        language: BCP 47; en, es, de, fr and zh are known, of others digits and names of months.
        past: whether the event had happened: "on Monday" is the last one, or the coming one.

    """
    anchor = Anchor(published, past) if published else None
    try:
        found = _interval(_codes([word.code for word in _trimmed(read(words, language), words)]), anchor)
    except (ValueError, OverflowError):  # a 31 June, or a year the calendar does not reach
        found = None
    start, end = found or (None, None)
    return When(text=words, start=start, end=end)


def is_date(words: str, language: str = "en") -> bool:
    """Whether the words are an expression of time and nothing else, resolvable or not."""
    codes = [word.code for word in _trimmed(read(words, language), words)]
    return "?" not in codes and any(_TIME.match(code) for code in codes)


def find(sentence: str, language: str = "en") -> str | None:
    """Give the longest expression of time in the sentence, exactly as it stands there.

    One that can mean an interval goes before one that cannot ("recently"); of equals, the first.
    """
    runs = _runs(read(sentence, language))
    for accepts in (_is_resolvable, _is_vague):
        found = [run for run in runs if accepts([word.code for word in run])]
        if found:
            best = max(found, key=lambda run: run[-1].end - run[0].start)
            return sentence[best[0].start : best[-1].end]
    return None


def _runs(words: Sequence[Word]) -> list[Sequence[Word]]:
    """List every run of words of time that neither begins nor ends with a mere connection."""
    return [
        words[i:j]
        for i in range(len(words))
        for j in range(i + 1, min(i + _LONGEST, len(words)) + 1)
        if all(word.code != "?" for word in words[i:j])
        and words[i].code not in _NO_BEGINNING
        and words[j - 1].code not in _NO_END
    ]


def _is_resolvable(codes: list[str]) -> bool:
    plain = _placed(_codes(codes), Anchor(date(2000, 1, 1), past=True))
    return bool(_EXPRESSION.fullmatch(plain)) and not _MAY_BE_ANOTHER_WORD.fullmatch(" ".join(codes))


def _is_vague(codes: list[str]) -> bool:
    joined = " ".join(codes)
    return bool(_TIME_IN_A_SENTENCE.search(joined)) and not _MAY_BE_ANOTHER_WORD.fullmatch(joined)


def _trimmed(words: Sequence[Word], text: str) -> Sequence[Word]:
    """Without the punctuation around them."""

    def mark(word: Word) -> bool:
        return word.code in ("?", "f", "to") and not text[word.start].isalnum()

    while words and mark(words[0]):
        words = words[1:]
    while words and mark(words[-1]):
        words = words[:-1]
    return words


# What does not change the interval is taken away, and what says the same is said in one way.
_REWRITES = [
    (r"\b(?:f|at)\b ?", ""),
    (r"\bn(\d+) (?=U(?:day|week|month|year|decade))|\bo(\d) (?=U(?:quarter|half))", r"N\1\2 "),
    (r"\bin (?!N\d+ U)", ""),
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


def _codes(codes: list[str]) -> str:
    plain = " ".join(codes)
    for pattern, replacement in _REWRITES:
        plain = re.sub(pattern, replacement, plain)
    return plain.strip()


def _placed(plain: str, anchor: Anchor) -> str:
    """With the days, months and years that count from publication written out: Y2023 for "last year"."""
    year, day = anchor.day.year, anchor.day
    steps = {"last": -1, "this": 0, "next": 1, "coming": 1}

    def in_year(match: re.Match[str]) -> str:
        return f"Y{year + steps[match[1]]}"

    def in_month(match: re.Match[str]) -> str:
        months = year * 12 + day.month - 1 + steps[match[1]]
        return f"Y{months // 12} M{months % 12 + 1}"

    if not anchor.past:
        plain = re.sub(r"\bearly (?=U)", "this ", plain)
    plain = re.sub(r"\bearly (?=(?:last|this|next|coming) U)", "", plain)
    plain = re.sub(r"(?<!earlier )(?<!later )\b(last|this|next|coming) Uyear\b", in_year, plain)
    plain = re.sub(r"(?<!earlier )(?<!later )\b(last|this|next|coming) Umonth\b", in_month, plain)
    return re.sub(r"\bD(-?\d+)\b", lambda m: f"I{date.fromordinal(day.toordinal() + int(m[1]))}", plain)


def _interval(plain: str, anchor: Anchor | None) -> Interval | None:
    plain = _placed(plain, anchor) if anchor else plain
    ends = re.fullmatch(r"between (.+) and (.+)|(?:(?:from|since) )?(.+?) (?:to|until) (.+)", plain)
    if ends:
        left, right = (ends[1], ends[2]) if ends[1] else (ends[3], ends[4])
        return _span(left, right, anchor)
    relation, _, rest = plain.partition(" ")
    if relation not in ("since", "until", "by", "about", "from"):
        return _atom(plain, anchor)
    return _related(relation, _atom(rest, anchor))


def _related(relation: str, found: Interval | None) -> Interval | None:
    if found is None:
        return None
    start, end = found
    if relation in ("since", "from"):
        return start, _OPEN
    if relation in ("until", "by"):
        return _OPEN, end
    return single(f"{start}~") if start == end and "X" not in start else found


def _span(left: str, right: str, anchor: Anchor | None) -> Interval | None:
    """From the start of one to the end of the other, each placed by the one that is certain."""
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


def _atom(plain: str, anchor: Anchor | None) -> Interval | None:
    for pattern, absolute in ABSOLUTE.items():
        if match := re.fullmatch(pattern, plain):
            return absolute(match)
    for pattern, relative in RELATIVE.items():
        if anchor and (match := re.fullmatch(pattern, plain)):
            return relative(match, anchor)
    return None
