"""An invented week of news about a cast: articles, their summaries, and which of the actors in them are one.

The text of an article is written around the names, so that every span is where it says it is.
"""

import hashlib
import random
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from casts import CAST, Form, Part
from examples import SUMMARY

from summarizer.corpus.database import beside
from summarizer.corpus.outcome import Outcome
from summarizer.corpus.store import Store
from summarizer.schema import (
    Actor,
    Claim,
    Coverage,
    Document,
    Event,
    Span,
    Stance,
    Summary,
    Usage,
)

MONDAY = date(2031, 5, 5)
Truth = dict[tuple[str, str], str]
_ACTS: tuple[tuple[str, str], ...] = (
    ("assault", "attacked"), ("accuse", "accused"), ("aid", "helped"), ("threaten", "threatened"),
    ("consult", "met"), ("sanction", "fined"), ("reject", "rebuffed"), ("coerce", "arrested"),
)  # fmt: skip
_CUES: tuple[tuple[Stance, str], ...] = (
    ("asserts", "said"), ("denies", "denied"), ("accuses", "alleged"), ("warns", "warned"), ("asserts", "added"),
)  # fmt: skip
_PLACES = ("on the quay", "near the lock", "in the old town", "at the border", "after the vote", "in the hall")


class Page:
    """A text that grows, and the places of what was written."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, words: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += words
        return start, len(self.text)

    def span(self, place: tuple[int, int]) -> Span:
        return Span.of(self.text, *place)


class Article(NamedTuple):
    summary: Summary
    truth: Truth


class Sentence(NamedTuple):
    """One does something to another, and somebody may tell of it; numbers are those of the actors, from 0."""

    agent: int
    target: int
    act: tuple[str, str]
    speaker: int | None = None
    cue: tuple[Stance, str] = ("asserts", "said")
    place: str = "on the quay"


Named = tuple[Part, Form]


def article(id: str, published: date | None, parts: Sequence[Part], chance: random.Random, more: str = "") -> Article:  # noqa: A002
    """An article in which every part is named once or more, does something to the next, and speaks of it.

    ``more`` is the rest of its text, in which nobody is named.
    """
    chosen = [(one, chance.choice(one.forms)) for one in parts]
    told = [
        Sentence(
            at,
            at + 1,
            chance.choice(_ACTS),
            chance.choice([None, *range(len(chosen))]),
            chance.choice(_CUES),
            chance.choice(_PLACES),
        )
        for at in range(len(chosen) - 1)
    ]
    return written(id, published, chosen, told, more)


def written(id: str, published: date | None, chosen: Sequence[Named], told: Sequence[Sentence], more: str = "") -> Article:  # noqa: A002
    """An article that names these actors and then tells these sentences."""
    page, truth = Page(), Truth()
    places: dict[int, list[tuple[int, int]]] = {at: [] for at in range(len(chosen))}
    roles: dict[int, tuple[int, int]] = {}
    for at, (_, shape) in enumerate(chosen):
        for name in shape.names:
            places[at].append(page.write(name))
            page.write(", ")
            if shape.role and at not in roles:
                roles[at] = page.write(shape.role)
                page.write(", ")
        page.write(f"was {_PLACES[len(id + shape.names[0]) % len(_PLACES)]}. ")
    done = [_told(page, places, chosen, one) for one in told]
    page.write(more)
    actors = tuple(_actor(page, at, chosen[at], places[at], roles.get(at)) for at in range(len(chosen)))
    for at, (one, _) in enumerate(chosen):
        truth[id, f"a{at + 1}"] = f"{one.key}@{id}" if one.many else one.key
    return Article(_summary(id, published, page, actors, done), truth)


class _Told(NamedTuple):
    told: Sentence
    trigger: tuple[int, int]
    cue: tuple[int, int] | None
    act: tuple[int, int]
    whole: tuple[int, int]


def _told(page: Page, places: dict[int, list[tuple[int, int]]], chosen: Sequence[Named], one: Sentence) -> _Told:
    start, cue = len(page.text), None
    if one.speaker is not None:
        places[one.speaker].append(page.write(chosen[one.speaker][1].names[0]))
        page.write(" ")
        cue = page.write(one.cue[1])
        page.write(" that ")
    first = page.write(chosen[one.agent][1].names[0])
    page.write(" ")
    trigger = page.write(one.act[1])
    page.write(" ")
    second = page.write(chosen[one.target][1].names[0])
    places[one.agent].append(first)
    places[one.target].append(second)
    page.write(f" {one.place}. ")
    return _Told(one, trigger, cue, (first[0], second[1]), (start, len(page.text) - 1))


def _actor(
    page: Page, at: int, chosen: tuple[Part, Form], places: list[tuple[int, int]], role: tuple[int, int] | None
) -> Actor:
    one, shape = chosen
    return Actor(
        id=f"a{at + 1}",
        name=shape.names[0],
        kind=one.kind,
        unnamed=one.unnamed,
        role=page.span(role) if role else None,
        country=shape.country,
        sector=shape.sector,
        aliases=shape.names[1:],
        mentions=tuple(page.span(place) for place in sorted(places)),
        found_by=("model",),
    )


def _summary(
    id: str, published: date | None, page: Page, actors: tuple[Actor, ...], done: Iterable[_Told]  # noqa: A002
) -> Summary:
    events: list[Event] = []
    claims: list[Claim] = []
    for number, one in enumerate(done, 1):
        told = one.told
        events.append(
            Event(
                id=f"e{number}",
                description=page.text[slice(*one.act)],
                type=told.act[0],
                modality="occurred" if told.speaker is None else "possible",
                agents=(f"a{told.agent + 1}",),
                targets=(f"a{told.target + 1}",),
                trigger=page.span(one.trigger),
                evidence=(page.span(one.whole),),
                found_by=("parser",),
            )
        )
        if told.speaker is not None:
            claims.append(
                Claim(
                    id=f"c{len(claims) + 1}",
                    text=page.text[slice(*one.act)],
                    speaker=f"a{told.speaker + 1}",
                    cue=page.span(one.cue) if one.cue else None,
                    form="indirect",
                    stance=told.cue[0],
                    events=(f"e{number}",),
                    evidence=(page.span(one.whole),),
                    found_by=("parser",),
                )
            )
    return SUMMARY.model_copy(
        update={
            "document": Document(
                id=hashlib.sha256(page.text.encode()).hexdigest()[:12],
                title=id,
                source=f"{id}.md",
                published=published,
                language="en",
                text=page.text,
                sha256=hashlib.sha256(page.text.encode()).hexdigest(),
                characters=len(page.text),
                sentences=((0, len(page.text)),),
            ),
            "coverage": Coverage(cited=(1,), empty=(), unread=()),
            "headline": id,
            "abstract": (),
            "actors": actors,
            "events": tuple(events),
            "claims": tuple(claims),
            "provenance": SUMMARY.provenance.model_copy(update={"dropped": ()}),
        }
    )


def week(seed: int, articles: int = 60, cast: Sequence[Part] = CAST, size: int = 8) -> dict[str, Article]:
    """Articles by their ids, of seven days; in each play some of the cast, no two of one name."""
    chance = random.Random(seed)  # noqa: S311
    made = {}
    for number in range(articles):
        parts: list[Part] = []
        for one in chance.sample(cast, len(cast)):
            if len(parts) < size and not any(_alike(one, other) for other in parts):
                parts.append(one)
        made[f"doc-{number:03}"] = article(f"doc-{number:03}", MONDAY + timedelta(number % 7), parts, chance)
    return made


def _alike(one: Part, other: Part) -> bool:
    """Whether two parts have a name in common; within one article nobody could tell them apart."""
    names = ({name.casefold().removeprefix("the ") for shape in part.forms for name in shape.names} for part in (one, other))
    return not set.isdisjoint(*names)


def stored(out: Path, summaries: Mapping[str, Summary]) -> Path:
    """The output of a corpus, with a store beside it in which the summaries are done."""
    with Store(beside(out)) as store:
        store.begin(len(summaries), "scripted")
        for id, summary in summaries.items():  # noqa: A001
            store.register(id, f"identity of {id}", summary.document.source)
            store.finish(f"identity of {id}", Outcome(summary=summary), Usage(), 1.0)
        store.end(1.0, None)
    return out


def summaries(articles: Mapping[str, Article]) -> dict[str, Summary]:
    return {name: one.summary for name, one in articles.items()}


def truth(articles: Mapping[str, Article]) -> Truth:
    return {key: name for one in articles.values() for key, name in one.truth.items()}
