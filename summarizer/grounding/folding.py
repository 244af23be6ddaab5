"""A text in one spelling for all its variants, with the offsets of the original.

White space, the style of quotation marks, hyphens and dashes, case, compatibility forms and Unicode
composition make no difference once folded; every folded character keeps its original offset.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

Bounds = tuple[int, int]


class Folded(NamedTuple):
    """A text in one spelling, and for each of its characters the offset in the original."""

    text: str
    offsets: list[int]


class Token(NamedTuple):
    word: str
    start: int
    end: int


STYLES = {
    **dict.fromkeys("“”„‟«»〝〞「」『』", '"'),
    **dict.fromkeys("‘’‚‛‹›′`´ʼ", "'"),
    **dict.fromkeys("‐‑‒−﹣－", "-"),
    "―": "—",
}
INVISIBLE = frozenset("\u00ad\u034f\u061c\u180e\u2060\ufeff") | {
    chr(code) for lo, hi in ((0x200B, 0x200F), (0x202A, 0x202E), (0x2066, 0x2069), (0xFE00, 0xFE0F))
    for code in range(lo, hi + 1)
}  # fmt: skip
_WORD_EDGE_QUOTE = re.compile(r"(?<!\w)'|'(?!\w)")
_DASH = r" *(?:—|--+) *| +[-–] +"
_COLLAPSIBLE = re.compile(rf' *" *|{_DASH}|–|  +')
UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_PUNCTUATION = r"!-/:-@\[-`{-~\u00a1-\u00bf\u2010-\u205e\u3001-\u303f،؛؟۔।"
_TOKEN = re.compile(
    rf"\d+(?:[.,:]\d+)*|[{UNSPACED}]"
    rf"|[^\s{_PUNCTUATION}{UNSPACED}]+(?:['-][^\s{_PUNCTUATION}{UNSPACED}]+)*|\S"
)
WORD = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+")
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+|[。！？]+[」』”’)]*|[؟۔।]\s*|\n+")
MARK = re.compile(r" *(?:\[ ?\.{2,} ?\]|\( ?\.{3} ?\)|\.{3,}|(?:\. ){2}\.) *")


@lru_cache(maxsize=1 << 15)
def _fold_character(character: str) -> str:
    if character in INVISIBLE:
        return ""
    if character.isspace():
        return " "
    character = STYLES.get(character, character)
    # Compatibility would make 10² a 102 and 2½ a 21⁄2: those stay what they are.
    if unicodedata.category(character) == "No":
        return character
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())


@lru_cache(maxsize=8)
def fold(text: str) -> Folded:
    pieces = list(map(_fold_character, text))
    flat = "".join(pieces)
    one_to_one = len(flat) == len(text) and "" not in pieces
    offsets = list(range(len(text))) if one_to_one else [n for n, p in enumerate(pieces) for _ in p]
    if not unicodedata.is_normalized("NFD", flat):
        flat, offsets = _in_canonical_order(flat, offsets)
    return _collapsed(_WORD_EDGE_QUOTE.sub('"', flat), offsets)


def _in_canonical_order(flat: str, offsets: list[int]) -> Folded:
    """Characters were decomposed one by one; marks of neighbours still have to be put in order."""
    ranks = list(map(unicodedata.combining, flat))
    letters = list(accumulate(rank == 0 for rank in ranks))
    order = sorted(range(len(flat)), key=lambda n: (letters[n], ranks[n]))
    return Folded("".join(flat[n] for n in order), [offsets[n] for n in order])


def _collapsed(flat: str, offsets: list[int]) -> Folded:
    parts: list[str] = []
    places: list[int] = []
    last = 0
    for match in _COLLAPSIBLE.finditer(flat):
        found = match.group()
        mark = found.strip(" ")
        at = offsets[match.start() + found.index(mark)]
        # A dash keeps its spaces: without them it would be a hyphen.
        spelling = '"' if mark == '"' else "-" if found == "–" else " - " if mark else " "
        parts += (flat[last : match.start()], spelling)
        places += offsets[last : match.start()]
        places += [at] * len(spelling)
        last = match.end()
    return Folded("".join((*parts, flat[last:])), [*places, *offsets[last:]])


def unwrapped(folded: str) -> str:
    """The folded text without quotation marks around all of it and without a closing comma or full stop."""
    plain = folded.strip(' "')
    return plain[:-1].rstrip() if plain[-1:] in {",", "."} and plain[-2:] != ".." else plain


def places_of(text: str, needle: str) -> Iterator[Bounds]:
    """Where folded words stand in the text, in its own offsets, on whole words or not."""
    folded, offsets = fold(text)
    at = folded.find(needle) if needle else -1
    while at >= 0:
        place = original(offsets, at, at + len(needle))
        if place:
            yield place
        at = folded.find(needle, at + 1)


def original(offsets: Sequence[int], start: int, end: int) -> Bounds | None:
    """Map a folded range back; None where it would cut a character of the original in two."""
    if start and offsets[start] == offsets[start - 1]:
        return None
    if end < len(offsets) and offsets[end] == offsets[end - 1]:
        return None
    return offsets[start], offsets[end - 1] + 1


@lru_cache(maxsize=8)
def sentence_bounds(text: str) -> tuple[Bounds, ...]:
    cuts = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    return tuple(bounds for bounds in pairwise(cuts) if bounds[0] < bounds[1])


_LONGEST_SENTENCE = 1200


@lru_cache(maxsize=8)
def sentences_within(text: str, bounds: tuple[Bounds, ...]) -> list[tuple[Bounds, frozenset[str]]]:
    """Sentences as ranges of the folded text, each with its words; overlong ones are cut up."""
    folded, offsets = fold(text)
    found = []
    for start, end in bounds:
        lo, hi = bisect_left(offsets, start), bisect_left(offsets, end)
        for at in range(lo, hi, _LONGEST_SENTENCE):
            part = (at, min(hi, at + _LONGEST_SENTENCE))
            found.append((part, frozenset(WORD.findall(folded, *part))))
    return found


def tokens_of(folded: str, start: int = 0, end: int | None = None) -> list[Token]:
    matches = _TOKEN.finditer(folded, start, len(folded) if end is None else end)
    return [Token(match.group(), match.start(), match.end()) for match in matches]
