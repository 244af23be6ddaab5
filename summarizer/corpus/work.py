"""A run over a corpus: what is not done yet is done, each document is durable in the store before it is counted."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

from summarizer.corpus.answers import about
from summarizer.corpus.inputs import Given
from summarizer.corpus.many import side_by_side
from summarizer.corpus.outcome import Failure, Outcome, Status, attempt, identity
from summarizer.corpus.store import Store
from summarizer.documents.article import Article
from summarizer.errors import AnswerPending, SetupError
from summarizer.pipeline import Summarizer
from summarizer.schema import Usage

SERVER_FAILURES = 10
"""A run stops when so many documents in a row failed at the model's server: it is down, or refuses all."""

Ended = Literal["interrupted", "budget", "server"]


class Progress(NamedTuple):
    """How far a run is.

    Attributes:
        given: documents that were looked at.
        before: of these, those that are not done in this run: they are done already, or are not to be tried again.
        under_way: those that are being done.
        waiting: those that wait for a provider's batch.
        done: those that this run finished; ``partial`` and ``failed`` are of these.
        tokens: that were read and written about them.
    """

    given: int = 0
    before: int = 0
    under_way: int = 0
    waiting: int = 0
    done: int = 0
    partial: int = 0
    failed: int = 0
    tokens: int = 0


class Ending(NamedTuple):
    """The end of a run.

    Attributes:
        progress: how far it came.
        standing: how many of the documents that it was given are complete, partial, failed and left.
        stopped: why it stopped before the end of its documents; None where it did not.
        message: the server's, where it stopped because of that.
    """

    progress: Progress
    standing: Counter[str]
    stopped: Ended | None = None
    message: str = ""


class _Todo(NamedTuple):
    identity: str
    article: Article


class _Done(NamedTuple):
    """``outcome`` is None where the budget did not reach, and where the document waits for a provider's batch."""

    todo: _Todo
    outcome: Outcome | None
    usage: Usage
    seconds: float
    server: bool = False
    waits: bool = False


Notify = Callable[[Progress], None]


class Run:
    """One run over a corpus.

    Args:
        store: holds what is done.
        summarizer: does the rest; its answers are kept in the store (``answers.KeptAnswers``).
        jobs: how many documents are worked on at once.
        retry: which documents are done again; with it, no others are done. A result stays until there is a better one.
        stop: when it is set, no further document is begun.
        notify: called after each document.
        waits: where a provider's batches answer: whether a document waits for one, so that nothing can be done now.
    """

    def __init__(
        self,
        store: Store,
        summarizer: Summarizer,
        jobs: int,
        retry: frozenset[Status] = frozenset(),
        stop: threading.Event | None = None,
        notify: Notify | None = None,
        waits: Callable[[str], bool] | None = None,
    ) -> None:
        self._store, self._summarizer, self._jobs = store, summarizer, jobs
        self._retry, self._stop = retry, stop or threading.Event()
        self._notify, self._waits = notify or (lambda _: None), waits
        self._progress = Progress()
        self._under_way: set[str] = set()
        self._tried: set[str] = set()  # equal texts are tried again once
        self._server_failures: list[_Done] = []
        self._ended: Ended | None = None

    def over(self, given: Iterable[Given], total: int | None = None) -> Ending:
        """Do what is not done of the documents that are given; ``total`` is their number, where it is known.

        Raises:
            InputError: an input does not exist; what was given before it is done.
            SetupError: the store cannot be written, or the model cannot be started.
        """
        begun = time.monotonic()
        self._store.begin(0 if self._retry else total, self._summarizer.connection.model.name)
        try:
            for done in side_by_side(self._work, self._todo(given), self._jobs):
                self._count(done)
            if self._ended != "server":
                self._keep_server_failures()
        finally:
            ended = self._ended or ("interrupted" if self._stop.is_set() else None)
            self._store.end(time.monotonic() - begun, ended)
        last = self._server_failures[-1].outcome if self._server_failures else None
        return Ending(self._progress, self._store.tally(), ended, last.error.message if last and last.error else "")

    def _todo(self, given: Iterable[Given]) -> Iterator[_Todo]:
        """The documents that are to be done; every one is noted in the store."""
        for one in given:
            if self._stop.is_set() or self._ended:
                return
            self._add(given=1)
            if one.article is None:
                error = one.error or SetupError("there is no article")
                self._store.refuse(one.id, Failure.of(error))
                self._add(done=1, failed=1)
                continue
            key = identity(one.article, self._summarizer)
            former = self._store.register(one.id, key, one.article.source)
            if not self._due(key, former):
                self._add(before=1)
            elif self._waits and self._waits(key):
                self._add(waiting=1)
            else:
                self._under_way.add(key)
                self._add(under_way=1)
                yield _Todo(key, one.article)

    def _due(self, key: str, former: Status | None) -> bool:
        """Whether a document is to be done; ``former`` is what its id had before: what failed may have been mended."""
        if key in self._under_way or key in self._tried:
            return False
        known = self._store.status(key)
        if not self._retry:
            return known is None
        if known is None:
            return former in self._retry
        if known not in self._retry:
            return False
        self._tried.add(key)
        if self._waits:  # nothing is put to a provider's batch about a document that is finished
            self._store.set_aside(key)
        return True

    def _work(self, todo: _Todo) -> _Done:
        """Summarise one document, in a thread; all but a failure of the server is kept at once."""
        begun = time.monotonic()
        try:
            with about(todo.identity):
                outcome = attempt(todo.article, self._summarizer)
        except AnswerPending:
            return _Done(todo, None, Usage(), 0.0, waits=True)
        usage = outcome.cost
        if outcome.error and outcome.error.at_server and not self._waits:  # in a batch it is about this document alone
            return _Done(todo, outcome, usage, time.monotonic() - begun, server=True)
        if outcome.status != "complete" and self._summarizer.connection.over_budget:
            return _Done(todo, None, usage, 0.0)
        done = _Done(todo, outcome, usage, time.monotonic() - begun)
        self._keep(done)
        return done

    def _count(self, done: _Done) -> None:
        self._under_way.discard(done.todo.identity)
        self._add(under_way=-1)
        if done.waits:
            self._add(waiting=1)
            self._ended = "budget" if self._summarizer.connection.over_budget else self._ended
        elif done.outcome is None:
            self._ended = "budget"
        elif done.server:
            self._server_failures.append(done)
            if len(self._server_failures) >= SERVER_FAILURES:
                self._ended = "server"
        else:
            self._keep_server_failures()
            self._add_done(done, done.outcome)

    def _keep_server_failures(self) -> None:
        """Keep the failures at the server as those of their documents: the server answers again."""
        for done in self._server_failures:
            if done.outcome:
                self._keep(done)
                self._add_done(done, done.outcome)
        self._server_failures.clear()

    def _keep(self, done: _Done) -> None:
        if done.outcome:
            self._store.finish(done.todo.identity, done.outcome, done.usage, done.seconds)

    def _add_done(self, done: _Done, outcome: Outcome) -> None:
        self._add(
            done=1,
            partial=outcome.status == "partial",
            failed=outcome.status == "failed",
            tokens=done.usage.prompt_tokens + done.usage.completion_tokens,
        )

    def _add(self, **by: int) -> None:
        self._progress = self._progress._replace(**{k: getattr(self._progress, k) + v for k, v in by.items()})
        self._notify(self._progress)
