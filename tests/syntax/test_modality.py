"""Whether an act occurred."""

import pytest
from acted import statuses

from summarizer.syntax.parser import available

pytestmark = pytest.mark.skipif(not available("en"), reason="needs the parser")

NEVER_OCCURRED = [
    "Hestria did not shell the port.",
    "The port was not shelled by Hestria.",
    "No sailors were abducted.",
    "No one bombed the lighthouse.",
    "None of the guards beat the prisoner.",
    "Neither the guards nor the wardens beat the prisoner.",
    "Hestria nearly bombed the lighthouse.",
    "Hestria hardly attacked anyone.",
    "Hestria has yet to attack the port.",
    "Hestria came close to attacking the port.",
    "Without attacking the port, Hestria left.",
    "There was no sign that Hestria bombed the lighthouse.",
    "There is little evidence that Hestria bombed the lighthouse.",
    "It is false that Hestria bombed the lighthouse.",
    "It is not true that Hestria bombed the lighthouse.",
    "The allegation that Hestria bombed the lighthouse is groundless.",
    "Reports that Hestria bombed the lighthouse were wrong.",
    "Nobody believes that Hestria bombed the lighthouse.",
    "Oda Lind was acquitted of murdering the banker.",
    "Oda Lind was cleared of claims that she murdered the banker.",
    "Oda Lind is suspected of murdering the banker.",
    "Hestria denied that it had bombed the lighthouse.",
    "If Hestria bombs the lighthouse, Castrell will respond.",
    "Had Hestria bombed the lighthouse, Castrell would have responded.",
    "Hestria would have bombed the lighthouse.",
    "Hestria may have bombed the lighthouse.",
    "It is unclear whether Hestria bombed the lighthouse.",
    "Did Hestria bomb the lighthouse?",
    "Was the lighthouse bombed by Hestria?",
    "Hestria planned to bomb the lighthouse.",
    "Hestria is about to bomb the lighthouse.",
    "Hestria allegedly bombed the lighthouse.",
    "It is a lie that Hestria bombed the lighthouse.",
    "Hestria is said to have bombed the lighthouse.",
    "Neither the crew nor the captain bombed the lighthouse.",
    "The spokesman could not confirm that Hestria bombed the lighthouse.",
    "The mayor would not confirm that Hestria bombed the lighthouse.",
    "The court did not decide whether Hestria bombed the lighthouse.",
    "Guards foiled a raid by Hestria on the lighthouse.",
    "A suspected raid by Hestria on the lighthouse worried the mayor.",
    "The alleged murder of the banker by Tam Vane shocked Lume.",
    "A feared invasion of Castrell by Hestria has not come.",
    "Hestria failed to kidnap the banker.",
    "Hestria tried to kidnap the banker.",
    "Instead of bombing the lighthouse, Hestria left.",
    "Hestria left rather than bomb the lighthouse.",
    "Rather than bomb the lighthouse, Hestria left.",
    "Hestria avoided bombing the lighthouse.",
    "Hestria is going to bomb the lighthouse.",
    "“I'm going to bomb the lighthouse,” said Oda Lind.",
    "Oda Lind joked that she had murdered the banker.",
    "In the film, Hestria bombs the lighthouse.",
    "Oda Lind said that Hestria would have bombed the lighthouse.",
]

OCCURRED = [
    "Hestria bombed the lighthouse.",
    "Hestria bombed the lighthouse, and nobody denied it.",
    "Hestria not only bombed the lighthouse but shelled the port.",
    "Hestria did not bomb the lighthouse until Friday.",
    "No fewer than six rebels bombed the lighthouse.",
    "Nobody but Hestria bombed the lighthouse.",
    "Hestria bombed not the whole of the port but one pier.",
]


@pytest.mark.parametrize("text", NEVER_OCCURRED)
def test_what_is_denied_open_planned_or_only_claimed_has_not_occurred(text: str) -> None:
    """Violence is not told as done where the article does not tell it."""
    assert {status for kind, status in statuses(text) if kind == "assault"} <= {"denied", "possible", "planned"}


@pytest.mark.parametrize("text", OCCURRED)
def test_what_is_told_as_done_has_occurred(text: str) -> None:
    """A negation that is not one of the act changes nothing."""
    assert ("assault", "occurred") in statuses(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hestria will send grain to Castrell.", ("agree", "planned")),
        ("Hestria is shelling the port.", ("assault", "ongoing")),
        ("Hestria is unlikely to shell the port.", ("assault", "possible")),
        ("Hestria has been shelling the port.", ("assault", "ongoing")),
        ("Hestria did not attend; it boycotted the vote.", ("protest", "occurred")),
        ("Hestria promised to send grain.", ("agree", "occurred")),
    ],
)
def test_tense_tells_what_is_to_come_and_what_goes_on(text: str, told: tuple[str, str]) -> None:
    """A promise has occurred, though what is promised has not."""
    assert told in statuses(text)
