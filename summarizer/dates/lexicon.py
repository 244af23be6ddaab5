"""The words of time of a language.

They are data: `words/en.yaml` and its neighbours, one file a language.
"""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from pydantic import Field

from summarizer.schema import Value

Words = tuple[str, ...]


class Names(Value):
    """Neighbours that make a word of time a name or an attribute, and months that are also names of people."""

    before_weekday: Words = ()
    after_weekday: Words = ()
    of_people: Words = ()
    determiners: Words = ()
    genitive: Words = ()
    inexact: Words = ()


class Lexicon(Value):
    """The words of a language: regular expressions by code; `summarizer.dates.tokens` explains the codes."""

    words: dict[str, Words] = Field(default_factory=dict)
    numbers: dict[int, Words] = Field(default_factory=dict)
    ordinals: dict[int, Words] = Field(default_factory=dict)
    day_first: bool = False
    weekday_endings: Words = ()
    names: Names = Names()
    planning: Words = ()
    coming: Words = ()
    purpose: str = ""

    def codes(self) -> dict[str, Words]:
        """All words by code; numbers in words as n1, n2 …, ordinals as o1, o2 …"""
        numbers = {f"n{number}": words for number, words in self.numbers.items()}
        ordinals = {f"o{number}": words for number, words in self.ordinals.items()}
        return {**self.words, **numbers, **ordinals}


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language by its ISO 639-1 code; an empty one where there is none."""
    file = files("summarizer.dates") / "words" / f"{language}.yaml"
    if not language.isalpha() or not file.is_file():
        return Lexicon()
    fields: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return Lexicon.model_validate(fields)
