"""A summary measured against the gold of its document.

Names and contents are compared by their words. Two names match where they share half the words of the shorter, not
counting titles, articles and pronouns. Two contents match where their token F1 is at least a half, and match exactly
where their tokens are the same.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal, TypeVar

from pydantic import Field

from summarizer.evaluation.gold import Extent, Gold, GoldEvent
from summarizer.schema import Actor, Claim, Event, Span, Summary, Value

Kind = Literal["claims", "exact", "attributed", "events", "roles", "actors", "grounded", "linked"]
Finder = Literal["both", "model", "parser"]
"""Who proposed an object: the model and the parser, or one of them alone."""

Names = Mapping[str, tuple[str, ...]]
"""All names of each actor, by the actor's id."""

_HALF = 0.5
# Words that do not distinguish one actor from another.
_NOT_NAMING = frozenset(
    word
    for words in (
        "a an the and at by for from in of on to with",
        "dr gov mr mrs ms president rep said sen",
        "i he her him his it its one she that their them these they this those we which who you",
    )
    for word in words.split()
)


class Tally(Value):
    """Counts: how much of the gold was found, and how much of what was predicted is right."""

    gold: int = 0
    found: int = 0
    predicted: int = 0
    right: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            gold=self.gold + other.gold,
            found=self.found + other.found,
            predicted=self.predicted + other.predicted,
            right=self.right + other.right,
        )

    @property
    def precision(self) -> float:
        """Between 0 and 1; 0 where nothing was predicted."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Between 0 and 1; 0 where the gold has nothing."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Place(Value):
    """An annotation of the gold: the number of an attribution or an event in a document, from 0."""

    kind: Literal["claim", "speaker", "event"]
    document: str
    number: int


class Score(Value):
    """The tallies of the kinds that were annotated, and the annotations of the gold that were found.

    ``by_finder`` holds the tallies of claims and of events by who proposed them.
    """

    tallies: dict[Kind, Tally] = Field(default_factory=dict)
    by_finder: dict[tuple[Kind, Finder], Tally] = Field(default_factory=dict)
    right: frozenset[Place] = frozenset()

    def __add__(self, other: "Score") -> "Score":
        return Score(
            tallies=_merged(self.tallies, other.tallies),
            by_finder=_merged(self.by_finder, other.by_finder),
            right=self.right | other.right,
        )


Key = TypeVar("Key")


def _merged(ours: Mapping[Key, Tally], theirs: Mapping[Key, Tally]) -> dict[Key, Tally]:
    return {key: ours.get(key, Tally()) + theirs.get(key, Tally()) for key in {**ours, **theirs}}


class _Found(Value):
    """The objects of a summary; none for a document that was lost."""

    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()


def score(gold: Gold, summary: Summary | None) -> Score:
    """Score a summary against the gold; None stands for a document that was lost."""
    found = (
        _Found(actors=summary.actors, events=summary.events, claims=summary.claims) if summary else _Found()
    )
    names = {actor.id: _called(actor) for actor in found.actors}
    result = Score(tallies={"grounded": _grounded(gold, found), "linked": _linked(found, names)})
    if gold.corpus in ("polnear", "full"):
        result += _claims(gold, found, names)
    if gold.corpus == "plover":
        result += _report(gold, found, names)
    if gold.corpus == "full":
        result += _events(gold, found, names)
    if gold.corpus in ("muc4", "full"):
        result += _actors(gold, names)
    return result


def agreement(a: str, b: str) -> float:
    """Token F1 of two texts: twice the tokens they share over the tokens they have."""
    ours, theirs = Counter(_words(a)), Counter(_words(b))
    shared = (ours & theirs).total()
    return 2 * shared / (ours.total() + theirs.total()) if shared else 0.0


def named(sought: str, names: Iterable[str]) -> bool:
    """Whether one of the names shares half the naming words of the shorter of the two."""
    words = _naming(sought)
    return any(_alike(words, _naming(name)) for name in names)


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    shorter = min(len(a), len(b))
    return shorter > 0 and len(a & b) >= _HALF * shorter


def _naming(name: str) -> frozenset[str]:
    return frozenset(_words(name)) - _NOT_NAMING


def _words(text: str) -> list[str]:
    """Lower-case words, without the ending of a possessive."""
    return re.findall(r"\w+", text.lower().replace("’s", "").replace("'s", ""))


def _called(actor: Actor) -> tuple[str, ...]:
    return (actor.name, *actor.aliases, *(mention.text for mention in actor.mentions))


def _names_of(ids: Iterable[str], names: Names) -> list[str]:
    return [name for actor in ids for name in names.get(actor, ())]


def _overlap(spans: Iterable[Span], extents: Sequence[Extent]) -> bool:
    return any(span.start < end and start < span.end for span in spans for start, end in extents)


def _grounded(gold: Gold, found: _Found) -> Tally:
    spans = [actor.mentions for actor in found.actors] + [event.evidence for event in found.events]
    spans += [(*claim.evidence, *claim.quotes) for claim in found.claims]
    text = gold.article.text
    right = [bool(own) and all(text[s.start : s.end] == s.text != "" for s in own) for own in spans]
    return Tally(predicted=len(spans), right=sum(right))


def _linked(found: _Found, names: Names) -> Tally:
    ids = [actor for event in found.events for actor in (*event.agents, *event.targets)]
    ids += [claim.speaker for claim in found.claims if claim.speaker]
    return Tally(predicted=len(ids), right=sum(actor in names for actor in ids))


def _claims(gold: Gold, found: _Found, names: Names) -> Score:
    pairs = _claim_pairs(gold, found.claims)
    spoken = [j for i, j in pairs if _spoken(gold.attributions[j].source, found.claims[i], names)]
    exact = sum(_same_words(found.claims[i], gold.attributions[j].content) for i, j in pairs)
    counts: dict[Kind, int] = {"claims": len(pairs), "exact": exact, "attributed": len(spoken)}
    places = [Place(kind="claim", document=gold.id, number=j) for _, j in pairs]
    places += [Place(kind="speaker", document=gold.id, number=j) for j in spoken]
    return Score(
        tallies={
            kind: _hits(len(gold.attributions), len(found.claims), right) for kind, right in counts.items()
        },
        by_finder=_by_finder("claims", found.claims, {i for i, _ in pairs}),
        right=frozenset(places),
    )


def _hits(gold: int, predicted: int, right: int) -> Tally:
    """The tally of a one-to-one matching, where as many are found as are right."""
    return Tally(gold=gold, predicted=predicted, found=right, right=right)


def _by_finder(
    kind: Kind, things: Sequence[Claim | Event], right: Collection[int]
) -> dict[tuple[Kind, Finder], Tally]:
    tallies: dict[tuple[Kind, Finder], Tally] = {}
    for number, thing in enumerate(things):
        key = (kind, _finder(thing))
        tallies[key] = tallies.get(key, Tally()) + Tally(predicted=1, right=int(number in right))
    return tallies


def _finder(thing: Claim | Event) -> Finder:
    return "both" if len(set(thing.found_by)) > 1 else thing.found_by[0]


def _claim_pairs(gold: Gold, claims: Sequence[Claim]) -> list[tuple[int, int]]:
    """Pairs of a claim's and an attribution's number, one to one: the most alike first, of equals the later."""
    rated = [
        (likeness, i, j)
        for i, claim in enumerate(claims)
        for j, attribution in enumerate(gold.attributions)
        if _overlap(claim.evidence, attribution.content_spans)
        and (likeness := _likeness(claim, attribution.content)) >= _HALF
    ]
    partners: dict[int, int] = {}
    for _, i, j in sorted(rated, reverse=True):
        if i not in partners and j not in partners.values():
            partners[i] = j
    return list(partners.items())


def _likeness(claim: Claim, content: str) -> float:
    said = (claim.text, *(quote.text for quote in claim.quotes))
    return max(agreement(words, content) for words in said)


def _same_words(claim: Claim, content: str) -> bool:
    """Whether the claim or its evidence has the very words of the gold, punctuation apart."""
    evidence = " ".join(span.text for span in claim.evidence)
    return _words(content) in (_words(claim.text), _words(evidence))


def _spoken(source: str, claim: Claim, names: Names) -> bool:
    """Whether the speaker is the gold's source; any speaker counts where the source is only a pronoun."""
    if not _naming(source):
        return True
    called = names.get(claim.speaker, ()) if claim.speaker else ()
    return named(source, (*called, claim.speaker_span.text if claim.speaker_span else ""))


