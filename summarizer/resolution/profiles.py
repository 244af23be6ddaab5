"""Profiles: the members that have one name, kind, country and role, and what of them can be compared.

Members with one profile are one actor until a person says otherwise. Words that name nobody in particular, as
"police", make a profile for each article, except with a country.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, cast

import yaml

from summarizer.linking import countries
from summarizer.linking.kinds import personal
from summarizer.linking.lexicon import fold, is_word, last_word
from summarizer.linking.lexicon import words as known
from summarizer.resolution.members import Member
from summarizer.schema import Kind

_MARKS = re.compile(r"[^\w\s/&-]|_")
_QUALIFIERS = frozenset({"former", "then", "acting", "deputy", "vice"})  # of a role: the office is the same
_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")


@dataclass(frozen=True, eq=False)
class Profile:
    """What the members with one key have in common.

    Attributes:
        key: names the profile in the file of judgements.
        name: as the articles give it.
        kind: as the articles give it; a government is an organization.
        country: ISO 3166-1 alpha-3, where one is known.
        persons: personal names, folded, without titles, the longest first.
        bodies: names of an organization or a group, reduced to what its spellings share, the longest first.
        short: acronyms and other short names among its aliases.
        role: the folded words of the role.
        titles: of a person, the words before the name that tell an office or a sex.
        alone: whether it is no more than one article's words for somebody.
    """

    key: str
    name: str
    kind: Kind
    country: str | None
    persons: tuple[tuple[str, ...], ...] = ()
    bodies: tuple[str, ...] = ()
    short: frozenset[str] = frozenset()
    role: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    alone: bool = False


def gathered(members: Iterable[Member], apart: Collection[str] = ()) -> dict[Profile, list[Member]]:
    """The members of each profile; those whose place is in ``apart`` have a profile of their own."""
    held: dict[str, list[Member]] = defaultdict(list)
    for one in members:
        name = one.place if one.place in apart else key(one)
        if name == one.place and any(other.actor != one.actor for other in held[name]):
            name = f"{name} ({one.actor})"  # two actors of one article, as it has them
        held[name].append(one)
    return {_profile(name, some): some for name, some in sorted(held.items())}


def key(one: Member) -> str:
    """The key of the profile that a member has."""
    land = country(one)
    kind = _kind(one)
    if kind == "country":
        return f"country: {land or reduced(one.name)}"
    if kind == "person":
        return _of_person(one, land)
    body = reduced(one.name, land)
    if not identifies(one, body, land):
        return one.place
    return f"{kind}: {body}{f' ({land})' if land else ''}"


def country(one: Member) -> str | None:
    """The country of a member; what names a country says it itself."""
    return one.country or (countries.country_of(one.name) if one.kind != "person" else None)


def identifies(one: Member, body: str, land: str | None) -> bool:
    """Whether the name of a body or a group means the same in two articles: it has a name, or a country's office."""
    if re.match(r"\W*\d", one.name) or (fold(one.name).split() or [""])[0] in known("quantifiers"):
        return False
    if one.kind == "group" or one.unnamed:
        return bool(body) and (land is not None or _has_a_name(one.name))
    if is_common(body):
        return land is not None
    return one.name != one.name.lower() or not all(map(is_word, body.split()))


def is_common(body: str) -> bool:
    """Whether every country may have a body of this name: "defence ministry"."""
    return all(part in word_list("common_bodies") for part in body.split())


@lru_cache(maxsize=1 << 16)
def reduced(name: str, land: str | None = None) -> str:
    """A name of a body in what its spellings share: no legal form, no small words, no country that is known anyway.

    >>> reduced("Norway's Ministry of Defense", "NOR"), reduced("Norwegian Defence Ministry", "NOR")
    ('defence ministry', 'defence ministry')
    """
    parts = _MARKS.sub(" ", _POSSESSIVE.sub("", fold(name).replace("’", "'"))).replace("/", "").split()
    parts = [spellings().get(part, part) for part in parts if part not in word_list("small_words")]
    while len(parts) > 1 and parts[-1] in word_list("legal_forms"):
        parts = parts[:-1]
    if land:
        parts = _without_country(parts, land) or parts
    # "Ministry of Defence" is "Defence Ministry"; a name proper keeps the order of its words
    return " ".join(sorted(parts) if is_common(" ".join(parts)) else parts)


