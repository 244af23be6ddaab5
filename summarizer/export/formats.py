"""The output formats, by name."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from summarizer.errors import InputError
from summarizer.export.annotations import as_annotations
from summarizer.export.ftm import as_ftm
from summarizer.export.json import as_json, as_jsonl
from summarizer.export.jsonld import as_jsonld
from summarizer.export.markdown import as_markdown
from summarizer.export.network import as_graphml
from summarizer.export.plover import as_plover
from summarizer.export.report import as_html, as_index
from summarizer.export.tables import as_csv, as_parquet, zipped
from summarizer.export.text import as_text
from summarizer.schema import Summary


class Format(NamedTuple):
    """An output format: ``suffix`` is that of its files, ``what`` describes it; bytes are not for a terminal."""

    write: Callable[[Sequence[Summary]], str | bytes]
    suffix: str
    what: str


def _pages(summaries: Sequence[Summary]) -> str:
    return "\n".join(map(as_text, summaries))


def _json(summaries: Sequence[Summary]) -> str:
    """One is an object, several are a list of them."""
    if len(summaries) == 1:
        return as_json(summaries[0])
    return f"[{','.join(map(as_json, summaries))}]\n"


def _jsonl(summaries: Sequence[Summary]) -> str:
    return "".join(map(as_jsonl, summaries))


def _html(summaries: Sequence[Summary]) -> str | bytes:
    """One is a page, several are a zip file of pages with an index."""
    if len(summaries) == 1:
        return as_html(summaries[0])
    return zipped({name: page.encode() for name, page in as_index(summaries).items()})


FORMATS: Mapping[str, Format] = {
    "text": Format(_pages, ".txt", "a page for a terminal"),
    "json": Format(_json, ".json", "JSON by the published schema"),
    "jsonl": Format(_jsonl, ".jsonl", "the same, a summary a line"),
    "markdown": Format(as_markdown, ".md", "Markdown"),
    "html": Format(_html, ".html", "a page with the article and a review; several summaries are a zip file of pages"),
    "csv": Format(as_csv, ".zip", "tables of documents, actors, events, claims and spans, as CSV files in a zip file"),
    "parquet": Format(as_parquet, ".zip", "the same tables as Parquet files in a zip file"),
    "jsonld": Format(as_jsonld, ".jsonld", "linked data in the terms of schema.org"),
    "annotations": Format(as_annotations, ".jsonld", "the evidence as W3C Web Annotations"),
    "ftm": Format(as_ftm, ".ftm.json", "FollowTheMoney entities, one a line"),
    "plover": Format(as_plover, ".jsonl", "PLOVER event records, one a line"),
    "graphml": Format(as_graphml, ".graphml", "the network of actors, for Gephi, networkx and igraph"),
}


def render(summaries: Sequence[Summary], name: str) -> str | bytes:
    """Render summaries in a format, given by its name in ``FORMATS``.

    Raises:
        InputError: there is no such format.
        SetupError: it needs a package that is not installed.
    """
    if name not in FORMATS:
        raise InputError(f"there is no format {name!r}; there are {', '.join(FORMATS)}")
    return FORMATS[name].write(summaries)
