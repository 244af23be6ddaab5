"""Clauses of a cue that the parse puts elsewhere: below a noun between them, or into an object or a hearer."""

from typing import TYPE_CHECKING

from summarizer.syntax.lexicon import lexicon
from summarizer.syntax.somebody import is_somebody
from summarizer.syntax.tokens import SUBJECTS, base, child, children, lemma, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token


_PLACING = frozenset({"in", "on", "at", "during", "via", "through", "after", "before", "to"})  # when, where and to whom it is said


def below_noun(verb: "Token") -> "list[Token]":
    """The clause of a verb that the parse puts below a noun in between: "said in a statement that …"."""
    lex, word = lexicon(), lemma(verb)
    if word not in lex.finite:
        return []
    if lex.finite[word] == "demands" or word == "wonder":  # "was asked in court if he was ill"
        asked = [c for c in children(verb, "advcl") if any(m.lower_ == "if" for m in children(c, "mark")) and c.i > verb.i]
        if asked:
            return asked
    between = (c for c in children(verb, "prep", "dobj", "dative") if c.dep_ != "prep" or c.lower_ in _PLACING)
    nouns = (t for c in between for t in c.subtree if t.i > verb.i and t.pos_ in ("NOUN", "PROPN"))
    bare = (n for n in nouns if base(n) not in lex.nouns or base(n) in lex.occasions)
    below = (c for n in bare for c in children(n, "acl", "relcl", "ccomp") if children(c, *SUBJECTS))
    return [c for c in below if any(m.lower_ == "that" and m.tag_ == "IN" for m in children(c, "mark"))][:1]


def from_object(verb: "Token", thing: "Token") -> "list[list[Token]]":
    """The words of a clause that begins with what the parse takes for an object; none where it is one."""
    above, participle = verb.head, child(thing, "acl")
    if verb.dep_ == "ccomp" and above.i > verb.i and not children(above, *SUBJECTS):
        return [trimmed(t for t in above.subtree if t.i >= thing.left_edge.i)]
    if participle is not None and participle.tag_ == "VBN" and not participle.nbor(-1).is_punct:
        return [trimmed(thing.subtree)]
    return []


def swallowed_subject(verb: "Token", head: "Token") -> "Token | None":
    """The subject of a clause that the parse takes for a part of the hearer: "told the BBC talks had failed"."""
    hearer = child(verb, "dobj", "dative")
    if hearer is None or children(head, *SUBJECTS) or hearer.pos_ != "NOUN" or hearer.i + 1 != head.left_edge.i:
        return None
    return hearer if any(c.pos_ == "PROPN" and c.i == hearer.i - 1 for c in children(hearer, "compound")) else None


def stray_subject(verb: "Token") -> "Token | None":
    """Whoever stands right before a finite verb that the parse leaves without a subject: "In May its head, Olga Finn, accused"."""
    if verb.dep_ != "ROOT" or verb.tag_ not in ("VBD", "VBZ") or children(verb, *SUBJECTS):
        return None
    before = verb.doc[: verb.i]
    near = next((t for t in reversed(before) if t.text != ","), None)
    if near is None or near.pos_ not in ("NOUN", "PROPN") or not is_somebody(near):
        return None
    closed = verb.nbor(-1).text == ","  # but "it has sacked Tom Hale, Olga Finn said"
    while closed and near.dep_ == "appos" and near.head.i < near.i and is_somebody(near.head):
        near = near.head
    return near
