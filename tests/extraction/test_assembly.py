"""Vouched claims and events become linked objects."""

from typing import Any

import pytest
from proposed import claim, event, person

from summarizer.codebook import plover
from summarizer.documents.article import article
from summarizer.documents.sentences import split
from summarizer.extraction.assembly import Assembly, Objects
from summarizer.extraction.free import Proposals
from summarizer.extraction.vouching import vouched
from summarizer.extraction.windows import Numbered
from summarizer.proposals import ActorProposal, ClaimProposal, EventProposal


def assembled(text: str, *proposed: Any, published: str | None = None) -> Objects:
    given = article(text, published=published, language="en")
    numbered = Numbered(text=given.text, sentences=split(given.text))
    proposals = Proposals(
        actors=tuple(p for p in proposed if isinstance(p, ActorProposal)),
        events=tuple(p for p in proposed if isinstance(p, EventProposal)),
        claims=tuple(p for p in proposed if isinstance(p, ClaimProposal)),
    )
    claims, events, _ = vouched(proposals, numbered, plover())
    return Assembly(given, numbered, claims, events).objects(proposals.actors)


def test_speakers_agents_and_targets_are_actors() -> None:
    """Every id an event or a claim uses is an actor's; a name that nobody proposed becomes one."""
    made = assembled(
        "Ulmenia shelled Port Hallow. Orla Vint said it would stop.",
        person("Orla Vint"),
        event(1, "shelled Port Hallow", agents=("Ulmenia",)),
        claim(2, "Orla Vint", "said", "it would stop", "it would stop"),
    )
    names = {actor.id: actor.name for actor in made.actors}
    assert [names[i] for e in made.events for i in e.agents] == ["Ulmenia"]
    assert [names[c.speaker] for c in made.claims if c.speaker] == ["Orla Vint"]


@pytest.mark.parametrize(
    ("stance", "modality"),
    [("asserts", "occurred"), ("denies", "denied"), ("accuses", "possible"), ("predicts", "planned")],
)
def test_what_somebody_only_says_is_no_occurrence(stance: Any, modality: str) -> None:
    """A model judges an assertion; an event inside of a denial, an accusation or a forecast is not told as done."""
    made = assembled(
        "Vint said that Ulmenia shelled the port.",
        person("Vint"),
        claim(1, "Vint", "said", "that Ulmenia shelled", "shelled the port", stance),
        event(1, "shelled the port", agents=("Ulmenia",)),
    )
    assert [e.modality for e in made.events] == [modality]
    assert [c.events for c in made.claims] == [("e1",)]


def test_a_statement_reported_inside_another_says_so() -> None:
    """The inner claim names the outer one."""
    made = assembled(
        "Vint said that Holt had told her the port was lost.",
        person("Vint"),
        person("Holt"),
        claim(1, "Vint", "said", "that Holt had", "port was lost"),
        claim(1, "Holt", "had told", "the port was", "port was lost"),
    )
    assert [(c.id, c.within) for c in made.claims] == [("c1", None), ("c2", "c1")]


@pytest.mark.parametrize(
    ("text", "act", "when", "start", "end"),
    [
        ("Vint resigned on Friday.", "resigned", "on Friday", "2031-05-02", "2031-05-02"),
        ("Vint resigned on Friday.", "resigned", "Friday", "2031-05-02", "2031-05-02"),
        ("Vint resigned on Friday.", "resigned", None, None, None),
        ("Vint resigned soon after.", "resigned", "soon after", None, None),
        ("Vint resigned.", "resigned", None, None, None),
    ],
)
def test_words_of_time_become_an_interval(
    text: str, act: str, when: str | None, start: str | None, end: str | None
) -> None:
    """They count from the publication date; words that leave the day open stay words."""
    made = assembled(text, event(1, act, "retreat", agents=("Vint",), when=when), published="2031-05-06")
    told = made.events[0].when
    assert (told and told.start, told and told.end) == (start, end)


def test_descriptions_are_found_again_by_grounding() -> None:
    """A description's words stand in the text in this order, over a line break too."""
    text = "The gunboats of the northern fleet left before dawn, and by noon Ulmenia shelled\nthe port of Lume."
    made = assembled(text, event(1, "shelled the port of Lume", agents=("Ulmenia",)))
    assert made.events[0].description == "Ulmenia shelled the port of Lume"


def test_quoted_parts_and_form_are_told() -> None:
    """What stands in quotation marks is listed; a claim partly quoted is mixed."""
    made = assembled("Vint called it “a grave” for all.", claim(1, "Vint", "called", "it “a grave", "for all"))
    assert [(c.form, [q.text for q in c.quotes]) for c in made.claims] == [("mixed", ["a grave"])]


def test_marks_of_markdown_are_no_words_of_a_claim() -> None:
    """The spans are of the text as it was given; the claim's words are those that are printed."""
    made = assembled("Vint said that **no deal** was near.", claim(1, "Vint", "said", "that **no deal**", "was near"))
    assert [c.text for c in made.claims] == ["that no deal was near"]
    assert [c.evidence[0].text for c in made.claims] == ["that **no deal** was near"]
