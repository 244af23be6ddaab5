"""One actor, one object: which of the names in an article are the same somebody.

Each rule says of a name which other names it may be a form of. Where those are all one actor the
two are joined; where they are two actors the name stays apart, so that two people of one surname
never become one.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from summarizer import countries
from summarizer.namewords import (
    OFFICES,
    PREPOSITIONS,
    abbreviates,
    determiners,
    fold,
    head,
    initials_of,
    is_unnamed,
    kind_of_head,
    looks_abbreviated,
    names_an_office,
    role_at_end,
    sector_of,
    singular,
    straight,
    title_words,
    words,
)
from summarizer.records import Actor, Kind, Span, Value

_LOCATIVES = words("in at near outside inside around across en bei nahe")
_GENERATIONS = words("jr sr ii iii iv")
_EDGES = " \t\n\r.,;:!?\"“”„«»'’()[]"


class Naming(Value):
    """A place where the article names an actor, and what the reader of the passage took it for."""

    span: Span
    kind: Kind | None = None
    role: str | None = None


class Linked(Value):
    """The actors, and for the (start, end) of each naming the id of its actor."""

    actors: tuple[Actor, ...]
    actor_of: Mapping[tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class _Use:
    """A naming with what its words and the sentence around it tell."""

    mention: Span
    name: str
    kind: Kind
    role: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class _Name:
    """All the uses of one name; ``personal`` is a person's without title."""

    key: str
    kind: Kind
    personal: tuple[str, ...]
    offices: frozenset[str]
    uses: tuple[_Use, ...]

    @property
    def places(self) -> list[tuple[int, int]]:
        return [(use.mention.start, use.mention.end) for use in self.uses]

    @property
    def first(self) -> int:
        return self.uses[0].mention.start


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of an article by what the rules look them up by."""

    language: str
    by_key: Mapping[str, _Name]
    brackets: Mapping[str, set[str]]
    people: dict[str, list[_Name]] = field(default_factory=lambda: defaultdict(list))
    bodies: dict[str, list[_Name]] = field(default_factory=lambda: defaultdict(list))
    initials: dict[str, list[_Name]] = field(default_factory=lambda: defaultdict(list))
    countries: dict[str, list[_Name]] = field(default_factory=lambda: defaultdict(list))


def link(text: str, sentences: Sequence[Span], namings: Sequence[Naming], language: str = "en") -> Linked:
    """Make one actor of every set of names that are the same somebody.

    A naming that ``is_place`` is left out; every other one is in ``actor_of``. Ids count from a1 in
    the order of first mention. Names are given without determiner, title and closing possessive.
    """
    names = _names(text, sentences, _with_bracketed(text, _usable(text, namings, language)), language)
    groups = _joined(names)
    found = _mentions(text, groups, language)
    order = sorted(range(len(groups)), key=lambda i: (found[i][0].start, found[i][0].end))
    actors = tuple(_actor(f"a{n}", groups[i], found[i], language) for n, i in enumerate(order, 1))
    ids = {i: actor.id for i, actor in zip(order, actors, strict=True)}
    return Linked(
        actors=actors,
        actor_of={at: ids[i] for i in order for name in groups[i] for at in name.places},
    )


def is_place(text: str, span: Span, language: str = "en") -> bool:
    """Whether a capital or a seat of government is only where something is: "marched in Seoul"."""
    before = re.search(r"(\w+)\s+(?:the\s+)?$", text[max(0, span.start - 40) : span.start])
    return bool(before and before[1].casefold() in _LOCATIVES and countries.is_seat(span.text, language))


def kind_of(name: str, guess: Kind | None = None, language: str = "en") -> Kind:
    """Tell what somebody named so is: sure words first, then ``guess``, then the look of the name.

    Without either, an abbreviation is an organization, a lower-case plural a group, up to three
    capitalised words or two lower-case ones a person, anything else an organization.
    """
    if countries.is_country(name, language):
        return "country"
    if countries.is_country(singular(fold(name, language)), language):
        return "group"
    told = kind_of_head(name, language)
    if told:
        return told
    if title_words(name.split()) and guess not in ("organization", "group"):
        return "person"
    return guess or _kind_by_look(name, language)


def _kind_by_look(name: str, language: str) -> Kind:
    parts = name.split()
    if len(parts) == 1 and name.isupper():
        return "organization"
    if name.islower():
        personal = len(parts) > 1 and parts[0] not in determiners(language)
        return "group" if name.endswith("s") and not personal else "person" if personal else "organization"
    return "person" if len(parts) <= 3 and all(part[:1].isupper() for part in parts) else "organization"


# --- what is named where


def _usable(text: str, namings: Sequence[Naming], language: str) -> list[Naming]:
    """In text order, one for each span, those with a word in them that are not places."""
    by_span = {(n.span.start, n.span.end): n for n in reversed(namings) if re.search(r"\w", n.span.text)}
    return [by_span[at] for at in sorted(by_span) if not is_place(text, by_span[at].span, language)]


_BRACKET = re.compile(r"\s*\(\s*[\"“]?([^()\"“”]{2,80}?)[\"”]?\s*\)|,\s+(?:or\s+)?(\w{2,8})(?=,)")


def _bracketed(text: str, naming: Naming) -> Span | None:
    """Find the other name given right after one: "African Union (AU)", "African Union, or AU,"."""
    start, end = _core(text, naming.span, "en")
    found = _BRACKET.match(text, end)
    if not found:
        return None
    group = 1 if found[1] else 2
    one, other = text[start:end], found[group]
    long, short = (one, other) if len(other) < len(one) else (other, one)
    if abbreviates(short, long) or (group == 1 and looks_abbreviated(short, long)):
        return Span.of(text, found.start(group), found.end(group))
    return None


def _with_bracketed(text: str, namings: list[Naming]) -> list[tuple[Naming, Span | None]]:
    """Add the bracketed names nobody gave, and tell each naming its bracket."""
    taken = {(n.span.start, n.span.end) for n in namings}
    pairs = [(naming, _bracketed(text, naming)) for naming in namings]
    for naming, other in tuple(pairs):
        if other and (other.start, other.end) not in taken:
            taken.add((other.start, other.end))
            pairs.append((Naming(span=other, kind=naming.kind), None))
    return sorted(pairs, key=lambda pair: (pair[0].span.start, pair[0].span.end))


def _core(text: str, span: Span, language: str) -> tuple[int, int]:
    """Where the name itself is, without determiner, closing possessive, closing bracket, edge marks."""
    body = re.sub(r"(?<=\w)\s*\([^()]*\)\s*$", "", span.text).rstrip(_EDGES)
    body = re.sub(r"['’]s$", "", body)
    start = span.start + len(body) - len(body.lstrip(_EDGES))
    end = span.start + len(body)
    first = re.match(r"(\w+)\s+(?=\S)", text[start:end])
    while first and first[1].casefold() in determiners(language):
        start += first.end()
        first = re.match(r"(\w+)\s+(?=\S)", text[start:end])
    return (start, end) if start < end else (span.start, span.end)


def _names(
    text: str, sentences: Sequence[Span], pairs: list[tuple[Naming, Span | None]], language: str
) -> _Names:
    """Gather the uses of a name: one up to case, determiner, possessive, accents, punctuation, title."""
    guesses = _guesses([naming for naming, _ in pairs], language)
    uses: dict[str, list[_Use]] = defaultdict(list)
    starts = [sentence.start for sentence in sentences]
    brackets: dict[str, set[str]] = defaultdict(set)
    for naming, other in pairs:
        at = bisect_right(starts, naming.span.start) - 1
        sentence = sentences[at] if at >= 0 else Span.of(text, 0, len(text))
        use = _use(text, sentence, naming, guesses.get(fold(naming.span.text, language)), language)
        uses[_key(use, language)].append(use)
        if other:
            brackets[_key(use, language)].add(fold(other.text, language))
            brackets[fold(other.text, language)].add(_key(use, language))
    in_order = sorted((use for some in uses.values() for use in some), key=lambda use: use.mention.start)
    for one, two in pairwise(in_order):
        if _apposed(text, one, two, language):
            brackets[_key(one, language)].add(_key(two, language))
    return _indexed({key: _name(key, some) for key, some in uses.items()}, brackets, language)


def _apposed(text: str, one: _Use, two: _Use, language: str) -> bool:
    """Whether two namings side by side are a person and what they are: "the mayor, Ana Ruiz,"."""
    described = [kind_of_head(use.name, language) is not None for use in (one, two)]
    if (one.kind, two.kind) != ("person", "person") or described[0] == described[1]:
        return False
    gap = text[one.mention.end : two.mention.start]
    closed = text[two.mention.end :].lstrip()[:1] in tuple(",.;")
    between = re.fullmatch(r"( and [^,.;]{1,40})?, (\w{1,3} )?", gap)
    return bool(closed and between) or (described[0] and gap == " ")


def _guesses(namings: list[Naming], language: str) -> dict[str, Kind]:
    """Give the reader's first guess for each folded name; a word of a full name is a person's."""
    guesses: dict[str, Kind] = {}
    for naming in namings:
        name = fold(naming.span.text, language)
        if naming.kind:
            guesses.setdefault(name, naming.kind)
    for naming in namings:
        name = fold(naming.span.text, language)
        parts = name.split()
        if len(parts) > 1 and kind_of(naming.span.text, guesses.get(name), language) == "person":
            for part in parts[title_words(parts) :]:
                guesses.setdefault(part, "person")
    return guesses


def _key(use: _Use, language: str) -> str:
    return fold(use.name, language)


def _use(text: str, sentence: Span, naming: Naming, guess: Kind | None, language: str) -> _Use:
    start, end = _core(text, naming.span, language)
    kind = kind_of(text[start:end], guess, language)
    country = countries.country_of(text[start:end], language)
    if kind != "person":
        return _Use(naming.span, text[start:end], kind, None, country)
    bare = _bare_start(text, start, end)
    role, origin = _role(text, sentence, bare, end, naming)
    if len(text[bare:end].split()) > 1 and not kind_of_head(text[bare:end], language):
        start, country = bare, origin
    return _Use(naming.span, text[start:end], kind, role, country or origin)


def _bare_start(text: str, start: int, end: int) -> int:
    """Where a person's own name begins, after "Vice Foreign Minister" or "Mr."."""
    parts = list(re.finditer(r"\S+", text[start:end]))
    skip = title_words([part[0] for part in parts])
    inside = any(part[0].casefold() in PREPOSITIONS - {"de", "del", "von", "du"} for part in parts[skip:])
    return start if inside else start + parts[skip].start()


