"""Invented gold and summaries of the port of Essel, for tests that measure one by the other."""

from collections.abc import Iterable
from typing import Any

from examples import SUMMARY

from summarizer.documents.article import Article
from summarizer.evaluation.gold import Gold
from summarizer.schema import Actor, Claim, Event, Proposer, Span, Summary

TEXT = "Mayor Ottla Brandvik said the cranes are not safe. Drayhold fired forty dockers on Friday. They wept."


def extent(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def span(words: str) -> Span:
    return Span.of(TEXT, *extent(words))


def attribution(source: str, content: str, where: str | None = None) -> dict[str, Any]:
    return {"source": source, "content": content, "content_spans": [extent(where or content)]}


def gold_event(
    *types: str, agents: Iterable[str] = (), targets: Iterable[str] = (), at: str
) -> dict[str, Any]:
    return {"types": types, "agents": tuple(agents), "targets": tuple(targets), "spans": [extent(at)]}


def gold(corpus: str, **annotations: Any) -> Gold:
    fields = {"id": "essel", "corpus": corpus, "article": Article(text=TEXT), **annotations}
    return Gold.model_validate(fields)


def actor(number: int, name: str, *aliases: str) -> Actor:
    """Mentioned once, by a pronoun, which names nobody."""
    return Actor(
        id=f"a{number}",
        name=name,
        kind="group",
        aliases=aliases,
        mentions=(span("They"),),
        found_by=("model",),
    )


def event(
    kind: str, at: str, agents: Iterable[str] = (), targets: Iterable[str] = (), *found_by: Proposer
) -> Event:
    return Event(
        id="e1",
        description=at,
        type=kind,
        modality="occurred",
        agents=tuple(agents),
        targets=tuple(targets),
        trigger=span(at),
        evidence=(span(at),),
        found_by=found_by or ("model",),
    )


def claim(text: str, at: str, who: str | None = None, **more: Any) -> Claim:
    """A claim with these words for its speaker, wherever they would stand."""
    words = Span(start=0, end=len(who), text=who) if who else None
    fields = {"form": "indirect", "stance": "asserts", "found_by": ("model",), **more}
    return Claim(id="c1", text=text, evidence=(span(at),), speaker_span=words, **fields)


def summary(
    actors: Iterable[Actor] = (), events: Iterable[Event] = (), claims: Iterable[Claim] = ()
) -> Summary:
    objects = {"actors": tuple(actors), "events": tuple(events), "claims": tuple(claims)}
    return SUMMARY.model_copy(update=objects)
