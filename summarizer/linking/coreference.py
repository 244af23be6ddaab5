"""Coreference: who is meant by a pronoun, a description like "the ministry", or a number like "both sides"."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.grounding import quotations
from summarizer.linking import countries
from summarizer.linking.commons import introduced
from summarizer.linking.groups import Group
from summarizer.linking.lexicon import fold, head, kind_of_head, last_word, singular, title_words, words
from summarizer.schema import Kind, Span

_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_SEVERAL = re.compile(
    r"(?:(?:the|all|these|those)\s+)*(?P<many>two|both|three|four|five|six)(?:\s+of\s+(?:the|these))?\s+(?:\w+\s+)?"
    r"(?P<who>nations|countries|states|allies|neighbou?rs|sides|powers|governments|leaders|presidents|ministers"
    r"|envoys|rivals|men|women|companies|groups|parties)", re.I)  # fmt: skip
_LISTED = re.compile(r"(?:,|\sand|,\sand|\swith|\sor)\s(?:the\s)?")
_WINDOW = 2  # sentences before the pronoun's own


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody was named or referred to: the group's number, and whether they act or speak there."""

    start: int
    end: int
    group: int
    acts: bool


@dataclass(frozen=True, slots=True)
class Discourse:
    """The places read so far, in the order of the text."""

    text: str
    sentences: Sequence[Span]
    groups: Sequence[Group]
    places: Sequence[Place]

    def sentence(self, at: int) -> int:
        return max(0, bisect_right(self.sentences, at, key=lambda s: s.start) - 1)


def candidates(span: Span, discourse: Discourse) -> tuple[int, ...]:
    """The groups, by number, that a pronoun or a description may refer to, likeliest first; empty for I and we."""
    fits = _test(span, discourse)
    if fits is None:
        return ()
    here = discourse.sentence(span.start)
    definite = " " in span.text.strip()
    fitting = [p for p in discourse.places if fits(p.group) and _is_heard(p, span, discourse.text)]
    near = [
        p
        for p in fitting
        if p.end <= span.start and (definite or discourse.sentence(p.start) >= here - _WINDOW)
    ]
    if not near and fold(span.text) in words("pronouns", "he") | words("pronouns", "she"):
        # "By her own admission, Ana Ruiz had ..."
        near = [p for p in fitting if p.start >= span.end and discourse.sentence(p.start) == here]
    if definite and last_word(span.text) in words("companies"):  # a name that says so goes before one that may
        near = [p for p in near if _is_firm(discourse.groups[p.group])] or near
    return _ranked(near, here, discourse)


def _is_heard(place: Place, span: Span, text: str) -> bool:
    """Whether words may refer to a place: a place inside a quotation is no antecedent outside of it."""
    around = quotation_around(place, text)
    return around is None or (around.start <= span.start and span.end <= around.end)


def quotation_around(place: Place | Span, text: str) -> Span | None:
    """The quotation that a place stands in; None outside of any."""
    return next((q for q in _quoted(text) if q.start <= place.start and place.end <= q.end), None)


@lru_cache(maxsize=16)
def _quoted(text: str) -> tuple[Span, ...]:
    return quotations(text)


def resolved(span: Span, acts: bool, barred: frozenset[int], discourse: Discourse) -> int | None:
    """The group a pronoun or a description refers to; None where none fits or two fit equally well.

    Taken is the only group that fits, else the only one of the nearest sentence, else the only one that acts or
    speaks in it. ``barred`` are groups it cannot mean.
    """
    found = [i for i in candidates(span, discourse) if i not in barred]
    if len(found) < 2 or " " in span.text.strip():
        return found[0] if len(found) == 1 else None
    here = discourse.sentence(span.start)
    for back in range(_WINDOW + 1):
        there = [
            p
            for p in discourse.places
            if discourse.sentence(p.start) == here - back and p.end <= span.start and p.group in found
        ]
        ids = {p.group for p in there}
        actors = {p.group for p in there if p.acts}
        if len(ids) == 1:
            return ids.pop()
        if ids:
            return actors.pop() if len(actors) == 1 and (acts or back == 0) else None
    return None


def several(phrase: str, before: int, discourse: Discourse) -> tuple[int, ...]:
    """The groups that "the three nations" refers to; empty where that is not plain.

    That is the last list of that many names within 400 code points before, else all that fit, where they are that many.
    """
    found = _SEVERAL.fullmatch(phrase.strip())
    if not found:
        return ()
    many, kinds = _NUMBERS[found["many"].lower()], _kinds_meant(found["who"].lower())
    told = [p for p in discourse.places if p.end <= before and discourse.groups[p.group].kind in kinds]
    lists = _lists(discourse.text, [p for p in told if p.start >= before - 400])
    everybody = tuple(dict.fromkeys(p.group for p in told))
    return next((ids for ids in (*reversed(lists), everybody) if len(ids) == many), ())


def namesake(span: Span, discourse: Discourse) -> int | None:
    """The person a shared family name refers to: the one of the nearest sentence, who acts in it."""
    part = fold(span.text)
    bearers = {i for i, group in enumerate(discourse.groups) if any(part in name for name in group.personals)}
    before = [p for p in discourse.places if p.group in bearers and p.end <= span.start]
    if not before:
        return None
    nearest = max(discourse.sentence(p.start) for p in before)
    there = [p for p in before if discourse.sentence(p.start) == nearest]
    ids, acting = {p.group for p in there}, {p.group for p in there if p.acts}
    one = ids if len(ids) == 1 else acting
    return next(iter(one)) if len(one) == 1 else None


