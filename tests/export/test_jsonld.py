"""A summary in the terms of schema.org."""

import json
from typing import Any

import pytest
from examples import ACTORS, CLAIMS, EVENTS, SUMMARY, summary
from export.contexts import SCHEMA, loaded
from pyld import jsonld
from rdflib import RDF, SDO, Graph, Namespace, URIRef

from summarizer.export.jsonld import as_jsonld, nodes

S = Namespace(SCHEMA)


def graph(text: str) -> Graph:
    quads = jsonld.to_rdf(json.loads(text), {"documentLoader": loaded, "format": "application/n-quads"})
    return Graph().parse(data=quads, format="nt")


def test_every_type_and_property_is_schema_org_s() -> None:
    """Nothing in it is a term that schema.org does not define."""
    found = graph(as_jsonld([SUMMARY]))
    terms = {*found.predicates(), *found.objects(predicate=RDF.type)} - {RDF.type}
    assert {str(term) for term in terms if URIRef(str(term)) not in SDO} == set()


def test_each_object_is_a_node() -> None:
    """As many people, organizations, countries, events and claims as the summary has, and one article."""
    found = graph(as_jsonld([SUMMARY]))
    named = {kind: {n for n in found.subjects(RDF.type, S[kind]) if isinstance(n, URIRef)} for kind in
             ("NewsArticle", "Person", "Organization", "Country", "Event", "Claim")}  # fmt: skip
    people = sum(actor.kind == "person" for actor in ACTORS)
    countries = sum(actor.kind == "country" for actor in ACTORS)
    assert {kind: len(nodes) for kind, nodes in named.items()} == {
        "NewsArticle": 1,
        "Person": people,
        "Organization": len(ACTORS) - people - countries,
        "Country": countries,
        "Event": len(EVENTS),
        "Claim": len(CLAIMS),
    }


def test_who_says_what_of_which_event() -> None:
    """A claim has its author, its article and its events."""
    found = graph(as_jsonld([SUMMARY]))
    claims = {str(found.value(c, S.text)): c for c in found.subjects(RDF.type, S.Claim)}
    sabotage = claims["sabotage"]
    assert str(found.value(found.value(sabotage, S.author), S.name)) == "Odd Myrland"
    assert found.value(found.value(sabotage, S.appearance), RDF.type) == S.NewsArticle
    assert str(found.value(found.value(sabotage, S.about), S.name)) == EVENTS[2].description


def test_every_reference_is_to_a_node() -> None:
    """No name is used that the document does not describe."""
    found = graph(as_jsonld([SUMMARY]))
    used = {o for _, p, o in found if isinstance(o, URIRef) and p != RDF.type and not str(o).startswith(SCHEMA)}
    assert used <= set(found.subjects())


@pytest.mark.parametrize(
    ("modality", "status"),
    [("occurred", "Completed"), ("ongoing", "Active"), ("planned", "Potential"), ("possible", None), ("denied", None)],
)
def test_what_may_not_have_happened_is_no_completed_action(modality: str, status: str | None) -> None:
    """An event told as possible or denied has no status, and the words say how it is told."""
    event = EVENTS[0].model_copy(update={"modality": modality})
    made: dict[str, Any] = next(n for n in nodes(summary(events=(event,))) if "Action" in str(n["@type"]))
    assert made.get("actionStatus") == (f"https://schema.org/{status}ActionStatus" if status else None)
    assert (made.get("disambiguatingDescription") is None) == (modality == "occurred")


def test_dates_are_iso_8601() -> None:
    """A season or a decade of EDTF is left out; a day, month or year stands."""
    whens = {"2031-22": None, "203X": None, "..": None, "2031-05": "2031-05", "2031": "2031"}
    for edtf, shown in whens.items():
        when = EVENTS[0].when.model_copy(update={"start": edtf, "end": edtf})  # type: ignore[union-attr]
        made = nodes(summary(events=(EVENTS[0].model_copy(update={"when": when}),)))
        assert [n.get("startDate") for n in made if "Event" in str(n["@type"])] == [shown]
