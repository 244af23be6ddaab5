"""Places that do nothing."""

import re

import pytest

from summarizer.places import dateline, without_places
from summarizer.schema import Span


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("LUME, May 3 — It rained.", "It rained."),
        ("PORT LUME, Ulmenia — It rained.", "It rained."),
        ("LUME, Feb. 9 - It rained.", "It rained."),
        ("ÅLUME, 3 de marzo — It rained.", "It rained."),
        ("It rained in Lume — and then it snowed.", "It rained in Lume — and then it snowed."),
        ("Lume — a port — was wet.", "Lume — a port — was wet."),
        ("", ""),
    ],
)
def test_datelines(text: str, rest: str) -> None:
    """An article may open with where and when it was written, the place in capitals."""
    assert text[dateline(text) :] == rest


PLACES = [
    ("LUME, May 3 — [Holt] left.", ["Holt"]),
    ("[LUME], May 3 — [Holt] left.", ["Holt"]),
    ("Holt went to the port of [Lume].", []),
    ("They attacked the port of Lume. [Lume] burned.", ["Lume"]),
    ("They met in [Lume].", []),
    ("[Lume] met them in [Lume].", ["Lume", "Lume"]),
]


@pytest.mark.parametrize(("marked", "kept"), PLACES)
def test_places_are_left_out(marked: str, kept: list[str]) -> None:
    """What is known for a place counts only where it acts or is acted on."""
    text = re.sub(r"[\[\]]", "", marked)
    spans = []
    for n, found in enumerate(re.finditer(r"\[(.*?)\]", marked)):
        start = found.start() - 2 * n
        spans.append(Span.of(text, start, start + len(found[1])))
    assert [name.text for name in without_places(text, spans, [])] == kept


def test_a_place_that_nobody_pointed_at_is_left_out() -> None:
    """Wherever it stands."""
    text = "Lume Avenue was full, and Ana Ruiz left."
    others = [Span.of(text, 0, 11), Span.of(text, 26, 34)]
    assert [name.text for name in without_places(text, [], others)] == ["Ana Ruiz"]
