"""Proposed events and what the article vouches for."""

import pytest
from proposed import event

from summarizer.codebook import plover
from summarizer.documents.sentences import split
from summarizer.extraction.events import Events, VouchedEvent
from summarizer.extraction.places import Places
from summarizer.extraction.windows import Numbered
from summarizer.proposals import EventProposal

TEXT = "Ulmenia attacked the tanker Orla on Monday off Lume. Vane resigned; Holt went to Lume."


def vouch(proposal: EventProposal) -> VouchedEvent | str:
    article = Numbered(text=TEXT, sentences=split(TEXT))
    return Events(article, Places(article), plover()).vouch(proposal)


def test_the_clause_has_the_agent_before_the_act() -> None:
    """A description that can be read alone begins with who did it."""
    made = vouch(event(1, "attacked the tanker Orla", agents=("Ulmenia",), when="on Monday", where="off Lume"))
    assert isinstance(made, VouchedEvent)
    assert (made.clause.text, made.trigger.text) == ("Ulmenia attacked the tanker Orla", "attacked the tanker Orla")
    assert made.when
    assert made.where
    assert (made.when.text, made.where.text) == ("on Monday", "off Lume")


def test_an_agent_of_another_clause_is_no_part_of_the_description() -> None:
    """A semicolon ends the clause."""
    made = vouch(event(2, "went to Lume", "consult", agents=("Vane",)))
    assert isinstance(made, VouchedEvent)
    assert made.clause.text == "went to Lume"


@pytest.mark.parametrize(
    ("proposal", "reason"),
    [
        (event(1, "sank the tanker"), "its words do not stand in the article"),
        (event(1, "attacked the tanker", "piracy"), "there is no type 'piracy' in the codebook"),
    ],
)
def test_what_does_not_hold_is_told_why(proposal: EventProposal, reason: str) -> None:
    """Words that are not there, and types that the codebook does not have."""
    assert vouch(proposal) == reason


@pytest.mark.parametrize(("mode", "kept"), [("aerial", "aerial"), ("visit", None), (None, None)])
def test_a_mode_is_one_of_its_type(mode: str | None, kept: str | None) -> None:
    """A mode of another type is left out."""
    made = vouch(event(1, "attacked the tanker", mode=mode))
    assert isinstance(made, VouchedEvent)
    assert made.mode == kept


@pytest.mark.parametrize(
    ("text", "act", "agents", "modality", "clause"),
    [
        ("Ulmenia did not attack the port.", "attack the port", (), "denied", "not attack the port"),
        ("The army had never planned to bomb Lume.", "bomb Lume", ("army",), "denied", "army had never planned to bomb Lume"),
        ("The army may shell Lume.", "shell Lume", ("army",), "possible", "army may shell Lume"),
        ("The army shelled Lume.", "shelled Lume", ("army",), "occurred", "army shelled Lume"),
        ("Two women attacked Lume.", "attacked Lume", ("men",), "occurred", "attacked Lume"),
    ],
)  # fmt: skip
def test_a_word_that_turns_the_act_is_seen(
    text: str, act: str, agents: tuple[str, ...], modality: str, clause: str
) -> None:
    """What is negated or only possible did not occur, whatever a model says; a name is a whole word."""
    article = Numbered(text=text, sentences=split(text))
    made = Events(article, Places(article), plover()).vouch(event(1, act, agents=agents))
    assert isinstance(made, VouchedEvent)
    assert (made.modality, made.clause.text) == (modality, clause)
