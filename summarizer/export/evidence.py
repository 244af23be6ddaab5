"""Where spans stand: in which sentences, and between which words."""

from collections.abc import Iterable, Sequence

from summarizer.schema import Span


def sentence_numbers(spans: Iterable[Span], sentences: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """The numbers, from 1 and in order, of the sentences that the spans touch."""
    held = tuple(spans)
    return tuple(
        number
        for number, (start, end) in enumerate(sentences, 1)
        if any(start < span.end and span.start < end for span in held)
    )
