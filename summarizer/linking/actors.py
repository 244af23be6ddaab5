"""One actor, one object: which of the names in an article are the same somebody.

Each rule says of a name which other names it may be a form of. Where those are all one actor the
two are joined; where they are two actors the name stays apart, so that two people of one surname
never become one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from summarizer.classwords import COMPANIES, PUBLIC
from summarizer.linking.actors import countries
from summarizer.linking.mentions import mentions_of
from summarizer.linking.namewords import (
    PREPOSITIONS,
    fold,
    head,
    is_unnamed,
    kind_of_head,
    sector_of,
    title_words,
    words,
)
from summarizer.linking.namings import Name, Names, Naming, Use, named, usable, with_bracketed
from summarizer.schema import Actor, Span, Value

_GENERATIONS = words("jr sr ii iii iv")
# Before an office they make it another: "vice president", "former mayor", "prime minister".
_ANOTHER = words("vice deputy prime former acting ex assistant under late")


class Linked(Value):
    """The actors, and for the (start, end) of each naming the id of its actor."""

    actors: tuple[Actor, ...]
    actor_of: Mapping[tuple[int, int], str]


def link(text: str, sentences: Sequence[Span], namings: Sequence[Naming], language: str = "en") -> Linked:
    """Make one actor of every set of names that are the same somebody.

    A naming that ``is_place`` is left out; every other one is in ``actor_of``. Ids count from a1 in
    the order of first mention. Names are given without determiner, title and closing possessive.
    """
    names = named(text, sentences, with_bracketed(text, usable(text, namings, language)), language)
    groups = _joined(names)
    found = mentions_of(text, groups, language)
    order = sorted(range(len(groups)), key=lambda i: (found[i][0].start, found[i][0].end))
    actors = tuple(_actor(f"a{n}", groups[i], found[i], language) for n, i in enumerate(order, 1))
    ids = {i: actor.id for i, actor in zip(order, actors, strict=True)}
    return Linked(
        actors=actors,
        actor_of={at: ids[i] for i in order for name in groups[i] for at in name.places},
    )


def bracketed(name: Name, names: Names) -> Iterable[Name]:
    """Trust the article where it says that both are one: "African Union (AU)", "his sister, Ana Ruiz,"."""
    return (names.by_key[key] for key in names.brackets.get(name.key, ()) if key in names.by_key)


def initials(name: Name, names: Names) -> Iterable[Name]:
    """Readers know an organization by its initials once its name is given, and a person by three or more."""
    written = name.uses[0].name
    if " " in name.key or not 2 <= len(name.key) <= 6 or (name.kind == "person" and not written.isupper()):
        return ()
    return (o for o in names.initials.get(name.key, ()) if o.kind != "person" or written.isupper())


def same_country(name: Name, names: Names) -> Iterable[Name]:
    """Take a capital, a seat or "the Iranian government" for the country; its army and ministries are not."""
    country = name.uses[0].country
    return names.countries[country][:1] if name.kind == "country" and country else ()


def fuller_person(name: Name, names: Names) -> Iterable[Name]:
    """Take a surname or given name for the full name that has it; an office tells which of several."""
    if not name.personal:
        return ()
    longer = [other for other in names.people[name.personal[-1]] if _shortens(name.personal, other.personal)]
    return [other for other in longer if name.offices & other.offices] or longer


def same_person(name: Name, names: Names) -> Iterable[Name]:
    """ "President Ruiz" and "Ruiz" are one where no full name says that there are two."""
    if not name.personal or any(True for _ in fuller_person(name, names)):
        return ()
    return (other for other in names.people[name.personal[-1]] if other.personal == name.personal)


def fuller_body(name: Name, names: Names) -> Iterable[Name]:
    """Take "the ministry" for the one named before, "Acme" for the only organization that begins so."""
    if name.kind not in ("organization", "group") or is_unnamed(name.key, names.language):
        return ()
    parts = tuple(name.key.split())
    ends = (o for o in names.bodies[parts[-1]] if o.first < name.first and _ends(o.key, parts))
    starts = (o for o in names.bodies[parts[0]] if name.kind == "organization" and _starts(o, name, parts))
    return (*ends, *starts)


def holder(name: Name, names: Names) -> Iterable[Name]:
    """Take "the president" for the one person introduced before with that office, all offices told apart."""
    office = head(name.key)
    if name.personal or name.kind != "person" or not all(use.definite for use in name.uses):
        return ()
    held = [other for other in _officials(names) if other is not name and _holds(other, office)]
    return held if all(other.personal and other.first < name.first for other in held) else ()


def such_body(name: Name, names: Names) -> Iterable[Name]:
    """Take "the company" for the only one in the article that is called so or may be one."""
    if name.kind != "organization" or " " in name.key or not all(use.definite for use in name.uses):
        return ()
    bodies = [other for other in names.by_key.values() if other is not name and _is_proper(other, names)]
    if name.key in COMPANIES:
        called = [o for o in bodies if not COMPANIES.isdisjoint(o.nouns) or kind_of_head(o.key) is None]
    else:
        called = [o for o in bodies if name.key in o.nouns or name.key in head(o.key)[-1:]]
    # A short form and its full name are one by now.
    return called if called and min(o.first for o in called) < name.first else ()


RULES: tuple[Callable[[Name, Names], Iterable[Name]], ...] = (
    bracketed,
    initials,
    same_country,
    fuller_person,
    same_person,
    fuller_body,
    holder,
    such_body,
)


def _is_proper(name: Name, names: Names) -> bool:
    """Whether a name is a body's own, and not the initials of a person."""
    own = name.kind == "organization" and name.uses[0].name[:1].isupper()
    return own and not any(other.kind == "person" for other in initials(name, names))


