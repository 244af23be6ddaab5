"""Attributions with "to …": "plans to leave", "urged them to stay", "wants the army to go", "was told to pay"."""

from typing import TYPE_CHECKING

from summarizer.syntax.contents import clause_words, with_reason
from summarizer.syntax.drafts import Draft, Place, Speaker, verbal
from summarizer.syntax.lexicon import lexicon
from summarizer.syntax.parser import Sentence
from summarizer.syntax.speakers import phrase
from summarizer.syntax.tokens import RELATIVES, base, child, children, lemma, passive, trimmed
from summarizer.syntax.voices import place_of, voices

if TYPE_CHECKING:
    from spacy.tokens import Token

_LIKING = frozenset({"like", "love", "hate"})  # only with "would" they take "to …" as a wish
_WOULD = frozenset({"would", "'d", "’d"})
_CONDITIONS = frozenset({"unless", "until", "if"})


def infinitive(sentence: Sentence, verb: "Token", head: "Token") -> Draft | None:
    """The attribution of a verb with "to …"; None where it attributes nothing."""
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
    if word in _LIKING and not any(c.lower_ in _WOULD for c in children(verb, "aux")):
        return None
    if word not in lex.infinitive or _gapped(verb) or unnamed(head) or silent:
        return None
    words = with_reason(verb, words, _CONDITIONS)
    withheld = word in lex.failing and base(head) in lex.withheld  # "declined to say whether …" denies nothing
    stance = "asserts" if withheld else lex.infinitive[word]
    return verbal("infinitive", sentence, verb, [words], stance, who, wanted=True)


def unnamed(head: "Token") -> bool:
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
