"""Halves of surrogate pairs in what a model wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.llm.characters import all_whole, whole


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a\ud800", "a\ufffd"),
        ("\ud800b", "\ufffdb"),
        ("\udc00\ud800", "\ufffd\ufffd"),
        ("\ud83d\ude00", "😀"),
        ("Ilka Sørens", "Ilka Sørens"),
    ],
)
def test_half_a_pair_is_replaced(text: str, read: str) -> None:
    """A half is U+FFFD, a pair is its character, and everything else stays."""
    assert whole(text) == read


@given(st.text(st.characters(codec=None, categories=["Cs", "L", "Zs"])))
def test_every_text_can_be_written(text: str) -> None:
    """Whatever a text holds, what is read of it is UTF-8."""
    whole(text).encode()


def test_texts_within_a_value_are_read_so_too() -> None:
    """In lists, in objects, and in the names of their fields; what is no text stays."""
    value = {"a\ud800": [{"b": "c\udfff"}, 1, None, True]}
    assert all_whole(value) == {"a\ufffd": [{"b": "c\ufffd"}, 1, None, True]}
