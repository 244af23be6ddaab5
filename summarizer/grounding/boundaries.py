"""Where a word or a number ends: a place in a text is whole only where neither goes on across its edges."""

import re
import unicodedata
from collections.abc import Sequence

from summarizer.grounding.folding import INVISIBLE, UNSPACED

_SCALE = (
    r"%|‰|°|[$€£¥₹₽]|per ?cent|percentage|hundred|thousand|[mbtr]+illion|bn\b|mn\b|mil\b|mill(?:ón|ones|e)\b"
    r"|milion|mio\b|mrd\b|tausend|prozent|por ciento|pour cent|per cento|тысяч|миллион|миллиард|млн|млрд|тыс"
    r"|процент|[十百千万萬亿億兆]"
)
_HAN_NUMERAL = "[〇零一二三四五六七八九十百千万萬亿億兆两兩\\d]"


def _pairs(*pairs: tuple[str, str]) -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    return [(re.compile(rf"(?:{left})\Z", re.I), re.compile(right, re.I)) for left, right in pairs]


# What stands left and right of a cut. Numbers go on over points, ranges, signs, scales and units.
_ONE_NUMBER = _pairs(
    (r"\d[.,:/·٫٬'’–-]", r"\d"),
    (r"\d", r"[.,:/·٫٬'’–-]\d"),
    (r"(?<!\d)\d{1,3}\s", r"\d{3}(?!\d)"),
    (r"(?<!\d)\d{1,3}", r"\s\d{3}(?!\d)"),
    (r"[$€£¥₹₽#]\s?", r"\d"),
    (r"(?:^|[\s(\[])[-−–+]", r"\d"),
    (r"\d", rf"\s?(?:{_SCALE})"),
    (_HAN_NUMERAL, _HAN_NUMERAL),
)
_TWO_WORDS = _pairs(
    (rf"[{UNSPACED}]", r"\w"),
    (r"\w", rf"[{UNSPACED}]"),
    (r"\w", r"['’]s?(?!\w)"),
    (r"\b(?-i:[cdjlmnst]|[CJLNS]|[Qq]u|jusqu|lorsqu|puisqu|[Dd]?[ae]ll|nell|sull|un|quest)['’]", r"\w\w|a"),
    (r"\b(?:al|el)[-‐‑]", r"\w"),
)
_ONE_WORD = _pairs((r"\w", r"\w"), (r"\w[-‐‑'’]", r"\w"), (r"\w", r"[-‐‑'’]\w"), (r"[a-z]\.", r"(?-i:[a-z])"))
_HANGUL = re.compile(r"[\u1100-\u11ff\uac00-\ud7af]{2}")
_CONTEXT = 14


def _is_joined(text: str, cut: int, *, ending: bool) -> bool:
    """Whether a word, number or character goes on across ``cut``."""
    left, right = text[max(0, cut - 1) : cut], text[cut : cut + 1]
    if left.isascii() and left.isalnum() and right.isascii() and right.isalnum():
        return True
    if unicodedata.category(right or " ")[0] == "M" or right == "\u200d":
        return True
    before = _plain(text[max(0, cut - _CONTEXT) : cut])
    after = _plain(text[cut : cut + _CONTEXT])
    if _any_pair(_ONE_NUMBER, before, after):
        return True
    if _any_pair(_TWO_WORDS, before, after) or (ending and _HANGUL.match(before[-1:] + after[:1])):
        return False
    return _any_pair(_ONE_WORD, before, after)


def _plain(part: str) -> str:
    """The part with combining marks as letters, and without invisible characters."""
    return "".join(
        "x" if unicodedata.combining(character) else character
        for character in part
        if character not in INVISIBLE
    )


def _any_pair(pairs: Sequence[tuple[re.Pattern[str], re.Pattern[str]]], before: str, after: str) -> bool:
    return any(right.match(after) and left.search(before) for left, right in pairs)


def begins(text: str, at: int) -> bool:
    """Whether a word or number may begin at a code point: none goes on across it."""
    return not _is_joined(text, at, ending=False)


def ends(text: str, at: int) -> bool:
    """Whether a word or number may end before a code point."""
    return not _is_joined(text, at, ending=True)


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether neither a word nor a number goes on across the edges of a place."""
    return begins(text, start) and ends(text, end)
