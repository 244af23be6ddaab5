"""The acts of a sentence: which of its predicates are one, their types and their modality.

Mere saying, being and having is no act. What is promised, demanded or threatened is no second act beside the
promise, the demand or the threat. An act that is only begun, tried or arranged has the verb that follows as its
predicate.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from summarizer.syntax import wordlists
from summarizer.syntax.aims import aimed_at, doers, nominal
from summarizer.syntax.arguments import SUBJECTS, Act, Clause, clause, people, subject
from summarizer.syntax.event_types import is_forecast, may_be_act, turned, types_of
from summarizer.syntax.lemmas import lemma_of
from summarizer.syntax.modality import auxiliaries, is_supposed, modality, modals
from summarizer.syntax.shifts import SPEECH, given_up, is_event, is_failure, is_owed, promised, shifted

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "conj", "parataxis", "pcomp", "acl", "relcl", "csubj", "dep"})
_ASIDES = frozenset({"advcl", "acl", "relcl", "pcomp"})
_MARKS = frozenset({"“", '"', "‘", "''", "``"})
_MUTUAL = frozenset({"agree", "consult", "cooperate", "other"})


class Telling(NamedTuple):
    """The context of a verb in its sentence.

    Attributes:
        speaker: whom it is attributed to; None in the article's own voice.
        topic: the antecedents of "he", "it" and "they".
        aside: in a relative clause, a participle or an adverbial clause.
        background: in such a clause that modifies a noun, or states an aim.
    """

    speaker: "Token | None" = None
    topic: tuple["Token", ...] = ()
    aside: bool = False
    background: bool = False


def acts(doc: "Doc") -> tuple[Act, ...]:
    """The acts of a sentence in the order of its grammar.

    The act of a relative clause or a participle beside a noun ("the ship seized last week") is given only where the
    sentence has no other: beside another act it is background, and wrong three times in four.
    """
    told = [t for root in doc if root.dep_ == "ROOT" for t in _told(root, Telling(_according(root)))]
    return tuple(act for act, aside in told if not aside) or tuple(act for act, _ in told)


def _told(verb: "Token", telling: Telling) -> Iterator[tuple[Act, bool]]:
    """The acts of a clause and those inside it, each with whether it is background."""
    act = _act(verb, telling) if verb.pos_ in ("VERB", "AUX") else _of_noun(verb, telling)
    if act is not None:
        yield act, telling.background
    for child in verb.children:
        if child.dep_ == "ccomp" and is_forecast(verb):
            continue
        if child.dep_ in _CLAUSAL and child.pos_ in ("VERB", "AUX"):
            if not (act is not None and _is_part(child, act)):
                yield from _told(child, _telling(child, verb, telling))
        else:
            yield from _inside(child, telling, act)


def _inside(token: "Token", telling: Telling, act: Act | None) -> Iterator[tuple[Act, bool]]:
    """The acts of clauses that modify the nouns of another clause."""
    for child in token.children:
        if child.dep_ in (*_ASIDES, "xcomp") and child.pos_ in ("VERB", "AUX"):
            aside = child.dep_ != "xcomp" and not _is_absolute(child)  # "is about to attack"
            if act is None or not _is_part(child, act):
                yield from _told(child, telling._replace(aside=aside, background=aside))
        else:
            yield from _inside(child, telling, act)


def _telling(child: "Token", verb: "Token", telling: Telling) -> Telling:
    said = clause(verb)
    topic = said.doers or subject(verb)
    if child.dep_ == "ccomp" and lemma_of(verb) in wordlists.words("saying"):
        speaker = topic[0] if topic else telling.speaker
        known = bool(topic) and topic[0].i < child.i and not _is_quotation(child)  # in "He lied, Holt said" that is not Holt
        return telling._replace(speaker=speaker, topic=topic[:1] if known else ())
    return Telling(
        telling.speaker,
        people(topic) if topic else telling.topic,
        telling.aside or child.dep_ in _ASIDES,
        telling.background or child.dep_ in ("acl", "relcl") or _is_reduced(child),
    )


def _is_quotation(said: "Token") -> bool:
    """Whether a clause is somebody's very words, in which they are not "it" or "they"."""
    first = said.left_edge
    return first.text in _MARKS or (first.i > 0 and first.nbor(-1).text in _MARKS)


def _is_reduced(clause_of: "Token") -> bool:
    """Whether it is an adverbial clause without its own subject: "to end the strike", "seized last week"."""
    own = any(c.dep_ in ("nsubj", "nsubjpass") for c in clause_of.children)
    return clause_of.dep_ == "advcl" and clause_of.tag_ in ("VB", "VBN") and not own


def _is_absolute(child: "Token") -> bool:
    """Whether it is a clause with "with" and its own subject: "the mayor resigned, with unions calling for a vote"."""
    return child.dep_ == "pcomp" and any(c.dep_ in SUBJECTS for c in child.children)


def _is_part(child: "Token", act: Act) -> bool:
    """Whether a clause is part of an act, and no act of its own."""
    if child.dep_ in ("conj", "parataxis", "relcl") or _is_absolute(child):
        return False
    infinitive = any(c.tag_ == "TO" for c in child.children)
    if child.dep_ in ("xcomp", "pcomp") or infinitive:
        return True
    if child.dep_ == "advcl" and child.tag_ == "VBG" and _tells_the_same(child, act):
        return True
    return child.dep_ in ("ccomp", "acl", "csubj") and bool(SPEECH & set(act.types[:1]))


