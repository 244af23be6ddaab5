"""The actors of all articles as they stand in the store: the members of what may be one actor."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pydantic import TypeAdapter

from summarizer.schema import Actor, Kind, Sector

_ACTORS = TypeAdapter(tuple[Actor, ...])


class Member(NamedTuple):
    """An actor of one article; ``document`` is the id that the corpus gives."""

    document: str
    actor: str
    name: str
    aliases: tuple[str, ...]
    kind: Kind
    unnamed: bool
    role: str | None
    country: str | None
    sector: Sector | None
    mentions: int

    @property
    def place(self) -> str:
        """How a person calls this member in the file of judgements."""
        return f"in {self.document}: {self.name}"


class Text(NamedTuple):
    """A document's text, where the summary has it, what tells equal texts, and when its result was finished."""

    document: str
    published: date | None
    sha256: str
    text: str | None
    finished: str = ""


def members(base: sqlite3.Connection) -> Iterator[Member]:
    """The actors of every summary of a store, in the order of the documents."""
    found = base.execute(
        "SELECT d.id, json_extract(r.summary, '$.actors') FROM documents d JOIN results r ON r.identity = d.identity "
        "WHERE r.summary IS NOT NULL ORDER BY d.position"
    )
    for document, actors in found:
        for one in _ACTORS.validate_json(actors):
            yield member(document, one)


def member(document: str, one: Actor) -> Member:
    role = one.role.text if one.role else None
    return Member(
        document, one.id, one.name, one.aliases, one.kind, one.unnamed, role, one.country, one.sector, len(one.mentions)
    )


def texts(base: sqlite3.Connection) -> Iterator[Text]:
    """The text of every summary of a store, in the order of the documents."""
    found = base.execute(
        "SELECT d.id, json_extract(r.summary, '$.document.published'), json_extract(r.summary, '$.document.sha256'), "
        "json_extract(r.summary, '$.document.text'), r.finished FROM documents d JOIN results r ON r.identity = d.identity "
        "WHERE r.summary IS NOT NULL ORDER BY d.position"
    )
    for document, published, sha256, text, finished in found:
        yield Text(document, date.fromisoformat(published) if published else None, sha256, text, finished)
