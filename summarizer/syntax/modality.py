"""The modality of an act: from negation, modal verbs, and the words that govern it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import simplemma

from summarizer.schema import Modality
from summarizer.syntax import wordlists
from summarizer.syntax.lemmas import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_AUXILIARIES = frozenset({"aux", "auxpass"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "acl", "pcomp", "csubj", "csubjpass", "prep", "pobj", "dobj", "acomp", "attr"})
_COMPARED = frozenset({"fewer", "less", "more"})  # "no fewer than six" are six
_STATED = frozenset({"acomp", "attr"})
_HEIGHT = 5


def auxiliaries(verb: "Token") -> tuple["Token", ...]:
    """The auxiliaries of a verb, or of the verb it shares them with."""
    own = tuple(c for c in verb.children if c.dep_ in _AUXILIARIES)
    if own or verb.dep_ != "conj" or _has_subject(verb):
        return own
    shares = verb.tag_ in ("VB", "VBN", "VBG") and verb.head.tag_ == verb.tag_
    return auxiliaries(verb.head) if shares else own


def modals(verb: "Token") -> frozenset[str]:
    """The auxiliaries of a verb that leave it open: "may", "could"."""
    return wordlists.words("maybe") & {a.lower_ for a in auxiliaries(verb)}


def is_negated(verb: "Token") -> bool:
    """Whether a verb is negated: "not", "never", "nobody", "none of the rebels", "neither … nor", "no troops"."""
    if is_neither(verb):
        return True
    return any(
        (child.dep_ == "neg" and not is_put_off(verb) and not _is_partial(child))
        or child.lower_ in ("never", "hardly", "scarcely", "barely")
        or (child.dep_ in (*_SUBJECTS, "dobj", "agent") and _is_none(child))
        for child in _with_shared(verb)
    )


def is_neither(verb: "Token") -> bool:
    """Whether a verb is one of "neither confirmed nor denied"."""
    if any(c.lower_ == "neither" and c.dep_ in ("preconj", "cc", "advmod", "det") for c in verb.children):
        return True
    return verb.dep_ == "conj" and any(c.lower_ == "nor" for c in (*verb.children, *verb.head.children))


def is_put_off(verb: "Token") -> bool:
    """Whether what is denied of an act is only that it was earlier: "did not leave until Friday"."""
    until = any(c.lower_ == "until" for child in verb.rights for c in (child, *child.children))
    return until and any(c.dep_ == "neg" for c in verb.children)


def _is_partial(negation: "Token") -> bool:
    """Whether a negation leaves the act as it is: "not only"."""
    return negation.i + 1 < len(negation.doc) and negation.nbor(1).lower_ in ("only", "just", "merely", "simply")


def modality(verb: "Token") -> Modality:
    """The modality of an act by the words around its predicate, whoever tells it."""
    told = _own(verb)
    if told in ("denied", "possible"):
        return told
    hung = next((hung for governor in _governors(verb) if (hung := _hung_on(governor))), told)
    return "possible" if hung == "occurred" and _is_unfulfilled(verb) else hung


def is_past(verb: "Token") -> bool:
    """Whether an act, however sure it is, lies behind: "allegedly bombed", "may have bombed", "a suspected raid"."""
    if verb.pos_ == "NOUN":
        return modality(verb) != "planned"
    return verb.tag_ == "VBD" or bool(_lower(auxiliaries(verb)) & {"have", "has", "had", "was", "were", "did"})


def _own(verb: "Token") -> Modality:
    """The modality by the verb's own words."""
    if _is_question(verb) or _is_conditional(verb) or _is_order(verb):
        return "possible"
    adverbs = {c.lower_ for c in verb.children if c.dep_ in ("advmod", "neg")}
    if modified := _by_modifiers(verb):
        return modified
    if is_negated(verb) or _is_yet(verb) or _is_forgone(verb) or adverbs & wordlists.words("almost"):
        return "denied"
    if _is_in_fiction(verb):
        return "possible"
    return _by_auxiliaries(verb, adverbs)


def _by_modifiers(noun: "Token") -> Modality | None:
    """The modality of an act that a noun names, by the words before it: "a planned strike", "a foiled attack"."""
    stated = [c.lower_ for c in noun.children if c.dep_ in ("amod", "compound") and c.i < noun.i]
    words = {*stated, *(simplemma.lemmatize(word, lang="en") for word in stated)}
    if noun.pos_ != "NOUN" or not words:
        return None
    if words & wordlists.words("undone"):
        return "denied"
    if words & (wordlists.words("doubting") | wordlists.words("unsure")):
        return "possible"
    return "planned" if words & (wordlists.words("wishing") | wordlists.words("upcoming")) else None


