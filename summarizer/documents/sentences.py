"""An article as a list of sentences, each a span of the original text.

A sentence ends at a full stop, question or exclamation mark with the closing quotation marks behind it, unless an
abbreviation, an initial or what follows says that it goes on (``stops.py``). A paragraph always ends one
(``lines.py``). Each sentence of a quotation is a sentence of its own.
"""

from collections.abc import Iterable, Iterator

from summarizer.documents.lines import paragraphs
from summarizer.documents.stops import Stops
from summarizer.schema import Span

LONGEST = 2_000  # code points; a megabyte without a full stop is still read, piece by piece


def split(text: str, language: str = "en") -> tuple[Span, ...]:
    """The sentences of a text in order, without the white space around them.

    Args:
        text: the whole article.
        language: BCP 47; decides which abbreviations end no sentence.

    Returns:
        Spans that do not overlap; every character that is not white space lies in exactly one.
    """
    stops = Stops.of(text, language)
    return tuple(
        Span.of(text, start, end)
        for paragraph in paragraphs(text)
        for sentence in _between(*paragraph, stops.within(*paragraph))
        for piece in _pieces(text, *sentence)
        for start, end in _trimmed(text, *piece)
    )


def _between(start: int, end: int, ends: Iterable[int]) -> Iterator[tuple[int, int]]:
    for at in ends:
        yield start, at
        start = at
    yield start, end


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Pieces of at most ``LONGEST`` code points, cut between words where there are some."""
    while end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = space if space > 0 else start + LONGEST
        yield start, cut
        start = cut
    yield start, end


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    if left < right:
        yield left, right
