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


class _Sets:
    """Sets of keys that are joined, and for each the sets that it must not meet."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._of = {key: key for key in keys}
        self.held = {key: [key] for key in self._of}
        self._apart: dict[str, set[str]] = defaultdict(set)

    def of(self, key: str) -> str:
        while self._of[key] != key:
            self._of[key] = key = self._of[self._of[key]]
        return key

    def keep_apart(self, one: str, two: str) -> None:
        one, two = self.of(one), self.of(two)
        self._apart[one].add(two)
        self._apart[two].add(one)

    def apart(self, one: str, two: str) -> bool:
        return self.of(two) in self._apart[self.of(one)]

    def join(self, one: str, two: str) -> None:
        one, two = sorted((self.of(one), self.of(two)), key=lambda key: (-len(self.held[key]), key))
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
        within: pairs of a member that a person names and the profile it has; the person's rows come before them.

    Raises:
        InputError: a person's decisions contradict each other.
    """
    sets = _Sets(known)
    rows = [row for row in rows if row.left in known and row.right in known]
    personal = [row for row in rows if row.by_person]
    _check(personal)
    for row in personal:
        if row.decision == "same":
            sets.join(row.left, row.right)
    for row in personal:
        if row.decision != "same" and sets.of(row.left) != sets.of(row.right):
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


def _by_rules(
    known: Mapping[str, Profile], pairs: Iterable[Pair], judge: Judge, sets: _Sets, decided: Collection[tuple[str, str]]
) -> Clusters:
    judged = [_Pair(one, two, said) for one, two in pairs if ordered(one.key, two.key) not in decided and (said := judge(one, two))]
    same, unsure, hubs = _unambiguous(judged, judge, sets)
    new: list[New] = []
    for pair in sorted(same, key=lambda pair: (-pair.said.strength, pair.one.key, pair.two.key)):
        if sets.of(pair.one.key) == sets.of(pair.two.key):
            continue
        hindrance = _hindrance(known, pair, judge, sets)
        if hindrance:
            unsure.append(pair._replace(said=Judgement("undecided", f"{pair.said.reason}, but {hindrance}", pair.said.strength, against=True)))
        else:
            sets.join(pair.one.key, pair.two.key)
            new.append(pair.new(pair.said))
    new += _questions([*unsure, *(one for one in judged if one.said.decision == "undecided")], sets)
    doubtful = {key for key in hubs if len(sets.held[sets.of(key)]) == 1}
    groups = tuple(sorted(tuple(sorted(group)) for group in sets.held.values()))
    return Clusters(groups, tuple(sorted(new)), frozenset(doubtful))


def _questions(unsure: list[_Pair], sets: _Sets) -> Iterator[New]:
    """What is put to a person: a pair once for two actors, the best first, and few for any one actor."""
    asked: set[tuple[str, str]] = set()
    counts: Counter[str] = Counter()
    for pair in sorted(unsure, key=lambda pair: (-pair.said.strength, pair.said.against, pair.one.key, pair.two.key)):
        sides = ordered(sets.of(pair.one.key), sets.of(pair.two.key))
        if sides[0] != sides[1] and sides not in asked and min(counts[side] for side in sides) < _ASKED:
            asked.add(sides)
            counts.update(sides)
            yield pair.new(pair.said)


def _unambiguous(judged: list[_Pair], judge: Judge, sets: _Sets) -> tuple[list[_Pair], list[_Pair], set[str]]:
    """The pairs that stand; those of a profile that fits two others which are two; and such profiles."""
    fits: dict[str, list[tuple[Profile, int]]] = defaultdict(list)
    for one, two, said in judged:
        if said.strength:
            fits[one.key].append((two, said.strength))
            fits[two.key].append((one, said.strength))
    stand: list[_Pair] = []
    unsure: list[_Pair] = []
    hubs: set[str] = set()
    for pair in (one for one in judged if one.said.decision == "same"):
        rivals = _rivals(pair, fits, judge) if sets.of(pair.one.key) != sets.of(pair.two.key) else {}
        if rivals:
            reason = f"{pair.said.reason}, but it may be {min(rivals.values())} as well"
            unsure.append(pair._replace(said=Judgement("undecided", reason, pair.said.strength, against=True)))
            hubs |= rivals.keys()
        else:
            stand.append(pair)
    return stand, unsure, hubs


def _rivals(pair: _Pair, fits: Mapping[str, list[tuple[Profile, int]]], judge: Judge) -> dict[str, str]:
    """Of a pair, the side that fits a third one as well which is not the other side; and the key of that third one."""
    found: dict[str, str] = {}
    for one, two in ((pair.one, pair.two), (pair.two, pair.one)):
        for other, strength in fits[one.key]:
            if other.key != two.key and strength >= pair.said.strength and _two(judge(other, two)):
                found[one.key] = min(other.key, found.get(one.key, other.key))
    return found


def _two(said: Judgement | None) -> bool:
    return said is not None and said.parts


def _hindrance(known: Mapping[str, Profile], pair: _Pair, judge: Judge, sets: _Sets) -> str | None:
    """What keeps two clusters apart: a person, or two of their profiles that are two actors."""
    one, two = sets.of(pair.one.key), sets.of(pair.two.key)
    if sets.apart(one, two):
        return "a person keeps what it would join apart"
    for left in sorted(sets.held[one]):
        for right in sorted(sets.held[two]):
            said = judge(known[left], known[right])
            if said and said.parts:
                return f"{left} is not {right}: {said.reason}"
    return None


def _check(rows: Collection[Row]) -> None:
    """Refuse what a person joined in one row, or by way of several, and kept apart in another."""
    joined: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.decision == "same":
            joined[row.left].append(row)
            joined[row.right].append(row)
    found = [
        f"line {row.line} keeps {row.left!r} and {row.right!r} apart, {lines} {'joins' if ' ' not in lines[6:] else 'join'} them"
        for row in rows
        if row.decision == "different" and (lines := _way(joined, row))
    ]
    if found:
        more = f"; and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        raise InputError(f"decisions of a person contradict each other: {'; '.join(found[:_SHOWN])}{more}; change one of them")


def _way(joined: Mapping[str, list[Row]], row: Row) -> str | None:
    """The lines that join the two sides of a row, by the shortest way."""
    came: dict[str, Row | None] = {row.left: None}
    left = deque([row.left])
    while left:
        here = left.popleft()
        if here == row.right:
            return _lines(list(_back(came, here)))
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


def _lines(rows: list[Row]) -> str:
    numbers = [str(row.line) for row in sorted(rows, key=lambda row: row.line)]
    return f"line {numbers[0]}" if len(numbers) == 1 else f"lines {', '.join(numbers[:-1])} and {numbers[-1]}"
