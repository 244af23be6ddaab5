"""Words that attribute: found in a sentence by the lists of a prompt release, with the stance they take.

A cue, in PARC's and PolNeAR's sense, is the words that tie what is said to the one who says it.
The lists only say where to look; whether anybody really says anything there is for the model to tell.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from typing import Any

from summarizer.cue_contexts import BYLINE, Strength, may_attribute, without_quotes
from summarizer.prompts.releases import prompt
from summarizer.schema import Span, Stance, Value

# Verbs of saying that are no nouns of saying, but nouns all the same: "the appeals court", "an order".
_NOUN_VERBS = [
    "aim", "air", "alert", "answer", "appeal", "attack", "bank", "bet", "blame", "blast", "boast",
    "brand", "broadcast", "call", "challenge", "charge", "command", "comment", "concern", "count",
    "counsel", "debate", "demand", "desire", "detail", "document", "dream", "fault", "fear", "feature",
    "figure", "gripe", "guess", "hail", "hate", "hope", "insult", "joke", "judge", "label", "lament",
    "look", "mandate", "need", "note", "order", "petition", "plan", "post", "present", "press",
    "pressure", "project", "protest", "push", "question", "quip", "quote", "rail", "rank", "rate",
    "read", "reason", "regret", "reply", "report", "resolve", "rule", "scream", "shout", "sigh", "sign",
    "signal", "state", "support", "talk", "taunt", "tear", "thank", "tweet", "veto", "view",
    "volunteer", "vote", "vow", "whisper", "wish", "worry", "yell"
]  # fmt: skip
_NOUNS_TOO = frozenset(
    form for noun in _NOUN_VERBS for form in (noun, noun[:-1] + "ies" if noun.endswith("ry") else noun + "s")
) | {"cite", "cites"}


class Cue(Value):
    """Words of a sentence that may attribute something."""

    span: Span
    stance: Stance
    strength: Strength


class Lexicon:
    """The cues of one language, by their first word."""

    def __init__(
        self, entries: Mapping[str, tuple[Stance, Strength]], nouns: Set[str], *, english: bool
    ) -> None:
        self._entries, self._nouns, self.english = entries, nouns, english
        self._spaced = not any(_is_unspaced(form) for form in entries)
        self._starts = re.compile(r"\w+" if self._spaced else r"\w")
        self._forms: dict[str, tuple[str, ...]] = {}
        for form in sorted(entries, key=lambda f: (" " not in f, "…" in f, -len(f))):
            start = self._starts.match(form)[0].lower()  # type: ignore[index]
            self._forms[start] = (*self._forms.get(start, ()), form)

    def find(self, text: str, sentence: Span) -> tuple[Cue, ...]:
        """The cues of a sentence, in order, none of them inside quotation marks."""
        if BYLINE.match(sentence.text):
            return ()
        shown = without_quotes(sentence.text)
        found: list[Cue] = []
        for match, form in self._matches(shown):
            stance, strength = self._entries[form]
            noun_too = form in self._nouns
            if may_attribute(shown, match, stance, strength, noun_too=noun_too, english=self.english):
                span = Span.of(text, sentence.start + match.start(), sentence.start + match.end())
                found.append(Cue(span=span, stance=stance, strength=strength))
        return _one_each(found, text)

    def stance(self, words: str) -> Stance:
        """The stance of a cue as the model gives it: that of the surest listed form in it."""
        found = [self._entries[form][0] for _, form in self._matches(words)]
        return next((s for s in found if s != "asserts"), "asserts")

    def _matches(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """The listed forms in a text, in order and apart, the longest first; those with a gap come last."""
        reached = 0
        for start in self._starts.finditer(text):
            forms = self._forms.get(start[0].lower()) if start.start() >= reached else None
            match = _one_of(forms, self._spaced).match(text, start.start()) if forms else None
            if forms and match:
                reached = match.end()
                yield match, forms[int(str(match.lastgroup)[1:])]


def _one_each(cues: Sequence[Cue], text: str) -> tuple[Cue, ...]:
    """Of two cues of one content only the surer: "voiced suspicions that", "found no evidence that"."""
    kept: list[Cue] = []
    for cue in cues:
        between = text[kept[-1].span.end : cue.span.start] if kept else ","
        near = len(between.split()) <= 1 and not re.search(r"[,;:.“”\"]", between)
        if near and cue.strength == "noun":
            continue
        if near and cue.strength == "phrase" and kept[-1].strength == "weak":
            kept.pop()
        kept.append(cue)
    return tuple(kept)


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


@cache
def _one_of(forms: tuple[str, ...], spaced: bool) -> re.Pattern[str]:
    """A pattern of forms that begin alike; the name of the group that matches has the form's number."""
    any_of = "|".join(f"(?P<f{i}>{_pattern(form)})" for i, form in enumerate(forms))
    return re.compile(f"(?:{any_of})" + (r"(?!\w)" if spaced else ""), re.I)


def _is_unspaced(form: str) -> bool:
    return any("\u3040" <= c <= "\u9fff" for c in form)
