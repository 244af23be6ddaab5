"""A summary as linked data in the terms of schema.org: NewsArticle, Person, Organization, Country, Event, Claim.

What schema.org has no term for stays in plain words (``keywords``, ``disambiguatingDescription``). An event is an
Action too, which has an agent and an object. Its dates are given where ISO 8601 can write them.
"""

import json
import re
from collections.abc import Callable, Sequence

from summarizer.export.identifiers import node, uri
from summarizer.export.json import escaped
from summarizer.schema import Actor, Claim, Event, Summary

Node = dict[str, object]
_TYPES = {"person": "Person", "organization": "Organization", "country": "Country", "group": "Organization"}
_STATUS = {
    "occurred": "https://schema.org/CompletedActionStatus",
    "ongoing": "https://schema.org/ActiveActionStatus",
    "planned": "https://schema.org/PotentialActionStatus",
}
_ISO = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")


def as_jsonld(summaries: Sequence[Summary]) -> str:
    """All summaries as one JSON-LD document; the identifier of a node begins with that of its document."""
    graph = [made for summary in summaries for made in nodes(summary)]
    whole = {"@context": "https://schema.org", "@graph": graph}
    return escaped(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def nodes(summary: Summary) -> list[Node]:
    """The article, then its actors, events and claims."""

    def named(identifier: str) -> Node:
        return {"@id": node(summary.document, identifier)}

    return [
        _article(summary, named),
        *(_actor(actor, named) for actor in summary.actors),
        *(_event(event, named) for event in summary.events),
        *(_claim(claim, summary, named) for claim in summary.claims),
    ]


_Named = Callable[[str], Node]


def _filled(values: Node) -> Node:
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _article(summary: Summary, named: _Named) -> Node:
    document = summary.document
    return _filled(
        {
            "@id": uri(document),
            "@type": "NewsArticle",
            "identifier": document.id,
            "headline": document.title or summary.headline,
            "alternativeHeadline": summary.headline if document.title else None,
            "url": document.source if document.source and "://" in document.source else None,
            "inLanguage": document.language,
            "datePublished": document.published.isoformat() if document.published else None,
            "abstract": " ".join(statement.text for statement in summary.abstract),
            "about": [named(event.id) for event in summary.events],
            "mentions": [named(actor.id) for actor in summary.actors],
            "hasPart": [named(claim.id) for claim in summary.claims],
        }
    )


def _actor(actor: Actor, named: _Named) -> Node:
    kind = f"unnamed {actor.kind}" if actor.unnamed else "group" if actor.kind == "group" else None
    country = {"@type": "Country", "identifier": actor.country} if actor.country else None
    return _filled(
        {
            **named(actor.id),
            "@type": _TYPES[actor.kind],
            "name": actor.name,
            "alternateName": list(actor.aliases),
            "disambiguatingDescription": kind,
            "identifier": actor.country if actor.kind == "country" else None,
            "jobTitle": actor.role.text if actor.role and actor.kind == "person" else None,
            "workLocation": country if actor.kind == "person" else None,
            "location": country if actor.kind in ("organization", "group") else None,
        }
    )


def _event(event: Event, named: _Named) -> Node:
    when, where = event.when, event.where
    country = {"@type": "Country", "identifier": where.country} if where and where.country else None
    told = f"told as {event.modality}" if event.modality != "occurred" else None
    return _filled(
        {
            **named(event.id),
            "@type": ["Event", "Action"],
            "name": event.description,
            "keywords": [word for word in (event.type, event.mode, event.modality) if word],
            "disambiguatingDescription": told,
            "actionStatus": _STATUS.get(event.modality),
            "agent": [named(one) for one in event.agents],
            "object": [named(one) for one in event.targets],
            "startDate": _iso(when.start if when else None),
            "endDate": _iso(when.end if when else None),
            "location": _filled({"@type": "Place", "name": where.span.text, "containedInPlace": country})
            if where
            else None,
        }
    )


def _claim(claim: Claim, summary: Summary, named: _Named) -> Node:
    return _filled(
        {
            **named(claim.id),
            "@type": "Claim",
            "text": claim.text,
            "keywords": [claim.stance, claim.form],
            "author": named(claim.speaker) if claim.speaker else None,
            "creditText": claim.speaker_span.text if claim.speaker_span else None,
            "audience": _audience(claim, summary),
            "about": [named(one) for one in claim.events],
            "isPartOf": named(claim.within) if claim.within else None,
            "appearance": {"@id": uri(summary.document)},
        }
    )


def _audience(claim: Claim, summary: Summary) -> Node | None:
    names = [actor.name for actor in summary.actors if actor.id == claim.addressee]
    return {"@type": "Audience", "name": names[0]} if names else None


def _iso(edtf: str | None) -> str | None:
    return edtf if edtf and _ISO.fullmatch(edtf) else None
