"""Attributions with a verb and a noun."""

import pytest
from drafted import stances, told

from summarizer.syntax.parser import available

pytestmark = pytest.mark.skipif(not available("en"), reason="needs the parser")

JUDGED = [
    ("The wife of Senator Carl Roos denied the charge.", ("The wife of Senator Carl Roos", "the charge"), "denies"),
    ("Finn accused the port of neglect.", ("Finn", "the port of neglect"), "accuses"),
    ("Roos was criticised by unions.", ("unions", "Roos"), "accuses"),
    ("The mayor was urged by unions to resign.", ("unions", "to resign"), "demands"),
    ("Most residents see the plan as a farce.", ("Most residents", "the plan as a farce"), "asserts"),
    ("Finn admires the old pier.", ("Finn", "the old pier"), "asserts"),
    ("The council vetoed the plan.", ("The council", "the plan"), "denies"),
    ("Finn voted against the plan.", ("Finn", "the plan"), "denies"),
    ("Police suspect arson.", ("Police", "arson"), "asserts"),
    ("Finn called the plan a farce.", ("Finn", "the plan a farce"), "asserts"),
    ("Finn described the plan as reckless.", ("Finn", "the plan as reckless"), "asserts"),
    ("The poll shows a close race.", ("The poll", "a close race"), "asserts"),
    ("Unions called for a strike.", ("Unions", "a strike"), "demands"),
    ("The treaty calls for all captives to be freed.", ("The treaty", "all captives to be freed"), "demands"),
    ("Finn warned Roos against signing the deal.", ("Finn", "signing the deal"), "warns"),
    ("The campaign blamed the port for the delay.", ("The campaign", "the port for the delay"), "accuses"),
    ("Critics questioned the wisdom of the plan.", ("Critics", "the wisdom of the plan"), "doubts"),
    ("The government implored aid agencies for help.", ("The government", "help"), "demands"),
    ("Finn likened the mayor to a pirate.", ("Finn", "the mayor to a pirate"), "asserts"),
    ("Finn downplayed the risk.", ("Finn", "the risk"), "asserts"),
    ("Finn in 2019 supported the plan.", ("Finn", "the plan"), "asserts"),
    ("LUME (AP) - Governor Ada Finn rejected the plan.", ("Governor Ada Finn", "the plan"), "denies"),
    ("It was a charge the ministry dismissed as false.", ("the ministry", "a charge"), "denies"),
    ("The report, which Finn rejected, was long.", ("Finn", "The report"), "denies"),
    ("Finn deemed the tackle reckless.", ("Finn", "the tackle reckless"), "asserts"),
    ("Finn calls burnout “a crisis” and left.", ("Finn", "burnout “a crisis”"), "asserts"),
    ("Finn branded it a “paper boat” of a plan.", ("Finn", "it a “paper boat” of a plan"), "asserts"),
    ("Finn branded the plans “cheap and cruel”.", ("Finn", "the plans “cheap and cruel”"), "asserts"),
    ("Roos was described by friends as tireless.", ("friends", "Roos | as tireless"), "asserts"),
    ("Roos was accused by two sailors of fraud.", ("two sailors", "Roos | of fraud"), "accuses"),
    ("The plan, backed by unions, was lost.", ("unions", "The plan"), "asserts"),
    ("Roos criticised by unions", ("unions", "Roos"), "accuses"),
    ("The party warned both sides against “fishing in the fog”.",
     ("The party", "“fishing in the fog”"), "warns"),
    ("Finn apologised to passengers for the delays.", ("Finn", "the delays"), "asserts"),
    ("Finn hit out at the press for its silence.", ("Finn", "the press for its silence"), "accuses"),
    ("Roos pressed Finn on whether he would pay.", ("Roos", "whether he would pay"), "demands"),
    ("The court upheld her complaint that she was bullied.",
     ("The court", "her complaint that she was bullied"), "asserts"),
    ("Several towns challenged the rule.", ("Several towns", "the rule"), "doubts"),
    ("Finn maintained his innocence.", ("Finn", "his innocence"), "asserts"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claim", "stance"), JUDGED)
def test_a_verb_of_judging_attributes_its_object(text: str, claim: tuple[str, str], stance: str) -> None:
    """What is judged, named or called for is what is said."""
    assert (told(text), stances(text)) == ({claim}, [stance])


@pytest.mark.parametrize(
    "text",
    [
        "Two beams supporting the roof fell.",
        "Rebels attacked the port.",
        "Thousands came to protest the deal.",
        "Nobody denied it.",
        "The grants support schools in Lume.",
        "Funds were used to support the rebels.",
        "Most sailors have been loath to criticise Finn.",
        "Sailors challenged the champion.",
        "The firm maintains the road.",
        "Fog claimed three lives.",
        "Roos claimed her third title.",
        "Police questioned a man.",
        "Adams wrote the play based on his book.",
        "Finn apologised to the referee, though not for his opinion.",
        "The team compared the blood of two groups.",
        "A bypass is safe and considered faster.",
    ],
)
def test_acts_and_purposes_are_no_claims(text: str) -> None:
    """What is done, what is meant to be done, and what a thing supports is nobody's word."""
    assert told(text) == set()
