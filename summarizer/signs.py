"""Signs in an article that a name is a person's: a title, an age or an office beside it, a full name
that ends in it, "he" or "she" said of it. That somebody said something is none: bodies say things.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from summarizer.classwords import BODIES
from summarizer.grounding.polarity import is_function_word
from summarizer.linking.actors import countries
from summarizer.linking.namewords import (
    GROUPS,
    HONORIFICS,
    OFFICES,
    ORGANIZATIONS,
    PREPOSITIONS,
    RELATIONS,
    UNNAMED_WORDS,
    fold,
    head,
    kind_of_head,
    role_at_end,
    singular,
    title_words,
    words,
)
from summarizer.roles import APPOSITION
from summarizer.schema import Span

# Said of bodies as well: "Acme, the leader in pumps", "militant Hamas", "the chief Acme plant".
_ALSO_BODIES = words(
    """leader owner member partner supporter critic friend observer successor predecessor victim source
    insider representative militant person head"""
)
_ALSO_ADJECTIVES = words("chief general major")
_PERSONS = (OFFICES | RELATIONS | UNNAMED_WORDS) - _ALSO_ADJECTIVES
_DATES = words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december"""
)
_NOBODY = words("it its they their them we our i you there")
_ORDINARY = (
    _NOBODY | _DATES | ORGANIZATIONS | GROUPS | PREPOSITIONS | words("neighbouring neighboring nearby")
)
_PRONOUNS = {
    "en": re.compile(r"\b(?:he|she|his|her|him|himself|herself)\b", re.IGNORECASE),
    "es": re.compile(r"\b(?:él|ella)\b", re.IGNORECASE),
}
_QUOTES = frozenset('"“”„«»')
_AGE = re.compile(r",\s+(?:aged\s+)?\d{2}\s*[,.;]")
_LISTED = re.compile(r"\s*(?:and|or|y|e|und|oder|et|ou)\b")


def persons(text: str, sentences: Sequence[Span], names: Iterable[str], language: str) -> frozenset[str]:
    """Those of ``names`` that the article takes for a person's at one of their places, or at more."""
    starts = [sentence.start for sentence in sentences]
    return frozenset(
        name
        for name in set(names)
        if any(_is_signed(text, sentences, starts, at, language) for at in _places(text, name))
    )


def _places(text: str, name: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in re.finditer(rf"(?<![\w’'-]){re.escape(name)}(?![\w-])", text))


def _is_signed(
    text: str, sentences: Sequence[Span], starts: Sequence[int], place: tuple[int, int], language: str
) -> bool:
    start, end = place
    n = bisect_right(starts, start) - 1
    if n < 0:
        return False
    before, after = text[sentences[n].start : start], text[end : max(end, sentences[n].end)]
    following = sentences[n + 1].text if n + 1 < len(sentences) else ""
    previous = sentences[n - 1].text if n else ""
    return (
        _is_titled(before)
        or _is_described(before, after)
        or _ends_a_full_name(text, before, text[start:end], after)
        or _is_he_or_she(previous, before, after, following, language)
    )


def _is_titled(before: str) -> bool:
    """Whether a text ends in "Mr.", in an office or in a word like "sister"."""
    last = before.split()[-1:]
    if not last or not before[-1:].isspace() or last[0][-1] in ",;:":
        return False
    word = fold(last[0])
    role = (role_at_end(before) or "").casefold().split()
    called = role[-1:] not in ([], ["of"], ["the"], ["for"]) and not _ALSO_ADJECTIVES.issuperset(role)
    return called or (word in HONORIFICS and last[0] != "miss") or word in RELATIONS - _ALSO_BODIES


def _is_described(before: str, after: str) -> bool:
    """Whether an age or what a person is stands beside the name, between commas."""
    if _AGE.match(after):
        return True
    found = APPOSITION.match(after)
    if found and not _LISTED.match(after, found.end()):
        role = found["role"]
        noun = head(role)[-1:]
        if kind_of_head(role) == "person" and "and" not in role.split() and _ALSO_BODIES.isdisjoint(noun):
            return True
    enclosed = before.rstrip().endswith(",") and after.startswith(",") and not _LISTED.match(after, 1)
    return enclosed and _is_titled(before.rstrip()[:-1] + " ")


def _ends_a_full_name(text: str, before: str, name: str, after: str) -> bool:
    """Whether a given name stands before the name: a capitalised word that is no other kind of word."""
    parts = before.split()
    given = re.search(r"([^\W\d_][\w’'-]*\.?)\s$", before)
    if parts[-2:-1] and fold(parts[-2]) in BODIES:  # "the club Atletica Vale"
        return False
    if not given or " " in name or re.match(r"\s[^\W\d_a-z]", after) or not given[1][0].isupper():
        return False
    word = given[1].strip(".")
    written = re.search(rf"\b{re.escape(word.casefold())}\b", text)
    capitals = next((n for n, part in enumerate(reversed(parts)) if not part[:1].isupper()), len(parts))
    if written or capitals > 2 or (word.isupper() and len(word) > 1) or re.search("['’]s$", word):
        return False
    described = fold(word) in RELATIONS | UNNAMED_WORDS
    return not (described or _is_ordinary(word) or title_words((word, name)) or countries.country_of(word))


def _is_ordinary(word: str) -> bool:
    plain = fold(word)
    return is_function_word(word) or plain in _ORDINARY


def _is_he_or_she(previous: str, before: str, after: str, following: str, language: str) -> bool:
    """Whether the sentence goes on, or the next one does, with a pronoun that has nobody else to mean."""
    pronoun = _PRONOUNS.get(language[:2].lower())
    if pronoun is None or _mentions_others(before):
        return False
    here = pronoun.search(after)
    if here:
        return not _mentions_others(after[: here.start()]) and not _mentions_others(previous)
    there = pronoun.search(following)
    return (
        there is not None and not _mentions_others(after) and not _mentions_others(following[: there.start()])
    )


def _mentions_others(stretch: str) -> bool:
    """Whether a stretch has a quotation, a person or a name in it, other than of countries."""
    return not _QUOTES.isdisjoint(stretch) or any(
        _PERSONS & {fold(word), singular(fold(word))}
        or (word[0].isupper() and not _is_ordinary(word) and not countries.is_country(word))
        for word in re.findall(r"[^\W\d_][\w’'-]*", stretch)
    )
