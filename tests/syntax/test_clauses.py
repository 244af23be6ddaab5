"""Attributions with a verb and a clause."""

import pytest
from drafted import read, stances, told

from summarizer.syntax.attributions import claims
from summarizer.syntax.parser import available

pytestmark = pytest.mark.skipif(not available("en"), reason="needs the parser")

SPOKEN = [
    ("Police said nine marchers were hurt.", ("Police", "nine marchers were hurt")),
    ("the mayor of lume said that the ferry sank.", ("the mayor of lume", "that the ferry sank")),
    ("The ferry sank, police said on Monday.", ("police", "The ferry sank")),
    ("LUME (Reuters) - The ferry sank, police said.", ("police", "The ferry sank")),
    ("The ferry, police say, was old.", ("police", "The ferry | was old")),
    ("Finn insisted, in one of many letters, that the ferry was old.", ("Finn", "that the ferry was old")),
    ("Finn said the ferry was old, and Roos said it was new.", ("Roos", "it was new")),
    ("Finn said the ferry was old, noting that it had no radio.", ("Finn", "that it had no radio")),
    ("Finn said it would close, in an interview on Friday.", ("Finn", "it would close")),
    ("Finn was quoted as saying the ferry was old.", ("Finn", "the ferry was old")),
    ("The paper quoted Finn as saying the ferry was old.", ("Finn", "the ferry was old")),
    ("Passengers were told that the ferry was safe.", (None, "that the ferry was safe")),
    ("Finn was asked by reporters whether he would quit.", ("reporters", "whether he would quit")),
    ("The captain is believed to have fled.", (None, "The captain | to have fled")),
    ("Finn hoped to sell the ferry.", ("Finn", "to sell the ferry")),
    ("Finn urged passengers to stay ashore.", ("Finn", "to stay ashore")),
    ("Finn called on passengers to stay ashore.", ("Finn", "to stay ashore")),
    ("Finn wants the port to pay.", ("Finn", "the port to pay")),
    ("Finn denied having sold the ferry.", ("Finn", "having sold the ferry")),
    ("A survey found that most voters stay at home.", ("A survey", "that most voters stay at home")),
    ("Finn would not say when.", ("Finn", "when")),
    ("Finn could not say whether the ferry was old.", ("Finn", "whether the ferry was old")),
    ("The ferry, Finn argues, is old; the pier, Roos insists, is not.", ("Roos", "the pier | is not")),
    ("Two men had been shot “at dawn,” Mayor Ada Finn said, while sleeping in a car.",
     ("Mayor Ada Finn", "Two men had been shot “at dawn,”")),
    ("Finn accepts the ferry was old.", ("Finn", "the ferry was old")),
    ("Finn told a court that there was hope, although he cautioned that the ferry was old.",
     ("Finn", "that there was hope")),
    ("The ferry which Finn said would sail was sold.", ("Finn", "which | would sail was sold")),
    ("The judge ruled that the ferry was unsafe and ordered a new survey.", ("The judge", "that the ferry was unsafe")),
    ("Finn said boats had been sent and urged people to stay ashore.", ("Finn", "to stay ashore")),
    ("Finn said he would “never apologise” for selling it and attacked the press.",
     ("Finn", "he would “never apologise” for selling it")),
    ("Police believe the fires are linked and are appealing for witnesses.", ("Police", "the fires are linked")),
    ("Finn said that he would stay and that his critics were wrong.",
     ("Finn", "that he would stay and that his critics were wrong")),
    ("The port said on Friday it would close.", ("The port", "it would close")),
    ("It has been suggested that the ferry was old.", (None, "that the ferry was old")),
    ("The accused insisted he was asleep.", ("The accused", "he was asleep")),
    ("Finn left early, but said in a statement that the ferry was safe.", ("Finn", "that the ferry was safe")),
    ("Finn told a crowd of sailors in Lume that the port would open.", ("Finn", "that the port would open")),
    ("Finn was asked in court if he was ill.", (None, "if he was ill")),
    ("Minister Ada Finn said the scheme aimed to help sailors.", ("Minister Ada Finn", "the scheme aimed to help sailors")),
    ("Finn told the BBC talks had failed.", ("Finn", "talks had failed")),
    ("That, Finn believes, is why it sank.", ("Finn", "That | is why it sank")),
    ("Some $9m (£7m; 8m euros) is missing, auditors said.", ("auditors", "Some $9m (£7m; 8m euros) is missing")),
    ("Pier to close in May, port confirms", ("port", "Pier to close in May")),
    ("Captain was drunk, court told", (None, "Captain was drunk")),
    ("Captain was drunk, he told a court.", ("he", "Captain was drunk")),
    ("Sailors like to swim. They would like to see the port reopened.", ("They", "to see the port reopened")),
    ("Roos said the images had been checked and showed a ferry.", ("Roos", "the images had been checked and showed a ferry")),
    ("Roos said she hoped it would sail but feared it would not.", ("Roos", "she hoped it would sail but feared it would not")),
    ("The pier will be built “come what may”, the port said.", ("the port", "The pier will be built “come what may”")),
    ("Finn wants the port closed.", ("Finn", "the port closed")),
    ("The union threatened to strike unless it was paid.", ("The union", "to strike unless it was paid")),
    ("Sailors urged to stay ashore", (None, "to stay ashore")),
    ("Finn said the ferry was old, while Roos said it was new.", ("Finn", "the ferry was old")),
    ("Finn said the ferry had sunk, although that could not be verified.", ("Finn", "the ferry had sunk")),
    ("Finn said she would sign the bill, then left for Lume.", ("Finn", "she would sign the bill")),
    ("It will close the pier, Finn said; a further two may close.", ("Finn", "It will close the pier")),
    ("The ferry was old, Finn says; sailors say it was new.", ("Finn", "The ferry was old")),
    ("The mayor has sacked Adam Roos, Olga Finn said.", ("Olga Finn", "The mayor has sacked Adam Roos")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claim"), SPOKEN)
def test_a_verb_attributes_its_clause(text: str, claim: tuple[str | None, str]) -> None:
    """What is said begins with "that" or "to" and ends where its speaker goes on to something else."""
    assert claim in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "If Finn says the ferry is safe, people will come.",
        "Did Finn say the ferry was safe?",
        "Nobody said the ferry was safe.",
        "Finn could say that the ferry is safe.",
        "Finn made sure that the ferry was safe.",
        "The crash shows that the ferry was old.",
        "The ferry is expected to sail on Monday.",
        "Finn declined to comment.",
        "A sailor asked not to be named.",
        "This suggested the ferry was old.",
        "That has not kept Roos from saying the ferry was old.",
        "The fog ended so quickly that the ferry sailed.",
        "The port paid to settle charges by lawyers that its sailors had lied.",
        "It emerged that the ferry was old.",
        "Let’s hope that the ferry sails.",
        "A sailor asked that his name not be used.",
        "Passengers got letters telling them nothing.",
        "They walked silently, others holding lanterns.",
    ],
)
def test_what_nobody_has_said_is_no_claim(text: str) -> None:
    """Questions, conditions, what may be said, and what a thing shows put no words into a mouth."""
    assert told(text) == set()


