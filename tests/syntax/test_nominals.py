"""Attributions without a verb of saying."""

import pytest
from drafted import stances, told

from summarizer.syntax.parser import available

pytestmark = pytest.mark.skipif(not available("en"), reason="needs the parser")

SPOKEN = [
    ("According to police, the ferry sank.", ("police", "the ferry sank")),
    ("The ferry, according to its owner, had sunk, but Finn said it floated.", ("its owner", "The ferry | had sunk")),
    ("As Finn noted, the ferry is old.", ("Finn", "the ferry is old")),
    ("The ferry sank, as confirmed by the port.", ("the port", "The ferry sank")),
    ("In the view of the Harbour Trust, the ferry is worthless.", ("the Harbour Trust", "the ferry is worthless")),
    ("In her opinion, the port should pay.", ("her", "the port should pay")),
    ("By his own admission, Carl Roos had never seen the ferry.", ("Carl Roos", "Carl Roos had never seen the ferry")),
    ("Roos’s claim that the ferry was new is false.", ("Roos", "that the ferry was new")),
    ("Roos voiced outrage over the delay.", ("Roos", "the delay")),
    ("Roos took issue with the delay.", ("Roos", "the delay")),
    ("Roos, who threw her support behind the pier, left.", ("Roos", "the pier")),
    ("In the latest poll, Finn led Roos by six points.", ("the latest poll", "Finn led Roos by six points")),
    ("Roos is confident that the ferry will sail.", ("Roos", "that the ferry will sail")),
    ("Roos made clear that the ferry would sail.", ("Roos", "that the ferry would sail")),
    ("Olga Finn was not convinced that the ferry would sail.", ("Olga Finn", "that the ferry would sail")),
    ("Roos is critical of the ferry plan.", ("Roos", "the ferry plan")),
    ("Residents are worried about the ferry.", ("Residents", "the ferry")),
    ("Despite police promises to act, the pier is shut.", ("police", "to act")),
    ("The mayor’s hope is that the ferry will sail.", ("The mayor", "that the ferry will sail")),
    ("It is the mayor’s contention that the ferry is old.", ("the mayor", "that the ferry is old")),
    ("Roos sounded a call for the country to accept more ferries.", ("Roos", "the country to accept more ferries")),
    ("Most of the unions came out in favour of the ferry.", ("Most of the unions", "the ferry")),
    ("While the ferry was old, it was safe, according to the port.", ("the port", "While the ferry was old, it was safe")),
    ("Rebels claimed responsibility for the fire.", ("Rebels", "the fire")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claim"), SPOKEN)
def test_nouns_adjectives_and_phrases_attribute(text: str, claim: tuple[str, str]) -> None:
    """ "According to", "in the view of", "X's claim that", "X is confident that" name who says the clause."""
    assert claim in told(text)


def test_a_claim_of_nobody_is_none() -> None:
    """A fear or claim that is nobody's in particular is not drafted."""
    assert told("The claim that the ferry sank is false. There are fears that it sank.") == set()


@pytest.mark.parametrize(
    "text",
    [
        "The search is certain to shift to the north.",
        "The bag is ready to go.",
        "We stayed at home as the search continued.",
        "As you may remember, the ferry sank.",
        "Are you happy to sail on the ferry?",
        "They often call “on the way” using a telephone.",
        "If Roos is worried about the ferry, he can swim.",
    ],
)
def test_what_the_article_itself_tells_is_no_claim(text: str) -> None:
    """Things that are ready or certain, times told with "as" and conditions attribute nothing."""
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Roos expressed condemnation of the plan.", "accuses"),
        ("Roos voiced concern over the plan.", "warns"),
        ("Roos stated her opposition to the plan.", "denies"),
        ("Roos expressed support for the plan.", "asserts"),
        ("The paper retracted its report that the ferry had sunk.", "denies"),
    ],
)
def test_a_feeling_has_its_stance(text: str, stance: str) -> None:
    """What is expressed says whether it accuses, warns or opposes."""
    assert stances(text) == [stance]


def test_being_unsure_is_doubt() -> None:
    """A negated adjective turns the stance."""
    assert stances("Roos is not sure that the ferry will sail.") == ["doubts"]
