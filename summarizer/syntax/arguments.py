"""The arguments of a predicate: its logical subject and object.

A ``Clause`` is a verb with its arguments as an active clause would have them, those included that it shares with
the verb it depends on or is coordinated with. An ``Act`` is what such a clause, or a noun, says was done.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from summarizer.codebook.lexicon import WHO, Frame
from summarizer.schema import Modality
from summarizer.syntax import wordlists
from summarizer.syntax.lemmas import lemma_of
from summarizer.syntax.somebody import is_somebody, together
from summarizer.syntax.strays import stray_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "dative", "obj"})
_PARTICLES = frozenset({"prt", "oprd", "acomp", "advmod"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "npadvmod"})
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "conj", "relcl", "acl", "parataxis", "csubj"})
_DEPTH = 4


class Clause(NamedTuple):
    """A verb and its arguments, as heads of their phrases.

    Attributes:
        doers: who or what does it; empty where the sentence names none.
        done_to: the direct object, or the subject of a passive.
        passive: whether the verb is in the passive.
    """

    verb: "Token"
    doers: tuple["Token", ...]
    done_to: tuple["Token", ...]
    passive: bool


class Act(NamedTuple):
    """An act and its arguments.

    Attributes:
        head: its predicate, a verb or a noun.
        types: possible types, likeliest first; empty where the predicate determines none.
        speaker: whom the sentence attributes it to, if it does.
    """

    head: "Token"
    types: tuple[str, ...]
    status: Modality
    agents: tuple["Token", ...]
    targets: tuple["Token", ...]
    speaker: "Token | None" = None


def clause(verb: "Token") -> Clause:
    """The clause of a verb."""
    passive = is_passive(verb)
    subjects = tuple(resolved(t) for t in subject(verb))
    if not passive:
        return Clause(verb, _joined(subjects), _joined(_objects(verb)), passive)
    judged = [t for c in verb.children if c.lower_ == "as" for t in c.subtree]  # "was called flawed by the League"
    makers = [c for c in verb.children if c.dep_ == "agent"] or [t for t in judged if t.lower_ == "by"]
    agents = [t for by in makers for t in by.children if t.dep_ == "pobj"]
    return Clause(verb, _joined(agents), _joined((*subjects, *_objects(verb))), passive)


def joined_participles(verb: "Token") -> Iterator["Token"]:
    """The participles joined to a passive: "nine were killed and others wounded"."""
    for joined in (c for c in verb.children if c.dep_ == "conj"):
        yield from (t for t in (joined, *joined.children) if t.tag_ == "VBN" and t.dep_ in ("conj", "acl"))


def is_passive(verb: "Token") -> bool:
    """Whether the grammatical subject is what the act is done to."""
    children = {c.dep_ for c in verb.children}
    if "auxpass" in children:
        return True
    if verb.tag_ != "VBN" or "aux" in children:
        return False
    if verb.dep_ == "conj" and "nsubj" not in children:
        return is_passive(verb.head)
    return verb.dep_ in ("acl", "advcl", "relcl", "ROOT") and "dobj" not in children


def subject(verb: "Token", depth: int = 0) -> tuple["Token", ...]:
    """The subject of a verb, also where it is shared with another verb."""
    own = tuple(c for c in verb.children if c.dep_ in SUBJECTS)
    if own or depth > _DEPTH:
        return own
    head = verb.head
    if verb.dep_ == "ccomp" and head.dep_ == "relcl" and any(c.lower_ in _RELATIVE for c in head.children):
        return (head.head,)  # "rebels, who the army says are backed by Varland"
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        return subject(head, depth + 1)
    if verb.dep_ == "acl" or verb.dep_ == "relcl":
        return _subject_of_modifier(verb, depth)
    if verb.dep_ in ("xcomp", "advcl", "ccomp") and head.pos_ in ("VERB", "AUX"):
        controllers = wordlists.words("object_control")
        objects = [c for c in head.children if c.dep_ in ("dobj", "dative")]
        if lemma_of(head) in controllers and objects and verb.dep_ != "advcl":
            return (objects[0],)
        if is_passive(head) and verb.dep_ == "advcl":
            return clause(head).doers or subject(head, depth + 1)
        return subject(head, depth + 1)
    if verb.dep_ == "pcomp" or (verb.dep_ == "xcomp" and head.pos_ == "ADJ"):
        return _subject_over(head.head, depth)
    stray = stray_subject(verb)
    return (stray,) if stray is not None else ()


def _subject_of_modifier(verb: "Token", depth: int) -> tuple["Token", ...]:
    """The subject of a clause on a noun: the noun itself ("rebels holding the town") or its owner ("a plan to go")."""
    noun = verb.head
    if any(c.tag_ == "TO" for c in verb.children):
        owner = tuple(c for c in noun.children if c.dep_ == "poss")
        return owner or _subject_over(noun.head, depth)
    return (noun,)


def _subject_over(token: "Token", depth: int) -> tuple["Token", ...]:
    """The subject of the verb that a noun or preposition depends on."""
    for _ in range(_DEPTH):
        if token.pos_ in ("VERB", "AUX"):
            return subject(token, depth + 1)
        if token.head is token:
            return ()
        token = token.head
    return ()


def _objects(verb: "Token") -> tuple["Token", ...]:
    found = [resolved(c) for c in verb.children if c.dep_ in _OBJECTS]
    if verb.dep_ == "relcl" and not found and not is_passive(verb):
        mine = {c.lower_ for c in verb.children if c.dep_ in SUBJECTS}
        if mine and not mine & _RELATIVE:
            return (verb.head,)
    return tuple(found)


def resolved(token: "Token") -> "Token":
    """The noun a relative pronoun stands for."""
    if token.lower_ not in _RELATIVE or token.tag_ not in ("WP", "WDT", "WP$", "IN"):
        return token
    verb = token.head
    for _ in range(_DEPTH):
        if verb.dep_ == "relcl":
            return _whose_member(verb.head) if token.lower_ == "who" else verb.head
        verb = verb.head
    return token


def _whose_member(noun: "Token") -> "Token":
    """The person of "Oda Lind of the firm Marr, who …", where the parser takes the firm."""
    body = noun.ent_type_ in ("ORG", "GPE", "FAC") or lemma_of(noun) in wordlists.words("class_nouns")
    above = noun.head.head if noun.dep_ == "pobj" else noun
    return above if body and is_somebody(above) else noun


def _joined(tokens: Iterable["Token"]) -> tuple["Token", ...]:
    return tuple(dict.fromkeys(t for token in tokens for t in together(token)))


def people(tokens: Iterable["Token"]) -> tuple["Token", ...]:
    """Those of some nouns that name somebody."""
    return tuple(t for t in tokens if is_somebody(t))


def frame(clause: Clause) -> Frame:
    """The clause as the lexicon reads it: lemmas alone."""
    verb = clause.verb
    infinitives = [c for c in verb.children if _is_infinitive(c) and not any(n.dep_ == "neg" for n in c.children)]
    named = [c for c in verb.children if c.dep_ in ("ccomp", "oprd") and c.pos_ == "NOUN"]  # "called him a liar"
    inside = _prepositions(clause)
    if infinitives:
        inside["to"] = inside.get("to", frozenset()) | {lemma_of(c) for c in infinitives}
    return Frame(
        lemma=lemma_of(verb),
        particles=_particles(verb),
        object=lemmas((*clause.done_to, *named)) | ({"joint"} if _is_joint(clause.doers) else set()),
        subject=lemmas(clause.doers),
        prepositions=inside,
        takes_verb=bool(infinitives),
        other_does=any(c.dep_ in SUBJECTS for verb in infinitives for c in verb.children),
        takes_clause=any(c.dep_ == "ccomp" and c.pos_ in ("VERB", "AUX") and not _is_infinitive(c) for c in verb.children),
        participle=verb.lower_ if clause.passive else "",
    )


def loose(clause: Clause) -> Frame:
    """The frame with every noun near the verb as its object: for clauses the parser took apart wrongly."""
    under_verb = [c for c in clause.verb.children if c.dep_ not in CLAUSES]
    near = [t for c in under_verb for t in (c, *c.children) if t.pos_ in ("NOUN", "PROPN") and t.dep_ not in CLAUSES]
    return frame(clause)._replace(object=lemmas(t for t in near if t not in clause.doers) - {WHO})


def _prepositions(clause: Clause) -> dict[str, frozenset[str]]:
    inside: dict[str, frozenset[str]] = {}
    nouns = [p for t in clause.done_to for p in t.children if p.dep_ == "prep" and p.lower_ != "of"]
    stated = [p for t in clause.verb.children if t.dep_ in _PARTICLES for p in t.children if p.dep_ == "prep"]
    for p in (*_preposition_children(clause.verb), *stated, *nouns):
        if any(_is_time(t) for t in p.children):
            continue
        inside.setdefault(p.lower_, lemmas(t for t in p.children if t.dep_ in ("pobj", "pcomp")))
        for second in (c for c in p.children if c.dep_ == "prep"):
            inside.setdefault(f"{p.lower_}_{second.lower_}", lemmas(t for t in second.children if t.dep_ == "pobj"))
    return inside


def _is_time(token: "Token") -> bool:
    return token.ent_type_ in ("DATE", "TIME") or lemma_of(token) in wordlists.words("time")


def _preposition_children(verb: "Token") -> list["Token"]:
    return [c for c in verb.children if c.dep_ in ("prep", "agent", "dative") and c.pos_ in ("ADP", "SCONJ", "PART") and not is_excluded(c)]


def is_excluded(preposition: "Token") -> bool:
    """Whether a phrase says to whom it was not done: "shot at the dog, not at Ruiz"."""
    return any(c.dep_ == "neg" for c in preposition.children)


def _particles(verb: "Token") -> tuple[str, ...]:
    after = [c for c in verb.children if c.i > verb.i]
    stranded = [c for c in after if c.dep_ == "prep" and not any(c.children)]
    stated = [c for c in after if c.dep_ in _PARTICLES or (c.dep_ == "ccomp" and c.pos_ == "ADJ")]  # "found him guilty"
    return tuple(c.lower_ for c in (*stated, *stranded))


def _is_joint(doers: tuple["Token", ...]) -> bool:
    """Whether several do it together: "Ulmenia and Castrell", "French and Italian ships"."""
    return len(doers) > 1 or any(m.dep_ == "amod" and any(c.dep_ == "conj" for c in m.children) for d in doers for m in d.children)


def lemmas(tokens: Iterable["Token"]) -> frozenset[str]:
    """The lemmas of some nouns, their modifiers and their "of" phrases; ``WHO`` where one is somebody."""
    found: set[str] = set()
    for token in tokens:
        found |= {lemma_of(t) for t in _described(token)}
        if is_somebody(token):
            found.add(WHO)
    return frozenset(found)


def _described(token: "Token") -> Iterator["Token"]:
    yield token
    for child in token.children:
        if child.dep_ in _MODIFIERS or (child.dep_ == "conj" and child.pos_ == "NOUN"):
            yield child
            yield from (c for c in child.children if c.dep_ == "conj")
        elif child.dep_ == "prep" and child.lower_ == "of":
            for inside in child.children:
                yield from _described(inside)


def _is_infinitive(token: "Token") -> bool:
    return token.dep_ in ("xcomp", "ccomp", "advcl") and any(c.tag_ == "TO" for c in token.children)
