"""Stretches that look like an actor's name or description and are not one."""

import re

from summarizer.documents.datelines import without_dateline
from summarizer.linking.countries import is_country
from summarizer.linking.lexicon import fold, head, is_movement, kind_of_head, singular, words
from summarizer.syntax.wordlists import inanimate

# "Su-35", "F-16"; not "G-7" and "G-20".
_DESIGNATION = re.compile(r"(?!G-\d+$)[A-Z][A-Za-z]*-\d+[A-Za-z]{0,2}$")
_SEAT = re.compile(r"[A-Z]-[A-Z][\w.]*$")  # "R-Texas", the party and state of a senator
_STORM = re.compile(r"(?:Tropical\s)?(?:Storm|Hurricane|Typhoon|Cyclone)\s[A-Z]\w+$")
_INITIALS = re.compile(r"[A-Z]{3,5}s?")
_ANY = re.compile(r"\b(?:any|no|every|neither|either)\s+$", re.I)
_APPOSED = re.compile(r"\b([a-z]+),\s+(?:the\s+)?(?:[A-Z][\w-]*(?:,\s+|,?\s+and\s+)(?:the\s+)?){0,3}$")


def is_nobody(text: str, start: int, end: int, language: str) -> bool:
    """Whether the words are a thing, a place of a dateline, part of a place's name, or no particular actor."""
    name = text[start:end]
    return (
        is_thing(name, language)
        or in_dateline(text, start, end)
        or bool(name.islower() and _ANY.search(text[max(0, start - 10) : start]))
        or _is_of_a_thing(text, name, end, language)
        or _opens_a_place(text, name, end)
        or _is_apposed_to_a_thing(text, name, start, language)
    )


def is_thing(name: str, language: str = "en") -> bool:
    """Whether the head of a noun phrase is a weapon, a document, an occurrence or an abstract notion.

    With a capital such a noun may be a name, "Vale Report", "Price"; a plural alone, "Reports", and
    a designation, "F-16", are none.
    """
    if _has_designation(name) or _SEAT.match(name) or _STORM.match(name):
        return True
    if is_movement(name, language) or kind_of_head(name, language) == "organization":
        return False
    noun = (head(name, language) or ("",))[-1]
    if not _is_inanimate(noun):
        return False
    written = [part for part in name.split() if fold(part) == noun]
    return any(w.islower() or _INITIALS.fullmatch(w) or (w == name and w.endswith("s")) for w in written)


def _is_inanimate(noun: str, *kinds: str) -> bool:
    lists = [nouns for kind, nouns in inanimate().items() if not kinds or kind in kinds]
    return any(noun in nouns or singular(noun) in nouns for nouns in lists)


def owner_of_arms(text: str, start: int, end: int, language: str) -> int:
    """The end of the country whose weapons or vehicles act, "Kenyan" of "Kenyan warships"; else ``end``."""
    parts = list(re.finditer(r"[^\s'’]+", text[start:end]))
    if len(parts) > 1 and _is_inanimate(fold(parts[-1][0]), "weapons", "vehicles"):
        for count in range(1, min(4, len(parts))):
            if is_country(text[start : start + parts[count - 1].end()], language):
                return start + parts[count - 1].end()
    return end


def _has_designation(name: str) -> bool:
    """Whether a name is a designation, or a common noun is called by one: "F-16 fighter jet"."""
    parts = name.split()
    while len(parts) > 1 and parts[-1].islower():
        parts.pop()
    return bool(parts and _DESIGNATION.match(parts[-1]))


def in_dateline(text: str, start: int, end: int) -> bool:
    """Whether a place stands where an article says where and by which agency it was written: "LUME (AP) —"."""
    return end <= dateline_end(text, start) > start


def dateline_end(text: str, start: int) -> int:
    """Where the dateline ends that a place stands in; the place itself where it stands in none."""
    return max(start, without_dateline(text, text.rfind("\n", 0, start) + 1, len(text)))


def _opens_a_place(text: str, name: str, end: int) -> bool:
    """Whether the word after a name makes both a place: "Velna river", "Korean peninsula"."""
    after = re.match(r"\s([a-z]+)", text[end : end + 30])
    return bool(after and name[:1].isupper() and after[1] in words("waters_and_lands"))


def _is_of_a_thing(text: str, name: str, end: int, language: str) -> bool:
    """Whether a noun for one person only says of what kind a thing is: "enemy" of "enemy targets"."""
    after = re.match(r"\s([a-z]+)", text[end : end + 30])
    person = name.islower() and kind_of_head(name, language) == "person"
    return bool(after and person and _is_inanimate(after[1], "weapons", "vehicles", "documents", "notions"))


def _is_apposed_to_a_thing(text: str, name: str, start: int, language: str) -> bool:
    """Whether an apposition says that a name is a thing's: "two frigates, the Aldis"."""
    before = _APPOSED.search(text[max(0, start - 60) : start])
    named = name[:1].isupper() and not is_country(name, language)
    return bool(before and named and _is_inanimate(before[1]) and kind_of_head(name, language) is None)
