"""JSON-LD contexts that tests read without a network: the terms used, as the published contexts define them."""

from typing import Any

OA = "http://www.w3.org/ns/oa#"
SCHEMA = "https://schema.org/"
_ID = {"@type": "@id"}
# Web Annotation Vocabulary, appendix A: http://www.w3.org/ns/anno.jsonld
ANNOTATION: dict[str, Any] = {
    "oa": OA,
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "as": "http://www.w3.org/ns/activitystreams#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": {"@id": "@id", **_ID},
    "type": {"@id": "@type", **_ID},
    **{
        name: f"oa:{name}"
        for name in (
            "Annotation", "SpecificResource", "TextualBody", "TextQuoteSelector", "TextPositionSelector",
            "exact", "prefix", "suffix", "describing", "tagging", "identifying",
        )
    },
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "Software": "as:Application",
    "body": {"@id": "oa:hasBody", **_ID},
    "target": {"@id": "oa:hasTarget", **_ID},
    "source": {"@id": "oa:hasSource", **_ID},
    "selector": {"@id": "oa:hasSelector", **_ID},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "value": "rdf:value",
    "format": "dc:format",
    "language": "dc:language",
    "label": "rdfs:label",
    "name": "foaf:name",
    "created": {"@id": "dcterms:created", "@type": "xsd:dateTime"},
    "generator": {"@id": "as:generator", **_ID},
    "total": {"@id": "as:totalItems", "@type": "xsd:nonNegativeInteger"},
    "first": {"@id": "as:first", **_ID},
    "startIndex": {"@id": "as:startIndex", "@type": "xsd:nonNegativeInteger"},
    "items": {"@id": "as:items", "@container": "@list", **_ID},
}  # fmt: skip
_CONTEXTS = {"http://www.w3.org/ns/anno.jsonld": ANNOTATION, "https://schema.org": {"@vocab": SCHEMA}}


def loaded(url: str, _options: object = None) -> dict[str, object]:
    """What pyld calls in place of the network."""
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": _CONTEXTS[url]},
    }
