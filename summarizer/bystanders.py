"""Names an article mentions of those who neither act nor speak in what was found, told by their look."""

import re
from collections.abc import Iterator, Sequence

from summarizer import dates
from summarizer.countries import is_country_name
from summarizer.namewords import GROUPS
from summarizer.records import Span

_NAME = re.compile(
    r"[A-Z][\w’'.-]*(?:\s+(?:(?:of|de|al|bin|van|von|the)\s+)?[A-Z][\w’'.-]*)+|\b[A-Z][a-z]+\b"
)
_WHERE = re.compile(
    r"\b(?:in|at|near|outside|inside|across|off|from|to|around|over|through)\s+(?:the\s+)?$", re.I
)
_QUOTED_NAME = re.compile(
    r"[\"“]([a-z][\w ]{3,40}?),?[\"”](?=\s+(?:\([\w -]+\)\s+)?(?:group|movement|organization|front|party|army|cartel)\b)"
)
_NICKNAME = re.compile(r"[\"“](the (?:\w+ ){0,2}\w+),?[\"”]")
_GROUP = re.compile(r"\b(?:[\w-]+\s)?(?:" + "|".join(sorted(GROUPS, key=len, reverse=True)) + r")\b")
_OPENING = re.compile(
    r"(?:(?:The|A|An|While|But|And|In|On|With|As|By|For|If|When|After|Some|This|That|Of|At|It|He|She|They)\s+)*"
)
_POSSESSIVE = re.compile(r"(?:['’]s?)$")
_THINGS = frozenset(
    [
        "day",
        "plan",
        "act",
        "war",
        "treaty",
        "agreement",
        "minister",
        "president",
        "election",
        "year",
        "pact",
        "act",
        "bill",
        "week",
        "street",
    ]
)
_DULL = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "for",
        "and",
        "or",
        "to",
        "with",
        "by",
        "on",
        "at",
        "from",
        "that",
        "those",
        "these",
        "many",
        "some",
        "most",
        "other",
        "all",
        "such",
        "two",
        "three",
        "four",
        "five",
        "several",
        "their",
        "his",
        "her",
        "its",
        "our",
        "who",
        "against",
        "among",
        "between",
        "as",
        "some",
        "first",
        "few",
        "is",
        "are",
        "was",
        "were",
    ]
)


def mentioned(text: str, sentences: Sequence[Span], language: str) -> tuple[Span, ...]:
    """Names of countries, people and bodies by their capitals; groups by their noun where there are none.

    English only: elsewhere capitals and nouns tell less. In a text without capitals names in quotation
    marks before "group" or "movement" count too.
    """
    if not language.startswith("en"):
        return ()
    find = _capitalised if text != text.lower() else _lower
    return tuple(
        Span.of(text, s.start + a, s.start + b) for s in sentences for a, b in find(s.text, language)
    )


def _capitalised(sentence: str, language: str) -> Iterator[tuple[int, int]]:
    for name in _NAME.finditer(sentence):
        start = name.start() + len(_OPENING.match(name.group())[0])  # type: ignore[index]
        words = _POSSESSIVE.sub("", sentence[start : name.end()])
        if dates.is_date(words, language) or _WHERE.search(sentence[:start]) or _is_thing(words):
            continue
        if is_country_name(words, language) or len(words.split()) in (2, 3):
            yield start, start + len(words)


def _is_thing(words: str) -> bool:
    last = words.split()[-1].lower() if words else ""
    return not last or last in _THINGS


def _lower(sentence: str, _language: str) -> Iterator[tuple[int, int]]:
    yield from (name.span(1) for pattern in (_QUOTED_NAME, _NICKNAME) for name in pattern.finditer(sentence))
    for group in _GROUP.finditer(sentence):
        first = group.group().split()[0]
        yield group.start() + (len(first) + 1 if first in _DULL and " " in group.group() else 0), group.end()
