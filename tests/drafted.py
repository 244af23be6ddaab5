"""Claims drafted from a text, in short, for tests of the attributions of a parse."""

from summarizer.documents.sentences import split
from summarizer.syntax.attributions import drafts
from summarizer.syntax.parser import Parse, parse


def read(text: str) -> Parse:
    """The parse of a text in English."""
    return parse(text, split(text, "en"))


def told(text: str) -> set[tuple[str | None, str]]:
    """Who says what: the words that name the speaker, and the pieces of what is said."""
    return {(_words(text, d.speaker and d.speaker.place), said(text, d.contents)) for d in drafts(read(text))}


def stances(text: str) -> list[str]:
    """The stances of the claims of a text, in order."""
    return [draft.stance for draft in drafts(read(text))]


def said(text: str, contents: tuple[tuple[int, int], ...]) -> str:
    """The pieces of what is said, with a bar between them."""
    return " | ".join(text[start:end] for start, end in sorted(contents))


def _words(text: str, place: tuple[int, int] | None) -> str | None:
    return text[slice(*place)] if place else None
