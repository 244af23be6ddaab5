"""Datelines."""

import pytest

from summarizer.documents.datelines import without_dateline


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("LUME (Courier) - Guards left.", "Guards left."),
        ("LUME, May 4 — Guards left.", "Guards left."),
        ("Hallow, Hestria (HNA) – Guards left.", "Guards left."),
        ("Guards left - and came back.", "Guards left - and came back."),
        ("HNA guards left.", "HNA guards left."),
    ],
)
def test_a_sentence_begins_after_its_dateline(text: str, rest: str) -> None:
    """Place, day and agency before the dash are no part of the sentence."""
    assert text[without_dateline(text, 0, len(text)) :] == rest


def test_only_a_paragraph_opens_with_a_dateline() -> None:
    """A dash later in a paragraph is punctuation."""
    text = "It rained. LUME (Courier) - Guards left."
    assert without_dateline(text, 11, len(text)) == 11
