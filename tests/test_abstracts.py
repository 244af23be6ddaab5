"""Headline and abstract, and what they rest on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from passages import passage

from summarizer.abstracts import LEAD, SHOWN, basis, filled, headline, vouched
from summarizer.answers import Abstract, Line, Passage
from summarizer.document import Article

TEXT = (
    "Dockers at Port Hallow walked out on Friday over pay. Fourteen ships lie at anchor. "
    "Dame Orla Vint did not expect the strike to last. It rained. Talks begin on Tuesday."
)
ARTICLE = Article(text=TEXT, language="en")
SHOWN_ALL = passage(TEXT)


def answer(*lines: tuple[list[int], str], title: str = "") -> Abstract:
    return Abstract(headline=title, abstract=[Line(n=n, text=text) for n, text in lines])


@given(st.integers(1, 30), st.lists(st.integers(1, 30), max_size=40))
def test_the_basis_is_the_lead_and_what_most_objects_rest_on(count: int, cited: list[int]) -> None:
    """In text order, without repetition, and never more than a model is shown."""
    text = " ".join(f"Ship {n} left." for n in range(1, count + 1))
    sentences = passage(text).sentences
    cited = [n for n in cited if n <= len(sentences)]
    shown = basis(Article(text=text), sentences, cited)
    assert list(shown.numbers) == sorted(set(shown.numbers))
    assert set(range(1, min(LEAD, len(sentences)) + 1)) <= set(shown.numbers)
    assert len(shown.numbers) <= SHOWN
    assert all(shown.sentence(n) == sentences[n - 1] for n in shown.numbers)
    left_out = set(cited) - set(shown.numbers)
    chosen = set(shown.numbers) - {1, 2, 3}
    assert all(cited.count(n) <= cited.count(m) for n in left_out for m in chosen)


def test_a_borne_out_sentence_keeps_its_evidence() -> None:
    """The sentences it cites, once each, in text order."""
    kept, dropped = vouched(answer(([2, 1, 2], "Fourteen ships lie at anchor.")), SHOWN_ALL)
    assert dropped == ()
    assert kept[0].text == "Fourteen ships lie at anchor."
    assert kept[0].evidence == SHOWN_ALL.sentences[:2]


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ([2], "Nineteen ships lie at anchor."),
        ([1], "Dockers at Castrell walked out on Friday over pay."),
        ([3], "Dame Orla Vint did expect the strike to last."),
        ([2, 9], "Fourteen ships lie at anchor."),
    ],
)
def test_a_sentence_that_says_more_than_its_evidence_is_dropped(numbers: list[int], text: str) -> None:
    """Other numbers, names, a lost negation, sentences that were not shown: each has a reason."""
    kept, dropped = vouched(answer((numbers, text), ([4], "It rained.")), SHOWN_ALL)
    assert [statement.text for statement in kept] == ["It rained."]
    assert [(d.kind, d.text, d.sentences) for d in dropped] == [("abstract", text, tuple(numbers))]
    assert dropped[0].reason


def test_an_abstract_is_filled_up_with_the_leads_own_words() -> None:
    """To three sentences where there are three, in text order, none of them used twice."""
    kept, _ = vouched(answer(([5], "Talks begin on Tuesday.")), SHOWN_ALL)
    whole = filled(kept, SHOWN_ALL)
    assert [s.evidence[0] for s in whole] == [SHOWN_ALL.sentences[i] for i in (0, 1, 4)]
    assert filled((), passage("It rained."))[0].text == "It rained."
    assert len(filled((), passage("It rained."))) == 1


def test_a_full_abstract_is_left_as_it_is() -> None:
    """Nothing is added to three sentences or more."""
    kept, _ = vouched(
        answer(([1], "Dockers walked out."), ([4], "It rained."), ([5], "Talks begin.")), SHOWN_ALL
    )
    assert filled(kept, SHOWN_ALL) == kept


@pytest.mark.parametrize(
    ("title", "line", "expected"),
    [
        ("Strike at Port Hallow", "Dockers walk out", "Strike at Port Hallow"),
        (None, "Dockers  at Port Hallow\nwalk out", "Dockers at Port Hallow walk out"),
        (None, "Forty dockers at Castrell walk out", "Dockers at Port Hallow walked out on Friday over pay."),
        (None, " ", "Dockers at Port Hallow walked out on Friday over pay."),
        (None, None, "Dockers at Port Hallow walked out on Friday over pay."),
    ],
)
def test_a_headline_is_one_line_that_the_text_bears_out(
    title: str | None, line: str | None, expected: str
) -> None:
    """The article's own, else the model's, else the first sentence."""
    said = None if line is None else answer(title=line)
    assert headline(ARTICLE.model_copy(update={"title": title}), said, SHOWN_ALL) == expected


def test_a_passage_of_the_abstract_may_have_gaps() -> None:
    """Sentences that were not shown cannot be cited, though they stand between those that were."""
    shown = Passage(text=TEXT, numbers=(1, 5), sentences=(SHOWN_ALL.sentences[0], SHOWN_ALL.sentences[4]))
    kept, dropped = vouched(answer(([2], "Fourteen ships lie at anchor.")), shown)
    assert (kept, len(dropped)) == ((), 1)
