"""Places that are named and do nothing: they are no actors."""

import re
from collections.abc import Sequence

from summarizer.bodies import Sign, taken
from summarizer.classwords import PLACES
from summarizer.linking.countries import is_country
from summarizer.schema import Span

# "STENVIK, March 14 —", "PUERTO ALMA, Chile —", "LYON, July 5 -"
_DATELINE = re.compile(r"\s*[^\W\d_a-z][^\n.“”\"—–]{1,40}(?:\.[^\n.“”\"—–]{1,12})?\s(?:—|–|--?)\s")
_BEFORE = re.compile(
    r"\b(?:in|at|on|to|of|near|from|into|inside|outside|off|over|around|across|through|along|under|between|via|towards?"
    rf"|en|de|del|bei|aus)\s+(?:(?:the|el|la|der|dem)\s+)?(?:(?:[a-z]+\s+)?(?:{'|'.join(sorted(PLACES))})\s+(?:of\s+)?)?$",
    re.I,
)


def dateline(text: str) -> int:
    """Where the place and day that an article opens with end; 0 where it opens with neither."""
    found = _DATELINE.match(text)
    place = re.match(r"\s*([^,—–-]+)", found[0])[1].strip() if found else ""  # type: ignore[index]
    return found.end() if found and place.isupper() else 0


def without_places(text: str, pointed: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    """The names that are not places where somebody is or something happens.

    Args:
        pointed: names said to act, to speak or to be acted on: "attacked Vale" has a target, "in Vale" none.
        others: names of those who do none of it; a place among them is left out.
    """
    body = dateline(text)
    signs = taken(text, {name.text for name in (*pointed, *others)}).signs
    places = {name for name, sign in signs.items() if sign is Sign.PLACE}
    kept = [
        n
        for n in pointed
        if n.text not in places
        or is_country(n.text)
        or not _BEFORE.search(text[max(0, n.start - 60) : n.start])
    ]
    kept += [name for name in others if name.text not in places]
    return [name for name in kept if name.start >= body]
