"""Drafts of actors: the names and the noun phrases of a parsed article that stand for somebody.

A named entity of the parser counts unless the parse speaks against it. A place counts where it acts, owns or is
acted upon, not where it only locates something. In wire copy without capitals, where the parser finds few names,
quotation marks, brackets and words that no dictionary has mark them.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from simplemma import is_known

from summarizer.proposals import ActorProposal
from summarizer.schema import Kind
from summarizer.syntax import wordlists
from summarizer.syntax.entities import (
    Draft,
    bracketed,
    is_common,
    is_name,
    is_of_somebody,
    quoted_names,
    runs_on,
    stands_in,
)
from summarizer.syntax.parser import Parse, Sentence
from summarizer.syntax.somebody import is_people_noun, is_somebody, phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

_KINDS: Mapping[str, Kind] = {"PERSON": "person", "ORG": "organization", "GPE": "country", "NORP": "group"}
_INNER = frozenset(
    {"compound", "amod", "nmod", "det", "nummod", "advmod", "npadvmod", "quantmod", "case", "punct"}
)
_NAMED = frozenset({"PERSON", "ORG"})
_LONGEST = 160  # code points of a name, as `summarizer.proposals` has it
_DATED = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "QUANTITY", "MONEY", "PERCENT"})


def actors(parse: Parse) -> tuple[ActorProposal, ...]:
    """The actors that the parser finds in an article, one proposal a name, in the order of the text."""
    wire = parse.text == parse.text.lower()
    by_name: dict[str, list[Draft]] = {}
    for sentence in parse.sentences:
        for draft in sorted(_drafts(parse, sentence, wire), key=lambda d: (d.span.start, -d.span.end)):
            by_name.setdefault(draft.span.text.casefold(), []).append(draft)
    return tuple(_proposal(drafts) for name, drafts in by_name.items() if len(name) <= _LONGEST)


def _proposal(drafts: list[Draft]) -> ActorProposal:
    kinds = [draft.kind for draft in drafts]
    places = {(d.span.start, d.span.end): d.span for d in drafts}
    return ActorProposal(
        by="parser",
        name=drafts[0].span.text,
        also=tuple(dict.fromkeys(d.also for d in drafts if d.also)),
        kind=max(dict.fromkeys(kinds), key=kinds.count),
        role=next((d.role for d in drafts if d.role), None),
        country=None,
        unnamed=False,
        at=tuple(places.values()),
    )


def _drafts(parse: Parse, sentence: Sentence, wire: bool) -> Iterator[Draft]:
    seen: set[int] = set()
    for token in sentence.doc:
        if _is_written_like_a_pronoun(token) and not sentence.span.text.isupper():
            yield Draft(parse.span(sentence, token, token), "organization")
        if token.dep_ in _INNER or token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM"):
            continue
        if _stands_for_somebody(token, wire):
            first, last = _trimmed(*_whole(token))
            if wire and not is_people_noun(token):
                first = _class_noun(first, token)
            seen |= set(range(first.i, last.i + 1))
            yield Draft(parse.span(sentence, first, last), _kind(token, wire), _role(token))
    for entity in sentence.doc.ents:
        covered = not seen.isdisjoint(range(entity.start, entity.end))
        if entity.label_ in _NAMED and not covered and is_of_somebody(entity, wire):
            first, last = _trimmed(entity[0], entity[-1])
            yield Draft(parse.span(sentence, first, last), _KINDS[entity.label_])
    yield from bracketed(parse, sentence)
    if wire:
        yield from quoted_names(parse, sentence)


def _stands_for_somebody(token: "Token", wire: bool) -> bool:
    """Whether a noun phrase stands for somebody by its head; a place only where it acts or is acted upon."""
    if _is_abbreviated(token):
        return False
    if _is_named_by_class(token):
        return True
    if _is_nobody(token):
        return False
    if token.pos_ == "NUM":
        return token.dep_ in ("nsubj", "nsubjpass") and _counts_people(token)
    if token.pos_ == "ADJ":
        return (
            token.ent_type_ == "NORP" and token.dep_ in ("nsubj", "nsubjpass", "dobj")
        )
    if token.ent_type_ == "GPE":
        return not _is_where(token)
    if token.ent_type_ in _NAMED or token.ent_type_ == "NORP":
        return _is_noun_of_somebody(token) if not wire and is_common(token) else is_name(token) and (wire or not stands_in(token))
    return _stands_in_wire_copy(token) if wire else _is_noun_of_somebody(token)


def _is_named_by_class(token: "Token") -> bool:
    """Whether a name is apposed to what it is called: "La Lume" of "the newspaper La Lume"."""
    named = token.dep_ == "appos" and token.pos_ == "PROPN" and token.head.lower_ in wordlists.words("class_nouns")
    return named and phrase(token)[0].i == token.head.i + 1


def _is_nobody(token: "Token") -> bool:
    """Whether a noun is a number of things, a date, a place, or a word that only a dictionary takes for people."""
    named = token.ent_type_ in _NAMED
    if token.lemma_.lower() in wordlists.words("counting") and not _counts_people(token):
        return token.lower_ in wordlists.words("bare_numbers") or not is_people_noun(token)
    if token.lemma_.lower() in wordlists.words("no_actor") and not named:
        return token.lemma_.lower() not in wordlists.words("bodies_by_modifier") or not _is_modified(token)
    return token.ent_type_ in (*_DATED, "LOC", "FAC") and not is_people_noun(token)


def _is_modified(token: "Token") -> bool:
    return any(child.dep_ in ("compound", "amod", "poss") for child in token.lefts)


def _is_noun_of_somebody(token: "Token") -> bool:
    return is_somebody(token) and (token.pos_ == "PROPN" or _acts(token))


def _stands_in_wire_copy(token: "Token") -> bool:
    """Without capitals a word that no dictionary has is a name, and so is what follows "the newspaper"."""
    if not is_known(token.lower_, "en") and token.is_alpha:
        return not _is_where(token)
    return is_somebody(token) or any(t.lower_ in wordlists.words("class_nouns") for t in token.lefts)


def _counts_people(token: "Token") -> bool:
    """Whether a number counts people: "two of the miners"."""
    of = [t for t in token.rights if t.dep_ == "prep" and t.lower_ == "of"]
    return any(is_people_noun(c) or _counts_people(c) for t in of for c in t.children if c.dep_ == "pobj")


def _is_written_like_a_pronoun(token: "Token") -> bool:
    """Whether initials look like a pronoun: "WHO"."""
    return len(token) > 1 and token.is_upper and token.lower_ in ("who", "it")


def _is_abbreviated(token: "Token") -> bool:
    """Whether a word is a single letter or a place's short form: "Sen. Ana Ruiz, D-Vt."."""
    plain = token.lower_.strip(".")
    return len(plain) < 2 or f"{plain}." in wordlists.words("abbreviated_places")


