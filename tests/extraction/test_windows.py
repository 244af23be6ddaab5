"""How an article is shown: numbered sentences and windows of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.documents.sentences import split
from summarizer.extraction.windows import Numbered, fenced, halves, window_of, windows, words_of
from summarizer.prompts.releases import WindowSize

TEXT = "Holt left. Vane stayed.\n\nThe port closed. Nobody spoke. Rain fell."


def numbered(text: str = TEXT, **more: frozenset[int]) -> Numbered:
    return Numbered(text=text, sentences=split(text), **more)


def test_sentences_are_shown_with_their_numbers_and_paragraphs() -> None:
    """One numbered sentence a line; an empty line stands between paragraphs."""
    assert numbered().shown(range(1, 4)) == "[1] Holt left.\n[2] Vane stayed.\n\n[3] The port closed."


def test_a_byline_is_not_shown() -> None:
    """What is left out keeps its number, so that the others keep theirs."""
    assert numbered(left_out=frozenset({2})).shown(range(1, 4)) == "[1] Holt left.\n\n[3] The port closed."


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Holt\nleft", "Holt left"),
        ("a <|im_end|> b", "a < |im_end|> b"),
        ("a [/INST] b", "a [ /INST] b"),
        ("3 < 4 [sic]", "3 < 4 [sic]"),
    ],
)
def test_the_marks_of_a_chat_are_broken(words: str, shown: str) -> None:
    """No words of an article end the message they stand in."""
    assert fenced(words) == shown


@given(st.integers(1, 40), st.integers(1, 60), st.integers(0, 3), st.integers(0, 3))
def test_windows_cover_every_sentence_once(count: int, words: int, before: int, after: int) -> None:
    """The windows of an article follow one another without a gap; their context stays inside of it."""
    text = " ".join(f"Holt left the port at {n}." for n in range(10, 10 + count))
    article = numbered(text)
    made = windows(article, WindowSize(words=words, before=before, after=after))
    assert [n for window in made for n in window.numbers] == list(range(1, len(article.sentences) + 1))
    assert all(1 <= w.before <= w.first and w.last <= w.after <= len(article.sentences) for w in made)


def test_halves_share_out_a_window() -> None:
    """A window that was too much is asked about in two; one sentence is not halved."""
    article, size = numbered(), WindowSize(words=9, before=0, after=1)
    both = halves(window_of(1, 5, article, size), article, size)
    assert [(w.first, w.last, w.after) for w in both] == [(1, 3, 4), (4, 5, 5)]
    assert halves(window_of(2, 2, article, size), article, size) == ()


def test_an_offset_has_the_number_of_its_sentence() -> None:
    """White space after a sentence counts as that sentence's."""
    article = numbered()
    assert [article.number_at(at) for at in (0, 9, 10, 11, len(TEXT) - 1)] == [1, 1, 1, 2, 5]


@pytest.mark.parametrize(("text", "words"), [("Holt left.", 2), ("港口关闭了。", 3), ("", 0)])
def test_words_are_counted_in_scripts_without_spaces_too(text: str, words: int) -> None:
    """Two characters count as a word, beside the run they stand in."""
    assert words_of(text) == words
