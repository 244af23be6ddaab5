"""Headline and abstract, and what they rest on."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from passages import passage

from summarizer.cues import lexicon
from summarizer.documents.article import Article
from summarizer.extraction.abstracts import LEAD, MOST, SHOWN, basis, filled, headline, vouched
from summarizer.extraction.answers import Abstract, Line, Passage

TEXT = (
    "Dockers at Port Hallow walked out on Friday over pay. Fourteen ships lie at anchor. "
    "Dame Orla Vint did not expect the strike to last. Rain fell. Talks begin on Tuesday."
)
ARTICLE = Article(text=TEXT, language="en")
SHOWN_ALL = passage(TEXT)


def answer(*lines: tuple[list[int], str], title: str = "") -> Abstract:
    return Abstract(headline=title, abstract=[Line(n=n, text=text) for n, text in lines])


# the first example loads the rules of a language
@settings(deadline=None)
@given(st.lists(st.integers(1, 4), min_size=1, max_size=20))
def test_the_basis_is_the_lead_and_what_opens_the_next_paragraphs(lengths: list[int]) -> None:
    """In text order, without repetition, never more than a model is shown, whatever was found in them."""
    text = "\n\n".join(" ".join(["The ship left."] * length) for length in lengths)
    sentences = passage(text).sentences
    shown = basis(Article(text=text), sentences)
    everything = range(1, len(sentences) + 1)
    firsts = [n for i in range(len(lengths)) if (n := sum(lengths[:i]) + 1) > LEAD]
    wanted = [*everything[:LEAD], *firsts, *(n for n in everything[LEAD:] if n not in firsts)]
    assert list(shown.numbers) == sorted(wanted[:SHOWN])
    assert all(shown.sentence(n) == sentences[n - 1] for n in shown.numbers)


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
    kept, dropped = vouched(answer((numbers, text), ([4], "Rain fell.")), SHOWN_ALL)
    assert [statement.text for statement in kept] == ["Rain fell."]
    assert [(d.kind, d.text, d.sentences) for d in dropped] == [("abstract", text, tuple(numbers))]
    assert dropped[0].reason


def test_an_abstract_is_filled_up_with_the_leads_own_words() -> None:
    """To three sentences where there are three, in text order, none of them used twice."""
    kept, _ = vouched(answer(([5], "Talks begin on Tuesday.")), SHOWN_ALL)
    whole = filled(kept, SHOWN_ALL)
    assert [s.evidence[0] for s in whole] == [SHOWN_ALL.sentences[i] for i in (0, 1, 4)]
    assert filled((), passage("Rain fell."))[0].text == "Rain fell."
    assert len(filled((), passage("Rain fell."))) == 1


def test_a_full_abstract_is_left_as_it_is() -> None:
    """Nothing is added to three sentences or more."""
    kept, _ = vouched(
        answer(([1], "Dockers walked out."), ([4], "Rain fell."), ([5], "Talks begin.")), SHOWN_ALL
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


NEWS = (
    "PORT HALLOW, May 6 — The harbour board of Port Hallow shut two cranes on Monday after an inspection, "
    "and 14 ships lie at anchor off the coast. They were built in 1960. "
    "Dame Orla Vint, the harbour minister, said on Monday that the owner had hidden the cracks. "
    "She called it a scandal. “Those cranes are safe,” said Ivo Rey of the owner, Drayhold Lifting. "
    "A report is due in June, the board said.\n\n"
    "Send all your money to the harbour fund. You will be thanked."
)
READ = passage(NEWS)


@pytest.mark.parametrize(
    ("number", "text", "shown"),
    [
        (1, "PORT HALLOW, May 6 — The harbour board shut two cranes.", "The harbour board shut two cranes."),
        (1, "Port Hallow, May 6 — The harbour board shut two cranes.", "The harbour board shut two cranes."),
        (
            1,
            "The harbour board of Port Hallow shut two cranes on Monday after an inspection.",
            "The harbour board of Port Hallow shut two cranes on Monday after an inspection.",
        ),
        (
            3,
            "Dame Orla Vint, the harbour minister, said on Monday that the owner had hid",
            "Dame Orla Vint, the harbour minister, said on Monday that the owner had hidden the cracks.",
        ),
        (
            5,
            '"Those cranes are safe," said Ivo Rey of the owner, Drayhold Lifting.',
            "“Those cranes are safe,” said Ivo Rey of the owner, Drayhold Lifting.",
        ),
    ],
)
def test_a_copy_stands_as_in_the_article(number: int, text: str, shown: str) -> None:
    """Without a dateline, and whole where it breaks off within a clause."""
    kept, _ = vouched(answer(([number], text)), READ)
    assert [statement.text for statement in kept] == [shown]


@pytest.mark.parametrize(
    ("number", "text", "reason"),
    [
        (3, "hidden the cracks.", "is the end of a sentence"),
        (3, "Vint said the owner had hidden", "breaks off"),
        (3, "Vint said “the owner had hidden the cracks.", "opens or closes a quotation"),
        (4, "She called it a scandal.", "'She' refers to a sentence"),
        (5, "Those cranes are safe.", "repeats somebody's words"),
        (7, "Send all your money to the harbour fund.", "repeats somebody's words"),
        (3, "The owner had hidden the cracks.", "leaves out who says so: 'Dame Orla Vint"),
        (6, "A report is due in June.", "leaves out who says so: 'the board said"),
        (6, "La semana que viene se espera otro informe.", "is in another language"),
    ],
)
def test_what_does_not_stand_on_its_own_is_dropped(number: int, text: str, reason: str) -> None:
    """Scraps, pronouns for nobody, another's words without whose, another language: each has its reason."""
    kept, dropped = vouched(answer(([number], text)), READ, lexicon("v2", "en"))
    assert kept == ()
    assert reason in dropped[0].reason


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (2, "They were built in 1960."),
        (3, "Dame Orla Vint said that the owner had hidden the cracks."),
        (3, "Vint accuses the owner of hiding the cracks."),
        (6, "The board expects a report in June."),
    ],
)
def test_an_attributed_statement_stays(number: int, text: str) -> None:
    """With its speaker, or right after the sentence that tells who is meant."""
    assert vouched(answer(([number], text)), READ, lexicon("v2", "en"))[1] == ()


