"""What changed between two summaries, object by object.

Objects are matched by what they say and where, never by id: a renumbering is no difference. References
are read as the thing they refer to, so an actor who got another name is one change and not twenty.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, Literal, TypeVar

from summarizer.schema import Actor, Claim, Event, Span, Statement, Summary, Value

Thing = Actor | Event | Claim | Statement
T = TypeVar("T", Actor, Event, Claim, Statement)
_SHOWN = 5  # lines of one kind before the rest is counted
_LENGTH = 72  # code points of a text in a line


class Change(Value):
    """One difference. ``field``, ``old`` and ``new`` belong to a changed or moved thing."""

    what: Literal["document", "summary", "actor", "event", "claim", "abstract", "dropped"]
    how: Literal["added", "lost", "changed", "moved"]
    label: str
    field: str | None = None
    old: str | None = None
    new: str | None = None

    def __str__(self) -> str:
        head = f"{self.what} {self.how}: {self.label}"
        return head if self.field is None else f"{head}: {self.field} {self.old} → {self.new}"


class Comparison(Value):
    """All differences; false where there are none; as a string one line each, at most ``_SHOWN`` of a kind."""

    changes: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes)

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def lines(self) -> tuple[str, ...]:
        kinds: dict[tuple[str, str, str | None], list[Change]] = {}
        for change in self.changes:
            kinds.setdefault((change.what, change.how, change.field), []).append(change)
        return tuple(line for kind, group in kinds.items() for line in _lines(kind, group))


def compare(old: Summary, new: Summary) -> Comparison:
    """The differences from one summary to another.

    Times, usage, versions and the path of the article are no part of it.
    """
    same = old.document.sha256 == new.document.sha256
    actors = _pairs(old.actors, new.actors, lambda a, b: _same_actor(a, b, same))
    events = _pairs(old.events, new.events, lambda a, b: _same_event(a, b, same))
    claims = _pairs(old.claims, new.claims, lambda a, b: _same_claim(a, b, same))
    lines = _pairs(old.abstract, new.abstract, lambda a, b: _same_claim(a, b, same))
    views = (_names(old), _names_after(actors, events, claims), same)
    return Comparison(
        changes=(
            *_changed("document", "the article", _about(old), _about(new)),
            *_changed("summary", "as a whole", _whole(old), _whole(new)),
            *(c for pair in actors for c in _differences("actor", pair, views)),
            *(c for pair in events for c in _differences("event", pair, views)),
            *(c for pair in claims for c in _differences("claim", pair, views)),
            *(c for pair in lines for c in _differences("abstract", pair, views)),
            *_dropped(old, new),
        )
    )


def _names(summary: Summary) -> dict[str, str]:
    """What an id stands for, in words."""
    things: tuple[Actor | Event | Claim, ...] = (*summary.actors, *summary.events, *summary.claims)
    return {thing.id: _name(thing) for thing in things}


def _names_after(*kinds: Sequence[tuple[Thing | None, Thing | None]]) -> dict[str, str]:
    """What the ids of the new summary stand for: a thing that was there before has its old name."""
    pairs = (pair for pairs in kinds for pair in pairs)
    return {
        new.id: _name(new if old is None else old)
        for old, new in pairs
        if new is not None and not isinstance(new, Statement)
    }


def _name(thing: Thing) -> str:
    if isinstance(thing, Actor):
        return thing.name
    return thing.description if isinstance(thing, Event) else thing.text


def _about(summary: Summary) -> dict[str, Any]:
    """The text is compared by its hash, because a summary may leave it out."""
    return summary.document.model_dump(mode="json", exclude={"id", "source", "text"})


def _whole(summary: Summary) -> dict[str, Any]:
    whole = summary.model_dump(mode="json", include={"schema_version", "status", "reasons", "headline"})
    return {**whole, "unread": summary.coverage.unread}


def _dropped(old: Summary, new: Summary) -> Iterator[Change]:
    before, after = (
        Counter(f"{d.kind} {_quoted(d.text)} ({d.reason})" for d in s.provenance.dropped) for s in (old, new)
    )
    yield from (Change(what="dropped", how="lost", label=x) for x in (before - after).elements())
    yield from (Change(what="dropped", how="added", label=x) for x in (after - before).elements())


def _pairs(
    old: Sequence[T], new: Sequence[T], likeness: Callable[[T, T], float]
) -> list[tuple[T | None, T | None]]:
    """Each old thing with the new one most like it; what has no partner stands with None."""
    if tuple(old) == tuple(new):
        return [(a, b) for a, b in zip(old, new, strict=True)]
    left: dict[int, T] = dict(enumerate(old))
    right: dict[int, T] = dict(enumerate(new))
    partners: dict[int, int] = {}
    rated = [(likeness(a, b), -i, -j) for i, a in left.items() for j, b in right.items()]
    for score, i, j in sorted(rated, reverse=True):
        if score >= 0.5 and -i in left and -j in right:
            partners[-i] = -j
            del left[-i], right[-j]
    kept: list[tuple[T | None, T | None]] = [
        (a, new[partners[i]] if i in partners else None) for i, a in enumerate(old)
    ]
    return kept + [(None, b) for b in right.values()]


def _same_actor(a: Actor, b: Actor, same: bool) -> float:
    if a.name == b.name:
        return 0.6 + 0.4 * _overlap(a.mentions, b.mentions, same)
    ours, theirs = ({n.casefold() for n in (x.name, *x.aliases)} for x in (a, b))
    shared = len(ours & theirs) / len(ours | theirs)
    return 0.5 * shared + 0.5 * _overlap(a.mentions, b.mentions, same)


def _same_event(a: Event, b: Event, same: bool) -> float:
    alike = 0.4 * _overlap(a.evidence, b.evidence, same) + 0.4 * _alike(a.description, b.description)
    return alike + 0.2 * (a.type == b.type)


def _same_claim(a: Claim | Statement, b: Claim | Statement, same: bool) -> float:
    return 0.5 * _overlap(a.evidence, b.evidence, same) + 0.5 * _alike(a.text, b.text)


def _alike(a: str, b: str) -> float:
    return 1.0 if a == b else SequenceMatcher(None, a.casefold(), b.casefold(), autojunk=False).ratio()


def _overlap(a: Sequence[Span], b: Sequence[Span], same: bool) -> float:
    """The share of code points in common, or of words where the offsets are those of two texts."""
    ours, theirs = ({x for s in spans for x in _points(s, same)} for spans in (a, b))
    return len(ours & theirs) / len(ours | theirs)


def _points(span: Span, same: bool) -> Sequence[object]:
    return range(span.start, span.end) if same else span.text.casefold().split()


def _differences(
    what: Literal["actor", "event", "claim", "abstract"],
    pair: tuple[Thing | None, Thing | None],
    views: tuple[Mapping[str, str], Mapping[str, str], bool],
) -> Iterator[Change]:
    old, new = pair
    before, after, same = views
    if old is None or new is None:
        thing, names, how = (old, before, "lost") if old is not None else (new, after, "added")
        if thing is not None:
            yield Change.model_validate({"what": what, "how": how, "label": _label(thing, names)})
        return
    yield from _changed(what, _label(old, before), _view(old, before, same), _view(new, after, same))


def _changed(what: str, label: str, old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[Change]:
    for field in old:
        if old[field] != new[field]:
            a, b = _both(_shown(old[field]), _shown(new[field]))
            how = "moved" if field in ("evidence", "mentions") else "changed"
            known = {"what": what, "how": how, "label": label}
            yield Change.model_validate({**known, "field": field, "old": a, "new": b})


def _view(thing: Thing, names: Mapping[str, str], same: bool) -> dict[str, object]:
    """A thing's fields, without its id, with what other ids stand for, and spans as their words."""
    view: dict[str, object] = {k: v for k, v in thing if k != "id"}
    for field in ("agents", "targets", "events"):
        if field in view:
            view[field] = sorted(names.get(x, x) for x in getattr(thing, field))
    for field in ("speaker", "addressee", "within"):
        if view.get(field):
            view[field] = names.get(getattr(thing, field), view[field])
    if isinstance(thing, Actor):
        view["aliases"] = sorted(thing.aliases)
    spans = "mentions" if isinstance(thing, Actor) else "evidence"
    return {
        field: [_place(span, same) for span in getattr(thing, field)] if field == spans else _worded(value)
        for field, value in view.items()
    }


