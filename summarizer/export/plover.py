"""Events as PLOVER records, a line of JSON each, with the field names of the manual's chapter on data exchange.

Only what the article tells as occurred or ongoing is a record: PLOVER has no field that keeps a planned, possible
or denied event from being counted. A record also needs one of PLOVER's types and a date: the event's own,
else that of publication. ``quad_code`` and ``event_scale`` come from the manual's tables; where the tables have no
value, the field is absent.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

from summarizer.checks import sentence_numbers
from summarizer.export.dates import days
from summarizer.export.identifiers import node
from summarizer.export.json import escaped
from summarizer.schema import Actor, Event, Summary

_COUNTED = ("occurred", "ongoing")
Record = dict[str, object]


class Weight(NamedTuple):
    quad: int
    score: float | None


def as_plover(summaries: Sequence[Summary]) -> str:
    """The records of all summaries, one JSON object a line."""
    found = (record for summary in summaries for record in records(summary))
    return "".join(f"{escaped(json.dumps(record, ensure_ascii=False))}\n" for record in found)


def records(summary: Summary) -> Iterator[Record]:
    """The record of each event that PLOVER counts, in the order of the text."""
    actors = {actor.id: actor for actor in summary.actors}
    for event in summary.events:
        dated = _dates(event, summary)
        if event.modality in _COUNTED and (event.type, None) in weights() and dated:
            yield _record(event, summary, actors, dated)


@cache
def weights() -> Mapping[tuple[str, str | None], Weight]:
    """Quad code and score by type and mode; a mode of None is that of a type without one."""
    lines = resources.files(__package__).joinpath("plover.tsv").read_text(encoding="utf-8").splitlines()
    table = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
    return {
        (row["type"], row["mode"] or None): Weight(int(row["quad"]), float(row["score"]) if row["score"] else None)
        for row in table
    }


def _dates(event: Event, summary: Summary) -> Record:
    if found := days(event.when):
        first, last = found
        return {"date": first.isoformat(), **({"enddate": last.isoformat()} if last != first else {})}
    published = summary.document.published
    if published is None:
        return {}
    return {"date": published.isoformat(), "comment": "the date is that of publication"}


def _record(event: Event, summary: Summary, actors: Mapping[str, Actor], dated: Record) -> Record:
    quad, _ = weights()[event.type, None]
    weight = weights().get((event.type, event.mode))
    made = summary.provenance
    return {
        "id": node(summary.document, event.id),
        "has_event": True,
        **dated,
        "actor": _entities(event.agents, actors),
        "recipient": _entities(event.targets, actors),
        "event": [event.type.upper()],
        **({"mode": [event.mode]} if event.mode else {}),
        **_place(event),
        "event_text": [event.description],
        "quad_code": quad,
        **({"event_scale": weight.score} if weight and weight.score is not None else {}),
        "text_info": _where_told(event, summary),
        "cite_info": _citation(summary),
        "coder": f"{made.software.name} {made.software.version}, {made.model.name}",
        "coded_date": made.created.date().isoformat(),
        "coded_time": made.created.time().isoformat(timespec="seconds"),
    }


def _entities(ids: Iterable[str], actors: Mapping[str, Actor]) -> list[Record]:
    return [
        {
            **({"code": actor.country} if actor.country else {}),
            **({"sector": actor.sector} if actor.sector else {}),
            "entity_text": actor.name,
            **({"office": actor.role.text} if actor.role else {}),
        }
        for actor in (actors[one] for one in ids)
    ]


def _place(event: Event) -> Record:
    if event.where is None:
        return {}
    country = {"country_code": event.where.country} if event.where.country else {}
    return {"event_loc": {"extracted_place": event.where.span.text, **country}}


def _where_told(event: Event, summary: Summary) -> Record:
    first = event.evidence[0]
    numbers = sentence_numbers([first], summary.document.sentences)
    return {**({"sequence": numbers[0]} if numbers else {}), "start": first.start, "end": first.end}


def _citation(summary: Summary) -> Record:
    document, codebook = summary.document, summary.provenance.codebook
    known = {
        "citation": document.id,
        "url": document.source if document.source and "://" in document.source else None,
        "title": document.title,
        "language": document.language.partition("-")[0],
        "codebook": codebook.name,
    }
    return {name: value for name, value in known.items() if value}
