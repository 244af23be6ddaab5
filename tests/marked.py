"""Texts in which [square brackets] stand around each naming."""

import re

from summarizer.linking.actors import Linked, link
from summarizer.linking.namings import Naming
from summarizer.schema import Span


def sentences_of(text: str) -> list[Span]:
    return [Span.of(text, m.start(), m.end()) for m in re.finditer(r"\S(?:[^.]|\.(?!\s))*\.?", text)]


def linked(marked: str, language: str = "en") -> tuple[str, Linked]:
    """Read a text in which [square brackets] stand around each naming."""
    text, namings, at = "", [], 0
    for piece in re.split(r"(\[[^\]]*\])", marked):
        plain = piece.strip("[]") if piece.startswith("[") else piece
        text += plain
        if piece.startswith("["):
            namings.append(Naming(span=Span.of(text, at, at + len(plain))))
        at += len(plain)
    return text, link(text, sentences_of(text), namings, language)