# --- roles


def _role(text: str, sentence: Span, bare: int, end: int, naming: Naming) -> tuple[str | None, str | None]:
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
    after = _APPOSITION.match(text[end : max(end, sentence.end)])
    if after and names_an_office(after["role"]):
        return after["role"], countries.country_of(after["role"])
    given = naming.role if naming.role and naming.role in text else None
    return given, countries.country_of(given) if given else None


_APPOSITION = re.compile(
    r"\s*,\s+(?:(?:the|a|an|its|his|her|their|el|la|le|der|die)\s+)?(?P<role>[^,;.()\"“”]{3,70}?)\s*[,;.—–]"
)


def _country_at_end(stretch: str) -> str | None:
    parts = stretch.split()
    tails = (" ".join(parts[-n:]) for n in (4, 3, 2, 1) if n <= len(parts))
    return next((countries.country_of(tail) for tail in tails if countries.is_country(tail)), None)


def _name(key: str, uses: list[_Use]) -> _Name:
    kind = uses[0].kind
    parts = [part for part in key.split() if part not in ("'s",)]
    skip = title_words(parts) if kind == "person" and not _is_description(key) else 0
    roles = " ".join((*parts[:skip], *(fold(use.role) for use in uses if use.role)))
    personal = tuple(parts[skip:]) if kind == "person" and not _is_description(key) else ()
    return _Name(key, kind, personal, OFFICES & set(roles.split()), tuple(uses))


