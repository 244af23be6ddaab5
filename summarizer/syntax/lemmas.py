"""Lemmas of a parse, with those of regular verb forms that the parser's rules get wrong: "staged", "hoping", "raped"."""

from functools import lru_cache
from typing import TYPE_CHECKING

import simplemma

if TYPE_CHECKING:
    from spacy.tokens import Token

_REGULAR = ("ed", "ing", "es")


def lemma_of(token: "Token") -> str:
    """The lemma of a token in lower case."""
    if token.pos_ == "VERB" and token.lower_.endswith(_REGULAR):
        return _of_form(token.lower_, token.lemma_.lower())
    return token.lemma_.lower()


@lru_cache(maxsize=4096)
def _of_form(form: str, parsed: str) -> str:
    """The dictionary's lemma of a regular form, where the form is made from it; else the parser's."""
    known: str = simplemma.lemmatize(form, lang="en")
    stems = {known, known + known[-1], known.removesuffix("e"), known.removesuffix("y") + "i"}
    if parsed[-2:-1] == parsed[-1:] and simplemma.is_known(parsed[:-1], lang="en") and known == form:
        return parsed[:-1]  # "cancelled"
    return known if any(form.removesuffix(end) in stems for end in (*_REGULAR, "d", "s")) else parsed