def _officials(names: Names) -> Iterable[Name]:
    """Everybody who holds an office or is told of by one."""
    return (name for name in names.by_key.values() if name.kind == "person" and name.offices)


def _holds(name: Name, office: tuple[str, ...]) -> bool:
    """Whether somebody's role, or what they are told of by, ends in the words of an office."""
    roles = [head(use.role) for use in name.uses if use.role] + ([] if name.personal else [head(name.key)])
    return any(
        role[-len(office) :] == office and _ANOTHER.isdisjoint(role[: -len(office)][-1:]) for role in roles
    )


def _shortens(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether all words of ``short`` stand in ``long`` in order; "Jr." keeps full names apart."""
    if len(short) >= len(long) or (len(short) > 1 and long[-1] in _GENERATIONS):
        return False
    rest = iter(long)
    return all(part in rest for part in short)


def _ends(long: str, short: tuple[str, ...]) -> bool:
    for parts in (tuple(long.split()), head(long)):
        before = parts[: -len(short)]
        if before and parts[-len(short) :] == short and PREPOSITIONS.isdisjoint(before):
            return True
    return False


def _starts(long: Name, short: Name, parts: tuple[str, ...]) -> bool:
    """Whether a body's name begins with another; the land before "army" or "ministry" is no short form."""
    longer = tuple(long.key.split())
    if head(long.key)[-1:] and head(long.key)[-1] in PUBLIC:
        return False
    return short.uses[0].name[:1].isupper() and len(longer) > len(parts) and longer[: len(parts)] == parts


def _joined(names: Names) -> list[list[Name]]:
    """Apply the rules in order, longer names first, and give the sets of names that became one."""
    root = {key: key for key in names.by_key}

    def find(key: str) -> str:
        while root[key] != key:
            root[key] = key = root[root[key]]
        return key

    by_length = sorted(names.by_key.values(), key=lambda n: (-len(n.personal or n.key.split()), n.first))
    for rule in RULES:
        for name in by_length:
            others = {find(other.key) for other in rule(name, names)} - {find(name.key)}
            if len(others) == 1:
                root[find(name.key)] = others.pop()
    groups: dict[str, list[Name]] = defaultdict(list)
    for name in names.by_key.values():
        groups[find(name.key)].append(name)
    return list(groups.values())


def _actor(identity: str, group: list[Name], mentions: list[Span], language: str) -> Actor:
    uses = [use for name in group for use in name.uses]
    uses.sort(key=lambda use: (use.mention.start, use.mention.end))
    kind = "country" if any(use.kind == "country" for use in uses) else _fullest(uses, language).kind
    full = _fullest([use for use in uses if use.kind == kind], language)
    role = next((use.role for use in uses if use.role), None) if kind == "person" else None
    telling = [name for name in (role, full.name) if name] if kind != "country" else []
    return Actor(
        id=identity,
        name=full.name,
        kind=kind,
        anonymous=all(is_unnamed(use.name, language) for use in uses),
        role=role,
        country=next((use.country for use in uses if use.country), None),
        sector=sector_of(*telling, language=language),
        aliases=_aliases(full.name, uses, language),
        mentions=tuple(mentions),
    )


def _fullest(uses: list[Use], language: str) -> Use:
    """Choose the most complete name: a country's own before its seat's, most words, first in the text."""
    return max(
        uses,
        key=lambda use: (
            use.kind == "country" and countries.is_country_name(use.name, language),
            use.kind != "person" or kind_of_head(use.name, language) is None,
            " " in use.name or kind_of_head(use.name, language) is None,
            len(use.name.split()) - (title_words(use.name.split()) if use.kind == "person" else 0),
            len(use.name) if use.kind != "person" else 0,
            -use.mention.start,
        ),
    )


def _aliases(full: str, uses: list[Use], language: str) -> tuple[str, ...]:
    others: dict[str, str] = {}
    for use in uses:
        others.setdefault(fold(use.name, language), use.name)
    others.pop(fold(full, language), None)
    return tuple(others.values())
