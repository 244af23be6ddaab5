"""Drafts of events from a parse: act, agents, targets, time, place and modality."""

from typing import TYPE_CHECKING

from summarizer.dates import expressions
from summarizer.proposals import EventPlaces, EventProposal
from summarizer.schema import Span
from summarizer.syntax import circumstances
from summarizer.syntax.acts import acts
from summarizer.syntax.arguments import Act
from summarizer.syntax.modality import auxiliaries, is_past
from summarizer.syntax.parser import Parse, Sentence
from summarizer.syntax.shifts import SPEECH
from summarizer.syntax.somebody import named, phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

OTHER = "other"
_SPANNING = ("since", "until", "from", "past", "last")
_OUTSIDE = frozenset({"conj", "cc", "parataxis", "punct", "mark"})


def events(parse: Parse) -> tuple[EventProposal, ...]:
    """Every act of a parsed article, in the order of the text."""
    found = [_proposal(parse, sentence, act) for sentence in parse.sentences for act in acts(sentence.doc)]
    return tuple(sorted(found, key=lambda e: e.at.trigger.start if e.at else 0))


def _proposal(parse: Parse, sentence: Sentence, act: Act) -> EventProposal:
    verb = act.head

    def span(words: "tuple[Token, Token] | None") -> Span | None:
        return parse.span(sentence, *words) if words else None

    when = span(circumstances.when(verb))
    at = EventPlaces(
        trigger=parse.span(sentence, *_trigger(verb)),
        candidates=act.types,
        clause=parse.span(sentence, *_extent(verb)),
        agents=tuple(parse.span(sentence, *phrase(named(t))) for t in act.agents),
        targets=tuple(parse.span(sentence, *phrase(named(t))) for t in act.targets),
        when=when,
        where=span(circumstances.where(verb)),
        past=is_past(verb),
    )
    return EventProposal(
        by="parser",
        n=sentence.number,
        act=at.trigger.text,
        type=act.types[0] if act.types else OTHER,
        mode=None,
        status="planned" if when and _is_scheduled(act, when.text) else act.status,
        agents=tuple(s.text for s in at.agents),
        targets=tuple(s.text for s in at.targets),
        when=at.when.text if at.when else None,
        where=at.where.text if at.where else None,
        at=at,
    )


def _is_scheduled(act: Act, when: str) -> bool:
    """Whether the present tense tells what is to come, as it does with a date: "parliament meets", "is meeting on Monday"."""
    verb = act.head
    if act.status not in ("occurred", "ongoing") or SPEECH & set(act.types[:1]):
        return False
    helpers = {a.lower_ for a in auxiliaries(verb)}
    present = (verb.tag_ in ("VBZ", "VBP") and not helpers) or (verb.tag_ == "VBG" and helpers and helpers <= {"is", "are"})
    sentence = any(t.text == "." for t in verb.doc[-2:])  # a headline reports past acts in the present
    dated = any(e.resolvable and not e.codes.startswith(_SPANNING) for e in expressions(when, "en"))
    return bool(present) and sentence and dated


def _trigger(verb: "Token") -> tuple["Token", "Token"]:
    """The verb with its auxiliaries and particle, where they stand together."""
    first = last = verb
    helpers = {t.i for t in auxiliaries(verb)} | {t.i for t in verb.children if t.dep_ in ("neg", "advmod")}
    while first.i - 1 in helpers:
        first = first.nbor(-1)
    while first.dep_ == "advmod" or first.tag_ == "TO":
        first = first.nbor(1)
    for token in verb.rights:
        if token.dep_ == "prt" and token.i == last.i + 1:
            last = token
    return first, last


def _extent(head: "Token") -> tuple["Token", "Token"]:
    """From the subject to the last complement of an act, without what is joined to it."""
    top = head
    while top.dep_ in ("xcomp", "acomp") and top.head.pos_ in ("VERB", "AUX", "ADJ"):
        top = top.head  # "began to shell the town", "are unlikely to object"
    inside = [head, top]
    for child in top.children if top.pos_ in ("VERB", "AUX") else ():
        if _belongs(child, top):
            inside += [t for t in child.subtree if t.dep_ != "punct" or t.i < head.i]
    if top.pos_ not in ("VERB", "AUX"):
        inside += [t for t in top.subtree if t.dep_ not in ("punct", "relcl")]
    inside = sorted(inside, key=lambda t: t.i)
    while inside[0].tag_ in ("WP", "WDT", "WP$"):
        inside.pop(0)
    return inside[0], inside[-1]


def _belongs(child: "Token", top: "Token") -> bool:
    if child.dep_ == "advcl":
        return any(c.tag_ == "TO" for c in child.children)
    opening = child.i < top.i and (child.tag_ == "WRB" or child.lower_ == "according")
    return child.dep_ not in _OUTSIDE and child.lower_ != "according" and not opening
