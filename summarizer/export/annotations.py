"""The evidence of a summary as W3C Web Annotations: one for each object and part it is evidence of.

A target names its words twice: by position, in code points of the text, and by the words with those around them,
which finds them again in a page where the positions have moved (Web Annotation Data Model, 4.2.4 and 4.2.5).
"""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

from summarizer.export.identifiers import node, uri
from summarizer.export.json import escaped
from summarizer.export.spans import Part, spans
from summarizer.schema import Span, Summary

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # code points before and after, as other annotators give them
Node = dict[str, object]


def as_annotations(summaries: Sequence[Summary]) -> str:
    """All annotations of all summaries as one collection, a JSON-LD document."""
    items = [made for summary in summaries for made in annotations(summary)]
    page = {"type": "AnnotationPage", "startIndex": 0, "items": items}
    whole = {
        "@context": CONTEXT,
        "type": "AnnotationCollection",
        "label": "Evidence of events, actors and claims",
        "total": len(items),
        "first": page,
    }
    return escaped(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def annotations(summary: Summary) -> Iterator[Node]:
    """One annotation for each object and part, with a target for each span."""
    told = _told(summary)
    for (owner, part), placed in groupby(spans(summary), key=lambda one: (one.object, one.part)):
        name = node(summary.document, owner)
        yield {
            "id": f"{name}.{part}",
            "type": "Annotation",
            "motivation": "describing" if part == "evidence" else "tagging",
            "created": summary.provenance.created.isoformat().replace("+00:00", "Z"),
            "generator": {"type": "Software", "name": summary.provenance.software.name},
            "body": _body(name, part, told[owner], summary.document.language),
            "target": [_target(one.span, summary) for one in placed],
        }


def _told(summary: Summary) -> dict[str, str]:
    """Each object in words, by id."""
    return {
        **{f"s{number}": statement.text for number, statement in enumerate(summary.abstract, 1)},
        **{actor.id: actor.name for actor in summary.actors},
        **{event.id: event.description for event in summary.events},
        **{claim.id: claim.text for claim in summary.claims},
    }


def _body(name: str, part: Part, words: str, language: str) -> list[Node]:
    return [
        {"type": "TextualBody", "purpose": "describing", "value": words, "format": "text/plain", "language": language},
        {"type": "TextualBody", "purpose": "tagging", "value": part},
        {"type": "SpecificResource", "purpose": "identifying", "source": name},
    ]


def _target(span: Span, summary: Summary) -> Node:
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    text, around = summary.document.text, {}
    if text is not None:
        around = {
            "prefix": text[max(0, span.start - _AROUND) : span.start],
            "suffix": text[span.end : span.end + _AROUND],
        }
    quote = {"type": "TextQuoteSelector", "exact": span.text, **around}
    return {"source": uri(summary.document), "selector": [quote, position]}
