"""Lemmas of a parse, with those of regular verb forms that the parser's rules get wrong: "staged", "hoping", "raped"."""

from functools import lru_cache
from typing import TYPE_CHECKING

from summarizer.codebook.lexicon import lexicon
from summarizer.once import once
from summarizer.syntax import wordlists

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
    """The parser's lemma where it is a verb known here, else one that is known and makes the form."""
    stems = [form.removesuffix(end) for end in _REGULAR if form.endswith(end)]
    made = [parsed, *(word for stem in stems for word in (stem, stem[:-1], stem + "e", stem[:-1] + "y"))]
    return next((word for word in made if word in _known()), parsed)


@once
def _known() -> frozenset[str]:
    verbs = {predicate.split("_")[0] for predicate in lexicon().verbs}
    return frozenset(verbs) | wordlists.words("saying") | wordlists.words("phase") | wordlists.words("state")
