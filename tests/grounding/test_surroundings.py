"""Words before a place that change what it says."""

import pytest

from summarizer.grounding.surroundings import turn_before


@pytest.mark.parametrize(
    ("text", "words", "turn"),
    [
        ("Holt did not attack the port.", "attack the port", "not"),
        ("Holt had never planned to bomb Lume.", "bomb Lume", "never"),
        ("The army refused to leave.", "leave", "refused"),
        ("Holt may attack the port.", "attack the port", "may"),
        ("It was not true that Holt took bribes.", "Holt took bribes", "not"),
        ("Holt attacked the port.", "attacked the port", None),
        ("Nobody came, and Holt attacked the port.", "attacked the port", None),
        ("Police did not say who attacked the port.", "attacked the port", None),
        ("Not long after that the whole crew left and Holt attacked the port.", "attacked the port", None),
        ("港口不安全。", "安全", "不"),
        ("港口安全。", "安全", None),
    ],
)
def test_the_word_that_turns_what_follows_is_found(text: str, words: str, turn: str | None) -> None:
    """A negation, a refusal, a modal verb close before, in the same clause; not beyond a verb of saying."""
    found = turn_before(text, 0, text.index(words))
    assert (found and found.span.text) == turn
    assert found is None or text[found.span.start : found.span.end] == found.span.text
