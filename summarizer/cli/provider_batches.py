"""The provider's batches of the command ``batch``: what is collected before a run, and submitted after it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from summarizer.cli import terminal

if TYPE_CHECKING:
    from summarizer.cli.settings import Settings
    from summarizer.corpus.rounds import Rounds
    from summarizer.corpus.store import Store
    from summarizer.llm.batches import Service


@contextmanager
def opened(now: "Settings", wanted: bool) -> "Iterator[Service | None]":
    """The batches of the model's provider, where they are wanted. Raises as ``llm.batches.connect``."""
    if not wanted:
        yield None
        return
    from summarizer.llm.batches import connect

    service = connect(now.model, now.base_url)
    try:
        yield service
    finally:
        service.close()


def collected(service: "Service | None", store: "Store") -> "Rounds | None":
    """Take what has ended, and say so."""
    from summarizer.corpus.rounds import Rounds
    from summarizer.corpus.waiting import Waiting

    waiting = Waiting(store)
    if service is None:
        if waiting.documents:
            terminal.complain(
                f"{waiting.documents} documents wait for a provider's batch: without --provider-batch they are asked, and "
                "paid, once more"
            )
        return None
    rounds = Rounds(service, waiting)
    for one in rounds.collect():
        why = f" ({one.failure})" if one.failure else ""
        terminal.complain(f"batch {one.batch.id}: {one.answered} of {one.batch.requests} requests answered{why}")
    return rounds


def submit(rounds: "Rounds") -> None:
    """Submit what was asked, and say what to do next."""
    from summarizer.llm.batches import NotTaken

    try:
        for batch in rounds.submit():
            terminal.complain(
                f"submitted {batch.requests} requests about {batch.documents} documents to {batch.provider} as batch {batch.id}"
            )
    except NotTaken as refusal:
        if not refusal.full:
            raise
        terminal.complain(f"{refusal}; what is left is submitted by a later run")
    if rounds.under_way:
        terminal.complain(
            "the answers are there within a day: run the same command again, without --retry-failed and --retry-partial"
        )
