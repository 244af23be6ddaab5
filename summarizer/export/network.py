"""The actors as a network: who acts on whom, who speaks of whom and to whom."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple
from xml.etree import ElementTree

from summarizer.export.plain import plain
from summarizer.schema import Claim, Summary

Relation = Literal["acts on", "speaks of", "speaks to"]
_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_NODE = {**dict.fromkeys(("name", "kind", "country", "sector", "document"), "string"), "mentions": "int"}
_EDGE = dict.fromkeys(("relation", "type", "modality", "object", "document"), "string")


class Edge(NamedTuple):
    """One event or claim that leads from one actor to another; ``type`` is the event's, or the claim's stance."""

    source: str
    target: str
    relation: Relation
    type: str
    modality: str
    object: str


def edges(summary: Summary) -> Iterator[Edge]:
    """An edge for each agent and target, then for each speaker and actor spoken of or to; none to oneself."""
    for event in summary.events:
        for agent in event.agents:
            for target in event.targets:
                if agent != target:
                    yield Edge(agent, target, "acts on", event.type, event.modality, event.id)
    for claim in summary.claims:
        if claim.speaker:
            yield from _spoken(claim, summary)


def _spoken(claim: Claim, summary: Summary) -> Iterator[Edge]:
    speaker = claim.speaker or ""
    for actor in spoken_of(claim, summary):
        if actor != speaker:
            yield Edge(speaker, actor, "speaks of", claim.stance, "", claim.id)
    if claim.addressee and claim.addressee != speaker:
        yield Edge(speaker, claim.addressee, "speaks to", claim.stance, "", claim.id)


def spoken_of(claim: Claim, summary: Summary) -> tuple[str, ...]:
    """The ids of the actors that the claim's content names, and of those in the events it is about."""
    told = [event for event in summary.events if event.id in claim.events]
    parties = {actor for event in told for actor in (*event.agents, *event.targets)}
    return tuple(
        actor.id
        for actor in summary.actors
        if actor.id in parties
        or any(
            mention.text in claim.text
            and any(span.start <= mention.start and mention.end <= span.end for span in claim.evidence)
            and not (claim.speaker_span and claim.speaker_span.start <= mention.start < claim.speaker_span.end)
            for mention in actor.mentions
        )
    )


def as_graphml(summaries: Sequence[Summary]) -> str:
    """The network of all summaries as GraphML; actors of different documents are different nodes."""
    root = ElementTree.Element("graphml", xmlns=_NAMESPACE)
    for target, fields in (("node", _NODE), ("edge", _EDGE)):
        for name, kind in fields.items():
            key = {"id": f"{target}.{name}", "for": target, "attr.name": name, "attr.type": kind}
            ElementTree.SubElement(root, "key", key)
    graph = ElementTree.SubElement(root, "graph", id="actors", edgedefault="directed")
    # two documents may have the same ids: the number of the summary keeps them apart
    for number, summary in enumerate(summaries, 1):
        _add_nodes(graph, summary, f"d{number}.")
        _add_edges(graph, summary, f"d{number}.")
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _add_nodes(graph: ElementTree.Element, summary: Summary, prefix: str) -> None:
    for actor in summary.actors:
        node = ElementTree.SubElement(graph, "node", id=prefix + actor.id)
        _add_data(
            node,
            "node",
            name=actor.name,
            kind=actor.kind,
            country=actor.country or "",
            sector=actor.sector or "",
            document=summary.document.id,
            mentions=str(len(actor.mentions)),
        )


def _add_edges(graph: ElementTree.Element, summary: Summary, prefix: str) -> None:
    for number, edge in enumerate(edges(summary), 1):
        ends = {"source": prefix + edge.source, "target": prefix + edge.target}
        element = ElementTree.SubElement(graph, "edge", {"id": f"{prefix}r{number}", **ends})
        _add_data(
            element,
            "edge",
            relation=edge.relation,
            type=edge.type,
            modality=edge.modality,
            object=edge.object,
            document=summary.document.id,
        )


def _add_data(element: ElementTree.Element, target: str, **values: str) -> None:
    for name, value in values.items():
        if value:
            ElementTree.SubElement(element, "data", key=f"{target}.{name}").text = _xml(value)


def _xml(text: str) -> str:
    """The text without what XML cannot hold: control characters, U+FFFE and U+FFFF."""
    return plain(text).translate({0xFFFE: "\ufffd", 0xFFFF: "\ufffd"})
