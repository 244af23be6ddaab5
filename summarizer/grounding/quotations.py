"""What stands inside quotation marks: the marks of many languages, single ones, and quotations left open.

A quotation that is opened and not closed before its paragraph ends goes on to that end: where a quotation
runs over several paragraphs, each of them opens it anew and only the last one closes it.
"""

import re
from collections.abc import Iterator

from summarizer.schema import Span

_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
# What opens, and what closes it. An apostrophe closes a single quotation only where no word goes on after it.
_CLOSERS = {
    "“": re.compile("[”“]"),
    "„": re.compile("[“”]"),
    "«": re.compile("»"),
    "»": re.compile("«"),
    "「": re.compile("」"),
    "『": re.compile("』"),
    '"': re.compile('"'),
    "‘": re.compile(r"(?<=[.,!?…])’(?!\w)|’(?![\w\s])|’(?=\s+[a-z])|’$"),
    "'": re.compile(r"(?<=[.,!?…])'(?!\w)|(?<=\w)'(?=\s+[a-z])|(?<=\w)'$"),
}
_OPENER = re.compile("[“„«»「『\"]|(?<![\\w’'])[‘'](?=\\w)")
_FEWEST = 2  # words in single straight marks: fewer are an apostrophe at the edge of a word


def quotations(text: str) -> tuple[Span, ...]:
    """The quotations of a text in order, without their marks; a quotation inside another is part of it."""
    return tuple(span for paragraph in _PARAGRAPH.finditer(text) for span in _within(text, paragraph.span()))


def _within(text: str, bounds: tuple[int, int]) -> Iterator[Span]:
    at, end = bounds
    while opener := _OPENER.search(text, at, end):
        start = opener.end()
        closer = _CLOSERS[opener[0]].search(text, start, end)
        at = closer.end() if closer else end
        if opener[0] == "'" and (closer is None or len(text[start : closer.start()].split()) < _FEWEST):
            at = start
            continue
        if opener[0] == "»" and closer is None:  # it closed a quotation that was opened before
            at = start
            continue
        stop = closer.start() if closer else end
        inside = text[start:stop]
        left = start + len(inside) - len(inside.lstrip())
        right = start + len(inside.rstrip())
        if left < right:
            yield Span.of(text, left, right)
