"""The fixtures of this project: real answers of the local model, replayed."""

from pathlib import Path

import pytest

from summarizer.checks import Thing, spans, violations
from summarizer.recordings import fixtures, folders
from summarizer.schema import Summary

FOLDER = Path(__file__).parents[1] / "fixtures"
ALL = folders.find([FOLDER])


@pytest.fixture(scope="module")
def summaries() -> dict[str, tuple[str, Summary]]:
    """Text and expected summary of every fixture."""
    loaded = [fixtures.load(folder) for folder in ALL]
    return {f.name: (f.article.text, fixtures.expected(f)) for f in loaded}


@pytest.mark.parametrize("folder", ALL, ids=lambda folder: folder.name)
def test_what_was_answered_still_gives_the_same_objects(folder: Path) -> None:
    """Every recorded exchange is asked for again, and the summary is the one that is expected."""
    assert str(fixtures.check(fixtures.load(folder))) == ""


def test_every_word_of_evidence_stands_in_its_article(summaries: dict[str, tuple[str, Summary]]) -> None:
    """To the code point, in all of them, whatever the model said; and no summary breaks another rule."""
    for name, (text, summary) in summaries.items():
        things: tuple[Thing, ...] = (*summary.actors, *summary.events, *summary.claims)
        found = [span for thing in things for span in spans(thing)]
        assert all(text[span.start : span.end] == span.text for span in found), name
        assert violations(summary, text) == (), name
    assert any(summary.claims for _, summary in summaries.values())


def test_a_denial_is_no_fact(summaries: dict[str, tuple[str, Summary]]) -> None:
    """What is inside a denial has not occurred."""
    for name, (_, summary) in summaries.items():
        denied = {event for c in summary.claims if c.stance == "denies" for event in c.events}
        assert not [e.id for e in summary.events if e.id in denied and e.modality == "occurred"], name
