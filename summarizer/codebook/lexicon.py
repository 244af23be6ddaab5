"""The lexicon of predicates of the default codebook: which types an English predicate may be of.

It only suggests types: a predicate without an entry can be an event too. The head of each data file describes its
format.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from summarizer.once import once

WHO = "who"
"""Stands among the lemmas of an argument that names a person, a group, an organization or a state."""

_NOUN_TYPES = "="
_CONDITIONS_OF_FORM = frozenset({"to", "to-other", "that", "any", "none", "not-who"})


class Frame(NamedTuple):
    """A predicate and its arguments, as lemmas.

    Attributes:
        lemma: of the verb.
        particles: "out" of "pull out", "guilty" of "find guilty".
        object: lemmas of the object, its modifiers included.
        subject: lemmas of the subject.
        prepositions: lemmas of each preposition's object.
        takes_verb: a verb with "to" follows; its lemma stands under the preposition "to".
        other_does: the verb with "to" has a subject of its own.
        takes_clause: a clause of its own follows ("that …").
        participle: of a passive, as it stands; "was prepared" may be found as "be_prepared".
    """

    lemma: str
    particles: tuple[str, ...] = ()
    object: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    prepositions: Mapping[str, frozenset[str]] = {}
    takes_verb: bool = False
    other_does: bool = False
    takes_clause: bool = False
    participle: str = ""

    def forms(self) -> Iterator[tuple[str, frozenset[str]]]:
        """Each form of the predicate that the lexicon may list, longest first, with the object lemmas of that form."""
        nouns = sorted(self.object - {WHO})
        if self.participle:
            yield f"be_{self.participle}", self.object
        for preposition, inside in self.prepositions.items():
            for word in (*self.particles, *nouns):
                yield f"{self.lemma}_{word}_{preposition}", inside
        for particle in self.particles:
            yield f"{self.lemma}_{particle}", self.object
        for preposition, inside in self.prepositions.items():
            yield f"{self.lemma}_{preposition}", inside | self.object
        for noun in nouns:
            yield f"{self.lemma}_{noun}", self.object
        yield self.lemma, self.object


class Entry(NamedTuple):
    types: tuple[str, ...]
    conditions: tuple[str, ...]


class Lexicon(NamedTuple):
    """Entries for predicates and nouns, and the type that replaces a type.

    ``to_come`` holds for a future act, ``owed`` for an obligation, ``given_up`` for an act that is stopped.
    """

    verbs: Mapping[str, tuple[Entry, ...]]
    classes: Mapping[str, frozenset[str]]
    noun_types: Mapping[str, tuple[str, ...]]
    to_come: Mapping[str, str]
    owed: Mapping[str, str]
    given_up: Mapping[str, str]

    def types(self, frame: Frame) -> tuple[str, ...]:
        """The types a predicate may have, likeliest first; empty where the lexicon does not list it."""
        forms = list(frame.forms())
        particled = [f for f in forms if f[0] in self.verbs and f[0].startswith(_with_particle(frame))]
        fitting = [
            (rank, types, form)
            for form, inside in particled or forms
            for entry in self.verbs.get(form, ())
            for rank, types in self._fits(entry, frame, inside)
        ]
        closest = max((f[0] for f in fitting), default=0)
        conditional = [f for f in fitting if closest and f[0] == closest]
        # of the defaults, only the longest form counts: "pull out" says nothing of "pull"
        default = [f for f in fitting if f[2] == fitting[0][2]]
        return _unique(types for _, types, _ in conditional or default)

    def of_noun(self, lemma: str) -> tuple[str, ...]:
        """The types that a noun alone stands for: "attack", "visit"."""
        return self.noun_types.get(lemma, ())

    def _fits(self, entry: Entry, frame: Frame, inside: frozenset[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The matches of an entry: how closely each fits (0 for a default), and its types."""
        if not entry.conditions:
            yield 0, entry.types
            return
        ranks = [self._rank_of_all(condition, frame, inside) for condition in entry.conditions]
        if max(ranks) > 0:
            given = self._noun_types(entry, inside) if entry.types == (_NOUN_TYPES,) else entry.types
            yield max(ranks), given

    def _rank_of_all(self, condition: str, frame: Frame, inside: frozenset[str]) -> int:
        ranks = [self._rank(part, frame, inside) for part in condition.split("+")]
        return sum(ranks) if all(ranks) else 0

    def _rank(self, condition: str, frame: Frame, inside: frozenset[str]) -> int:
        if condition in _CONDITIONS_OF_FORM:
            return self._rank_of_form(condition, frame, inside)
        where, _, wanted = condition.rpartition(":")
        words = inside if not where else frame.subject if where == "s" else frame.prepositions.get(where)
        if words is None:
            return 0
        if wanted == "*":
            return 1
        if wanted.startswith("@"):
            return 3 if words & self.classes[wanted[1:]] else 0
        return (2 if wanted == WHO else 4) if wanted in words else 0

    def _rank_of_form(self, condition: str, frame: Frame, inside: frozenset[str]) -> int:
        holds = {
            "to": frame.takes_verb,
            "to-other": frame.other_does,
            "that": frame.takes_clause,
            "any": bool(inside),
            "none": not inside,
            "not-who": bool(inside) and WHO not in inside,
        }
        return int(holds[condition])

    def _noun_types(self, entry: Entry, inside: frozenset[str]) -> tuple[str, ...]:
        wanted = [c[1:] for c in entry.conditions if c.startswith("@")]
        nouns = sorted(w for c in wanted for w in inside & self.classes[c])
        return _unique([self.noun_types.get(noun, ()) for noun in nouns])


@once
def lexicon() -> Lexicon:
    """The lexicon of the default codebook."""
    nouns = list(_rows("nouns.tsv"))
    shifts = list(_rows("shifts.tsv"))
    return Lexicon(
        verbs=_verbs(),
        classes={name: frozenset(words.split()) for name, _, words in nouns},
        noun_types=_noun_types(nouns),
        to_come={kind: later for kind, later, _, _ in shifts if later != "-"},
        owed={kind: owed for kind, _, owed, _ in shifts if owed != "-"},
        given_up={kind: ended for kind, _, _, ended in shifts if ended != "-"},
    )


def _verbs() -> Mapping[str, tuple[Entry, ...]]:
    verbs: dict[str, tuple[Entry, ...]] = {}
    for types, conditions, predicates in _rows("verbs.tsv"):
        entry = Entry(tuple(types.split()), () if conditions == "-" else tuple(conditions.split()))
        for predicate in predicates.split():
            verbs[predicate] = (*verbs.get(predicate, ()), entry)
    return verbs


def _noun_types(rows: Iterable[list[str]]) -> Mapping[str, tuple[str, ...]]:
    types: dict[str, tuple[str, ...]] = {}
    for _, told, words in rows:
        for word in words.split() if told != "-" else ():
            types[word] = _unique([types.get(word, ()), tuple(told.split())])
    return types


def _rows(name: str) -> Iterator[list[str]]:
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


def _with_particle(frame: Frame) -> tuple[str, ...]:
    """The verb with each of its particles, "call_off": such a verb is not looked up without them."""
    return tuple(f"{frame.lemma}_{particle}" for particle in frame.particles)


def _unique(types: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(t for some in types for t in some))
