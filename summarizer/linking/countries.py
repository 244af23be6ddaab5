"""Which country a name stands for or belongs to.

Country names come from CLDR in the article's language, official names and codes from ISO 3166;
``demonyms.tsv`` adds capitals and seats of government, demonyms, other names in use, and organizations and
regions that belong to a country without standing for it. The row code ``-`` is for former states, which have no
code today. Kosovo is XKX, the user-assigned code in common use.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple
from zoneinfo import available_timezones

import pycountry
from babel import Locale, UnknownLocaleError

from summarizer.linking.lexicon import fold, straight, words

Sense = Literal["name", "seat", "demonym", "part"]


class _Entry(NamedTuple):
    sense: Sense
    code: str | None


_LONGEST = 6


def country_of(name: str, language: str = "en") -> str | None:
    """ISO 3166-1 alpha-3 of the country ``name`` denotes or belongs to, None where no word decides.

    "Iranian foreign ministry", "Seoul's military" and "the president of Armenia" belong to one;
    "Michael Jordan" and "New Mexico" do not.
    """
    whole = _entry(name, language)
    if whole:
        return whole.code
    return next(_inside(name, language), None)


def is_country(name: str, language: str = "en") -> bool:
    """Whether ``name`` itself denotes a country or, as a capital or seat does, its government.

    Former states count; "a Korean" and "the Iranians" are people and do not.
    """
    entry = _entry(name, language)
    if entry and entry.sense == "demonym":
        one_of_them = straight(name).casefold().startswith(("a ", "an "))
        return not one_of_them and fold(name, language) in _table(language)
    return bool(entry and entry.sense != "part") or _is_government(name, language)


def is_country_name(name: str, language: str = "en") -> bool:
    """Whether ``name`` is the country's own name rather than its seat's or its people's."""
    entry = _entry(name, language)
    return entry is not None and entry.sense == "name"


def is_part(name: str) -> bool:
    """Whether ``name`` is a province, a state of a federation or a large town."""
    return fold(name) in _parts()


def is_seat(name: str, language: str = "en") -> bool:
    """Whether ``name`` is a capital or a seat of government, a place as often as it is a government."""
    entry = _entry(name, language)
    return entry is not None and entry.sense == "seat"


def _is_government(name: str, language: str) -> bool:
    parts = fold(name, language).split()
    if len(parts) > 1 and parts[-1] in words("governments"):
        entry = _entry(" ".join(parts[:-1]).removesuffix("'s"), language)
    elif len(parts) > 2 and parts[0] in words("governments") and parts[1] in words("before_a_place"):
        entry = _entry(" ".join(parts[2:]), language)
    else:
        return False
    return entry is not None and entry.sense != "part"


@lru_cache(maxsize=4096)
def _entry(name: str, language: str) -> _Entry | None:
    """Look the whole name up; lower-case "us" is a pronoun."""
    key = fold(name, language)
    if key == "us" and not re.search(r"US|U\.S", name):
        return None
    table = _table(language)
    spelled_out = table.get(" ".join(straight(name).casefold().replace("-", " ").split()))
    return table.get(key) or spelled_out or table.get(key.removesuffix("s") if _is_people(key, table) else "")


def _is_people(key: str, table: Mapping[str, _Entry]) -> bool:
    singular = table.get(key.removesuffix("s"))
    return singular is not None and singular.sense == "demonym"


def _inside(name: str, language: str) -> Iterator[str]:
    """Yield the codes of the countries named within ``name``, in order, the longest reading of each."""
    parts = [w for w in re.split(r"[\s-]+", straight(name)) if w]
    i = 0
    while i < len(parts):
        for j in range(min(len(parts), i + _LONGEST), i, -1):
            entry = _entry(" ".join(parts[i:j]).strip(',()"“”'), language)
            if entry and _tells(parts, i, j, entry):
                if entry.code:
                    yield entry.code
                i = j - 1
                break
        i += 1


def _tells(parts: list[str], start: int, end: int, entry: _Entry) -> bool:
    """Whether a country word at this place says where its bearer belongs, and is not a surname."""
    if entry.sense == "demonym" or re.search(r"'s?$", parts[end - 1]):
        return True
    if start == 0:
        lone_given_name = (
            fold(parts[0]) in words("given_countries") and len(parts) == 2 and parts[1][:1].isupper()
        )
        return end < len(parts) and not lone_given_name
    before = parts[start - 1].casefold()
    after_preposition = before in words("before_a_place") or before in ("the", "la", "el", "der")
    return after_preposition or (end < len(parts) and parts[start - 1].islower())


@cache
def _table(language: str) -> Mapping[str, _Entry]:
    """Map folded names to what they are.

    Later sources win: a country's own name over its seat or its people, and the name in use over the
    official one, as English news calls the larger Congo just Congo.
    """
    rows = [line.split("\t") for line in _data().splitlines()[1:]]
    table = {fold(name): _Entry("name", code) for name, code in (*_official_names(), *_territories("en"))}
    columns: tuple[tuple[Sense, int], ...] = (("part", 4), ("demonym", 2), ("seat", 1), ("name", 3))
    for sense, column in columns:
        for row in rows:
            entry = _Entry(sense, None if row[0] == "-" else row[0])
            table |= {fold(name): entry for name in row[column].split("|") if name}
    if not language.startswith("en"):
        table |= {fold(name): _Entry("name", code) for name, code in _territories(language)}
    return table


@cache
def _parts() -> frozenset[str]:
    """Subdivisions of ISO 3166-2, and the towns that time zones are named after."""
    subdivisions = (fold(part.name) for part in pycountry.subdivisions)
    zones = (fold(zone.rpartition("/")[2].replace("_", " ")) for zone in available_timezones() if "/" in zone)
    return frozenset((*subdivisions, *zones))


def _data() -> str:
    return (files("summarizer.linking") / "demonyms.tsv").read_text(encoding="utf-8")


def _official_names() -> Iterator[tuple[str, str]]:
    for country in pycountry.countries:
        for field in ("name", "official_name", "common_name"):
            name = getattr(country, field, None)
            if name and "," not in name:
                yield name, country.alpha_3


def _territories(language: str) -> Iterator[tuple[str, str]]:
    try:
        territories = Locale.parse(language.split("-")[0]).territories
    except (UnknownLocaleError, ValueError):
        return
    named = [(name, pycountry.countries.get(alpha_2=alpha2)) for alpha2, name in territories.items()]
    known = [(name, country.alpha_3) for name, country in named if country]
    yield from ((name.removesuffix(" SAR China"), code) for name, code in known if name.endswith("China"))
    # "Saint-Martin" is the one so called without a bracket, which folding drops: that one last.
    yield from sorted(known, key=lambda pair: "(" not in pair[0])
