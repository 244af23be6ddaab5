"""Headline and abstract: sentences that their evidence bears out."""

from typing import Any

import pytest
from asked import Asked

from summarizer.documents.article import article
from summarizer.documents.sentences import split
from summarizer.extraction.abstracts import Abstracts
from summarizer.extraction.answers import Abstract, Line
from summarizer.extraction.assembly import Objects
from summarizer.extraction.windows import Numbered
from summarizer.prompts import releases
from summarizer.schema import Claim, Span

TEXT = (
    "Ulmenia fired 40 shells at Port Hallow on Monday. Vane said that Ulmenia had fired. "
    "“It was a drill,” he said. The port did not close. Rain fell on the harbour all day."
)


def abstracts(title: str | None = None) -> Abstracts:
    given = article(TEXT, title)
    return Abstracts(given, Numbered(text=given.text, sentences=split(given.text)))


def answer(*lines: tuple[str, tuple[int, ...]], headline: str = "") -> Abstract:
    return Abstract(headline=headline, abstract=tuple(Line(text=text, n=n) for text, n in lines))


def report() -> Claim:
    def at(words: str) -> Span:
        start = TEXT.index(words)
        return Span.of(TEXT, start, start + len(words))

    return Claim(
        id="c1", text="that Ulmenia had fired", speaker_span=at("Vane"), cue=at("said"), form="indirect",
        stance="asserts", evidence=(at("that Ulmenia had fired"),), found_by=("model",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "n", "reason"),
    [
        ("Ulmenia fired 40 shells at Port Hallow.", (1,), None),
        ("Ulmenia fired 140 shells at Port Hallow.", (1,), "says '140', which its evidence does not"),
        ("The port closed.", (4,), "says 'closed', which its evidence negates"),
        ("Castrell fired 40 shells at Port Hallow.", (1,), None),
        ("Ulmenia had fired.", (2,), "leaves out who says so: 'Vane … said'"),
        ("Vane said that Ulmenia had fired.", (2,), None),
        ("The harbour saw rain.", (9,), "cites sentences that do not exist"),
        ("Sailors ate the mayor of Castrell.", (4,), "tells what its evidence does not"),
        ("He said it was a drill.", (3,), "opens with a pronoun, and the sentence before is not told"),
        ("The port did close.", (4,), "says 'close', which its evidence negates"),
    ],
)
def test_a_sentence_is_kept_where_its_evidence_bears_it_out(text: str, n: tuple[int, ...], reason: str | None) -> None:
    """Another number, a lost negation, a claim told as a fact: dropped, with the reason."""
    kept, dropped = abstracts().vouch(answer((text, n)), Objects(actors=(), events=(), claims=(report(),)))
    assert [d.reason for d in dropped] == ([reason] if reason else [])
    assert (text in [s.text for s in kept]) is (reason is None)


def test_the_articles_own_sentences_fill_an_abstract_up() -> None:
    """To three sentences, in the order of the text, marked as the article's; none of them is quoted speech."""
    kept, _ = abstracts().vouch(answer(("Rain fell on the harbour.", (5,))), Objects(actors=(), events=(), claims=()))
    assert [(s.text, s.origin) for s in kept] == [
        ("Ulmenia fired 40 shells at Port Hallow on Monday.", "article"),
        ("Vane said that Ulmenia had fired.", "article"),
        ("Rain fell on the harbour.", "model"),
    ]


def test_a_sentence_taken_as_it_stands_is_the_articles() -> None:
    """Whoever proposed it."""
    kept, _ = abstracts().vouch(answer(("The port did not close.", (4,))), Objects(actors=(), events=(), claims=()))
    assert [s.origin for s in kept if s.text == "The port did not close."] == ["article"]


@pytest.mark.parametrize(
    ("title", "line", "headline"),
    [
        ("Port shelled", "Ulmenia fires", "Port shelled"),
        (None, "Ulmenia fires 40 shells", "Ulmenia fires 40 shells"),
        (None, "Ulmenia fires 50 shells", "Ulmenia fired 40 shells at Port Hallow on Monday."),
        (None, "Mayor charged with murder", "Ulmenia fired 40 shells at Port Hallow on Monday."),
        (None, "The port closes", "Ulmenia fired 40 shells at Port Hallow on Monday."),
        (None, "", "Ulmenia fired 40 shells at Port Hallow on Monday."),
    ],
)
def test_the_headline_is_the_title_or_a_line_that_holds(title: str | None, line: str, headline: str) -> None:
    """Else the first sentence that the article says in its own voice."""
    assert abstracts(title).headline(answer(headline=line), Objects(actors=(), events=(), claims=(report(),))) == headline


def test_a_failed_question_is_a_reason_and_leaves_no_sentence_unread() -> None:
    """The sentences of an abstract are read for the other questions too."""
    made, account = abstracts().ask(Asked(lambda _: None), releases.prompt("v3/free"))
    assert (made, account.reasons, account.unread) == (
        None,
        ("the abstract: the model answered nothing",),
        frozenset(),
    )


def test_a_line_that_cites_what_is_not_there_is_put_to_the_model_again() -> None:
    """The request carries a check of the numbers."""
    asked = Asked(lambda _: {"headline": "", "abstract": []})
    abstracts().ask(asked, releases.prompt("v3/free"))
    check: Any = asked.requests[0].check
    assert check(Line(n=(9,), text="x")) == "there is no sentence 9; there are 1 to 5"
    assert check(Line(n=(1,), text="x")) is None


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("Holt said that Ulmenia took the port. It rained. It snowed. It froze.", "Ulmenia took the port.", "leaves out 'Holt said that'"),
        ("It is not true that Ulmenia took the port. It rained. It snowed. It froze.", "Ulmenia took the port.", "says 'ulmenia', which its evidence negates"),
        ("On Monday Ulmenia took the port. It rained. It snowed. It froze.", "Ulmenia took the port.", None),
    ],
)
def test_a_piece_of_a_sentence_keeps_what_was_before_it(text: str, line: str, reason: str | None) -> None:
    """Cut off from who says it, or from a "not", a piece says something else; no claim has to be known for that."""
    given = article(text)
    made = Abstracts(given, Numbered(text=given.text, sentences=split(given.text)))
    _, dropped = made.vouch(answer((line, (1,))), Objects(actors=(), events=(), claims=()))
    assert [d.reason for d in dropped] == ([reason] if reason else [])


def test_a_dateline_is_no_part_of_an_abstract() -> None:
    """Neither where a model copies it nor where the sentence is taken as it stands."""
    given = article("LUME, May 6 — Holt left the port on Monday. It rained. It snowed. It froze.")
    made = Abstracts(given, Numbered(text=given.text, sentences=split(given.text)))
    nothing = Objects(actors=(), events=(), claims=())
    copied, _ = made.vouch(answer(("LUME, May 6 — Holt left the port on Monday.", (1,))), nothing)
    own, _ = made.vouch(None, nothing)
    assert copied[0].text == own[0].text == "Holt left the port on Monday."