def _report(gold: Gold, found: _Found, names: Names) -> Score:
    """One event in the gold: any of its type is right, and the roles are those of the best of these."""
    event = gold.events[0]
    hits = {i: one for i, one in enumerate(found.events) if _is_of(one, event)}
    roles = max((_roles(event, one, names) for one in hits.values()), default=0)
    named_roles = max((len(one.agents) + len(one.targets) for one in hits.values()), default=0)
    return Score(
        tallies={
            "events": _hits(1, len(found.events), min(1, len(hits))),
            "roles": _hits(_size(event), named_roles, roles),
        },
        by_finder=_by_finder("events", found.events, list(hits)[:1]),
        right=frozenset([Place(kind="event", document=gold.id, number=0)] if hits else []),
    )


def _events(gold: Gold, found: _Found, names: Names) -> Score:
    """Events one to one by place and type; roles are counted of those that are right."""
    pairs = _event_pairs(gold, found.events)
    hits = [(gold.events[j], found.events[i]) for i, j in pairs.items()]
    roles = sum(_roles(event, one, names) for event, one in hits)
    sought = sum(_size(event) for event, _ in hits)
    given = sum(len(one.agents) + len(one.targets) for _, one in hits)
    return Score(
        tallies={
            "events": _hits(len(gold.events), len(found.events), len(hits)),
            "roles": _hits(sought, given, roles),
        },
        by_finder=_by_finder("events", found.events, pairs),
        right=frozenset(Place(kind="event", document=gold.id, number=j) for j in pairs.values()),
    )


