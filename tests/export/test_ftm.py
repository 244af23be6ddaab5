"""A summary as FollowTheMoney entities."""

import json

import pytest
from examples import CLAIMS, EVENTS, SUMMARY, summary

pytest.importorskip("followthemoney", reason="it needs ICU's headers: see CONTRIBUTING.md")

from followthemoney import model
from followthemoney.proxy import EntityProxy

from summarizer.export.ftm import as_ftm


def read(text: str) -> list[EntityProxy]:
    """Each line by followthemoney's own reader, which drops what it finds invalid."""
    return [model.get_proxy(json.loads(line), cleaned=False) for line in text.splitlines()]


def test_followthemoney_drops_nothing() -> None:
    """Every property is of its schema and every value valid: what is read is what was written."""
    for line, entity in zip(as_ftm([SUMMARY]).splitlines(), read(as_ftm([SUMMARY])), strict=True):
        written = json.loads(line)["properties"]
        assert {name: set(entity.get(name)) for name in written} == {k: {one.strip() for one in v} for k, v in written.items()}


def test_every_reference_is_to_an_entity_of_the_right_kind() -> None:
    """An entity named in a property is in the file, and of the schema that the property takes."""
    entities = {entity.id: entity for entity in read(as_ftm([SUMMARY]))}
    for entity in entities.values():
        for prop, value in entity.itervalues():
            if prop.type.name == "entity":
                assert entities[value].schema.is_a(prop.range)


def test_schemata() -> None:
    """The article, people, organizations and events are what they are there; a claim is a note on its speaker."""
    entities = read(as_ftm([SUMMARY]))
    kinds = [entity.schema.name for entity in entities]
    assert (kinds.count("Article"), kinds.count("Event"), kinds.count("Note")) == (1, len(EVENTS), len(CLAIMS))
    (note,) = [entity for entity in entities if entity.get("name") == ["sabotage"]]
    speakers = [one.caption for one in entities if one.id in note.get("entity") and one.schema.name == "Person"]
    assert speakers == ["Odd Myrland"]
    iceland = next(entity for entity in entities if entity.caption == "Iceland")
    assert (iceland.schema.name, iceland.get("country")) == ("LegalEntity", ["is"])
    assert entities[0].get("language") == ["eng"]


def test_two_articles_do_not_collide() -> None:
    """The ids of another text are other ids."""
    other = summary(document=SUMMARY.document.model_copy(update={"sha256": "5" * 64}))
    first, second = ({entity.id for entity in read(as_ftm([one]))} for one in (SUMMARY, other))
    assert not first & second
    assert len(read(as_ftm([SUMMARY, other]))) == len(first | second)
