"""Whom pronouns, descriptions and numbers stand for."""

import pytest
from told import named, refer

COUNTRIES = [named(name, kind="country") for name in ("Kestria", "Varland", "Norhavn")]
MEANT = [
    ("[Ana Ruiz] spoke. [She] left.", "Ana Ruiz"),
    ("[Ana Ruiz] met [Tom Hale]. [He] left.", "Tom Hale"),
    ("[Ana Ruiz] met [Tom Hale]. [She] left.", "Ana Ruiz"),
    ("[Chairwoman Roos] met [Mr. Okker]. [He] left.", "Mr. Okker"),
    ("[Minister Roos] said [he] would go.", "Roos"),
    ("By [her] own admission, [Ana Ruiz] knew.", "Ana Ruiz"),
    ("[The Vale Institute] spoke. [It] grew.", "Vale Institute"),
    ("[The Vale Ministry] sued [Acme Corp]. [The ministry] won.", "Vale Ministry"),
    ("[The Vale Ministry] sued [Acme Corp]. [The company] lost.", "Acme Corp"),
    ("[Mayor Ana Ruiz] met [Minister Tom Hale]. [The mayor] left.", "Ana Ruiz"),
    ("[Rebels] came. [They] left.", "Rebels"),
    ("[Ana Ruiz] met [Kestria]. [The country] agreed.", "Kestria"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "name"), MEANT)
def test_who_is_meant(marked: str, name: str) -> None:
    """Number, gender, kind and office tell whom a pronoun or a description stands for."""
    proposals = COUNTRIES[:1] if "Kestria" in marked else []
    proposals = [*proposals, named("Mr. Okker")] if "Okker" in marked else proposals
    linking, references = refer(marked, *proposals)
    ids = {actor.id: actor.name for actor in linking.actors}
    pronoun = references[0] if marked.startswith("By") else references[-1]
    assert ids.get(linking.actor_of(pronoun) or "") == name


OPEN = [
    "Bo Lin and Vo Ash spoke. [She] left.",
    "Minister Lin met Minister Ash. [The minister] left.",
    "Bo Lin spoke. [We] left.",
    "Bo Lin spoke. It rained. It poured. It stopped. It hailed. [She] left.",
]


@pytest.mark.parametrize("marked", OPEN)
def test_who_is_left_open(marked: str) -> None:
    """Where two fit equally well nobody is meant, nor where nobody was named nearby."""
    linking, (reference,) = refer(
        marked, named("Bo Lin"), named("Vo Ash"), named("Minister Lin"), named("Minister Ash")
    )
    assert linking.actor_of(reference) is None


NUMBERS = [
    ("Kestria, Varland and Norhavn met. [The three nations] agreed.", ("a1", "a2", "a3")),
    ("Kestria met Varland. [The two countries] agreed.", ("a1", "a2")),
    ("Kestria, Varland and Norhavn met. [Both sides] agreed.", ()),
]


@pytest.mark.parametrize(("marked", "ids"), NUMBERS)
def test_how_many_are_meant(marked: str, ids: tuple[str, ...]) -> None:
    """A number means so many of those named before, where that is plain."""
    linking, (reference,) = refer(marked, *COUNTRIES)
    assert linking.actors_of(reference) == ids


DESCRIBED = [
    ("[Bo Lin of the harbour office] spoke.", ["Bo Lin"], "Bo Lin"),
    ("Then [one of them, Bo Lin], spoke.", ["Bo Lin"], "Bo Lin"),
    (
        "[Three divers from Lume, a port], spoke.",
        ["Three divers", "Three divers from Lume, a port"],
        "Three divers",
    ),
    ("[Bo Lin of Lume and a colleague] spoke.", ["Bo Lin"], None),
]


@pytest.mark.parametrize(("marked", "names", "name"), DESCRIBED)
def test_words_after_a_name_change_nobody(marked: str, names: list[str], name: str | None) -> None:
    """A stretch that names somebody and describes them means the one it names, however long a name was proposed."""
    linking, (reference,) = refer(f"Here they were. {marked}", *map(named, names))
    ids = {actor.id: actor.name for actor in linking.actors}
    assert ids.get(linking.actor_of(reference) or "") == name