def _event_pairs(gold: Gold, events: Sequence[Event]) -> dict[int, int]:
    """Each event in order with the first gold event that fits and is not paired yet."""
    partners: dict[int, int] = {}
    for i, one in enumerate(events):
        for j, event in enumerate(gold.events):
            if j not in partners.values() and _is_of(one, event) and _overlap(one.evidence, event.spans):
                partners[i] = j
                break
    return partners


def _is_of(one: Event, event: GoldEvent) -> bool:
    return one.type.lower() in event.types


def _size(event: GoldEvent) -> int:
    return len(event.agents) + len(event.targets)


def _roles(event: GoldEvent, one: Event, names: Names) -> int:
    """How many of the gold's names are those of an actor in the same role."""
    sides = ((event.agents, one.agents), (event.targets, one.targets))
    return sum(named(sought, _names_of(ids, names)) for side, ids in sides for sought in side)


def _actors(gold: Gold, names: Names) -> Score:
    """The tally of actors; wire reports annotate only some of them, so no other actor counts as wrong."""
    everybody = _names_of(names, names)
    found = sum(any(named(alias, everybody) for alias in entity) for entity in gold.entities)
    tally = Tally(gold=len(gold.entities), found=found)
    if gold.corpus == "full":
        aliases = [alias for entity in gold.entities for alias in entity]
        right = sum(any(named(alias, called) for alias in aliases) for called in names.values())
        tally = tally.model_copy(update={"predicted": len(names), "right": right})
    return Score(tallies={"actors": tally})
