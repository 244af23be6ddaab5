"""Every place that names an actor, also those that no proposal pointed out.

What counts, and what does not:
- all names and aliases of an actor, and the surname of a full name that one person alone has, as whole words;
- the longest name at a place: "Kestria" in "Bank of Kestria" is no mention of Kestria where the bank is an actor,
  nor is "Kestria" in "Kestria's army" where that army is one; of an organization the whole name counts;
- somebody told of by another ("spokesman for Ana Ruiz", "Ana Ruiz's sister") is named by the words before or
  after that other, who is named there too;
- an adjective ("the Kestrian army") names no country, nor does a surname inside another person's full name or
  in front of a further capitalised word ("Ruiz Street");
- pronouns are no mentions. Mentions of different actors do not overlap, but for one: an actor that a model named
  and that stands nowhere else is named inside the names of others, as the UN is in "UN observers".
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from summarizer.linking import countries
from summarizer.linking.commons import goes_on, namesake_end
from summarizer.linking.entries import occurrences
from summarizer.linking.groups import Group
from summarizer.linking.kinds import personal
from summarizer.linking.lexicon import fold, kind_of_head, straight, unaccented, words
from summarizer.schema import Span

_OUTSIDE = re.compile(r"\s+(?:for|of|to|in|at|from|with|by|on)\b|['’]s\s+")


class Marks:
    """Which characters of a text a mention has taken already."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._taken = bytearray(len(text))

    def take(self, start: int, end: int) -> Span | None:
        """Take a place that no mention overlaps yet; else None."""
        if start >= end or any(self._taken[start:end]):
            return None
        self._taken[start:end] = b"\1" * (end - start)
        return Span.of(self.text, start, end)


def mentions_of(text: str, groups: Sequence[Group], language: str) -> tuple[list[list[Span]], Marks]:
    """The mentions of each group in the order of the text, and the marks of the places they take."""
    marks = Marks(text)
    found: list[list[Span]] = [[] for _ in groups]
    places = sorted(_places(text, groups, language), key=lambda p: (p[0] - p[1], p[0], p[2]))
    inner = [p for p in places if not _is_described(text[p[0] : p[1]], groups[p[2]])]
    outer = [p for p in places if _is_described(text[p[0] : p[1]], groups[p[2]])]
    for start, end, i in inner:
        if span := marks.take(start, end):
            found[i].append(span)
    for start, end, i in outer:
        span = marks.take(start, end) or take_head(marks, start, end)
        if span:
            found[i].append(span)
    free = Marks(text)
    for i, group in enumerate(groups):
        if not found[i] and any(entry.sure for entry in group.entries):  # a model named them
            around = {(span.start, span.end) for spans in found for span in spans}
            own = dict.fromkeys((a, b) for a, b, j in places if j == i and text[a:b] in group.names)
            inside = [p for p in own if p not in around and any(a <= p[0] and p[1] <= b for a, b in around)]
            found[i] = [span for place in sorted(inside, key=lambda p: p[1] - p[0]) if (span := free.take(*place))]
    return [sorted(spans, key=lambda span: span.start) for spans in found], marks


def take_head(marks: Marks, start: int, end: int) -> Span | None:
    """Take the words of a description that do not name another actor: "spokesman" of "spokesman for Ana Ruiz"."""
    told = marks.text[start:end]
    stops = (m.start() for m in re.finditer(r"\S+", told) if m.start() and m[0] in words("prepositions"))
    whole = told[: next(stops, len(told))].rstrip()
    owner = max((m.end() for m in re.finditer(r"['’]s\s+", whole)), default=0)
    return marks.take(start + owner, start + len(whole)) if kind_of_head(whole[owner:]) else None


def _is_described(name: str, group: Group) -> bool:
    """Whether people are described by their relation to another actor, who may be named inside."""
    return (
        group.kind in ("person", "group") and bool(_OUTSIDE.search(name)) and kind_of_head(name) is not None
    )


def _places(text: str, groups: Sequence[Group], language: str) -> list[tuple[int, int, int]]:
    """Every place where a name of a group stands, and the group's number."""
    pointed = {
        (span.start, span.end, i)
        for i, group in enumerate(groups)
        for entry in group.entries
        for span in entry.spans
        if span.text.strip()
    }
    named = {
        (start, end, i)
        for name, i in _surfaces(groups, language).items()
        for start, end in occurrences(text, name)
        if _stands_alone(text, start, end, groups[i])
    }
    taken = {place[:2] for place in pointed}
    return [*pointed, *(place for place in named if place[:2] not in taken)]


