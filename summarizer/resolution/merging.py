"""All steps from the store of a corpus to its actors, judgements and origins; begin here."""

import os
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock

from summarizer.corpus import database
from summarizer.corpus.locks import locked
from summarizer.errors import DISTRIBUTION, InputError, SetupError
from summarizer.resolution import actors, copies, judgements, members, profiles
from summarizer.resolution.actors import Actor
from summarizer.resolution.candidates import pairs
from summarizer.resolution.clusters import Clusters, clustered
from summarizer.resolution.copies import Origin
from summarizer.resolution.judgements import Row
from summarizer.resolution.members import Member
from summarizer.resolution.profiles import Profile

_JUDGED = 1 << 20  # pairs that are remembered


class Merged(NamedTuple):
    """The actors of a corpus, and how they came about."""

    actors: list[Actor]
    clusters: Clusters


class Written(NamedTuple):
    """What was written, in numbers for a person."""

    documents: int
    origins: int
    members: int
    actors: int
    merged: int
    undecided: int
    by_person: int
    unknown: tuple[int, ...]


def merge(output: Path, today: date, *, afresh: bool = False) -> Written:
    """Find who is who in the corpus of an output, and write it beside that; a person's decisions stay.

    Args:
        output: of ``summarizer batch``; its store is read, also while a run is under way.
        today: the date of what is decided now.
        afresh: whether what the rules joined in earlier runs is given up.

    Raises:
        InputError: there is no store, the file of judgements cannot be read, or its decisions contradict each other.
        SetupError: a package is missing, or nothing can be written.
    """
    path = judgements.beside(output)
    with _alone(path):
        rows = judgements.read(path)
        with database.reading(database.beside(output)) as base:
            base.execute("BEGIN")  # one state of the file for all that follows
            known, texts = list(members.members(base)), list(members.texts(base))
        before = list(actors.read(actors.beside(output))) if actors.beside(output).exists() and not afresh else []
        made = merged(known, [row for row in rows if row.by_person or not afresh], before)
        origins = copies.origins(texts)
        table = judgements.written(rows, made.clusters.new, today, afresh=afresh)
        for target, text in (
            (path, table),
            (actors.beside(output), actors.lines(made.actors)),
            (copies.beside(output), copies.lines(origins)),
        ):
            _write(target, text)
    return _told(made, origins, rows, known)


def merged(known: Sequence[Member], rows: Sequence[Row] = (), before: Sequence[Actor] = ()) -> Merged:
    """Who is who among the actors of articles, given what was decided before."""
    try:
        from summarizer.resolution.rules import judge
    except ImportError:
        raise SetupError(f"names are compared with one more package: pip install '{DISTRIBUTION}[corpus]'") from None

    named = {key for row in rows for key in row.pair}
    apart = {one.place for one in known} & named
    held = profiles.gathered(known, apart)
    by_key = {one.key: one for one in held}
    within = [
        judgements.ordered(one.place, key)
        for one in known
        if one.place in apart and (key := profiles.key(one)) != one.place and key in by_key
    ]
    found = clustered(by_key, pairs(by_key.values()), rows, lru_cache(_JUDGED)(judge), within)
    groups: list[tuple[list[Profile], list[Member]]] = []
    for keys in found.groups:
        some = [member for key in keys for member in held[by_key[key]]]
        each = _by_document(some) if set(keys) <= found.doubtful else [some]
        groups += [([by_key[key] for key in keys], one) for one in each]
    places = {one.document: at for at, one in enumerate(known)}
    groups = [(some, sorted(one, key=lambda m: (places[m.document], m.actor))) for some, one in groups]
    return Merged(actors.made(groups, before), found)


def _by_document(some: Sequence[Member]) -> list[list[Member]]:
    found: dict[str, list[Member]] = {}
    for one in some:
        found.setdefault(one.document, []).append(one)
    return list(found.values())


def _told(made: Merged, origins: Sequence[Origin], rows: Sequence[Row], known: Sequence[Member]) -> Written:
    keys = {key for one in known for key in (profiles.key(one), one.place)}
    decided = [row for row in rows if row.by_person]
    return Written(
        documents=len(origins),
        origins=len({one.origin for one in origins}),
        members=len(known),
        actors=len(made.actors),
        merged=sum(len(keys) - 1 for keys in made.clusters.groups),
        undecided=sum(one.decision == "undecided" for one in made.clusters.new),
        by_person=len(decided),
        unknown=tuple(row.line for row in decided if not {row.left, row.right} <= keys),
    )


def _alone(path: Path) -> FileLock:
    """One merge of an output at a time."""
    if not path.absolute().parent.is_dir():
        raise InputError(f"there is no directory {str(path.absolute().parent)!r}")
    return locked(path, f"another merge is writing {str(path)!r}; wait for its end")


def _write(path: Path, text: str) -> None:
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_text(text, encoding="utf-8", newline="")
        unfinished.replace(path)
    except OSError as error:
        raise SetupError(f"cannot write {str(path)!r}: {error.strerror}") from None
    finally:
        unfinished.unlink(missing_ok=True)
