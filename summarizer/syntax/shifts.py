"""How the type of an act changes where it is still to come, refused, given up, an obligation, or a threat; and
whether it is an event: somebody does or says it, and it is no habit, aim or mere possibility.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from summarizer.codebook.lexicon import lexicon
from summarizer.schema import Modality
from summarizer.syntax import wordlists
from summarizer.syntax.arguments import Act, Clause, clause, is_passive, people
from summarizer.syntax.event_types import types_of
from summarizer.syntax.lemmas import lemma_of
from summarizer.syntax.modality import auxiliaries, is_negated, modals

if TYPE_CHECKING:
    from spacy.tokens import Token

_YIELDING = frozenset({"agree", "consult", "support", "concede", "cooperate", "aid", "retreat"})
_OPEN = frozenset({"may", "might", "could"})
_Types = tuple[str, ...]
SPEECH = frozenset({"agree", "request", "threaten", "reject", "accuse", "support", "concede"})


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


def is_failure(verb: "Token") -> bool:
    """Whether a verb only says that a hostile act was not done: "failed to kidnap the minister"."""
    undone = [c for c in verb.children if c.dep_ == "xcomp"] if lemma_of(verb) in wordlists.words("failing") else []
    return any(lexicon().to_come.get(t) == "threaten" for c in undone for t in types_of(clause(c))[:1])


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


def is_event(act: Act, told: Clause, aside: bool) -> bool:
    """Whether somebody takes part, and whether an act that the lexicon does not know is told as done or to be done."""
    if act.types and not set(act.types) - SPEECH and not _is_spoken(act, told, aside):
        return False
    unreal = bool(modals(told.verb)) or is_owed(told.verb)
    hypothetical = act.status == "possible" and (act.speaker is None or unreal)
    if act.types[:1] == ("other",) and (act.status == "denied" or hypothetical):
        return False
    if hypothetical and not act.agents and (told.doers or not act.targets):
        return False  # "a vote could save the port"
    if act.types:
        return bool(act.agents or act.targets) or not aside
    return _is_done(act, told)


def _is_spoken(act: Act, told: Clause, aside: bool) -> bool:
    """Whether an act of speech has a speaker: "the drills serve to remind the world" asks nobody."""
    return bool(act.agents) or (bool(act.targets) and not told.doers and not aside)


def _is_done(act: Act, told: Clause) -> bool:
    """Whether somebody does an act that the lexicon does not know, and it is no habit and no aim of another act."""
    verb = told.verb
    somebody = people(told.doers) or any(t.lower_ == "it" for t in told.doers) or (not told.doers and people(told.done_to))
    if not somebody or not (act.agents or act.targets) or act.status in ("possible", "denied"):
        return False
    if act.speaker is not None and act.speaker not in act.agents and act.status != "planned":
        return False  # what somebody else is said to have done is told only where it is known what it is
    if verb.tag_ in ("VBZ", "VBP"):
        return not any(t.text == "." for t in verb.doc[-2:])  # only a headline reports past acts in the present
    infinitive = any(c.tag_ == "TO" for c in verb.children)
    caused = verb.dep_ != "xcomp" or lemma_of(verb.head) in wordlists.words("object_control") | wordlists.words("striving")
    return not (infinitive and caused)
