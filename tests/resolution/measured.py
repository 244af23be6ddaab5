"""How well the rules tell who is who in an invented week.

``PYTHONPATH=tests python -m resolution.measured`` prints it for the cast that the rules were made on, and for one that
they were not; with ``--pairs`` also which pairs are wrong and missed.
"""

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import week
from casts import CAST, OTHERS, UNSEEN

from summarizer.resolution import members, profiles
from summarizer.resolution.actors import Actor
from summarizer.resolution.merging import Merged, merged


class Score(NamedTuple):
    """Pairs of members: rightly one actor, wrongly one actor, wrongly two."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed)


def score(found: Sequence[Actor], truth: week.Truth) -> Score:
    """Every pair of members of different articles counts once."""
    given = {(part.document, part.actor): one.id for one in found for part in one.members}
    right = wrong = missed = 0
    for one, two in combinations(sorted(truth), 2):
        same, joined = truth[one] == truth[two], given[one] == given[two]
        right += same and joined
        wrong += joined and not same
        missed += same and not joined
    return Score(right, wrong, missed)


def asked(found: Merged, articles: Mapping[str, week.Article]) -> int:
    """How many of the missed pairs are put to a person: an undecided row is about the two actors they are in."""
    truth = week.truth(articles)
    given = {(part.document, part.actor): one.id for one in found.actors for part in one.members}
    held: dict[str, set[str]] = {}
    for one in known(articles):
        for name in (profiles.key(one), one.place):
            held.setdefault(name, set()).add(given[one.document, one.actor])
    rows = [row for row in found.clusters.new if row.decision == "undecided"]
    pairs = {frozenset((left, right)) for row in rows for left in held.get(row.left, ()) for right in held.get(row.right, ())}
    return sum(
        truth[one] == truth[two] and given[one] != given[two] and {given[one], given[two]} in pairs
        for one, two in combinations(sorted(truth), 2)
    )


def known(articles: Mapping[str, week.Article]) -> list[members.Member]:
    return [members.member(name, one) for name, article in articles.items() for one in article.summary.actors]


def pairs(found: Sequence[Actor], articles: Mapping[str, week.Article]) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """By the keys of their profiles: what was wrongly joined, and what was missed."""
    truth = week.truth(articles)
    given = {(part.document, part.actor): one.id for one in found for part in one.members}
    keys = {(one.document, one.actor): profiles.key(one) for one in known(articles)}
    wrong, missed = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for one, two in combinations(sorted(truth), 2):
        same, joined = truth[one] == truth[two], given[one] == given[two]
        pair = (min(keys[one], keys[two]), max(keys[one], keys[two]))
        if joined != same:
            (wrong if joined else missed)[pair] += 1
    return wrong, missed


def main() -> None:
    casts = {"made on": CAST, "held out": OTHERS, "unseen": UNSEEN}
    for name, cast in casts.items():
        for seed in (1, 2, 3):
            articles = week.week(seed, cast=cast)
            found = merged(known(articles))
            got = score(found.actors, week.truth(articles))
            distinct = {(profiles.key(one), week.truth(articles)[one.document, one.actor]) for one in known(articles)}
            print(
                f"{name}, week {seed}: {got}, precision {got.precision:.3f}, recall {got.recall:.3f}; "
                f"{asked(found, articles)} of the missed are undecided; {len(distinct)} profiles"
            )
            if "--pairs" in sys.argv:
                for title, some in zip(("wrong", "missed"), pairs(found.actors, articles), strict=True):
                    for (left, right), count in some.most_common():
                        print(f"  {title} {count:3}  {left}  |  {right}")


if __name__ == "__main__":
    main()
