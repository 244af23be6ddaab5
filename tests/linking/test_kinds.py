"""What a name says of who bears it."""

import pytest

from summarizer.linking.kinds import can_be_somebody, compatible, kind_of, may_be_one, personal
from summarizer.schema import Kind

KINDS: list[tuple[str, Kind | None, Kind]] = [
    ("one of the residents", "group", "person"),
    ("Kenya", "person", "country"), ("Kenyans", "country", "group"), ("Trade Ministry", "person", "organization"),
    ("officials", "organization", "group"), ("President Lin", None, "person"), ("Oda Lin", None, "person"),
    ("NVNA", None, "organization"), ("Vale", "person", "person"), ("Bank Brenna", None, "organization"),
    ("United Vale", None, "organization"), ("Mary Global Initiative", "person", "organization"),
    ("Vale City", "country", "organization"), ("Kestria", "country", "country"), ("Wisconsin", "country", "organization"),
    ("jihadists", None, "group"), ("settlers", None, "group"), ("mob", None, "group"), ("suicide bomber", None, "person"),
    ("Hamas", "person", "organization"), ("Abu Sayyaf", None, "organization"), ("Tom Fisher", "person", "person"),
    ("John Judge", "person", "person"), ("National Guard", None, "organization"), ("guard", None, "person"),
    ("Mary Lin's campaign", "person", "organization"), ("spokesman for the army", None, "person"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "guess", "kind"), KINDS)
def test_kind(name: str, guess: Kind | None, kind: Kind) -> None:
    """Sure words go before the guess, the guess before the look of the name."""
    assert kind_of(name, guess, "en") == kind


PAIRS = [
    ("Ana Ruiz", "Tom Ruiz", False), ("Ana Ruiz", "Ana Lea Ruiz", True), ("A. Ruiz", "Ana Ruiz", True),
    ("Ana Ruiz", "Ruiz", True), ("Tom Ash", "Tom Ash Jr.", False), ("Minister Ana Ruiz", "Ana Ruiz", True),
]  # fmt: skip


@pytest.mark.parametrize(("one", "two", "same"), PAIRS)
def test_two_personal_names(one: str, two: str, same: bool) -> None:
    """Two full names of one surname are two people's; a shorter form, an initial and a title are one's."""
    assert compatible(personal(one), personal(two)) is same


@pytest.mark.parametrize(
    ("name", "somebody"),
    [
        ("explosion", False),
        ("tanker", False),
        ("peacekeepers", True),
        ("Vale Avenue", False),
        ("she", False),
        ("Lume", True),
    ],
)
def test_who_can_be_somebody(name: str, somebody: bool) -> None:
    """A name, people and bodies can act; a thing, a place and a pronoun name nobody."""
    assert can_be_somebody(name) is somebody


@pytest.mark.parametrize(
    ("name", "other", "kind", "one"),
    [
        ("Thousands of dockers", "dockers", "group", True),
        ("some of his supporters", "supporters", "group", True),
        ("wife of Orla Vint", "Orla Vint", "person", False),
        ("Mara Holt", "Mara Brandt", "person", False),
        ("France", "Germany", "country", False),
        ("France", "Paris", "country", True),
    ],
)
def test_what_a_model_calls_one_may_be_two(name: str, other: str, kind: Kind, one: bool) -> None:
    """Two full names of one given name, two countries, somebody and their wife are two."""
    assert may_be_one(name, other, kind, "en") is one
