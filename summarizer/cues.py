"""Words that attribute: found in a sentence by the lists of a prompt release, with the stance they take.

A cue, in PARC's and PolNeAR's sense, is the words that tie what is said to the one who says it.
The lists only say where to look; whether anybody really says anything there is for the model to tell.
"""

import re
from collections.abc import Iterator, Mapping, Set
from functools import cache
from typing import Any, Literal

from summarizer.records import Span, Stance, Value
from summarizer.releases import prompt

# Verbs of saying that are no nouns of saying, but nouns all the same: "the appeals court", "an order".
_NOUNS_TOO = frozenset(
    [
        "appeal",
        "appeals",
        "order",
        "orders",
        "post",
        "posts",
        "question",
        "questions",
        "challenge",
        "challenges",
        "note",
        "notes",
        "rule",
        "rules",
        "judge",
        "judges",
        "charge",
        "charges",
        "cite",
        "cites",
        "state",
        "states",
        "sign",
        "signs",
        "quote",
        "quotes",
        "support",
        "vote",
        "votes",
        "debate",
        "debates",
        "call",
        "calls",
        "need",
        "needs",
        "desire",
        "desires",
        "hopes",
        "fears",
        "worries",
        "concerns",
    ]
)

Strength = Literal["verb", "noun", "phrase", "weak"]


class Cue(Value):
    """Words of a sentence that may attribute something."""

    span: Span
    stance: Stance
    strength: Strength


class Lexicon:
    """The cues of one language, as one pattern."""

    def __init__(
        self, entries: Mapping[str, tuple[Stance, Strength]], nouns: Set[str], *, english: bool
    ) -> None:
        self._entries, self._nouns, self._english = entries, nouns, english
        self._open = [(re.compile(_pattern(form), re.I), form) for form in entries if "…" in form]
        ordered = sorted(entries, key=len, reverse=True)
        bare = any(_is_unspaced(form) for form in entries)
        edges = ("", "") if bare else (r"(?<!\w)", r"(?!\w)")
        self._pattern = re.compile(edges[0] + "(?:" + "|".join(map(_pattern, ordered)) + ")" + edges[1], re.I)

    def find(self, text: str, sentence: Span) -> tuple[Cue, ...]:
        """The cues of a sentence, in order, none of them inside quotation marks."""
        if _BYLINE.match(sentence.text):
            return ()
        shown = without_quotes(sentence.text)
        found = []
        for match in self._pattern.finditer(shown):
            stance, strength = self._entry(match.group())
            noun_too = match.group().lower() in self._nouns
            if _may_attribute(shown, match, strength, noun_too=noun_too, english=self._english):
                span = Span.of(text, sentence.start + match.start(), sentence.start + match.end())
                found.append(Cue(span=span, stance=stance, strength=strength))
        return tuple(found)

    def stance(self, words: str) -> Stance:
        """The stance of a cue as the model gives it: that of the surest listed form in it."""
        found = [self._entry(m.group())[0] for m in self._pattern.finditer(words)]
        return next((s for s in found if s != "asserts"), "asserts")

    def _entry(self, words: str) -> tuple[Stance, Strength]:
        form = " ".join(words.lower().replace("’", "'").split())
        if form in self._entries:
            return self._entries[form]
        return next(self._entries[f] for pattern, f in self._open if pattern.fullmatch(form))


@cache
def lexicon(release: str, language: str) -> Lexicon | None:
    """The cue lexicon a prompt release has for a language (BCP 47); None where it has none."""
    lists = prompt(release).cues
    base = language.split("-")[0]
    if base not in lists:
        return None
    entries = list(_entries(lists[base], english=base == "en"))
    nouns = {form for form, (_, strength) in entries if strength == "noun"} if base == "en" else set()
    return Lexicon(dict(reversed(entries)), nouns | _NOUNS_TOO, english=base == "en")


def _entries(lists: Mapping[str, Any], *, english: bool) -> Iterator[tuple[str, tuple[Stance, Strength]]]:
    """Every form with its stance; the surest reading of a form comes first."""
    stances = {name: groups for name, groups in lists.items() if name != "weak"}
    groups: tuple[tuple[str, Strength], ...] = (("verbs", "verb"), ("phrases", "phrase"), ("nouns", "noun"))
    for group, strength in groups:
        for stance, lines in stances.items():
            for entry in lines.get(group, ()):
                for form in _forms(str(entry), group, english=english):
                    yield form, (stance, strength)  # type: ignore[misc]
    for stance, lines in lists.get("weak", {}).items():
        for entry in lines:
            for form in _forms(str(entry), "verbs", english=english):
                yield form, (stance, "weak")


