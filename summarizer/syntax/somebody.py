"""Noun phrases that name somebody: a person, a group, an organization or a state."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import simplemma

from summarizer.syntax import wordlists
from summarizer.syntax.lemmas import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRONOUNS = frozenset({"he", "she", "they", "we", "i", "you", "him", "her", "them", "us", "me"})
_MAKERS = re.compile(r"(?:[a-z]{3}ists?|men|wom[ae]n|[a-z]{3}ians?|[a-z]{3}eers?)$")
_PEOPLE_ENTITIES = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_THING_ENTITIES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "EVENT", "LAW", "LANGUAGE",
                             "FAC"})  # fmt: skip
_COUNTED = frozenset({"CARDINAL"})
_LEFT = frozenset({"compound", "amod", "nummod", "nmod", "poss", "quantmod", "npadvmod", "advmod", "punct", "case"})


def is_somebody(token: "Token") -> bool:
    """Whether the noun phrase headed by a token names somebody."""
    lemma = lemma_of(token)
    if token.tag_ == "PRP$":
        return False
    if token.pos_ in ("PRON", "DET") or token.tag_ in ("PRP", "WP", "WDT"):
        return token.lower_ in _PRONOUNS or lemma in ("some", "many", "most", "other", "all", "both", "several")
    if _is_compound_noun(token):
        return True
    if token.ent_type_ in _THING_ENTITIES and lemma not in wordlists.people():
        return False
    if lemma in wordlists.words("time"):
        return False
    if token.pos_ == "PROPN":
        return token.ent_type_ != "LOC" or lemma in wordlists.people()
    if token.pos_ == "NUM":
        return token.ent_type_ in ("CARDINAL", "")
    if token.pos_ == "NOUN":
        return is_people_noun(token) or _is_unknown_name(token)
    return token.ent_type_ in _PEOPLE_ENTITIES and token.pos_ == "ADJ"


def _is_compound_noun(token: "Token") -> bool:
    """Whether the parser takes a compound noun for an adjective: "the 33-year-old", "the secretary-general"."""
    made = token.lower_ in ("old", "general", "elect") and token.i > 0 and token.nbor(-1).text == "-"
    return made and token.dep_ not in ("amod", "acomp", "advmod", "compound")


def is_person(token: "Token") -> bool:
    """Whether a noun phrase is of one person by name or by pronoun: "she", "the director, Oda Lind"."""
    name = named(token)
    return token.lower_ in ("he", "she") or (name.pos_ == "PROPN" and name.ent_type_ == "PERSON")


def is_people_noun(token: "Token") -> bool:
    """Whether a common noun is a kind of people: by the list, or a plural made like "jihadists"."""
    lemma = lemma_of(token)
    known = wordlists.people()
    if lemma == "state" and any(c.lower_ == "of" for c in token.rights):
        return False  # "state of emergency"
    if lemma in known or token.lower_ in known or _MAKERS.search(token.lower_):
        return True
    return token.ent_type_ in ("PERSON", "NORP", "GPE")


def _is_unknown_name(token: "Token") -> bool:
    """Whether a capitalised word without an article is in no dictionary: "Castrell", parsed as a common noun."""
    if not token.text[0].isupper() or any(c.dep_ in ("det", "nummod") for c in token.children):
        return False
    return not simplemma.is_known(token.lower_, lang="en")


def named(token: "Token") -> "Token":
    """The name in apposition to a description: "its director, Oda Lind"."""
    if token.pos_ == "PROPN":
        return token
    names = (c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.ent_type_ == "PERSON")
    return next((c for c in names if not any(t.dep_ in ("conj", "cc") for t in c.children)), token)


def phrase(token: "Token") -> tuple["Token", "Token"]:
    """The first and last word of the phrase that names somebody: without article, apposition and clauses."""
    first, last = token, _last(token)
    head = token.head if token.dep_ == "compound" else token  # "Israeli army" of "Israeli army bulldozers"
    aged = _is_compound_noun(token)
    times = frozenset() if aged else wordlists.words("time")
    left = [t for t in head.lefts if t.dep_ in _LEFT and t.i < token.i and lemma_of(t) not in times]
    while left and (left[0].dep_ == "punct" or left[0].lower_ in ("its", "his", "her", "their", "our", "my")):
        left.pop(0)
    if left:
        first = next(iter(left[0].subtree)) if left[0].dep_ != "poss" else _first(left[0])
    while first.i < token.i and first.dep_ in ("det", "punct", "predet"):
        first = first.nbor(1)
    return first, last


def together(token: "Token") -> Iterator["Token"]:
    """A noun and those coordinated with it."""
    yield token
    for child in token.children:
        listed = child.dep_ == "appos" and child.pos_ == "PROPN" and any(c.dep_ == "cc" for c in child.children)
        if listed or (child.dep_ == "conj" and child.pos_ not in ("VERB", "AUX")):
            yield from together(child)  # "Marr, Varsk and Ruiz": the parser takes the second for an apposition


def _first(token: "Token") -> "Token":
    return phrase(token)[0]


def _last(token: "Token") -> "Token":
    """The last word of a phrase with "of": "Bank of Lume", "thousands of students"."""
    of = next((t for t in token.rights if t.dep_ == "prep" and t.lower_ == "of"), None)
    inside = [t for t in of.children if t.dep_ == "pobj"] if of is not None else []
    if not inside or (of is not None and of.i - token.i > 1):
        return token
    return _last(list(together(inside[0]))[-1])
