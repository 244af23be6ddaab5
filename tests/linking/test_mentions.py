"""The places that name an actor."""

import pytest
from told import named, tell

from summarizer.proposals import ActorProposal

PLACES = [
    ("Ana Ruiz spoke. Ruiz left. Mr. Roos met Ruiz. Then Ruiz slept.", [named("Ana Ruiz")],
     [["Ana Ruiz", "Ruiz", "Ruiz", "Ruiz"]]),
    ("Ana Ruiz met Maria Ruiz on Ruiz Street.", [named("Ana Ruiz")], [["Ana Ruiz"]]),
    ("Acme President Tom Ash spoke. Acme Monday won.", [named("Acme", kind="organization")], [["Acme", "Acme"]]),
    ("Ana Ruiz spoke of pre-Ruiz times.", [named("Ana Ruiz")], [["Ana Ruiz"]]),
    ("The Bank of Kestria met Kestria.", [named("Bank of Kestria", kind="organization"), named("Kestria", kind="country")],
     [["Bank of Kestria"], ["Kestria"]]),
    ("Kestria's army left Kestria.", [named("Kestria's army", kind="organization"), named("Kestria", kind="country")],
     [["Kestria's army"], ["Kestria"]]),
    ("The wife of Bram Mendel left Mendel.", [named("wife of Bram Mendel", unnamed=True), named("Bram Mendel")],
     [["wife"], ["Bram Mendel", "Mendel"]]),
    ("Bram Mendel's wife left Mendel.", [named("Bram Mendel's wife", unnamed=True), named("Bram Mendel")],
     [["Bram Mendel", "Mendel"], ["wife"]]),
    ("Kenya spoke. The Kenyan delegation left. Kenyan police came.", [named("Kenya", "Kenyan", kind="country")], [["Kenya"]]),
    ("WHO spoke to those who fell ill. The WHO left.", [named("WHO", kind="organization")], [["WHO", "WHO"]]),
    ("Rebels came. The rebels left. Some rebels stayed.", [named("rebels", kind="group")], [["Rebels", "rebels", "rebels"]]),
    ("Acme Corp sued a company. The company won. Company men cheered.", [named("Acme Corp", "the company", kind="organization")],
     [["Acme Corp", "company"]]),
    ("Ana’s Inn grew. Ana's Inn closed.", [named("Ana's Inn", kind="organization")], [["Ana’s Inn", "Ana's Inn"]]),
    ("The Vale\nUnion met.", [named("Vale Union", kind="organization")], [["Vale\nUnion"]]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "proposals", "expected"), PLACES)
def test_every_place_that_names_an_actor(
    text: str, proposals: list[ActorProposal], expected: list[list[str]]
) -> None:
    """Whole words of any of its names count, the longest name at a place, and nothing inside another's."""
    assert [[m.text for m in actor.mentions] for actor in tell(text, *proposals).actors] == expected


def test_an_actor_named_eight_times_has_eight_mentions() -> None:
    """No place is left out, however many there are."""
    (actor,) = tell("Ana Ruiz spoke. " + "Ruiz left. " * 7, named("Ana Ruiz")).actors
    assert len(actor.mentions) == 8
