"""Attributions with a verb and a clause: "said that …", "was told that …", "denied stealing"; "to …" is in infinitives.py."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.syntax.contents import clause_words, detached, fronted, interrupts, with_reason
from summarizer.syntax.drafts import Draft, Kind, negated, verbal
from summarizer.syntax.infinitives import infinitive, unnamed
from summarizer.syntax.lexicon import lexicon
from summarizer.syntax.objects import with_noun
from summarizer.syntax.parser import Sentence
from summarizer.syntax.speakers import subject
from summarizer.syntax.strays import below_noun, from_object, swallowed_subject
from summarizer.syntax.tokens import (
    SUBJECTS,
    agent,
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
from summarizer.syntax.voices import has_a_mind, hypothetical, is_document, shows_by_itself, voices

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO_ADJUNCT = frozenset({"by", "of", "than", "into", "from", "against"})  # none of these opens the manner of saying
_REASONS = frozenset({"because", "unless", "until"})  # a clause with these right behind a content belongs to it
_CLAUSAL = frozenset({"say", "think", "believe", "argue", "insist", "reckon", "hope", "suppose"})  # they take no noun
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


def _clauses_of(verb: "Token") -> "list[Token]":
    """The clauses below a verb, but for one behind a semicolon: "It will close, Finn said; others will open"."""
    found = children(verb, "ccomp", "xcomp")
    return [c for c in found if not any(t.text == ";" for t in verb.doc[verb.i + 1 : c.left_edge.i + 1])]


def _with_clause(sentence: Sentence, verb: "Token") -> Draft | None:
    complements = _clauses_of(verb) or below_noun(verb)
    behind = [c for c in complements if c.i > verb.i]
    for head in [*behind, *(c for c in complements if c.i < verb.i)]:
        if found := _complement(sentence, verb, head, behind):
            return found
    return None if complements else _flattened(sentence, verb)


def _flattened(sentence: Sentence, verb: "Token") -> Draft | None:
    """ "Said the scheme aimed to help", where the parse takes the subject of the clause for an object of the verb."""
    lex, word, thing = lexicon(), lemma(verb), child(verb, "dobj")
    if word not in _CLAUSAL or passive(verb) or thing is None or thing.left_edge.i != verb.i + 1:
        return None
    who, _ = voices(sentence, verb)
    words = from_object(verb, thing)
    return verbal("finite", sentence, verb, words, lex.finite[word], who, saying=word not in lex.thoughts) if who else None


def _complement(sentence: Sentence, verb: "Token", head: "Token", behind: "list[Token]") -> Draft | None:
    announced = head.i < verb.i and bool(children(head, *SUBJECTS))  # "Pool to close, council says"
    if to_infinitive(head) and not announced:
        return infinitive(sentence, verb, head)
    if _untensed(head):
        return None if children(head, "mark") else _gerund(sentence, verb, head)  # "denied that, saying …"
    if lemma(verb) in lexicon().raising.keys() - lexicon().finite.keys() and _is_small(head):
        who, _ = voices(sentence, verb)
        words = [clause_words(head, verb)]
        return verbal("raising", sentence, verb, words, lexicon().raising[lemma(verb)], who) if who is not None else None
    finite = head.dep_ in ("ccomp", "advcl") or any(t.tag_ in _TENSED for t in (head, *children(head, "aux", "auxpass")))
    return _finite(sentence, verb, head, behind) if finite and _may_say(verb, head) else None


def _is_small(head: "Token") -> bool:
    """Whether a clause has a subject and no tense: "the road closed"."""
    tensed = head.tag_ in ("VBZ", "VBP", "VB") or bool(children(head, "aux", "auxpass", "mark"))
    return bool(children(head, *SUBJECTS)) and not tensed


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
    if passive(verb) and verb.lower_ in lex.adjectives and agent(verb) is None:
        return None  # "is not convinced that …"
    if who is None and not (passive(verb) and (told is not None or word in lex.impersonal)):
        return None
    if (head.i < verb.i and not interrupts(verb, head)) or (lex.finite.get(word) == "demands" and unnamed(head)):
        return None
    before = head.i < verb.i
    if before and who is not None and _is_told(verb):
        told, who = who.place, None
    topic = None if before or told is None else swallowed_subject(verb, head)
    if topic is not None and told is not None:
        told = told[0], sentence.place(topic.nbor(-1), topic.nbor(-1))[1]
    words = fronted(verb, subject(verb), head) if before else _around_cue(verb, _complements(verb, behind))
    words = [[topic, *words[0]], *words[1:]] if topic is not None and words else words
    stance = lex.finite.get(word) or lex.finite.get(base(verb), "asserts")
    kind: Kind = "passive" if passive(verb) else "fronted" if before else "finite"
    found = verbal(kind, sentence, verb, words, stance, who, told, saying=word not in lex.thoughts)
    return found._replace(stance="asserts") if found and found.stance == "doubts" and _is_left_open(verb, head) else found


def _is_left_open(verb: "Token", head: "Token") -> bool:
    """Whether a question is not answered, so that nothing is doubted: "did not decide whether", "would not say who"."""
    asks = head.left_edge.tag_ in ("WP", "WRB", "WDT", "WP$") or any(m.lower_ in ("whether", "if") for m in children(head, "mark"))
    return asks and negated(verb) and base(verb) in lexicon().withheld


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
    return with_reason(verb, trimmed(verb.doc[words[0].i : last + 1]), _REASONS)


def _gerund(sentence: Sentence, verb: "Token", head: "Token") -> Draft | None:
    """ "Denied stealing", "the poll shows her leading"."""
    lex, word = lexicon(), lemma(verb)
    shown = head.dep_ == "ccomp" and word in lex.evidence and is_document(subject(verb))
    stance = "asserts" if shown else lex.gerund.get(word)
    who, _ = voices(sentence, verb)
    if who is None or stance is None:
        return None
    return verbal("gerund", sentence, verb, [clause_words(head, verb)], stance, who)


def _detached(sentence: Sentence, verb: "Token") -> Draft | None:
    """A verb of saying that the parse puts below the content: "she insisted, in one of many talks, that …"."""
    lex, word = lexicon(), lemma(verb)
    thought = word in lex.thoughts and verb.dep_ != "parataxis"
    plain = word in lex.finite and not thought and word not in lex.manner
    purpose = to_infinitive(verb) and verb.dep_ != "xcomp"
    if not plain or purpose or passive(verb) or _clauses_of(verb):
        return None
    who, addressee = voices(sentence, verb)
    words = detached(verb, subject(verb))
    if who is None or not words or (saying(words[-1][-1]) and words[-1][-1].tag_ in _TENSED):
        return None
    saying_so = word not in lex.thoughts
    if words[-1][-1].i < verb.i and _is_told(verb):
        return verbal("detached", sentence, verb, words, lex.finite[word], None, who.place, saying=saying_so)
    return verbal("detached", sentence, verb, words, lex.finite[word], who, addressee, saying=saying_so)


def _is_told(verb: "Token") -> bool:
    """Whether the subject of a verb behind its content is the hearer: "Captain was drunk, court told"."""
    return base(verb) == "tell" and verb.tag_ != "VBZ" and child(verb, "dobj", "dative") is None


_CONSTRUCTIONS = (_with_clause, _detached, with_noun)  # the likeliest first
