"""Documents with what people found in them: the gold that summaries are measured against.

A ``.jsonl`` file has a record a line. A ``.json`` file is one record, of the corpus ``full`` where it names none;
without a text of its own it annotates the article beside it, as a fixture's ``gold.json`` does. Spans count code points
of that very text, end exclusive. What a record must have depends on its corpus:

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

from summarizer import documents
from summarizer.documents.article import Article, read
from summarizer.errors import InputError
from summarizer.recordings import folders

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
    """Data from elsewhere: unknown fields are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Attribution(_Annotation):
    source: str
    cue: str = ""
    content: str
    content_spans: tuple[Extent, ...]


class GoldEvent(_Annotation):
    """``types`` lists every type that counts as right; agents and targets are names."""

    types: tuple[str, ...]
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    spans: tuple[Extent, ...]


class Gold(_Annotation):
    """A document and its annotations; ``folder`` holds its recording, where there is one."""

    id: str
    corpus: Corpus
    article: Article
    attributions: tuple[Attribution, ...] = ()
    events: tuple[GoldEvent, ...] = ()
    entities: tuple[tuple[str, ...], ...] = ()
    folder: Path | None = None


def load(paths: Iterable[Path]) -> tuple[Gold, ...]:
    """The gold in files of records, in ``gold.json`` files, and in folders of fixtures.

    Raises:
        InputError: there is none, it cannot be read, or two documents have one id.
    """
    found = tuple(gold for path in paths for gold in _at(path))
    twice = [name for name, n in Counter(gold.id for gold in found).items() if n > 1]
    if twice:
        raise InputError(f"the id {twice[0]!r} is given to more than one document; give each its own")
    return found


def sample(gold: Sequence[Gold], sizes: Mapping[str, int]) -> tuple[Gold, ...]:
    """The first documents of each corpus, as many as ``sizes`` says; all where it is empty.

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
    if path.is_dir():
        annotated = [folder for folder in folders.find([path]) if (folder / GOLD).is_file()]
        if not annotated:
            raise InputError(f"no fixture in {str(path)!r} has a {GOLD}; annotate one first")
        yield from (_single(folder / GOLD) for folder in annotated)
    elif path.suffix == ".json":
        yield _single(path)
    else:
        yield from _lines(path)


def _lines(path: Path) -> Iterator[Gold]:
    lines = [(n, line) for n, line in enumerate(_text(path).split("\n"), 1) if line.strip()]
    if not lines:
        raise InputError(f"{str(path)!r} is empty; give a file with a gold record a line")
    for number, line in lines:
        place = f"{str(path)!r}, line {number},"
        record = _record(line, place)
        yield _gold(record, _article(record, place), place)


def _single(path: Path) -> Gold:
    """One record, about its own text or about the article in its folder."""
    place, folder = repr(str(path)), path.parent
    beside = folder / folders.ARTICLE
    record = _record(_text(path), place)
    if not beside.is_file():
        return _gold({"id": path.stem, "corpus": "full", **record}, _article(record, place), place)
    article = read(str(beside)).model_copy(update={"source": folders.ARTICLE})
    if (record.get("text") or article.text, record.get("sha256") or article.sha256) != (
        article.text,
        article.sha256,
    ):
        raise InputError(
            f"{place} is gold of another text than {folders.ARTICLE} beside it has; annotate that anew"
        )
    recorded = folder if (folder / folders.RECORDING).is_file() else None
    return _gold({"corpus": "full", **record, "id": folder.name}, article, place, recorded)


def _article(record: Mapping[str, Any], place: str) -> Article:
    """The article of a record. Blank lines around its text are kept, because the spans count them."""
    text, published = record.get("text"), record.get("published")
    if not isinstance(text, str) or not isinstance(published, str | None):
        raise InputError(f"{place} has no text, or a date that is none")
    made = documents.article(text, published=published, source=place)
    return made.model_copy(update={"source": None})


def _gold(record: Mapping[str, Any], article: Article, place: str, folder: Path | None = None) -> Gold:
    absent = [name for name in _NEEDED.get(record.get("corpus", ""), ()) if name not in record]
    if absent:
        raise InputError(f"{place} is no gold of corpus {record['corpus']!r}: it has no {absent[0]!r}")
    try:
        fields = {**record, "events": _events(record, article), "article": article, "folder": folder}
        gold = Gold.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise InputError(f"{place} is no gold: {where}: {first['msg']}") from None
    return _bounded(gold, place)


def _bounded(gold: Gold, place: str) -> Gold:
    """The gold; refused where a span ends beyond the text."""
    extents = [extent for one in gold.attributions for extent in one.content_spans]
    extents += [extent for event in gold.events for extent in event.spans]
    wrong = [extent for extent in extents if not 0 <= extent[0] < extent[1] <= len(gold.article.text)]
    if wrong:
        raise InputError(
            f"{place} is no gold of this text: it has {len(gold.article.text)} characters, "
            f"and a span from {wrong[0][0]} to {wrong[0][1]}"
        )
    return gold


def _events(record: Mapping[str, Any], article: Article) -> Any:
    """The events of a record; that of a plover record has a single type and extends over the whole text."""
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
