"""Text to tokens of time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.dates.tokens import primary, read


@pytest.mark.parametrize(
    ("text", "language", "codes"),
    [
        ("on Tuesday last week", "en", "at W1 last Uweek"),
        ("am Dienstag letzter Woche", "de", "at W1 last Uweek"),
        ("5 November 2024", "en", "N5 M11 Y2024"),
        ("Nov. 5", "en-GB", "M11 N5"),
        ("March in march", "en", "M3 in ?"),
        ("12/31/2023", "en", "I2023-12-31"),
        ("05/11/2024", "en", "V"),
        ("05/11/2024", "fr", "I2024-11-05"),
        ("1,500 and 20%", "en", "? f ? and ? ?"),
        ("7:30 a.m. ET, et al.", "en", "C C f ? ? ?"),
        ("2024年11月5日", "zh", "Y2024 M11 N5"),
        ("5 novembre 2024", "it", "N5 M11 Y2024"),
        ("the second half", "en", "f o2 Uhalf"),
        ("\\ ?", "en", "? ?"),
        ("", "en", ""),
    ],
)
def test_words_of_time_have_codes(text: str, language: str, codes: str) -> None:
    """Each word of time has its code and everything else a question mark."""
    assert " ".join(token.code for token in read(text, language)) == codes


@pytest.mark.parametrize(("tag", "language"), [("en-GB", "en"), ("ZH_hans", "zh"), ("de", "de"), ("", "")])
def test_the_primary_language_counts(tag: str, language: str) -> None:
    """Only the first part of a BCP 47 tag is looked at."""
    assert primary(tag) == language


@given(st.text(max_size=60), st.sampled_from(["en", "de", "es", "fr", "zh", "und", "tr", "ja"]))
def test_tokens_cover_all_but_white_space(text: str, language: str) -> None:
    """Tokens are in order, none is empty, and what lies between them is white space."""
    end = 0
    for token in read(text, language):
        assert token.end > token.start >= end
        assert text[end : token.start].strip() == ""
        end = token.end
    assert text[end:].strip() == ""
