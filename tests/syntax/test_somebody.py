"""Noun phrases that name somebody."""

import pytest
from drafted import read

from summarizer.syntax.parser import available
from summarizer.syntax.somebody import is_somebody, named, phrase, together

pytestmark = pytest.mark.skipif(not available("en"), reason="needs the parser")


@pytest.mark.parametrize("noun", ["settlers", "a mob", "the ministry", "mercenaries", "hijackers", "Castrell", "they", "nine people", "the 33-year-old",
                                  "the secretary-general"])
def test_any_group_can_act(noun: str) -> None:
    """People, bodies and states are somebody."""
    subject = next(t for t in read(f"{noun} attacked the ferry.").sentences[0].doc if t.dep_ == "nsubj")
    assert is_somebody(subject)


@pytest.mark.parametrize("noun", ["missiles", "the curfew", "talks", "prices", "a state of emergency", "rain"])
def test_things_are_nobody(noun: str) -> None:
    """What cannot act is no agent."""
    subject = next(t for t in read(f"{noun} worried the port.").sentences[0].doc if t.dep_ == "nsubj")
    assert not is_somebody(subject)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The harbour police, a small force, left.", ["harbour police"]),
        ("Mayor Orrin Tallow and his wife left.", ["Mayor Orrin Tallow", "wife"]),
        ("Thousands of students left.", ["Thousands of students"]),
        ("The ministers of Hestria and Castrell left.", ["ministers of Hestria and Castrell"]),
    ],
)
def test_a_phrase_names_one_somebody(text: str, names: list[str]) -> None:
    """Without article and apposition; those coordinated are several."""
    sentence = read(text).sentences[0]
    subject = next(t for t in sentence.doc if t.dep_ == "nsubj")
    places = [sentence.place(*phrase(token)) for token in together(subject)]
    assert [text[start:end] for start, end in places] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [("Its director, Oda Lind, left.", "Lind"), ("Oda Lind, its director, left.", "Lind"), ("The board, a small body, left.", "board")],
)
def test_a_name_stands_for_its_description(text: str, name: str) -> None:
    """Only where the apposition is the name of a person."""
    subject = next(t for t in read(text).sentences[0].doc if t.dep_ == "nsubj")
    assert named(subject).text == name