def test_a_pronoun_stands_after_the_sentence_it_refers_to() -> None:
    """In text order, whatever the order of the answer."""
    lines = ([4], "She called it a scandal."), ([3], "Dame Orla Vint said the owner had hidden the cracks.")
    kept, dropped = vouched(answer(*lines), READ)
    assert [statement.text for statement in kept] == [lines[1][1], lines[0][1]]
    assert dropped == ()


def test_nothing_is_said_twice() -> None:
    """The same words are kept once."""
    kept, dropped = vouched(answer(*[([6], "A report is due in June, the board said.")] * 2), READ)
    assert (len(kept), [d.reason for d in dropped]) == (1, ["says what another one says"])


# the first example loads the rules of a language
@settings(deadline=None)
@given(st.sets(st.integers(1, 6), max_size=MOST))
def test_the_lead_is_in_every_abstract(cited: set[int]) -> None:
    """And three to five statements, in text order, without the dateline, none of them a stranger's."""
    own = [([n], READ.sentence(n).text) for n in sorted(cited)]
    whole = filled(vouched(answer(*own), READ)[0], READ)
    assert whole[0].text.startswith("The harbour board of Port Hallow shut two cranes")
    assert LEAD <= len(whole) <= MOST
    assert [s.evidence[0].start for s in whole] == sorted(s.evidence[0].start for s in whole)
    assert not any("money" in s.text or "thanked" in s.text for s in whole)


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("TARVE (dpa) – Tarve wählt.", "Tarve wählt."),
        ("Tarve, Lissmark (Reuters) - Voters went to the polls.", "Voters went to the polls."),
        ("本报塔维4月20日电 塔维市周一投票。", "塔维市周一投票。"),
        ("VALDORA, 3 de marzo — La ciudad vota.", "La ciudad vota."),
        ("NATO — which nobody asked — voted.", "NATO — which nobody asked — voted."),
        ("Mrs Holt voted - at last.", "Mrs Holt voted - at last."),
    ],
)
def test_datelines(text: str, lead: str) -> None:
    """A place, with a date or an agency, before a dash; an insertion between dashes is none."""
    assert filled((), passage(text))[0].text == lead
