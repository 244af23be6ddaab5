"""An article as a list of sentences, each a span of the original text."""

import re
from collections.abc import Iterator
from itertools import pairwise

from summarizer.schema import Span

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]+)*")
_WIRE = re.compile(r"(?<=[.!?”\"])\s{2,}(?=\S)")
_LONGEST = 2_000
_WINDOW = 10_000  # code points given to sentencex at once: open quotation marks cost it the square of that


def split(text: str, language: str = "en") -> tuple[Span, ...]:
    """The sentences of a text in order, without the white space around them.

    Args:
        text: the whole article.
        language: BCP 47; decides which abbreviations end no sentence.

    Returns:
        Spans that do not overlap; every character that is not white space lies in exactly one.
    """
    spans: list[Span] = []
    for paragraph in _PARAGRAPH.finditer(text):
        for start, end in _sentences(paragraph.group(), language):
            spans.extend(_trimmed(text, paragraph.start() + start, paragraph.start() + end))
    return tuple(spans)


def _sentences(paragraph: str, language: str) -> list[tuple[int, int]]:
    edges = [0]
    for sentence in _segments(paragraph, language.split("-")[0]):
        at = edges[-1]
        # wire copy without capitals: two spaces after a full stop end a sentence
        edges += [at + gap.end() for gap in _WIRE.finditer(sentence)]
        # a megabyte without a full stop is still read, piece by piece
        edges += list(range(edges[-1] + _LONGEST, at + len(sentence), _LONGEST))
        edges.append(at + len(sentence))
    return list(pairwise(edges))


def _segments(paragraph: str, language: str) -> Iterator[str]:
    from sentencex import segment

    at = 0
    while at < len(paragraph):
        found = list(segment(language, paragraph[at : at + _WINDOW]))
        if len(found) > 1 and at + _WINDOW < len(paragraph):
            found.pop()  # it may go on behind the window
        yield from found
        at += sum(map(len, found))


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    return [Span.of(text, left, right)] if left < right else []