def _is_description(key: str) -> bool:
    """Whether a person is told of by what they are alone: "vice foreign minister", "his sister"."""
    return kind_of_head(key) is not None


def _indexed(by_key: dict[str, _Name], brackets: Mapping[str, set[str]], language: str) -> _Names:
    names = _Names(language, by_key, brackets)
    for name in by_key.values():
        for part in set(name.personal):
            names.people[part].append(name)
        if name.kind in ("organization", "group") and not is_unnamed(name.key):
            parts = name.key.split()
            for part in {parts[0], parts[-1], *head(name.key)[-1:]}:
                names.bodies[part].append(name)
            names.initials[initials_of(name.key)].append(name)
        if name.kind == "country" and name.uses[0].country:
            names.countries[name.uses[0].country].append(name)
    return names


# --- the rules


def bracketed(name: _Name, names: _Names) -> Iterable[_Name]:
    """Trust the article where it says that both are one: "African Union (AU)", "his sister, Ana Ruiz,"."""
    return (names.by_key[key] for key in names.brackets.get(name.key, ()) if key in names.by_key)


def initials(name: _Name, names: _Names) -> Iterable[_Name]:
    """Readers know an organization by its initials once its name is given."""
    if name.kind == "person" or not 2 <= len(name.key) <= 6:
        return ()
    return names.initials.get(name.key, ())


