"""The rounds of a corpus with a provider's batches: what has ended is collected, what is asked is submitted.

A run of documents is in between. Its model is reached through ``Noting``, which answers nothing: what it is asked is
noted in the store, and answered from there in a later run.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import httpx2

from summarizer.corpus.answers import digest, document
from summarizer.corpus.waiting import TRIES, Batch, Waiting
from summarizer.errors import AnswerPending, ModelError
from summarizer.llm.batches import NotTaken, Service, State
from summarizer.llm.keeping import refuse_secrets

SETTLES = timedelta(minutes=5)
"""How long after its submission was cut off a batch may still appear at the provider."""

KEPT = timedelta(days=30)
"""A batch older than this is over where the provider does not know it; a younger one may be that of another account."""

UNKNOWN = "the provider does not know it; is the key of the account that submitted it?"


class Noting(httpx2.BaseTransport):
    """Notes what is asked, and gives the provider's refusals. Thread-safe.

    Raises, from a request:
        AnswerPending: it is noted.
        ModelError: it was in as many batches as it may, and was not answered.
        RecordingError: the request's own key stands in what is asked.
    """

    def __init__(self, waiting: Waiting) -> None:
        self._waiting = waiting

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        body = request.read().decode()
        refuse_secrets(body, request)
        refusal = self._waiting.ask(document(), digest(request), body)
        if refusal is None:
            raise AnswerPending("it is to be answered in a provider's batch")
        if refusal.status is None:
            raise ModelError(f"the provider did not answer it in {TRIES} batches: {refusal.said}")
        return httpx2.Response(refusal.status, json=refusal.said)


class Collected(NamedTuple):
    """A batch that has ended: how many of its requests were answered, and what the provider says of the rest."""

    batch: Batch
    answered: int
    failure: str = ""


class Rounds:
    """The batches of a store at one provider.

    Args:
        service: the provider.
        waiting: what waits in the store.
        settles: how long it takes until a batch can be seen at the provider for certain.

    Attributes:
        noting: the transport of the model.
    """

    def __init__(self, service: Service, waiting: Waiting, settles: timedelta = SETTLES) -> None:
        self._service, self._waiting, self._settles = service, waiting, settles
        self.noting = Noting(waiting)

    def waits(self, identity: str) -> bool:
        """Whether nothing can be done about a document before a batch ends."""
        return self._waiting.waits(identity)

    @property
    def under_way(self) -> list[Batch]:
        """The batches that have not ended, or were not collected."""
        return self._waiting.open(self._service.provider)

    def collect(self) -> Iterator[Collected]:
        """Take the answers of the batches that have ended. Before, look for those that were perhaps submitted.

        Raises:
            ServerError: the provider cannot be reached, or refuses.
        """
        for batch in self.under_way:
            id = batch.id or self._found(batch)  # noqa: A001
            if id:
                yield from self._collected(batch.model_copy(update={"id": id}), id)

    def submit(self) -> Iterator[Batch]:
        """Submit what was asked and is in no batch, as many batches as it takes; gives each.

        Raises:
            NotTaken: the provider's queue is full; a later run goes on, with smaller batches where none is under way.
            ServerError: the provider cannot be reached, or refuses; a later run goes on.
        """
        for positions in self._parts():
            alone = not self.under_way
            name, lines = self._waiting.intend(self._service.provider, positions)
            try:
                id = self._service.submit(lines, name)  # noqa: A001
            except NotTaken as refusal:
                self._waiting.withdraw(name, crowded=refusal.full and alone)
                raise
            self._waiting.submitted(name, id)
            yield from (batch for batch in self.under_way if batch.name == name)

    def _found(self, batch: Batch) -> str | None:
        """The id of a batch that was perhaps submitted; it is given up where the provider does not have it."""
        settled = _age(batch) >= self._settles  # before it is looked for
        sought = self._service.find(self._waiting.intent(batch))
        if sought.id:
            self._waiting.submitted(batch.name, sought.id)
        elif settled and not sought.unclear:
            self._waiting.withdraw(batch.name)
        return sought.id

    def _collected(self, batch: Batch, id: str) -> Iterator[Collected]:  # noqa: A002
        state = self._service.state(id)
        if state is None and _age(batch) < KEPT:
            yield Collected(batch, 0, UNKNOWN)
        elif state is None or state.ended:
            known = state or State(ended=True, failure=UNKNOWN)
            results = self._service.results(id) if state else ()
            yield Collected(batch, self._waiting.collect(batch.name, known, results), known.failure)

    def _parts(self) -> Iterator[list[int]]:
        """The positions of what is to be submitted, a list for each batch.

        Where the provider refused a batch because too much was waiting there, the next ones are half as large, and go
        one after the other: some providers take a batch, and refuse it later.
        """
        bounds, crowded = self._service.bounds, self._waiting.crowded(self._service.provider)
        most = min(bounds.requests, max(1, crowded // 2)) if crowded else bounds.requests
        part, size = list[int](), 0
        if crowded and self.under_way:
            return
        for position, length in self._waiting.asked():
            if part and (len(part) >= most or size + length > bounds.size):
                yield part
                part, size = [], 0
                if crowded:
                    return
            part.append(position)
            size += length
        if part:
            yield part


def _age(batch: Batch) -> timedelta:
    return datetime.now(UTC) - datetime.fromisoformat(batch.since)
