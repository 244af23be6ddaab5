"""Who speaks: the subject of a cue, the words that name it, and the name among them that a linker should take."""

from typing import TYPE_CHECKING

from summarizer.syntax.drafts import Speaker
from summarizer.syntax.lexicon import lexicon
from summarizer.syntax.parser import Sentence
from summarizer.syntax.somebody import is_somebody
from summarizer.syntax.strays import stray_subject
from summarizer.syntax.tokens import (
    RELATIVES,
    SUBJECTS,
    base,
    child,
    children,
    lemma,
    saying,
    speaks,
    trimmed,
    undated,
    until,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRONOUNS = frozenset({"one", "this", "that", "these", "those"})
_UPWARD = frozenset({"acomp", "attr", "advcl", "xcomp", "ccomp", "pcomp", "prep", "dep", "parataxis", "conj"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "WORK_OF_ART", "LAW", "EVENT", "PRODUCT"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis", "conj"})
_MARKS = frozenset({",", "(", "—", "–", "--", "-", ";"})
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday",
                   "tonight"})  # fmt: skip
_BESIDE = frozenset({"after", "before", "during", "following"})  # they tell when somebody speaks
_BELONGS = frozenset({"of", "for", "at", "with", "to", "from", "in"})


def subject(verb: "Token") -> "Token | None":
    """The head of a verb's subject, its own or the one it shares with a verb above it."""
    found = [c for c in children(verb, *SUBJECTS) if c.dep_ != "csubj"]
    if found:
        relative = found[-1].lower_ in RELATIVES and verb.dep_ == "relcl"
        return _antecedent(verb.head, found[-1]) if relative else found[-1]
    if verb.dep_ in ("acl", "relcl"):
        return _modified(verb.head)
    return _shared(verb) if verb.dep_ in _UPWARD else stray_subject(verb)


def _antecedent(noun: "Token", relative: "Token") -> "Token":
    """The antecedent of a relative pronoun: in "residents of a valley who say" it is the residents."""
    while relative.lower_ == "who" and not is_somebody(noun) and noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    return noun


def _modified(noun: "Token") -> "Token | None":
    """The speaker of "critics saying …"; of "issued a statement saying …" the one who issued it."""
    if noun.dep_ == "dobj" and base(noun) in lexicon().documents and base(noun.head) in lexicon().light:
        return subject(noun.head)
    return noun if noun.pos_ in ("NOUN", "PROPN", "PRON") else None


def _shared(verb: "Token") -> "Token | None":
    """The subject a verb takes from the verb it depends on."""
    above = verb.head
    if verb.dep_ == "advcl" and _goes_on_saying(verb):
        return subject(above.head)
    if (content := goes_on(verb)) is not None:
        return subject(content.head)
    if verb.dep_ == "pcomp" and above.lower_ == "as" and (quoted := child(above.head, "dobj")) is not None:
        return quoted
    if verb.dep_ == "xcomp" and base(above) != "have" and (controlled := child(above, "dobj")) is not None:
        return controlled
    if verb.dep_ in ("ccomp", "parataxis") and verb.tag_ not in ("VBG", "VB"):
        return None
    return subject(above)


def goes_on(verb: "Token") -> "Token | None":
    """The head of the content that a verb goes on from with its speaker's next act: "said it would close and urged calm"."""
    above = _content(verb)
    return above if above is not None and _is_next_act(verb, above) else None


def _content(verb: "Token") -> "Token | None":
    """The head of the content a verb is coordinated with, or with an untensed part of which."""
    joined = verb.dep_ == "conj" or (verb.dep_ == "dep" and any(c.lower_ == "then" for c in verb.children))
    above = verb.head if joined else verb
    while above.dep_ in ("pcomp", "prep", "advcl") and above.tag_ in ("VBG", "VB", "IN"):
        above = above.head
    return above if joined and above.dep_ in ("xcomp", "ccomp") else None


def _is_next_act(verb: "Token", above: "Token") -> bool:
    """Whether a verb coordinated with a content has another subject, by its form or because that subject cannot speak."""
    if children(verb, *SUBJECTS, "mark", "auxpass") or lemma(verb) in lexicon().showing:
        return False
    own = child(above, *SUBJECTS)
    dumb = own is not None and own.pos_ != "PRON" and not is_somebody(own)
    if children(verb, "aux"):
        return dumb and speaks(verb) and any(c.tag_ in ("VBZ", "VBP", "VBD") for c in children(verb, "aux"))
    if verb.tag_ == "VBN":  # "said crews had been sent and urged people to leave": no passive has an object
        return bool(children(above, "auxpass") and children(verb, "dobj", "ccomp"))
    if verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return False
    helped = bool(children(above, "aux", "auxpass"))
    return (above.tag_ == "VB" and verb.tag_ != "VBP") or (speaks(verb) and (dumb or helped)) or (dumb and saying(verb))


def _goes_on_saying(verb: "Token") -> bool:
    """Whether a participle behind a comma has the speaker of the verb before: "said it leaks, noting …"."""
    edge, above = verb.left_edge.i, verb.head
    if verb.tag_ != "VBG" or lemma(verb) in lexicon().showing or not edge or verb.doc[edge - 1].text != ",":
        return False
    return above.dep_ == "ccomp" and above.i > above.head.i


def phrase(head: "Token", verb: "Token | None" = None) -> "list[Token]":
    """The words of a noun phrase, without a clause of its own behind a comma and without the cue and what follows."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    for clause in head.subtree:
        edge = clause.left_edge.i
        if head.i < edge < end and (clause == verb or (clause.dep_ in _CLAUSES and head.doc[edge - 1].text in _MARKS)):
            end = edge
    if verb is not None and head.i < verb.i < end:
        end = verb.i
    return trimmed(head.doc[start:end]) or [head]


def speaker(sentence: Sentence, head: "Token", verb: "Token | None" = None) -> Speaker:
    """The speaker named by the phrase of a head noun."""
    words = _timeless([t for t in undated(phrase(head, verb)) if t.dep_ != "case" or t.i < head.i], head)
    head = head if head in words or not words else words[-1]
    if sum(t.is_quote for t in words) == 1:
        words = [t for t in words if not t.is_quote or words[0].i < t.i < words[-1].i]
    words = words or [head]
    return Speaker(sentence.place(words[0], words[-1]), name(head, words))


def _timeless(words: "list[Token]", head: "Token") -> "list[Token]":
    """The words of a speaker without the time and the occasion of speaking: "Finn in 2019", "Olga Finn Monday"."""
    after = [p for p in children(head, "prep") if p.i > head.i]
    timed = (p for p in after if p.lower_ in _BESIDE or any(_is_time(noun) or _is_aside(p, noun) for noun in children(p, "pobj")))
    edge = min((p.i for p in timed), default=None)
    kept = words if edge is None else trimmed(t for t in words if t.i < edge)
    while len(kept) > 1 and kept[-1].lower_ in DAYS and kept[-2].tag_ != "VBN":
        kept.pop()
    return kept


def _is_aside(preposition: "Token", noun: "Token") -> bool:
    """Whether a phrase set off by a comma tells the occasion of speaking: "the mayor, in a speech on Tuesday, said"."""
    return preposition.i > 0 and preposition.nbor(-1).text == "," and base(noun) in lexicon().occasions


def _is_time(noun: "Token") -> bool:
    if noun.lower_ in DAYS or (noun.ent_type_ in ("DATE", "TIME") and noun.pos_ in ("NUM", "PROPN")):
        return True
    return base(noun) in lexicon().occasions and any(c.dep_ == "poss" for c in noun.children)


def name(head: "Token", words: "list[Token]") -> str | None:
    """The name a linker should take: a proper name, one in apposition, else the words; None for a pronoun."""
    acronym = head.text.isupper() and len(head) > 1
    if (head.lower_ in _PRONOUNS or head.pos_ == "PRON") and not acronym:
        return None
    if head.pos_ == "PROPN" or acronym:
        return _proper(head)
    if base(head) in lexicon().documents and (author := child(head, "poss")) is not None:
        return _proper(author) if author.pos_ == "PROPN" else None  # "Finn's letter", "her letter"
    if any(c.dep_ in ("acl", "relcl") and c.i > head.i for c in head.children):
        return str(head.doc[words[0].i : head.i + 1].text)
    named = next((a for a in _appositions(head) if a.i <= words[-1].i), None)
    if named is not None:
        return _proper(named)
    plain = until(words, lambda t: t.text == "(") or words
    return str(head.doc[words[0].i : plain[-1].i + 1].text)


def _proper(head: "Token") -> str:
    """The whole proper name a token is the head of."""
    doc = head.doc
    start, end = head.i, head.i + 1
    while start and doc[start - 1].pos_ == "PROPN" and start - 1 <= doc[start - 1].head.i <= head.i:
        start -= 1
    entity = next((e for e in doc.ents if e.start <= head.i < e.end and e.label_ in _NAMES), None)
    if entity is not None:
        start, end = min(start, entity.start), max(end, entity.end)
    if doc[start].lower_ in ("the", "a", "an") and end - start > 1:
        start += 1
    return str(doc[start:end].text)


def _appositions(head: "Token") -> "list[Token]":
    """Proper names in apposition to a noun.

    A name behind "a spokeswoman for Ketta Ives," names the spokeswoman: a name is in apposition to no other name.
    Behind "the union's lawyer," it names the lawyer, not the expert he called.
    """
    below = [n for p in children(head, "prep") if p.lower_ in _BELONGS for n in children(p, "pobj")]
    named = [head, *(noun for noun in below if noun.pos_ == "PROPN")]
    found = [a for noun in named for a in children(noun, "appos") if a.pos_ == "PROPN"]
    return [a for a in found if head.doc[a.left_edge.i - 1].text != "("]
