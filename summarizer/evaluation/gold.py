"""Documents with what people found in them: the gold that summaries are measured against.

A ``.jsonl`` file has a record a line, with its text. A fixture's ``evaluation.gold.json`` is one record without it: the text
is the body of the article beside it. What a record must have depends on its corpus:

======== ============================== ==========================================================
polnear  attributions                   who said or thought what, as spans of the text
plover   event                          the one event of a sentence: its type, sources and targets
muc4     entities                       the perpetrators and victims named, each by all its names
full     attributions, events, entities everything in an article; an event may have several types
======== ============================== ==========================================================
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from summarizer.documents import article as document
from summarizer.documents.article import Article
from summarizer.errors import InputError
from summarizer.recordings.recording import fixtures

Corpus = Literal["polnear", "plover", "muc4", "full"]
Extent = tuple[int, int]
"""First code point of the document's text, and one past the last."""

GOLD = "gold.json"
_NEEDED: dict[str, tuple[str, ...]] = {
    "polnear": ("attributions",),
    "plover": ("event",),
    "muc4": ("entities",),
    "full": ("attributions", "events", "entities"),
}


class _Annotation(BaseModel):
    """Foreign data: what is not read is let pass."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Attribution(_Annotation):
    source: str
    cue: str = ""
    content: str
    content_spans: tuple[Extent, ...]


class GoldEvent(_Annotation):
    """``types`` are all that are right; agents and targets are names."""

    types: tuple[str, ...]
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    spans: tuple[Extent, ...]


class Gold(_Annotation):
    """A document and what is right about it. ``folder`` is that of the recording, where it has one."""

    id: str
    corpus: Corpus
    article: Article
    attributions: tuple[Attribution, ...] = ()
    events: tuple[GoldEvent, ...] = ()
    entities: tuple[tuple[str, ...], ...] = ()
    folder: Path | None = None


def load(paths: Iterable[Path]) -> tuple[Gold, ...]:
    """The gold in files of records, in ``evaluation.gold.json`` files, and in folders of fixtures.

    Raises:
        InputError: there is none, it cannot be read, or two documents have one id.
    """
    found = tuple(gold for path in paths for gold in _at(path))
    twice = [name for name, n in Counter(gold.id for gold in found).items() if n > 1]
    if twice:
        raise InputError(f"the id {twice[0]!r} is given to more than one document; give each its own")
    return found


def sample(gold: Sequence[Gold], sizes: Mapping[str, int]) -> tuple[Gold, ...]:
    """The first so many documents of each corpus named; all, where none is.

    Raises:
        InputError: a corpus has no document here.
    """
    absent = [name for name in sizes if name not in {g.corpus for g in gold}]
    if absent:
        raise InputError(f"there is no document of corpus {absent[0]!r}; there are {corpora(gold)}")
    seen: Counter[str] = Counter()
    kept = []
    for one in gold:
        seen[one.corpus] += 1
        if not sizes or seen[one.corpus] <= sizes.get(one.corpus, 0):
            kept.append(one)
    return tuple(kept)


def corpora(gold: Sequence[Gold]) -> str:
    """How many documents there are of each corpus, in words."""
    return ", ".join(f"{n} {name}" for name, n in Counter(g.corpus for g in gold).items())


def _at(path: Path) -> Iterator[Gold]:
    if path.is_dir() or path.name == GOLD:
        folders = [folder for folder in fixtures.find([path]) if (folder / GOLD).is_file()]
        if not folders:
            raise InputError(f"no fixture in {str(path)!r} has a {GOLD}; annotate one first")
        yield from map(_fixture, folders)
        return
    lines = [(n, line) for n, line in enumerate(_text(path).split("\n"), 1) if line.strip()]
    if not lines:
        raise InputError(f"{str(path)!r} is empty; give a file with a gold record a line")
    for number, line in lines:
        place = f"{str(path)!r}, line {number},"
        record = _record(line, place)
        yield _gold(record, _article(record, place), place)


def _fixture(folder: Path) -> Gold:
    path = folder / GOLD
    place = repr(str(path))
    read = document.read(str(folder / fixtures.ARTICLE)).model_copy(update={"source": fixtures.ARTICLE})
    recorded = folder if (folder / fixtures.RECORDING).is_file() else None
    return _gold({"id": folder.name, "corpus": "full", **_record(_text(path), place)}, read, place, recorded)


def _article(record: Mapping[str, Any], place: str) -> Article:
    """The text as it stands, blank lines around it too: the spans of the gold are counted in that."""
    text, published = record.get("text"), record.get("published")
    if not isinstance(text, str) or not isinstance(published, str | None):
        raise InputError(f"{place} has no text, or a date that is none")
    return document.article(text, published=published, source=place).model_copy(
        update={"text": text, "source": None}
    )


def _gold(record: Mapping[str, Any], article: Article, place: str, folder: Path | None = None) -> Gold:
    absent = [name for name in _NEEDED.get(record.get("corpus", ""), ()) if name not in record]
    if absent:
        raise InputError(f"{place} is no gold of corpus {record['corpus']!r}: it has no {absent[0]!r}")
    try:
        fields = {**record, "events": _events(record, article), "article": article, "folder": folder}
        return Gold.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise InputError(f"{place} is no gold: {where}: {first['msg']}") from None


def _events(record: Mapping[str, Any], article: Article) -> Any:
    """The events; a plover record's one event is one of a single type that extends over the whole text."""
    match record:
        case {"corpus": "plover", "event": {"type": kind, "sources": sources, "targets": targets}}:
            spans = [(0, len(article.text))]
            return [{"types": [kind], "agents": sources, "targets": targets, "spans": spans}]
        case {"corpus": "plover"}:
            return [{}]
    return record.get("events", ())


def _record(text: str, place: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError as error:
        raise InputError(f"{place} is not JSON: {error}") from None
    if not isinstance(found, dict):
        raise InputError(f"{place} is no gold: it is no JSON object")
    return found


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{str(path)!r} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{str(path)!r} is not UTF-8 (byte {error.start}); convert it first") from None
