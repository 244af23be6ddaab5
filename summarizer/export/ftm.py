"""A summary as FollowTheMoney entities, a line of JSON each, for Aleph and other tools of investigations.

The article is an Article, an actor a Person, Organization or LegalEntity, an event an Event. A claim has no schema
of its own there: it is a Note on its speaker. Ids hold the hash of the text, so that two articles do not collide.
"""

import json
import re
from collections.abc import Iterator, Sequence

import pycountry

from summarizer.export.json import escaped
from summarizer.schema import Actor, Claim, Event, Summary

Entity = dict[str, object]
_SCHEMATA = {"person": "Person", "organization": "Organization", "country": "LegalEntity", "group": "LegalEntity"}
_ISO = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")


def as_ftm(summaries: Sequence[Summary]) -> str:
    """The entities of all summaries, one JSON object a line."""
    found = (entity for summary in summaries for entity in entities(summary))
    return "".join(f"{escaped(json.dumps(entity, ensure_ascii=False))}\n" for entity in found)


def entities(summary: Summary) -> Iterator[Entity]:
    """The article, then its actors, events and claims."""
    yield _article(summary)
    yield from (_actor(actor, summary) for actor in summary.actors)
    yield from (_event(event, summary) for event in summary.events)
    yield from (_claim(claim, summary) for claim in summary.claims)


def _id(summary: Summary, identifier: str) -> str:
    return f"summarizer-{summary.document.sha256[:16]}-{identifier}"


def _entity(summary: Summary, identifier: str, schema: str, values: dict[str, list[str | None]]) -> Entity:
    """The properties that have a value; each value once."""
    filled = {name: list(dict.fromkeys(one for one in many if one)) for name, many in values.items()}
    properties = {name: many for name, many in filled.items() if many}
    return {"id": _id(summary, identifier), "schema": schema, "properties": properties}


def _article(summary: Summary) -> Entity:
    document = summary.document
    source = document.source
    return _entity(
        summary,
        "article",
        "Article",
        {
            "title": [document.title or summary.headline],
            "summary": [" ".join(statement.text for statement in summary.abstract)],
            "bodyText": [document.text],
            "sourceUrl": [source if source and source.startswith(("http://", "https://")) else None],
            "publishedAt": [document.published.isoformat() if document.published else None],
            "language": [_language(document.language)],
            "namesMentioned": [actor.name for actor in summary.actors if not actor.unnamed],
        },
    )


def _actor(actor: Actor, summary: Summary) -> Entity:
    role = actor.role.text if actor.role else None
    return _entity(
        summary,
        actor.id,
        _SCHEMATA[actor.kind],
        {
            "name": [actor.name],
            "weakAlias": list(actor.aliases),
            "country": [_country(actor.country)],
            "position" if actor.kind == "person" else "description": [role],
            "keywords": [actor.sector, "unnamed" if actor.unnamed else None],
            "proof": [_id(summary, "article")],
        },
    )


def _event(event: Event, summary: Summary) -> Entity:
    when, where = event.when, event.where
    return _entity(
        summary,
        event.id,
        "Event",
        {
            "name": [event.description],
            "summary": [span.text for span in event.evidence],
            "keywords": [event.type, event.mode, event.modality],
            "startDate": [_date(when.start if when else None)],
            "endDate": [_date(when.end if when else None)],
            "location": [where.span.text if where else None],
            "country": [_country(where.country if where else None)],
            "organizer": [_id(summary, one) for one in event.agents],
            "involved": [_id(summary, one) for one in (*event.agents, *event.targets)],
            "proof": [_id(summary, "article")],
        },
    )


def _claim(claim: Claim, summary: Summary) -> Entity:
    words = claim.speaker_span.text if claim.speaker_span else None
    return _entity(
        summary,
        claim.id,
        "Note",
        {
            "name": [claim.text],
            "description": [span.text for span in claim.evidence],
            "keywords": [claim.stance, claim.form],
            "notes": [f"Said by: {words}" if words else None],
            "entity": [_id(summary, one) for one in (claim.speaker, *claim.events) if one],
            "proof": [_id(summary, "article")],
        },
    )


def _country(code: str | None) -> str | None:
    """FollowTheMoney writes ISO 3166-1 alpha-2 in small letters."""
    found = pycountry.countries.get(alpha_3=code) if code else None
    return found.alpha_2.lower() if found else None


def _language(code: str) -> str | None:
    """FollowTheMoney writes ISO 639-3."""
    found = pycountry.languages.get(alpha_2=code.partition("-")[0])
    return found.alpha_3 if found else None


def _date(edtf: str | None) -> str | None:
    return edtf if edtf and _ISO.fullmatch(edtf) else None
