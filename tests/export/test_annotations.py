"""Evidence as W3C Web Annotations."""

import json
from typing import Any

from examples import SUMMARY, TEXT, summary
from export.contexts import ANNOTATION, OA, loaded
from pyld import jsonld
from rdflib import RDF, Graph, Namespace

from summarizer.export.annotations import annotations, as_annotations
from summarizer.export.spans import spans

O = Namespace(OA)  # noqa: E741


def graph(text: str) -> Graph:
    """What a reader of linked data makes of it."""
    quads = jsonld.to_rdf(json.loads(text), {"documentLoader": loaded, "format": "application/n-quads"})
    return Graph().parse(data=quads, format="nt")


def test_every_span_is_a_target_with_both_selectors() -> None:
    """As many specific places as the summary has spans, each found by its words and by its position."""
    found = graph(as_annotations([SUMMARY]))
    count = len(list(spans(SUMMARY)))
    assert len(set(found.subjects(RDF.type, O.TextQuoteSelector))) == count
    assert len(set(found.subjects(RDF.type, O.TextPositionSelector))) == count
    for target in found.objects(predicate=O.hasTarget):
        kinds = {found.value(selector, RDF.type) for selector in found.objects(target, O.hasSelector)}
        assert kinds == {O.TextQuoteSelector, O.TextPositionSelector}
        assert found.value(target, O.hasSource)


def test_annotations_have_what_the_model_asks_for() -> None:
    """Each has a name of its own, a motivation of the vocabulary, a body and a target (3.1)."""
    found = graph(as_annotations([SUMMARY]))
    named = list(found.subjects(RDF.type, O.Annotation))
    assert len(set(named)) == len(list(annotations(SUMMARY))) == len({a["id"] for a in annotations(SUMMARY)})
    for one in named:
        assert found.value(one, O.motivatedBy) in (O.describing, O.tagging)
        assert found.value(one, O.hasBody)
        assert found.value(one, O.hasTarget)


def test_selectors_find_the_words() -> None:
    """By position in code points, and by the words with those around them, once or more in the text."""
    for one in annotations(SUMMARY):
        targets: Any = one["target"]
        for target in targets:
            quote, position = target["selector"]
            assert TEXT[position["start"] : position["end"]] == quote["exact"]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in TEXT
            assert TEXT[: position["start"]].endswith(quote["prefix"])


def test_only_terms_of_the_vocabulary() -> None:
    """No key is one that the published context does not know."""
    keys: set[str] = set()

    def look(value: object) -> None:
        if isinstance(value, dict):
            keys.update(value)
            any(map(look, value.values()))
        if isinstance(value, list):
            any(map(look, value))

    look(json.loads(as_annotations([SUMMARY])))
    assert keys - {"@context"} <= set(ANNOTATION)


def test_without_the_text_words_stand_alone() -> None:
    """A summary whose text was left out has selectors without the words around."""
    bare = summary(document=SUMMARY.document.model_copy(update={"text": None}))
    assert "prefix" not in as_annotations([bare])
    assert graph(as_annotations([bare]))
