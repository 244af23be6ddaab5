"""The data files of words of time."""

import re
from importlib.resources import files

import pytest

from summarizer.dates.lexicon import Lexicon, lexicon

LANGUAGES = ["de", "en", "es", "fr", "zh"]


@pytest.mark.parametrize("language", [*LANGUAGES, "digits"])
def test_every_file_has_a_head_and_words(language: str) -> None:
    """A file begins by saying what it is, and each of its words is a regular expression."""
    text = (files("summarizer.dates") / "words" / f"{language}.yaml").read_text(encoding="utf-8")
    codes = lexicon(language).codes()
    assert text.startswith("# ")
    assert codes
    for words in codes.values():
        assert all(re.compile(word) for word in words)


@pytest.mark.parametrize("language", [*LANGUAGES, "digits"])
def test_no_word_is_listed_twice(language: str) -> None:
    """No file gives a word two codes or a class of words the same word twice."""
    known = lexicon(language)
    words = [word for words in known.codes().values() for word in words]
    classes = [*known.names.model_dump().values(), known.planning]
    assert [word for word in words if words.count(word) > 1] == []
    assert [word for listed in classes for word in listed if listed.count(word) > 1] == []


def test_numbers_have_codes() -> None:
    """Numbers and ordinals in words are coded by their value."""
    codes = lexicon("en").codes()
    assert "three" in codes["n3"]
    assert "third" in codes["o3"]


@pytest.mark.parametrize("language", ["xx", "", "../words/en", "it"])
def test_an_unknown_language_has_no_words(language: str) -> None:
    """A language without a file, or what is no language, has an empty lexicon."""
    assert lexicon(language) == Lexicon()
