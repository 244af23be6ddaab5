"""Expressions of time in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.dates.recognition import ahead, expressions, find, is_kept_later, people
from summarizer.schema import Span


def found(sentence: str, language: str = "en") -> list[str]:
    return [sentence[found.start : found.end] for found in expressions(sentence, language)]


@pytest.mark.parametrize(
    ("sentence", "language", "words"),
    [
        ("Thousands marched in Avalon on Saturday, police said.", "en", ["on Saturday"]),
        ("The treaty was signed Tuesday, Nov. 5, 2024, in Avalon.", "en", ["Tuesday, Nov. 5, 2024"]),
        ("Dockers have been on strike since March.", "en", ["since March"]),
        ("Talks took place over the weekend.", "en", ["over the weekend"]),
        ("The treaty may be signed soon.", "en", ["soon"]),
        ("In 2011 the mine closed, and in May it reopened.", "en", ["In 2011", "in May"]),
        ("Recently, and again on Monday night, shots were heard.", "en", ["Recently", "on Monday night"]),
        ("Output fell between 2010 and 2015 by 1,500 tonnes.", "en", ["between 2010 and 2015"]),
        ("Dockers called a 24-hour strike for Friday.", "en", ["for Friday"]),
        ("Sales rose in the first quarter of 2025.", "en", ["first quarter of 2025"]),
        ("Exports fell in the second half of 2024.", "en", ["second half of 2024"]),
        ("The bridge fell two days ago.", "en", ["two days ago"]),
        ("It opened in the late 1990s.", "en", ["in the late 1990s"]),
        ("In March Arno resigned.", "en", ["In March"]),
        ("El gobierno dimitió el martes pasado.", "es", ["martes pasado"]),
        ("Die Regierung trat am 5. November 2024 zurück.", "de", ["am 5. November 2024"]),
        ("Le traité a été signé mardi dernier.", "fr", ["mardi dernier"]),
        ("两国外长昨天在首都会谈。", "zh", ["昨天"]),
    ],
)
def test_expressions_are_found_as_they_stand(sentence: str, language: str, words: list[str]) -> None:
    """Every expression is found whole, and nothing beside it."""
    assert found(sentence, language) == words


@pytest.mark.parametrize(
    "sentence",
    [
        "They may march again; the cat sat in the sun.",
        "Ms. May spoke to 1500 people.",
        "Theresa May met Orsk.",
        "March is a town of 2000 people.",
        "About 2000 people fled.",
        "From 2000 to 3000 troops were sent.",
        "The Sunday Times reported a raid.",
        "The Friday Alliance split.",
        "Black Friday sales rose.",
        "Readers of Avalon Today complained.",
        "Gorm scored in the second half and again in the 90th minute.",
        "They led after the first quarter.",
        "Orsk was elected a second time.",
        "They waited one minute, and 72 hours.",
        "The 24-hour strike went on for three days.",
        "They left after Tuesday.",
        "It is closed every Monday.",
        "He was blamed for the 2011 attack.",
        "She condemned the March bombing.",
        "The elections of May 3 were free.",
        "The fall of Avalon was swift.",
        "He ate a half of it and a quarter of that.",
        "",
    ],
)
def test_other_words_are_no_expressions(sentence: str) -> None:
    """People, papers, sales, numbers of things, parts of a match and durations tell no time."""
    assert found(sentence) == []


def test_inexact_counts_are_not_resolvable() -> None:
    """ "More than two years ago" is not two years ago."""
    assert found("He left more than two years ago.") == []
    assert [e.resolvable for e in expressions("He left over two years ago.", "en")] == [False]
    assert [e.resolvable for e in expressions("He left two years ago.", "en")] == [True]


def test_months_that_name_people() -> None:
    """A month after a name is a person's; after a word of time, or with a day, it is a month."""
    assert people("Theresa May spoke. In June she left.", "en") == {"M5"}
    assert people("Late March was cold, and Orsk May 5 is a date.", "en") == frozenset()


PIECES = [
    "On", "Monday", "the", "Sunday", "Times", "for", "May", "in", "2011", "people", "said", "that", "after", "3",
    "days", "ago", "Black", "Friday", ",", "'s", "second", "half", "of", "more", "than", "recently", "Now",
]  # fmt: skip
SENTENCES = st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join) | st.text(max_size=40)


@given(SENTENCES, st.sampled_from(["en", "de", "zh", "und"]))
def test_expressions_are_words_of_time(sentence: str, language: str) -> None:
    """What is found stands in order, without overlap."""
    end = 0
    for expression in expressions(sentence, language):
        assert end <= expression.start < expression.end <= len(sentence)
        end = expression.end


@pytest.mark.parametrize(
    ("text", "near", "expected"),
    [
        ("Orsk left on Sunday, the army said on Monday.", "Monday", "on Monday"),
        ("Orsk left on Sunday.", "Orsk", None),
        ("The bridge was finished by May.", "May", "by May"),
        ("Theresa May spoke: it was rejected by May.", "by May", None),
    ],
)
def test_words_belong_to_a_whole_expression(text: str, near: str, expected: str | None) -> None:
    """The preposition belongs to an expression of time; "by May" is none in a text that speaks of Theresa May."""
    start = text.index(near)
    span = find(text, Span.of(text, 0, len(text)), Span.of(text, start, start + len(near)))
    assert (span.text if span else None) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Dockers called a strike for Friday", True),
        ("The house set the vote for next Tuesday", True),
        ("Protesters demanded his resignation by Friday", True),
        ("Gorm gave the rebels until Friday", True),
        ("Rescuers had searched until Friday", False),
        ("By Friday", False),
        ("The minister, who had ordered the raid, had left by Friday", False),
        ("Talks have gone on for the past two months", False),
        ("Rebels attacked on Friday", False),
        ("Rebels attacked", False),
    ],
)
def test_what_lies_ahead(words: str, expected: bool) -> None:
    """A time after "for", or after "by" and "until" where something is planned, lies ahead."""
    assert ahead(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("will meet ", True),
        ("agreed to pay the fishermen ", True),
        ("ordered the mill to close ", True),
        ("met the envoys ", False),
        ("refused to testify ", False),
        ("urged both sides at a hearing ", False),
    ],
)
def test_what_an_act_leads_to_is_kept_later(words: str, expected: bool) -> None:
    """The time after what is agreed or demanded is that of the keeping."""
    assert is_kept_later(words) is expected
