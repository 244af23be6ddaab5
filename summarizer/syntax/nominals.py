"""Attributions without a verb of saying: "according to X", "X's claim that", "X is sure that", "in X's view"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.schema import Stance
from summarizer.syntax.contents import clause_words
from summarizer.syntax.drafts import Draft, Kind, Speaker, places, stance_of
from summarizer.syntax.lexicon import lexicon
from summarizer.syntax.parser import Sentence
from summarizer.syntax.somebody import is_somebody
from summarizer.syntax.speakers import speaker, subject
from summarizer.syntax.tokens import (
    SUBJECTS,
    agent,
    base,
    child,
    children,
    lemma,
    object_of,
    passive,
    runs,
    saying,
    to_infinitive,
)
from summarizer.syntax.voices import has_a_mind, hypothetical

if TYPE_CHECKING:
    from spacy.tokens import Token

_SOURCE = frozenset({"by", "from", "of", "among"})
_PREDICATES = frozenset({"acomp", "oprd", "ccomp", "ROOT", "conj", "advcl"})
_POSSESSIVES = frozenset({"his", "her", "their", "its"})
_TAKEN_BACK = frozenset({"abandon", "disown", "drop", "recant", "rescind", "retract", "revoke", "withdraw"})
_LIKELY = frozenset({"certain", "sure", "clear"})  # with "to …" it is the article that predicts
_FAVOUR = frozenset({"favor", "favour", "support", "defence", "defense", "praise"})
_ADVERBIAL = frozenset({"in", "by", "to", "from"})


def nominals(sentence: Sentence, quoted: frozenset[int]) -> Iterator[Draft]:
    """The attributions of one sentence whose cue is a noun, an adjective or a preposition.

    Args:
        quoted: the tokens inside quotations; nothing there attributes.
    """
    for token in sentence.doc:
        found = _nominal(sentence, token) if token.i not in quoted else None
        if found is not None:
            yield found


def _nominal(sentence: Sentence, token: "Token") -> Draft | None:
    if token.lower_ == "according":
        return _according(sentence, token)
    if token.lower_ == "as" and token.dep_ == "mark":
        return _as(sentence, token)
    if token.pos_ in ("NOUN", "PROPN"):
        kinds = (_noun, _feeling, _siding, _phrase)
        return next((found for kind in kinds if (found := kind(sentence, token))), None)
    return _adjective(sentence, token) if token.pos_ in ("ADJ", "VERB") and token.tag_ != "VBD" and token.dep_ in _PREDICATES else None


def _according(sentence: Sentence, token: "Token") -> Draft | None:
    source, preposition = object_of(token, "to"), child(token, "prep")
    if preposition is None or source is None:
        return None
    return _draft("according", sentence, token, [token, preposition], _around(token), "asserts", speaker(sentence, source))


def _as(sentence: Sentence, mark: "Token") -> Draft | None:
    """ "As the mayor said, …", "…, as confirmed by the army"."""
    verb, lex = mark.head, lexicon()
    told = lemma(verb) in lex.finite and lemma(verb) not in lex.manner and (lemma(verb) not in lex.showing or passive(verb))
    if not told or hypothetical(verb) or children(verb, "ccomp", "xcomp", "dobj", "advcl") or verb.head == verb:
        return None
    who = agent(verb) if passive(verb) else child(verb, "nsubj")
    if who is None or who.lower_ == "you":
        return None
    return _draft("according", sentence, verb, [mark, verb], _around(verb), "asserts", speaker(sentence, who))


def _feeling(sentence: Sentence, noun: "Token") -> Draft | None:
    """ "Voiced outrage over the delay", "took issue with the delay"."""
    lex, verb = lexicon(), noun.head
    if noun.dep_ != "dobj" or hypothetical(verb):
        return None
    who, felt = subject(verb), lex.feelings.get(base(noun)) if base(verb) in lex.expressing else None
    for about in [*children(noun, "prep"), *(p for p in children(verb, "prep", "dative") if p.i > noun.i)]:
        idiom = lex.idioms.get(f"{base(verb)} {base(noun)} {about.lower_}")
        words = [t for t in about.subtree if t != about]
        told = idiom or felt
        if who is not None and words and told is not None and has_a_mind(who):
            stance = stance_of(told, verb)
            return _draft("noun", sentence, noun, [verb, noun], runs(words), stance, speaker(sentence, who, verb))
    return None


def _siding(sentence: Sentence, noun: "Token") -> Draft | None:
    """ "Voted in favour of the plan", "is in support of the plan"."""
    preposition, matter = noun.head, object_of(noun, "of")
    if noun.dep_ != "pobj" or preposition.lower_ != "in" or base(noun) not in _FAVOUR or matter is None:
        return None
    verb = preposition.head
    who = subject(verb) if base(verb) in lexicon().siding and not hypothetical(verb) else None
    if who is None or not has_a_mind(who):
        return None
    words, stance = [list(matter.subtree)], stance_of("asserts", verb)
    return _draft("noun", sentence, noun, [preposition, noun], words, stance, speaker(sentence, who, verb))


def _around(token: "Token") -> "list[list[Token]]":
    """The clause an adverbial belongs to, without the adverbial."""
    top = _clause(token)
    apart = {t.i for t in token.subtree}
    for clause in children(top, "conj", "parataxis"):
        if children(clause, *SUBJECTS) and not clause.is_ancestor(token):
            apart |= {t.i for t in clause.subtree}
            apart |= {t.i for t in children(top, "cc")}
    words = [t for t in top.subtree if t.i not in apart]
    while words and (words[0].dep_ == "cc" or _opens(words[0], top) or words[0].is_space):
        words.pop(0)
    return runs(words)


def _opens(token: "Token", clause: "Token") -> bool:
    """Whether a token is a mark before a clause, or the word that joins the clause to another."""
    return (token.is_punct and not token.is_quote) or (token.dep_ == "mark" and token.head == clause)


def _clause(token: "Token") -> "Token":
    """The head of the clause a token belongs to: up to what somebody says, a coordinated clause or the root."""
    start = token.left_edge.i
    while token.head.i != token.i:
        if token.dep_ == "ccomp" and saying(token.head):
            break
        if token.dep_ in ("conj", "relcl", "advcl") and any(c.i < start for c in children(token, *SUBJECTS, "mark")):
            break
        token = token.head
    return token


def _noun(sentence: Sentence, noun: "Token") -> Draft | None:
    stance = lexicon().nouns.get(base(noun))
    stated = children(noun.head, "ccomp", "xcomp") if noun.dep_ in ("attr", "nsubj") and base(noun.head) == "be" else []
    below = [*children(noun, "acl", "ccomp", "relcl", "advcl"), *stated]
    clause = next((c for c in below if c.i > noun.i and _is_content(c, noun)), None)
    if stance is None or clause is None:
        return None
    who = _owner(sentence, noun)
    if who is None:
        return None
    if any(c.lower_ == "no" for c in children(noun, "det")):
        stance = "denies" if to_infinitive(clause) else "doubts"
    if noun.dep_ in ("dobj", "nsubjpass") and base(noun.head) in _TAKEN_BACK:
        stance = "denies"
    words = [t for t in clause_words(clause, noun) if t.dep_ != "mark" or t.lower_ != "for"]
    return _draft("noun", sentence, noun, [noun], [words], stance, who)


def _is_content(clause: "Token", noun: "Token") -> bool:
    if any(c.lower_ in ("that", "whether", "for") for c in children(clause, "mark")):
        return bool(children(clause, *SUBJECTS))
    aimed = base(noun) in lexicon().aims
    return aimed and clause.tag_ == "VB" and to_infinitive(clause) and clause.left_edge.lower_ == "to"


def _owner(sentence: Sentence, noun: "Token") -> Speaker | None:
    """The speaker whose claim, fear or plan a noun names."""
    sources = (n for p in children(noun, "prep") if p.lower_ in _SOURCE for n in children(p, "pobj"))
    owner = child(noun, "poss") or next(sources, None) or _modifier(noun)
    if owner is None and noun.dep_ in ("dobj", "pobj"):
        verb = noun.head if noun.dep_ == "dobj" else noun.head.head
        owner = subject(verb) if verb.pos_ == "VERB" and base(verb) in lexicon().light else None
    return speaker(sentence, owner) if owner is not None else None


def _modifier(noun: "Token") -> "Token | None":
    """The speaker before a noun: "police promises to act", "Republican claims that …"."""
    before = [c for c in children(noun, "compound", "amod") if c.i == noun.i - 1]
    return next((c for c in before if is_somebody(c) or c.ent_type_ == "NORP" or base(c) in lexicon().bodies), None)


def _adjective(sentence: Sentence, adjective: "Token") -> Draft | None:
    """ "Is confident that …", "made clear that …"."""
    if found := _judging(sentence, adjective):
        return found
    stance = lexicon().adjectives.get(adjective.lower_)
    clause = child(adjective, "ccomp", "xcomp") or (child(adjective, "advcl") if adjective.dep_ == "ccomp" else None)
    if stance is None or clause is None:
        return None
    verb = adjective.head if adjective.dep_ in ("acomp", "oprd", "ccomp") else adjective
    if hypothetical(verb):
        return None
    who = subject(verb) if base(verb) != "make" or adjective.lower_ in lexicon().made else None
    if who is None or who.lower_ in ("it", "there") or not has_a_mind(who):
        return None
    if adjective.lower_ in _LIKELY and to_infinitive(clause):
        return None
    own, words = stance_of(stance, verb), [clause_words(clause, adjective)]
    return _draft("adjective", sentence, adjective, [adjective], words, own, speaker(sentence, who, verb))


def _judging(sentence: Sentence, adjective: "Token") -> Draft | None:
    """ "Is critical of the plan", "worried about the plan"."""
    judging, verb = lexicon().judging, adjective.head if adjective.dep_ in ("acomp", "oprd") else adjective
    for preposition in children(adjective, "prep", "agent"):
        stance = judging.get(f"{adjective.lower_} {preposition.lower_}")
        who, words = subject(verb), [t for t in preposition.subtree if t != preposition]
        if stance is not None and words and not hypothetical(verb) and who is not None and who.lower_ != "it" and has_a_mind(who):
            own = stance_of(stance, verb)
            return _draft("adjective", sentence, adjective, [adjective], runs(words), own, speaker(sentence, who, verb))
    return None


def _phrase(sentence: Sentence, noun: "Token") -> Draft | None:
    """ "In the view of X", "by his own admission", "in the latest poll"."""
    preposition, lex = noun.head, lexicon()
    if noun.dep_ != "pobj" or preposition.lower_ not in _ADVERBIAL or not _bounded(preposition):
        return None
    found = base(noun) in lex.surveys and preposition.lower_ == "in" and preposition.dep_ == "prep"
    if found and not saying(_clause(preposition)):
        return _draft("phrase", sentence, noun, [preposition], _around(preposition), "asserts", speaker(sentence, noun))
    who = child(noun, "poss") or object_of(noun, "of")
    if noun.lower_ not in lex.phrases or who is None:
        return None
    if who.lower_ in _POSSESSIVES:  # "by his own admission, Roos …", but "in her opinion, the port …"
        own, doer = any(c.lower_ == "own" for c in noun.children), subject(_clause(preposition))
        who = doer if doer is not None and (own or doer.pos_ == "PRON") else who
    return _draft("phrase", sentence, noun, [preposition, noun], _around(preposition), "asserts", speaker(sentence, who))


def _bounded(preposition: "Token") -> bool:
    """Whether a phrase stands apart from its clause: at the beginning, and before a mark."""
    last = preposition.right_edge
    return preposition.left_edge.i == 0 and last.i + 1 < len(preposition.doc) and last.nbor(1).is_punct


def _draft(
    kind: Kind,
    sentence: Sentence,
    head: "Token",
    cue: "list[Token]",
    words: "list[list[Token]]",
    stance: Stance,
    who: Speaker,
) -> Draft | None:
    contents = places(sentence, words)
    if not contents:
        return None
    return Draft(
        kind=kind,
        sentence=sentence,
        head=head,
        contents=contents,
        stance=stance,
        cue=sentence.place(cue[0], cue[-1]),
        speaker=who,
        saying=kind in ("according", "phrase"),
    )