def same_country(name: _Name, names: _Names) -> Iterable[_Name]:
    """Take a capital, a seat or "the Iranian government" for the country; its army and ministries are not."""
    country = name.uses[0].country
    return names.countries[country][:1] if name.kind == "country" and country else ()


def fuller_person(name: _Name, names: _Names) -> Iterable[_Name]:
    """Take a surname or given name for the full name that has it; an office tells which of several."""
    if not name.personal:
        return ()
    longer = [other for other in names.people[name.personal[-1]] if _shortens(name.personal, other.personal)]
    return [other for other in longer if name.offices & other.offices] or longer


def same_person(name: _Name, names: _Names) -> Iterable[_Name]:
    """"President Ruiz" and "Ruiz" are one where no full name says that there are two."""
    if not name.personal or any(True for _ in fuller_person(name, names)):
        return ()
    return (other for other in names.people[name.personal[-1]] if other.personal == name.personal)


def fuller_body(name: _Name, names: _Names) -> Iterable[_Name]:
    """Take "the ministry" for the one named before, "Acme" for the only organization that begins so."""
    if name.kind not in ("organization", "group") or is_unnamed(name.key, names.language):
        return ()
    parts = tuple(name.key.split())
    ends = (o for o in names.bodies[parts[-1]] if o.first < name.first and _ends(o.key, parts))
    starts = (o for o in names.bodies[parts[0]] if name.kind == "organization" and _starts(o, name, parts))
    return (*ends, *starts)


