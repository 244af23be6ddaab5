"""Names that an article only mentions."""

import pytest
from marked import sentences_of

from summarizer.bystanders import mentioned

MENTIONED = [
    ("They saw Ana Ruiz.", ["Ana Ruiz"]),
    ("They saw Étienne Órla.", ["Étienne Órla"]),
    ("Premier Ana Ruiz’s Centre Party lost.", ["Premier Ana Ruiz", "Centre Party"]),
    ("The Labour Alliance of Ana Ruiz lost.", ["Labour Alliance", "Ana Ruiz"]),
    ("The Bank of Ulmenia lost.", ["Bank of Ulmenia"]),
    ("They met Ms Ruiz.", ["Ms Ruiz"]),
    ("They met President Ana Ruiz of Ulmenia.", ["President Ana Ruiz"]),
    ("Ana Lea Ruiz lost. ALR left.", ["Ana Lea Ruiz", "ALR"]),
    ("Ana Lea Ruiz Orr lost. ALRO left.", ["Ana Lea Ruiz Orr", "ALRO"]),
    ("They met in Port Lume on May 3.", []),
    ("They won the Vale Cup.", []),
    ("The League lost.", []),
    ("Kenya lost.", ["Kenya"]),
    ("they saw the “iron gate” group and rebels.", ["iron gate", "rebels"]),
    ("they passed the ulmenian embassy and attacked the army.", ["ulmenian embassy"]),
    ("el lume editor hipolo okkerby was met by the mayor and others.", ["hipolo okkerby"]),
    ("it was the tessarine national unity (utnr) that was told of.", ["tessarine national unity", "utnr"]),
]


@pytest.mark.parametrize(("text", "names"), MENTIONED)
def test_mentioned(text: str, names: list[str]) -> None:
    """Names of two or three words, countries and initials; not places, days and things."""
    assert [name.text for name in mentioned(text, sentences_of(text), "en")] == names


def test_english_only() -> None:
    """Elsewhere capitals tell less."""
    text = "Der Vogel Strauß sah Ana Ruiz."
    assert mentioned(text, sentences_of(text), "de") == ()
