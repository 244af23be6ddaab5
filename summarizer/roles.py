"""The office a person is given beside their name, and the country it belongs to."""

import re

from summarizer.linking.actors import countries
from summarizer.linking.namewords import (
    PREPOSITIONS,
    is_unnamed,
    kind_of_head,
    names_an_office,
    role_at_end,
    title_words,
)
from summarizer.schema import Span


def bare_start(text: str, start: int, end: int) -> int:
    """Where a person's own name begins, after "Vice Foreign Minister" or "Mr."."""
    parts = list(re.finditer(r"\S+", text[start:end]))
    skip = title_words([part[0] for part in parts])
    inside = any(part[0].casefold() in PREPOSITIONS - {"de", "del", "von", "du"} for part in parts[skip:])
    bare = [part[0] for part in parts[skip:]]
    described = skip and bare[0] in ("de", "del") and bare[-1].islower()  # "la presidenta del puerto"
    return start if inside or described else start + parts[skip].start()


APPOSITION = re.compile(
    r"\s*,\s+(?:(?:the|a|an|its|his|her|their|el|la|le|der|die)\s+)?(?P<role>[^,;.()\"“”]{3,70}?)\s*[,;.—–]"
)


def role_of(
    text: str, sentence: Span, bare: int, end: int, given: str | None
) -> tuple[str | None, str | None]:
    """Find role and country before the name, after it in apposition, or where the reader did; verbatim."""
    before = text[sentence.start : bare]
    if before.rstrip().endswith(",") and text[end:].lstrip().startswith(","):
        before = before.rstrip()[:-1]
    if is_unnamed(text[bare:end]) or kind_of_head(text[bare:end]) == "person":
        before = text[min(sentence.start, bare) : end]
    role = role_at_end(before)
    if role:
        stretch = before.rstrip().removesuffix(role)
        return role, _country_at_end(stretch) or countries.country_of(role)
    after = APPOSITION.match(text[end : max(end, sentence.end)])
    if after and names_an_office(after["role"]):
        return after["role"], countries.country_of(after["role"])
    told = given if given and given in text else None
    return told, countries.country_of(told) if told else None


def _country_at_end(stretch: str) -> str | None:
    parts = stretch.split()
    tails = (" ".join(parts[-n:]) for n in (4, 3, 2, 1) if n <= len(parts))
    return next((countries.country_of(tail) for tail in tails if countries.is_country(tail)), None)
