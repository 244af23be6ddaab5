"""Quotations that say something, and where they stand."""

import pytest
from drafted import read

from summarizer.syntax.parser import available
from summarizer.syntax.quotations import quotations
from summarizer.syntax.statements import by_sentence, paragraphs_of, statements

pytestmark = pytest.mark.skipif(not available("en"), reason="needs the parser")

SAYING = [
    ("“It leaks,” said Finn.", 1),
    ("Finn said: “It leaks.”", 1),
    ("Finn asked, “Does it leak?”", 1),
    ("“It leaks.”", 1),
    ("“It leaks” and “it smells,” said Finn.", 1),
    ("The “leaky” pier closed.", 0),
    ("Finn called it “old.”", 0),
    ("He read “The Old Pier” twice.", 0),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number"), SAYING)
def test_what_is_said_is_told_from_words_in_marks(text: str, number: int) -> None:
    """A statement is set off, begins with a capital or ends with a mark of its own; two joined by "and" are one."""
    assert len(statements(read(text), quotations(text))) == number


def test_a_quotation_is_found_in_every_sentence_it_touches() -> None:
    """A quotation over three sentences stands in each of them, and in no other."""
    text = "It rained. “It leaks. It smells. It sways,” said Finn. It snowed."
    assert sorted(by_sentence(read(text), quotations(text))) == [2, 3, 4]


def test_paragraphs_end_with_a_line_but_not_in_wrapped_copy() -> None:
    """A new line begins a paragraph; where lines are wrapped only a blank one does."""
    plain, wrapped = "It rained.\nIt snowed.", "It rained\nall day.\nIt snowed.\n\nIt froze."
    assert list(paragraphs_of(read(plain)).values()) == [0, 1]
    assert list(paragraphs_of(read(wrapped)).values()) == [0, 0, 1]
