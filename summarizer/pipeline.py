"""From an article to a summary: it is split into sentences; claims, events and actors are proposed; their words are
looked up in the article; names are linked to actors; and the summary is checked as a whole.
"""

import threading
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Self

from summarizer.checks import sentence_numbers, violations
from summarizer.codebook import Codebook, load, plover
from summarizer.documents.article import Article, article
from summarizer.documents.boilerplate import boilerplate
from summarizer.documents.sentences import split
from summarizer.errors import DISTRIBUTION, ModelError, SummarizerError
from summarizer.extraction.abstracts import Abstracts
from summarizer.extraction.account import Account
from summarizer.extraction.assembly import Assembly, Objects
from summarizer.extraction.reading import read
from summarizer.extraction.vouching import vouched
from summarizer.extraction.windows import Numbered
from summarizer.llm import Connection, Limits, Request, Wrap, connect
from summarizer.prompts import releases
from summarizer.schema import SCHEMA_VERSION, Coverage, Document, Provenance, Software, Summary, Usage

if TYPE_CHECKING:
    import httpx2

    from summarizer.llm import Reply

Notify = Callable[[int, int | None], None]
"""Called with how much is done and how much there is in all; None where that is not known."""


class Summarizer:
    """Holds a model for many summaries; thread-safe, and a context manager.

    Args:
        model: ``local``, ``local:/path/to/any.gguf`` or ``PROVIDER/NAME``, as ``openai/NAME``.
        prompt: a prompt release, as ``v3``, with or without its form, as ``v3/free``. By default the newest, in
            the form that fits the model: a small model is asked about drafts of a parser.
        codebook: the types of events: a codebook, or the path of a codebook's file. PLOVER's by default.
        base_url: an OpenAI-compatible server, up to and including ``/v1``.
        transport: answers in place of the network and of a local engine, for example a recording.
        notify: called with the bytes done and the bytes in all while local weights are made ready.
        limits: bounds of one answer, and of all requests until ``close``; beyond them a summary is partial.
        wrap: called with the transport that answers and its model; gives the one to use: a recorder, a store.
        at_once: how many requests a local model answers at the same time; more need more memory.
        deferred: the answers come later, through a provider's batch.

    Raises:
        ReleaseError: there is no such prompt.
        InputError: the codebook cannot be read.
    """

    def __init__(
        self,
        model: str = "local",
        *,
        prompt: str | None = None,
        codebook: Codebook | str | Path | None = None,
        base_url: str | None = None,
        transport: "httpx2.BaseTransport | None" = None,
        notify: Notify | None = None,
        limits: Limits | None = None,
        wrap: Wrap | None = None,
        at_once: int = 1,
        deferred: bool = False,
    ) -> None:
        releases.chosen(prompt, "free")  # an unknown prompt is refused at once
        self._prompt = prompt
        known = codebook if isinstance(codebook, Codebook) else None
        self.codebook = known or (load(Path(codebook)) if codebook else plover())  # type: ignore[arg-type]
        self.limits = limits or Limits()
        self._open = partial(
            connect, model, base_url, transport, notify, self.limits, wrap, at_once=at_once, deferred=deferred
        )
        self._connection: Connection | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the model; the next call opens it again."""
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

    def release(self, language: str) -> releases.Release:
        """The prompt release for an article in a language: the form that was asked for, or that fits."""
        form: releases.Form = self.connection.form
        if form == "drafted":
            from summarizer import syntax

            form = "drafted" if syntax.available(language) else "short"
        return releases.chosen(self._prompt, form)

    def summarize(
        self,
        text: str,
        title: str | None = None,
        published: date | str | None = None,
        language: str | None = None,
    ) -> Summary:
        """Summarise one article given as text.

        Args:
            text: the article; offsets of the summary count its code points.
            title: its title, where it is known.
            published: the day that "yesterday" counts from, as a date or as year-month-day.
            language: BCP 47; detected from the text where it is not given.

        Raises:
            InputError: the text has no words, or the date or language is not valid.
            SetupError: the local model cannot be started.
            ModelError: the model gave no usable answer at all, or its server could not be reached.
        """
        return self.summarize_article(article(text, title, published, language=language))

    def summarize_article(self, given: Article, notify: Notify | None = None) -> Summary:
        """Summarise one article; ``notify`` is called after each answer. Raises as ``summarize``."""
        started = time.monotonic()
        connection = self.connection
        release = self.release(given.language)
        sentences = split(given.text, given.language)
        numbered = Numbered(
            text=given.text, sentences=sentences, left_out=boilerplate(given.text, sentences)
        )
        spent: list[Usage] = []
        ask = _counted(connection.client.ask, notify, spent)
        try:
            reading = read(given, numbered, release, self.codebook, ask)
        except SummarizerError as error:
            error.usage = sum(spent, Usage())
            raise
        claims, events, lost = vouched(reading.proposals, numbered, self.codebook)
        objects = Assembly(given, numbered, claims, events).objects(reading.proposals.actors)
        abstracts = Abstracts(given, numbered)
        abstract, unsound = abstracts.vouch(reading.abstract, objects)
        if reading.parser is None:  # what a parser drafted stands without a model
            _refuse_empty(reading.account, spent)
        summary = Summary(
            document=_document(given, numbered),
            status="partial" if reading.account.reasons else "complete",
            reasons=tuple(dict.fromkeys(reading.account.reasons)),
            coverage=_coverage(numbered, objects, reading.account.unread),
            headline=abstracts.headline(reading.abstract, objects),
            abstract=abstract,
            actors=objects.actors,
            events=objects.events,
            claims=objects.claims,
            provenance=Provenance(
                model=connection.model,
                parser=reading.parser,
                prompt=release.identity,
                codebook=self.codebook.identity,
                schema_version=SCHEMA_VERSION,
                software=_software(),
                created=datetime.now(UTC).replace(microsecond=0),
                seconds=round(time.monotonic() - started, 1),
                usage=reading.account.usage,
                retries=reading.account.retries,
                dropped=(*reading.account.dropped, *lost, *objects.dropped, *unsound),
            ),
        )
        broken = violations(summary, given.text)
        if broken:
            raise ModelError(f"the summary breaks its own rules: {broken[0]}; please report this")
        return summary


def summarize(
    text: str,
    title: str | None = None,
    published: date | str | None = None,
    *,
    language: str | None = None,
    model: str = "local",
    prompt: str | None = None,
    codebook: Codebook | str | Path | None = None,
    base_url: str | None = None,
) -> Summary:
    """Summarise one article; for many, hold a ``Summarizer``. Arguments and errors are that class's."""
    with Summarizer(model, prompt=prompt, codebook=codebook, base_url=base_url) as summarizer:
        return summarizer.summarize(text, title, published, language)


