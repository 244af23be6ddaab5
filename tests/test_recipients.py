"""Whom an act is done to where the model names nobody."""

import pytest

from summarizer.recipients import recipients
from summarizer.schema import Span

CASES = [
    ("Ulmenia lifted a curfew in Lume that was imposed in May.", "lifted", ["Lume"]),
    ("Ulmenia threatened on Monday to shell Lume.", "threatened", ["Lume"]),
    ("Dockers rallied in Lume against the party of Orla Vint.", "rallied", ["Orla Vint"]),
    ("Ulmenia eased embargoes on grain to Norland, Kalvia and Tarvany, its partners.", "eased",
     ["Norland", "Kalvia", "Tarvany"]),
    ("Ulmenia demanded support from the Kalvian Assembly.", "demanded", ["Kalvian Assembly"]),
    ("Ulmenia resigned on Tuesday.", "resigned", []),
    ("Ulmenia launched missiles on Tuesday, Nov. 5, at noon.", "launched", []),
    ("Ulmenia eased embargoes on the Velna river and in Asia.", "eased", []),
    ("Ulmenia held a drill featuring Kalvia.", "held", []),
    ("Ulmenia resigned because Kalvia wished it.", "resigned", []),
    ("Ulmenia praised Ulmenia.", "praised", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act", "expected"), CASES)
def test_the_names_behind_an_act_in_its_clause(text: str, act: str, expected: list[str]) -> None:
    """Those it is against come first, then the first one named and its companions; days are nobody."""
    at = text.index(act)
    found = recipients(
        text, Span.of(text, 0, len(text)), Span.of(text, at, at + len(act)), [Span.of(text, 0, 7)], "en"
    )
    assert [name.text for name in found] == expected
    assert all(text[name.start : name.end] == name.text for name in found)
