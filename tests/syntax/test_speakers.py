"""The name among a speaker's words that a linker should take."""

import pytest
from drafted import read

from summarizer.syntax.attributions import claims
from summarizer.syntax.parser import available

pytestmark = pytest.mark.skipif(not available("en"), reason="needs the parser")

NAMED = [
    ("A spokesman for President Carl Roos said talks had failed.", "A spokesman for President Carl Roos"),
    ("A spokeswoman for Governor Carl Roos, Olga Finn, said the pier was safe.", "Olga Finn"),
    ("The mayor of Lume, Olga Finn, said the pier was safe.", "Olga Finn"),
    ("An expert called by the port’s lawyer, Karim Nasri, said the pier was safe.", "An expert"),
    ("Olga Finn, 31, who runs the port, said the pier was safe.", "Olga Finn"),
    ("WHO said the risk was low.", "WHO"),
    ("She said the risk was low.", None),
    ("Officials who saw the pier said the risk was low.", "Officials"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_the_name_of_a_speaker(text: str, name: str | None) -> None:
    """The spokeswoman speaks, not whom she speaks for; the expert, not the lawyer; a pronoun has no name."""
    assert [claim.speaker for claim in claims(read(text))] == [name]


def test_a_participle_takes_the_subject_of_its_sentence() -> None:
    """Who issued a statement saying so says so, and who says is who adds."""
    text = "The port issued a statement saying the pier was safe. “We checked,” Finn said, adding that it held."
    assert [claim.speaker_text for claim in claims(read(text))] == ["The port", "Finn", "Finn"]


WORDED = [
    ("The mayor, in a speech on Tuesday, rejected the plan.", "The mayor"),
    ("“It’s a dream,” said the 21-year-old after her win.", "the 21-year-old"),
    ("The pier is safe, according to a poll released Tuesday.", "a poll released Tuesday"),
    ("The ministry published a letter saying the pier was safe.", "The ministry"),
    ("The ministry received a letter saying the pier was safe.", "a letter"),
    ("The judges delayed an inquiry by saying the pier was safe.", "The judges"),
]


@pytest.mark.parametrize(("text", "words"), WORDED)
def test_the_words_that_name_a_speaker(text: str, words: str) -> None:
    """They leave out when and where somebody speaks; a letter speaks for who sends it, not for who gets it."""
    assert [claim.speaker_text for claim in claims(read(text))] == [words]
