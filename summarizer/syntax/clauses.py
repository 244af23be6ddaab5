"""Attributions with a verb and a clause: "said that …", "plans to …", "urged them to …", "was told that …"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.syntax.contents import clause_words, detached, fronted, interrupts
from summarizer.syntax.drafts import Draft, Kind, Place, Speaker, verbal
from summarizer.syntax.lexicon import lexicon
from summarizer.syntax.objects import with_noun
from summarizer.syntax.parser import Sentence
from summarizer.syntax.speakers import phrase, subject
from summarizer.syntax.tokens import (
    RELATIVES,
    SUBJECTS,
    base,
    child,
    children,
    lemma,
    passive,
    runs,
    saying,
    to_infinitive,
    trimmed,
)
from summarizer.syntax.voices import has_a_mind, hypothetical, is_document, place_of, shows_by_itself, voices

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO_ADJUNCT = frozenset({"by", "of", "than", "into", "from", "against"})  # none of these opens the manner of saying
_REASONS = frozenset({"because", "unless", "until"})  # a clause with these right behind a content belongs to it
_LIKING = frozenset({"like", "love", "hate"})  # only with "would" they take "to …" as a wish
_CONDITIONS = frozenset({"unless", "until", "if"})
_TENSED = frozenset({"VBZ", "VBD", "VBP"})


def clauses(sentence: Sentence, quoted: frozenset[int]) -> Iterator[Draft]:
    """The attributions of one sentence whose cue is a verb, at most one for each verb.

    Args:
        quoted: the tokens inside quotations; nothing there attributes.
    """
    for token in sentence.doc:
        verb = token.pos_ in ("VERB", "AUX") or child(token, "nsubj") is not None
        if verb and token.i not in quoted and not hypothetical(token):
            found = next((f for kind in _CONSTRUCTIONS if (f := kind(sentence, token))), None)
            if found is not None:
                yield found


def _with_clause(sentence: Sentence, verb: "Token") -> Draft | None:
    complements = children(verb, "ccomp", "xcomp") or _lower(verb)
    behind = [c for c in complements if c.i > verb.i]
    for head in [*behind, *(c for c in complements if c.i < verb.i)]:
        if found := _complement(sentence, verb, head, behind):
            return found
    return None if complements else _flattened(sentence, verb)


def _lower(verb: "Token") -> "list[Token]":
    """The clause of a verb that the parse puts below a noun in between: "said in a statement that …"."""
    lex, word = lexicon(), lemma(verb)
    if word not in lex.finite:
        return []
    if lex.finite[word] == "demands" or word == "wonder":  # "was asked in court if he was ill"
        asked = [c for c in children(verb, "advcl") if any(m.lower_ == "if" for m in children(c, "mark")) and c.i > verb.i]
        if asked:
            return asked
    nouns = (t for c in children(verb, "prep", "dobj", "dative") for t in c.subtree if t.i > verb.i and t.pos_ in ("NOUN", "PROPN"))
    bare = (n for n in nouns if base(n) not in lex.nouns or base(n) in lex.occasions)
    below = (c for n in bare for c in children(n, "acl", "relcl", "ccomp") if children(c, *SUBJECTS))
    return [c for c in below if any(m.lower_ == "that" and m.tag_ == "IN" for m in children(c, "mark"))][:1]


def _flattened(sentence: Sentence, verb: "Token") -> Draft | None:
    """ "Said the scheme aimed to help", where the parse takes the subject of the clause for an object of the verb."""
    lex, word, thing = lexicon(), lemma(verb), child(verb, "dobj")
    told = word in lex.finite and word not in (lex.manner | lex.naming | lex.object.keys() | (lex.evidence - {"say"}))
    if not told or passive(verb) or thing is None or thing.left_edge.i != verb.i + 1:
        return None
    who, _ = voices(sentence, verb)
    words = _from_object(verb, thing)
    return verbal("finite", sentence, verb, words, lex.finite[word], who, saying=word not in lex.thoughts) if who else None


def _from_object(verb: "Token", thing: "Token") -> "list[list[Token]]":
    """The words of a clause that begins with what the parse takes for an object; none where it is one."""
    above, participle = verb.head, child(thing, "acl")
    if verb.dep_ == "ccomp" and above.i > verb.i and not children(above, *SUBJECTS):
        return [trimmed(t for t in above.subtree if t.i >= thing.left_edge.i)]
    if participle is not None and participle.tag_ == "VBN" and not participle.nbor(-1).is_punct:
        return [trimmed(thing.subtree)]
    return []


def _complement(sentence: Sentence, verb: "Token", head: "Token", behind: "list[Token]") -> Draft | None:
    if to_infinitive(head):
        return _infinitive(sentence, verb, head)
    if _untensed(head):
        return _gerund(sentence, verb, head)
    if lemma(verb) in lexicon().raising.keys() - lexicon().finite.keys() and _is_small(head):
        who, _ = voices(sentence, verb)
        words = [clause_words(head, verb)]
        return verbal("raising", sentence, verb, words, lexicon().raising[lemma(verb)], who) if who is not None else None
    finite = head.dep_ in ("ccomp", "advcl") or any(t.tag_ in _TENSED for t in (head, *children(head, "aux", "auxpass")))
    return _finite(sentence, verb, head, behind) if finite and _may_say(verb, head) else None


def _is_small(head: "Token") -> bool:
    """Whether a clause has a subject and no tense: "the road closed"."""
    return head.tag_ in ("VBN", "JJ", "IN") and bool(children(head, *SUBJECTS)) and not children(head, "aux", "auxpass", "mark")


def _untensed(head: "Token") -> bool:
    """Whether a clause is an "-ing": "planning it", "having planned it"."""
    verbs = [head, *children(head, "aux", "auxpass")]
    return any(t.tag_ == "VBG" for t in verbs) and not any(t.tag_ in _TENSED or t.tag_ == "MD" for t in verbs)


def _may_say(verb: "Token", head: "Token") -> bool:
    """Whether a verb attributes the finite clause below it."""
    lex, word = lexicon(), lemma(verb)
    known = word in lex.finite
    if not any(c.lower_ == "that" for c in children(head, "mark")) and (not known or word in lex.manner):
        return False
    if not known and (word in lex.never or child(verb, "dobj") is not None or not _has_judge(verb)):
        return False
    purpose = word in lex.thoughts and to_infinitive(verb) and verb.dep_ != "xcomp"
    return not purpose and not shows_by_itself(verb)


def _has_judge(verb: "Token") -> bool:
    """Whether the subject of a verb is somebody; "it" in "it emerged that" is nobody."""
    who = subject(verb)
    return has_a_mind(who) and who is not None and who.lower_ != "it"


def _finite(sentence: Sentence, verb: "Token", head: "Token", behind: "list[Token]") -> Draft | None:
    lex, word = lexicon(), lemma(verb)
    who, addressee = voices(sentence, verb)
    told = addressee if not passive(verb) or word in lex.hearers else None
    if who is None and not (passive(verb) and (told is not None or word in lex.impersonal)):
        return None
    if head.i < verb.i and not interrupts(verb, head) or _unnamed(head):
        return None
    before = head.i < verb.i
    topic = None if before or told is None else _astray(verb, head)
    if topic is not None:
        told = told[0], sentence.place(topic.nbor(-1), topic.nbor(-1))[1]
    words = fronted(verb, subject(verb), head) if before else _around_cue(verb, _complements(verb, behind))
    words = [[topic, *words[0]], *words[1:]] if topic is not None and words else words
    stance = lex.finite.get(word) or lex.finite.get(base(verb), "asserts")
    kind: Kind = "passive" if passive(verb) else "fronted" if before else "finite"
    return verbal(kind, sentence, verb, words, stance, who, told, saying=word not in lex.thoughts)


def _astray(verb: "Token", head: "Token") -> "Token | None":
    """The subject of a clause that the parse takes for a part of the hearer: "told the BBC talks had failed"."""
    hearer = child(verb, "dobj", "dative")
    if hearer is None or children(head, *SUBJECTS) or hearer.pos_ != "NOUN" or hearer.i + 1 != head.left_edge.i:
        return None
    return hearer if any(c.pos_ == "PROPN" and c.i == hearer.i - 1 for c in children(hearer, "compound")) else None


def _around_cue(verb: "Token", words: "list[Token]") -> "list[list[Token]]":
    """The content without the cue, where that stands inside it: "what he thinks winning is"."""
    who = subject(verb)
    start = min(verb.i, who.left_edge.i if who is not None and who.i < verb.i else verb.i)
    return runs(t for t in words if not start <= t.i <= verb.i)


def _complements(verb: "Token", behind: "list[Token]") -> "list[Token]":
    """The words of every finite clause behind a verb: the parse may take one clause for two."""
    heads = list(behind)
    topic = child(verb, "dobj")
    if topic is not None and verb.i < topic.i < heads[0].left_edge.i and lemma(verb) not in lexicon().hearers:
        heads.insert(0, topic)
    words = trimmed({t for head in heads for t in clause_words(head, verb)})
    if not words:
        return []
    end = words[-1].i
    astray = [p for p in children(verb, "prep", "agent") if p.i == end + 1 and p.lower_ in _NO_ADJUNCT]
    last = max((p.right_edge.i for p in astray), default=end)
    return _with_reason(verb, trimmed(verb.doc[words[0].i : last + 1]), _REASONS)


def _with_reason(verb: "Token", words: "list[Token]", marks: frozenset[str]) -> "list[Token]":
    """The words of a content with the clause of reason or condition right behind it, which the parse puts below the cue."""
    clauses = (c for c in children(verb, "advcl") if c.left_edge.i == words[-1].i + 1 and c.left_edge.lower_ in marks)
    clause = next(clauses, None)
    return words if clause is None else trimmed(verb.doc[words[0].i : clause.right_edge.i + 1])


def _gerund(sentence: Sentence, verb: "Token", head: "Token") -> Draft | None:
    """ "Denied stealing", "the poll shows her leading"."""
    lex, word = lexicon(), lemma(verb)
    shown = head.dep_ == "ccomp" and word in lex.evidence and is_document(subject(verb))
    stance = "asserts" if shown else lex.gerund.get(word)
    who, _ = voices(sentence, verb)
    if who is None or stance is None:
        return None
    return verbal("gerund", sentence, verb, [clause_words(head, verb)], stance, who)


def _infinitive(sentence: Sentence, verb: "Token", head: "Token") -> Draft | None:
    who, addressee = voices(sentence, verb)
    if passive(verb):
        return _passive_infinitive(sentence, verb, head, who, addressee)
    if who is None:
        return None
    between = (o for o in children(verb, "dobj", "dative") if verb.i < o.i < head.i)
    middle = child(head, "nsubj", "nsubjpass") or next(between, None)
    if middle is not None:
        return _of_somebody(sentence, verb, head, middle, who)
    lex, word = lexicon(), lemma(verb)
    words = clause_words(head, verb)
    if word in lex.directive and word not in lex.infinitive and verb.tag_ in ("VBD", "VBN"):  # "Council urged to act"
        return verbal("passive", sentence, verb, [words], lex.directive[word], None, who.place, saying=True)
    silent = base(head) in lex.silent and len(words) == 2
    if word in _LIKING and not any(c.lower_ in ("would", "'d", "’d") for c in children(verb, "aux")):
        return None
    if word not in lex.infinitive or _gapped(verb) or _unnamed(head) or silent:
        return None
    words = _with_reason(verb, words, _CONDITIONS)
    return verbal("infinitive", sentence, verb, [words], lex.infinitive[word], who, wanted=True)


def _unnamed(head: "Token") -> bool:
    """Whether a clause is the condition of a speaker: "asked not to be named", "asked that his name not be used"."""
    return base(head) in lexicon().unnamed and passive(head)


def _of_somebody(sentence: Sentence, verb: "Token", head: "Token", middle: "Token", who: Speaker) -> Draft | None:
    """ "Urged residents to stay", "called on residents to stay", "wants the army to leave"."""
    lex, word, words = lexicon(), lemma(verb), clause_words(head, verb)
    appeal = any(f"{base(verb)} {c.lower_}" in lex.appeals for c in children(verb, "prep", "prt"))
    if appeal or word in lex.directive:
        rest = [t for t in words if t.i > middle.right_edge.i]
        told = place_of(sentence, middle)
        return verbal("directive", sentence, verb, [rest], lex.directive.get(word, "demands"), who, told, saying=True)
    if word in lex.raising:
        both = trimmed({*middle.subtree, *words})
        return verbal("raising", sentence, verb, [both], lex.raising[word], who)
    return None


def _gapped(verb: "Token") -> bool:
    """Whether a relative clause takes its object from before it: "the target it pledged to reach"."""
    own = child(verb, "nsubj")
    placed = any(c.tag_ == "WRB" for c in verb.children)
    return verb.dep_ == "relcl" and own is not None and own.lower_ not in RELATIVES and not placed


def _passive_infinitive(
    sentence: Sentence, verb: "Token", head: "Token", who: Speaker | None, told: Place | None
) -> Draft | None:
    """ "Were told to leave", "is believed to have fled"."""
    lex, word, topic = lexicon(), lemma(verb), child(verb, "nsubjpass")
    words = clause_words(head, verb)
    if topic is None:
        return None
    if word in lex.directive:
        return verbal("passive", sentence, verb, [words], lex.directive[word], who, told, saying=True)
    if word in lex.impersonal:
        content, stance = [phrase(topic, verb), words], lex.finite.get(word, "asserts")
        return verbal("passive", sentence, verb, content, stance, who, saying=word not in lex.thoughts)
    return None


def _detached(sentence: Sentence, verb: "Token") -> Draft | None:
    """A verb of saying that the parse puts below the content: "she insisted, in one of many talks, that …"."""
    lex, word = lexicon(), lemma(verb)
    thought = word in lex.thoughts and verb.dep_ != "parataxis"
    plain = word in lex.finite and not thought and word not in lex.manner
    purpose = to_infinitive(verb) and verb.dep_ != "xcomp"
    if not plain or purpose or passive(verb) or children(verb, "ccomp", "xcomp"):
        return None
    who, addressee = voices(sentence, verb)
    words = detached(verb, subject(verb))
    if who is None or not words or (saying(words[-1][-1]) and words[-1][-1].tag_ in _TENSED):
        return None
    if base(verb) == "tell" and words[-1][-1].i < verb.i and child(verb, "dobj", "dative") is None:
        return verbal("detached", sentence, verb, words, "asserts", None, who.place, saying=True)  # "…, court told"
    return verbal("detached", sentence, verb, words, lex.finite[word], who, addressee, saying=word not in lex.thoughts)


_CONSTRUCTIONS = (_with_clause, _detached, with_noun)  # the likeliest first
