"""Names that brackets and quotation marks tell."""

import pytest
from told import sentences_of

from summarizer.syntax.entities import bracketed, quoted_names
from summarizer.syntax.parser import available, parse

pytestmark = pytest.mark.skipif(not available("en"), reason="needs the parser")

BRACKETS = [
    ("The National Lume Front (NLF) won.", [("National Lume Front", "NLF")]),
    ("the army said the national lume front (nlf) won.", [("national lume front", "nlf")]),
    ("Ana Ruiz (left) met Tom Hale (right).", []),
    ("He spoke (in part) to us.", []),
    ("They fired a ballistic missile (BM) again.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BRACKETS)
def test_initials_in_brackets(text: str, expected: list[tuple[str, str]]) -> None:
    """A name whose words have the initials in the bracket after it is drafted with them."""
    read = parse(text, sentences_of(text))
    found = [(d.span.text, d.also or "") for s in read.sentences for d in bracketed(read, s)]
    assert found == expected


QUOTED = [
    ('the group "shining star" claimed it.', ["shining star"]),
    ('he called it "a great day" for all.', []),
    ('they said "we are leaving" and left.', []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_names_in_quotation_marks(text: str, expected: list[str]) -> None:
    """A short stretch beside a noun of people is a name; what somebody says is none."""
    read = parse(text, sentences_of(text))
    assert [d.span.text for s in read.sentences for d in quoted_names(read, s)] == expected
