"""The agents and targets of an act that name somebody, also inside the phrase for a thing or a place; and acts named
by a noun: "the launch of missiles by Varland", "talks between the two".
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from summarizer.codebook.lexicon import lexicon
from summarizer.syntax import wordlists
from summarizer.syntax.arguments import (
    CLAUSES,
    SUBJECTS,
    Clause,
    clause,
    is_excluded,
    joined_participles,
    people,
    resolved,
)
from summarizer.syntax.lemmas import lemma_of
from summarizer.syntax.somebody import is_somebody, together

if TYPE_CHECKING:
    from spacy.tokens import Token

_DONE_TO = frozenset({"assault", "coerce", "accuse", "sanction"})
_TOLD = _DONE_TO | {"consult", "retreat", "protest", "mobilize"}


def doers(clause: Clause) -> tuple["Token", ...]:
    """The agents: the doers that are somebody, else somebody named inside them ("Varland's launch")."""
    told = people(clause.doers) or _first_inside(clause.doers, ("by", "between"))
    if told or not clause.passive or clause.doers:
        return told or (under(clause.verb, ("between",)) if clause.doers else ())
    verbs = (clause.verb, *joined_participles(clause.verb))
    ways = (t for v in verbs for p in v.children if p.lower_ == "in" for t in p.children if t.dep_ == "pobj")
    violent = (t for t in ways if "assault" in lexicon().of_noun(lemma_of(t))[:1])
    return next((found for t in violent if (found := under(t, ("by",)))), ())  # "were killed in a raid by rebels"


def aimed_at(
    clause: Clause, also: Sequence["Token"] = (), past_object: bool = False, anywhere: bool = True
) -> tuple["Token", ...]:
    """The targets: the object that is somebody, else somebody in its prepositional phrases ("of", "from", "against").

    Args:
        clause: of the act.
        also: verbs inside the same act, whose arguments it is aimed at too ("threatened to expel the envoys").
        past_object: whether the object is not the target, but is moved or made ("sent troops to Lume").
        anywhere: whether the place is the target where there is no other ("lifted the curfew in Lume").
    """
    taken = {t.i for t in doers(clause)}
    verb = clause.verb
    prepositions = wordlists.ordered("complained_of" if lemma_of(verb) == "complain" else "aimed")
    around = tuple(p for p in prepositions if p != "by")  # "by" is who does it
    of_things = bool(clause.done_to) and not people(clause.done_to)
    ways: tuple[Callable[[], Iterable[Token]], ...] = (
        lambda: under(verb, around) if past_object else _aims(clause.done_to),
        lambda: _first_inside((t for t in clause.done_to if not (past_object and is_somebody(t))), prepositions),
        lambda: under(verb, around),
        lambda: next((found for inner in also if (found := fresh(_in_complement(inner, of_things)))), ()),
        lambda: next((found for inner in (verb, *also) if anywhere and (found := fresh(_located(inner)))), ()),
    )

    def fresh(found: Iterable["Token"]) -> tuple["Token", ...]:
        return tuple(t for t in found if t.i not in taken)

    return next((found for way in ways if (found := fresh(way()))), ())


def _aims(objects: Iterable["Token"]) -> tuple["Token", ...]:
    """The objects that are somebody, and no act themselves ("the talks", "a meeting")."""
    return tuple(t for t in people(objects) if t.pos_ == "PROPN" or not lexicon().of_noun(lemma_of(t)))


def _in_complement(verb: "Token", of_things: bool) -> tuple["Token", ...]:
    """Somebody named among the arguments of a further verb of the same act.

    Args:
        verb: the verb.
        of_things: whether the act is done to things; "them" then means these.
    """
    if verb.pos_ == "NOUN":  # as the parser takes "resign" of "demanded that the minister resign"
        return people(t for t in verb.children if t.dep_ == "compound")
    inner = clause(verb)
    own = [t for c in verb.children if c.dep_ in SUBJECTS for t in together(resolved(c))]
    prepositions = wordlists.ordered("aimed")
    moved = lemma_of(verb) in wordlists.words("moving")
    done_to = tuple(t for t in inner.done_to if not moved and not (of_things and t.lower_ == "them"))
    return (
        people(own) or _aims(done_to) or _first_inside(inner.done_to, prepositions) or under(verb, prepositions)
    )


def _first_inside(nouns: Iterable["Token"], prepositions: Iterable[str]) -> tuple["Token", ...]:
    """Somebody named inside the phrase for a thing: its owner, its maker, its recipient, or an adjective of theirs."""
    for noun in nouns:
        if lemma_of(noun) == "death":
            continue  # to investigate a death accuses none of the dead
        owners = people(t for c in noun.children if c.dep_ == "poss" for t in together(c))
        named = tuple(named_modifiers(noun))
        found = owners or under(noun, prepositions) or named
        if found:
            return found
        inner = [t for p in noun.children if p.dep_ == "prep" for t in p.children if t.dep_ == "pobj"]
        deeper = _first_inside(inner, prepositions)
        if deeper:
            return deeper
    return ()


def named_modifiers(noun: "Token") -> Iterator["Token"]:
    """Modifiers that name somebody: "US" of "a US offer", "Israeli" of "Israeli changes", "army" of "army trucks"."""
    modifiers = [c for c in noun.children if c.dep_ in ("compound", "nmod", "amod")]
    named = [c for c in modifiers if c.ent_type_ in ("NORP", "GPE", "PERSON", "ORG") or (c.pos_ == "PROPN" and not c.ent_type_)]
    for child in named:
        yield child
        yield from (c for c in child.children if c.dep_ == "conj")
    if not named:
        yield from (c for c in modifiers if c.pos_ == "NOUN" and c.dep_ == "compound" and is_somebody(c))


def under(head: "Token", prepositions: Iterable[str]) -> tuple["Token", ...]:
    """Somebody in a prepositional phrase of a verb or a noun, by the order of the prepositions."""
    children = [c for c in head.children if c.dep_ in ("prep", "agent", "dative")]
    children += [c for p in children if p.lower_ != "according" for c in p.children if c.dep_ == "prep"]
    children += [c for made in head.children if made.dep_ == "acl" for c in made.children if c.dep_ == "agent"]
    for preposition in prepositions:
        for child in (c for c in children if c.lower_ == preposition and not is_excluded(c)):
            nouns = [t for c in child.children if c.dep_ == "pobj" and not _does_something(c) for t in together(c)]
            found = people(nouns) or _first_inside(nouns, prepositions)
            if found:
                return found
    return ()


def _does_something(noun: "Token") -> bool:
    """Whether a noun behind ", with" is the subject of a clause of its own: "resigned, with unions calling for a vote"."""
    apart = noun.head.lower_ == "with" and noun.head.i > 0 and noun.head.nbor(-1).text == ","
    return apart and any(c.dep_ == "acl" and c.tag_ == "VBG" for c in noun.children)


def _located(verb: "Token") -> tuple["Token", ...]:
    """The state, town or people that an act happens in, where no other target is named."""
    for token in (verb, *_near(verb)):
        found = tuple(t for t in under(token, wordlists.ordered("located")) if t.ent_type_ in ("GPE", "ORG", "NORP", ""))
        if found:
            return found
    return ()


def _near(verb: "Token") -> Iterator["Token"]:
    """What belongs to a verb, without its subject and without other clauses."""
    for child in verb.children:
        if child.dep_ not in CLAUSES | SUBJECTS:
            yield child
            yield from _near(child)


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
