"""Stretches that look like somebody's and are nobody's."""

import pytest
from told import refer

from summarizer.linking.exclusions import (
    dateline_end,
    in_dateline,
    is_nobody,
    is_thing,
    owner_of_arms,
)

THINGS = [
    ("new cruise missiles", True), ("Vasilisk-19", True), ("K-2B strategic bomber", True), ("ICBM", True),
    ("Reports", True), ("the poll", True), ("Ana Ruiz's remarks", True), ("Lume's new manoeuvres", True),
    ("R-Texas", True), ("Hurricane Nora", True), ("M23", False), ("G-20", False), ("Price", False), ("Vale Report", False), ("Ana Ruiz", False), ("rebels", False),
    ("ministry of war", False), ("Al-Nour", False),
]  # fmt: skip


@pytest.mark.parametrize(("name", "expected"), THINGS)
def test_things(name: str, expected: bool) -> None:
    """Weapons, documents, happenings and notions are things; a noun that a capital makes a name is none."""
    assert is_thing(name) is expected


NOBODY = [
    ("He denied that any [manager] knew.", True),
    ("He denied that the [manager] knew.", False),
    ("They divide the [Velna] river.", True),
    ("They divide [Velna]'s river.", False),
    ("They practised on [enemy] targets.", True),
    ("They met the [enemy] commander.", False),
    ("They sent two frigates, the [Aldra] and others.", True),
    ("They sent two frigates, the Aldra and the [Morren].", True),
    ("They sent two envoys, [Aldra] and Morren.", False),
    ("[LUME], March 3 — Rain fell.", True),
    ("[LUME] said it rained.", False),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), NOBODY)
def test_what_is_nobody(marked: str, expected: bool) -> None:
    """The words before and after a name tell that it is a thing's, a place's or nobody's in particular."""
    text, start = marked.replace("[", "").replace("]", ""), marked.index("[")
    assert is_nobody(text, start, marked.index("]") - 1, "en") is expected


DATELINES = [
    ("LUME, March 3 — Rain fell.", "Rain"), ("PORT LUME (XYZ) - Rain fell.", "Rain"), ("Lume (Vale News) -- Rain fell.", "Rain"),
    ("LUME is wet - very wet.", "LUME"), ("Lume - very wet.", "Lume"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "after"), DATELINES)
def test_where_a_dateline_ends(text: str, after: str) -> None:
    """A dateline is a place in capitals, or a place with an agency, and a dash."""
    assert text[dateline_end(text, 0) :].startswith(after)
    assert in_dateline(text, 0, 4) is (after == "Rain")


OWNERS = [
    ("Kenyan warships", "Kenyan"), ("South African jets", "South African"), ("Kenyan police", "Kenyan police"),
    ("grey warships", "grey warships"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "owner"), OWNERS)
def test_whose_arms_act(name: str, owner: str) -> None:
    """A land acts by its weapons and vehicles; of all others the name is left whole."""
    assert name[: owner_of_arms(name, 0, len(name), "en")] == owner


def test_a_land_acts_by_its_arms() -> None:
    """A reference to the ships of two lands means both."""
    linking, (reference,) = refer("[Kenyan and Ugandan warships] came. Kenya spoke. Uganda left.")
    names = {actor.id: actor.name for actor in linking.actors}
    assert {names[i] for i in linking.actors_of(reference)} >= {"Kenyan"}


@pytest.mark.parametrize("marked", ["[Reports] suggest it.", "[The poll] says so.", "[Ana Ruiz's remarks] came late."])
def test_a_document_speaks_and_is_no_actor(marked: str) -> None:
    """What a document says has no actor for its speaker."""
    linking, (reference,) = refer(marked)
    assert linking.actor_of(reference) is None
    assert all(actor.name == "Ana Ruiz" for actor in linking.actors)
