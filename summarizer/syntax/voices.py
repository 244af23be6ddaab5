"""The speaker and the addressee of a verb, and whether anybody has spoken at all."""

from typing import TYPE_CHECKING

from summarizer.syntax import wordlists
from summarizer.syntax.drafts import Place, Speaker
from summarizer.syntax.lexicon import lexicon
from summarizer.syntax.parser import Sentence
from summarizer.syntax.somebody import is_somebody
from summarizer.syntax.speakers import DAYS, phrase, speaker, subject
from summarizer.syntax.tokens import agent, base, child, children, lemma, object_of, passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO_SPEAKER = frozenset({"you", "nobody", "none", "neither", "nothing", "what", "this", "that"})
_SHARES = frozenset({"percent", "%"})
_POSSIBLE = frozenset({"may", "might", "could", "should", "must"})
_CONDITIONS = frozenset({"if", "unless", "lest"})


def hypothetical(verb: "Token") -> bool:
    """Whether a verb is a question, a condition, only possible or prevented, so that nobody has said anything."""
    beside = [c for c in children(verb, "aux") if not any(t.is_punct for t in verb.doc[c.i : verb.i])]
    if any(c.lower_ in _POSSIBLE for c in beside) and not _unable(verb):
        return True
    if verb.dep_ == "ccomp" and verb.tag_ == "VB" and base(verb.head) == "let":
        return True
    if verb.dep_ == "pcomp" and verb.head.lower_ == "from":
        return True
    own = child(verb, "nsubj", "nsubjpass")
    inverted = own is not None and any(c.i < own.i < verb.i for c in (*beside, *children(verb, "auxpass")))
    if own is not None and base(verb) == "be" and verb.i < own.i and verb.doc[-1].text == "?":
        return True
    return inverted or any(c.lower_ in _CONDITIONS for c in children(verb, "mark"))


def _unable(verb: "Token") -> bool:
    """Whether somebody "could not say": then it was not said, and that is told."""
    return any(c.lower_ == "could" for c in children(verb, "aux")) and bool(children(verb, "neg"))


def voices(sentence: Sentence, verb: "Token") -> tuple[Speaker | None, Place | None]:
    """The speaker and the addressee of a verb; the subject of a passive verb is the addressee."""
    if passive(verb):
        told, by = child(verb, "nsubjpass"), agent(verb)
        who = speaker(sentence, by, verb) if by is not None and by.pos_ != "VERB" else None
        return who, place_of(sentence, told) if told is not None and told.lower_ != "it" else None
    head = writer(verb) or subject(verb)
    if head is None or not _may_speak(head, verb):
        return None, None
    hearer = hearer_of(verb)
    return speaker(sentence, head, verb), place_of(sentence, hearer) if hearer is not None else None


def writer(verb: "Token") -> "Token | None":
    """Whose words somebody reads to others: "read out a statement from his client"."""
    text = child(verb, "dobj") if base(verb) == "read" else None
    return None if text is None else object_of(text, "from") or object_of(text, "by")


def is_document(head: "Token | None") -> bool:
    """Whether a noun names a thing that can be a speaker: a report, a poll."""
    return head is not None and base(head) in lexicon().documents


def has_a_mind(head: "Token | None") -> bool:
    """Whether a phrase names somebody who can judge and want, a share of people, or a document."""
    if head is None:
        return False
    if head.pos_ in ("PRON", "PROPN", "NUM") or is_somebody(head) or is_document(head):
        return True
    if head.tag_ == "NN" and head.text[0].isupper() and head.left_edge == head and base(head) not in lexicon().nouns:
        return True  # a name that is a word too
    return head.lower_ in _SHARES or base(head) in lexicon().bodies or base(head) in wordlists.words("counting")


def shows_by_itself(verb: "Token") -> bool:
    """Whether a thing shows something, and nobody says it: "the crime shows that …"."""
    head = subject(verb)
    if lemma(verb) not in lexicon().showing or head is None or head.pos_ not in ("NOUN", "VERB"):
        return False
    return not has_a_mind(head)


def place_of(sentence: Sentence, head: "Token") -> Place:
    """Where the phrase of a head noun stands."""
    words = phrase(head)
    return sentence.place(words[0], words[-1])


def hearer_of(verb: "Token") -> "Token | None":
    """The head of the phrase for the addressee: "told reporters", "said to him"."""
    said = child(verb, "ccomp")
    found = child(verb, "dative") or (child(verb, "dobj") if said is not None and lemma(verb) in lexicon().hearers else None)
    if found is not None and found.dep_ == "dative" and found.pos_ == "ADP":
        found = child(found, "pobj")
    found = found if found is not None else object_of(verb, "to")
    return found if found is not None and found.i > verb.i else None


def _is_clause(head: "Token") -> bool:
    """Whether a subject is a verb, and no participle made a noun: "the accused"."""
    return head.pos_ in ("VERB", "AUX") and (child(head, "det") is None or head.tag_ != "VBN")


def _may_speak(head: "Token", verb: "Token") -> bool:
    """Whether a subject can be a speaker: not "nobody", "no official", "you" for the reader, or an empty "it"."""
    day = head.lower_ in DAYS
    if day or _is_clause(head) or head.lower_ in _NO_SPEAKER:
        return False
    if any(c.lower_ in ("no", "neither") for c in children(head, "det")) or (head.lower_ == "it" and head.head != verb):
        return False
    return verb.dep_ != "acl" or head != verb.head or is_somebody(head) or is_document(head)
