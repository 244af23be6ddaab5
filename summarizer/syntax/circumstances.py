"""When and where an act happens: the words of time and place that depend on its predicate."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.dates import expressions
from summarizer.syntax import wordlists
from summarizer.syntax.lemmas import lemma_of
from summarizer.syntax.modality import is_put_off

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_Words = tuple["Token", "Token"]
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_WHERE_PREPOSITIONS = frozenset({"in", "near", "inside", "across", "throughout", "off", "outside", "along", "at", "on"})
_AHEAD_OF = frozenset({"before", "until", "pending"})
_CLAUSES = frozenset({"conj", "relcl", "acl", "advcl", "ccomp", "xcomp", "parataxis", "pcomp"})


def when(verb: "Token") -> _Words | None:
    """The expression of time nearest to a predicate, on it or its arguments, else on the verb that completes it.

    What opens a clause is the time of both of two joined verbs: "In 2006 the court jailed two and acquitted a third".
    """
    if is_put_off(verb):
        return None  # in "did not leave until Friday" the interval up to Friday is the one without the act
    near, shared = {t.i for t in _near(verb)}, verb.head if verb.dep_ == "conj" else verb
    if not any(t.text == ";" for t in verb.doc[shared.i : verb.i]):
        near |= {t.i for t in _near(shared) if t.i < shared.i}
    own = [(top, words) for top, words in _times(verb.doc) if top.i in near and not _is_of_occasion(words[0])]
    times = [(abs(top.i - verb.i), top.i, words) for top, words in own]
    if times:
        return min(times)[2]
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


def _times(doc: "Doc") -> Iterator[tuple["Token", _Words]]:
    """The expressions of time of a sentence, each with its head; "Friday" of "Friday's raid" is none."""
    for found in expressions(doc.text, "en"):
        span = doc.char_span(found.start, found.end, alignment_mode="expand")
        if span is not None and span.root.pos_ not in ("VERB", "AUX") and span[-1].dep_ != "poss" and span[-1].ent_type_ != "PERSON":
            yield span.root, (span[0], span[-1])


def _is_of_occasion(first: "Token") -> bool:
    """Whether a time is that of the occasion before it: "before the next hearing, on May 6"."""
    preposition = first if first.pos_ == "ADP" else first.nbor(-1) if first.i else first
    before = preposition.i - 1
    if before > 0 and first.doc[before].text == ",":
        before -= 1
    return preposition.pos_ == "ADP" and any(
        t.lower_ in _AHEAD_OF and t.right_edge.i == before and t.i < before for t in first.doc[: preposition.i]
    )


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
