"""Pairs to clusters: what a person said always holds, and nothing joins two that are kept apart.

First the pairs that a person joined; then those that were joined in an earlier run; then what the rules say now, the
surest first. A pair of the rules is left undecided where it would bring together two that are two.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from summarizer.errors import InputError
from summarizer.resolution.candidates import Pair
from summarizer.resolution.judgements import New, Row, ordered
from summarizer.resolution.profiles import Profile
from summarizer.resolution.rules import Judgement

Judge = Callable[[Profile, Profile], Judgement | None]
_SHOWN = 5  # contradictions in one message
_ASKED = 5  # pairs of one actor that are put to a person at once; the next ones come when these are decided


class Clusters(NamedTuple):
    """Who is one actor, and what is to be written about it.

    Attributes:
        groups: the keys of each actor, sorted.
        new: what the rules joined, and what they leave to a person.
        doubtful: keys of profiles that fit two actors; each article's member stands alone there.
    """

    groups: tuple[tuple[str, ...], ...]
    new: tuple[New, ...]
    doubtful: frozenset[str]


class _DisjointSets:
    """Disjoint sets of keys, and for each set those that it must not be joined with."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._of = {key: key for key in keys}
        self.held = {key: [key] for key in self._of}
        self._apart: dict[str, set[str]] = defaultdict(set)

    def find(self, key: str) -> str:
        """The key that stands for the set of a key."""
        while self._of[key] != key:
            self._of[key] = key = self._of[self._of[key]]
        return key

    def keep_apart(self, one: str, two: str) -> None:
        one, two = self.find(one), self.find(two)
        self._apart[one].add(two)
        self._apart[two].add(one)

    def apart(self, one: str, two: str) -> bool:
        return self.find(two) in self._apart[self.find(one)]

    def join(self, one: str, two: str) -> None:
        one, two = sorted((self.find(one), self.find(two)), key=lambda key: (-len(self.held[key]), key))
        if one == two:
            return
        self._of[two] = one
        self.held[one] += self.held.pop(two)
        for other in self._apart.pop(two, ()):
            self._apart[other].discard(two)
            self._apart[other].add(one)
            self._apart[one].add(other)


def clustered(
    known: Mapping[str, Profile],
    pairs: Iterable[Pair],
    rows: Collection[Row],
    judge: Judge,
    within: Iterable[tuple[str, str]] = (),
) -> Clusters:
    """Join the profiles that are one actor.

    Args:
        known: profiles by their keys.
        pairs: those to be judged.
        rows: what was decided before; keys that are not known are passed over.
        judge: what the rules say of a pair.
        within: where a person's row names one member, that member and the profile it belongs to; joined after the
            person's rows, and only where these allow it.

    Raises:
        InputError: a person's decisions contradict each other.
    """
    sets = _DisjointSets(known)
    rows = [row for row in rows if row.left in known and row.right in known]
    personal = [row for row in rows if row.by_person]
    _check(personal)
    for row in personal:
        if row.decision == "same":
            sets.join(row.left, row.right)
    for row in personal:
        if row.decision != "same" and sets.find(row.left) != sets.find(row.right):
            sets.keep_apart(row.left, row.right)
    kept = [row.pair for row in rows if not row.by_person and row.decision == "same"]
    for left, right in sorted((*kept, *within)):
        if not sets.apart(left, right):
            sets.join(left, right)
    return _by_rules(known, pairs, judge, sets, {row.pair for row in personal})


class _Pair(NamedTuple):
    one: Profile
    two: Profile
    said: Judgement

    def new(self, said: Judgement) -> New:
        return New(self.one.key, self.two.key, self.one.name, self.two.name, said.decision, said.reason)


class _Apart:
    """Why two clusters are not one: a person, or two of their profiles that are two actors. Remembered while both stay."""

    def __init__(self, known: Mapping[str, Profile], judge: Judge, sets: _DisjointSets) -> None:
        self._known, self._judge, self._sets = known, judge, sets
        self._found: dict[tuple[str, int, str, int], str | None] = {}

    def why(self, one: str, two: str) -> str | None:
        left, right = ordered(self._sets.find(one), self._sets.find(two))
        if left == right:
            return None
        key = (left, len(self._sets.held[left]), right, len(self._sets.held[right]))
        if key not in self._found:
            self._found[key] = self._why(left, right)
        return self._found[key]

    def _why(self, left: str, right: str) -> str | None:
        if self._sets.apart(left, right):
            return "a person keeps what it would join apart"
        for one in sorted(self._sets.held[left]):
            for two in sorted(self._sets.held[right]):
                said = self._judge(self._known[one], self._known[two])
                if said and said.separates:
                    return f"{one} is not {two}: {said.reason}"
        return None


