"""Marks of Markdown in a text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.documents.marks import marks, without_marks

TEXTS = [
    ("# Port shut", ["#"]),
    ("It rained.\n\n## Port shut", ["##"]),
    ("> We leave", [">"]),
    ("> - We leave", ["> -"]),
    ("* a crane\n- a pier\n+ a ship\n1. a dock", ["*", "-", "+", "1."]),
    ("The **port** is *shut*.", ["**", "**", "*", "*"]),
    ("The __port__ is _shut_ ~~now~~.", ["__", "__", "_", "_", "~~", "~~"]),
    ("Run `make`.", ["`", "`"]),
    ("The [port](https://essel.example/a_b_c) is shut.", ["[", "](https://essel.example/a_b_c)"]),
    ("![The port](port.png)", ["![", "](port.png)"]),
    ("[**Read** it](x)", ["[", "**", "**", "](x)"]),
    ("**[Read](x) it**", ["**", "[", "](x)", "**"]),
    ("***\nIt rained.\n---", ["***", "---"]),
    ("```\nIt rained.\n```", ["```", "```"]),
    ("No marks: 2 * 3 * 4, snake_case_name, #5, a - b, [sic], (a) and 5.2", []),
    ("He is 81. She is 80 years old.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "found"), TEXTS)
def test_marks_are_found_and_words_are_not(text: str, found: list[str]) -> None:
    """What would not be printed is a mark; what would is none."""
    assert [span.text for span in marks(text)] == found


@given(st.text(alphabet="*_`~[]()!#>-+. \na1", max_size=60))
def test_marks_lie_apart_and_where_they_say(text: str) -> None:
    """In order, and without overlap."""
    at = 0
    for span in marks(text):
        assert at <= span.start < span.end
        assert text[span.start : span.end] == span.text
        at = span.end


@pytest.mark.parametrize("piece", ["*", "_a ", "[", "](", "> ", "# ", "*a ", "`a", "- ", "![a"])
def test_a_long_text_of_marks_takes_no_square_of_time(piece: str) -> None:
    """Each mark is looked at with what is near it."""
    begun = time.process_time()
    marks(piece * (100_000 // len(piece)))
    assert time.process_time() - begun < 5


def test_without_its_marks_a_text_keeps_its_offsets() -> None:
    """Every word stands where it stood."""
    text = "# Harbour\n\nHolt said **no deal** was [near](https://essel.invalid/a)."
    plain = without_marks(text)
    assert len(plain) == len(text)
    assert plain.split() == ["Harbour", "Holt", "said", "no", "deal", "was", "near", "."]
    assert plain.index("deal") == text.index("deal")
