"""Whose a quotation is."""

import pytest
from drafted import stances, told

from summarizer.syntax.parser import available

pytestmark = pytest.mark.skipif(not available("en"), reason="needs the parser")

SPOKEN = [
    ("“The pier is safe,” said Olga Finn.", ("Olga Finn", "“The pier is safe,”")),
    ("‘The pier is safe,’ said Olga Finn.", ("Olga Finn", "‘The pier is safe,’")),
    ("'The pier is safe,' the head of the port, Olga Finn, told a crowd.",
     ("the head of the port, Olga Finn", "'The pier is safe,'")),
    ("“The pier is safe”, Olga Finn said.", ("Olga Finn", "“The pier is safe”")),
    ("“Nobody paid us,” groused Olga Finn.", ("Olga Finn", "“Nobody paid us,”")),
    ("“It’s a disgrace,” fumes Finn, 43, whose pier was closed.", ("Finn, 43", "“It’s a disgrace,”")),
    ("“They told me, ‘Go home,’” Finn said.", ("Finn", "“They told me, ‘Go home,’”")),
    ("Finn said: “The pier is safe.”", ("Finn", "“The pier is safe.”")),
    ("The harbour master was terse: “The pier stays shut.”", ("The harbour master", "“The pier stays shut.”")),
    ("“Piers need paint.” — Olga Finn, painter", ("Olga Finn, painter", "“Piers need paint.”")),
    ("Finn’s answer: “We are not going anywhere.”", ("Finn", "“We are not going anywhere.”")),
    ("“If it rains,” Finn said, “we stay.”", ("Finn", "“If it rains,” | “we stay.”")),
    ("“It rained,” Finn said. “We stayed.”", ("Finn", "“It rained,” | “We stayed.”")),
    ("“It rained,” said Finn, who owns the pier. “We stayed.\n\n“We had no boat.”\n\nThe port is closed.",
     ("Finn", "“It rained,” | “We stayed. | “We had no boat.”")),
    ("Finn said the pier was safe.\n\n“We checked it twice.”\n\nThe port is closed.",
     ("Finn", "“We checked it twice.”")),
    ("Asked whether it was safe, Finn said: “No.”", ("Finn", "“No.”")),
    ("“I do not regret it,” local newspapers quote Finn as saying.", ("Finn", "“I do not regret it,”")),
    ("Roos told a dinner that he would win, adding: “The pier is not safe.”", ("Roos", "“The pier is not safe.”")),
    ("“We won,” said Finn in his first interview.", ("Finn", "“We won,”")),
    ("The pier “is old. It leaks,” Finn said.", ("Finn", "The pier “is old. It leaks,”")),
    ("“The pier is old and it leaks,” according to the port.", ("the port", "“The pier is old and it leaks,”")),
    ("In the words of Finn, “the pier is old and it leaks.”", ("Finn", "“the pier is old and it leaks.”")),
    ("“Piers need paint” — Olga Finn, painter", ("Olga Finn, painter", "“Piers need paint”")),
    ("The crowd roared “save the pier” as Finn left.", ("The crowd", "“save the pier”")),
    ("The crowd sang “we shall not be moved” and “let us in.”", ("The crowd", "“we shall not be moved” and “let us in.”")),
    ("Ada Finn was furious. “It is theft.”", ("Ada Finn", "“It is theft.”")),
    ("“The ferry remains about people and how that is changing,” Jo Roos, from the Sailors’ Union told a crowd.",
     ("Jo Roos", "“The ferry remains about people and how that is changing,”")),
    ("“The ground just opened,” recalled farmer Luis Roos, who lost 30 cows.",
     ("farmer Luis Roos", "“The ground just opened,”")),
    ("Asked what she would do next, she shrugged: “Sleep.”", ("she", "“Sleep.”")),
    ("Finn ended with a challenge, saying “catch me first”.", ("Finn", "“catch me first”")),
    ('"It was good," Finn said. "We knew it. "There was a lot of it." The port is shut.',
     ("Finn", '"It was good," | "We knew it. | "There was a lot of it."')),
    ("Finn replied: “A boat.” “Was it red?” “No.”", ("Finn", "“A boat.”")),
    ("The lawyer read out a statement from Olga Finn: “The pier is safe.”", ("Olga Finn", "“The pier is safe.”")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claim"), SPOKEN)
def test_a_quotation_belongs_to_the_nearest_cue(text: str, claim: tuple[str, str]) -> None:
    """Before, behind, inside or in the sentence before: the words beside a quotation name its speaker."""
    assert claim in told(text)


@pytest.mark.parametrize(
    "text",
    ["The “iron lady” of the port closed the pier.", "The novel “Bridge of Fog” opened the fair.", "The miners’ hall burned.",
     "So far, the fish have only been found ‘in rivers on the western slope,’ a hilly part of Lume."],
)
def test_scare_quotes_and_titles_are_no_claims(text: str) -> None:
    """A word or a title between marks, and an apostrophe, attribute nothing."""
    assert told(text) == set()


def test_who_does_something_after_a_quotation_has_not_said_it() -> None:
    """A clause that a conjunction joins to a quotation is no cue of it."""
    assert told("Finn told me, “The pier is lost,” and I laughed.") == {("Finn", "“The pier is lost,”")}


def test_speakers_take_turns() -> None:
    """Each quotation goes to its own speaker."""
    assert told("“No,” said Finn. “Yes,” said Roos.") == {("Finn", "“No,”"), ("Roos", "“Yes,”")}


def test_a_question_asks_for_an_answer() -> None:
    """What is asked in quotation marks is a demand."""
    assert stances("“Who will pay for it?” asked Finn.") == ["demands"]
