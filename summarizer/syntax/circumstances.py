"""When and where an act happens: the words of time and place that depend on its predicate."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.syntax import wordlists
from summarizer.syntax.lemmas import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_Words = tuple["Token", "Token"]
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_WHERE_PREPOSITIONS = frozenset({"in", "near", "inside", "across", "throughout", "off", "outside", "along", "at", "on"})
_RELATIVE_TO_NOW = frozenset({"ago", "earlier", "later", "last", "past", "next", "this", "before"})
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_CLAUSES = frozenset({"conj", "relcl", "acl", "advcl", "ccomp", "xcomp", "parataxis", "pcomp"})


def when(verb: "Token") -> _Words | None:
    """The words of time nearest to a predicate, on it or its arguments, else on the verb that completes it."""
    times = [(abs(t.i - verb.i), t.i, t) for t in _near(verb) if _is_time(t)]
    if times:
        return _time_phrase(min(times)[2])
    complements = (c for c in verb.children if c.dep_ in ("ccomp", "xcomp"))
    return next((found for c in complements if (found := when(c)) is not None), None)


def where(verb: "Token") -> _Words | None:
    """The words of place of a predicate: "in Lume", without the preposition."""
    places = [(abs(t.i - verb.i), t.i, t) for t in _near(verb) if _is_place(t)]
    if not places:
        return None
    place = min(places)[2]
    left = [t for t in place.lefts if t.dep_ in ("compound", "amod")]
    first = next(iter(left[0].subtree)) if left else place
    return first, _of_name(place) or place


def _near(verb: "Token") -> Iterator["Token"]:
    """What belongs to a predicate, without the clauses inside its arguments."""
    for child in verb.children:
        if child.dep_ not in _CLAUSES:
            yield child
            yield from _near(child)


def _is_time(token: "Token") -> bool:
    lemma = lemma_of(token)
    if token.pos_ == "VERB" or (lemma == "may" and token.tag_ == "MD") or token.dep_ in ("compound", "poss", "amod"):
        return token.i > 0 and token.dep_ == "compound" and lemma in _WEEKDAYS and token.nbor(-1).lower_ == "on"  # "on Monday jihadists"
    if token.dep_ == "dobj" or token.dep_ in ("nsubj", "nsubjpass"):
        return False
    if _is_duration(token) or _is_reach(token):
        return False
    year = token.shape_ == "dddd" and token.text[:2] in ("19", "20") and token.dep_ == "pobj"
    return year or lemma in wordlists.words("time")


def _is_duration(token: "Token") -> bool:
    """Whether words say how long, not when: "nine years", "a four-day strike"."""
    if token.i and token.nbor(-1).text in ("-", "–"):
        return True
    entity = next((e for e in token.doc.ents if e.start <= token.i < e.end), None)
    words = entity if entity is not None else token.subtree
    unit = lemma_of(token) in wordlists.words("units")
    lasting = token.head.lower_ in ("for", "over") and (token.tag_ == "NNS" or any(c.lower_ == "a" for c in token.children))
    counted = unit and (lasting or any(c.dep_ == "nummod" for c in token.children))
    return counted and not any(t.lower_ in _RELATIVE_TO_NOW for t in words) and token.head.lower_ not in ("in", "within", "since")


def _is_reach(token: "Token") -> bool:
    """Whether words give a distance or a range, no time: "a day after the vote", "the deadliest attack in months"."""
    after = token.i + 1 < len(token.doc) and token.nbor(1).lower_ in ("after", "before")
    measured = token.dep_ == "npadvmod" and after
    over = token.head.head if token.head.dep_ == "prep" else token.head
    ranked = any(c.tag_ == "JJS" or c.ent_type_ == "ORDINAL" or c.lower_ == "first" for c in over.children)
    return measured or (ranked and over.pos_ == "NOUN")


def _time_phrase(token: "Token") -> _Words:
    entity = next((e for e in token.doc.ents if e.start <= token.i < e.end and e.label_ in ("DATE", "TIME")), None)
    if entity is not None:
        return entity[0], entity[-1]
    left = list(token.lefts)
    return (left[0] if left else token), token


def _of_name(place: "Token") -> "Token | None":
    """The name of "the state of Belmora", "the Tallow district of Lume"."""
    names = (t for p in place.children if p.lower_ == "of" for t in p.children if t.pos_ == "PROPN")
    return next(names, None)


def _is_place(token: "Token") -> bool:
    if token.dep_ != "pobj" or token.head.lower_ not in _WHERE_PREPOSITIONS:
        return False
    if lemma_of(token) in wordlists.words("places"):
        return _of_name(token) is not None or any(c.pos_ == "PROPN" and c.dep_ == "compound" for c in token.children)
    named = token.pos_ == "PROPN" and token.ent_type_ not in ("DATE", "TIME", "PERSON") and token.head.lower_ != "on"
    return token.ent_type_ in _PLACES or named
