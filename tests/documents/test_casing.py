"""Headlines in the case of the article they stand over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.documents.casing import truecased
from summarizer.documents.sentences import split

BODY = "The new pier was backed by Olga Finn in the Senate. Nobody on the pier had asked Finn."

LINES = [
    ("Senate Backs New Pier Of Olga Finn", "Senate backs new pier of Olga Finn"),
    ("SENATE BACKS NEW PIER OF OLGA FINN", "Senate backs new pier of Olga Finn"),
    ("Senate backs the new pier in Lume", "Senate backs the new pier in Lume"),
    ("New Pier", "New Pier"),
    ("Senate Backs New Pier With Olga Finn.", "Senate backs new pier with Olga Finn."),
    ("Senator Adele Roos criticised Olga Finn in Lume.", "Senator Adele Roos criticised Olga Finn in Lume."),
]


@pytest.mark.parametrize(("headline", "cased"), LINES)
def test_a_headline_is_written_as_the_article_writes_its_words(headline: str, cased: str) -> None:
    """Capitals of a headline stay where the article has them inside its sentences; other lines stay as they are."""
    text = f"{headline}\n\n{BODY}"
    assert truecased(text, split(text)) == f"{cased}\n\n{BODY}"


def test_a_headline_without_an_article_stays_as_it_is() -> None:
    """Nothing says which of its words are names."""
    text = "Senate Backs New Pier Of Olga Finn"
    assert truecased(text, split(text)) == text


@given(st.text(alphabet="Aa Bßİı.\n", max_size=60))
def test_every_word_keeps_its_place(text: str) -> None:
    """Offsets hold, also where a capital has another length than its small letter."""
    cased = truecased(text, split(text))
    assert len(cased) == len(text)
    assert cased.casefold() == text.casefold() or "İ" in text or "ı" in text
