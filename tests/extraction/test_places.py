"""Where proposed words stand, and why an item of an answer does not hold."""

import pytest
from proposed import claim, event, person

from summarizer.documents.sentences import split
from summarizer.extraction.places import Places
from summarizer.extraction.windows import Numbered, Window

TEXT = (
    "Holt said the dam was safe. Vane did not fire on the 40 marchers. The dam was safe, Vane said. "
    "“It held,” Holt said, “and it will hold.” Vane asked for an additional $1 trillion from 40 states."
)
ARTICLE = Numbered(text=TEXT, sentences=split(TEXT))
PLACES = Places(ARTICLE)
WINDOW = Window(first=1, last=5, before=1, after=5)


@pytest.mark.parametrize(
    ("words", "number", "start"),
    [
        ("the dam was safe", 1, TEXT.index("the dam")),
        ("The dam was safe", 3, TEXT.index("The dam")),
        ("The dam was safe,", 1, TEXT.index("the dam")),
        ("Vane said", 1, TEXT.index("Vane said")),
        ("did fire", 2, None),
        ("140 marchers", 2, None),
        ("", 1, None),
    ],
)
def test_words_are_found_where_they_are_said_to_stand(words: str, number: int, start: int | None) -> None:
    """The sentence named wins; other sentences are looked in next; altered words are not found."""
    found = PLACES.find(words, number)
    assert (found and found.start) == start
    assert found is None or TEXT[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("first", "last", "number", "content"),
    [
        ("the dam was", "dam was safe", 1, "the dam was safe"),
        ("It held", "will hold", 4, "It held,” Holt said, “and it will hold"),
        ("It held", "It held", 4, "It held"),
        ("It held", "no such words", 4, None),
        ("and it will", "It held", 4, None),
        ("for an additional $1", "from 40 states", 5, "for an additional $1 trillion from 40 states"),
        ("0 states", "0 states", 5, None),
        ("an additional $1", "trillion from 40", 5, "an additional $1 trillion from 40"),
    ],
)
def test_content_reaches_from_its_first_to_its_last_words(
    first: str, last: str, number: int, content: str | None
) -> None:
    """The last words are looked for behind the first ones."""
    found = PLACES.content(first, last, number)
    assert (found and found.text) == content


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (person("Holt"), None),
        (person("Orla Vint"), "copy words exactly"),
        (event(2, "did not fire on the 40 marchers"), None),
        (event(2, "fired on the 40 marchers"), "copy words exactly"),
        (event(9, "did not fire"), "there is no sentence 9"),
        (claim(1, "Holt", "said", "the dam was", "dam was safe"), None),
        (claim(1, "Holt", "said", "the dam was", "dam was weak"), "does not stand behind"),
    ],
)
def test_an_item_that_does_not_hold_is_told_why(item: object, reason: str | None) -> None:
    """The reason is put to the model, so that it can mend the item."""
    told = PLACES.objection(item, WINDOW)
    assert told is None if reason is None else reason in str(told)
