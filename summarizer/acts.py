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

from summarizer.cue_contexts import without_quotes
from summarizer.records import EventType, Span, Value
from summarizer.releases import prompt

_WORD = re.compile(r"[\w'’-]+")
_REACH = 4  # words of a phrase may stand so far apart: "lifted a six-month state of emergency"
_LIKELY = 3  # types offered for one act
_NOUN_BEFORE = frozenset([
    "the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "of", "in",
    "for", "on", "with", "no", "any", "some", "such", "by", "from", "and", "or", "without", "general",
])  # fmt: skip
_VERB_BEFORE = frozenset([
    "will", "would", "shall", "may", "might", "could", "can", "must", "should", "not", "never", "they",
    "he", "she", "it", "we", "who", "which", "has", "have", "also",
])  # fmt: skip
_OBJECT_AFTER = frozenset([
    "the", "a", "an", "its", "his", "her", "their", "this", "these", "those", "all", "any", "every",
    "him", "them", "it", "us", "both",
])  # fmt: skip
_PARTICLES = frozenset([
    "to", "on", "for", "with", "in", "out", "of", "off", "up", "down", "from", "against", "at", "over",
])  # fmt: skip
_BE = frozenset(["be", "is", "are", "was", "were", "been", "being", "get", "got", "gets", "am"])
_DETERMINERS = frozenset(["the", "a", "an", "this", "its", "his", "her", "their", "our"])
_SEEMING = frozenset([
    "look", "looked", "seem", "seemed", "remain", "remained", "as", "appear", "appeared", "seriously",
    "critically",
])  # fmt: skip
# Words that no phrase reaches over: they begin another object or another clause.
_STOPS = frozenset([
    "of", "to", "in", "on", "for", "with", "from", "by", "that", "which", "who", "whom", "and", "or",
    "but", "no", "not", "than", "as", "at", "press",
])  # fmt: skip
# Before these particles only words of time may stand: "agreed on Friday to", but not "called a strike for".
_TIGHT = frozenset(["to", "on", "for", "in", "at"])
_AFTER_PARTICIPLE = frozenset(["by", "between", "in", "on", "at", "last", "shortly"])
_WITH_OBJECT = frozenset([
    "tell", "sell", "export", "import", "link", "bring", "put", "take", "invite", "ship", "hand",
    "urge", "force", "deliver",
])  # fmt: skip
_APART = frozenset(["out", "up", "down", "off", "back", "over"])  # "ruled that out"
_TIME = re.compile(
    r"(?:on|in|at|last|this|late|early|again|also|\d+|\w+day|\w+ly|January|February|March|April|May|June|August"
    r"|September|October|November|December|year|month|week)$", re.I)  # fmt: skip
