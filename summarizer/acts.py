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

from summarizer.actwords import (
    AFTER_PARTICIPLE,
    APART,
    BE,
    DETERMINERS,
    DISASTER,
    GOVERNS,
    HARMS,
    IRREGULAR,
    LEADS,
    NEVER_WITH,
    NOUN_BEFORE,
    OBJECT_AFTER,
    ONLY_WITH,
    PARTICLES,
    SEEMING,
    STOPS,
    THING,
    TIGHT,
    TIME,
    TO_COME,
    UNLESS,
    VERB_BEFORE,
    VERBS,
    VIOLENCE,
    WITH_OBJECT,
)
from summarizer.cue_contexts import without_quotes
from summarizer.linking.namewords import base_form
from summarizer.prompts.releases import prompt
from summarizer.schema import EventType, Span, Value

_WORD = re.compile(r"[\w'’-]+")
_REACH = 4  # words of a phrase may stand so far apart: "lifted a six-month state of emergency"
_LIKELY = 3  # types offered for one act


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
        shown = without_quotes(sentence.text)
        words = list(_WORD.finditer(shown))
        lemmas = [_lemma(w.group()) for w in words]
        acts: list[Act] = []
        reached = -1
        for i, word in enumerate(words):
            found = self._at(words, lemmas, i)
            if i <= reached or not found or _is_noun(words, lemmas, i, found[0][0]):
                continue
            if not _is_fit(shown, word, lemmas[i], found[0][0].type) or _is_governed(
                shown, sentence, acts, word
            ):
                continue
            last = reached = max(i, found[0][1])
            types = self._types(sentence.text, word.span(), [e.type for e, _ in found])
            end = words[last].end() if last - i < _REACH else word.end()
            acts.append(
                Act(span=Span.of(text, sentence.start + word.start(), sentence.start + end), types=types)
            )
        return tuple(acts)

    def _at(self, words: Sequence[re.Match[str]], lemmas: Sequence[str], i: int) -> list[tuple[_Entry, int]]:
        """The entries that begin at a word with where they end; the longest, then the surest, first."""
        found = [
            (e, last)
            for e in self._entries.get(lemmas[i], ())
            if (last := _last(words, lemmas, i, e.lemmas)) >= 0
        ]
        return sorted(found, key=lambda f: (-len(f[0].lemmas), f[0].rank))

    def _types(
        self, sentence: str, place: tuple[int, int], types: Sequence[EventType]
    ) -> tuple[EventType, ...]:
        before = sentence[: place[0]]
        if UNLESS.search(sentence[place[1] :]) and TO_COME.search(before):
            return ("threaten",)
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
    low = word.lower().replace("’", "'").removesuffix("'s")
    return IRREGULAR.get(low) or base_form(low)


def _last(words: Sequence[re.Match[str]], lemmas: Sequence[str], i: int, phrase: Sequence[str]) -> int:
    """Where a phrase that begins at a word ends, its words in order and not far apart; -1 if it does not."""
    verb = i
    for lemma in phrase[1:]:
        ahead = range(i + 1, min(i + 1 + _REACH, len(lemmas)))
        k = next((k for k in ahead if lemmas[k] == lemma), -1)
        if k < 0 or not _reaches(words[i : k + 1], phrase[0], lemma):
            return verb if len(phrase) == 2 and _suffers(words, lemmas, verb, lemma) else -1
        i = k
    return i


def _reaches(words: Sequence[re.Match[str]], verb: str, lemma: str) -> bool:
    """Whether the last word can belong to the first: no other object, no comma between."""
    between = [w.group() for w in words[1:-1]]
    if re.search(r"[,;:()“”\"]", words[0].string[words[0].end() : words[-1].start()]) or (
        verb == "be" and between
    ):
        return False
    if lemma in APART:
        return True
    if lemma in TIGHT and verb not in WITH_OBJECT:
        return all(TIME.match(word) for word in between)
    return not STOPS.intersection(word.lower() for word in between)


def _suffers(words: Sequence[re.Match[str]], lemmas: Sequence[str], i: int, noun: str) -> bool:
    """Whether the object of a phrase stands before its verb: "the ban was lifted", "a treaty signed in Lume"."""
    if noun in PARTICLES or words[i].group().lower() == lemmas[i] or words[i].group().endswith(("s", "ing")):
        return False
    back = lemmas[max(0, i - 4) : i]
    if noun not in back:
        return False
    between = back[back.index(noun) + 1 :]
    if not between:
        return i + 1 < len(words) and lemmas[i + 1] in AFTER_PARTICIPLE and _adjoin(words[i], words[i + 1])
    return not STOPS.intersection(between) and bool(BE.intersection(between))


