"""What a name says about who bears it."""

import pytest

from summarizer.kinds import kind_of
from summarizer.records import Kind


@pytest.mark.parametrize(
    ("name", "guess", "kind"),
    [
        ("Kenya", "person", "country"), ("Kenyans", "country", "group"),
        ("Trade Ministry", "person", "organization"),
        ("officials", "organization", "group"), ("President Lin", "country", "person"),
        ("Acme", "organization",
        "organization"), ("Oda Lin", None, "person"), ("NVNA", None, "organization"), ("oda lin", None,
        "person"),
        ("clerics", None, "group"), ("Joint Chiefs of Staff", None, "organization"),
    ],
)  # fmt: skip
def test_kind(name: str, guess: Kind | None, kind: Kind) -> None:
    """Sure words overrule the guess; the guess overrules the look of the name."""
    assert kind_of(name, guess) == kind