def is_several(phrase: str) -> bool:
    """Whether a definite number of those who were named is meant: "the two nations", "both sides"."""
    found = _SEVERAL.fullmatch(phrase.strip())
    return bool(found and (found["many"].lower() == "both" or found.start("many")))


def _kinds_meant(who: str) -> tuple[Kind, ...]:
    if singular(who) in ("leader", "president", "minister", "envoy", "man", "woman", "rival"):
        return ("person",)
    if who in ("nations", "countries", "states", "governments", "neighbors", "neighbours", "powers"):
        return ("country",)
    return (
        ("organization",)
        if who in ("companies", "groups", "parties")
        else ("country", "organization", "group")
    )


def _lists(text: str, places: Sequence[Place]) -> list[tuple[int, ...]]:
    """The groups of each run of names with only commas and "and" between them."""
    runs: list[list[Place]] = []
    for place in places:
        if runs and _LISTED.fullmatch(text[runs[-1][-1].end : place.start]):
            runs[-1].append(place)
        else:
            runs.append([place])
    return [tuple(dict.fromkeys(p.group for p in run)) for run in runs]


def _test(span: Span, discourse: Discourse) -> Callable[[int], bool] | None:
    """A test that a group must pass to be meant: by the pronoun's number and gender, or by the noun."""
    word = fold(span.text, "und").removeprefix("the ") if " " not in span.text.strip() else ""
    groups = discourse.groups
    if word in words("pronouns", "she") | words("pronouns", "he"):
        other = "men" if word in words("pronouns", "she") else "women"
        return lambda i: groups[i].kind == "person" and not _is(groups[i], other)
    if word in words("pronouns", "they"):
        return lambda i: groups[i].kind in ("group", "organization")
    if word in words("pronouns", "it"):
        return lambda i: groups[i].kind in ("organization", "country")
    if word in words("pronouns"):
        return None
    noun, phrase = last_word(span.text), head(span.text)
    kind = kind_of_head(noun) or "person"
    fitting = [p for p in discourse.places if groups[p.group].kind == kind != "group"]
    beside = {p.group for p in fitting if introduced(discourse.text, p.start, p.end, span.text)}
    if any(map(countries.country_of, phrase[:-1])):  # "the Danish firm" is no other firm
        return lambda i: i in beside
    return lambda i: i in beside or _is_called(groups[i], noun, phrase)


def _is(group: Group, gender: str) -> bool:
    """Whether a title, a role, kinship or a given name says that somebody is of a gender."""
    roles = [entry.role.text for entry in group.entries if entry.role]
    told = {fold(word, "und") for text in (*group.names, *roles) for word in text.split()}
    told |= {entry.title for entry in group.entries}
    other = {"men": "women", "women": "men"}[gender]
    for said in (told, {word for name in group.names for word in fold(name, "und").split()[:1]}):
        mine, theirs = words(gender) & said, words(other) & said
        if said is not told:
            mine, theirs = words(f"given_{gender}") & said, words(f"given_{other}") & said
        if mine or theirs:
            return bool(mine) and not theirs
    return False


def _is_called(group: Group, noun: str, phrase: Sequence[str]) -> bool:
    """Whether somebody may be called by a common noun: an office they hold, the head of their name."""
    kind = kind_of_head(noun)
    lead = group.lead
    if kind == "person":
        roles = [head(entry.role.text) for entry in group.entries if entry.role]
        roles += [head(name)[: title_words(name.split())] for name in group.names]
        return group.kind == "person" and any(_holds(role, noun, phrase) for role in roles)
    own = {last_word(name) for name in group.names}
    if kind == "group":
        return group.kind == "group" and noun in own
    if noun in ("country", "nation", "state"):
        return group.kind == "country"
    if kind is None:
        return noun in own
    if kind != "organization" or group.kind != "organization" or lead.unnamed:
        return False
    if noun in words("companies"):
        if group.is_described:  # "the firm … the bank"
            return noun in own
        return _is_firm(group) or (
            lead.names[0][:1].isupper() and all(kind_of_head(name) is None for name in group.names)
        )
    return noun in own or (
        noun in ("group", "organization") and bool(own & {"front", "movement", "league", "watch"})
    )


def _is_firm(group: Group) -> bool:
    """Whether the last word of a name says that it is a company's."""
    return any(last_word(name) in words("companies") | words("firms") for name in group.names)


def _holds(role: tuple[str, ...], noun: str, phrase: Sequence[str]) -> bool:
    """Whether a role ends in the noun, and "vice" or "former" makes it no other office."""
    if role[-1:] != (noun,):
        return False
    wanted = tuple(phrase)
    if len(wanted) > 1 and len(role) > 1 and role[-len(wanted) :] != wanted[-len(role) :]:
        return False
    return words("other_office").isdisjoint(role[:-1]) or not words("other_office").isdisjoint(wanted)


def _ranked(places: Iterable[Place], here: int, discourse: Discourse) -> tuple[int, ...]:
    """Groups in order: the nearest sentence first; in it those that act or speak, then the last named."""
    best: dict[int, tuple[int, bool, int]] = {}
    for place in places:
        rank = (here - discourse.sentence(place.start), not place.acts, -place.start)
        best[place.group] = min(best.get(place.group, rank), rank)
    return tuple(sorted(best, key=lambda group: best[group]))
