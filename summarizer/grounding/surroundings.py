"""What stands before some words in their clause and changes what they say: "not", "never", "refused to".

Words cut off behind such a word say something else than the text does. Uses the word lists of `polarity`.
"""

import re
from typing import NamedTuple

from summarizer.grounding.polarity import UNSPACED, kind, opens_clause
from summarizer.schema import Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_EDGE = re.compile(r"[.!?;:—–“”„«»\"()。！？；：，、\n]|,(?=\s)")
_MOST = 4  # words that are looked at
_UNSPACED = 2  # characters, in scripts without spaces
_TURNS = frozenset({"negation", "denial", "reversal", "modal", "hedge", "condition"})


class Turn(NamedTuple):
    """A word that changes what stands behind it, and what kind of word it is."""

    span: Span
    kind: str


def turn_before(text: str, floor: int, start: int, *, within_clause: bool = False) -> Turn | None:
    """The first of the words close before ``start``, in the same sentence part, that change what follows.

    Args:
        text: the whole text.
        floor: words before this offset are not looked at.
        start: where the words in question begin.
        within_clause: whether "and", "who", "that" before the words end the search.
    """
    before = text[floor:start]
    edges = [edge.end() for edge in _EDGE.finditer(before)]
    floor += edges[-1] if edges else 0
    if start and UNSPACED.match(text[start - 1 : start]):
        return _unspaced(text, floor, start)
    words = [m.span() for m in _WORD.finditer(text, floor, start)][-_MOST:]
    turned = [(a, b, found) for a, b in words if (found := kind(text[a:b])) in _TURNS]
    # the clause after a verb of saying is another one: "did not say who attacked"
    reported = max((a for a, b in words if kind(text[a:b]) == "report"), default=-1)
    if within_clause:
        reported = max((a for a, b in words if opens_clause(text[a:b])), default=reported)
    return next((Turn(Span.of(text, a, b), found) for a, b, found in turned if found and a > reported), None)


def _unspaced(text: str, floor: int, start: int) -> Turn | None:
    first = max(floor, start - _UNSPACED)
    for at in range(first, start):
        found = kind(text[at])
        if found in _TURNS:
            return Turn(Span.of(text, at, at + 1), found)
    return None
