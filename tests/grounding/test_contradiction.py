"""Generated sentences and the evidence they rest on."""

import pytest

from summarizer.grounding.contradiction import contradiction

CONTRADICTIONS = [
    ("40 people were hurt in Torva.", "140 people were hurt in Torva.", "140"),
    ("Forty people were hurt.", "40 people were hurt.", None),
    ("1,000 came.", "1000 came.", None),
    ("It cost 3.5 million.", "It cost 35 million.", "35,000,000"),
    ("It cost 3.5 million.", "It cost 3,500,000.", None),
    ("It cost 3.5 million.", "It cost 3.5 crowns.", "3.5"),
    ("Turnout was 40 percent.", "Turnout was 40%.", None),
    ("Turnout was 40 percent.", "About 40 voted.", "40"),
    ("Two hundred ships left.", "200 ships left.", None),
    ("Twenty-five ships left.", "25 ships left.", None),
    ("Police did not fire live rounds.", "Police fired live rounds.", "fired"),
    ("Police didn’t fire live rounds.", "Police did fire live rounds.", "fire"),
    ("Police denied firing.", "Police were firing.", "firing"),
    ("There was no evidence of fraud.", "Fraud marred the vote.", "fraud"),
    ("Police did not fire at the crowd but fired in the air.", "Police fired in the air.", None),
    ("We will not negotiate.", "Torva's leaders refused to negotiate.", None),
    ("Police fired.", "Police did not fire.", "not"),
    ("Not only Marl but all agreed.", "Marl agreed.", None),
    ("Die Polizei schoss nicht.", "Die Polizei schoss.", "schoss"),
    ("警察没有开火。", "警察开火了。", "开火"),
    ("Полиция не стреляла.", "Полиция стреляла.", "стреляла"),
    ("The minister resigned.", "The minister, Ana Ruiz, resigned.", "Ana"),
    ("Torva agreed to talks.", "The Torvan side agreed to talks.", None),
    ("The Marl Grain Council met.", "The MGC met.", None),
    ("The army shelled the port.", "Shelling hit the port.", None),
]  # fmt: skip


@pytest.mark.parametrize(("source", "derived", "named"), CONTRADICTIONS)
def test_contradiction(source: str, derived: str, named: str | None) -> None:
    """A generated sentence says no number, negation or name that its evidence does not say."""
    found = contradiction(source, derived)
    assert found is None if named is None else found is not None and named in found
