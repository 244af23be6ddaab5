"""Joins the entries of one actor.

Each rule gives, for one group, the groups that it may be a form of. A single one is joined with it; with two or
more it stays apart, so that two people of one surname never become one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from summarizer.linking import countries
from summarizer.linking.commons import determiner, goes_on
from summarizer.linking.entries import Entry, occurrences
from summarizer.linking.given import other_names, with_given_names
from summarizer.linking.groups import Group, allowed, of_two_sexes, offices
from summarizer.linking.kinds import compatible, personal
from summarizer.linking.lexicon import (
    fold,
    head,
    initials_of,
    last_word,
    words,
)


@dataclass(frozen=True, slots=True)
class Text:
    """What the rules look up besides the groups: other names the text itself gives, by folded name."""

    text: str
    language: str
    given: Mapping[str, frozenset[str]] = field(default_factory=dict)


Rule = Callable[[Group, Sequence[Group], Text], Iterable[Group]]


def joined(text: str, entries: Sequence[Entry], language: str) -> list[Group]:
    """Make one group of all entries of the same actor, in the order of the text."""
    entries = with_given_names(text, _retold(text, entries), language)
    groups = [_group(text, same) for same in _same_names(text, entries, language)]
    context = Text(text, language, other_names(text, groups, language))
    for rule in RULES:
        for key in sorted(range(len(groups)), key=lambda i: (-_length(groups[i]), groups[i].first)):
            groups = _apply(rule, groups, key, context)
        groups = [group for group in groups if group.entries]
    return sorted(groups, key=lambda group: (group.first, group.names))


def _apply(rule: Rule, groups: list[Group], key: int, context: Text) -> list[Group]:
    """Join one group with the only other that a rule finds; an emptied group keeps its place."""
    group = groups[key]
    if not group.entries:
        return groups
    rest = [other for other in groups if other.entries and other is not group]
    found = {id(other): other for other in rule(group, rest, context)}
    if len(found) != 1:
        return groups
    other = next(iter(found.values()))
    if not allowed(group, other, context.language):
        return groups
    both = Group((*other.entries, *group.entries), min(group.first, other.first))
    empty = Group((), group.first)
    return [both if g is other else empty if g is group else g for g in groups]


def bracketed(group: Group, groups: Sequence[Group], context: Text) -> Iterable[Group]:
    """Trust the text where it says that both are one: "African Union (AU)", "Ana Ruiz, also known as Ria,"."""
    others = {key for name in group.names for key in context.given.get(fold(name, context.language), ())}
    return (g for g in groups if not others.isdisjoint(fold(name, context.language) for name in g.names))


def same_place(group: Group, groups: Sequence[Group], _: Text) -> Iterable[Group]:
    """Join what a longer and a shorter stretch say of one place: "person close to the fund" and "person"."""
    starts = {span.start for entry in group.entries for span in entry.spans}
    if group.sure or group.kind not in ("person", "group") or '"' in f"{group.names}":
        return ()
    drafted = [g for g in groups if not g.sure and g.kind == group.kind and '"' not in f"{g.names}"]
    return (g for g in drafted if any(s.start in starts for e in g.entries for s in e.spans))


def initials(group: Group, groups: Sequence[Group], context: Text) -> Iterable[Group]:
    """Join initials with the full name of an organization, and of a person where they are three or more."""
    short = [n for n in group.names if " " not in n and 2 <= len(n) <= 6 and n.upper() == n]
    keys = {fold(name, context.language) for name in short}
    for other in groups:
        if group.kind == "country" or other.kind == "country":
            continue
        letters = {initials_of(fold(name, context.language)) for name in other.names if " " in name}
        if any(len(key) > (2 if other.kind == "person" else 1) for key in keys & letters):
            yield other


def same_country(group: Group, groups: Sequence[Group], context: Text) -> Iterable[Group]:
    """Take a capital, a seat or "the Iranian government" for the country; its army and ministries are not."""

    def is_named(other: Group) -> bool:
        return any(countries.is_country_name(name, context.language) for name in other.names)

    def is_land(other: Group) -> bool:
        return other.kind == "country" and any(countries.is_country(n, context.language) for n in other.names)

    code = _code(group)
    same = [g for g in groups if is_land(g) and _code(g) == code] if code and is_land(group) else []
    return sorted(same, key=lambda g: (not g.sure, not is_named(g), g.first))[:1]


def fuller_person(group: Group, groups: Sequence[Group], _: Text) -> Iterable[Group]:
    """Join a surname or given name with the full name that has it; among several, an office decides.

    Where the text has both "Ms Ruiz" and "Mr Ruiz", only with a full name that stood before.
    """
    mine = max(group.personals, key=len, default=())
    if not mine or any(len(p) > len(mine) for p in group.personals):
        return ()
    longer = [g for g in groups if any(_shortens(mine, theirs) for theirs in g.personals)]
    if any(mine in g.personals and of_two_sexes(group, g) for g in groups):
        at = min((span.start for entry in group.entries for span in entry.spans), default=group.first)
        longer = [g for g in longer if g.first <= at]
    by_surname = [g for g in longer if any(theirs[-1] == mine[-1] for theirs in g.personals)] or longer
    held = [g for g in by_surname if offices(g) & offices(group)]
    return held or by_surname


def same_person(group: Group, groups: Sequence[Group], _: Text) -> Iterable[Group]:
    """ "President Ruiz" and "Ruiz" are one where no full name says that there are two."""
    mine = set(group.personals)
    if any(_shortens(m, p) for m in mine for g in groups for p in g.personals):
        return ()
    return (g for g in groups if mine & set(g.personals))


def fuller_body(group: Group, groups: Sequence[Group], context: Text) -> Iterable[Group]:
    """Take "the ministry" for the only one named before, "Acme" for the only body that begins so."""
    if group.kind not in ("organization", "group") or all(e.unnamed for e in group.entries):
        return ()
    told = [determiner(context.text, span.start) for entry in group.entries for span in entry.spans]
    several = group.is_described and group.kind == "group" and last_word(group.names[0]) not in words("collective")
    if several and words("definite").isdisjoint(told):
        return ()  # "voters" are more than the "eligible voters" before
    bodies = [g for g in groups if g.kind in ("organization", "group") and not (g.sure and group.sure)]
    keys = [(name, tuple(fold(name, context.language).split())) for name in group.names]
    ends = [g for g in bodies if g.first < group.first and any(_ends(g, parts) for _, parts in keys)]
    starts = [g for g in bodies if g.kind == "organization" and any(_starts(g, *key) for key in keys)]
    return (*ends, *starts)


RULES: tuple[Rule, ...] = (bracketed, same_place, initials, same_country, fuller_person, same_person, fuller_body)


def _retold(text: str, entries: Sequence[Entry]) -> list[Entry]:
    """Where no model said what a single capitalised word is, a word of a person's full name is that person."""
    full = [personal(name) for entry in entries if entry.kind == "person" for name in entry.names]
    parts = {part for name in full for part in name} - words("particles")
    surnames = {name[-1] for name in full if len(name) > 1}

    def is_part(entry: Entry) -> bool:
        words_of_it = set(fold(entry.names[0]).split())
        single = " " not in entry.names[0]
        return single and words_of_it <= (surnames if entry.kind == "country" else parts)

    def is_short_body(entry: Entry) -> bool:
        key = fold(entry.names[0])
        named = entry.names[0][:1].isupper() and not entry.role
        titled = any(fold(determiner(text, span.start)) in words("honorifics") for span in entry.spans)
        return named and not titled and entry.kind == "person" and key in opening - surnames - words("offices")

    opening = {fold(n).split()[0] for e in entries for n in e.names if e.kind == "organization" and _is_body(n)}
    retold = [replace(e, kind="person", country=None) if not e.sure and is_part(e) else e for e in entries]
    return [replace(e, kind="organization") if not e.sure and is_short_body(e) else e for e in retold]


