"""The network of actors."""

import io

import networkx
from examples import ACTORS, SUMMARY, summary

from summarizer.export.network import Edge, as_graphml, edges, spoken_of


def read(text: str) -> networkx.MultiDiGraph:
    found = networkx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True)
    assert isinstance(found, networkx.MultiDiGraph)
    return found


def test_networkx_reads_every_actor_and_tie() -> None:
    """As many nodes as actors and as many edges as ties, with their attributes."""
    graph = read(as_graphml([SUMMARY]))
    assert graph.number_of_nodes() == len(ACTORS)
    assert graph.number_of_edges() == len(list(edges(SUMMARY)))
    assert graph.nodes["d1.a4"] == {
        "name": "Sunna Valdal", "kind": "person", "country": "ISL", "sector": "GOV",
        "document": "brekkavik-ferry", "mentions": 3,
    }  # fmt: skip
    told = [(a, b, tie) for a, b, tie in graph.edges(data=True) if tie["object"] == "e4"]
    assert [(a, b, tie["relation"], tie["type"], tie["modality"]) for a, b, tie in told] == [
        ("d1.a5", "d1.a6", "acts on", "accuse", "occurred")
    ]


def test_who_acts_and_who_speaks() -> None:
    """An agent acts on a target; a speaker speaks of whom the words name or the event has, and to whom is told."""
    found = list(edges(SUMMARY))
    assert Edge("a9", "a10", "acts on", "coerce", "occurred", "e6") in found
    assert Edge("a8", "a4", "speaks of", "asserts", "", "c7") in found
    assert Edge("a8", "a6", "speaks of", "asserts", "", "c7") in found
    assert Edge("a4", "a6", "speaks to", "promises", "", "c8") in found
    assert all(edge.source != edge.target for edge in found)


def test_the_speaker_is_not_spoken_of_by_being_named() -> None:
    """The words that name the speaker are no part of what is said."""
    claims = {claim.id: claim for claim in SUMMARY.claims}
    assert spoken_of(claims["c7"], SUMMARY) == ("a4", "a6")
    assert "a4" not in spoken_of(claims["c1"], SUMMARY)


def test_documents_stay_apart_and_any_name_is_xml() -> None:
    """Two summaries are two graphs in one file; no character of a name breaks it."""
    odd = ACTORS[0].model_copy(update={"name": "<&\"']]> \x00 \x1b \ud800 \ufffe"})
    graph = read(as_graphml([SUMMARY, summary(actors=(odd, *ACTORS[1:]))]))
    assert graph.number_of_nodes() == 2 * len(ACTORS)
    assert networkx.number_weakly_connected_components(graph) % 2 == 0
    assert graph.nodes["d2.a1"]["name"] == "<&\"']]> \ufffd \ufffd \ufffd \ufffd"
