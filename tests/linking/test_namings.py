"""Where an actor is named, and where only a place is."""

import pytest

from summarizer.linking.namings import is_place
from summarizer.schema import Span


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [("They met in Nairobi.", "Nairobi", True), ("They met at the White House.", "White House", True),
     ("They met Nairobi.", "Nairobi", False), ("They met in Kenya.", "Kenya", False)],
)  # fmt: skip
def test_places(text: str, name: str, place: bool) -> None:
    """A seat of government after a preposition of place is where something is, not who acts."""
    start = text.index(name)
    assert is_place(text, Span.of(text, start, start + len(name))) is place
