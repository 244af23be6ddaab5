"""Passages of whole texts, for tests of what is read from one."""

from summarizer.documents.sentences import split
from summarizer.extraction.answers import Passage
from summarizer.schema import Span


def passage(text: str, language: str = "en") -> Passage:
    """All sentences of a text, numbered from 1."""
    sentences = split(text, language)
    return Passage(text=text, numbers=tuple(range(1, len(sentences) + 1)), sentences=sentences)


def whole(text: str) -> Span:
    """A text as one span."""
    return Span.of(text, 0, len(text))