def _surfaces(groups: Sequence[Group], language: str) -> dict[str, int]:
    """Names to look for, and the group that has each; a demonym alone names no country.

    A shared name goes to the group whose full name it is; a shared surname goes to none.
    """
    owners: dict[str, list[int]] = defaultdict(list)
    for i, group in enumerate(groups):
        for name in group.names:
            if group.kind != "country" or _names_a_country(name, language):
                owners[name].append(i)
    full = {
        name: [i for i in some if groups[i].lead.names[0] == name and not groups[i].is_described]
        for name, some in owners.items()
    }
    found = {name: (full[name] or some)[0] for name, some in owners.items() if full[name] or len(some) == 1}
    surnames: dict[str, list[int]] = defaultdict(list)
    for i, group in enumerate(groups):
        for name in dict.fromkeys(_surnames(group)):
            surnames[name].append(i)
    return {name: some[0] for name, some in surnames.items() if len(some) == 1 and name not in owners} | found


def _names_a_country(name: str, language: str) -> bool:
    demonym = countries.is_country(name, language) and not (
        countries.is_country_name(name, language) or countries.is_seat(name, language)
    )
    return " " in name or not demonym


def _surnames(group: Group) -> list[str]:
    """The last words of full personal names, as the text writes them."""
    if group.kind != "person":
        return []
    return [name.split()[-1] for name in group.names if len(personal(name)) > 1]


def _stands_alone(text: str, start: int, end: int, group: Group) -> bool:
    """Whether a name at a place is no part of some longer name beside it, and no common noun of others."""
    name = text[start:end]
    if re.match(r"[-‐]\w", text[end:]) or re.search(r"\w[-‐]$", text[max(0, start - 2) : start]):
        return False
    found = re.search(r"([\w.'’-]+)\s$", text[max(0, start - 40) : start])
    before = found[1] if found else ""
    if group.is_described:
        told = [span for entry in group.entries for span in entry.spans if span.start < start]
        return bool(told) and goes_on(text, told[-1], Span.of(text, start, end), group.kind)
    if _is_short_for(name, group):
        return before.casefold() in words("definite")  # "the company", not "a company"
    if " " in name or not name[:1].isupper():
        return not name.islower() or before.casefold() not in words("different")
    if (_goes_on(text, name, end) and group.kind != "country") or namesake_end(text, end) > end:
        return False
    if group.kind == "organization" and fold(before) in words("honorifics"):
        return False
    return group.kind != "person" or not before or not _is_given(before, text, start)


def _is_short_for(name: str, group: Group) -> bool:
    """Whether a common noun stands for the full name of a group."""
    full = group.lead.names[0]
    return " " not in name and name.lower() in group.names and full[:1].isupper() and fold(name) != fold(full)


def _goes_on(text: str, name: str, end: int) -> bool:
    """Whether a capitalised word after a single one makes both some other name: "Ruiz Street", not "Acme President"."""
    after = re.match(r"\s([A-ZÀ-Þ][\w’']+)", text[end : end + 40])
    if after is None or (name.isupper() and len(name) > 1):
        return False
    return fold(after[1]) not in words("offices") | words("office_modifiers") | words("honorifics") | words(
        "dates"
    )


def _is_given(word: str, text: str, start: int) -> bool:
    """Whether the word before a surname is a given name: another person's, for this one's is in the name."""
    plain = unaccented(straight(word)).casefold().strip(".").removesuffix("'s")
    if not word[:1].isupper() or word.endswith(("'s", "’s")) or (word.endswith(".") and len(plain) > 1):
        return False
    if plain in words("offices") | words("honorifics") | words("office_modifiers") | words("determiners"):
        return False
    opening = max(0, start - len(word) - 1)
    opens = opening == 0 or re.search(
        r"(?:[.!?:\n]['\"”’)]*\s+|[“\"‘])$", text[max(0, opening - 6) : opening]
    )
    known = fold(word) in words("given_women") | words("given_men")
    return known or not (opens or countries.country_of(word))
