"""Quotes to exact places in a text. Fails closed: what is not surely there is not grounded.

The ladder: *exact*; *normalised* (the same but for white space, the style of quotation marks,
hyphens and dashes, Unicode composition, wrapping quotation marks, a closing comma or full stop,
and, for more than one word, case); *elided* (words that change nothing are left out of one sentence).
Below it nothing is grounded: *altered*, *stitched* and *absent* only tell a person what is wrong.

A place begins and ends on whole words and whole numbers. "40" is not found in "140", "3.40", "40%",
"$40", "40 million" or "10–40"; "lethal" is not found in "non-lethal". Scripts written without spaces
have no such limits, nor do Korean words at their end.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import Literal, NamedTuple

from .polarity import governs, harmless, turning
from .records import Span, Value

Status = Literal["exact", "normalised", "elided", "altered", "stitched", "absent"]
Bounds = tuple[int, int]


class Grounding(Value):
    """Where a quote stands in a text, or why it does not; offsets are code points."""

    status: Status
    span: Span | None = None
    difference: str | None = None
    misplaced: bool = False


class _Folded(NamedTuple):
    """A text in one spelling, and for each of its characters the place it comes from."""

    text: str
    offsets: list[int]


class _Token(NamedTuple):
    word: str
    start: int
    end: int


_STYLES = {
    **dict.fromkeys("“”„‟«»〝〞「」『』", '"'),
    **dict.fromkeys("‘’‚‛‹›′`´ʼ", "'"),
    **dict.fromkeys("‐‑‒−﹣－", "-"),
    "―": "—",
}
_INVISIBLE = frozenset("\u00ad\u034f\u061c\u180e\u2060\ufeff") | {
    chr(code) for lo, hi in ((0x200B, 0x200F), (0x202A, 0x202E), (0x2066, 0x2069), (0xFE00, 0xFE0F))
    for code in range(lo, hi + 1)
}  # fmt: skip
_WORD_EDGE_QUOTE = re.compile(r"(?<!\w)'|'(?!\w)")
_DASH = r" *(?:—|--+) *| +[-–] +"
_COLLAPSIBLE = re.compile(rf' *" *|{_DASH}|–|  +')
_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_PUNCTUATION = r"!-/:-@\[-`{-~\u00a1-\u00bf\u2010-\u205e\u3001-\u303f،؛؟۔।"
_TOKEN = re.compile(
    rf"\d+(?:[.,:]\d+)*|[{_UNSPACED}]"
    rf"|[^\s{_PUNCTUATION}{_UNSPACED}]+(?:['-][^\s{_PUNCTUATION}{_UNSPACED}]+)*|\S"
)
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+|[。！？]+[」』”’)]*|[؟۔।]\s*|\n+")
_MARK = re.compile(r" *(?:\[ ?\.{2,} ?\]|\( ?\.{3} ?\)|\.{3,}|(?:\. ){2}\.) *")


@lru_cache(maxsize=1 << 15)
def _fold_character(character: str) -> str:
    if character in _INVISIBLE:
        return ""
    if character.isspace():
        return " "
    character = _STYLES.get(character, character)
    # Compatibility would make 10² a 102 and 2½ a 21⁄2: those stay what they are.
    if unicodedata.category(character) == "No":
        return character
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())


@lru_cache(maxsize=8)
def _fold(text: str) -> _Folded:
    pieces = list(map(_fold_character, text))
    flat = "".join(pieces)
    one_to_one = len(flat) == len(text) and "" not in pieces
    offsets = list(range(len(text))) if one_to_one else [n for n, p in enumerate(pieces) for _ in p]
    if not unicodedata.is_normalized("NFD", flat):
        flat, offsets = _in_canonical_order(flat, offsets)
    return _collapsed(_WORD_EDGE_QUOTE.sub('"', flat), offsets)


def _in_canonical_order(flat: str, offsets: list[int]) -> _Folded:
    """Characters were decomposed one by one; marks of neighbours still have to be put in order."""
    ranks = list(map(unicodedata.combining, flat))
    letters = list(accumulate(rank == 0 for rank in ranks))
    order = sorted(range(len(flat)), key=lambda n: (letters[n], ranks[n]))
    return _Folded("".join(flat[n] for n in order), [offsets[n] for n in order])


def _collapsed(flat: str, offsets: list[int]) -> _Folded:
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
    return _Folded("".join((*parts, flat[last:])), [*places, *offsets[last:]])


_SCALE = (
    r"%|‰|°|[$€£¥₹₽]|per ?cent|percentage|hundred|thousand|[mbtr]+illion|bn\b|mn\b|mil\b|mill(?:ón|ones|e)\b"
    r"|milion|mio\b|mrd\b|tausend|prozent|por ciento|pour cent|per cento|тысяч|миллион|миллиард|млн|млрд|тыс"
    r"|процент|[十百千万萬亿億兆]"
)
_HAN_NUMERAL = "[〇零一二三四五六七八九十百千万萬亿億兆两兩\\d]"


def _pairs(*pairs: tuple[str, str]) -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    return [(re.compile(f"(?:{left})$", re.I), re.compile(right, re.I)) for left, right in pairs]


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
    (rf"[{_UNSPACED}]", r"\w"),
    (r"\w", rf"[{_UNSPACED}]"),
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
    """Count marks as letters, and invisible characters not at all."""
    return "".join(
        "x" if unicodedata.combining(character) else character
        for character in part
        if character not in _INVISIBLE
    )


def _any_pair(pairs: Sequence[tuple[re.Pattern[str], re.Pattern[str]]], before: str, after: str) -> bool:
    return any(right.match(after) and left.search(before) for left, right in pairs)


def _is_whole(text: str, start: int, end: int) -> bool:
    return not _is_joined(text, start, ending=False) and not _is_joined(text, end, ending=True)


def _strict(text: str) -> str:
    """Undo composition and style as folding does, but keep the case."""
    shown = "".join(_STYLES.get(c, c) for c in text if c not in _INVISIBLE)
    return unicodedata.normalize("NFKC", " ".join(shown.split())).strip("\"',.")


def _exact(text: str, quote: str) -> Iterator[Bounds]:
    start = text.find(quote)
    while start >= 0:
        yield start, start + len(quote)
        start = text.find(quote, start + 1)


def _unwrapped(folded: str) -> str:
    """Without quotation marks around all of it and without a closing comma or full stop."""
    plain = folded.strip(' "')
    return plain[:-1].rstrip() if plain[-1:] in {",", "."} and plain[-2:] != ".." else plain


def _normalised(text: str, quote: str) -> Iterator[Bounds]:
    wanted, written = _fold(quote).text.strip(), _strict(quote)
    for needle in dict.fromkeys((wanted, _unwrapped(wanted))):
        for start, end in _places(text, needle):
            if " " in needle or (_is_whole(text, start, end) and _strict(text[start:end]) == written):
                yield start, end


def _places(text: str, needle: str) -> Iterator[Bounds]:
    """Where folded words stand in the text, in its own offsets, on whole words or not."""
    folded, offsets = _fold(text)
    at = folded.find(needle) if needle else -1
    while at >= 0:
        place = _original(offsets, at, at + len(needle))
        if place:
            yield place
        at = folded.find(needle, at + 1)


def _original(offsets: Sequence[int], start: int, end: int) -> Bounds | None:
    """Map a folded range back; None where it would cut a character of the original in two."""
    if start and offsets[start] == offsets[start - 1]:
        return None
    if end < len(offsets) and offsets[end] == offsets[end - 1]:
        return None
    return offsets[start], offsets[end - 1] + 1


@lru_cache(maxsize=8)
def _sentence_bounds(text: str) -> tuple[Bounds, ...]:
    cuts = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    return tuple(bounds for bounds in pairwise(cuts) if bounds[0] < bounds[1])


_LONGEST_SENTENCE = 1200


@lru_cache(maxsize=8)
def _sentences(text: str, bounds: tuple[Bounds, ...]) -> list[tuple[Bounds, frozenset[str]]]:
    """Sentences as ranges of the folded text, each with its words; what never ends is cut up."""
    folded, offsets = _fold(text)
    found = []
    for start, end in bounds:
        lo, hi = bisect_left(offsets, start), bisect_left(offsets, end)
        for at in range(lo, hi, _LONGEST_SENTENCE):
            part = (at, min(hi, at + _LONGEST_SENTENCE))
            found.append((part, frozenset(_WORD.findall(folded, *part))))
    return found


def _tokens(folded: str, start: int = 0, end: int | None = None) -> list[_Token]:
    matches = _TOKEN.finditer(folded, start, len(folded) if end is None else end)
    return [_Token(match.group(), match.start(), match.end()) for match in matches]


class _Gaps(NamedTuple):
    """Where a quote may leave words out: before which of its words, how often, how many at once."""

    words: list[str]
    before: Collection[int]
    most: int
    longest: int
    marked: bool


def _gaps(folded: str) -> _Gaps:
    pieces = [[token.word for token in _tokens(piece)] for piece in _MARK.split(_unwrapped(folded))]
    pieces = [piece for piece in pieces if piece]
    words = [word for piece in pieces for word in piece]
    if len(pieces) > 1:
        return _Gaps(words, set(accumulate(map(len, pieces[:-1]))), most=3, longest=14, marked=True)
    return _Gaps(words, range(1, len(words)), most=2, longest=8, marked=False)


Safe = Callable[[int, int], bool]


def _alignment(words: Sequence[str], gaps: _Gaps, safe: Safe) -> Callable[[int], tuple[Bounds, ...] | None]:
    """Make the function that tells which words a quote beginning at one of them leaves out."""

    @cache
    def rest(at: int, done: int, left: int) -> tuple[Bounds, ...] | None:
        if done == len(gaps.words):
            return ()
        if at < len(words) and words[at] == gaps.words[done]:
            following = rest(at + 1, done + 1, left)
            if following is not None:
                return following
        if not left or done not in gaps.before:
            return None
        for end in range(at + 1, min(at + gaps.longest, len(words) - 1) + 1):
            if words[end] == gaps.words[done] and safe(at, end):
                following = rest(end + 1, done + 1, left - 1)
                if following is not None:
                    return ((at, end), *following)
        return None

    return lambda start: rest(start, 0, gaps.most)


def _elided(text: str, quote: str, bounds: tuple[Bounds, ...]) -> Iterator[Bounds]:
    wanted = _fold(quote).text.strip()
    gaps = _gaps(wanted)
    if len(gaps.words) < 3:
        return
    folded, _ = _fold(text)
    needed, length = frozenset(_WORD.findall(wanted)), sum(map(len, gaps.words))
    for (start, end), words in _sentences(text, bounds):
        if needed <= words and length <= end - start:
            yield from _elided_in(text, _tokens(folded, start, end), gaps)


_MOST_WORDS = 250


def _elided_in(text: str, sentence: Sequence[_Token], gaps: _Gaps) -> Iterator[Bounds]:
    if len(sentence) > _MOST_WORDS:
        return
    offsets = _fold(text).offsets
    written = [text[offsets[token.start] : offsets[token.end - 1] + 1] for token in sentence]
    words = [token.word for token in sentence]

    @cache
    def safe(at: int, end: int) -> bool:
        return harmless(written[at - 1], written[at:end], written[end], marked=gaps.marked)

    aligned = _alignment(words, gaps, safe)
    for start, word in enumerate(words):
        left_out = aligned(start) if word == gaps.words[0] else None
        if left_out is None:
            continue
        omitted = sum(end - at for at, end in left_out)
        stop = start + len(gaps.words) + omitted
        place = _original(offsets, sentence[start].start, sentence[stop - 1].end)
        if omitted > len(gaps.words) * (2 if gaps.marked else 1) or _is_turned(written, start, stop):
            continue
        if place:
            yield place


def _is_turned(written: Sequence[str], start: int, stop: int) -> bool:
    """Whether a negation, hedge or condition stands next to the quoted words, or a preposition before."""
    before, after = [], []
    for word in reversed(written[max(0, start - 3) : start]):
        if not word[-1].isalnum():
            break
        before.append(word)
    for word in written[stop : stop + 3]:
        if not word[-1].isalnum():
            break
        after.append(word)
    return turning([*before, *after]) is not None or any(map(governs, before[:2]))


def _stitched(text: str, folded_quote: str) -> list[str] | None:
    """Cut the quote into pieces of two words or more that all stand in the text, if that can be done."""
    pieces: list[str] = []
    for marked in _MARK.split(_unwrapped(folded_quote)):
        tokens, at = _tokens(marked), 0
        while at < len(tokens):
            end = _longest(text, marked, tokens, at)
            if end - at < 2:
                return None
            pieces.append(marked[tokens[at].start : tokens[end - 1].end])
            at = end
    return pieces if 2 <= len(pieces) <= 5 else None


def _longest(text: str, folded: str, tokens: Sequence[_Token], at: int) -> int:
    """How far the words from ``at`` on stand together in the text: the piece grows while it is found."""
    low, high = at, len(tokens)
    while low < high:
        middle = (low + high + 1) // 2
        piece = folded[tokens[at].start : tokens[middle - 1].end]
        if any(_is_whole(text, *place) for place in _places(text, piece)):
            low = middle
        else:
            high = middle - 1
    return low


def _differences(text: str, quote: str, sentence: Sequence[_Token]) -> tuple[float, str]:
    """How much of the quote the sentence holds in order, and what it says otherwise."""
    offsets = _fold(text).offsets
    spelled, places = _fold(quote)
    wanted = _tokens(_MARK.sub(lambda mark: " " * len(mark.group()), spelled))
    matcher = SequenceMatcher(None, [t.word for t in sentence], [t.word for t in wanted], autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks())
    codes = matcher.get_opcodes()
    lines = []
    for n, (tag, a, b, c, d) in enumerate(codes):
        first, last = n == 0, n == len(codes) - 1
        if tag == "equal" or (tag == "delete" and (first or last)):
            continue
        if tag == "replace" and first:
            a = max(a, b - (d - c))
        if tag == "replace" and last:
            b = min(b, a + (d - c))
        said = text[offsets[sentence[a].start] : offsets[sentence[b - 1].end - 1] + 1] if a < b else ""
        quoted = quote[places[wanted[c].start] : places[wanted[d - 1].end - 1] + 1] if c < d else ""
        lines.append(_difference(said, quoted))
    return shared / max(1, len(wanted)), "; ".join(lines[:4])


def _difference(said: str, quoted: str) -> str:
    if not quoted:
        return f"the quote leaves out '{said}'"
    if not said:
        return f"the quote adds '{quoted}'"
    return f"the text says '{said}', the quote '{quoted}'"


def _closest(
    text: str, wanted: str, bounds: tuple[Bounds, ...], near: Bounds | None
) -> tuple[list[_Token], list[_Token]]:
    """Take the sentence that shares most words with the quote, alone and with its neighbours."""
    folded, offsets = _fold(text)
    sentences, needed = _sentences(text, bounds), frozenset(_WORD.findall(wanted))

    def shared(n: int) -> tuple[int, bool]:
        (start, end), words = sentences[n]
        return len(needed & words), bool(near and offsets[start] < near[1] and offsets[end - 1] >= near[0])

    best = max(range(len(sentences)), key=shared, default=0)
    around = [_tokens(folded, *part) for part, _ in sentences[max(0, best - 1) : best + 2]]
    return around[min(best, 1)] if around else [], [token for tokens in around for token in tokens]


def _length(sentence: Sequence[_Token]) -> int:
    return sentence[-1].end - sentence[0].start if sentence else 0


def _failure(text: str, quote: str, bounds: tuple[Bounds, ...], near: Bounds | None) -> Grounding:
    wanted = _fold(quote).text.strip()
    sentence, around = _closest(text, wanted, bounds, near)
    similarity, difference = _differences(text, quote, sentence)
    pieces = _stitched(text, wanted) if similarity < 1 else None
    if pieces:
        apart = " | ".join(f"'{piece}'" for piece in pieces)
        return Grounding(status="stitched", difference=f"stands apart or in another order: {apart}")
    wider = _differences(text, quote, around)
    if wider[0] > similarity and len(quote) > _length(sentence):
        similarity, difference = wider
    if similarity < 0.5:
        return Grounding(status="absent")
    return Grounding(status="altered", difference=difference or "the text goes on or is spelled otherwise")


def ground(
    text: str,
    quote: str,
    near: Span | Bounds | None = None,
    sentences: Sequence[Span] | None = None,
) -> Grounding:
    """Find ``quote`` in ``text``; an occurrence inside ``near`` wins over any other.

    ``sentences`` are the limits an elision may not cross; without them every full stop followed by
    white space and every line end is one. ``misplaced`` is true where ``near`` was given and the
    quote stands only elsewhere. Offsets are code points.
    """
    wanted = quote.strip()
    range_ = (near.start, near.end) if isinstance(near, Span) else near
    if not _fold(wanted).text.strip(' "'):
        return Grounding(status="absent")
    bounds = tuple((s.start, s.end) for s in sentences) if sentences is not None else _sentence_bounds(text)
    elsewhere: tuple[Status, Bounds] | None = None
    rungs: tuple[tuple[Status, Iterator[Bounds]], ...] = (
        ("exact", _exact(text, wanted)),
        ("normalised", _normalised(text, wanted)),
        ("elided", _elided(text, wanted, bounds)),
    )
    for status, places in rungs:
        for place in places:
            inside = range_ is None or (range_[0] <= place[0] and place[1] <= range_[1])
            if (elsewhere and not inside) or not _is_whole(text, *place):
                continue
            if inside:
                return Grounding(status=status, span=Span.of(text, *place))
            elsewhere = (status, place)
    if elsewhere:
        return Grounding(status=elsewhere[0], span=Span.of(text, *elsewhere[1]), misplaced=True)
    return _failure(text, wanted, bounds, range_)