def _by_auxiliaries(verb: "Token", adverbs: set[str]) -> Modality:
    helpers = _lower(auxiliaries(verb))
    if helpers & wordlists.words("maybe") or adverbs & wordlists.words("open"):
        coming = "would" in helpers and "have" not in helpers
        return "planned" if coming and _is_reported(verb) else "possible"
    if helpers & wordlists.words("coming") or _is_set(verb):
        return "planned"
    if helpers & {"must", "should", "ought"}:
        return "possible"
    if verb.tag_ == "VBG" and helpers & {"is", "are", "'s", "’s", "'re", "’re", "am", "'m", "’m", "been"}:
        return "planned" if any(c.lower_ == "going" for c in verb.children) else "ongoing"
    return "occurred"


def is_supposed(verb: "Token") -> bool:
    """Whether a clause is the condition of something else: "if the rebels attack"."""
    return verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in verb.children)


def _is_set(verb: "Token") -> bool:
    """Whether an act is scheduled or intended: "is to visit Lume", "is going to attack", "is expected to sign it"."""
    if verb.dep_ == "xcomp" and verb.head.lower_ == "going" and auxiliaries(verb.head):
        return True
    if lemma_of(verb) == "expect" and {"auxpass", "xcomp"} <= {c.dep_ for c in verb.children}:
        return True
    return verb.dep_ == "xcomp" and lemma_of(verb.head) == "be" and "to" in _lower(auxiliaries(verb))


def _is_unfulfilled(verb: "Token") -> bool:
    """Whether an infinitive is only an aim or a need: "we need to support them"; not "began to shell the port"."""
    if verb.tag_ != "VB" or not any(c.tag_ == "TO" for c in verb.children):
        return False
    return verb.dep_ != "xcomp" or lemma_of(verb.head) in wordlists.words("needing")


def _is_yet(verb: "Token") -> bool:
    """Whether an act is still to come: "has yet to attack"."""
    around = (*verb.head.children, *verb.children)
    return verb.dep_ == "xcomp" and lemma_of(verb.head) in ("have", "be") and "yet" in _lower(around)


def _is_forgone(verb: "Token") -> bool:
    """Whether something else was done: "rather than sue", "settled rather than sue"."""
    joint = verb.head.children if verb.dep_ == "conj" else ()
    marks = [*(c for c in verb.children if c.dep_ == "mark"), *(c for c in joint if c.dep_ == "cc" and c.i < verb.i)]
    return any(c.lower_ == "than" and c.i and c.nbor(-1).lower_ == "rather" for c in marks)


def _is_in_fiction(verb: "Token") -> bool:
    """Whether an act is one of a story: "In the film, a king murders his brother"."""
    while verb.dep_ in ("conj", "ccomp") and verb.head != verb:
        verb = verb.head
    openings = (c for c in verb.children if c.dep_ == "prep" and c.lower_ == "in" and c.i < verb.i)
    return any(lemma_of(noun) in wordlists.words("fiction") for c in openings for noun in c.children)


def _is_order(verb: "Token") -> bool:
    """Whether a verb is an imperative: bare and without a subject."""
    if verb.tag_ != "VB" or verb.dep_ not in ("ROOT", "ccomp", "conj") or auxiliaries(verb):
        return False
    return not any(c.dep_ in (*_SUBJECTS, "mark") for c in _with_shared(verb))


def _is_question(verb: "Token") -> bool:
    ends = next((t for t in verb.doc[verb.i :] if t.text in ("?", ".", "!", ";")), None)
    return ends is not None and ends.text == "?"


def _is_conditional(verb: "Token") -> bool:
    """Whether a clause is conditional: "if", "unless", "whether", and "had Varland attacked"."""
    if any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether", "lest") for c in verb.children):
        return True
    subjects = [c for c in verb.children if c.dep_ in _SUBJECTS]
    helpers = [c for c in verb.children if c.dep_ in _AUXILIARIES and c.lower_ in ("had", "were", "should")]
    return bool(subjects and helpers and helpers[0].i < subjects[0].i and verb.dep_ in ("advcl", "ccomp"))


def _is_reported(verb: "Token") -> bool:
    while verb.dep_ == "conj":
        verb = verb.head  # "said it would go and would ask for more"
    head = verb.head
    return verb.dep_ == "ccomp" and lemma_of(head) in wordlists.words("saying") and head.tag_ in ("VBD", "VBN")


