"""What is named where: the names of an article, each with its uses and what the words around them tell."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from summarizer.bodies import Sign, Taken, taken
from summarizer.linking.actors import countries
from summarizer.linking.kinds import is_capitalised, kind_of, told_kind
from summarizer.linking.namewords import (
    OFFICES,
    abbreviates,
    determiners,
    fold,
    head,
    initials_of,
    is_unnamed,
    kind_of_head,
    looks_abbreviated,
    title_words,
    words,
)
from summarizer.roles import bare_start, role_of
from summarizer.schema import Kind, Span, Value
from summarizer.signs import persons

_LOCATIVES = words("in at near outside inside around across en bei nahe")
_FIRST = re.compile(r"(\w+)\s+(?!of\s)(?=\S)")  # "several of them" is no name without "several"
_LONGEST_OPEN = 5
_EDGES = " \t\n\r.,;:!?\"“”„«»'’()[]"


class Naming(Value):
    """A place where the article names an actor, and what the reader of the passage took it for."""

    span: Span
    kind: Kind | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Use:
    """A naming with what its words and the sentence around it tell."""

    mention: Span
    name: str
    kind: Kind
    role: str | None
    country: str | None
    definite: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """All the uses of one name; ``personal`` is a person's without title, ``nouns`` what it is called."""

    key: str
    kind: Kind
    personal: tuple[str, ...]
    offices: frozenset[str]
    uses: tuple[Use, ...]
    nouns: frozenset[str] = frozenset()

    @property
    def places(self) -> list[tuple[int, int]]:
        return [(use.mention.start, use.mention.end) for use in self.uses]

    @property
    def first(self) -> int:
        return self.uses[0].mention.start


@dataclass(frozen=True, slots=True)
class Names:
    """The names of an article by what the rules look them up by."""

    language: str
    by_key: Mapping[str, Name]
    brackets: Mapping[str, set[str]]
    people: dict[str, list[Name]] = field(default_factory=lambda: defaultdict(list))
    bodies: dict[str, list[Name]] = field(default_factory=lambda: defaultdict(list))
    initials: dict[str, list[Name]] = field(default_factory=lambda: defaultdict(list))
    countries: dict[str, list[Name]] = field(default_factory=lambda: defaultdict(list))


def is_place(text: str, span: Span, language: str = "en") -> bool:
    """Whether a capital or a seat of government is only where something is: "marched in Seoul"."""
    before = re.search(r"(\w+)\s+(?:the\s+)?$", text[max(0, span.start - 40) : span.start])
    return bool(before and before[1].casefold() in _LOCATIVES and countries.is_seat(span.text, language))


def usable(text: str, namings: Sequence[Naming], language: str) -> list[Naming]:
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


def with_bracketed(text: str, namings: list[Naming]) -> list[tuple[Naming, Span | None]]:
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
    while first := _FIRST.match(text, start, end):
        if first[1].casefold() not in determiners(language):
            break
        start = first.end()
    return (start, end) if start < end else (span.start, span.end)


def named(
    text: str, sentences: Sequence[Span], pairs: list[tuple[Naming, Span | None]], language: str
) -> Names:
    """Gather the uses of a name: one up to case, determiner, possessive, accents, punctuation, title."""
    open_names = _open_names(text, [naming for naming, _ in pairs], language)
    seen = taken(text, open_names)
    guesses = _guesses(text, sentences, [naming for naming, _ in pairs], language, open_names, seen)
    nouns = {fold(surface, language): said for surface, said in seen.nouns.items()}
    uses: dict[str, list[Use]] = defaultdict(list)
    starts = [sentence.start for sentence in sentences]
    brackets: dict[str, set[str]] = defaultdict(set)
    for naming, other in pairs:
        at = bisect_right(starts, naming.span.start) - 1
        sentence = sentences[at] if at >= 0 else Span.of(text, 0, len(text))
        use = _use(text, sentence, naming, guesses.get(fold(naming.span.text, language)), language)
        uses[fold(use.name, language)].append(use)
        if other:
            brackets[fold(use.name, language)].add(fold(other.text, language))
            brackets[fold(other.text, language)].add(fold(use.name, language))
    in_order = sorted((use for some in uses.values() for use in some), key=lambda use: use.mention.start)
    for one, two in pairwise(in_order):
        if _apposed(text, one, two, language):
            brackets[fold(one.name, language)].add(fold(two.name, language))
    by_key = {key: _name(key, some, nouns.get(key, frozenset())) for key, some in uses.items()}
    return _indexed(by_key, brackets, language)


def _apposed(text: str, one: Use, two: Use, language: str) -> bool:
    """Whether two namings side by side are a person and what they are: "the mayor, Ana Ruiz,"."""
    described = [kind_of_head(use.name, language) is not None for use in (one, two)]
    if (one.kind, two.kind) != ("person", "person") or described[0] == described[1]:
        return False
    gap = text[one.mention.end : two.mention.start]
    closed = text[two.mention.end :].lstrip()[:1] in tuple(",.;")
    between = re.fullmatch(r"( and [^,.;]{1,40})?, (\w{1,3} )?", gap)
    return bool(closed and between) or (described[0] and gap == " ")