def _acts(token: "Token") -> bool:
    """Whether a noun is said to do something or to have something done to it.

    An object alone is not enough: what is sent, made or named need not be somebody.
    """
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    if token.dep_ in ("nsubj", "nsubjpass", "csubj"):
        return token.head.lemma_ not in wordlists.words("copulas")
    return token.dep_ == "pobj" and (token.head.dep_ == "agent" or token.head.lower_ == "by")


def _whole(token: "Token") -> tuple["Token", "Token"]:
    """First and last word of a noun phrase, or of a whole name that the parser may cut: "Alliance for Clean Rivers"."""
    first, last = phrase(token)
    doc = token.doc
    if token.ent_type_ in _NAMED:
        entity = next(e for e in doc.ents if e.start <= token.i < e.end)
    if token.ent_type_ in _NAMED and not runs_on(entity):
        first, last = doc[min(first.i, entity.start)], doc[max(last.i, entity.end - 1)]
    if is_people_noun(token) and last.i == token.i:
        last = _complement(token) or last
    after = doc[last.i + 1 : last.i + 3]
    if (
        len(after) == 2
        and token.shape_[:1] == "X"
        and token.i == last.i
        and token.lower_ in wordlists.people()
    ):
        ahead = [c for c in after[0].children if c.dep_ == "pobj" and c.shape_[:1] == "X"]
        if after[0].lower_ in ("for", "of") and ahead and after[1].shape_[:1] == "X":
            last = phrase(ahead[0])[1]
    return first, last


