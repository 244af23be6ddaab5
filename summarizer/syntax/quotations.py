"""Quotations: what stands between quotation marks, found in the text alone.

Curly and straight, double and single marks. A quotation that goes on over paragraphs, with a mark that opens
each of them and one that closes the last, is one quotation of several pieces. Apostrophes are no marks.
Must not know sentences, parses or who speaks.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_DOUBLE = {"“": "”", '"': '"', "„": "“", "«": "»", "``": "''"}
_OPENS = re.compile(r"[“„«]|``|\"(?=\S)|(?<![\w’'])[‘'](?=[\w“\"$£€(\[…])")
_BREAK = re.compile(r"\s*\n\s*")
_GAP = re.compile(r"\s+")
_BLANK = re.compile(r"\n\s*\n")
_SINGLE_END = re.compile(r"(?<=[^\s(\[“‘])[’'](?!\w)")
_ELISION = re.compile(r"[‘'](?:\d0s|em|tis|twas|til|cause|n)\b", re.IGNORECASE)
_LONGEST = 6_000  # code points of one piece: a mark that nobody closed does not swallow an article


class Quotation(NamedTuple):
    """Words between quotation marks.

    Attributes:
        pieces: start and end of each paragraph's part, marks included.
    """

    pieces: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """Where the first mark stands."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """One past the last mark."""
        return self.pieces[-1][1]


def quotations(text: str) -> tuple[Quotation, ...]:
    """Every quotation of a text in order; a quotation inside another is part of it."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[Quotation]:
    at = 0
    while opening := _OPENS.search(text, at):
        found = _double(text, opening) if opening.group() in _DOUBLE else _single(text, opening)
        if found:
            yield found
        at = found.end if found else opening.end()


def _double(text: str, opening: re.Match[str]) -> Quotation | None:
    mark = opening.group()
    if mark == '"' and text[opening.start() - 1 : opening.start()].isalnum():
        return None
    pieces: list[tuple[int, int]] = []
    start = opening.start()
    while True:
        end, closed = _piece(text, start, mark)
        if not closed and end - start > _LONGEST:
            return None
        pieces.append((start, end))
        following = _GAP.match(text, end)
        if closed or not following or not text.startswith(mark, following.end()):
            return Quotation(tuple(pieces)) if closed or len(pieces) > 1 or end - start < 1_000 else None
        start = following.end()


def _piece(text: str, start: int, mark: str) -> tuple[int, bool]:
    """Where the quotation that opens here ends in its paragraph, and whether a mark closes it there."""
    close = text.find(_DOUBLE[mark], start + len(mark))
    again = re.compile(r"(?<=[.?!…])\s+" + re.escape(mark) + r"(?=\S)").search(text, start + len(mark), max(close, 0) + 2)
    if again:
        return again.start(), False
    edge = next((gap.start() for gap in _BREAK.finditer(text, start) if _ends(text, gap, mark)), len(text))
    if 0 <= close < edge:
        return close + len(_DOUBLE[mark]), True
    return edge, False


def _ends(text: str, gap: re.Match[str], mark: str) -> bool:
    """Whether this gap between lines ends a piece: a blank line, or one after which a mark opens again."""
    reopened = text.startswith(mark, gap.end()) and not text[gap.end() + len(mark) : gap.end() + len(mark) + 1].isspace()
    return bool(_BLANK.search(gap.group())) or reopened


def _single(text: str, opening: re.Match[str]) -> Quotation | None:
    if _ELISION.match(text, opening.start()):
        return None
    edges = [found.start() for found in (_BREAK.search(text, opening.end()), _OPENS.search(text, opening.end())) if found]
    ends = _SINGLE_END.finditer(text, opening.end(), min(edges, default=len(text)))
    closing = [end for end in ends if (opening.group() == "'") == (end.group() == "'")]
    if not closing:
        return None
    chosen = next((end for end in closing if text[end.start() - 1] not in "sS"), closing[0])
    return Quotation(((opening.start(), chosen.end()),))


