"""One object for what was proposed twice: by a model and a parser, or in two windows."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from summarizer.extraction.claims import VouchedClaim
from summarizer.extraction.events import VouchedEvent
from summarizer.schema import FoundBy, Proposer, Span

Vouched = TypeVar("Vouched", VouchedClaim, VouchedEvent)
_SHARED = 0.8  # share of the longer of two contents, from which on they count as the same words


def merged_claims(claims: Sequence[VouchedClaim]) -> tuple[VouchedClaim, ...]:
    """Claims in the order of the text, each statement once; of equals the first given is kept."""
    return tuple(sorted(_merged(claims, _same_claim), key=lambda c: (c.content[0].start, c.content[-1].end)))


def merged_events(events: Sequence[VouchedEvent]) -> tuple[VouchedEvent, ...]:
    """Events in the order of the text, each act once; of equals the first given is kept."""
    return tuple(sorted(_merged(events, _same_event), key=lambda e: (e.trigger.start, e.trigger.end)))


def _merged(given: Sequence[Vouched], same: Callable[[Vouched, Vouched], bool]) -> list[Vouched]:
    kept: list[Vouched] = []
    for one in given:
        at = next((i for i, other in enumerate(kept) if same(one, other)), None)
        if at is None:
            kept.append(one)
        else:
            kept[at] = kept[at].model_copy(update={"found_by": _both(kept[at], one)})
    return kept


def _both(one: VouchedClaim | VouchedEvent, other: VouchedClaim | VouchedEvent) -> FoundBy:
    names: tuple[Proposer, ...] = ("model", "parser")
    return tuple(name for name in names if name in (*one.found_by, *other.found_by))


def _same_claim(one: VouchedClaim, other: VouchedClaim) -> bool:
    """Whether two claims are one statement of one speaker: the same words, attributed by the same words.

    A statement that two speakers make, or that is reported inside another, is two claims.
    """
    shared = sum(_shared(a, b) for a in one.content for b in other.content)
    if shared < _SHARED * max(_length(one.content), _length(other.content)):
        return False
    return _same_place(one.cue, other.cue) and _same_place(one.speaker, other.speaker)


def _same_place(one: Span | None, other: Span | None) -> bool:
    return one == other or (one is not None and other is not None and _shared(one, other) > 0)


def _same_event(one: VouchedEvent, other: VouchedEvent) -> bool:
    """Whether the words of two events overlap and, where one proposer found both, their types agree."""
    if not _shared(one.trigger, other.trigger):
        return False
    return one.found_by != other.found_by or one.type == other.type


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _length(spans: Sequence[Span]) -> int:
    return sum(span.end - span.start for span in spans)
