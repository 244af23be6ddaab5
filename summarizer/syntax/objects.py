"""Attributions with a verb and a noun: "criticised the plan", "called it a farce", "called for a vote"."""

from typing import TYPE_CHECKING

from summarizer.syntax.contents import clause_words, extended
from summarizer.syntax.drafts import Draft, Place, Speaker, verbal
from summarizer.syntax.lexicon import lexicon
from summarizer.syntax.parser import Sentence
from summarizer.syntax.somebody import is_somebody
from summarizer.syntax.speakers import phrase, subject
from summarizer.syntax.tokens import (
    RELATIVES,
    agent,
    base,
    child,
    children,
    lemma,
    object_of,
    passive,
    to_infinitive,
    trimmed,
)
from summarizer.syntax.voices import has_a_mind, is_document, place_of, voices

if TYPE_CHECKING:
    from spacy.tokens import Token

_INTERROGATING = frozenset({"challenge", "cite", "query", "question"})  # of somebody they are acts
_GAINED = frozenset({"life", "victim", "title", "crown", "trophy", "medal", "gold", "silver", "bronze", "prize", "award", "win",
                     "seat", "wicket", "point", "scalp", "benefit", "damage", "compensation", "refund", "expense"})  # fmt: skip
_OF_JUDGEMENT = frozenset({"of", "for", "as", "to", "with"})


def with_noun(sentence: Sentence, verb: "Token") -> Draft | None:
    """The attribution of a verb whose content is a noun, a preposition with one, or a question word."""
    who, _ = voices(sentence, verb)
    if who is None or verb.pos_ != "VERB" or _unrealised(verb):
        return None
    if passive(verb):
        return _judged(sentence, verb, who) if has_a_mind(agent(verb)) else None
    if not has_a_mind(subject(verb)):
        return None
    for attribution in (_gapped, _named, _object, _prepositional, _question_word):
        if found := attribution(sentence, verb, who):
            return found
    return None


def _unrealised(verb: "Token") -> bool:
    """Whether a verb is a purpose or a request: "came to protest", "asked to describe", "loath to criticise"."""
    if verb.tag_ != "VB" or not to_infinitive(verb):
        return False
    if verb.dep_ != "xcomp":
        return True
    above = verb.head
    return passive(above) or lemma(above) in lexicon().directive or base(above) in lexicon().unready


def _judged(sentence: Sentence, verb: "Token", who: Speaker) -> Draft | None:
    """ "The mayor was criticised by unions for the delay"."""
    lex, word = lexicon(), lemma(verb)
    thing = child(verb, "nsubjpass") or (verb.head if verb.dep_ == "acl" else None)
    if asked := _asked_by(sentence, verb, who):
        return asked
    named = word in lex.naming and any(p.lower_ == "as" for p in (*children(verb, "prep"), *_reasons(verb)))
    if not (word in lex.object or named) or thing is None:
        return None
    if thing.lower_ in RELATIVES:
        thing = verb.head
    below = _reasons(verb)
    reasons = [list(p.subtree) for p in (*children(verb, "prep"), *below) if p.lower_ in _OF_JUDGEMENT]
    if below and below[0].i > 0:
        who = who._replace(place=(who.place[0], sentence.place(below[0].nbor(-1), below[0].nbor(-1))[1]))
    words = [trimmed(run) for run in (phrase(thing, verb), *reasons)]
    return verbal("object", sentence, verb, words, lex.object.get(word, "asserts"), who)


def _reasons(verb: "Token") -> "list[Token]":
    """What the parse puts below the judge of a passive verb: "was described by friends as tireless"."""
    below = children(agent(verb), "prep")
    own = ("as", "for", "of") if lemma(verb) in ("accuse", "suspect") else ("as", "for")
    return [p for p in below if p.lower_ in own]


def _asked_by(sentence: Sentence, verb: "Token", who: Speaker) -> Draft | None:
    """ "The mayor was urged by unions to resign": the parse has the clause below the unions."""
    by, told = agent(verb), child(verb, "nsubjpass")
    wanted = next((c for c in children(by, "relcl", "acl") if c.tag_ == "VB" and to_infinitive(c)), None) if by else None
    if by is None or told is None or wanted is None or lemma(verb) not in lexicon().directive:
        return None
    voice = who._replace(place=sentence.place(by.left_edge, wanted.left_edge.nbor(-1)))
    stance, words = lexicon().directive[lemma(verb)], [clause_words(wanted, verb)]
    return verbal("passive", sentence, verb, words, stance, voice, place_of(sentence, told), saying=True)


