"""Who says what a cue attributes, where the sentence tells it; else whom the model names."""

import re

from summarizer.clauses import (
    conjunctions,
    coordinate,
    is_passive,
    names_nobody,
    overlap,
    participle,
    subject,
)
from summarizer.contents import CLOSE, MARKS, trimmed
from summarizer.cues import Lexicon
from summarizer.frames import INVERTS, Frame
from summarizer.linking.namewords import base_form
from summarizer.schema import Span

_NAMED = 5  # words of a name with what introduces it
_UNSPACED = re.compile(
    r"(?<![\u3040-\u9fff])(?!并|同时|对此)[\u3040-\u9fff]{1,14}$"
)  # the words since the last mark, in a script without spaces
_BY = re.compile(
    r"\s+by\s+((?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,4}?[\w’'-]+)(?=[,.;:]|\s+(?:that|in|on|at|to|who)\b)"
)
_TOLD_BY = re.compile(
    r"\b(?:reports?|statements?|letters?|sources?|officials?|rumou?rs)\s+(?:from|in|by|of)\s+(?:the\s+)?$"
)
_WHO = re.compile(
    r"(?:^|[,;:]\s|\b(?:to|for|with|by|against|among|said|and|but|that|as|is|are|was|were|at|on)\s)"
    r"((?:(?!\b(?:to|for|with|by|against|among|said|and|but|that|as|is|are|was|were|at|on)\s)[^\s,;:]+\s){0,5}[^\s,;:]+),?\swho\s(?:\w+ly\s|ha(?:s|ve|d)\s|also\s)*$"
)
_AND = re.compile(r"\b(?:and|or|but|then)$", re.I)
_TO = re.compile(r"\bto\s[a-z]+\b[^,;:]*\b(?:and|or)$")


def speaker(
    text: str,
    sentence: Span,
    cue: Span,
    named: Span | None,
    others: tuple[Span, ...],
    frame: Frame | None,
    lexicon: Lexicon | None,
) -> Span | None:
    """Who says it: in English where the sentence tells, else whom the model names."""
    if (
        lexicon and not lexicon.english
    ):  # where a subject ends is told by English words: elsewhere only by a name
        since = _UNSPACED.search(text[sentence.start : cue.start])
        if since:
            return Span.of(text, sentence.start + since.start(), cue.start)
        own = subject(text, sentence, cue)
        if own and own.text[0].isupper() and len(own.text.split()) <= _NAMED:
            return own
        inside = named and frame and any(overlap(named, part) for part in frame.content)
        return None if inside else named
    if frame:
        return frame.speaker
    if _is_noun(text, sentence, cue, lexicon):
        before = named if named and named.end <= cue.start else None
        return _owner(text, cue, sentence.end) or before
    return _beside(text, sentence, cue, named, others)


def _beside(
    text: str, sentence: Span, cue: Span, named: Span | None, others: tuple[Span, ...]
) -> Span | None:
    """The model's speaker, unless the cue has a subject of its own that is another.

    "46 percent chose Holt, while 44 percent said": who said so are the 44 percent.
    """
    if named and names_nobody(named.text):
        named = None
    if cue.text[0].isupper():  # "Declaring that “…,” he left"
        return named
    if cue.text.lower().endswith("ing") and (named is None or named.start >= cue.end):
        return _participle(text, sentence, cue)
    if cue.text.lower().endswith(("ing", "according to", " by")):
        return named
    lead = text[sentence.start : cue.start].rstrip()
    if is_passive(text, sentence, cue):
        return named if named and text[: named.start].endswith("by ") else None
    if _AND.search(lead):
        return _second(text, sentence, cue, named, others)
    own = subject(text, sentence, cue) or _antecedent(text, sentence, cue, named)
    apposed = own and (
        "," in own.text or text[own.end : cue.start].strip(" ,")
    )  # "Ana Ruiz, the mayor, said"
    inverted = bool(
        named
        and named.start - cue.end in range(3)
        and lead.endswith((",", *CLOSE))
        and not apposed
        and INVERTS.fullmatch(cue.text)
    )
    if named and named.start >= cue.end and not inverted:
        return own
    if own is None or inverted or MARKS.search(own.text):
        return named
    if named and overlap(own, named):
        return Span.of(text, min(own.start, named.start), own.end)
    return own


def _second(
    text: str, sentence: Span, cue: Span, named: Span | None, others: tuple[Span, ...]
) -> Span | None:
    """Who says what a second verb attributes: the subject of its clause, or of the first cue, or the model's."""
    lead = text[sentence.start : cue.start].rstrip()
    if _TO.search(lead) and base_form(cue.text) == cue.text:  # "a move to gain time and underscore it"
        return None
    first = max((o for o in others if o.end <= cue.start), key=lambda o: o.start, default=None)
    before = named if named and sentence.start <= named.start and named.end <= cue.start else None
    return coordinate(text, sentence, cue) or (subject(text, sentence, first) if first else None) or before


def _antecedent(text: str, sentence: Span, cue: Span, named: Span | None) -> Span | None:
    """Of whom "who say" tells: "residents of a valley who say their wells were poisoned".

    Behind a comma whom the model names: "Orla Vint, a spokeswoman for the union, who accused".
    """
    who = _WHO.search(text[sentence.start : cue.start])
    if who and who[0][who.end(1) - who.start() :].startswith(",") and named and named.end <= cue.start:
        return named
    name = who and trimmed(text, sentence.start + who.start(1), sentence.start + who.end(1))
    return None if not name or names_nobody(name.text) else name


def _participle(text: str, sentence: Span, cue: Span) -> Span | None:
    """Who says what an "-ing" attributes: who opens the sentence, or who stands right before it."""
    name = participle(text, sentence, cue)
    told = name and _TOLD_BY.search(text[sentence.start : name.start])
    return Span.of(text, sentence.start + told.start(), name.end) if name and told else name


def _is_noun(text: str, sentence: Span, cue: Span, lexicon: Lexicon | None) -> bool:
    found = lexicon.find(text, sentence) if lexicon else ()
    if text[: cue.start].endswith(", ") and cue.text.endswith("ing"):  # "dismissed it, finding that"
        return False
    return any(c.strength == "noun" and overlap(c.span, cue) for c in found)


def _owner(text: str, cue: Span, end: int) -> Span | None:
    """Whose complaint, order or finding it is: "a complaint by the union that"."""
    by = _BY.match(text, cue.end, end)
    return Span.of(text, *by.span(1)) if by else None


def clipped(text: str, name: Span, cue: Span) -> Span | None:
    """A name without a conjunction before it, and without the cue and what follows that."""
    end = cue.start if name.start <= cue.start < name.end else name.end
    start = name.start + conjunctions(name.text)
    words = re.sub(r"[\s,]+(?:and|or|but)$", "", text[start:end].rstrip(" ,"))
    return Span.of(text, start, start + len(words)) if words else None