def _forms(entry: str, group: str, *, english: bool) -> set[str]:
    lemma, *irregular = entry.split("/")
    if not english or group == "phrases":
        return {lemma, *irregular}
    if group == "nouns":
        return {lemma, lemma + "s", *irregular}
    first, _, rest = lemma.partition(" ")
    return {f"{form} {rest}".strip() for form in _inflections(first)} | set(irregular)


def _inflections(verb: str) -> set[str]:
    """The regular forms of an English verb."""
    if verb.endswith("e"):
        return {verb, verb + "s", verb + "d", verb[:-1] + "ing"}
    if re.search(r"[^aeiou]y$", verb):
        return {verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    third = verb + "es" if re.search(r"(?:s|x|z|ch|sh)$", verb) else verb + "s"
    doubled = verb + verb[-1] if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", verb) else verb
    return {verb, third, verb + "ed", verb + "ing", doubled + "ed", doubled + "ing"}


def _pattern(form: str) -> str:
    few = r"(?:\W+\w+){0,4}?\W+" if not _is_unspaced(form) else r"[^。！？]{0,12}?"
    return few.join(
        re.escape(part.strip()).replace(r"\ ", r"\s+").replace("'", "['’]") for part in form.split("…")
    )


def _is_unspaced(form: str) -> bool:
    return any("\u3040" <= c <= "\u9fff" for c in form)


_QUOTED = re.compile(r"[“„«「][^”“»」]*[”“»」]?|\"[^\"]*\"?")
_NOUN_BEFORE = re.compile(
    r"(?:\b(?:the|a|an|this|that|these|those|its|his|her|their|our|my|your|no|any|every|each|new|of|for|in|on"
    r"|at|with|under|from|by|into|own|some|several|many|first|second|last|recent)|['’]s)\s+$", re.I)  # fmt: skip
_BYLINE = re.compile(
    r"\W*(?:(?:additional )?(?:reporting|writing)|editing|edited|written|translated) by\b", re.I
)
_TITLE_CASE = re.compile(
    r"^(?:[^a-z]*[A-Z][\w’']*\s+){2,}$"
)  # a headline writes its verbs with a capital too
_INFINITIVE = re.compile(r"\bto\s+(?:\w+ly\s+)?$", re.I)  # "no law requires them to disclose it"
_DOCUMENT_BEFORE = re.compile(
    r"\b(?:polls?|surveys?|stud(?:y|ies)|reports?|data|figures|averages?|results|records|documents?|video|footage|analysis"
    r"|evidence|census|index)\b(?:\s+\w+){0,3}\s*$", re.I)  # fmt: skip
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?$", re.I
)  # "widely condemned": by whom?
_PARTICIPLE = re.compile(
    r"\b(?:while|though|although|when|once|if|as)\s+$", re.I
)  # "while intended as a deterrent"
_VERB_BEFORE = re.compile(
    r"\b(?:will|would|may|might|could|can|should|must|not|he|she|they|it|we|i|who|also|to)\s+$", re.I
)
_OBJECT_AHEAD = re.compile(
    r"\s*(?:[“\"„«:]|(?:that|the|a|an|its|his|her|their|this|these|those|it|he|she|they|we|there|how|why|whether|if"
    r"|all|no|any)\b)|\s+[A-Z]"
)
_CONTENT_AHEAD = re.compile(r"\W*(?:\w+\W+){0,2}?(?:that\b|[“\"„«]|how\b|whether\b)", re.I)


def without_quotes(sentence: str) -> str:
    """The sentence with every quotation blanked, each code point in its place."""
    return _QUOTED.sub(lambda m: m.group()[0] + "_" * (len(m.group()) - 2) + m.group()[1:][-1:], sentence)


def _may_attribute(
    sentence: str, match: re.Match[str], strength: Strength, *, noun_too: bool, english: bool
) -> bool:
    """What the words around it rule out: "the report" attributes nothing, a weak cue needs content after it."""
    before, after = sentence[: match.start()], sentence[match.end() :]
    if strength == "phrase":
        return True
    if strength == "noun":
        return bool(re.match(r"\s+(?:that|by)\b", after))
    if match.start() > 0 and match.group()[0].isupper() and not _TITLE_CASE.search(before):
        return False
    # the words are English: "a" in French and "no" in Spanish stand before verbs
    if english and _NOUN_BEFORE.search(before) and not match.group().lower().endswith(("ed", "said", "told")):
        return False
    if _INFINITIVE.search(before):
        return False
    if _PASSIVE.search(before) and not re.match(r"\s+(?:by|that)\b", after):
        return False
    if _PARTICIPLE.search(before) and match.group().lower().endswith("ed"):
        return False
    if noun_too and not _VERB_BEFORE.search(before) and not _OBJECT_AHEAD.match(after):
        return False
    return strength == "verb" or bool(_CONTENT_AHEAD.match(after)) or bool(_DOCUMENT_BEFORE.search(before))