def words_of(role: str | None) -> frozenset[str]:
    """The words of a role that tell something."""
    plain = _POSSESSIVE.sub("", fold(role)) if role else ""
    parts = (spellings().get(part, part) for part in _MARKS.sub(" ", plain).split())
    return frozenset(parts) - word_list("small_words") - _QUALIFIERS


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of ``words.yaml`` by its name."""
    return frozenset(_data()[name].split())


@cache
def spellings() -> Mapping[str, str]:
    return cast(Mapping[str, str], _data()["spellings"])


@cache
def families() -> Mapping[str, frozenset[str]]:
    """The callings that each word of office stands for."""
    found: dict[str, set[str]] = defaultdict(set)
    for family, some in _data()["families"].items():
        for word in some.split():
            found[word].add(family)
    return {word: frozenset(some) for word, some in found.items()}


@cache
def _data() -> Mapping[str, Any]:
    text = (files("summarizer.resolution") / "words.yaml").read_text(encoding="utf-8")
    return cast(Mapping[str, Any], yaml.safe_load(text))


def _kind(one: Member) -> Kind:
    if one.kind == "country" and last_word(one.name) in known("governments") - {fold(one.name)}:
        return "organization"
    governs = any(word in known("governments") for word in fold(one.name).split()[:1])
    return "organization" if one.kind == "country" and governs else one.kind


def _of_person(one: Member, land: str | None) -> str:
    """A full name is enough; a surname or initials need a country and a role to mean the same in two articles."""
    name, role = personal(one.name), words_of(one.role)
    if not _names_a_person(one) or (not is_full(name) and not (land and role)):
        return one.place
    rest = [land, " ".join(sorted(role | _titles(one.name)))]
    given = ", ".join(part for part in rest if part)
    return f"person: {' '.join(name)}{f' ({given})' if given else ''}"


def is_full(name: tuple[str, ...]) -> bool:
    """Whether a personal name has a given name that is no initial; Chinese and Japanese names have no space."""
    if len(name) == 1:
        return len(name[0]) > 1 and all("\u2e80" <= letter <= "\uffff" for letter in name[0])
    return len(name) > 1 and len(name[0]) > 1


def _names_a_person(one: Member) -> bool:
    """Whether a person has a name and is not only described."""
    name = personal(one.name)
    return bool(name) and not one.unnamed and not (len(name) < 2 and one.name.islower())


def _titles(name: str) -> frozenset[str]:
    """The words before a personal name that tell an office or a sex."""
    said = frozenset(spellings().get(part, part) for part in fold(name).split()[:-1])
    return said & (frozenset(families()) | known("women") | known("men"))


def _has_a_name(name: str) -> bool:
    """Whether a name has a word with a capital that no dictionary has in lower case."""
    return any(part[:1].isupper() and not is_word(fold(part)) for part in name.split())


def _without_country(parts: list[str], land: str) -> list[str]:
    """The words without those that name the country."""
    return [part for part in parts if land not in (countries.country_of(part), countries.country_of(part.upper()))]


def _profile(key: str, some: list[Member]) -> Profile:
    one = min(some, key=lambda m: (m.name, m.aliases, m.document, m.actor))
    land, kind = country(one), _kind(one)
    names = sorted({name for m in some for name in (m.name, *m.aliases)})
    role = frozenset().union(*(words_of(m.role) for m in some))
    if kind == "person":
        persons = _longest({personal(name) for name in names} - {()}, len)
        titles = frozenset().union(*(_titles(name) for name in names))
        alone = not all(map(_names_a_person, some))
        return Profile(
            key, one.name, kind, land, persons=persons, role=role | titles & frozenset(families()), titles=titles, alone=alone
        )  # fmt: skip
    full = {reduced(m.name, land) for m in some}
    others = {reduced(name, land) for m in some for name in m.aliases if _is_own(name)} - full
    return Profile(
        key, one.name, kind, land, bodies=_longest(full, lambda name: len(name.split())), short=frozenset(others),
        role=role, alone=kind == "country" or not identifies(one, reduced(one.name, land), land),
    )  # fmt: skip


def _longest(names: Collection[Any], length: Callable[[Any], int]) -> tuple[Any, ...]:
    return tuple(sorted(names, key=lambda name: (-length(name), name)))


def _is_own(alias: str) -> bool:
    """Whether an alias is a name of its own and not "the ministry" or "the Fund"."""
    body = reduced(alias)
    general = is_common(body) or all(part in known("organizations") for part in body.split())
    return alias != alias.lower() and not general
