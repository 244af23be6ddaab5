"""Attributions with a colon."""

import pytest
from drafted import told

from summarizer.syntax.parser import available

pytestmark = pytest.mark.skipif(not available("en"), reason="needs the parser")

SPOKEN = [
    ("Mayor: Ferry will not sail", {("Mayor", "Ferry will not sail")}),
    ("Ferry will not sail this year: mayor", {("mayor", "Ferry will not sail this year")}),
    ("Her message was clear: Vote.", set()),
    ("Update: the ferry will not sail", set()),
    ("The port has three parts: a pier, a hall and a yard.", set()),
    ("LONDON: The ferry sank in the night.", set()),
    ("The motive, police said: jealous love", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims_told"), SPOKEN)
def test_a_headline_attributes_with_a_colon(text: str, claims_told: set[tuple[str, str]]) -> None:
    """A few words without a verb before or behind the colon of a headline name who says the rest."""
    assert told(text) == claims_told


def test_the_turns_of_an_interview() -> None:
    """Paragraphs that begin with a name and a colon are that speaker's to their end."""
    text = "They met on Monday.\n\nFINN: I think we tried. We lost.\n\nROOS: You never tried."
    assert told(text) == {("FINN", "I think we tried. We lost."), ("ROOS", "You never tried.")}
