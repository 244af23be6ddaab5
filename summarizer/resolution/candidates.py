"""The pairs of profiles that are compared: blocking, in the terms of record linkage.

Every profile has a few keys, and only profiles with a key in common are a pair. The number of pairs grows with the
profiles of one name, not with the square of the corpus.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from summarizer.linking.lexicon import initials_of
from summarizer.resolution import profiles
from summarizer.resolution.profiles import Profile

Pair = tuple[Profile, Profile]


def pairs(known: Iterable[Profile]) -> list[Pair]:
    """The pairs of profiles that may be one actor, each pair once, in the order of their keys."""
    blocks: dict[str, list[Profile]] = defaultdict(list)
    for one in known:
        for key in keys(one):
            blocks[key].append(one)
    found = {(one.key, two.key): (one, two) for some in blocks.values() for one, two in _two_of(some)}
    return [found[key] for key in sorted(found)]


def keys(one: Profile) -> frozenset[str]:
    """The words by which a profile finds others."""
    if one.alone:
        return frozenset()
    return frozenset(_of_person(one) if one.kind == "person" else _of_body(one))


def _two_of(some: list[Profile]) -> Iterator[Pair]:
    return combinations(sorted(some, key=lambda one: one.key), 2)


def _of_person(one: Profile) -> Iterator[str]:
    name = one.persons[0]
    yield from (f"office {name[-1]} {word}" for word in one.role & frozenset(profiles.families()))
    if profiles.is_full(name):
        yield f"name {' '.join(name)}"
    if len(name) > 1:
        yield f"initial {name[-1]} {name[0][0]}"
        yield f"words {' '.join(sorted(name))}"
    if len(name) > 1 and len(name[0]) > 1:
        yield f"near {name[0]} {name[-1][:3]}"
        yield f"begins {name[0]} {name[1]}"


def _of_body(one: Profile) -> Iterator[str]:
    for name in (*one.bodies, *one.short):
        yield f"name {name}"
        if " " in name:
            yield f"name {initials_of(name)}"
    name = one.bodies[0]
    yield f"near {name[:4]} {name[-4:]}"
