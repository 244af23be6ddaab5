"""Acts named by a noun, with its arguments: "the launch of missiles by Varland", "talks between the two"."""

from typing import TYPE_CHECKING, NamedTuple

from summarizer.codebook.lexicon import lexicon
from summarizer.syntax import wordlists
from summarizer.syntax.aims import named_modifiers, under
from summarizer.syntax.arguments import people
from summarizer.syntax.lemmas import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_DONE_TO = frozenset({"assault", "coerce", "accuse", "sanction"})
_TOLD = _DONE_TO | {"consult", "retreat", "protest", "mobilize"}


class Nominal(NamedTuple):
    head: "Token"
    types: tuple[str, ...]
    agents: tuple["Token", ...]
    targets: tuple["Token", ...]


def nominal(noun: "Token") -> Nominal | None:
    """The act that a noun names, with its arguments; None where it names none or has no argument that is somebody."""
    types = lexicon().of_noun(lemma_of(noun)) if noun.pos_ == "NOUN" else ()
    if not _TOLD & set(types[:1]):  # a promise, an alliance or a demand is only mentioned
        return None
    owners = people(t for t in noun.children if t.dep_ == "poss")
    done_to = bool(_DONE_TO & set(types[:1]))
    suffered = lemma_of(noun) in wordlists.words("suffered")
    agents = (() if suffered else owners) or under(noun, ("by", "between")) or tuple(named_modifiers(noun))
    targets = (owners if suffered else ()) or under(noun, ("of", "on", "against", "at", "with", "to", "for") if done_to else ("with", "to", "against", "on", "at"))
    if not (agents or done_to):
        agents = under(noun, ("of",))
    fresh = tuple(t for t in targets if t not in agents)
    return Nominal(noun, types, agents, fresh) if agents or fresh else None
