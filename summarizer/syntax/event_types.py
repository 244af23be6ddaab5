"""The possible event types of a clause, by the lexicon and by rules for accidents."""

import re
from typing import TYPE_CHECKING

from summarizer.codebook.lexicon import lexicon
from summarizer.syntax import wordlists
from summarizer.syntax.arguments import (
    Clause,
    clause,
    frame,
    joined_participles,
    lemmas,
    loose,
    people,
    subject,
)
from summarizer.syntax.lemmas import lemma_of
from summarizer.syntax.somebody import is_somebody

if TYPE_CHECKING:
    from spacy.tokens import Token

_SCORE = re.compile(r"(?<![\d-])\d{1,3}\s?[-–]\s?\d{1,3}(?![\d-])")  # "3-1"; no date, "2024-03-06"
_VIOLENT = ("violence", "strife", "explosive", "missile", "arms", "strike", "protest")
_HOSTILE = ("violence", "threat", "penalty", "restriction", "strike", "missile")
_AROUND = frozenset({"prep", "agent", "advcl", "npadvmod"})


def types_of(told: Clause) -> tuple[str, ...]:
    """The types of a clause, likeliest first; empty where the lexicon does not know its predicate."""
    if lemma_of(told.verb) in wordlists.words("harm"):
        return _harm(told)
    if lemma_of(told.verb) in wordlists.words("contest") and _is_won(told):
        return ("other",)
    if lemma_of(told.verb) in wordlists.words("striving") and frame(told).takes_verb and not told.done_to:
        return ()
    return lexicon().types(frame(told)) or (lexicon().types(loose(told)) if _is_torn(told) else ())


def _is_won(told: Clause) -> bool:
    """Whether a verb tells of a contest or a comparison: "beat Lume 3-1", "beat estimates"."""
    scored = _SCORE.search(told.verb.doc[told.verb.i :].text) is not None
    things = bool(told.done_to) and all(t.ent_type_ == "" and not is_somebody(t) for t in told.done_to)
    return scored or (lemma_of(told.verb) == "beat" and things and all(t.pos_ == "NOUN" for t in told.done_to))


def turned(verb: "Token") -> Clause:
    """The clause of a verb with its arguments by meaning.

    Who dies or comes under attack does nothing; who is prepared or committed to something is a doer.
    """
    told = clause(verb)
    comes_under = lemma_of(verb) == "come" and any(c.lower_ == "under" for c in verb.children)
    if lemma_of(verb) == "die" or comes_under:
        return Clause(verb, (), told.doers, passive=True)
    if told.passive and f"be_{verb.lower_}" in lexicon().verbs and not told.doers:
        return Clause(verb, told.done_to, (), passive=False)
    return told


def may_be_act(verb: "Token") -> bool:
    """Whether a verb that the lexicon does not know is an act: not saying, being, having or only trying."""
    lemma = lemma_of(verb)
    if verb.pos_ == "AUX" or not lemma.isalpha():
        return False
    if lemma in wordlists.words("saying") | wordlists.words("state"):
        return False
    if lemma in wordlists.words("light") and not any(c.dep_ == "prt" for c in verb.children):
        return False
    return not (lemma in wordlists.words("phase") and any(c.dep_ == "xcomp" for c in verb.children))


def is_forecast(verb: "Token") -> bool:
    """Whether a warning is a forecast and threatens nobody: "warned that the river would rise"."""
    said = [c for c in verb.children if c.dep_ == "ccomp"]
    if lemma_of(verb) not in wordlists.words("warning") or not said or any(c.dep_ == "dobj" for c in verb.children):
        return False
    mine = {lemma_of(t) for t in subject(verb)} | {"it", "he", "she", "they", "we"}
    words = {lemma_of(t) for c in said for t in c.subtree if t.pos_ in ("NOUN", "PROPN")}
    hostile = any(words & lexicon().classes[name] for name in _HOSTILE)
    return not hostile and not any(lemma_of(t) in mine for c in said for t in subject(c))


def _is_torn(told: Clause) -> bool:
    """Whether the parser has put the object of the verb elsewhere."""
    deps = {c.dep_ for c in told.verb.children}
    return not (told.done_to or lemma_of(told.verb) in wordlists.words("saying") or deps & {"ccomp", "xcomp"})


def _harm(told: Clause) -> tuple[str, ...]:
    """Killing and wounding is assault where somebody or a weapon does it; else it may be an accident."""
    if people(told.doers):
        types = lexicon().types(frame(told))
        return types if "other" not in types[:1] else ("assault",)
    around = [t for verb in (told.verb, *joined_participles(told.verb)) for c in verb.children if c.dep_ in _AROUND for t in c.subtree]
    verbs = [t for t in around if t.pos_ == "VERB"]
    if any("assault" in lexicon().types(frame(clause(t))) for t in verbs):
        return ("assault",)
    classes = lexicon().classes
    words = lemmas(told.doers) | lemmas(t for t in around if t.pos_ in ("NOUN", "PROPN"))
    if words & classes["weather"] or {lemma_of(t) for t in verbs} & wordlists.words("accident"):
        return ("other",)
    if any(words & classes[name] for name in _VIOLENT):
        return ("assault",)
    return ("other",) if told.doers else ("other", "assault")
