"""Signs in an article that a name is a body's, a state's or a place's: the noun beside it, what it owns,
"it" said of it, and where alone it stands.
"""

import re
from collections.abc import Iterable, Mapping
from enum import Enum

from summarizer.classwords import BODIES, COMPANIES, PLACE_ENDINGS, PLACE_OPENINGS, PLACES
from summarizer.linking.namewords import (
    ORGANIZATIONS,
    fold,
    head,
    kind_of_head,
    singular,
    straight,
    title_words,
)
from summarizer.schema import Value


class Sign(Enum):
    """What an article takes a name for."""

    BODY = "body"
    STATE = "state"
    PLACE = "place"


class Taken(Value):
    """What names are taken for, and the nouns that are said of them."""

    signs: Mapping[str, Sign]
    nouns: Mapping[str, frozenset[str]]


_NOUN = re.compile(
    r"(?P<noun>[^\W\d_]+)(?: called| named| known as)?\s$"
    r"|(?:\b[Aa]n?|(?:^|[.!?\n]\s*)The) (?:[a-z-]+ ){0,3}(?P<apposed>[a-z]+), $"
)
# "the company Vale founded"
_RELATIVE = re.compile(
    r" (?:leads?|led|founded|owns?|owned|runs?|ran|heads?|headed|chairs?|started|built|bought|joined|left|represents?|works?)\b"
)
_NOUN_OF = re.compile(r"(?P<noun>[a-z]+) (?:of|de|del) $")
_APPOSITION = re.compile(
    r",\s(?:the|a|an|one of the|el|la|un|una)\s(?P<noun>[^,.;“”\"]{3,70}?)(?=[,.;]|\s(?:that|which|with|in|on|of|founded|based|owned|led)\s)"
)
_OWNS = re.compile(
    r"'s? (?:(?:\w+ )?(?:shares?|stock|board|headquarters|factor(?:y|ies)|plants?|subsidiar(?:y|ies)|profits?"
    r"|revenues?|sales|chief executive|chairman|chairwoman|shareholders)\b)"
)
_STATE_OWNS = re.compile(
    r"'s? (?:(?:deputy|acting|former|new|own) )?(?:(?:foreign|defen[cs]e|interior|finance|prime) (?:minister|ministry)"
    r"|parliament|army|navy|air force|armed forces|ambassador|constitution|coastguard|delegation)\b"
)
_STATE_HAS = re.compile(r" (?:general staff|armed forces|embassy|air force|army|navy)\b", re.I)
_RULES = re.compile(
    r"\b(?:President|Prime Minister|Premier|King|Queen|Emperor|Chancellor|Sultan)(?: [^\W\d_a-z][\w'-]*){1,4} of $"
    r"|\b(?:[Nn]eighbou?ring|[Gg]overnments? of|[Ll]eaders of|[Aa]mbassador (?:of|to)) $"
)
_LEADERS_OF = re.compile(r"\b(?:leaders|governments|presidents) of [^\W\d_a-z]\w+ and $")
_LOCATED = re.compile(r"\b(?:in|at|near|outside|off|around|across|en)(?: the)? $", re.I)
_ITS = re.compile(
    r"[^.“”\"]*\. (?:Its|It (?:said|says|added|also|denied|declined|rejected|accused|called|announced|blamed)) "
)


def taken(text: str, names: Iterable[str]) -> Taken:
    """What the article takes each of ``names`` for, by all the places where one stands; nothing where unsure.

    A body's sign goes before a place's ("the bank Lake Vale"), a state's before both.
    """
    plain = straight(text)
    signs: dict[str, Sign] = {}
    nouns: dict[str, frozenset[str]] = {}
    for name in set(names):
        around = _around(plain, straight(name))
        said = {noun for before, after in around for noun in _nouns(before, after)}
        nouns[name] = frozenset(said & (BODIES | ORGANIZATIONS)) | _owner(around)
        sign = _sign(name, around, said)
        if sign:
            signs[name] = sign
    return Taken(signs=signs, nouns=nouns)


def is_placelike(name: str) -> bool:
    """Whether a name's own words are a place's: "Vale Avenue", "Lake Vale", "the Gulf of Vale"."""
    parts = head(name)
    if not parts or parts[-1] in ORGANIZATIONS or not name[:1].isupper():
        return False
    of_a_place = " of " in name and parts[-1] in PLACES
    return of_a_place or (len(parts) > 1 and (parts[-1] in PLACE_ENDINGS or parts[0] in PLACE_OPENINGS))


def _around(text: str, name: str) -> list[tuple[str, str]]:
    """The text before and after each place of a name as whole words that no other name goes on with."""
    found = re.finditer(
        rf"(?<![\w'-]){re.escape(name)}(?![\w-]|\s(?!General Staff|Armed|Army|Navy)[A-ZÀ-Þ])", text
    )
    return [(text[max(0, m.start() - 80) : m.start()], text[m.end() : m.end() + 160]) for m in found]


def _nouns(before: str, after: str) -> Iterable[str]:
    """The nouns that say what a name is: before it, and after it between commas."""
    found = _NOUN_OF.search(before) or _NOUN.search(before)
    if found and not _RELATIVE.match(after):
        yield fold(found[found.lastgroup or 0])
    apposed = _APPOSITION.match(after)
    if apposed and head(apposed["noun"]) and " and " not in apposed["noun"]:
        yield head(apposed["noun"])[-1]


def _owner(around: list[tuple[str, str]]) -> frozenset[str]:
    shares = any(
        re.match(r"'s? (?:\w+ )?(?:shares?|stock|chief executive|sales)\b", after) for _, after in around
    )
    return frozenset({"company"}) if shares else frozenset()


def _sign(name: str, around: list[tuple[str, str]], said: set[str]) -> Sign | None:
    if any(_is_state(before, after) for before, after in around):
        return Sign.STATE
    if not BODIES.isdisjoint(said) or any(_OWNS.match(after) for _, after in around):
        return Sign.BODY
    if not PLACES.isdisjoint({*said, *map(singular, said)}) or is_placelike(name):
        return Sign.PLACE
    if any(_ITS.match(after) and _opens(before) for before, after in around):
        return Sign.BODY
    located = bool(around) and all(_LOCATED.search(before) for before, _ in around)
    return Sign.PLACE if located and not title_words(name.split()) and kind_of_head(name) is None else None


def _is_state(before: str, after: str) -> bool:
    if _RULES.search(before) or _LEADERS_OF.search(before):
        return True
    return bool(_STATE_OWNS.match(after)) or (
        before.endswith(("the ", "The ")) and bool(_STATE_HAS.match(after))
    )


def _opens(before: str) -> bool:
    """Whether a name opens its sentence."""
    return bool(re.search(r"(?:^|[.!?][\"”’')]*\s+|\n\s*)(?:The )?$", before))


def is_company(nouns: Iterable[str]) -> bool:
    return not COMPANIES.isdisjoint(nouns)
