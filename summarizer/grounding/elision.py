"""Quotes that leave words out of a sentence, and whether what is left still says the same."""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from summarizer.grounding.folding import (
    MARK,
    WORD,
    Bounds,
    Token,
    fold,
    original,
    sentences_within,
    tokens_of,
    unwrapped,
)
from summarizer.grounding.polarity import governs, harmless, turning


class _Gaps(NamedTuple):
    """Where a quote may leave words out: before which of its words, how often, how many at once."""

    words: list[str]
    before: Collection[int]
    most: int
    longest: int
    marked: bool


def _gaps(folded: str) -> _Gaps:
    pieces = [[token.word for token in tokens_of(piece)] for piece in MARK.split(unwrapped(folded))]
    pieces = [piece for piece in pieces if piece]
    words = [word for piece in pieces for word in piece]
    if len(pieces) > 1:
        return _Gaps(words, set(accumulate(map(len, pieces[:-1]))), most=3, longest=14, marked=True)
    return _Gaps(words, range(1, len(words)), most=2, longest=8, marked=False)


Safe = Callable[[int, int], bool]


def _alignment(words: Sequence[str], gaps: _Gaps, safe: Safe) -> Callable[[int], tuple[Bounds, ...] | None]:
    """Make a function that, for the word where a quote begins, gives the words the quote leaves out."""

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


def elided(text: str, quote: str, bounds: tuple[Bounds, ...]) -> Iterator[Bounds]:
    wanted = fold(quote).text.strip()
    gaps = _gaps(wanted)
    if len(gaps.words) < 3:
        return
    folded, _ = fold(text)
    needed, length = frozenset(WORD.findall(wanted)), sum(map(len, gaps.words))
    for (start, end), words in sentences_within(text, bounds):
        if needed <= words and length <= end - start:
            yield from _elided_in(text, tokens_of(folded, start, end), gaps)


_MOST_WORDS = 250


def _elided_in(text: str, sentence: Sequence[Token], gaps: _Gaps) -> Iterator[Bounds]:
    if len(sentence) > _MOST_WORDS:
        return
    offsets = fold(text).offsets
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
        place = original(offsets, sentence[start].start, sentence[stop - 1].end)
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
