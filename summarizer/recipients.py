"""Whom an act is done to where a model names nobody: the first name behind it, in its own clause.

PLOVER's coders give the state or body an act is about as its target, be it the verb's object or stand behind
a preposition: "lifted the curfew in Lume", "rallied against Ruiz".
"""

import re
from collections.abc import Sequence

from summarizer.clauses import overlap
from summarizer.dates.resolution import resolution as dates
from summarizer.schema import Span

_NAME = re.compile(
    r"(?<![\w’'-])[A-Z][\w’-]*\w(?:\.(?=\s[A-Z])|(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w’-]*\w))*|\b(?:[A-Z]\.){2,}(?:\s+[A-Z][\w’-]*\w)*"
)
_ADJECTIVE = re.compile(
    r"[A-Z]\w*(?:an|ese|ish|i|ch)\s(?!(?:in|on|at|to|for|from|with|and|or|by|as|after|before|over)\b)[a-z]"
)
_PLACE = re.compile(
    r"\s(?:rivers?|lake|sea|bay|gulf|channel|strait|valley|mountains?|desert|forest|road|street|bridge)\b"
)  # "the water of the Velna river"
_DAY = re.compile(r"\.(?:\s\d{1,2}\b)?|\s\d{1,2}\b")
_BETWEEN = re.compile(r"\s*(?:,|,?\s*and|,?\s*or)\s+(?:the\s+)?", re.I)
_AGAINST = re.compile(r"\bagainst\s+(?:\w+\s+){0,3}$", re.I)
_ELSEWHERE = re.compile(
    r"\s(?:who|which|where|whose|that|because|after|before|as|while|although|unless|if|but|featuring|using|including"
    r"|involving)\s|[;:—]\s"
    r"|,\s(?!and\b|or\b|[A-Z])"
)


# Where something is, and nobody.
_REGIONS = frozenset(["Asia", "Africa", "Europe", "America", "Latin America", "South America", "North America", "Oceania",
    "Middle East", "Central Asia", "Pacific", "Atlantic"])  # fmt: skip


def recipients(
    text: str, sentence: Span, act: Span, agents: Sequence[Span], language: str
) -> tuple[Span, ...]:
    """The names an act is aimed at; none where its clause has no name but those of who did it."""
    clause = _ELSEWHERE.split(text[act.end : sentence.end])[0]
    spans = (_owner(text, *m.span()) for m in _NAME.finditer(text, act.end, act.end + len(clause)))
    named = [n for n in spans if not _is_day(text, n, language) and not any(overlap(n, a) for a in agents)]
    known = {agent.text for agent in agents}
    named = [
        n
        for n in named
        if n.text not in known | _REGIONS
        and not _PLACE.match(text, n.end)
        and not _ADJECTIVE.match(text[n.start : sentence.end])
    ]
    first = next((i for i, n in enumerate(named) if _AGAINST.search(text[act.end : n.start])), 0)
    group = named[first : first + 1]
    for name in named[first + 1 :]:
        if _BETWEEN.fullmatch(text[group[-1].end : name.start]):
            group.append(name)
    return tuple(group)


def _is_day(text: str, name: Span, language: str) -> bool:
    """Whether a name is one of time, be it cut short: "Nov. 5"."""
    day = _DAY.match(text, name.end)
    whole = text[name.start : day.end()] if day else name.text
    return dates.is_date(name.text, language) or dates.is_date(whole, language)


def _owner(text: str, start: int, end: int) -> Span:
    """A name without the ending that makes it an owner."""
    words = re.sub(r"[’']s?$", "", text[start:end])
    return Span.of(text, start, start + len(words))
