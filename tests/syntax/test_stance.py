"""The words of a cue, and its stance where it is denied."""

import pytest
from drafted import read

from summarizer.schema import Stance
from summarizer.syntax.drafts import cue_place, stance_of
from summarizer.syntax.parser import available

pytestmark = pytest.mark.skipif(not available("en"), reason="needs the parser")

DENIED = [
    ("Finn spoke.", "asserts", "asserts", "spoke"),
    ("Finn did not speak.", "asserts", "doubts", "did not speak"),
    ("Finn has never spoken.", "promises", "doubts", "has never spoken"),
    ("Few spoke.", "warns", "doubts", "spoke"),
    ("A few spoke.", "warns", "warns", "spoke"),
    ("Finn did not lie.", "denies", "asserts", "did not lie"),
    ("Finn would not doubt it.", "doubts", "asserts", "would not doubt"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "plain", "expected", "cue"), DENIED)
def test_a_negation_belongs_to_the_cue_and_turns_its_stance(text: str, plain: Stance, expected: Stance, cue: str) -> None:
    """Negation and auxiliaries are words of the cue; what is not said is doubted, what is not denied is said."""
    sentence = read(text).sentences[0]
    verb = next(token for token in sentence.doc if token.pos_ == "VERB")
    assert (stance_of(plain, verb), text[slice(*cue_place(sentence, verb))]) == (expected, cue)


def test_not_wanting_is_refusing() -> None:
    """A negated verb with "to …" refuses."""
    verb = next(token for token in read("Finn does not want it.").sentences[0].doc if token.lemma_ == "want")
    assert stance_of("asserts", verb, wanted=True) == "denies"
