"""The office or occupation of a person: before the name, or in apposition before or after it."""

import re
from itertools import pairwise

from summarizer.linking import countries
from summarizer.linking.kinds import personal
from summarizer.linking.lexicon import (
    fold,
    head,
    kind_of_head,
    role_at_end,
    title_words,
    words,
)
from summarizer.schema import Span

_APPOSITION = re.compile(
    r"\s*,\s+(?:(?:the|a|an|its|his|her|their|el|la|le|der|die)\s+)?(?P<role>[^,;.()\"“”]{3,70}?)\s*(?:[,;.—–]|\s(?:who|whose|whom|which|that)\s|$)"
)
_BEFORE = re.compile(r"(?<![\w-])(?:the|an?|its|his|her|their|el|la|[\w-]+['’]s)\s+", re.I)


def role_beside(text: str, sentence: Span, start: int, end: int) -> Span | None:
    """The office a person is given before the name or in apposition, before or after it."""
    name = text[start:end]
    if kind_of_head(name) and not personal(name):
        return None
    opening = max(0, min(sentence.start, start))
    before = text[opening:start]
    place = role_at_end(before)
    if place:
        return Span.of(text, opening + place[0], opening + place[1])
    after = _APPOSITION.match(text[end : max(end, sentence.end)])
    if after and _names_an_office(after["role"]):
        return Span.of(text, end + after.start("role"), end + after.end("role"))
    closes = text[end : end + 1] in tuple(",.;:") or end >= sentence.end
    if not closes or not re.search(r",\s*$", before):
        return None
    return _apposed_before(text, opening, before)


def _apposed_before(text: str, opening: int, before: str) -> Span | None:
    """The nearest office that an apposition before a name may give: "lawyer" in "the expert of the lawyer, Ana Ruiz"."""
    for start in reversed([m.end() for m in _BEFORE.finditer(before)]):
        role = before[start:].rstrip(", \n")
        if _names_an_office(role) and not re.search(r"[;.()\"“”]|,\s", role):
            return Span.of(text, opening + start, opening + start + len(role))
    return None


def _names_an_office(phrase: str) -> bool:
    parts = head(phrase)
    listed = words("offices") | words("relations")
    person = bool(parts) and (parts[-1] in listed or kind_of_head(phrase) == "person")
    if not person or parts[0] in words("prepositions"):
        return False
    cuts = [i for i, part in enumerate(parts) if part == "and"]
    return not cuts or (len(cuts) == 1 and cuts[0] > 0 and parts[cuts[0] - 1] in listed)


def is_of_role(span: Span, role: Span) -> bool:
    """Whether a description is a role, or one of two that a role joins: "sister and spokesperson"."""
    for part in _offices_of(role):
        begins = span.start <= part.start < span.end <= part.end
        if begins or (span.start <= part.start and span.end == part.end):
            return True
    return False


def _offices_of(role: Span) -> tuple[Span, ...]:
    cut = re.search(r"\s+and\s+", role.text)
    if cut is None:
        return (role,)
    first = Span(start=role.start, end=role.start + cut.start(), text=role.text[: cut.start()])
    second = Span(start=role.start + cut.end(), end=role.end, text=role.text[cut.end() :])
    return role, first, second


def role_country(text: str, sentence: Span, role: Span, language: str) -> str | None:
    """The country of a role, in its own words or right before them: "Iran's Foreign Minister"."""
    told = countries.country_of(role.text, language)
    parts = text[min(sentence.start, role.start) : role.start].split()
    tails = (" ".join(parts[-n:]) for n in (4, 3, 2, 1) if n <= len(parts))
    return told or next(
        (countries.country_of(t, language) for t in tails if countries.is_country(t, language)), None
    )


def title_end(text: str, start: int, end: int) -> int:
    """Where a person's own name begins, after "Vice Foreign Minister" or "Mr."; a description has no title."""
    parts = list(re.finditer(r"\S+", text[start:end]))
    skip = title_words([part[0] for part in parts])
    rest = [part[0] for part in parts[skip:]]
    if rest and rest[0].islower() and fold(rest[0]) not in words("particles") and not text.islower():
        return start  # "minister of public works"
    if _of_another([fold(part[0]) for part in parts[:skip]]):
        return start
    inside = any(fold(part) in words("prepositions") - words("particles") for part in rest)
    if not skip or inside or re.search(r"['’]s\s", text[start:end][parts[skip - 1].end() :]):
        return start
    given = fold(rest[0]) in words("given_women") | words("given_men")
    return start if kind_of_head(" ".join(rest)) and not given else start + parts[skip].start()


def _of_another(title: list[str]) -> bool:
    """Whether a run of titles belongs to another person's: "spokesman for President", not "Secretary of State"."""
    return any(
        word in words("prepositions") and (word not in ("of", "de") or before in words("relations"))
        for before, word in pairwise(title)
    )