def _gapped(sentence: Sentence, verb: "Token", who: Speaker) -> Draft | None:
    """ "A claim the ministry denied": the content of a denial stands before the relative clause it is told in."""
    lex, word, thing = lexicon(), lemma(verb), child(verb, "dobj")
    denial = "denies" in (lex.object.get(word), lex.finite.get(word))
    if verb.dep_ != "relcl" or not denial or is_somebody(verb.head) or subject(verb) == verb.head:
        return None
    if thing is not None and thing.lower_ not in RELATIVES:
        return None
    words = _claimed(verb.head) or trimmed(t for t in verb.head.subtree if t.i < verb.left_edge.i)
    return verbal("object", sentence, verb, [words], "denies", who, saying=True)


def _claimed(noun: "Token") -> "list[Token]":
    """The clause that a noun behind it sums up: in "said the pier had sunk, a claim Finn denied" the pier had sunk."""
    if base(noun) not in lexicon().nouns or not noun.left_edge.i or noun.doc[noun.left_edge.i - 1].text != ",":
        return []
    said = next((t for t in noun.ancestors if t.dep_ == "ccomp" and t.left_edge.i < noun.left_edge.i), None)
    return trimmed(t for t in said.subtree if t.i < noun.left_edge.i) if said is not None else []


def _named(sentence: Sentence, verb: "Token", who: Speaker) -> Draft | None:
    """ "Called the plan a farce", "described it as reckless"."""
    lex, word, thing = lexicon(), lemma(verb), child(verb, "dobj")
    places = [*children(verb, "prep"), *(children(thing, "prep") if thing is not None else ())]
    named = child(verb, "oprd") or next((p for p in places if p.lower_ == "as"), None)
    if named is None and thing is not None:
        named = _behind(verb, thing)
    if word in lex.naming and (whole := _one_phrase(verb)):
        return verbal("naming", sentence, verb, [whole], lex.object.get(word, "asserts"), who)
    if word not in lex.naming or named is None or thing is None:
        return None
    parts = [part for part in (thing, named) if part.i > verb.i]
    words = trimmed(t for part in parts for t in part.subtree)
    return verbal("naming", sentence, verb, [words], lex.object.get(word, "asserts"), who)


def _behind(verb: "Token", thing: "Token") -> "Token | None":
    """What a thing is called, where the parse takes it for a part of the thing or for a second one."""
    second = [c for c in children(verb, "dobj") if c.i > thing.i]
    after = [c for c in children(thing, "appos", "amod") if c.i > thing.i and verb.doc[c.left_edge.i - 1].text not in (",", "(")]
    return next(iter([*after, *second]), None)


def _one_phrase(verb: "Token") -> "list[Token]":
    """What "deemed the tackle reckless" names and how, where the parse takes both for one phrase, or neither for an object."""
    behind = [c for c in children(verb, "dobj", "oprd") if c.i > verb.i]
    if len(behind) > 1 and all(c.dep_ == "oprd" for c in behind):
        return trimmed(verb.doc[behind[0].left_edge.i : behind[-1].right_edge.i + 1])
    if len(behind) != 1 or not (behind[0].pos_ == "ADJ" or behind[0].dep_ == "oprd"):
        return []
    phrased = behind[0].left_edge.pos_ in ("DET", "PRON") and behind[0].i - behind[0].left_edge.i > 1
    return trimmed(behind[0].subtree) if phrased else []


def _object(sentence: Sentence, verb: "Token", who: Speaker) -> Draft | None:
    """ "Accused the board of fraud", "the poll shows a close race"."""
    lex, word, thing = lexicon(), lemma(verb), child(verb, "dobj")
    shown = word in lex.evidence and is_document(subject(verb))
    if thing is None or thing.i < verb.i or (word not in lex.object and not shown):
        return None
    if any(c.i > verb.i for c in children(verb, "aux")):  # "urged to scrap pier": the object is another verb's
        return None
    if (word in _INTERROGATING and is_somebody(thing)) or (word == "cite" and is_document(thing)):
        return None
    if word == "maintain" and child(thing, "poss") is None:  # "maintains his innocence", not "maintains the road"
        return None
    if word == "claim" and base(thing) in _GAINED:
        return None
    if word in lex.likening and object_of(verb, "to") is None:
        return None
    words = extended(verb, thing, shown)
    return verbal("object", sentence, verb, [words], lex.object.get(word, "asserts"), who)


