"""The article in pieces of text that each belong to the same objects, so that evidence can be shown where it stands."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from summarizer.export.plain import BIDIRECTIONAL
from summarizer.export.spans import Placed, spans
from summarizer.schema import Summary

Fate = Literal["cited", "empty", "unread", ""]
_PARAGRAPH = re.compile(r"\S.*?(?=\n\s*\n|\s*\Z)", re.DOTALL)
_FATES: tuple[Literal["cited", "empty", "unread"], ...] = ("cited", "empty", "unread")
# One code point for one, so that offsets hold: a carriage return would be lost in HTML, a mark of direction
# would show the line in another order, and a control character is no text.
_SHOWN = (
    {ord("\r"): " "}
    | dict.fromkeys(BIDIRECTIONAL, "\N{WORD JOINER}")
    | dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160), *range(0xD800, 0xE000)), "\ufffd")
)


class Segment(NamedTuple):
    """A run of text; ``classes`` are the kinds and parts of the objects whose ids it has."""

    start: int
    text: str
    classes: str
    objects: str


class Sentence(NamedTuple):
    """A sentence or a part of one; ``begins`` is false for its later parts, which have no number of their own.

    ``number`` is 0 for what stands between sentences; ``first`` is an object that rests on it, by id.
    """

    number: int
    fate: Fate
    first: str
    begins: bool
    segments: tuple[Segment, ...]


Paragraph = tuple[Sentence, ...]


def paragraphs(summary: Summary) -> tuple[Paragraph, ...]:
    """The text by paragraph and sentence; where it was left out, as much of it as the evidence has."""
    text, known = summary.document.text, tuple(one for one in spans(summary) if not one.object.startswith("s"))
    if text is not None:
        bounds = [found.span() for found in _PARAGRAPH.finditer(text)]
    else:
        excerpts = list(_excerpts(known))
        bounds = [(start, end) for start, end, _ in excerpts]
        text = _blank(excerpts)
    return tuple(_begun(_paragraph(text, start, end, summary, known) for start, end in bounds))


def _begun(made: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs with every later part of a sentence marked as one."""
    seen: set[int] = set()
    for paragraph in made:
        yield tuple(one._replace(begins=one.number not in seen) for one in paragraph)
        seen.update(one.number for one in paragraph)


def _excerpts(known: Sequence[Placed]) -> Iterator[tuple[int, int, str]]:
    """The stretches of text that spans cover; overlapping spans are joined."""
    start, text = 0, ""
    for one in sorted((placed.span for placed in known), key=lambda span: (span.start, -span.end)):
        if text and one.start < start + len(text):
            text += one.text[max(0, start + len(text) - one.start) :]
            continue
        if text:
            yield start, start + len(text), text
        start, text = one.start, one.text
    if text:
        yield start, start + len(text), text


def _blank(excerpts: Sequence[tuple[int, int, str]]) -> str:
    """The excerpts at their places in a text of spaces."""
    whole, at = [], 0
    for start, end, text in excerpts:
        whole += [" " * (start - at), text]
        at = end
    return "".join(whole)


def _paragraph(text: str, start: int, end: int, summary: Summary, known: Sequence[Placed]) -> Paragraph:
    """Its sentences and what stands between them."""
    inside = [one for one in known if one.span.start < end and start < one.span.end]
    made: list[Sentence] = []
    at = start
    for number, (first, last) in enumerate(summary.document.sentences, 1):
        if last <= start or end <= first:
            continue
        first, last = max(first, start), min(last, end)
        if at < first:
            made.append(Sentence(0, "", "", False, _segments(text, at, first, inside)))
        made.append(_sentence(text, number, (first, last), summary, inside))
        at = last
    if at < end:
        made.append(Sentence(0, "", "", False, _segments(text, at, end, inside)))
    return tuple(made)


def _sentence(
    text: str, number: int, bounds: tuple[int, int], summary: Summary, known: Sequence[Placed]
) -> Sentence:
    start, end = bounds
    fate: Fate = next((name for name in _FATES if number in getattr(summary.coverage, name)), "")
    resting = [p.object for p in known if p.part == "evidence" and p.span.start < end and start < p.span.end]
    # a claim is what most readers look for
    first = min(resting, key=lambda owner: (owner[0] != "c", int(owner[1:])), default="")
    return Sentence(number, fate, first, True, _segments(text, start, end, known))


def _segments(text: str, start: int, end: int, known: Sequence[Placed]) -> tuple[Segment, ...]:
    inside = [one for one in known if one.span.start < end and start < one.span.end]
    edges = sorted({start, end, *(e for p in inside for e in (p.span.start, p.span.end) if start < e < end)})
    held: list[list[Placed]] = [[] for _ in edges]
    for one in inside:
        first = bisect_right(edges, max(one.span.start, start)) - 1
        for place in range(first, len(edges) - 1):
            if edges[place] >= one.span.end:
                break
            held[place].append(one)
    return tuple(
        Segment(a, shown(text[a:b]), _classes(owners), " ".join(dict.fromkeys(one.object for one in owners)))
        for a, b, owners in zip(edges, edges[1:], held, strict=False)
    )


def _classes(owners: Sequence[Placed]) -> str:
    kinds = {"a": "actor", "e": "event", "c": "claim"}
    names = (f"in-{kinds[one.object[0]]}" if one.part == "evidence" else f"is-{one.part}" for one in owners)
    return " ".join(dict.fromkeys(names))


def shown(text: str) -> str:
    """The text as a page may have it, code point for code point."""
    return text.translate(_SHOWN)
