"""Whether a named entity of the parser names somebody, a thing, or only where something is."""

from typing import TYPE_CHECKING

from summarizer.syntax import wordlists
from summarizer.syntax.somebody import is_people_noun

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def is_of_somebody(entity: "Span", wire: bool) -> bool:
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


def runs_on(entity: "Span") -> bool:
    """Whether an entity ends within the second of two names: "Ana Ruiz and Tom" of "Ana Ruiz and Tom Hale"."""
    return entity[-1].head.i >= entity.end and any(token.dep_ == "cc" for token in entity)


def is_name(token: "Token") -> bool:
    """Whether an entity's head is a noun: "Sweeping" is no name though it has a capital."""
    return token.pos_ in ("NOUN", "PROPN", "X", "ADJ")
