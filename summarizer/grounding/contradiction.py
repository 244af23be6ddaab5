"""Whether a sentence says a number, a negation or a name that its evidence does not."""

import re
from collections.abc import Sequence
from itertools import pairwise
from math import isnan

from summarizer.grounding.numerals import numbers, placed
from summarizer.grounding.polarity import UNSPACED, folded, is_function_word, kind, word_set

_WORD = re.compile(r"\d+(?:[.,]\d+)*|(?:[^\W\d_]|[\u0300-\u036f])+(?:['’][^\W\d_]+)*|%|[.;:!?,]")
_SUFFIXES = frozenset({"", "s", "n", "an", "ian", "'s", "d", "ed", "es", "ing", "ese", "i"})
_STOPS = frozenset(".;:!?,")
_AUXILIARIES = word_set("been being have has had does did done was were are the any there yet for with from")
_AFTER_VERB = word_set("nicht kein keine keinen pas لا")


def contradiction(source: str, derived: str, names: Sequence[str] = ()) -> str | None:
    """One line on what ``derived`` says and its evidence does not, or None.

    Args:
        source: the evidence.
        derived: the sentence that is to rest on it.
        names: other names of those the evidence is about, which may be used too.

    Looks at numbers (by value: "forty" is "40"), negations and capitalised names. A guard for
    generated sentences: None does not mean that ``derived`` follows from ``source``.
    """
    said = [folded(word) for word in _WORD.findall(source)]
    words = [folded(word) for word in _WORD.findall(derived)]
    known = set(numbers(said))
    for number in numbers(words):
        if number not in known and number != (1.0, "") and not isnan(number[0]):
            value = f"{number[0]:,.15g}" if number[0] >= 10_000 else f"{number[0]:.15g}"  # 2024 is a year
            return f"says '{value}{number[1]}', which its evidence does not"
    if pair := _other_count(said, words):
        return f"says '{pair[0]}', where its evidence says '{pair[1]}'"
    negations = _negations(words)
    if negations and not _negations(said):
        return f"says '{words[negations[0]]}', which its evidence does not"
    if word := _lost_negation(said, words):
        return f"says '{word}', which its evidence negates"
    if name := _new_name(" ".join([source, *names]), derived):
        return f"names '{name}', which its evidence does not"
    return None


def _counts(words: Sequence[str]) -> dict[str, list[float]]:
    """What is counted, and the numbers it is counted with: "3 rebels" is rebels → 3."""
    found: dict[str, list[float]] = {}
    for (value, share), end in placed(words):
        if not share and end < len(words) and words[end].isalpha() and _is_content(words[end]):
            found.setdefault(words[end], []).append(value)
    return found


def _other_count(source: Sequence[str], derived: Sequence[str]) -> tuple[str, str] | None:
    """Something that is counted in both, with another number: the numbers of two things were exchanged."""
    told = _counts(source)
    for counted, counts in _counts(derived).items():
        other = [count for count in counts if counted in told and count not in told[counted]]
        if other:
            return f"{other[0]:g} {counted}", f"{told[counted][0]:g} {counted}"
    return None


def _alike(one: str, other: str) -> bool:
    """Whether two words look like forms of one: fire and fired, negotiate and negotiations."""
    shared = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    shorter = min(len(one), len(other))
    return one == other or (shorter if shared is None else shared) >= max(4, shorter - 3)


def _negations(words: Sequence[str]) -> list[int]:
    """Where a word negates or denies; "not only" does neither."""
    return [
        n
        for n, (word, following) in enumerate(pairwise([*words, ""]))
        if kind(word) in {"negation", "denial"} and following not in {"only", "just", "merely"}
    ]


def _clause(words: Sequence[str]) -> list[str]:
    """Take the words up to the first punctuation mark or "but"."""
    stop = next((n for n, word in enumerate(words) if word in _STOPS or word == "but"), len(words))
    return list(words[:stop])


def _negated(words: Sequence[str]) -> set[str]:
    """Collect what negations are about: two words after each, or one before where it follows its verb."""
    found: set[str] = set()
    for at in _negations(words):
        if UNSPACED.search(words[at]):
            found.update(re.findall(r"[不没沒無无未]有?(\w\w)", words[at]))
        found.update([word for word in _clause(words[at + 1 :]) if _is_content(word)][:2])
        if words[at] in _AFTER_VERB:
            found.update([word for word in reversed(words[:at]) if _is_content(word)][:1])
    return found


def _is_content(word: str) -> bool:
    return len(word) > 2 and not is_function_word(word) and kind(word) is None and word not in _AUXILIARIES


def _shielded(words: Sequence[str]) -> set[str]:
    """Every word that stands near a negation: six after it in its clause, two before."""
    found: set[str] = set()
    for at in _negations(words):
        found.update(_clause(words[at + 1 : at + 7]), words[max(0, at - 2) : at + 1])
    return found


def _lost_negation(source: Sequence[str], derived: Sequence[str]) -> str | None:
    """Find a word that the source always negates and the derived sentence does not."""
    shielded = _shielded(derived)
    for word in sorted(_negated(source)):
        affirmed = any(_alike(word, other) for other in source if other not in _shielded(source))
        within = UNSPACED.match(word)
        repeated = [other for other in derived if _alike(word, other) or (within and word in other)]
        if repeated and not affirmed and not any(other in shielded for other in repeated):
            return repeated[0]
    return None


def _new_name(source: str, derived: str) -> str | None:
    said = [folded(word) for word in _WORD.findall(source)]
    initials = "".join(word[0] for word in _WORD.findall(source) if word[0].isupper())
    words: list[str] = _WORD.findall(derived)
    for n, word in enumerate(words):
        opens = n == 0 or words[n - 1] in _STOPS - {","}
        if not word[0].isupper() or (opens and not _opens_name(word, words[n + 1 : n + 2])):
            continue
        if not (word.isupper() and word in initials) and not _is_said(folded(word), said):
            return word
    return None


def _opens_name(word: str, following: Sequence[str]) -> bool:
    """Whether a second capitalised word follows the first word of a sentence, which is always capitalised."""
    ordinary = is_function_word(word) or kind(word) is not None
    return not ordinary and bool(following) and following[0][0].isupper()


def _is_said(name: str, said: Sequence[str]) -> bool:
    """Whether the words hold the name, a name it is derived from or one derived from it."""
    for word in said:
        short, long = sorted((name, word), key=len)
        if long.startswith(short) and long[len(short) :] in _SUFFIXES and (len(short) > 2 or short == long):
            return True
    return False