def _is_body(name: str) -> bool:
    """Whether a name of several words ends in a noun for an organization: "Vale Group"."""
    return " " in name and name[:1].isupper() and last_word(name) in words("organizations")


def _same_names(text: str, entries: Sequence[Entry], language: str) -> list[list[Entry]]:
    """Gather entries that share a name, unless a model says that they are of two kinds.

    Drafts of a common noun are gathered only where the text goes on with whom it means.
    """
    gathered: list[list[Entry]] = []
    by_name: dict[str, list[int]] = defaultdict(list)
    for entry in sorted(entries, key=_order):
        keys = [fold(name, language) for name in entry.names]
        at = next((i for key in keys for i in reversed(by_name[key]) if _fits(text, gathered[i], entry)), None)
        if at is None:
            at = len(gathered)
            gathered.append([])
        gathered[at].append(entry)
        for key in keys:
            by_name[key].append(at)
    return gathered


def _order(entry: Entry) -> tuple[object, ...]:
    """Models' entries first, then in the order of the text; the same whatever order they came in."""
    role = entry.role.start if entry.role else -1
    places = [span.start for span in entry.spans]
    return not entry.sure, places, entry.names, entry.kind, entry.unnamed, role, entry.country or ""


def _fits(text: str, same: Sequence[Entry], entry: Entry) -> bool:
    one, two = Group(tuple(same), 0), Group((entry,), 0)
    if of_two_sexes(one, two):
        return False
    places = [span for other in same[-1:] for span in other.spans]
    if two.is_described and places and not goes_on(text, places[-1], entry.spans[0], entry.kind):
        return False
    return (not one.sure or not two.sure or one.kind == two.kind) and all(
        compatible(a, b) for a in one.personals for b in two.personals
    )


def _group(text: str, entries: Sequence[Entry]) -> Group:
    pointed = [span.start for entry in entries for span in entry.spans]
    if Group(tuple(entries), 0).is_described:
        return Group(tuple(entries), min(pointed))
    named = [at[0] for entry in entries for name in entry.names[:1] for at in occurrences(text, name)]
    return Group(tuple(entries), min(pointed + named, default=0))


def _code(group: Group) -> str | None:
    return next((entry.country for entry in group.entries if entry.country), None)


def _length(group: Group) -> int:
    return max((len(name.split()) for name in group.names), default=0)


def _shortens(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether all words of ``short`` stand in ``long`` in order."""
    if len(short) >= len(long) or (len(short) > 1 and not compatible(short, long)):
        return False
    rest = iter(long)
    return all(part in rest for part in short)


def _ends(group: Group, short: tuple[str, ...]) -> bool:
    """Whether an organization's name ends in another: "Trade Ministry" in "ministry"."""
    for name in group.names:
        for parts in (tuple(fold(name).split()), head(name)):
            before = parts[: -len(short)]
            other = words("prepositions") | {"and"}
            if before and parts[-len(short) :] == short and other.isdisjoint(before):
                return True
    return False


def _starts(group: Group, name: str, short: tuple[str, ...]) -> bool:
    """Whether an organization's name begins with another; the country before "army" or "ministry" is no short form."""
    for longer in group.names:
        parts = tuple(fold(longer).split())
        if last_word(longer) in words("public_bodies"):
            continue
        if len(short) == 1 and short[0] in words("office_modifiers") | words("organizations"):
            continue
        goes_on = longer.split()[len(short) : len(short) + 1]
        if name[:1].isupper() and goes_on and goes_on[0][:1].isupper() and parts[: len(short)] == short:
            return True
    return False