STANCES = [
    ("Finn denied that the port planned to close.", ["denies"]),
    ("Finn did not deny that the port was closed.", ["asserts"]),
    ("Finn never said that the port was closed.", ["doubts"]),
    ("Few believe the port is safe.", ["doubts"]),
    ("Finn failed to mention that the port was closed.", ["doubts"]),
    ("Finn no longer believes that the port is safe.", ["doubts"]),
    ("Finn has stopped saying that the port is safe.", ["doubts"]),
    ("Finn refused to confirm that the port was closed.", ["denies"]),
    ("The port would not rule out a strike.", []),
    ("The port would not rule out that ferries had sunk.", ["asserts"]),
    ("The port declined to say whether ferries had sunk.", ["asserts"]),
    ("The port declined to lend its ferries.", ["denies"]),
    ("The court did not decide whether the pier was safe.", ["asserts"]),
    ("Finn would not say who had sold the ferry.", ["asserts"]),
    ("Finn agreed to pay the divers.", ["promises"]),
    ("Finn wants the port to pay.", ["demands"]),
    ("The port neither confirmed nor denied that ferries had sunk.", ["doubts"]),
    ("Finn warned that the pier would fall.", ["warns"]),
    ("Finn predicted that the pier would fall.", ["predicts"]),
    ("Finn promised to mend the pier.", ["promises"]),
    ("Finn asked whether the pier was safe.", ["demands"]),
    ("Finn doubted that the pier was safe.", ["doubts"]),
    ("Finn alleged that Roos had taken bribes.", ["accuses"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STANCES)
def test_the_stance_of_a_verb(text: str, expected: list[str]) -> None:
    """A verb gives its stance, a negation turns it, and nothing inside is drafted again."""
    assert stances(text) == expected


def test_who_is_told_is_the_addressee() -> None:
    """The hearer of "told" and the subject of "was told" are addressed, not quoted."""
    told_to = [p.to for t in ("Finn told Roos that it rained.", "Roos was told that it rained.") for p in claims(read(t))]
    assert told_to == ["Roos", "Roos"]
