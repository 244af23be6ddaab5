"""Text to tokens: words of time as codes that no longer depend on the language.

"am Dienstag letzter Woche" and "on Tuesday last week" both read ``W1 last Uweek``, so that one set of
rules (`summarizer.dates.rules`) serves every language. The codes:

====== ===================================== ====== ==========================================
I…     a full date, I2024-11-05              U…     a unit: Uday, Uweek, Uweekend, Umonth …
Y M W  year, month 1-12, weekday 0-6         S…     season, 21 (spring) to 24 (winter)
N n o  number in digits, in words, ordinal   K H    decade 1990, century (20 for the 20th)
D…     days from publication, D-1            C P    time of day, part of the day
Q V    vague quantity, vague time            X      a relation that gives no date ("after")
at f   prepositions and fillers, no meaning  ?      not a word of time
====== ===================================== ====== ==========================================

Any other code ("last", "since", "to") is the English word it stands for; "upnext" is a "next" that may be
this week's. A language without a lexicon still has digits and CLDR's names of months and weekdays.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from babel import Locale, UnknownLocaleError
from babel.dates import get_day_names, get_month_names

from summarizer.dates.lexicon import lexicon

_Context = Literal["format", "stand-alone"]
_CONTEXTS: tuple[_Context, ...] = ("format", "stand-alone")
_NEXT = re.compile(r"\S")
_LEADING = re.compile(r"^(?:\(\?-i:|\(\?<=[^)]*\))+")  # what stands in a pattern before its first character


class Token(NamedTuple):
    """A code and where its word stands, in code points, end exclusive."""

    code: str
    start: int
    end: int


class _Reader(NamedTuple):
    """A pattern for the words of time that begin with one character, and the codes of its groups."""

    pattern: re.Pattern[str]
    codes: dict[str, str]


@lru_cache(maxsize=10_000)  # the names of an article are looked at again and again
def read(text: str, language: str) -> tuple[Token, ...]:
    """Every word and mark of the text, in order; white space is left out.

    `language` is BCP 47; only its first part counts.
    """
    return tuple(_tokens(text, primary(language)))


def _tokens(text: str, language: str) -> Iterator[Token]:
    readers = _readers(language)
    end = 0
    while word := _NEXT.search(text, end):
        reader = readers.get(_initial(word.group()), readers[""])
        match = reader.pattern.match(text, word.start())
        start, end = (match or word).span()
        known = match.lastgroup if match else None
        code = _code(reader.codes[known], text[start:end], language) if known else "?"
        yield Token(code, start, end)


def primary(language: str) -> str:
    """The first part of a BCP 47 tag: "en" of "en-GB"."""
    return re.split(r"[-_]", language.lower())[0]


@cache
def _readers(language: str) -> dict[str, _Reader]:
    """Readers by first character, because one pattern for all words is slow; "" is for all other characters."""
    words = lexicon(language).codes()
    table = [*_alternatives(words), *_names(language, words), *_alternatives(lexicon("digits").codes())]
    # Python takes the first alternative that fits, so the longest has to come first.
    table.sort(key=lambda entry: -len(entry[1]))
    tables: dict[str, list[tuple[str, str]]] = {"": []}
    for code, word in table:
        tables.setdefault(_first(word), []).append((code, word))
    return {initial: _reader(entries, language) for initial, entries in tables.items()}


def _reader(table: list[tuple[str, str]], language: str) -> _Reader:
    groups = [f"(?P<w{i}>{_bounded(word, language)})" for i, (_, word) in enumerate(table)]
    other = r"\w" if language == "zh" else r"\w+"
    pattern = re.compile("|".join([*groups, other, r"[^\w\s]"]), re.IGNORECASE)
    return _Reader(pattern, {f"w{i}": code for i, (code, _) in enumerate(table)})


def _initial(character: str) -> str:
    return "0" if character.isdecimal() else character.lower()


def _first(word: str) -> str:
    """The first character that a pattern can match, "0" for all digits."""
    word = _LEADING.sub("", word)
    return "0" if word.startswith((r"\d", "[12]")) else _initial(word.removeprefix("\\")[0])


def _alternatives(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(code, word) for code, words in table.items() for word in words]


def _bounded(word: str, language: str) -> str:
    """A pattern that matches no word inside another, and no number inside "1,500" or before "%"."""
    digits = word.startswith((r"\d", "[12]"))
    before = r"(?<![\d.,$€£])" if digits else ""
    after = r"(?![\d%]|[.,]\d)" if word.endswith("}") else ""
    if language == "zh":
        return before + word + after
    edge = r"(?!(?<=\w)\w)"  # unlike \b, lets "," and "'s" follow a word
    return f"{edge}{before}(?:{word}){after}{edge}"


def _names(language: str, known: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """CLDR's months and weekdays, where the language's table does not give its own."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return
    endings = ("", *lexicon(language).weekday_endings)
    for context in _CONTEXTS:
        names = [(f"M{number}", name) for number, name in get_month_names("wide", context, locale).items()]
        for number, name in get_day_names("wide", context, locale).items():
            names += [(f"W{number}", name + ending) for ending in endings]
        yield from ((code, re.escape(name)) for code, name in names if code not in known)
        if language != "zh":
            yield from _abbreviations(context, locale)


def _abbreviations(context: _Context, locale: Locale) -> Iterator[tuple[str, str]]:
    """Short names, only where they cannot be another word: not "sat", "mar" or "the Sun"."""
    wide = set(get_month_names("wide", context, locale).values())
    for number, name in get_month_names("abbreviated", context, locale).items():
        short = re.escape(name.rstrip("."))
        if short not in wide:
            yield f"M{number}", rf"{short}\."
            yield f"M{number}", rf"{short}(?= ?\d)"
            yield f"M{number}", rf"(?<=\d ){short}"
    if locale.language == "en":
        for number, name in get_day_names("abbreviated", context, locale).items():
            yield f"W{number}", rf"(?-i:{name})\.?(?=,? [A-Z][a-z]+\.? \d)"


def _code(code: str, words: str, language: str) -> str:
    if code not in ("I*", "E*"):
        return code.replace("*", "".join(re.findall(r"\d+", words)[:1]))
    parts = [int(part) for part in re.findall(r"\d+", words)[:3]]
    year, month, day = parts if code == "I*" else _day_month(parts, language)
    try:
        return f"I{date(year, month, day).isoformat()}"
    except ValueError:
        return "V"  # looks like a date but is invalid or ambiguous


def _day_month(parts: list[int], language: str) -> tuple[int, int, int]:
    """Day and month of 05/11/2024; month 0 where it could be either."""
    first, second, year = parts
    if lexicon(language).day_first or first > 12 or first == second:
        return year, second, first
    return year, (first if second > 12 else 0), second
