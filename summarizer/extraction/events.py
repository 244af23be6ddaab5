"""From a proposed event to one that is vouched for: the act, its time and its place stand in the article."""

import re

from summarizer.codebook import Codebook
from summarizer.extraction.places import Places
from summarizer.extraction.windows import Numbered
from summarizer.grounding.surroundings import Turn, turn_before
from summarizer.proposals import EventProposal
from summarizer.schema import FoundBy, Modality, Span, Value

_GAP = 80  # code points between a name and the act it is described with
_AHEAD = frozenset({"planned", "possible"})
_DENYING = frozenset({"negation", "denial", "reversal"})


class VouchedEvent(Value):
    """An event whose words stand in the article; its names are not linked to actors yet."""

    number: int
    clause: Span
    trigger: Span
    type: str
    mode: str | None
    modality: Modality
    agents: tuple[tuple[str | None, Span | None], ...]
    targets: tuple[tuple[str | None, Span | None], ...]
    when: Span | None
    where: Span | None
    found_by: FoundBy
    past: bool = False


class Events:
    """Vouches for proposed events of one article."""

    def __init__(self, article: Numbered, places: Places, codebook: Codebook) -> None:
        self._article, self._places, self._codebook = article, places, codebook

    def vouch(self, proposal: EventProposal) -> VouchedEvent | str:
        """The event, or why it does not hold."""
        if proposal.type not in self._codebook.names:
            return f"there is no type {proposal.type!r} in the codebook"
        if proposal.at:
            return self._drafted(proposal)
        trigger = self._places.find(proposal.act, proposal.n)
        if trigger is None:
            return "its words do not stand in the article"
        number = self._article.number_at(trigger.start)
        if number in self._article.left_out:
            return "it stands in a byline or the like"
        sentence = self._article.sentence(number)
        turn = turn_before(self._article.text, sentence.start, trigger.start, within_clause=True)
        agents = [(name, self._named(name, sentence)) for name in proposal.agents]
        targets = [(name, self._named(name, sentence)) for name in proposal.targets]
        return VouchedEvent(
            number=number,
            clause=self._clause(turn.span if turn else trigger, trigger, [span for _, span in agents if span]),
            trigger=trigger,
            type=proposal.type,
            mode=self._mode(proposal),
            modality=_turned(proposal.status, turn),
            agents=tuple(agents),
            targets=tuple(targets),
            when=self._beside(proposal.when, number),
            where=self._beside(proposal.where, number),
            found_by=(proposal.by,),
        )

    def _drafted(self, proposal: EventProposal) -> VouchedEvent:
        at = proposal.at
        assert at is not None  # noqa: S101 - the caller looked
        return VouchedEvent(
            number=self._article.number_at(at.trigger.start),
            clause=at.clause,
            trigger=at.trigger,
            type=proposal.type,
            mode=self._mode(proposal),
            modality=proposal.status,
            agents=tuple((None, span) for span in at.agents),
            targets=tuple((None, span) for span in at.targets),
            when=at.when,
            where=at.where,
            found_by=(proposal.by,),
            past=at.past,
        )

    def _mode(self, proposal: EventProposal) -> str | None:
        return proposal.mode if proposal.mode in self._codebook.modes(proposal.type) else None

    def _named(self, name: str, sentence: Span) -> Span | None:
        """Where a name stands in the sentence of the act, if it does."""
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence.text) if name.strip() else None
        if found is None:
            return None
        return Span.of(self._article.text, sentence.start + found.start(), sentence.start + found.end())

    def _beside(self, words: str | None, number: int) -> Span | None:
        """Where words of time or place stand, in the sentence of the act or next to it."""
        found = self._places.find(words, number)
        near = self._article.stretch(number - 1, number + 1)
        return found if found and near.start <= found.start and found.end <= near.end else None

    def _clause(self, first: Span, trigger: Span, agents: list[Span]) -> Span:
        """The act with the agent before it, where that stands close by: a clause that can be read alone.

        ``first`` is the word it begins with at the latest: the act's own, or a "not" before it.
        """
        before = [a for a in agents if a.end <= first.start and first.start - a.end <= _GAP]
        start = max((a.start for a in before), default=first.start)
        between = self._article.text[start : trigger.start]
        start = first.start if any(mark in between for mark in ";:.“”\"") else start
        return Span.of(self._article.text, start, trigger.end)


def _turned(modality: Modality, turn: Turn | None) -> Modality:
    """The modality after a "not", "refused to" or "may" before the act: it did not occur."""
    if turn is None or modality not in ("occurred", "ongoing"):
        return modality
    return "denied" if turn.kind in _DENYING else "possible"


def is_ahead(modality: Modality) -> bool:
    """Whether the words of time of an event lie ahead of the publication date."""
    return modality in _AHEAD


