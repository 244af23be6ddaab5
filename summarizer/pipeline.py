"""The story: an article is cut into passages, a model is asked about each, and what it says is grounded,
linked and vouched for before it becomes a summary.
"""

import threading
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Self

from summarizer.checks import violations
from summarizer.documents.article import Article, article
from summarizer.documents.sentences import split
from summarizer.errors import ModelError
from summarizer.extraction import abstracts, questions
from summarizer.extraction.assembly import Objects, assemble
from summarizer.extraction.reader import Notify, Reader
from summarizer.llm.budget import Limits
from summarizer.llm.models import Connection, Model, connect
from summarizer.prompts.releases import prompt as released
from summarizer.schema import Coverage, Document, Provenance, Software, Span, Summary

if TYPE_CHECKING:
    import httpx2


class Summarizer:
    """Holds a model for many summaries; thread-safe, and a context manager.

    Args:
        model: ``local``, ``local:/path/to/any.gguf`` or ``PROVIDER/NAME``, as ``openai/NAME``.
        prompt: a released prompt, with ``/whole`` for a model that takes a whole article at once.
        base_url: an OpenAI-compatible server, up to and including ``/v1``.
        transport: answers in place of the network and of a local engine, for example a recording.
        notify: told the bytes done and to do while local weights are made ready.
        limits: what an answer, and all answers until it is closed, may cost; beyond it a summary is partial.
        journal: a file that keeps the answers, and has those of an earlier run; see `summarizer.recordings.journal`.

    Raises:
        ReleaseError: there is no such prompt.
    """

    def __init__(
        self,
        model: str = "local",
        *,
        prompt: str = "v2",
        base_url: str | None = None,
        transport: "httpx2.BaseTransport | None" = None,
        notify: Notify | None = None,
        limits: Limits | None = None,
        journal: Path | None = None,
    ) -> None:
        self.release = released(prompt)
        wrap = partial(_journal, journal) if journal else None
        self._open = partial(connect, model, base_url, transport, notify, limits, wrap)
        self._connection: Connection | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the model; the next call opens it again."""
        with self._lock:
            connection, self._connection = self._connection, None
        if connection:
            connection.close()

    @property
    def connection(self) -> Connection:
        """The model, opened when it is first needed."""
        with self._lock:
            self._connection = self._connection or self._open()
            return self._connection

    def summarize(self, text: str, title: str | None = None, published: date | str | None = None) -> Summary:
        """Summarise one article given as text.

        Raises:
            InputError: the text has no words, or the date is none.
            SetupError: the local model cannot be started.
            ModelError: the model gave no usable answer at all, or its server could not be reached.
        """
        return self.summarize_article(article(text, title, published))

    def summarize_article(self, given: Article, notify: Notify | None = None) -> Summary:
        """Summarise one article; ``notify`` is told the calls done and to do. Raises as ``summarize``."""
        started = time.monotonic()
        sentences = split(given.text, given.language)
        passages = questions.passages(given, sentences, self.release.passages)
        reader = Reader(self.connection, self.release, given, 2 * len(passages) + 1, notify)
        said = [found for passage in passages for found in reader.claims(passage)]
        done = [found for passage in passages for found in reader.events(passage)]
        objects = assemble(given, sentences, said, done)
        headline, abstract = reader.abstract(abstracts.basis(given, sentences))
        reader.finish()
        summary = Summary(
            document=_document(given, sentences),
            status="partial" if reader.reasons else "complete",
            reasons=tuple(dict.fromkeys(reader.reasons)),
            coverage=_coverage(sentences, objects, reader.unread),
            headline=headline,
            abstract=abstract,
            actors=objects.actors,
            events=objects.events,
            claims=objects.claims,
            provenance=self._provenance(reader, objects, time.monotonic() - started),
        )
        broken = violations(summary, given.text)
        if broken:
            raise ModelError(f"the summary breaks its own rules: {broken[0]}; please report this")
        return summary

    def _provenance(self, reader: Reader, objects: Objects, seconds: float) -> Provenance:
        return Provenance(
            model=self.connection.model.name,
            prompt=self.release.identity,
            schema_version=self.release.schema_version,
            software=_software(),
            created=datetime.now(UTC).replace(microsecond=0),
            seconds=round(seconds, 1),
            usage=reader.usage,
            retries=reader.retries,
            dropped=(*reader.dropped, *objects.dropped),
        )


def summarize(
    text: str,
    title: str | None = None,
    published: date | str | None = None,
    *,
    model: str = "local",
    prompt: str = "v2",
    base_url: str | None = None,
) -> Summary:
    """Summarise one article; for many, hold a ``Summarizer``. Arguments and errors are that class's."""
    with Summarizer(model, prompt=prompt, base_url=base_url) as summarizer:
        return summarizer.summarize(text, title, published)


def _journal(path: Path, inner: "httpx2.BaseTransport", model: Model) -> "httpx2.BaseTransport":
    from summarizer.recordings.journal import Journal

    return Journal(inner, model, path)


@cache
def _software() -> Software:
    return Software(name="summarizer", version=version("summarizer"))


def _document(given: Article, sentences: Sequence[Span]) -> Document:
    return Document(
        id=given.id,
        title=given.title,
        source=given.source,
        published=given.published,
        language=given.language,
        sha256=given.sha256,
        characters=len(given.text),
        sentences=len(sentences),
    )


def _coverage(sentences: Sequence[Span], objects: Objects, unread: set[int]) -> Coverage:
    """The ledger: every sentence is cited by an event or a claim, read and empty, or unread."""
    spans = [span for event in objects.events for span in event.evidence]
    spans += [span for claim in objects.claims for span in claim.evidence]
    cited = {n for n, s in enumerate(sentences, 1) if any(s.start < e.end and e.start < s.end for e in spans)}
    rest = set(range(1, len(sentences) + 1)) - cited
    return Coverage(
        sentences=len(sentences),
        cited=tuple(sorted(cited)),
        empty=tuple(sorted(rest - unread)),
        unread=tuple(sorted(rest & unread)),
    )
