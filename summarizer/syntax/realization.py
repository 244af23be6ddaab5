"""Whether a drafted act is an event: somebody does or says it, and it is no habit, aim or mere possibility."""

from typing import TYPE_CHECKING

from summarizer.syntax import wordlists
from summarizer.syntax.arguments import Clause, people
from summarizer.syntax.lemmas import lemma_of
from summarizer.syntax.modality import modals
from summarizer.syntax.shifts import is_owed

if TYPE_CHECKING:

    from summarizer.syntax.acts import Act

SPEECH = frozenset({"agree", "request", "threaten", "reject", "accuse", "support", "concede"})


def is_event(act: "Act", told: Clause, aside: bool) -> bool:
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


def _is_spoken(act: "Act", told: Clause, aside: bool) -> bool:
    """Whether an act of speech has a speaker: "the drills serve to remind the world" asks nobody."""
    return bool(act.agents) or (bool(act.targets) and not told.doers and not aside)


def _is_done(act: "Act", told: Clause) -> bool:
    """Whether somebody does an act that the lexicon does not know, and it is no habit and no aim of another act."""
    verb = told.verb
    somebody = people(told.doers) or any(t.lower_ == "it" for t in told.doers) or (not told.doers and people(told.done_to))
    if not somebody or not (act.agents or act.targets) or act.status in ("possible", "denied"):
        return False
    if verb.tag_ in ("VBZ", "VBP"):
        return not any(t.text == "." for t in verb.doc[-2:])  # only a headline reports past acts in the present
    infinitive = any(c.tag_ == "TO" for c in verb.children)
    caused = verb.dep_ != "xcomp" or lemma_of(verb.head) in wordlists.words("object_control") | wordlists.words("striving")
    return not (infinitive and caused)
