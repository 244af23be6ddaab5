"""What a name says about who bears it."""

import pytest

from summarizer.linking.kinds import kind_of
from summarizer.schema import Kind


@pytest.mark.parametrize(
    ("name", "guess", "kind"),
    [
        ("Kenya", "person", "country"), ("Kenyans", "country", "group"),
        ("Trade Ministry", "person", "organization"),
        ("officials", "organization", "group"), ("President Lin", "country", "person"),
        ("Acme", "organization",
        "organization"), ("Oda Lin", None, "person"), ("NVNA", None, "organization"), ("oda lin", None,
        "person"),
        ("Vale", None, "organization"), ("Vale", "person", "person"), ("Oda Mae Lin", None, "person"),
        ("Bank Brenna", None, "organization"), ("United Vale", None, "organization"),
        ("AVL Brenna", None, "organization"), ("ODA LIN", None, "person"), ("J.R.R. Lin", None, "person"),
        ("Vale Industries", None, "organization"), ("Grupo Vale", None, "organization"),
        ("fishermen", None, "group"), ("organisers", None, "group"),
        ("Hamas", "person", "organization"), ("al-Qaeda", None, "organization"),
        ("the Houthis", None, "organization"), ("Abu Sayyaf", None, "organization"),
        ("Lebanese Hezbollah", None, "organization"), ("Kenyan Star", None, "organization"),
        ("Nairobi Star", None, "organization"), ("Kenya’s Vale", None, "organization"),
        ("Kenya’s Oda Lin", None, "person"), ("Jordan Lin", None, "person"), ("Tom English", None, "person"),
        ("Victoria Oda Lin", None, "person"), ("Democrats", None, "group"), ("clerics", None, "group"), ("Joint Chiefs of Staff", None, "organization"),
    ],
)  # fmt: skip
def test_kind(name: str, guess: Kind | None, kind: Kind) -> None:
    """Sure words overrule the guess; the guess overrules the look of the name."""
    assert kind_of(name, guess) == kind
