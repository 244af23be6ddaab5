"""What stands between quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.syntax.quotations import quotations

FOUND = [
    ("“We left,” she said.", [["“We left,”"]]),
    ('"We left," she said. "All of us."', [['"We left,"'], ['"All of us."']]),
    ("'We left,' she said.", [["'We left,'"]]),
    ("‘The miners’ pay is low,’ she said.", [["‘The miners’ pay is low,’"]]),
    ("The miners' pay isn't what Roos' firm said in the '90s.", []),
    ("He is 6'2\" tall.", []),
    ("A ‘new’ bridge and a ‘lost’ one.", [["‘new’"], ["‘lost’"]]),
    ("“He said, ‘Go,’ and we went,” she said.", [["“He said, ‘Go,’ and we went,”"]]),
    ("“One.\n\n“Two.\n\n“Three.”\n\nFour.", [["“One.", "“Two.", "“Three.”"]]),
    ('"One.\n\n"Two." Three.', [['"One.', '"Two."']]),
    ("“One.” “Two.”", [["“One.”"], ["“Two.”"]]),
    ("“One.”\n\n“Two.”", [["“One.”"], ["“Two.”"]]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "pieces"), FOUND)
def test_marks_are_told_from_apostrophes(text: str, pieces: list[list[str]]) -> None:
    """Curly and straight, double and single marks bound quotations, over paragraphs too; apostrophes do not."""
    assert [[text[start:end] for start, end in q.pieces] for q in quotations(text)] == pieces


def test_a_mark_that_nobody_closed_does_not_swallow_the_article() -> None:
    """An opened quotation ends with its paragraph where the next does not open again."""
    (found,) = quotations("“We left.\n\nThe port closed.")
    assert (found.start, found.end) == (0, 9)


@given(st.text(alphabet="“”‘’\"' ab.,\n"))
def test_quotations_stand_apart_and_in_order(text: str) -> None:
    """Whatever the marks, pieces do not overlap, are in order and not empty."""
    places = [place for q in quotations(text) for place in q.pieces]
    edges = [edge for place in places for edge in place]
    assert edges == sorted(edges)
    assert all(start < end for start, end in places)
