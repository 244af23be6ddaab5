"""For a quote that is not in the text: the nearest sentence, and what it says instead."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from summarizer.grounding.boundaries import is_whole
from summarizer.grounding.folding import (
    MARK,
    WORD,
    Bounds,
    Token,
    fold,
    places_of,
    sentences_within,
    tokens_of,
    unwrapped,
)


def stitched(text: str, folded_quote: str) -> list[str] | None:
    """Cut the quote into pieces of two words or more that all stand in the text, if that can be done."""
    pieces: list[str] = []
    for marked in MARK.split(unwrapped(folded_quote)):
        tokens, at = tokens_of(marked), 0
        while at < len(tokens):
            end = _longest(text, marked, tokens, at)
            if end - at < 2:
                return None
            pieces.append(marked[tokens[at].start : tokens[end - 1].end])
            at = end
    return pieces if 2 <= len(pieces) <= 5 else None


def _longest(text: str, folded: str, tokens: Sequence[Token], at: int) -> int:
    """How far the words from ``at`` on stand together in the text: the piece grows while it is found."""
    low, high = at, len(tokens)
    while low < high:
        middle = (low + high + 1) // 2
        piece = folded[tokens[at].start : tokens[middle - 1].end]
        if any(is_whole(text, *place) for place in places_of(text, piece)):
            low = middle
        else:
            high = middle - 1
    return low


def differences(text: str, quote: str, sentence: Sequence[Token]) -> tuple[float, str]:
    """How much of the quote the sentence holds in order, and what it says otherwise."""
    offsets = fold(text).offsets
    spelled, origins = fold(quote)
    wanted = tokens_of(MARK.sub(lambda mark: " " * len(mark.group()), spelled))
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
        quoted = quote[origins[wanted[c].start] : origins[wanted[d - 1].end - 1] + 1] if c < d else ""
        lines.append(_difference(said, quoted))
    return shared / max(1, len(wanted)), "; ".join(lines[:4])


def _difference(said: str, quoted: str) -> str:
    if not quoted:
        return f"the quote leaves out '{said}'"
    if not said:
        return f"the quote adds '{quoted}'"
    return f"the text says '{said}', the quote '{quoted}'"


def closest(
    text: str, wanted: str, bounds: tuple[Bounds, ...], near: Bounds | None
) -> tuple[list[Token], list[Token]]:
    """Take the sentence that shares most words with the quote, alone and with its neighbours."""
    folded, offsets = fold(text)
    sentences, needed = sentences_within(text, bounds), frozenset(WORD.findall(wanted))

    def shared(n: int) -> tuple[int, bool]:
        (start, end), words = sentences[n]
        return len(needed & words), bool(near and offsets[start] < near[1] and offsets[end - 1] >= near[0])

    best = max(range(len(sentences)), key=shared, default=0)
    around = [tokens_of(folded, *part) for part, _ in sentences[max(0, best - 1) : best + 2]]
    return around[min(best, 1)] if around else [], [token for tokens in around for token in tokens]