def _is_noun(words: Sequence[re.Match[str]], lemmas: Sequence[str], i: int, entry: _Entry) -> bool:
    """ "the attack" and "to attack" report no attack of their own; "attacked" does."""
    word, low = words[i].group(), words[i].group().lower()
    before = words[i - 1].group().lower() if i else ""
    if before == "to":
        return i < 2 or words[i - 2].group().lower() not in LEADS
    if (word[0].isupper() and i) or before in SEEMING:
        return True
    if low.endswith("ing"):
        return _is_gerund(words, i, before)
    if not PARTICLES.issuperset(entry.lemmas[1:]):
        return False
    if before in ("and", "or") and low.endswith("ed"):
        return False
    if before in NOUN_BEFORE or before.endswith(("'s", "’s")):
        return True
    if low not in (lemmas[i], lemmas[i] + "s", lemmas[i] + "es", lemmas[i][:-1] + "ies"):
        return low == "struck" or (entry.lemmas[0] in HARMS and bool(re.fullmatch(r"[\d,.]+|\w+ly", before)))
    # a base form, or one in -s, is a verb after a modal or a pronoun, before an object, or where it can be no noun
    after = words[i + 1].group() if i + 1 < len(words) and _adjoin(words[i], words[i + 1]) else ""
    return (
        before not in VERB_BEFORE
        and lemmas[i] not in VERBS
        and after.lower() not in OBJECT_AFTER
        and not after[:1].isupper()
    )


def _is_gerund(words: Sequence[re.Match[str]], i: int, before: str) -> bool:
    """ "the shelling", "a packed meeting" and "called insulting" name something; "killing two" tells it."""
    if before in NOUN_BEFORE or i + 1 == len(words):
        return True
    back = [w.group().lower() for w in words[max(0, i - 3) : i]]
    if before in BE or not DETERMINERS.intersection(back) or not _adjoin(words[i - 1], words[i]):
        return False
    after = words[i + 1].group()
    return after.lower() in PARTICLES or not _adjoin(words[i], words[i + 1])


def _adjoin(one: re.Match[str], two: re.Match[str]) -> bool:
    return one.string[one.end() : two.start()].isspace()


def _is_fit(sentence: str, word: re.Match[str], lemma: str, kind: EventType) -> bool:
    """Whether a word keeps the company its type needs: people are released, bans lifted, talks hosted."""
    before, after = sentence[: word.start()], sentence[word.end() :]
    only, never = ONLY_WITH.get(lemma), NEVER_WITH.get(lemma)
    if (only and not only.match(after)) or (never and never.match(after)):
        return False
    if lemma == "release" and re.search(rf"\b{THING}(?:\s+\w+){{0,2}}\s+$", before, re.I):
        return False
    if lemma == "ask" and not before.strip():  # "Asked to describe it, he said"
        return False
    passive = bool(re.search(r"\b(?:is|are|was|were|been|being|be)\s+(?:\w+ly\s+)?$", before))
    if lemma in ("receive", "advise", "recommend") and passive:
        return False
    if kind in ("assault", "protest") and DISASTER.search(before if lemma not in HARMS else sentence):
        return False
    return (
        lemma not in ("injure", "wound")
        or not passive
        or bool(VIOLENCE.search(sentence.replace(word.group(), "", 1)))
    )


def _is_governed(sentence: str, span: Span, acts: Sequence[Act], word: re.Match[str]) -> bool:
    """Whether a word names what another act asks for, offers or threatens: "agreed to free", "demanded that he resign"."""
    if not acts or acts[-1].types[0] not in GOVERNS or word.group().endswith(("ed", "ought", "ew")):
        return False
    start = acts[-1].span.end - span.start
    lead = f"{acts[-1].span.text.split()[-1]} {sentence[start : word.start()]}"
    return not re.search(
        r"[,;:“\"]|\b(?:and|but|who|which|while|after|said|unless|if)\b", lead, re.I
    ) and bool(re.search(r"\b(?:to|that)\b", lead))
