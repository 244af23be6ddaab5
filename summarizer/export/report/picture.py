"""The network of actors as a drawing: on a circle, those with most ties first, lines through its inside."""

from collections import Counter
from itertools import groupby
from math import cos, hypot, pi, sin
from typing import NamedTuple

from summarizer.export.network import Edge, edges
from summarizer.export.plain import plain
from summarizer.export.report.timeline import shortened
from summarizer.schema import Actor, Summary

WIDTH, RADIUS = 520, 108
_MOST = 20  # actors; more cannot be told apart
_LETTERS = 20
_GAP = 16  # units between two labels of a side
_PULL = 0.35  # how far a line bends toward the middle, of the way there; 0 is straight
_BEND = 0.3  # and of its own length at most, so that neighbours are not tied by loops
_CLEAR = 5  # units between the end of a line and the dot


class Dot(NamedTuple):
    actor: str
    kind: str
    name: str
    title: str
    x: float
    y: float
    size: float
    label_x: float
    label_y: float
    anchor: str


class Line(NamedTuple):
    path: str
    relation: str
    objects: str
    title: str
    width: float


class Picture(NamedTuple):
    height: int
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    left_out: int


def picture(summary: Summary) -> Picture:
    """The actors that act or are spoken of, and how many are left out because they have no ties or there is no room."""
    ties = tuple(edges(summary))
    weight = Counter(end for edge in ties for end in (edge.source, edge.target))
    chosen = [actor for actor, _ in weight.most_common(_MOST)]
    ring = _ordered(chosen, ties)
    actors = {actor.id: actor for actor in summary.actors}
    height = max(2 * RADIUS + 60, _GAP * (len(ring) // 2 + 3))
    dots = _dots(ring, actors, height)
    places = {dot.actor: dot for dot in dots}
    lines = tuple(_lines(ties, places, actors, height)) if dots else ()
    return Picture(height if dots else 0, dots, lines, len(summary.actors) - len(dots))


def _ordered(chosen: list[str], ties: tuple[Edge, ...]) -> list[str]:
    """The actors ordered so that those with most ties stand side by side: fewer lines cross."""
    between = Counter(frozenset((edge.source, edge.target)) for edge in ties)
    ring, left = chosen[:1], chosen[1:]
    while left:
        following = max(left, key=lambda one: (between[frozenset((ring[-1], one))], -left.index(one)))
        ring.append(following)
        left.remove(following)
    return ring


def _dots(ring: list[str], actors: dict[str, Actor], height: int) -> tuple[Dot, ...]:
    placed = [_dot(n, len(ring), actors[one], height) for n, one in enumerate(ring)]
    # two labels of one side are moved apart
    for side in ("start", "end"):
        floor = float("-inf")
        for place in sorted((n for n, dot in enumerate(placed) if dot.anchor == side), key=lambda n: placed[n].label_y):
            y = max(placed[place].label_y, floor + _GAP)
            placed[place], floor = placed[place]._replace(label_y=round(y, 1)), y
    return tuple(placed)


def _dot(number: int, count: int, actor: Actor, height: int) -> Dot:
    # half a step aside: no label stands straight above or below another
    angle = 2 * pi * (number + 0.5) / count - pi / 2
    x, y = WIDTH / 2 + RADIUS * cos(angle), height / 2 + RADIUS * sin(angle)
    size = min(11.0, 4 + len(actor.mentions))
    right = cos(angle) >= 0
    return Dot(
        actor=actor.id,
        kind=actor.kind,
        name=shortened(actor.name, _LETTERS),
        title=plain(actor.name),
        x=round(x, 1),
        y=round(y, 1),
        size=size,
        label_x=round(x + (size + 5) * (1 if right else -1), 1),
        label_y=round(y + 4 + 8 * sin(angle), 1),
        anchor="start" if right else "end",
    )


def _lines(ties: tuple[Edge, ...], places: dict[str, Dot], actors: dict[str, Actor], height: int) -> list[Line]:
    """One line for all ties of one kind from one actor to another."""

    def pair(edge: Edge) -> tuple[str, str, str]:
        relation = "acts" if edge.relation == "acts on" else "speaks"
        return edge.source, edge.target, relation

    made = []
    for (source, target, relation), grouped in groupby(sorted(ties, key=pair), key=pair):
        if source not in places or target not in places:
            continue
        several = list(grouped)
        verbs = ", ".join(dict.fromkeys(f"{edge.relation} ({edge.type})" for edge in several))
        title = plain(f"{actors[source].name} → {actors[target].name}: {verbs}")
        objects = " ".join(dict.fromkeys(edge.object for edge in several))
        path = _path(places[source], places[target], height, 0.0 if relation == "acts" else 10.0)
        made.append(Line(path, relation, objects, title, min(4.0, 1 + 0.6 * len(several))))
    return made


def _path(start: Dot, end: Dot, height: int, aside: float) -> str:
    """A curve from dot to dot that bends toward the middle and to its own right, which keeps opposite lines apart."""
    middle_x, middle_y = (start.x + end.x) / 2, (start.y + end.y) / 2
    length = hypot(end.x - start.x, end.y - start.y) or 1.0
    right_x, right_y = -(end.y - start.y) / length, (end.x - start.x) / length
    inward = hypot(WIDTH / 2 - middle_x, height / 2 - middle_y) or 1.0
    pull = min(_PULL, _BEND * length / inward)
    bend = min(12 + aside, _BEND * length)
    x = middle_x + pull * (WIDTH / 2 - middle_x) + bend * right_x
    y = middle_y + pull * (height / 2 - middle_y) + bend * right_y
    first, last = _beside(start, x, y), _beside(end, x, y)
    return f"M{first[0]} {first[1]}Q{x:.1f} {y:.1f} {last[0]} {last[1]}"


def _beside(dot: Dot, x: float, y: float) -> tuple[float, float]:
    """The point at the edge of a dot in the direction of another point."""
    length = hypot(x - dot.x, y - dot.y) or 1.0
    away = dot.size + _CLEAR
    return round(dot.x + away * (x - dot.x) / length, 1), round(dot.y + away * (y - dot.y) / length, 1)
