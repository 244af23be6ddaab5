"""Drafts of actors from a parse."""

import pytest
from told import sentences_of

from summarizer.linking import link
from summarizer.syntax.names import actors
from summarizer.syntax.parser import available, parse

pytestmark = pytest.mark.skipif(not available("en"), reason="needs the parser")

DRAFTED = [
    ("Foreign Minister Ana Ruiz met Tom Hale, the mayor of Lume, on Monday.", {"Ana Ruiz", "Tom Hale"}),
    ("Peru attacked rebels in Bolivia.", {"Peru"}),
    ("A spokesman for President Tom Marr said talks had failed.", {"spokesman for President Tom Marr", "Tom Marr"}),
    ("Jihadists killed two soldiers near Lima.", {"Jihadists"}),
    ("The Alliance for Clean Rivers sued the company.", {"Alliance for Clean Rivers"}),
    ("Hundreds of thousands of jobs were lost.", set()),
    ("The bomb exploded on a street in June.", set()),
    ("the national lume front (nlf) has attacked the army in lima.", {"national lume front", "army"}),
    ("minister ana ruiz said armed individuals killed col luis mora.", {"ana ruiz", "armed individuals", "luis mora"}),
    ('the group called "the invisibles" has claimed the attack.', {"invisibles", "group"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), DRAFTED)
def test_who_is_drafted(text: str, names: set[str]) -> None:
    """Who is named, and who acts unnamed, is drafted, in capitals or without; places and things are not."""
    sentences = sentences_of(text)
    found = link(text, sentences, "en", actors(parse(text, sentences)), [])
    drafted = {actor.name for actor in found.actors}
    assert names <= drafted if names else not drafted


ALONE = [
    ("Ana Ruiz sent troops and food.", {"Ana Ruiz"}),  # objects are left to the events
    ("Ana Ruiz stated her opposition to the plan.", {"Ana Ruiz"}),
    ("Ana Ruiz emerged as a rising player.", {"Ana Ruiz"}),
    ("Ana Ruiz is a critical player.", {"Ana Ruiz"}),
    ("The winners were residents and the residents remained calm.", set()),
    ("Ana Ruiz feared the balance of power between rivals.", {"Ana Ruiz"}),
    ("Ana Ruiz clenched her fist.", {"Ana Ruiz"}),
    ("Ana Ruiz tested the Vasilisk-19 and an intercontinental ballistic missile (ICBM).", {"Ana Ruiz"}),
    ("Ana Ruiz showed the Vale Air Force's K-2B strategic bomber.", {"Ana Ruiz", "Vale Air Force"}),
    ("The mayor said Ana Ruiz teaches law in Orlemond.", {"Ana Ruiz", "mayor"}),
    ("Its director, Colonel Ana Ruiz, said that she left.", {"Ana Ruiz"}),
    ("The newspaper La Lume reported it.", {"La Lume"}),
    ("At least four residents fled.", {"four residents"}),
    ("The national tax office raised the rate.", {"national tax office"}),
    ("Ana Ruiz and Tom Hale met Bo-young Lin.", {"Ana Ruiz", "Tom Hale", "Bo-young Lin"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), ALONE)
def test_nobody_else_is_drafted(text: str, names: set[str]) -> None:
    """Predicates, objects, weapons, notions and what a person is called make no actor of their own."""
    sentences = sentences_of(text)
    found = link(text, sentences, "en", actors(parse(text, sentences)), [])
    assert {actor.name for actor in found.actors} == names


def test_drafts_point_at_their_places() -> None:
    """Every place of a draft holds words of the text, and a name that stands twice has two places."""
    text = "Ana Ruiz left Peru. Tom Hale met Ana Ruiz."
    (draft,) = (d for d in actors(parse(text, sentences_of(text))) if d.name == "Ana Ruiz")
    assert [text[place.start : place.end] for place in draft.at] == ["Ana Ruiz", "Ana Ruiz"]
    assert (draft.by, draft.kind) == ("parser", "person")
