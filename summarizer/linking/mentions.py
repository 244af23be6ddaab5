"""Every place where an actor's names stand, those that nobody pointed out among them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from summarizer.linking.actors import countries
from summarizer.linking.namewords import is_unnamed, kind_of_head, straight
from summarizer.linking.namings import Name, Use, is_place
from summarizer.schema import Span


def mentions_of(text: str, groups: list[list[Name]], language: str) -> list[list[Span]]:
    """Collect the namings of each group, and where else its names stand as whole words, longest first."""
    found = [[use.mention for name in group for use in name.uses] for group in groups]
    taken = bytearray(len(text))
    for spans in found:
        for span in spans:
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
    for start, end, i in _occurrences(text, _searchable(groups, language), taken):
        span = Span.of(text, start, end)
        if not is_place(text, span, language):
            found[i].append(span)
    return [_outermost(spans) for spans in found]


def _outermost(spans: list[Span]) -> list[Span]:
    """In text order, without a span inside another: "the ministry" counts once, however it was pointed at."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return kept


def _searchable(groups: list[list[Name]], language: str) -> dict[str, list[tuple[str, int]]]:
    """First word → the names that begin with it and their groups, longest first.

    A bare common noun ("source", "ministry") is left out: elsewhere it may be somebody else's. So is
    a demonym, which stands in many other names.
    """
    surfaces: dict[str, int] = {}
    for i, group in enumerate(groups):
        for use in (use for name in group for use in name.uses):
            if not _is_common(use, language):
                surfaces.setdefault(straight(use.name), i)
    surfaces = _surnames(groups) | surfaces
    by_first: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for surface in sorted(surfaces, key=len, reverse=True):
        first = re.match(r"\w+", surface)
        if first:
            by_first[first[0].casefold()].append((surface, surfaces[surface]))
    return by_first


def _surnames(groups: list[list[Name]]) -> dict[str, int]:
    """The surnames of full names that only one person of the article has, and their groups."""
    found: dict[str, set[int]] = defaultdict(set)
    for i, group in enumerate(groups):
        full = [use.name for name in group if len(name.personal) > 1 for use in name.uses]
        for surname in {straight(name.split()[-1]) for name in full if name[:1].isupper()}:
            found[surname].add(i)
    return {surname: owners.pop() for surname, owners in found.items() if len(owners) == 1}


def _is_common(use: Use, language: str) -> bool:
    if use.kind == "country":
        own_name = countries.is_country_name(use.name, language) or countries.is_seat(use.name, language)
        return not own_name and " " not in use.name
    lone_noun = use.name.islower() and " " not in use.name and kind_of_head(use.name, language) is not None
    return lone_noun or is_unnamed(use.name, language)


def _occurrences(
    text: str, by_first: Mapping[str, list[tuple[str, int]]], taken: bytearray
) -> Iterator[tuple[int, int, int]]:
    plain = straight(text)
    for word in re.finditer(r"\w+", plain):
        start = word.start()
        for surface, i in by_first.get(word[0].casefold(), ()):
            end = start + len(surface)
            piece = plain[start:end]
            same = piece == surface or (surface.islower() and piece.casefold() == surface)
            if same and _stands_alone(plain, end, surface) and not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                yield start, end, i
                break


def _stands_alone(text: str, end: int, surface: str) -> bool:
    """Whether no word and, beside one capitalised word, no other name goes on after it."""
    if re.match(r"\w|-\w", text[end:]):
        return False
    return " " in surface or not surface[:1].isupper() or not re.match(r" [A-Z]", text[end:])
