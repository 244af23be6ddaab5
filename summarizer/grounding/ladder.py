"""Quotes to exact places in a text. Fails closed: what is not surely there is not grounded.

The ladder: *exact*; *normalised* (the same but for white space, the style of quotation marks,
hyphens and dashes, Unicode composition, wrapping quotation marks, a closing comma or full stop,
and, for more than one word, case); *elided* (words that change nothing are left out of one sentence).
Below it nothing is grounded: *altered*, *stitched* and *absent* only tell a person what is wrong.

A place begins and ends on whole words and whole numbers. "40" is not found in "140", "3.40", "40%",
"$40", "40 million" or "10–40"; "lethal" is not found in "non-lethal". Scripts written without spaces
have no such limits, nor do Korean words at their end.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal

from summarizer.grounding.boundaries import is_whole
from summarizer.grounding.differences import closest, differences, stitched
from summarizer.grounding.elision import elided
from summarizer.grounding.folding import (
    INVISIBLE,
    STYLES,
    Bounds,
    Token,
    fold,
    places_of,
    sentence_bounds,
    unwrapped,
)
from summarizer.schema import Span, Value

Status = Literal["exact", "normalised", "elided", "altered", "stitched", "absent"]


class Grounding(Value):
    """Where a quote stands in a text, or why it does not; offsets are code points."""

    status: Status
    span: Span | None = None
    difference: str | None = None
    misplaced: bool = False


def _strict(text: str) -> str:
    """Undo composition and style as folding does, but keep the case."""
    shown = "".join(STYLES.get(c, c) for c in text if c not in INVISIBLE)
    return unicodedata.normalize("NFKC", " ".join(shown.split())).strip("\"',.")


def _exact(text: str, quote: str) -> Iterator[Bounds]:
    start = text.find(quote)
    while start >= 0:
        yield start, start + len(quote)
        start = text.find(quote, start + 1)


def _normalised(text: str, quote: str) -> Iterator[Bounds]:
    wanted, written = fold(quote).text.strip(), _strict(quote)
    for needle in dict.fromkeys((wanted, unwrapped(wanted))):
        for start, end in places_of(text, needle):
            if " " in needle or (is_whole(text, start, end) and _strict(text[start:end]) == written):
                yield start, end


def _length(sentence: Sequence[Token]) -> int:
    return sentence[-1].end - sentence[0].start if sentence else 0


def _failure(text: str, quote: str, bounds: tuple[Bounds, ...], near: Bounds | None) -> Grounding:
    wanted = fold(quote).text.strip()
    sentence, around = closest(text, wanted, bounds, near)
    similarity, difference = differences(text, quote, sentence)
    pieces = stitched(text, wanted) if similarity < 1 else None
    if pieces:
        apart = " | ".join(f"'{piece}'" for piece in pieces)
        return Grounding(status="stitched", difference=f"stands apart or in another order: {apart}")
    wider = differences(text, quote, around)
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
    if not fold(wanted).text.strip(' "'):
        return Grounding(status="absent")
    bounds = tuple((s.start, s.end) for s in sentences) if sentences is not None else sentence_bounds(text)
    elsewhere: tuple[Status, Bounds] | None = None
    rungs: tuple[tuple[Status, Iterator[Bounds]], ...] = (
        ("exact", _exact(text, wanted)),
        ("normalised", _normalised(text, wanted)),
        ("elided", elided(text, wanted, bounds)),
    )
    for status, places in rungs:
        for place in places:
            inside = range_ is None or (range_[0] <= place[0] and place[1] <= range_[1])
            if (elsewhere and not inside) or not is_whole(text, *place):
                continue
            if inside:
                return Grounding(status=status, span=Span.of(text, *place))
            elsewhere = (status, place)
    if elsewhere:
        return Grounding(status=elsewhere[0], span=Span.of(text, *elsewhere[1]), misplaced=True)
    return _failure(text, wanted, bounds, range_)
