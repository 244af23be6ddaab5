"""Whether somebody's word is enough for a plain fact: by who speaks, and who does what is told.

An act that is told only inside a claim is a fact where the speaker tells of their own doings, or reports in the course
of a duty. What an opponent, a witness or an unnamed source says of others is possible. Words of office are English.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

import simplemma

from summarizer.schema import Actor, Span
from summarizer.syntax.wordlists import words

_OWNER = re.compile(r".*?['’]s?\s")
_OUTSIDE = re.compile(r",|\b(?:of|for|to|in|at|from|with|by|on|who|whose|near)\b")
_THEIRS = re.compile(r"\b(?:its|their|his|her|our|my)\s+$", re.IGNORECASE)
_OURS = re.compile(r"\b(?:our|my)\s+$", re.IGNORECASE)
_STEM = 3  # letters of a state's name that its adjective shares at least
_SAYING = frozenset({"request", "reject", "accuse", "threaten", "agree"})  # acts that are done by saying them


def is_factive(cue: str) -> bool:
    """Whether a cue presupposes what is said: "admitted", "confirmed", "as the army noted"; Kiparsky's factive verbs."""
    found = re.findall(r"\w+", cue.casefold())
    weak = ("negation", "maybe", "untruly", "doubting", "partisan")  # "as critics say", "as they falsely claim"
    if any(words(name) & {*found, *_lemmas(cue)} for name in weak):
        return False
    return found[:1] == ["as"] or bool(words("factive") & _lemmas(cue))


class Party:
    """Somebody in an event or a claim: the actor, if one is linked, and the words that stand for them.

    Args:
        actor: the linked actor.
        span: the words in the text.
        text: of the article.
        also: the words that stand for the same actor elsewhere: "the police chief" of "she".
    """

    def __init__(self, actor: Actor | None, span: Span | None, text: str, also: Sequence[str] = ()) -> None:
        self.actor = actor
        self._span, self._text = span, text
        role = actor.role.text if actor and actor.role else ""
        role = "" if words("saying") & _lemmas(role) else role  # a role is a noun phrase, and no clause
        self._phrases = [p for p in (span.text if span else "", actor.name if actor else "", role, *also) if p]

    def is_called(self, name: str) -> bool:
        """Whether a word list has a word of the speaker's own phrase: "police" of "police chief in Lume"."""
        return any(words(name) & _lemmas(_own_part(phrase)) for phrase in self._phrases)

    def involves(self, name: str) -> bool:
        """Whether a word list has any word of the phrase: "rebel" of "spokesman for the rebels"."""
        return any(words(name) & _lemmas(phrase) for phrase in self._phrases)

    def is_official(self) -> bool:
        """Whether it is an organization or a state, or somebody with an office."""
        body = self.actor is not None and self.actor.kind in ("organization", "country")
        return body or self.is_called("duty") or self.is_called("authority")

    def is_person(self) -> bool:
        return self.actor is not None and self.actor.kind == "person"

    def is_named(self) -> bool:
        common = self._span is not None and self._span.text.islower()
        return not common and not (self.actor and self.actor.unnamed)

    def is_part_of(self, other: "Party") -> bool:
        """Whether this is the other, what belongs to it, or what it speaks for."""
        if self.actor and other.actor and self.actor.id == other.actor.id:
            return True
        if self.is_called("kin"):
            return False  # what "her husband" did is none of her own doings
        before = self._text[: self._span.start] if self._span else ""
        if (_OURS if other.involves("duty") else _THEIRS).search(before):
            return True
        if not (other.is_official() or other.is_called("managing")):
            return False
        return other._names(self) or self._is_of_state(other)

    def _names(self, named: "Party") -> bool:
        """Whether the words for somebody name another: the ministry in "a spokesman for the ministry"."""
        own = set().union(*(_lemmas(phrase) for phrase in self._phrases))
        return any(set(_lemmas(phrase)) <= own for phrase in named._phrases if _lemmas(phrase))

    def _is_of_state(self, other: "Party") -> bool:
        """Whether this is the state, or its government or army, for which another speaks, or the firm that they lead."""
        one, two = (party.actor.country if party.actor else None for party in (self, other))
        if self.actor and self.actor.kind == "country" and one and two:
            return one == two
        if self._span is None or not self._span.text.islower():
            return self.actor is not None and other._is_adjective_of(self.actor.name)
        shared = ("side",) if other.is_called("side") else ("led",) if other.is_called("managing") else ()
        return any(self.is_called(name) for name in shared)

    def _is_adjective_of(self, state: str) -> bool:
        """Whether the words for somebody hold the adjective of a state: "Kestrian" of Kestria."""
        stem = re.escape(state.casefold().rstrip("aeiouy"))
        return len(stem) > _STEM and any(re.search(rf"\b{stem}\w*(?:n|i|sh|se)\b", p.casefold()) for p in self._phrases)


def vouches(speaker: Party, agents: Sequence[Party], targets: Sequence[Party], kind: str) -> bool:
    """Whether the word of a speaker is enough for a plain fact.

    Args:
        speaker: of the innermost claim, or of one around it.
        agents: who does what is told.
        targets: to whom it is done.
        kind: the type of the event.
    """
    others = [agent for agent in agents if not agent.is_part_of(speaker)]
    if agents and not others:
        return kind in _SAYING or not (speaker.involves("armed") or speaker.is_called("unnamed_source"))
    if speaker.involves("partisan"):
        return False
    if _is_own_loss(speaker, targets):
        return not any(agent.is_named() and not (agent.actor and agent.actor.kind == "country") for agent in others)
    if speaker.is_called("duty"):
        return not any(agent.is_named() for agent in others)
    return not others and speaker.is_official() and (bool(targets) or not speaker.is_person())


def _is_own_loss(speaker: Party, targets: Sequence[Party]) -> bool:
    """Whether forces tell of the dead and wounded of their own: "the army said rebels had killed two soldiers"."""
    return bool(targets) and speaker.is_called("forces") and all(t.is_called("troops") and not t.is_named() for t in targets)


def _own_part(phrase: str) -> str:
    """The words for somebody themselves: "chief" of "Lume's chief of police", "brother" of "the mayor's brother"."""
    first = _OUTSIDE.split(phrase)[0]
    return _OWNER.sub("", first)


@lru_cache(maxsize=4_096)
def _lemmas(phrase: str) -> frozenset[str]:
    found = re.findall(r"\w+", phrase.casefold())
    return frozenset(simplemma.lemmatize(word, lang="en") for word in found if word not in _EMPTY)


_EMPTY = frozenset({"the", "a", "an", "of", "for", "and", "s"})
