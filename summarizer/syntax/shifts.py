"""How the type of an act changes where it is still to come, refused, given up, an obligation, or a threat."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from summarizer.codebook.lexicon import lexicon
from summarizer.schema import Modality
from summarizer.syntax import wordlists
from summarizer.syntax.arguments import clause, is_passive
from summarizer.syntax.event_types import types_of
from summarizer.syntax.lemmas import lemma_of
from summarizer.syntax.modality import auxiliaries, is_negated

if TYPE_CHECKING:
    from spacy.tokens import Token

_YIELDING = frozenset({"agree", "consult", "support", "concede", "cooperate", "aid", "retreat"})
_OPEN = frozenset({"may", "might", "could"})
_Types = tuple[str, ...]


def promised(verb: "Token", types: _Types) -> _Types:
    """The types of a promised act, a threat if it is hostile: "vowed to expel the envoys", "is ready to attack"."""
    if lemma_of(verb) not in wordlists.words("promising") or types[:1] != ("agree",):
        return types
    ready = [c for a in verb.children if a.dep_ == "acomp" for c in a.children if c.dep_ == "xcomp"]
    kept = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and not is_negated(c)]
    hostile = any(lexicon().to_come.get(t) == "threaten" for c in (*kept, *ready) for t in types_of(clause(c))[:1])
    return ("threaten", *types) if hostile else types


def given_up(verb: "Token", types: _Types) -> _Types:
    """The types of an act that is given up: "stopped lending", "ceased shelling the port"."""
    return _mapped(types, lexicon().given_up) if _is_ceased(verb) else types


def is_owed(verb: "Token") -> bool:
    """Whether an act is an obligation: "must", "should", "has to", "insisted that the port pay"."""
    subjunctive = verb.dep_ == "ccomp" and verb.tag_ == "VB"
    if subjunctive and not _helpers(verb):
        return lemma_of(verb.head) not in wordlists.words("bare")
    if _helpers(verb) & {"must", "should", "ought"}:
        return True
    if _is_ceased(verb):
        return is_owed(verb.head)
    yet = any(c.lower_ == "yet" for c in (*verb.children, *verb.head.children))  # "has yet to pay"
    return verb.dep_ == "xcomp" and lemma_of(verb.head) in ("have", "need") and not yet


def shifted(verb: "Token", types: _Types, status: Modality) -> tuple[_Types, Modality]:
    """Types and status of an act that is to come, or that is refused: a refusal has occurred."""
    if _is_refused(verb, types):
        return ("reject",), "occurred"
    helpers = _helpers(verb)
    open_yet = status == "possible" and bool(helpers & _OPEN) and "have" not in helpers
    if status != "planned" and not open_yet:
        return types, status
    if any(c.dep_ == "advcl" and any(m.lower_ == "unless" for m in c.children) for c in verb.children):
        return ("threaten",), status
    later = _mapped(types, lexicon().to_come)
    return tuple(dict.fromkeys((*later[:1], *types, *later))), status


def _is_refused(verb: "Token", types: _Types) -> bool:
    """Whether an act is refused: "will not negotiate", "has no plans to negotiate"."""
    if types and not set(types[:1]) & _YIELDING:
        return False
    noun = verb.head
    if verb.dep_ == "acl" and lemma_of(noun) in ("plan", "intention"):
        return any(c.lower_ == "no" for c in noun.children)
    modals = _helpers(verb) & (wordlists.words("coming") | {"would"})
    return bool(modals) and is_negated(verb) and not is_passive(verb)


def _is_ceased(verb: "Token") -> bool:
    return verb.dep_ == "xcomp" and verb.tag_ == "VBG" and lemma_of(verb.head) in wordlists.words("ceasing")


def _mapped(types: _Types, becomes: Mapping[str, str]) -> _Types:
    return tuple(dict.fromkeys(becomes.get(t, t) for t in types))


def _helpers(verb: "Token") -> set[str]:
    return {a.lower_ for a in auxiliaries(verb)}
