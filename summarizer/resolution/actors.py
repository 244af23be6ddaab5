"""The actors of a corpus: one value each, with the members it has in the articles."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pycountry
from pydantic import ValidationError

from summarizer.errors import InputError
from summarizer.linking.lexicon import determiners, fold, title_words, unaccented
from summarizer.resolution.members import Member
from summarizer.resolution.profiles import Profile, country
from summarizer.schema import Country, Kind, Sector, Value


class Part(Value):
    """An actor of one article."""

    document: str
    actor: str


class Actor(Value):
    """One actor across the articles of a corpus."""

    id: str
    name: str
    kind: Kind
    unnamed: bool = False
    country: Country | None = None
    sector: Sector | None = None
    aliases: tuple[str, ...] = ()
    articles: int
    mentions: int
    members: tuple[Part, ...]


def beside(output: Path) -> Path:
    return output.with_name(f"{output.name}.actors.jsonl")


def lines(actors: Iterable[Actor]) -> str:
    return "".join(f"{json.dumps(one.model_dump(mode='json'), ensure_ascii=False)}\n" for one in actors)


def read(path: Path) -> Iterator[Actor]:
    """The actors of a file, one after the other.

    Raises:
        InputError: it is no such file.
    """
    try:
        with path.open(encoding="utf-8") as file:
            for line in file:
                yield Actor.model_validate_json(line)
    except (OSError, ValueError, ValidationError):
        raise InputError(f"cannot read the actors in {str(path)!r}; write them again: summarizer merge") from None


def made(groups: Iterable[tuple[Sequence[Profile], Sequence[Member]]], before: Iterable[Actor] = ()) -> list[Actor]:
    """The actors of groups of profiles with their members, those in most articles first.

    An actor keeps the id that most of its members had before.
    """
    known = {(part.document, part.actor): one.id for one in before for part in one.members}
    actors = [_actor(profiles, members) for profiles, members in groups]
    actors.sort(key=lambda one: (-one.articles, -one.mentions, one.name, one.id))
    return _with_ids(actors, known)


def _actor(profiles: Sequence[Profile], members: Sequence[Member]) -> Actor:
    kind = _most_frequent(one.kind for one in profiles)
    countries = [land for one in members if (land := country(one))]
    land = _most_frequent(countries) if countries else None
    sectors = [one.sector for one in members if one.sector]
    name = _name(members, kind, land)
    names = {other for one in members for other in (one.name, *one.aliases)} - {name}
    key = min(one.key for one in profiles)
    return Actor(
        id=_id(name, key if len({one.document for one in members}) > 1 else f"{key}\n{members[0].document}"),
        name=name,
        kind=kind,
        unnamed=all(one.unnamed for one in members),
        country=land,
        sector=_most_frequent(sectors) if sectors else None,
        aliases=tuple(sorted(names)),
        articles=len({one.document for one in members}),
        mentions=sum(one.mentions for one in members),
        members=tuple(Part(document=one.document, actor=one.actor) for one in members),
    )


def _name(members: Sequence[Member], kind: Kind, land: str | None) -> str:
    """The full name that most articles give; for a country, its usual name."""
    if kind == "country" and land:
        found = pycountry.countries.get(alpha_3=land)
        if found:
            return str(getattr(found, "common_name", found.name))
    counts = Counter(one.name for one in members)
    full = max(len(fold(name).split()) for name in counts)

    def rank(name: str) -> tuple[object, ...]:
        short = len(fold(name).split()) < min(full, 2)
        first = name.partition(" ")[0].casefold()
        led = first in determiners("en") or (kind == "person" and title_words(name.split()) > 0)
        return short, led, name == name.lower() or (name == name.upper() and full > 1), -counts[name], -len(name), name

    return min(counts, key=rank)


def _id(name: str, key: str) -> str:
    slug = re.sub(r"[\W_]+", "-", unaccented(name).casefold()).strip("-")[:40].strip("-")
    return f"{slug or 'actor'}-{hashlib.sha256(key.encode()).hexdigest()[:6]}"


def _with_ids(actors: Sequence[Actor], known: Mapping[tuple[str, str], str]) -> list[Actor]:
    """The actors with the ids that their members had before, each id once."""
    taken: set[str] = set()
    result = []
    for one in actors:
        had = Counter(known[part.document, part.actor] for part in one.members if (part.document, part.actor) in known)
        wanted = [id for id, _ in sorted(had.items(), key=lambda pair: (-pair[1], pair[0])) if id not in taken]  # noqa: A001
        number, final = 1, (*wanted, one.id)[0]
        while final in taken:
            number += 1
            final = f"{one.id}-{number}"
        taken.add(final)
        result.append(one if final == one.id else one.model_copy(update={"id": final}))
    return result


def _most_frequent(values: Iterable[Any]) -> Any:
    """The most frequent value; of several the first in order."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))
