"""Whether two places of one common noun mean the same: "a farmer … the farmer", but not "experts … experts".

An indefinite article or a number introduces somebody new, a definite article goes on with somebody. A plural with
neither goes on only close by, and so does "his sister". What comes after the noun must agree: "officials in Lume" are
not "officials in Orlo".
"""

import re

from summarizer.grounding import polarity
from summarizer.linking.lexicon import fold, is_movement, kind_of_head, last_word, singular, words
from summarizer.schema import Kind, Span

_NEAR = 400  # code points: two to four sentences
_BELONGING = frozenset({"of", "in", "at", "from", "for", "with", "near"})
_PART = re.compile(r"\sof\s\w+\s$")  # "two of the people"
_BEFORE = re.compile(r"([\w’'-]+)\s+$")
_CLOSED = r"(?=[,.;]|\s(?:that|which|who|whose|based|of|in|at|from)\b)"
_NOUNS = re.compile(r"(?: [a-z]+){1,2}(?!\w)")
_AFTER = re.compile(r"\s+([a-z]+)\s+(?:(?:the|an?|its|his|her|their)\s+)?([\w’'-]+)")


def is_description(name: str, language: str = "en") -> bool:
    """Whether a name is only a common noun with its modifiers: "the driver", "Two officials"; not "Baker"."""
    first, *rest = name.split() or [""]
    if not all(part.islower() for part in rest) or is_movement(name, language):
        return False
    listed = words("groups") | words("organizations")
    alone = not rest and fold(first) == singular(fold(first)) and fold(first) not in listed
    number = polarity.kind(first) in ("number", "quantity")
    return (first.islower() or number or not (rest or alone)) and kind_of_head(name, language) is not None


def goes_on(text: str, earlier: Span, later: Span, kind: Kind) -> bool:
    """Whether a common noun means at a later place whom the same noun means at an earlier one."""
    if earlier.start == later.start:
        return True
    before, told, known = determiner(text, later.start), _complement(text, later.end), _complement(text, earlier.end)
    if before in words("indefinite") or _PART.search(text[max(0, later.start - 12) : later.start]):
        return False
    if kind == "organization" or last_word(later.text) in words("collective"):
        return told == known or not (told and known)
    return told in ("", known) and (before in words("definite") or _goes_on_bare(text, earlier, later))


def _goes_on_bare(text: str, earlier: Span, later: Span) -> bool:
    """The same without an article: a single noun for many ("police"), one with the same modifiers, or one close by."""
    noun, first = last_word(later.text), later.text.split()[0]
    if polarity.kind(first) in ("number", "quantity"):
        return False
    near = later.start - earlier.end <= _NEAR
    owner = {determiner(text, span.start) for span in (earlier, later)} & words("possessive")
    if owner:
        return near and determiner(text, earlier.start) == determiner(text, later.start)
    single = noun == singular(noun) and noun != "people"
    return near or single or " " in later.text


def introduced(text: str, start: int, end: int, description: str) -> bool:
    """Whether a name at a place has a description beside it: "the Danish firm Orla", "Orla, a big Danish firm,".

    Of "the 54-year-old driver" the age alone has to stand there.
    """
    if age := re.search(r"\b(\d+)-year-old", description):
        return bool(re.match(rf",\s+{age[1]}[,.]", text[end : end + 10]))
    noun = fold(description)
    before = text[max(0, start - 80) : start]
    if before[-1:].isspace() and f" {before.rstrip().casefold()}".endswith(f" {noun}"):
        return True
    if text[end : end + 1] != "," or noun not in text[end : end + 120].casefold():
        return False
    noun = re.escape(noun)
    after = re.match(rf",\s+(?:an?|the)\s+(?:[\w-]+\s+){{0,2}}{noun}\b{_CLOSED}", text[end : end + 120], re.I)
    return bool(after)


def namesake_end(text: str, end: int) -> int:
    """Where the name ends that a name and the nouns behind it make: "Ruiz family trust"; the same place without any."""
    found = _NOUNS.match(text[end : end + 40])
    parts = found[0].split() if found else []
    while parts and parts[-1] not in words("namesakes"):
        parts.pop()
    return end + len(" ".join(("", *parts))) if parts else end


def determiner(text: str, start: int) -> str:
    """The word before a place, in small letters; empty where there is none."""
    found = _BEFORE.search(text[max(0, start - 30) : start])
    return found[1].casefold() if found else ""


def _complement(text: str, end: int) -> str:
    """The first noun that a preposition behind a place gives it: "lume" of "officials in Lume"."""
    found = _AFTER.match(text[end : end + 60])
    return fold(found[2]) if found and found[1] in _BELONGING else ""
