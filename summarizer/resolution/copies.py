"""Which documents are copies of each other, as reprints of one wire report are: each gets the id of its origin.

MinHash finds documents that share shingles (runs of words); the pairs it finds are then measured. Two are copies where
the other document contains most shingles of the shorter one, so that a report with its end cut off is still a copy.
"""

import csv
import io
import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from summarizer.errors import DISTRIBUTION, InputError, SetupError
from summarizer.resolution.members import Text

SHINGLE = 5
"""Words of a shingle. Shorter ones are shared by articles about the same thing, longer ones break at every change."""

CONTAINMENT = 0.55
"""From this share of the shingles of the shorter document on, two are copies; docs/how-to/across-articles.md says why."""

_LEAST = 20  # shingles; a shorter document is a copy of its equals only
_BYTES = 8  # of a shingle
_PERMUTATIONS = 128
_BANDS = 64  # two rows each: what shares a fifth of all its shingles is found nine times in ten
_SEED = 1


class Origin(NamedTuple):
    """A document, the first document of those it is a copy of, and the containment of the two.

    ``finished`` tells for which result of the document this holds: it may have been done again since.
    """

    document: str
    origin: str
    shared: float
    finished: str = ""


def beside(output: Path) -> Path:
    return output.with_name(f"{output.name}.origins.csv")


def origins(texts: Sequence[Text], least: float = CONTAINMENT) -> list[Origin]:
    """The origin of each document: the first of its copies by date, then in the order that is given.

    Raises:
        SetupError: the package that makes MinHashes is not installed.
    """
    order = sorted(range(len(texts)), key=lambda at: (texts[at].published or date.max, at))
    held = _Shingles(texts[at].text or "" for at in order)
    sets = _DisjointSets(len(order))
    for one, other in _equals([texts[at] for at in order]):
        sets.join(one, other)
    for one, other in _candidates(held):
        if sets.find(one) != sets.find(other) and held.containment(one, other) >= least:
            sets.join(one, other)
    found = {order[at]: (order[sets.find(at)], held.containment(at, sets.find(at))) for at in range(len(order))}
    return [
        Origin(texts[at].document, texts[first].document, round(share, 2), texts[at].finished)
        for at, (first, share) in sorted(found.items())
    ]


def shingles(text: str) -> frozenset[int]:
    """The shingles of a text, as numbers; case and punctuation make no difference."""
    words = re.findall(r"\w+", text.casefold())
    return frozenset(_hashes([" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)]))


def containment(one: frozenset[int], two: frozenset[int]) -> float:
    """The share of the shingles of the shorter one that the longer one has too."""
    return len(one & two) / min(len(one), len(two)) if one and two else float(one == two)


def lines(found: Iterable[Origin]) -> str:
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\n")
    table.writerow(Origin._fields)
    table.writerows(found)
    return text.getvalue()


def read(path: Path) -> Iterator[Origin]:
    """The origins of a file.

    Raises:
        InputError: it is no such file.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield Origin(row["document"], row["origin"], float(row["shared"]), row["finished"])
    except (OSError, KeyError, ValueError, csv.Error):
        raise InputError(f"cannot read the origins in {str(path)!r}; write them again: summarizer merge") from None


class _Shingles:
    """The shingles of many texts: packed, because as sets they take ten times the memory."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.packed = [array("Q", sorted(shingles(text))).tobytes() for text in texts]

    @lru_cache(1000)  # noqa: B019  (it lives as long as a merge)
    def of(self, at: int) -> frozenset[int]:
        unpacked = array("Q")
        unpacked.frombytes(self.packed[at])
        return frozenset(unpacked)

    def containment(self, one: int, other: int) -> float:
        return 1.0 if self.packed[one] == self.packed[other] else containment(self.of(one), self.of(other))


class _DisjointSets:
    """Disjoint sets of numbers; the smallest number of a set stands for it."""

    def __init__(self, count: int) -> None:
        self._of = list(range(count))

    def find(self, one: int) -> int:
        while self._of[one] != one:
            self._of[one] = one = self._of[self._of[one]]
        return one

    def join(self, one: int, two: int) -> None:
        one, two = sorted((self.find(one), self.find(two)))
        self._of[two] = one


def _equals(texts: Sequence[Text]) -> Iterator[tuple[int, int]]:
    """Documents with the very same text, each with the first one of them."""
    seen: dict[str, int] = {}
    for at, one in enumerate(texts):
        yield seen.setdefault(one.sha256, at), at


def _candidates(held: _Shingles) -> Iterator[tuple[int, int]]:
    """Pairs of documents that may share many shingles, the earlier one first.

    Documents with the same shingles are looked up once, however many they are.
    """
    same: dict[bytes, list[int]] = defaultdict(list)
    for at, one in enumerate(held.packed):
        if len(one) >= _LEAST * _BYTES:
            same[one].append(at)
    rensa = _rensa()
    index = rensa.RMinHashLSH(threshold=0.2, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    for some in same.values():
        yield from ((some[0], other) for other in some[1:])
    for some, made in zip(same.values(), _hashed(rensa, list(same)), strict=True):
        yield from ((other, some[0]) for other in sorted(index.query(made)))
        index.insert(some[0], made)


def _hashed(rensa: Any, held: Sequence[bytes], at_once: int = 500) -> Iterator[Any]:
    for start in range(0, len(held), at_once):
        tokens = [
            [one[at : at + _BYTES] for at in range(0, len(one), _BYTES)] for one in held[start : start + at_once]
        ]
        yield from rensa.RMinHash.from_token_sets(tokens, _PERMUTATIONS, _SEED)


def _hashes(words: list[str]) -> list[int]:
    return list(_rensa().RMinHash.hash_token_sets([words])[0]) if words else []


def _rensa() -> Any:
    try:
        return import_module("rensa")
    except ImportError:
        raise SetupError(f"copies are found with one more package: pip install '{DISTRIBUTION}[corpus]'") from None