RULES: tuple[Callable[[_Name, _Names], Iterable[_Name]], ...] = (
    bracketed,
    initials,
    same_country,
    fuller_person,
    same_person,
    fuller_body,
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


def _starts(long: _Name, short: _Name, parts: tuple[str, ...]) -> bool:
    longer = tuple(long.key.split())
    return short.uses[0].name[:1].isupper() and len(longer) > len(parts) and longer[: len(parts)] == parts


def _joined(names: _Names) -> list[list[_Name]]:
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
    groups: dict[str, list[_Name]] = defaultdict(list)
    for name in names.by_key.values():
        groups[find(name.key)].append(name)
    return list(groups.values())


# --- mentions


def _mentions(text: str, groups: list[list[_Name]], language: str) -> list[list[Span]]:
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
    return [sorted(spans, key=lambda span: (span.start, span.end)) for spans in found]


def _searchable(groups: list[list[_Name]], language: str) -> dict[str, list[tuple[str, int]]]:
    """First word → the names that begin with it and their groups, longest first.

    A bare common noun ("source", "ministry") is left out: elsewhere it may be somebody else's. So is
    a demonym, which stands in many other names.
    """
    surfaces: dict[str, int] = {}
    for i, group in enumerate(groups):
        for use in (use for name in group for use in name.uses):
            if not _is_common(use, language):
                surfaces.setdefault(straight(use.name), i)
    by_first: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for surface in sorted(surfaces, key=len, reverse=True):
        first = re.match(r"\w+", surface)
        if first:
            by_first[first[0].casefold()].append((surface, surfaces[surface]))
    return by_first


def _is_common(use: _Use, language: str) -> bool:
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
            if same and not re.match(r"\w", plain[end : end + 1]) and not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                yield start, end, i
                break


# --- the actor


def _actor(identity: str, group: list[_Name], mentions: list[Span], language: str) -> Actor:
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


def _fullest(uses: list[_Use], language: str) -> _Use:
    """Choose the most complete name: a country's own before its seat's, most words, first in the text."""
    return max(
        uses,
        key=lambda use: (
            use.kind == "country" and countries.is_country_name(use.name, language),
            use.kind != "person" or kind_of_head(use.name, language) is None,
            len(use.name.split()) - (title_words(use.name.split()) if use.kind == "person" else 0),
            len(use.name) if use.kind != "person" else 0,
            -use.mention.start,
        ),
    )


def _aliases(full: str, uses: list[_Use], language: str) -> tuple[str, ...]:
    others: dict[str, str] = {}
    for use in uses:
        others.setdefault(fold(use.name, language), use.name)
    others.pop(fold(full, language), None)
    return tuple(others.values())


# --- pronouns

_ONE_PERSON = words("he she him her his hers himself herself él ella er ihm ihr ihn il elle lui")
_SEVERAL = words("they them their theirs themselves ellos ellas ihnen ils elles leur")
_ONE_BODY = words("it its itself")
_RELATIVE = words("who whom which")


def resolve_pronoun(pronoun: Span, sentences: Sequence[Span], actors: Sequence[Actor]) -> str | None:
    """Give the id of the actor a pronoun stands for where the passage makes it plain, else None.

    "he": the only person of this sentence so far and the two before it, or of the sentence before if
    that begins with them. "they": the only group, else the only group or organization; "it": the only
    organization or country; both of this sentence so far, else of the one before. "who": whoever stands
    right before it. "his sister": the person whose name stands beside it.
    """
    parts = fold(pronoun.text, "und").split() if " " not in pronoun.text.strip() else []
    first = parts[0] if parts else ""
    seen = _seen_before(pronoun, sentences, actors)
    if not first:
        return _beside(pronoun, actors)
    if first in _ONE_PERSON:
        return _person_meant(seen)
    if first in _SEVERAL:
        return _nearest_only(seen, ("group",)) or _nearest_only(seen, ("group", "organization"))
    if first in _ONE_BODY:
        return _nearest_only(seen, ("organization", "country"))
    if first in _RELATIVE:
        ends = {m.end: actor.id for actor in actors for m in actor.mentions}
        return next((ends[pronoun.start - gap] for gap in (1, 2) if pronoun.start - gap in ends), None)
    return None


_Seen = list[list[Actor]]


def _seen_before(pronoun: Span, sentences: Sequence[Span], actors: Sequence[Actor]) -> _Seen:
    """List the actors of the pronoun's sentence up to it, of the sentence before, of the one before that."""
    starts = [sentence.start for sentence in sentences]
    here = max(0, bisect_right(starts, pronoun.start) - 1)
    window = range(starts[max(0, here - 2)] if starts else 0, pronoun.start)
    mentions = ((m, actor) for actor in actors for m in actor.mentions)
    near = [(m, actor) for m, actor in mentions if m.start in window and m.end <= pronoun.start]
    people = [m for m, actor in near if actor.kind == "person"]
    # Somebody named within another's name ("Ivo Rey's sister") is not who the sentence is about.
    inner = {(m.start, m.end) for m in people for n in people if n.start <= m.start and m.end < n.end}
    spots = [(m.start, actor) for m, actor in near if (m.start, m.end) not in inner]
    seen: _Seen = [[], [], []]
    for start, actor in sorted(spots, key=lambda spot: spot[0]):
        back = here - (bisect_right(starts, start) - 1)
        if 0 <= back <= 2 and actor not in seen[back]:
            seen[back].append(actor)
    return seen


def _only(actors: Iterable[Actor], kinds: tuple[Kind, ...]) -> str | None:
    ids = {actor.id for actor in actors if actor.kind in kinds}
    return ids.pop() if len(ids) == 1 else None


def _person_meant(seen: _Seen) -> str | None:
    here, before, earlier = seen
    alone = _only((*here, *before, *earlier), ("person",))
    if alone:
        return alone
    opener = _only(before, ("person",))
    undisputed = opener and before[0].id == opener and _only((*here, *before), ("person",)) == opener
    return opener if undisputed else None


def _nearest_only(seen: _Seen, kinds: tuple[Kind, ...]) -> str | None:
    nearest = next((actors for actors in seen[:2] if any(actor.kind in kinds for actor in actors)), [])
    return _only(nearest, kinds)


def _beside(words_of: Span, actors: Sequence[Actor]) -> str | None:
    """Find the person whose name follows "his sister" or, after a comma, stands before it."""
    people = [(m, actor.id) for actor in actors if actor.kind == "person" for m in actor.mentions]
    after = (identity for m, identity in people if m.start - words_of.end in (1, 2))
    before = (identity for m, identity in people if words_of.start - m.end == 2)
    return next(after, None) or next(before, None)
