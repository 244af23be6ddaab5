"""The lexicon of cues."""

from typing import get_args

from summarizer.schema import Stance
from summarizer.syntax.lexicon import lexicon


def test_every_stance_is_one_of_the_schema() -> None:
    """Groups of cues are named after the stances a claim can have."""
    groups = (value for name, value in lexicon()._asdict().items() if isinstance(value, dict) and name != "misread")
    assert {stance for group in groups for stance in group.values()} <= set(get_args(Stance))


def test_a_verb_that_attributes_no_clause_is_no_cue() -> None:
    """No verb is both a cue and on the list of those whose clause nobody says."""
    assert not lexicon().never & {*lexicon().finite, *lexicon().infinitive}