def _guesses(
    text: str,
    sentences: Sequence[Span],
    namings: list[Naming],
    language: str,
    open_names: Mapping[str, bool],
    seen: Taken,
) -> dict[str, Kind]:
    """Give a guess for each folded name: the reader's first, or what the words around it tell.

    A word of a full name is a person's, and so is a name with a sign of one; a name of several words
    after "the" is not.
    """
    guesses: dict[str, Kind] = {}
    for naming in namings:
        if naming.kind:
            guesses.setdefault(fold(naming.span.text, language), naming.kind)
    bodies = [surface for surface, sign in seen.signs.items() if sign is Sign.BODY]
    places = [surface for surface, sign in seen.signs.items() if sign is Sign.PLACE]
    states = [surface for surface, sign in seen.signs.items() if sign is Sign.STATE]
    people = persons(text, sentences, open_names, language)
    definite = [surface for surface, has_the in open_names.items() if has_the and " " in surface]
    told: tuple[tuple[Iterable[str], Kind], ...] = (
        (bodies, "organization"), (people, "person"), (states, "country"), ((*definite, *places), "organization"),
    )  # fmt: skip
    for surfaces, kind in told:
        for surface in surfaces:
            guesses.setdefault(fold(surface, language), kind)
    return _with_parts(guesses, namings, bodies, language)


def _with_parts(
    guesses: dict[str, Kind], namings: list[Naming], bodies: list[str], language: str
) -> dict[str, Kind]:
    """Add the words of full names: of a person's each, of a body's what it begins or ends with."""
    shorter = {fold(body, language) for body in bodies}
    for naming in namings:
        name = fold(naming.span.text, language)
        parts = name.split()
        if len(parts) > 1 and name not in guesses and not shorter.isdisjoint((parts[0], parts[-1])):
            guesses[name] = "organization"
        if len(parts) > 1 and kind_of(naming.span.text, guesses.get(name), language) == "person":
            end = next((i for i, part in enumerate(parts) if part in ("of", "from", "at")), len(parts))
            for part in parts[title_words(parts) : end]:
                guesses.setdefault(part, "person")
    return guesses


def _open_names(text: str, namings: list[Naming], language: str) -> dict[str, bool]:
    """Collect the names whose look alone tells what they are, and whether "the" stands before one."""
    found: dict[str, bool] = {}
    for naming in namings:
        start, end = _core(text, naming.span, language)
        name = text[start:end]
        if (
            is_capitalised(name, _LONGEST_OPEN)
            and not title_words(name.split())
            and told_kind(name, language) is None
        ):
            definite = text[max(0, start - 4) : start].casefold() == "the "
            found[name] = found.get(name, False) or definite
    return found


def _use(text: str, sentence: Span, naming: Naming, guess: Kind | None, language: str) -> Use:
    start, end = _core(text, naming.span, language)
    kind = kind_of(text[start:end], guess, language)
    country = _home(text[start:end], kind, language)
    definite = text[max(0, start - 4) : start].casefold() == "the "
    if kind != "person":
        return Use(naming.span, text[start:end], kind, None, country, definite)
    bare = bare_start(text, start, end)
    role, origin = role_of(text, sentence, bare, end, naming.role)
    if len(text[bare:end].split()) > 1 and not kind_of_head(text[bare:end], language):
        start, country = bare, origin
    return Use(naming.span, text[start:end], kind, role, country or origin, definite)


def _home(name: str, kind: Kind, language: str) -> str | None:
    """The country a name tells; a body's may close with it: "Radio Kenya", not "Denzel Washington"."""
    found = countries.country_of(name, language)
    *rest, last = name.split()
    closes = kind == "organization" and rest and countries.is_country(last, language)
    if found or not closes or not (rest[-1].isupper() or kind_of_head(rest[-1]) == "organization"):
        return found
    return countries.country_of(last, language)


def _name(key: str, uses: list[Use], nouns: frozenset[str]) -> Name:
    kind = uses[0].kind
    parts = [part for part in key.split() if part not in ("'s",)]
    skip = title_words(parts) if kind == "person" and not _is_description(key) else 0
    roles = " ".join((*parts[:skip], *(fold(use.role) for use in uses if use.role)))
    personal = tuple(parts[skip:]) if kind == "person" and not _is_description(key) else ()
    return Name(key, kind, personal, OFFICES & set(roles.split()), tuple(uses), nouns)


def _is_description(key: str) -> bool:
    """Whether a person is told of by what they are alone: "vice foreign minister", "his sister"."""
    return kind_of_head(key) is not None


def _indexed(by_key: dict[str, Name], brackets: Mapping[str, set[str]], language: str) -> Names:
    names = Names(language, by_key, brackets)
    for name in by_key.values():
        for part in set(name.personal):
            names.people[part].append(name)
        if len(name.personal) > 2:
            names.initials["".join(part[0] for part in name.personal)].append(name)
        if name.kind in ("organization", "group") and not is_unnamed(name.key):
            parts = name.key.split()
            for part in {parts[0], parts[-1], *head(name.key)[-1:]}:
                names.bodies[part].append(name)
            names.initials[initials_of(name.key)].append(name)
        if name.kind == "country" and name.uses[0].country:
            names.countries[name.uses[0].country].append(name)
    return names
