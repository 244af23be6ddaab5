"""Names an article mentions of those who neither act nor speak in what was found, told by their look."""

import re
from collections.abc import Iterator, Sequence

from summarizer.dates.resolution import resolution as dates
from summarizer.linking.countries import is_country_name
from summarizer.linking.namewords import GROUPS, OFFICES, initials_of, is_word, title_words, unaccented, words
from summarizer.schema import Span
from summarizer.trimming import head

_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_WORD = rf"{_CAPITAL}(?:(?!['’]s\b)[\w’'.-])*"
_NAME = re.compile(
    rf"\b{_WORD}(?:\s+(?:(?:of|for|de|del|al|bin|van|von|the|y)\s+)?{_WORD})+|\b{_CAPITAL}[a-zß-ÿ]+\b"
)
_ACRONYM = re.compile(rf"\b{_CAPITAL}{{3,6}}\b")
_WHERE = re.compile(
    r"\b(?:in|at|near|outside|inside|across|off|from|to|around|over|through)\s+(?:the\s+)?$", re.I
)
_QUOTED_NAME = re.compile(
    r"[\"“]([a-z][\w ]{3,40}?),?[\"”](?=\s+(?:\([\w -]+\)\s+)?(?:group|movement|organization|front|party|army|cartel)\b)"
)
_NICKNAME = re.compile(r"[\"“](the (?:\w+ ){0,2}\w+),?[\"”]")
_GROUP = re.compile(r"\b(?:[\w-]+(?:,\d+)*\s)?(?:" + "|".join(sorted(GROUPS, key=len, reverse=True)) + r")\b")
_BODY = re.compile(
    r"(?<![a-z-])((?:[a-z-]+\s){1,3})(?:army|navy|embassy|consulate|ministry|department|party|union|front|bank|university|company"
    r"|brigade|battalion|congress|assembly|court|police)\b"
)
_OFFICE = re.compile(r"\b(?:" + "|".join(sorted(OFFICES, key=len, reverse=True)) + r")\s(?=[a-z])")
_BRACKETS = re.compile(r"(?<![a-z-])((?:[a-z-]+\s){2,5})\(\s*[\"“]?([a-z]{3,6})[\"”]?\s*\)")
_VERBAL = re.compile(r"(?:ed|ing|ly)$|^(?:said|says|told|has|have|had|who|which|will|would)$")
_OPENING = re.compile(
    r"(?:(?:The|A|An|While|But|And|In|On|With|As|By|For|If|When|After|Some|This|That|Of|At|It|He|She|They)\s+)*"
)
_THINGS = words(
    """day plan act war treaty agreement minister president election year pact bill week street cup
    prize award accord deal"""
)
_DULL = words(
    """the a an of in for and or to with by on at from that those these many some most other all such
    two three four five several their his her its our who against among between as first few is are
    was were s"""
)
_LONGEST = 4  # capitalised words of a name; of one that may be two, one fewer


def mentioned(text: str, sentences: Sequence[Span], language: str) -> tuple[Span, ...]:
    """Names of countries, people and bodies by their capitals; groups by their noun where there are none.

    English only: elsewhere capitals and nouns tell less. In a text without capitals names in quotation
    marks before "group" or "movement" count too.
    """
    if not language.startswith("en"):
        return ()
    if text == text.lower():
        return tuple(Span.of(text, s.start + a, s.start + b) for s in sentences for a, b in _lower(s.text))
    found = [name for sentence in sentences for name in _capitalised(text, sentence, language)]
    return (*found, *_initials(text))


def _capitalised(text: str, sentence: Span, language: str) -> Iterator[Span]:
    for name in _NAME.finditer(sentence.text):
        start = name.start() + len(_OPENING.match(name.group())[0])  # type: ignore[index]
        if start >= name.end() or _WHERE.search(sentence.text[:start]):
            continue
        end = sentence.start + len(sentence.text[: name.end()].rstrip("."))
        for piece in _pieces(text, sentence.start + start, end, language):
            if not dates.is_date(piece.text, language) and not _is_thing(piece.text):
                yield piece


def _pieces(text: str, start: int, end: int, language: str) -> Iterator[Span]:
    """A name of a length that names have, or those that a longer one is made of: "the Vale League of Ana Ruiz"."""
    whole = head(text, Span.of(text, start, end), language)
    parts = whole.text.split()
    length = sum(part[0].isupper() for part in parts[title_words(parts) :])
    inner = re.search(r"\s(?:of|for)\s(?:the\s)?", text[start:end])
    longest = _LONGEST - bool(inner)
    if is_country_name(whole.text, language) or (length <= longest and len(parts) > 1):
        yield whole
    if (whole.end < end or length > longest) and inner:
        if whole.end == end:
            yield from _pieces(text, start, start + inner.start(), language)
        yield from _pieces(text, start + inner.end(), end, language)


def _initials(text: str) -> Iterator[Span]:
    """Where somebody named in full is called by three or more initials."""
    known = {initials_of(unaccented(name[0]).casefold()) for name in _NAME.finditer(text)}
    for found in _ACRONYM.finditer(text):
        if found[0].casefold() in known:
            yield Span.of(text, *found.span())


def _is_thing(name: str) -> bool:
    last = name.split()[-1].lower() if name else ""
    return not last or last in _THINGS


def _lower(sentence: str) -> Iterator[tuple[int, int]]:
    """The same where there are no capitals: by quotation marks, brackets, offices and the nouns of bodies."""
    yield from (name.span(1) for pattern in (_QUOTED_NAME, _NICKNAME) for name in pattern.finditer(sentence))
    for group in _GROUP.finditer(sentence):
        first = group.group().split()[0]
        yield group.start() + (len(first) + 1 if first in _DULL and " " in group.group() else 0), group.end()
    for body in _BODY.finditer(sentence):
        start = _after_dull(sentence, body.start(1), body.end(1))
        if start < body.end(1):
            yield start, body.end()
    for office in _OFFICE.finditer(sentence):
        end = _name_end(sentence, office.end())
        if end:
            yield office.end(), end
    for brackets in _BRACKETS.finditer(sentence):
        start = _after_dull(sentence, brackets.start(1), brackets.end(1))
        if start < brackets.end(1) and not is_word(brackets[2]):
            yield start, start + len(sentence[start : brackets.end(1)].rstrip())
            yield brackets.span(2)


def _after_dull(sentence: str, start: int, end: int) -> int:
    """Where a name begins behind the last word that can be in none: "attacked the national army"."""
    dull = [
        w.end() for w in re.finditer(r"\S+", sentence[start:end]) if w[0] in _DULL or _VERBAL.search(w[0])
    ]
    behind = start + (dull[-1] if dull else 0)
    return behind + len(sentence[behind:end]) - len(sentence[behind:end].lstrip())


def _name_end(sentence: str, start: int) -> int | None:
    """Where a person's name behind an office ends: with the last word of the next few that is in no dictionary."""
    end = None
    for word in list(re.finditer(r"[a-z’'-]+(?=[\s,.;)]|$)", sentence[start:]))[:_LONGEST]:
        if (
            word[0] in _DULL
            or _VERBAL.search(word[0])
            or sentence[start : start + word.start()].strip(" abcdefghijklmnopqrstuvwxyz’'-")
        ):
            break
        end = end if is_word(word[0]) else start + word.end()
    return end
