"""Sentences as spans of a text."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from summarizer.documents.sentences import split

PIECES = st.sampled_from(
    ["The port closed.", "he left", " ", "  ", "\n", "\n\n", "\r\n", "\t", "“", "”", '"', "«", "»", ".", "...", "。",
     "！", "他说", "「港」", "Dr.", "e.g.", "U.S.", "1.5", "?", "é", "e\u0301", "👩‍👩‍👧", "\ufeff", "\u200b", "\xa0",
     "\u2028", "\x85", "\x1c", "\0", "- ", "# "]
)  # fmt: skip
LANGUAGES = st.sampled_from(["en", "en-GB", "de", "es", "fr", "zh", "ja", "ar", "und", "tlh"])


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60), LANGUAGES)
@example("x" * 9_001, "en")
@example("“No.  yes.”  \n \n他说。", "zh")
def test_every_character_lies_in_exactly_one_sentence(text: str, language: str) -> None:
    """Spans are where they say, in order, apart, and leave nothing out but white space."""
    at = 0
    for span in split(text, language):
        assert text[span.start : span.end] == span.text == span.text.strip()
        assert not text[at : span.start].strip()
        assert at <= span.start
        at = span.end
    assert not text[at:].strip()


CUTS = [
    ("The port closed. It rained.", "en", ["The port closed.", "It rained."]),
    ("Dr. Vint met Mr. Okkerby. He left.", "en", ["Dr. Vint met Mr. Okkerby.", "He left."]),
    ("Port shut\n\nBy a reporter\n\nIt rained", "en", ["Port shut", "By a reporter", "It rained"]),
    ("The port\nclosed. It\nrained.", "en", ["The port\nclosed.", "It\nrained."]),
    ("he said no.  she left.  the end", "en", ["he said no.", "she left.", "the end"]),
    ("“The port is closed. It is over,” he said. She left.", "en",
     ["“The port is closed. It is over,” he said.", "She left."]),
    ("他说：“港口关闭了。”然后离开。下雨了！", "zh", ["他说：“港口关闭了。”", "然后离开。", "下雨了！"]),
    ("Der Hafen ist zu, sagte Dr. Vint. Es regnet.", "de", ["Der Hafen ist zu, sagte Dr. Vint.", "Es regnet."]),
    ("no full stop at all", "en", ["no full stop at all"]),
    ("", "en", []),
    (" \n\n ", "en", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "sentences"), CUTS)
def test_sentences_end_where_a_reader_ends_them(text: str, language: str, sentences: list[str]) -> None:
    """Abbreviations and quotations end no sentence; headlines and wire copy without capitals do."""
    assert [span.text for span in split(text, language)] == sentences


def test_a_text_without_a_full_stop_is_read_in_pieces() -> None:
    """No piece is longer than a model can be shown."""
    pieces = split("port " * 4_000)
    assert len(pieces) > 5
    assert max(len(piece.text) for piece in pieces) <= 2_000
