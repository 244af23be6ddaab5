"""What was proposed twice becomes one object."""

import pytest

from summarizer.extraction.claims import VouchedClaim
from summarizer.extraction.events import VouchedEvent
from summarizer.extraction.merging import merged_claims, merged_events
from summarizer.schema import FoundBy, Span

TEXT = "Holt said on Monday that the dam at Lume was safe and the gate was shut."


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def said(content: str, found_by: FoundBy = ("model",), cue: str | None = "said") -> VouchedClaim:
    return VouchedClaim(
        number=1, content=(at(content),), cue=at(cue) if cue else None, speaker=at("Holt"), name=None,
        addressee=None, addressee_span=None, stance="asserts", found_by=found_by,
    )  # fmt: skip


def done(trigger: str, kind: str = "other", found_by: FoundBy = ("model",)) -> VouchedEvent:
    return VouchedEvent(
        number=1, clause=at(trigger), trigger=at(trigger), type=kind, mode=None, modality="occurred",
        agents=(), targets=(), when=None, where=None, found_by=found_by,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (said("the dam at Lume was safe"), said("that the dam at Lume was safe"), 1),
        (said("the dam at Lume was safe"), said("the gate was shut"), 2),
        (said("the dam at Lume was safe"), said("that the dam at Lume was safe and the gate was shut"), 2),
        (said("the dam at Lume was safe"), said("the dam at Lume was safe", cue=None), 2),
        (said("the dam at Lume was safe", cue=None), said("the dam at Lume was safe", cue=None), 1),
    ],
)
def test_the_same_words_attributed_by_the_same_words_are_one_statement(
    one: VouchedClaim, other: VouchedClaim, count: int
) -> None:
    """Two sides that say the same, and a statement inside another, are two."""
    assert len(merged_claims([one, other])) == count


def test_both_proposers_are_named() -> None:
    """An object that a model and a parser found says so, in whichever order they came."""
    claims = merged_claims([said("the gate was shut", ("parser",)), said("the gate was shut", ("model",))])
    events = merged_events([done("was shut", "coerce", ("parser",)), done("shut", "other", ("model",))])
    assert [c.found_by for c in claims] == [("model", "parser")]
    assert [(e.type, e.found_by) for e in events] == [("coerce", ("model", "parser"))]


def test_objects_come_in_the_order_of_the_text() -> None:
    """Whatever order they were proposed in."""
    claims = merged_claims([said("the gate was shut"), said("the dam at Lume")])
    events = merged_events([done("was shut"), done("said")])
    assert [c.content[0].text for c in claims] == ["the dam at Lume", "the gate was shut"]
    assert [e.trigger.text for e in events] == ["said", "was shut"]


def test_two_acts_of_two_types_in_the_same_words_are_two() -> None:
    """A model may say of the same words that they are two acts."""
    assert len(merged_events([done("was shut", "coerce"), done("was shut", "sanction")])) == 2