def _worded(value: object) -> object:
    """Spans as their words, alone and inside other values."""
    if isinstance(value, Span):
        return value.text
    if isinstance(value, tuple):
        return [_worded(v) for v in value]
    if isinstance(value, Value):
        return " ".join(str(_worded(v)) for _, v in value if v is not None)
    return value


def _place(span: Span, same: bool) -> str:
    return f"{span.start}-{span.end} {_quoted(span.text)}" if same else _quoted(span.text)


def _label(thing: Thing, names: Mapping[str, str]) -> str:
    if isinstance(thing, Actor):
        return thing.name
    if isinstance(thing, Claim):
        speaker, cue = (span and span.text for span in (thing.speaker_span, thing.cue))
        return f"{names.get(thing.speaker or '', speaker or 'somebody')} {cue or 'said'} {_quoted(thing.text)}"
    return _quoted(thing.description if isinstance(thing, Event) else thing.text)


def _quoted(text: str) -> str:
    flat = " ".join(text.split())
    return f"“{flat if len(flat) <= _LENGTH else flat[: _LENGTH - 1] + '…'}”"


def _shown(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(str(v) for v in value) or "nothing"
    return {None: "nothing", True: "yes", False: "no", "": "nothing"}.get(value, str(value))  # type: ignore[call-overload,no-any-return]


def _both(old: str, new: str) -> tuple[str, str]:
    """Two long texts cut down to the place where they differ."""
    if max(len(old), len(new)) <= _LENGTH:
        return old, new
    pairs = enumerate(zip(old, new, strict=False))
    at = max(0, next((i for i, (a, b) in pairs if a != b), min(len(old), len(new))) - _LENGTH // 3)
    return _cut(old, at), _cut(new, at)


def _cut(text: str, at: int) -> str:
    return f"{'…' * (at > 0)}{text[at : at + _LENGTH]}{'…' * (at + _LENGTH < len(text))}"


def _lines(kind: tuple[str, str, str | None], group: Sequence[Change]) -> Iterator[str]:
    yield from (str(change) for change in group[:_SHOWN])
    if len(group) > _SHOWN:
        what, how, field = kind
        yield f"{what} {how}: {len(group) - _SHOWN} more{f', {field}' if field else ''}"