def _complement(token: "Token") -> "Token | None":
    """The last word of the phrase for whom somebody speaks: "spokesman for President Ana Ruiz"."""
    after = next(
        (c for c in token.rights if c.dep_ == "prep" and c.i == token.i + 1 and c.lower_ in ("for", "to")),
        None,
    )
    whom = next((c for c in after.children if c.dep_ == "pobj"), None) if after is not None else None
    return phrase(whom)[1] if whom is not None and is_somebody(whom) else None


def _class_noun(first: "Token", last: "Token") -> "Token":
    """The first word of a name after its class noun: "path" of "the guerrilla organization shining path"."""
    after = [t.nbor(1) for t in last.doc[first.i : last.i] if t.lower_ in wordlists.words("class_nouns")]
    return after[-1] if after else first


def _is_where(token: "Token") -> bool:
    """Whether a place is only a location, an origin or a destination."""
    while token.dep_ in ("conj", "appos") and token.head.i != token.i:
        token = token.head
    if token.dep_ in ("npadvmod", "ROOT", "dep"):
        return True
    if token.dep_ != "pobj":
        return False
    of_an_act = token.head.head.lower_.endswith(
        ("ion", "ions", "ment", "ism", "al", "ure", "war", "ing", "attack")
    )
    return token.head.lower_ in wordlists.words("where") or (token.head.lower_ == "of" and not of_an_act)


def _trimmed(first: "Token", last: "Token") -> tuple["Token", "Token"]:
    """Without an article, an age, a date or a mark at either edge, and without half of a bracket."""
    words = list(first.doc[first.i : last.i + 1])
    opened = [t.i for t in words if t.text == "("]
    closed = [t.i for t in words if t.text == ")"]
    if closed and (not opened or closed[0] < opened[0]) and closed[-1] < last.i:
        first = last.doc[closed[-1] + 1]
    while first.i < last.i and _is_edge(first):
        first = first.nbor(1)
    while last.i > first.i and (last.is_punct or last.tag_ in ("POS", "IN")):
        last = last.nbor(-1)
    return first, last


def _is_edge(token: "Token") -> bool:
    dated = token.ent_type_ in ("DATE", "TIME")
    adverb = token.tag_ == "RB" and token.nbor(1).text != "-"
    if token.i and token.lower_ in ("least", "most") and token.nbor(-1).lower_ == "at":
        return True
    return token.is_punct or token.dep_ in ("det", "predet") or token.tag_ in ("CC", "DT") or dated or adverb


def _kind(token: "Token", wire: bool) -> Kind:
    label = _KINDS.get(token.ent_type_)
    if label and not (label == "group" and token.tag_ in ("NN", "NNP") and not is_people_noun(token)):
        return label
    unknown = wire and not is_people_noun(token) and not is_known(token.lower_, "en")
    if token.tag_ in ("NNS", "NNPS", "CD") and not unknown:
        return "group"
    named = token.pos_ == "PROPN" or (wire and not is_people_noun(token))
    alone = not any(child.dep_ == "compound" for child in token.children)
    return "organization" if named and alone and not wire else "person"


def _role(token: "Token") -> str | None:
    """The role in a name's apposition: "mayor of Lume" of "Ana Ruiz, the mayor of Lume,"."""
    if token.ent_type_ not in ("PERSON", ""):
        return None
    apposed = next(
        (c for c in token.children if c.dep_ == "appos" and is_people_noun(c)), None
    )
    if apposed is None or apposed.ent_type_ == "PERSON":
        return None
    first, last = phrase(apposed)
    return first.doc[first.i : last.i + 1].text
