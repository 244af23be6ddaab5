"""The stance of a speaker, and the words of a cue: negation and auxiliaries belong to both."""

from typing import TYPE_CHECKING

from summarizer.schema import Stance
from summarizer.syntax.lexicon import lexicon
from summarizer.syntax.parser import Sentence
from summarizer.syntax.tokens import base, children

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEVER = frozenset({"never", "hardly", "scarcely"})
_NOBODY = frozenset({"no", "nobody", "none", "neither", "few", "hardly"})
_PART_OF_CUE = frozenset({"aux", "auxpass", "neg", "prt"})


def negated(verb: "Token") -> bool:
    """Whether a verb is denied: "did not say", "few believe", "without saying", "failed to mention"."""
    if _own_negation(verb):
        return True
    head = verb.head
    if verb.dep_ == "pcomp":
        return head.lower_ == "without"
    if verb.dep_ != "xcomp":
        return False
    return _own_negation(head) or base(head) in lexicon().failing or any(c.lower_ == "yet" for c in head.children)


def _own_negation(verb: "Token") -> bool:
    if any(c.dep_ == "neg" or c.lower_ in _NEVER for c in verb.children):
        return True
    subjects = children(verb, "nsubj", "nsubjpass")
    words = [w for s in subjects for w in (s, *s.children) if w == s or w.dep_ in ("det", "amod", "advmod")]
    return any(w.lower_ in _NOBODY for w in words) and not any(w.lower_ == "a" for w in words)


def stance_of(plain: Stance, verb: "Token", wanted: bool = False) -> Stance:
    """The stance of a cue in its clause.

    Args:
        plain: the stance of the cue in the lexicon.
        wanted: whether the cue takes "to …": not wanting to is refusing, not thinking is doubting.
    """
    if not negated(verb):
        return plain
    if plain in ("denies", "doubts"):
        return "asserts"
    return "denies" if wanted else "doubts"


def cue_place(sentence: Sentence, head: "Token") -> tuple[int, int]:
    """The words of a cue: the verb with auxiliaries, negation and particle that stand beside it."""
    first = last = head
    own = {c.i for c in head.children if c.dep_ in _PART_OF_CUE or (c.dep_ == "advmod" and c.i < head.i)}
    while first.i - 1 in own:
        first = first.nbor(-1)
    while last.i + 1 in own:
        last = last.nbor(1)
    while first.i < head.i and first.dep_ == "advmod":
        first = first.nbor(1)
    return sentence.place(first, last)
