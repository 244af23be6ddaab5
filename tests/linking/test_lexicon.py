"""What words tell."""

import pytest

from summarizer.linking.lexicon import (
    abbreviates,
    fold,
    head,
    is_unnamed,
    looks_abbreviated,
    role_at_end,
    sector_of,
    title_words,
)
from summarizer.schema import Sector


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("The U.S.’s", "us"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("African Union (AU)", "african union"),
        ("al-Qaeda", "al qaeda"),
    ],
)
def test_fold(name: str, folded: str) -> None:
    """Spellings of one name are one."""
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("name", "noun"),
    [
        ("officials of two ministries", "officials"),
        ("several of the engineers", "engineers"),
        ("expert called by the union", "expert"),
    ],
)
def test_head(name: str, noun: str) -> None:
    """What is named is the word before the first preposition, or after a number's "of"."""
    assert head(name)[-1] == noun


@pytest.mark.parametrize(
    ("name", "sector"),
    [("army spokesman", "MIL"), ("opposition party", "PTY"), ("attorney general", "JUD"), ("World Bank", None),
     ("Army of Vale Liberation", "REB"), ("bank", "BUS")],
)  # fmt: skip
def test_sector(name: str, sector: Sector | None) -> None:
    """The last word that tells decides."""
    assert sector_of(name) == sector


@pytest.mark.parametrize(
    ("name", "count"),
    [("Foreign Minister Oda Lin", 2), ("Secretary of State Oda Lin", 3), ("Mr. Lin", 1), ("Oda Lin", 0)],
)
def test_title_words(name: str, count: int) -> None:
    """Offices and honorifics before a name are its title."""
    assert title_words(name.split()) == count


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("Japan's Prime Minister ", "Prime Minister"),
        ("the government of President ", "President"),
        ("then ", None),
    ],
)
def test_role_at_end(before: str, role: str | None) -> None:
    """The office right before a name is found without what it belongs to."""
    found = role_at_end(before)
    assert (before[slice(*found)] if found else None) == role


@pytest.mark.parametrize(
    ("name", "unnamed"), [("12 protesters", True), ("a source", True), ("police", False), ("rebels", False)]
)
def test_unnamed(name: str, unnamed: bool) -> None:
    """People known only by what they are have no name; bodies under a common noun are who they say."""
    assert is_unnamed(name) is unnamed


def test_abbreviations() -> None:
    """Initials stand for words in order; a place and an agency in brackets are two."""
    assert abbreviates("AU", "African Union")
    assert looks_abbreviated("FVL", "Vale Liberation Front")
    assert not looks_abbreviated("ABC", "New Vale")
