"""Whose word makes an act that is told inside a claim a fact: a drafted article, from the text to its events."""

import pytest

from summarizer import syntax
from summarizer.codebook import plover
from summarizer.documents.article import article
from summarizer.documents.sentences import split
from summarizer.extraction.assembly import Assembly, Objects
from summarizer.extraction.free import Proposals
from summarizer.extraction.vouching import vouched
from summarizer.extraction.windows import Numbered
from summarizer.syntax.parser import available

pytestmark = pytest.mark.skipif(not available("en"), reason="needs the parser")


def read(text: str) -> Objects:
    """The objects of a text that was published on Tuesday, 6 May 2031, drafted without a model."""
    given = article(text, published="2031-05-06", language="en")
    numbered = Numbered(text=given.text, sentences=split(given.text))
    parse = syntax.parse(given.text, numbered.sentences, frozenset())
    drafts = Proposals(actors=syntax.actors(parse), events=syntax.events(parse), claims=syntax.claims(parse))
    claims, events, _ = vouched(drafts, numbered, plover())
    return Assembly(given, numbered, claims, events).objects(drafts.actors)


def told(text: str, act: str) -> set[str]:
    """The modalities of the events whose predicate has a word."""
    return {event.modality for event in read(text).events if act in event.trigger.text.split()}


ONE_SIDE = [
    ("Militants said the army had bombed a market.", "bombed"),
    ("The army had bombed a market, militants said.", "bombed"),
    ("According to the opposition, the army bombed a market.", "bombed"),
    ("Critics say guards beat the prisoner.", "beat"),
    ("Castrell said Hestria had bombed a market.", "bombed"),
    ("Attorneys say Tam Vane murdered the banker.", "murdered"),
    ("A rebel spokesman said the army bombed a market.", "bombed"),
    ("“The army bombed the market. They shot my son.”", "bombed"),
    ("Two people familiar with the sale said the mill had sacked its manager.", "sacked"),
    ("A witness said guards had beaten a sailor.", "beaten"),
    ("Police said Tam Vane had murdered the banker.", "murdered"),
    ("Rebels said they had shot two pilots.", "shot"),
    ("The interior minister said Hestria had attacked a convoy.", "attacked"),
    ("Castrell would not confirm that Hestria had shelled a market.", "shelled"),
    ("The finance minister said the budget was finished.", "finished"),
    ("The mayor's brother said guards had beaten a sailor.", "beaten"),
    ("As prosecutors allege, Tam Vane murdered the banker.", "murdered"),
    ("As the mayor falsely claimed, guards beat a sailor.", "beat"),
    ("As rebels said, the army bombed a market.", "bombed"),
    ("The indictment of Tam Vane says that he robbed a bank.", "robbed"),
    ("The army said Tam Vane had shot two soldiers.", "shot"),
    ("Oda Lind said her husband had shot a diver.", "shot"),
]


@pytest.mark.parametrize(("text", "act"), ONE_SIDE)
def test_what_one_side_says_of_another_is_possible(text: str, act: str) -> None:
    """So is what a witness, an unnamed source or a quotation without a speaker tells."""
    assert told(text, act) == {"possible"}


VOUCHED = [
    ("Police said nine marchers were beaten.", "beaten"),
    ("The hospital said two guards were wounded in the attack.", "wounded"),
    ("Rescuers said gunmen shot two divers.", "shot"),
    ("The army said rebels had killed two soldiers.", "killed"),
    ("Castrell said its troops had shelled a rebel camp.", "shelled"),
    ("The trade ministry said it had suspended the licence of a mill.", "suspended"),
    ("A spokesman for the harbour board said the board had expelled three agents.", "expelled"),
    ("Hestria's president said Hestria had freed nine divers.", "freed"),
    ("The Hestrian government said Hestria had expelled two envoys.", "expelled"),
    ("A newspaper reported that gunmen had shot a diver.", "shot"),
    ("Hestria shelled a market, as confirmed by the Castrellian army.", "shelled"),
    ("Castrell acknowledged that Hestria had shelled a market.", "shelled"),
    ("The dockers' union said it had called off the strike.", "called"),
    ("Police arrested Tam Vane on Monday. His lawyer said police had arrested Tam Vane.", "arrested"),
]


@pytest.mark.parametrize(("text", "act"), VOUCHED)
def test_duty_and_ones_own_doings_make_a_fact(text: str, act: str) -> None:
    """So does the article, where it tells the same act in its own voice."""
    assert told(text, act) == {"occurred"}


def test_what_one_side_claims_and_another_denies_is_possible() -> None:
    """The denial is of what the noun before it sums up."""
    found = read("Castrell said Hestria had shelled a market, a claim the Hestrian government denied.")
    assert [(c.stance, c.text) for c in found.claims] == [
        ("asserts", "Hestria had shelled a market"),
        ("denies", "Hestria had shelled a market"),
    ]
    assert [e.modality for e in found.events] == ["possible"]


def test_the_us_is_no_pronoun() -> None:
    """In capitals it is the country, and not who speaks."""
    found = read("The ministry said US jets had shelled a market.")
    agents = {actor.name for event in found.events for actor in found.actors if actor.id in event.agents}
    assert agents == {"US"}


def test_an_office_told_once_is_known_of_a_pronoun() -> None:
    """The speaker of the second sentence is "she", whose office stands in the first."""
    text = "The police chief, Oda Lind, said two gunmen had shot a guard. She said officers had arrested both gunmen."
    assert told(text, "shot") | told(text, "arrested") == {"occurred"}


@pytest.mark.parametrize(
    ("text", "act", "modality", "start"),
    [
        ("The deputies will meet the strikers in March.", "meet", "planned", "2032-03"),
        ("The deputies met the strikers in March.", "met", "occurred", "2031-03"),
        ("Parliament meets the strikers on Friday.", "meets", "planned", "2031-05-09"),
        ("The deputies are meeting the strikers on Friday.", "meeting", "planned", "2031-05-09"),
        ("Nurses are set to walk out on Friday.", "walk", "planned", "2031-05-09"),
        ("Castrell voted to expel the envoys on Friday.", "expel", "planned", "2031-05-09"),
        ("Castrell agreed to pay the divers in July.", "agreed", "occurred", "2031-07"),
        ("Hestria may have bombed the lighthouse in March.", "bombed", "possible", "2031-03"),
        ("Hestria allegedly bombed the lighthouse in March.", "bombed", "possible", "2031-03"),
        ("Castrell said Hestria had bombed a market on Friday.", "bombed", "possible", "2031-05-02"),
        ("Hestria may bomb the lighthouse in March.", "bomb", "possible", "2032-03"),
    ],
)
def test_a_date_lies_in_the_direction_of_the_tense(text: str, act: str, modality: str, start: str) -> None:
    """What may have been done lies behind, however unsure it is; what was agreed lies ahead."""
    found = [e for e in read(text).events if act in e.trigger.text.split()]
    assert [(e.modality, e.when and e.when.start) for e in found] == [(modality, start)]
