"""Headline and abstract: sentences that their evidence bears out."""

import re
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
from summarizer.schema import Actor, Claim, Event, Span

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
        ("He said it was a drill.", (3,), "names somebody as only another sentence explains"),
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


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Holt denied it.", False),
        ("Ilse Holt, 44, denied it on Friday in a long interview with the local radio.", False),
        ("The mill was sold in May, but Holt denied it on Friday.", True),
        ("They left the port at dawn.", False),
        ("But she has not paid the fine.", False),
        ("Two of them left the port at dawn.", False),
        ("Where it stopped, a guard waved at the train.", False),
        ("Up to 600 houses, most of them built of brick, collapsed.", True),
        ("The deal could be announced next week, two of the people said.", False),
        ("Rescue workers left one of them on the quay.", False),
        ("The elder said the price was fair.", False),
        ("In her first speech, Ilse Holt promised lower rents.", True),
        ("It is not clear who sank the ferry.", True),
        ("This week Holt left the port.", True),
        ("Some 300 dockers left the port.", True),
        ("Holt said she would not resign.", True),
    ],
)
def test_a_line_is_understood_without_the_others(text: str, stands: bool) -> None:
    """A pronoun needs an antecedent in its own line, whether a model wrote the line or the article."""
    given = article(f"{text} It rained. It snowed. It froze.")
    made = Abstracts(given, Numbered(text=given.text, sentences=split(given.text)))
    claims = [
        Claim(
            id="c1", text="it", cue=Span.of(text, m.start(), m.end() - 3), form="indirect", stance="denies",
            evidence=(Span.of(text, m.end() - 2, m.end()),), found_by=("parser",),
        )
        for m in re.finditer("denied it", text)
    ]  # fmt: skip
    kept, _ = made.vouch(answer((text, (1,))), Objects(actors=(), events=(), claims=tuple(claims)))
    assert (text in [s.text for s in kept]) is stands


@pytest.mark.parametrize(
    ("source", "line", "kept"),
    [
        ("Brandt accused Holt of theft.", "Brandt accused Holt of theft.", True),
        ("Brandt accused Holt of theft.", "Holt accused Brandt of theft.", False),
        ("Brandt accused Holt of theft.", "Holt was accused of theft by Brandt.", True),
        ("Holt was accused of theft by Brandt.", "Holt accused Brandt of theft.", False),
        ("Brandt sued Holt over the mill.", "Holt sued Brandt over the mill.", False),
        ("Brandt denied that Holt had paid.", "Holt denied that Brandt had paid.", False),
        ("Brandt denied that Holt had paid.", "Brandt denied that Holt had paid.", True),
    ],
)
def test_a_line_keeps_who_did_it_to_whom(source: str, line: str, kept: bool) -> None:
    """Names that change their places around the verb are another story."""
    given = article(f"{source} It rained. It snowed. It froze.")
    brandt, holt = (Span.of(given.text, at, at + len(n)) for n, at in ((n, source.index(n)) for n in ("Brandt", "Holt")))
    verb = next(w for w in ("accused", "sued", "denied") if w in source)
    cue = Span.of(given.text, source.index(verb), source.index(verb) + len(verb))
    people = tuple(
        Actor(id=i, name=s.text, kind="person", unnamed=False, mentions=(s,), found_by=("parser",))
        for i, s in (("a1", brandt), ("a2", holt))
    )
    told = Span.of(given.text, source.index(" ", cue.end) + 1, len(source) - 1)
    event = Event(
        id="e1", description=source, type="accuse", modality="occurred", agents=("a1",), targets=("a2",),
        trigger=cue, evidence=(Span.of(given.text, 0, len(source)),), found_by=("parser",),
    )  # fmt: skip
    claim = Claim(
        id="c1", text=told.text, speaker="a1", speaker_span=brandt, cue=cue, form="indirect", stance="denies",
        evidence=(told,), found_by=("parser",),
    )  # fmt: skip
    denial = verb == "denied"
    objects = Objects(actors=people, events=() if denial else (event,), claims=(claim,) if denial else ())
    made = Abstracts(given, Numbered(text=given.text, sentences=split(given.text)))
    lines, _ = made.vouch(answer((line, (1,))), objects)
    assert (line in [s.text for s in lines]) is kept


def test_a_dateline_is_no_part_of_an_abstract() -> None:
    """Neither where a model copies it nor where the sentence is taken as it stands."""
    given = article("LUME, May 6 — Holt left the port on Monday. It rained. It snowed. It froze.")
    made = Abstracts(given, Numbered(text=given.text, sentences=split(given.text)))
    nothing = Objects(actors=(), events=(), claims=())
    copied, _ = made.vouch(answer(("LUME, May 6 — Holt left the port on Monday.", (1,))), nothing)
    own, _ = made.vouch(None, nothing)
    assert copied[0].text == own[0].text == "Holt left the port on Monday."
