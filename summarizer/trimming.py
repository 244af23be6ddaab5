"""From the words that were pointed at to the name in them, and whether it is anybody's."""

import re

from summarizer.actwords import VERBS
from summarizer.classwords import BODIES, PLACES
from summarizer.dates.resolution import resolution as dates
from summarizer.linking.countries import is_country, is_country_name
from summarizer.linking.kinds import kind_of
from summarizer.linking.namewords import (
    PREPOSITIONS,
    determiners,
    fold,
    is_word,
    kind_of_head,
    straight,
    title_words,
    words,
)
from summarizer.schema import Span

_TOLD = re.compile(
    r",(?!\d)|\sof\s[a-z]+ing\b|\s(?:representing|led\sby|based\sin|backed\sby|owned\sby|run\sby)\s|\s(?:who|which|that|whose|has|have|had|is|are|was|were|will|would|may|might|could|can|also|said)(?:\s|$)"
)
_INFINITIVE = re.compile(
    rf"(?:{'|'.join(sorted(VERBS))}|protect|help|support|save|stop|attack|arrest|free|meet|host|visit)\s(?=\w)"
)
_LEAD = re.compile(
    r"(?:(?:\[?\d+\]|said|says|up to|more than|at least|fewer than|neighbou?ring|nearby)\s+)+", re.I
)
_QUOTES = re.compile(r"[“„«\"”»]")
_OF = re.compile(r"\s(?:of|from|at)\s(?=(?:the|an?)\s|[^\W\d_a-z])")
_CLASS = re.compile(r"(?:[\w'’-]+\s+)*?(?P<noun>[^\W\d_A-Z]+)\s+(?P<of>of\s+)?(?=[^\W\d_a-z])")
_NOBODY = re.compile(
    r"(?:(?:no|nobody|none|neither|nothing|there|anybody|anyone|of|in|at|on|by|with|from|for)\b|(?:i|we|you|he|she|it|they)(?:\s|$))",
    re.I,
)
_BOTH = frozenset(["US", "U.S.", "UK", "U.K.", "EU", "UN", "U.N."])  # names that are adjectives too
_OF_BOTH = re.compile(r"(?:[Tt]he )?[a-z]+s of (?:the )?[A-Z]")
_PARTICLE = re.compile(r"^(?:al|el|ul|as|ash|ad|an|bin|ibn|d|l)[-’']")  # "al-Burhan"
_QUANTITIES = words(
    "one two three four five six seven eight nine ten both all first second third other others"
)


def head(text: str, name: Span, language: str = "en") -> Span:
    """A name without what is told about it or when: "Ana Ruiz" of "Ana Ruiz, the mayor of Lume,".

    Also without the noun before it that says what it is ("the bank Vale Mills"), and a person's without
    where they belong ("Ana Ruiz of the Vale Institute").
    """
    start, end = name.start, name.end
    infinitive = _INFINITIVE.match(text, start, end) if text[:start].endswith(" to ") else None
    start = infinitive.end() if infinitive else start  # "to protect civilians"
    told = _TOLD.search(text, start, end)
    if told and told.start() > start:
        end = told.start()
    start, end = _whole_quotes(text, start, end)
    start, end = _timeless(text, start, end, language)
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead and lead.end() < end else start
    start = _after_class(text, start, end)
    end = _before_home(text, start, end, language)
    trimmed = text[start:end].rstrip(" ,;:")
    return Span.of(text, start, start + len(trimmed)) if trimmed else name


def pair(text: str, name: Span) -> tuple[Span, Span] | None:
    """The two names of "Vale and Brenna" where one of them stands alone elsewhere: they are two."""
    found = re.fullmatch(r"([^\W\d_a-z][^,]*?) and ([^\W\d_a-z][^,]*)", name.text)
    if not found:
        return None
    if shares_noun(found[1], found[2]):
        return None
    parts = [Span.of(text, name.start + a, name.start + b) for a, b in (found.span(1), found.span(2))]
    rest = text[: name.start] + "\n" + text[name.end :]
    both = all(is_country(part.text) for part in parts)
    if both or any(re.search(rf"(?<!\w){re.escape(part.text)}(?!\w)(?! and )", rest) for part in parts):
        return parts[0], parts[1]
    return None