_ACTION = r"\S*(?:tion|ment|inquiry|enquiry|probe|release|halt|arrest|ceasefire|review|retrial|withdrawal|closure)s?\b"
_THING = (
    r"(?:reports?|polls?|surveys?|stud(?:y|ies)|videos?|tapes?|footage|statements?|results?|figures?|data|documents?"
    r"|returns|e-?mails?|films?|albums?|books?|lists?|records?|images?|photos?|transcripts?|water|gas|oil|balloons?"
    r"|\w*illion|funds?|money|metres|details|findings|minutes|versions?|plans?|prices|songs?|names)\b"
)
# What must follow a word for it to be an act of its type, and what must neither follow nor stand before a passive.
_ONLY = {
    "ask": r"(?:\W+[\w’'.-]+){0,8}?\W+(?:to|for|that)\b(?!\s+be\s+(?:named|identified))",
    "order": rf"(?:\W+(?!and\b)[\w’'.-]+){{0,10}}?\W+(?:to|that|{_ACTION})(?!\w)",
    "agree": r"(?:\W+\w+){0,3}?\W+(?:to|on\s+(?!whether|that|how)|in\s+principle)\b",
    "brief": r"\s+(?:[A-Z]|(?:the|a|an|its|his|her|their)\b|\w+s\b)",
    "return": r"\s+(?:the|an?|its|his|her|their|all|\d+)\b",
    "receive": r"\s+(?:the\s+|a\s+|its\s+|his\s+|her\s+)?(?:[A-Z]|(?:\w+\s+){0,3}(?:minister|president|envoy|ambassador|delegation|leader"
    r"|king|queen|chief|guest|visitor|official)s?\b)",
    "arrive": r"\s+\w+\s+(?:the\s+)?[A-Z]",
    "leave": r"\s+\w+\s+(?:the\s+)?(?:[A-Z]|talks|office|leave)|\s+(?:office|base|country|talks)",
}
_NEVER = {
    "release": rf"(?:\s+[\w’'.,-]+){{0,5}}?\s+{_THING}",
    "free": rf"(?:\s+[\w’'.,-]+){{0,4}}?\s+{_THING}",
    "meet": r"(?:\s+[\w’'.-]+){0,6}?\s+(?:criteri|targets?\b|needs?\b|deadlines?\b|requirements?\b|standards?\b|goals?\b|percent\b"
    r"|conditions?\b|costs?\b|obligations?\b)",
    "ask": r"\s+(?:(?:\w+\s+){0,3}?(?:whether|about|why|how|what|if|not to be)\b|since\b)",
    "seek": r"\s+(?:to|leave|re-?election|comment|information)\b",
    "agree": r"\s+(?:with|that|whether)\b",
    "take": r"\s+over\s+(?:the\s+)?(?:past|last|next|course|years|weeks)",
}
_ONLY_WITH = {lemma: re.compile(pattern) for lemma, pattern in _ONLY.items()}
_NEVER_WITH = {lemma: re.compile(pattern, re.I) for lemma, pattern in _NEVER.items()}
_DISASTER = re.compile(
    r"\b(?:earthquake|quake|aftershock|tremor|flood|storm|landslide|mudslide|avalanche|crash|accident|collision|hurricane"
    r"|cyclone|typhoon|tornado|eruption|wildfire|blaze|drought|heat ?wave|epidemic|outbreak|derailment|capsize)", re.I
)  # fmt: skip
_VIOLENCE = re.compile(
    r"\b(?:by|when|attack|bomb|blast|explo|shoot|shot|clash|fight|raid|ambush|strike|shell|gun|assault|fire|killed)",
    re.I,
)
_HARMS = frozenset(["kill", "injure", "wound"])
_GOVERNS = frozenset(["agree", "request", "threaten", "reject"])
_IRREGULAR = {  # simplemma takes some for base forms, and finds a noun in others
    "left": "leave", "broke": "break", "broken": "break", "according": "according", "dealing": "dealing",
    "prepared": "prepared",
}  # fmt: skip


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
            types = self._types(sentence.text[: word.start()], [e.type for e, _ in found])
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
    if lemma in _APART:
        return True
    if lemma in _TIGHT and verb not in _WITH_OBJECT:
        return all(_TIME.match(word) for word in between)
    return not _STOPS.intersection(word.lower() for word in between)


def _suffers(words: Sequence[re.Match[str]], lemmas: Sequence[str], i: int, noun: str) -> bool:
    """Whether the object of a phrase stands before its verb: "the ban was lifted", "a treaty signed in Lume"."""
    if noun in _PARTICLES or words[i].group().lower() == lemmas[i] or words[i].group().endswith(("s", "ing")):
        return False
    back = lemmas[max(0, i - 4) : i]
    if noun not in back:
        return False
    between = back[back.index(noun) + 1 :]
    if not between:
        return i + 1 < len(words) and lemmas[i + 1] in _AFTER_PARTICIPLE and _adjoin(words[i], words[i + 1])
    return not _STOPS.intersection(between) and bool(_BE.intersection(between))