def _by_rules(
    known: Mapping[str, Profile], pairs: Iterable[Pair], judge: Judge, sets: _DisjointSets, decided: Collection[tuple[str, str]]
) -> Clusters:
    judged = [_Pair(one, two, said) for one, two in pairs if ordered(one.key, two.key) not in decided and (said := judge(one, two))]
    fits, apart = _fits(judged), _Apart(known, judge, sets)
    new: list[New] = []
    unsure = [pair for pair in judged if pair.said.decision == "undecided"]
    ambiguous: set[str] = set()
    same = [pair for pair in judged if pair.said.decision == "same"]
    for pair in sorted(same, key=lambda pair: (-pair.said.strength, pair.one.key, pair.two.key)):
        if sets.find(pair.one.key) == sets.find(pair.two.key):
            continue
        rivals = _rivals(pair, fits, apart, sets)
        conflict = f"it may be {min(rivals.values())} as well" if rivals else apart.why(pair.one.key, pair.two.key)
        if conflict:
            ambiguous |= rivals.keys()
            reason = f"{pair.said.reason}, but {conflict}"
            unsure.append(pair._replace(said=Judgement("undecided", reason, pair.said.strength, against=True)))
        else:
            sets.join(pair.one.key, pair.two.key)
            new.append(pair.new(pair.said))
    doubtful = frozenset(key for key in ambiguous if len(sets.held[sets.find(key)]) == 1)
    groups = tuple(sorted(tuple(sorted(group)) for group in sets.held.values()))
    return Clusters(groups, tuple(sorted([*new, *_questions(unsure, sets)])), doubtful)


def _fits(judged: Iterable[_Pair]) -> dict[str, list[tuple[str, int]]]:
    """The profiles that each one fits, and how well."""
    fits: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for one, two, said in judged:
        if said.strength:
            fits[one.key].append((two.key, said.strength))
            fits[two.key].append((one.key, said.strength))
    return fits


def _rivals(pair: _Pair, fits: Mapping[str, list[tuple[str, int]]], apart: _Apart, sets: _DisjointSets) -> dict[str, str]:
    """The sides of a pair that fit a third profile at least as well, where that is not the actor of the other side.

    Each with the key of the third profile.
    """
    found: dict[str, str] = {}
    for one, two in ((pair.one.key, pair.two.key), (pair.two.key, pair.one.key)):
        for other, strength in fits[one]:
            if strength >= pair.said.strength and sets.find(other) != sets.find(one) and apart.why(other, two):
                found[one] = min(other, found.get(one, other))
    return found


def _questions(unsure: list[_Pair], sets: _DisjointSets) -> Iterator[New]:
    """The pairs that a person is asked about: one for each two actors, the best first, and few for any one actor."""
    asked: set[tuple[str, str]] = set()
    counts: Counter[str] = Counter()
    for pair in sorted(unsure, key=lambda pair: (-pair.said.strength, pair.said.against, pair.one.key, pair.two.key)):
        sides = ordered(sets.find(pair.one.key), sets.find(pair.two.key))
        if sides[0] != sides[1] and sides not in asked and min(counts[side] for side in sides) < _ASKED:
            asked.add(sides)
            counts.update(sides)
            yield pair.new(pair.said)


def _check(rows: Collection[Row]) -> None:
    """Refuse what a person joined in one row, or by way of several, and kept apart in another."""
    joined: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.decision == "same":
            joined[row.left].append(row)
            joined[row.right].append(row)
    found = [
        f"line {row.line} keeps {row.left!r} and {row.right!r} apart, {joining}"
        for row in rows
        if row.decision == "different" and (joining := _path(joined, row))
    ]
    if found:
        more = f"; and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        raise InputError(f"decisions of a person contradict each other: {'; '.join(found[:_SHOWN])}{more}; change one of them")


def _path(joined: Mapping[str, list[Row]], row: Row) -> str | None:
    """Which lines join the two sides of a row, by the shortest path; None where none do."""
    came: dict[str, Row | None] = {row.left: None}
    left = deque([row.left])
    while left:
        here = left.popleft()
        if here == row.right:
            return _joining(list(_back(came, here)))
        for step in joined.get(here, ()):
            there = step.right if step.left == here else step.left
            if there not in came:
                came[there] = step
                left.append(there)
    return None


def _back(came: Mapping[str, Row | None], here: str) -> Iterator[Row]:
    while (step := came[here]) is not None:
        yield step
        here = step.left if step.right == here else step.right


def _joining(rows: list[Row]) -> str:
    numbers = [str(row.line) for row in sorted(rows, key=lambda row: row.line)]
    return f"line {numbers[0]} joins them" if len(numbers) == 1 else f"lines {', '.join(numbers[:-1])} and {numbers[-1]} join them"