def _counted(
    ask: "Callable[[Request], Reply]", notify: Notify | None, spent: list[Usage]
) -> "Callable[[Request], Reply]":
    """The function that asks, with ``notify`` called after each answer, and its cost added to ``spent``."""
    done, lock = [0], threading.Lock()
    if notify:
        notify(0, None)

    def counted(request: Request) -> "Reply":
        reply = ask(request)
        with lock:
            spent.append(reply.usage)
            done[0] += 1
            if notify:
                notify(done[0], None)
        return reply

    return counted


def _refuse_empty(account: Account, spent: "list[Usage]") -> None:
    """Raise where no question about the article was answered: an empty summary would hide that."""
    if account.asked and not account.answered:
        why = account.reasons[0] if account.reasons else "no answer"
        error = ModelError(f"the model gave no usable answer ({why}); mend that, or take another model")
        error.usage = sum(spent, Usage())
        raise error


@cache
def _software() -> Software:
    return Software(name="summarizer", version=version(DISTRIBUTION))


def _document(given: Article, numbered: Numbered) -> Document:
    return Document(
        id=given.id,
        title=given.title,
        source=given.source,
        published=given.published,
        language=given.language,
        text=given.text,
        sha256=given.sha256,
        characters=len(given.text),
        sentences=tuple((s.start, s.end) for s in numbered.sentences),
    )


def _coverage(numbered: Numbered, objects: Objects, unread: frozenset[int]) -> Coverage:
    """The ledger: every sentence is cited by an event or a claim, read and empty, or unread."""
    spans = [span for event in objects.events for span in event.evidence]
    spans += [span for claim in objects.claims for span in claim.evidence]
    cited = sentence_numbers(spans, [(s.start, s.end) for s in numbered.sentences])
    rest = [n for n in range(1, len(numbered.sentences) + 1) if n not in cited]
    return Coverage(
        cited=cited,
        empty=tuple(n for n in rest if n not in unread),
        unread=tuple(n for n in rest if n in unread),
    )