def _tells_the_same(participle: "Token", act: Act) -> bool:
    """Whether a participle repeats the act: "marched, demanding …", "bombed it, killing two"."""
    same = set(act.types[:1]) & set(types_of(clause(participle))[:1])
    harm = lemma_of(participle) in wordlists.words("harm")
    return act.types[:1] == ("protest",) or (harm and bool(same))


def _act(verb: "Token", telling: Telling) -> Act | None:
    told = turned(verb)
    if is_failure(verb):
        return None
    types = promised(verb, types_of(told))
    if not types and (act := _by_noun(told, telling)) is not None:
        return act
    if (not types and (telling.aside or not may_be_act(verb))) or is_supposed(verb) or is_forecast(verb):
        return None
    agents = _meant(told, telling)
    if not agents and telling.speaker and verb.dep_ == "conj" and set(types[:1]) & SPEECH and not told.passive:
        agents = (telling.speaker,)  # "said the crane was safe and promised …", joined to "was" by the parser
    act = _judged(told, types, telling, agents, _targets(told, types, agents))
    return act if is_event(act, told, telling.aside) else None


def _targets(told: Clause, types: tuple[str, ...], agents: tuple["Token", ...]) -> tuple["Token", ...]:
    moved = lemma_of(told.verb) in wordlists.words("moving")
    past_object = moved or types[:2] == ("support", "request")  # "urged the council to back the rebels"
    anywhere = len(agents) < 2 and not _MUTUAL & set(types[:1] or _MUTUAL)
    denying = lemma_of(told.verb) in wordlists.words("denial")
    return aimed_at(told, () if denying else _complements(told.verb), past_object, anywhere)


def _by_noun(told: Clause, telling: Telling) -> Act | None:
    """The act named by the subject or object of an unknown verb: "the arrest of Oda Lind alarmed the port"."""
    if telling.aside or lemma_of(told.verb) in wordlists.words("saying"):
        return None
    found = (_of_noun(noun, telling) for noun in (*told.doers, *told.done_to))
    return next((act for act in found if act is not None), None)


def _of_noun(noun: "Token", telling: Telling) -> Act | None:
    told = nominal(noun)
    if told is None:
        return None
    status = modality(noun)
    if status in ("occurred", "ongoing") and _is_any(noun):
        status = "possible"
    return Act(noun, told.types, status, told.agents, told.targets, telling.speaker)


def _is_any(noun: "Token") -> bool:
    """Whether a noun means any such act: "any deployment", "a deployment would …"."""
    stated = noun.head if noun.dep_ in ("nsubj", "nsubjpass") else None
    open_yet = stated is not None and bool(modals(stated))
    return open_yet or any(c.dep_ == "det" and c.lower_ == "any" for c in noun.children)


def _judged(
    told: Clause,
    types: tuple[str, ...],
    telling: Telling,
    agents: tuple["Token", ...],
    targets: tuple["Token", ...],
) -> Act:
    """The act, with its types and modality changed by modal verbs and the speaker."""
    speaker, verb = telling.speaker, told.verb
    types = given_up(verb, types)
    status = modality(verb)
    if speaker is not None and is_owed(verb) and speaker not in agents and _is_put_to(told, agents or targets):
        return Act(verb, ("request",), "occurred", (speaker,), agents or targets, speaker)
    if speaker is not None and types[:1] == ("accuse",) and lemma_of(verb) == "be":
        return Act(verb, types, "occurred", (speaker,), agents or targets, speaker)  # "said they were responsible"
    if speaker is not None and types[:1] == ("reject",) and not agents:
        agents = (speaker,)
    types, status = shifted(verb, types, status)
    return Act(verb, types, status, agents, targets, speaker)


def _is_put_to(told: Clause, hearers: tuple["Token", ...]) -> bool:
    """Whether an obligation is put to somebody else; with a thing as its subject, "must" only states a need."""
    if any(t.lower_ in ("i", "we") for t in hearers):
        return False
    return bool(hearers) or (told.verb.tag_ == "VB" and not auxiliaries(told.verb))


def _complements(verb: "Token") -> tuple["Token", ...]:
    """The verbs that belong to an act, nearest first."""
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp") or (child.dep_ == "advcl" and child.tag_ in ("VBG", "VB")):
            found += [child, *_complements(child)]
        elif child.dep_ in ("prep", "dobj", "acomp", "attr"):
            inner = (c for c in child.children if c.dep_ in ("pcomp", "acl", "xcomp") and c.pos_ == "VERB")
            found += [c for c in inner if not _is_absolute(c)]
    return tuple(found)


def _meant(told: Clause, telling: Telling) -> tuple["Token", ...]:
    """The agents, with the antecedent for "he", "it" and "they"."""
    agents = doers(told)
    if not agents and any(t.lower_ == "it" for t in told.doers):
        return telling.topic if not any(_is_person(t) for t in telling.topic) else ()
    return tuple(dict.fromkeys(m for a in agents for m in (_topic(a, telling.topic) or (a,))))


def _is_person(token: "Token") -> bool:
    return token.ent_type_ == "PERSON" or token.lower_ in ("he", "she", "i") or token.tag_ == "NNS"


def _topic(pronoun: "Token", topic: tuple["Token", ...]) -> tuple["Token", ...]:
    if pronoun.lower_ not in ("he", "she", "they") or not topic:
        return ()
    plural = len(topic) > 1 or topic[0].tag_ in ("NNS", "NNPS") or topic[0].ent_type_ in ("ORG", "GPE", "NORP")
    return topic if plural == (pronoun.lower_ == "they") else ()


def _according(root: "Token") -> "Token | None":
    """The source of "according to police": police."""
    for child in root.children:
        if child.lower_ == "according":
            inside = [t for to in child.children for t in to.children if t.dep_ == "pobj"]
            return inside[0] if inside else None
    return None