def shares_noun(first: str, last: str) -> bool:
    """Whether two names before and behind "and" are told of by one noun: "the leaders of Kalvia and Lume"."""
    return bool(_OF_BOTH.match(first)) or are_adjectives(first, last)


def are_adjectives(first: str, last: str) -> bool:
    """Whether "French and German officials" are told of: an adjective before "and", their noun behind it."""
    adjective = (is_country(first) and not is_country_name(first)) or first in _BOTH
    return adjective and last.split()[-1].islower() and len(last.split()) > 1


def is_somebody(name: str, language: str, *, cased: bool) -> bool:
    """Whether a name can act: what is named has a capital, or is a noun that people and bodies have."""
    if not any(map(str.isalpha, name)) or _NOBODY.match(name) or dates.is_date(name, language):
        return False
    if language.split("-")[0] in ("de", "und") or name.upper() == name.lower():
        return True
    if not cased:
        return _is_lower_name(name, language)
    if kind_of_head(name, language) is not None or is_country(name, language):
        return True
    parts = straight(name).split()
    end = next((i for i, word in enumerate(parts) if i and word in PREPOSITIONS), len(parts))
    last = _PARTICLE.sub("", parts[end - 1])
    return last[:1].isupper() and last.lower() not in determiners(language) | _QUANTITIES


def _is_lower_name(name: str, language: str) -> bool:
    """Without capitals: two words or more that end as no clause does, or one that is more than a common thing."""
    parts = straight(name).split()
    if parts[-1] in PREPOSITIONS | determiners(language) | _QUANTITIES | {"and", "or"}:
        return False
    one = len(parts) == 1 and language.startswith("en") and is_word(parts[0])
    return not one or kind_of_head(name, language) is not None or is_country(name, language)


def _whole_quotes(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the side of a quotation mark whose fellow is missing: "the word" of "the word “vale"."""
    marks = [match.start() for match in _QUOTES.finditer(text, start, end)]
    if len(marks) % 2 == 0:
        return start, end
    return (start, marks[0]) if marks[0] > start else (marks[0] + 1, end)


def _timeless(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    """Without words of time at either edge: "Last month the ministry", "the court on Thursday"."""
    told = dates.find(text[start:end], language)
    if not told or told == text[start:end]:
        return start, end
    if text[start:end].endswith(told):
        before = re.sub(r"\s+(?:on|in|at|late|early)$", "", text[start : end - len(told)].rstrip())
        return (start, start + len(before)) if before else (start, end)
    if text[start:end].startswith(told):
        return start + len(told) + (text[start + len(told)] in " ,"), end
    return start, end


def _after_class(text: str, start: int, end: int) -> int:
    """Where a name begins after what it is in lower case: "the polling firm Vale", "the port of Vale"."""
    found = _CLASS.match(text, start, end)
    lower = found and text[start + 1 : found.end()] == text[start + 1 : found.end()].lower()
    if not found or not lower:
        return start
    nouns = PLACES if found["of"] else BODIES | PLACES
    return found.end() if fold(found["noun"]) in nouns else start


def _before_home(text: str, start: int, end: int, language: str) -> int:
    """Where a person's name ends before where they belong: "Ana Ruiz of the Vale Institute"."""
    tail = _OF.search(text, start, end)
    if not tail:
        return end
    first = text[start : tail.start()]
    parts = first.split()
    skip = title_words(parts)
    bare = parts[skip:]
    named = all(part[:1].isupper() for part in bare) and (len(bare) > 1 or skip)
    personal = kind_of_head(first, language) is None and kind_of(first, None, language) == "person"
    return tail.start() if named and personal else end
