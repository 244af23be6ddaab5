"""Words that tell of an act: found in a sentence by the codebook of a prompt release, with their types.

The codebook lists, for each PLOVER root type, lemmas and phrases of lemmas, the surest first. As with
attribution, the lists only say where to look and between which types to choose; the model tells whether
anybody really does it, and to whom.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, cast

from summarizer.cues import without_quotes
from summarizer.records import EventType, Span, Value
from summarizer.releases import prompt

_WORD = re.compile(r"[\w'’-]+")
_REACH = 4  # words of a phrase may stand so far apart: "lifted a six-month state of emergency"
_LIKELY = 3  # types offered for one act
_NOUN_BEFORE = frozenset(
    ["the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "of", "in", "for", "on", "with", "no", "any", "some", "such", "by", "from", "and", "or"]
)  # fmt: skip
_VERB_BEFORE = frozenset(
    ["will", "would", "shall", "may", "might", "could", "can", "must", "should", "not", "never", "they", "he", "she", "it", "we", "who", "which", "has", "have"]
)  # fmt: skip
_OBJECT_AFTER = frozenset(
    [
        "the",
        "a",
        "an",
        "its",
        "his",
        "her",
        "their",
        "this",
        "that",
        "these",
        "those",
        "all",
        "any",
        "every",
        "him",
        "them",
        "it",
        "us",
    ]
)
_PARTICLES = frozenset(
    ["to", "on", "for", "with", "in", "out", "of", "off", "up", "down", "from", "against", "at", "over"]
)
_IRREGULAR = {"left": "leave", "broke": "break", "broken": "break"}  # simplemma takes them for base forms


class Act(Value):
    """Words of a sentence that may tell of an act, and the types it may be of, the likeliest first."""

    span: Span
    types: tuple[EventType, ...]


class _Entry(Value):
    lemmas: tuple[str, ...]
    type: EventType
    rank: int


class Codebook:
    """The cues of all event types, by their first lemma."""

    def __init__(self, types: Mapping[str, Any], tiebreaks: Mapping[str, Any]) -> None:
        self._tiebreaks = [
            (re.compile(r"(?:^|\W)(?:" + "|".join(rule["words"]) + r")\W+(?:\w+\W+)?$", re.I), rule["types"])
            for rule in tiebreaks.values()
        ]
        self._entries: dict[str, list[_Entry]] = defaultdict(list)
        for kind, book in types.items():
            for rank, cue in enumerate(book["cues"] if kind != "other" else ()):
                lemmas = tuple(_lemma(word) for word in cue.split())
                self._entries[lemmas[0]].append(_Entry(lemmas=lemmas, type=cast(EventType, kind), rank=rank))

    def find(self, text: str, sentence: Span) -> tuple[Act, ...]:
        """The acts of a sentence, in order, none of them inside quotation marks."""
        words = list(_WORD.finditer(without_quotes(sentence.text)))
        lemmas = [_lemma(w.group()) for w in words]
        acts: list[Act] = []
        reached = -1
        for i, word in enumerate(words):
            found = self._at(lemmas, i)
            if i <= reached or not found or _is_noun(words, lemmas, i, found[0][0]):
                continue
            last = reached = found[0][1]
            types = self._types(sentence.text[: word.start()], [e.type for e, _ in found])
            end = words[last].end() if last - i < _REACH else word.end()
            acts.append(
                Act(span=Span.of(text, sentence.start + word.start(), sentence.start + end), types=types)
            )
        return tuple(acts)

    def _at(self, lemmas: Sequence[str], i: int) -> list[tuple[_Entry, int]]:
        """The entries that begin at a word with where they end; the longest, then the surest, first."""
        found = [
            (e, last) for e in self._entries.get(lemmas[i], ()) if (last := _last(lemmas, i, e.lemmas)) >= 0
        ]
        return sorted(found, key=lambda f: (-len(f[0].lemmas), f[0].rank))

    def _types(self, before: str, types: Sequence[EventType]) -> tuple[EventType, ...]:
        for pattern, becomes in self._tiebreaks:
            if pattern.search(before):
                types = [*(becomes.get(t, t) for t in types[:1]), *types]
                break
        return tuple(dict.fromkeys(types))[:_LIKELY]


@cache
def codebook(release: str, language: str) -> Codebook | None:
    """The codebook a prompt release has for a language (BCP 47); None where it has none."""
    found = prompt(release)
    return Codebook(found.codebook, found.tiebreaks) if found.codebook and language.startswith("en") else None


@lru_cache(maxsize=50_000)
def _lemma(word: str) -> str:
    from simplemma import lemmatize

    low = word.lower().replace("’", "'").removesuffix("'s")
    return _IRREGULAR.get(low) or str(lemmatize(low, "en")).lower()


def _last(lemmas: Sequence[str], i: int, phrase: Sequence[str]) -> int:
    """Where a phrase that begins at a word ends, its words in order and not far apart; -1 if it does not."""
    for lemma in phrase[1:]:
        i = next((k for k in range(i + 1, min(i + 1 + _REACH, len(lemmas))) if lemmas[k] == lemma), -1)
        if i < 0:
            return -1
    return i


def _is_noun(words: Sequence[re.Match[str]], lemmas: Sequence[str], i: int, entry: _Entry) -> bool:
    """ "the attack" and "to attack" report no attack of their own; "attacked" does."""
    word = words[i].group()
    before = words[i - 1].group().lower() if i else ""
    after = words[i + 1].group() if i + 1 < len(words) else ""
    if before == "to" or (word[0].isupper() and i):
        return True
    if word.endswith("ing") and before in _NOUN_BEFORE:
        return True
    if not _PARTICLES.issuperset(entry.lemmas[1:]):
        return False
    if before in ("and", "or") and word.lower().endswith("ed"):
        return False
    if before in _NOUN_BEFORE or before.endswith(("'s", "’s")):
        return True
    if word.lower() not in (lemmas[i], lemmas[i] + "s", lemmas[i] + "es"):
        return False
    # a base form, or one in -s, is a verb after a modal or a pronoun, or before an object
    return before not in _VERB_BEFORE and after.lower() not in _OBJECT_AFTER and not after[:1].isupper()