def _is_noun(words: Sequence[re.Match[str]], lemmas: Sequence[str], i: int, entry: _Entry) -> bool:
    """ "the attack" and "to attack" report no attack of their own; "attacked" does."""
    word, low = words[i].group(), words[i].group().lower()
    before = words[i - 1].group().lower() if i else ""
    if before == "to" or (word[0].isupper() and i) or before in _SEEMING:
        return True
    if low.endswith("ing"):
        return _is_gerund(words, i, before)
    if not _PARTICLES.issuperset(entry.lemmas[1:]):
        return False
    if before in ("and", "or") and low.endswith("ed"):
        return False
    if before in _NOUN_BEFORE or before.endswith(("'s", "’s")):
        return True
    if low not in (lemmas[i], lemmas[i] + "s", lemmas[i] + "es", lemmas[i][:-1] + "ies"):
        return low == "struck" or (entry.lemmas[0] in _HARMS and bool(re.fullmatch(r"[\d,.]+|\w+ly", before)))
    # a base form, or one in -s, is a verb after a modal or a pronoun, or before an object
    after = words[i + 1].group() if i + 1 < len(words) and _adjoin(words[i], words[i + 1]) else ""
    return before not in _VERB_BEFORE and after.lower() not in _OBJECT_AFTER and not after[:1].isupper()


def _is_gerund(words: Sequence[re.Match[str]], i: int, before: str) -> bool:
    """ "the shelling", "a packed meeting" and "called insulting" name something; "killing two" tells it."""
    if before in _NOUN_BEFORE or i + 1 == len(words):
        return True
    back = [w.group().lower() for w in words[max(0, i - 3) : i]]
    if before in _BE or not _DETERMINERS.intersection(back) or not _adjoin(words[i - 1], words[i]):
        return False
    after = words[i + 1].group()
    return after.lower() in _PARTICLES or not _adjoin(words[i], words[i + 1])


def _adjoin(one: re.Match[str], two: re.Match[str]) -> bool:
    return one.string[one.end() : two.start()].isspace()


def _is_fit(sentence: str, word: re.Match[str], lemma: str, kind: EventType) -> bool:
    """Whether a word keeps the company its type needs: people are released, bans lifted, talks hosted."""
    before, after = sentence[: word.start()], sentence[word.end() :]
    only, never = _ONLY_WITH.get(lemma), _NEVER_WITH.get(lemma)
    if (only and not only.match(after)) or (never and never.match(after)):
        return False
    if lemma == "release" and re.search(rf"\b{_THING}(?:\s+\w+){{0,2}}\s+$", before, re.I):
        return False
    if lemma == "ask" and not before.strip():  # "Asked to describe it, he said"
        return False
    passive = bool(re.search(r"\b(?:is|are|was|were|been|being|be)\s+(?:\w+ly\s+)?$", before))
    if lemma in ("receive", "advise", "recommend") and passive:
        return False
    if kind in ("assault", "protest") and _DISASTER.search(before if lemma not in _HARMS else sentence):
        return False
    return (
        lemma not in ("injure", "wound")
        or not passive
        or bool(_VIOLENCE.search(sentence.replace(word.group(), "", 1)))
    )


def _is_governed(sentence: str, span: Span, acts: Sequence[Act], word: re.Match[str]) -> bool:
    """Whether a word names what another act asks for, offers or threatens: "agreed to free", "demanded that he resign"."""
    if not acts or acts[-1].types[0] not in _GOVERNS or word.group().endswith(("ed", "ought", "ew")):
        return False
    start = acts[-1].span.end - span.start
    lead = f"{acts[-1].span.text.split()[-1]} {sentence[start : word.start()]}"
    return not re.search(
        r"[,;:“\"]|\b(?:and|but|who|which|while|after|said|unless|if)\b", lead, re.I
    ) and bool(re.search(r"\b(?:to|that)\b", lead))
