"""Boundaries of clauses without a parser: punctuation and the closed classes of words of a language's lexicon.

A language without such classes has only its punctuation.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from summarizer.dates.lexicon import lexicon

_BREAK = re.compile(r"[;:—]|--|\s[-–]\s")
_QUOTE = re.compile(r"[\"“”„«»]")
_LAST_MARK = re.compile(rf".*(?:{_BREAK.pattern}|{_QUOTE.pattern})", re.DOTALL)
_COORDINATED = re.compile(r"\b(?:and|but|or),?\s*$", re.IGNORECASE)
_INFINITIVE = re.compile(r"\bto (?!(?:the|an?|h[ie][sr]|its|their|this|all|some)\b)[a-z]+")
_OF_DOING = re.compile(r"\bof \w+ing\b")
_DOING = re.compile(r"\b[a-z]+ing\b|^\W*[A-Z][a-z]+ing\b")
_NOTHING = "(?!)"


class Clauses(NamedTuple):
    """Patterns of a language for clause boundaries; the arguments are parts of one sentence."""

    subordinator: re.Pattern[str]
    auxiliary: re.Pattern[str]
    reporting: re.Pattern[str]
    planning: re.Pattern[str]
    verb: re.Pattern[str]
    opener: re.Pattern[str]
    light: re.Pattern[str]  # auxiliaries and adverbs at the end
    insertion: re.Pattern[str]  # a subordinate clause between commas
    last_opening: re.Pattern[str]  # up to the last word that opens a clause

    def is_crossed(self, between: str) -> bool:
        """Whether a clause or a quotation begins or ends within the words."""
        unpaired = len(_QUOTE.findall(between)) % 2 or between.count("(") != between.count(")")
        opened = self.subordinator.search(between) or self.reporting.search(between)
        return bool(unpaired or opened or _BREAK.search(between))

    def has_other_verb(self, predicate: str, between: str) -> bool:
        """Whether a verb among the words, and not the predicate before them, governs what follows."""
        if self.auxiliary.search(between) or is_coordinated(between):
            return True
        if any(self._opens_clause(between[: verb.start()]) for verb in self.verb.finditer(between)):
            return True
        complement = self.verb.search(between) or _OF_DOING.search(between)
        return self.is_reporting(predicate) and complement is not None

    def _opens_clause(self, before: str) -> bool:
        """Whether a verb after these words is neither an adjective nor coordinated with the predicate."""
        return bool(before.strip()) and not _ends_with(self.opener, before)

    def governs(self, between: str, predicate: str) -> bool:
        """Whether a verb among the words governs the predicate after them: "refused calls to", "a curfew imposed"."""
        if not self.verb.search(between) or is_coordinated(between):
            return False
        adjunct = between.rstrip().endswith(",") and re.match(r"\w+ing\b", predicate)  # "attacked it, killing two"
        return not adjunct

    def plans_act(self, words: str) -> bool:
        """Whether the words announce an act in the infinitive: "agreed to reopen"."""
        return has_infinitive(words) and self.planning.search(words) is not None

    def is_reporting(self, predicate: str) -> bool:
        return _ends_with(self.reporting, predicate)

    def begins_after(self, before: str) -> bool:
        """Whether a clause begins after these words."""
        rest = before.strip().rstrip("“\"„«")
        if not rest or rest[-1] in ",;:—-–" or is_coordinated(before):
            return True
        return _ends_with(self.subordinator, rest)

    def has_verb_at_end(self, before: str) -> bool:
        """Whether the clause at the end of these words already has a verb."""
        clause = _after_last(self.last_opening, _after_last(_LAST_MARK, before))
        return _ends_with(self.verb, before) or self.verb.search(clause) is not None

    def has_auxiliary_at_end(self, before: str) -> bool:
        return _ends_with(self.auxiliary, before)

    def is_preposed(self, before: str) -> bool:
        """Whether the words begin a phrase or clause before the main one: "After the vote", "On leaving office"."""
        clause = _after_last(_LAST_MARK, before)
        return bool(self.last_opening.match(clause) or _DOING.search(clause))

    def without_insertions(self, between: str) -> str:
        """The words without subordinate clauses between commas: "the minister, who had been ill, resigned"."""
        return self.insertion.sub(" ", between)


@cache
def clauses(language: str) -> Clauses:
    """The patterns of a language, by its ISO 639-1 code."""
    known = lexicon(language).clauses
    regular = rf"(?!(?:{'|'.join(known.not_verbs)})\b)[a-z]+ed" if known.not_verbs else _NOTHING
    return Clauses(
        subordinator=re.compile(_any(known.subordinators), re.IGNORECASE),
        auxiliary=re.compile(_any(known.auxiliaries)),
        reporting=re.compile(_any(known.reporting)),
        planning=re.compile(_any(known.planning)),
        verb=re.compile(_any([*known.irregular, *known.auxiliaries, *known.reporting, regular])),
        opener=re.compile(_any([*known.openers, r"\d[\d,]*"])),
        light=re.compile(rf"(?:\s*{_any([*known.auxiliaries, *known.adverbs, '[a-z]+ly'])})*\s*$"),
        insertion=re.compile(rf",\s*{_any(known.subordinators)}[^,;:“”\"]*,"),
        last_opening=re.compile(rf".*{_any([*known.subordinators, *known.reporting])}", re.DOTALL | re.IGNORECASE),
    )


def is_coordinated(before: str) -> bool:
    """Whether what follows the words is joined by a conjunction to something among them."""
    return _COORDINATED.search(before) is not None


def has_infinitive(words: str) -> bool:
    return _INFINITIVE.search(words) is not None


def _any(words: Iterable[str]) -> str:
    return rf"(?<![\w’'-])(?:{'|'.join(words) or _NOTHING})(?![\w-])"


def _ends_with(pattern: re.Pattern[str], words: str) -> bool:
    return any(match.end() == len(words.rstrip()) for match in pattern.finditer(words))


def _after_last(pattern: re.Pattern[str], words: str) -> str:
    match = pattern.match(words)
    return words[match.end() :] if match else words