def _hung_on(governor: "Token") -> Modality | None:
    """The modality of an act by the word that governs it; None where that changes nothing."""
    if governor.pos_ in ("ADP", "SCONJ", "ADV"):
        instead = any(c.lower_ == "instead" for c in governor.children)
        return "denied" if instead or governor.lower_ in ("without", "instead", "than", "short", "close") else None
    denied = is_negated(governor) or any(c.lower_ in ("no", "little") and c.dep_ == "det" for c in governor.children)
    if governor.lower_ in ("nobody", "none"):
        return "denied"
    if _is_order(governor):
        return "possible"
    return _by_words(governor, denied) or _by_form(governor, denied)


def _by_words(governor: "Token", denied: bool) -> Modality | None:
    """The modality by the governor's lemma and what is stated of it: "evidence", "the claim … is baseless"."""
    words = {lemma_of(governor), *_described(governor)}
    if words & wordlists.words("denying"):
        return "possible" if denied else "denied"
    if "evidence" in words and denied:
        return "denied"
    if words & wordlists.words("doubting"):
        return "possible"
    return None


def _by_form(governor: "Token", denied: bool) -> Modality | None:
    if lemma_of(governor) in wordlists.words("saying") and any(c.dep_ == "auxpass" for c in governor.children):
        return "possible"  # "is said to have attacked"
    if denied and governor.pos_ in ("VERB", "AUX", "NOUN"):
        # what somebody does not say or decide is neither a fact nor denied
        return "possible" if lemma_of(governor) in wordlists.words("saying") | {"decide"} and governor.pos_ == "VERB" else "denied"
    if lemma_of(governor) in wordlists.words("wishing") and governor.pos_ != "AUX":
        return "planned"
    if governor.pos_ == "VERB" and _lower(auxiliaries(governor)) & wordlists.words("maybe"):
        return "possible"
    return None


def _described(governor: "Token") -> set[str]:
    """What is stated of a noun or a clause: its adjectives, and the predicate it is the subject of."""
    stated = [c for c in governor.children if c.dep_ in (*_STATED, "amod")]
    if governor.dep_ in _SUBJECTS:
        stated += [governor.head, *(c for c in governor.head.children if c.dep_ in _STATED)]
    return {lemma_of(t) for t in stated}


def _governors(verb: "Token") -> Iterator["Token"]:
    """The words that govern the clause of a verb as a complement, upwards."""
    token = verb
    if verb.left_edge.tag_ in ("WP", "WP$"):
        return  # "what we asked for" is presupposed
    for _ in range(_HEIGHT):
        while token.dep_ == "conj":
            token = token.head
        if not _is_complement(token):
            return
        token = token.head
        yield token


def _is_complement(token: "Token") -> bool:
    if token.dep_ == "relcl":  # "the allegation that …", which the parser takes for a relative clause
        content = wordlists.words("doubting") | wordlists.words("denying")
        return lemma_of(token.head) in content and _has_mark(token)
    participle = token.dep_ == "acl" and token.tag_ in ("VBN", "VBG") and not _has_mark(token)
    return token.dep_ in _COMPLEMENTS and not participle


def _has_mark(verb: "Token") -> bool:
    return any(c.dep_ == "mark" or c.tag_ in ("TO", "WDT", "IN") for c in verb.children)


def _has_subject(verb: "Token") -> bool:
    return any(c.dep_ in _SUBJECTS for c in verb.children)


def _with_shared(verb: "Token") -> Iterator["Token"]:
    """The children of a verb, and the subject that it shares with another verb."""
    yield from verb.children
    if verb.dep_ == "xcomp" or (verb.dep_ == "conj" and not _has_subject(verb)):
        yield from (c for c in verb.head.children if c.dep_ in _SUBJECTS)


def _is_none(noun: "Token") -> bool:
    """Whether a noun phrase means none: "nobody", "no soldier", "none of the rebels"."""
    if any(c.lower_ in ("but", "except", "other") for c in noun.children):
        return False  # "nobody but the mayor", "none other than"
    if noun.lower_ in wordlists.words("negation"):
        return True
    return any(
        (c.lower_ in ("no", "neither") and c.dep_ in ("det", "preconj", "cc", "advmod") and c.i == noun.left_edge.i and c.nbor(1).lower_ not in _COMPARED)
        or (c.dep_ == "pobj" and _is_none(c))
        for c in noun.children
    )


def _lower(tokens: "tuple[Token, ...]") -> set[str]:
    return {t.lower_ for t in tokens}
