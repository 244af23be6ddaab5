"""Attributions of a headline whose verb looks like a plural noun."""

import pytest
from drafted import told

from summarizer.syntax.parser import available

pytestmark = pytest.mark.skipif(not available("en"), reason="needs the parser")

BODY = "\n\nOlga Finn and the harbour master met at the old pier. The Senate was told."

HEADLINES = [
    ("Mayor plans new pier", {("Mayor", "new pier")}),
    ("Finn plans to leave", {("Finn", "to leave")}),
    ("Finn, seeking calm, slams pier plan", {("Finn", "pier plan")}),
    ("Harbour court rules against Finn", {("Harbour court", "Finn")}),
    ("Senate Backs New Pier", {("Senate", "New Pier")}),
    ("SENATE REJECTS NEW PIER", {("SENATE", "NEW PIER")}),
    ("Council urged to close pier", {(None, "to close pier")}),
    ("Harbour finance rules in Lume", set()),
    ("Harbour plans", set()),
]


@pytest.mark.parametrize(("headline", "expected"), HEADLINES)
def test_a_headline_says_who_plans_backs_or_slams_what(headline: str, expected: set[tuple[str, str]]) -> None:
    """The word in "-s" between a speaker and an object attributes; a plural noun at the end or before "in" does not."""
    found = told(headline + BODY)
    assert {pair for pair in found if pair[1] in headline} == expected


def test_only_a_line_of_its_own_is_a_headline() -> None:
    """The same words inside a paragraph are left to the parse."""
    headline = "Harbour court rules against Finn's purges of old rolls"
    assert told(f"{headline}\n\nIt ended.") == {("Harbour court", "Finn's purges of old rolls")}
    assert told(f"It rained. {headline}. It ended.") == set()
