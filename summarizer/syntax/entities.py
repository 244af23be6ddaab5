"""Names of somebody: named entities of the parser, unless they name a thing or a place, and names that are marked by
brackets or quotation marks, as "National Lume Front (NLF)" and "the invisibles".
"""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from simplemma import is_known

from summarizer.schema import Kind, Span
from summarizer.syntax import wordlists
from summarizer.syntax.parser import Parse, Sentence
from summarizer.syntax.somebody import is_people_noun

if TYPE_CHECKING:
    from spacy.tokens import Span as Entity
    from spacy.tokens import Token


_OPEN, _CLOSED = frozenset({'"', "“", "``"}), frozenset({'"', "”", "''"})
_LONGEST_QUOTED = 6
_NOMINAL, _SMALL = frozenset({"NOUN", "PROPN", "ADJ"}), frozenset({"of", "for", "and", "the"})


class Draft(NamedTuple):
    """Somebody at one place.

    Attributes:
        kind: what the parser takes them for.
        role: words of apposition that say what a person is.
    """

    span: Span
    kind: Kind
    role: str | None = None
    also: str | None = None


def bracketed(parse: Parse, sentence: Sentence) -> Iterator[Draft]:
    """A body with its initials in brackets: "National Lume Front (NLF)"."""
    doc = sentence.doc
    for i in range(1, len(doc) - 2):
        short = doc[i + 1]
        if doc[i].text == "(" and doc[i + 2].text == ")" and _are_initials(short):
            first = _full_form(sentence, i, short.lower_)
            if first is not None and i - first > 1 and _names_a_body(doc[i - 1]):
                yield Draft(parse.span(sentence, doc[first], doc[i - 1]), "organization", also=short.text)


def _names_a_body(token: "Token") -> bool:
    """Whether a word may end an organization's name: not "missile" of "ballistic missile (BM)", in small letters."""
    wire = token.doc.text.islower()
    return wire or not token.is_lower or is_people_noun(token)


def _are_initials(token: "Token") -> bool:
    """Whether a word in brackets is written like initials, or without capitals is no word at all."""
    if not token.is_alpha or not 2 <= len(token) <= 7:
        return False
    return token.is_upper or (token.is_lower and not is_known(token.lower_, "en"))


def _full_form(sentence: Sentence, end: int, initials: str) -> int | None:
    """Where the name before a bracket begins: where its words have the initials, else the whole noun phrase."""
    doc = sentence.doc
    start = end
    while start and (doc[start - 1].pos_ in _NOMINAL or doc[start - 1].lower_ in _SMALL):
        start -= 1
    for first in (i for i in range(start, end - 1) if doc[i].lower_ not in _SMALL):
        if "".join(t.lower_[0] for t in doc[first:end] if t.lower_ not in _SMALL) == initials:
            return first
    nouns = end
    while nouns > start and doc[nouns - 1].pos_ in _NOMINAL:
        nouns -= 1
    return nouns if nouns < end else None


def quoted_names(parse: Parse, sentence: Sentence) -> Iterator[Draft]:
    """A short stretch in quotation marks without a verb, beside a noun of people or after "the"."""
    doc = sentence.doc
    opened: int | None = None
    for token in doc:
        if opened is not None and token.text in _CLOSED:
            inside = [t for t in doc[opened + 1 : token.i] if not t.is_punct]
            beside = list(chain(doc[max(0, opened - 1) : opened], doc[token.i + 1 : token.i + 2]))
            if _is_title(inside) and (inside[0].lower_ == "the" or any(is_people_noun(t) for t in beside)):
                yield Draft(parse.span(sentence, inside[0], inside[-1]), "organization")
            opened = None
        elif token.text in _OPEN:
            opened = token.i


def _is_title(inside: "list[Token]") -> bool:
    short = 0 < len(inside) <= _LONGEST_QUOTED
    return short and all(t.pos_ in ("NOUN", "PROPN", "ADJ", "ADP", "DET") or t.tag_ == "VBG" for t in inside)


def is_of_somebody(entity: "Entity", wire: bool) -> bool:
    """Whether an entity that heads no noun phrase names somebody; beside a thing it is mostly that thing's name.

    "Apple" of "Apple attorney Tom Hale" is somebody, "Orlo" of "his Orlo account" is not.
    """
    root = entity.root
    joined = entity.end < len(entity.doc) and entity.doc[entity.end].text == "-"
    if not all(map(is_name, (root, entity[-1]))) or joined or (not wire and is_common(root)):
        return False
    of_a_thing = root.dep_ in ("compound", "nmod", "amod")
    return not (of_a_thing and root.head.pos_ == "NOUN" and not is_people_noun(root.head)) and not stands_in(root)


def stands_in(token: "Token") -> bool:
    """Whether a person or one-word organization of the parser is only where something is: "in Halm"."""
    called = token.text.islower() and is_people_noun(token)
    if called or any(child.dep_ in ("compound", "flat") for child in token.children):
        return False
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token.dep_ == "pobj" and token.head.lower_ in wordlists.words("standing_in")


def is_common(token: "Token") -> bool:
    """Whether a word is a common noun; "young" of "Bo-young" is part of a name."""
    return token.text.islower() and token.pos_ == "NOUN"


def runs_on(entity: "Entity") -> bool:
    """Whether an entity ends within the second of two names: "Ana Ruiz and Tom" of "Ana Ruiz and Tom Hale"."""
    return entity[-1].head.i >= entity.end and any(token.dep_ == "cc" for token in entity)


def is_name(token: "Token") -> bool:
    """Whether an entity's head is a noun: "Sweeping" is no name though it has a capital."""
    return token.pos_ in ("NOUN", "PROPN", "X", "ADJ")