def _prepositional(sentence: Sentence, verb: "Token", who: Speaker) -> Draft | None:
    """ "Called for a vote", "warned them against a strike", "called on them to act"."""
    lex, thing = lexicon(), child(verb, "dobj")
    if thing is not None and base(verb) not in lex.hearers and base(verb) not in lex.directive:
        return None
    if wanted := _for_clause(verb):
        return verbal("prepositional", sentence, verb, [wanted], lex.prepositional[f"{base(verb)} for"], who)
    known = lex.prepositional.keys() | lex.appeals
    hearers = [thing, *(n for p in children(verb, "prep") if p.lower_ in ("to", "with") for n in children(p, "pobj"))]
    below = [p for n in hearers for p in children(n, "prep") if p.lower_ != "of"]
    for preposition in [*children(verb, "prep", "prt"), *below]:
        cue = next((c for c in (f"{lemma(verb)} {preposition.lower_}", f"{base(verb)} {preposition.lower_}") if c in known), "")
        noun = child(preposition, "pobj", "pcomp")
        if noun is None or preposition.i < verb.i or base(noun) == "anonymity" or children(preposition, "neg"):
            continue
        asked = _asked(verb, preposition, noun)
        if asked is not None and cue in lex.appeals:
            hearer = trimmed(t for t in noun.subtree if t.i < asked.left_edge.i)
            told = sentence.place(hearer[0], hearer[-1]) if hearer else None
            return verbal("directive", sentence, verb, [clause_words(asked, verb)], "demands", who, told, saying=True)
        if cue in lex.prepositional:
            words = _with_reason(verb, preposition, lex.prepositional[cue] == "accuses")
            told = _before(sentence, thing, preposition) if thing is not None else None
            return verbal("prepositional", sentence, verb, [words], lex.prepositional[cue], who, told)
    return None


def _with_reason(verb: "Token", preposition: "Token", accused: bool) -> "list[Token]":
    """The words behind a preposition, and what somebody is accused of: "hit out at the press for its silence"."""
    last = preposition.right_edge
    reasons = (p for p in children(verb, "prep") if p.left_edge.i == last.i + 1 and p.lower_ in ("for", "over"))
    reason = next(reasons, None) if accused else None
    return trimmed(verb.doc[preposition.i + 1 : (reason.right_edge if reason is not None else last).i + 1])


def _before(sentence: Sentence, thing: "Token", preposition: "Token") -> Place:
    """The words of a thing before a preposition."""
    words = trimmed(t for t in thing.subtree if thing.i > preposition.i or t.i < preposition.i)
    return sentence.place(words[0], words[-1])


def _for_clause(verb: "Token") -> "list[Token]":
    """What is called for in "calls for all prisoners to be freed"."""
    if f"{base(verb)} for" not in lexicon().prepositional:
        return []
    clause = next((c for c in children(verb, "advcl", "ccomp") if any(m.lower_ == "for" for m in children(c, "mark"))), None)
    return trimmed(t for t in clause.subtree if t.dep_ != "mark") if clause is not None else []


def _asked(verb: "Token", preposition: "Token", noun: "Token") -> "Token | None":
    """The "to …" of "called on them to …"."""
    below = [*children(noun, "acl", "relcl"), *children(preposition, "xcomp", "pcomp")]
    found = [*below, *children(verb, "xcomp", "advcl", "ccomp")]
    return next((c for c in found if c.tag_ == "VB" and c.i > noun.i and to_infinitive(c)), None)


def _question_word(sentence: Sentence, verb: "Token", who: Speaker) -> Draft | None:
    """ "He would not say when"."""
    lex, word = lexicon(), lemma(verb)
    asked = next((c for c in verb.rights if c.tag_ in ("WRB", "WP") and c.n_lefts + c.n_rights == 0), None)
    if asked is None or word not in lex.finite:
        return None
    return verbal("finite", sentence, verb, [[asked]], lex.finite[word], who, saying=word not in lex.thoughts)
