"""Lemmas of regular verb forms."""

import pytest
from drafted import read

from summarizer.syntax.lemmas import lemma_of
from summarizer.syntax.parser import available

pytestmark = pytest.mark.skipif(not available("en"), reason="needs the parser")

FORMS = [
    ("Nurses staged a march.", "stage"),
    ("The board cancelled the ferry.", "cancel"),
    ("Hestria has stationed missiles here.", "station"),
    ("The bishop thanked the crew.", "thank"),
    ("The crew found the wreck.", "find"),
    ("They carried placards.", "carry"),
    ("Guards wounded a diver.", "wound"),
]


@pytest.mark.parametrize(("text", "lemma"), FORMS)
def test_a_regular_form_has_the_dictionarys_lemma(text: str, lemma: str) -> None:
    """Other forms have the parser's."""
    assert lemma in [lemma_of(t) for t in read(text).sentences[0].doc if t.pos_ == "VERB"]
