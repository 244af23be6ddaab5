"""How far a corpus is: what is done, partial, failed and left, what it cost, and what to do next."""

import sqlite3
from collections import Counter
from pathlib import Path

from summarizer.corpus.database import beside, reading, tally
from summarizer.corpus.outcome import Failure
from summarizer.corpus.waiting import Batch, documents, under_way
from summarizer.schema import Usage, Value


class Cause(Value):
    """Failures that are alike, with the id of one document."""

    cause: str
    documents: int
    example: str


class Standing(Value):
    """The state of a corpus.

    Attributes:
        left: documents that were given and are not finished; None where their number is not known.
        causes: why documents failed.
        reasons: why summaries are partial.
        waiting: of those left, how many wait for a provider's ``batches``.
        stopped: why the last run stopped before its end.
    """

    documents: int
    complete: int
    partial: int
    failed: int
    left: int | None
    causes: tuple[Cause, ...] = ()
    reasons: tuple[Cause, ...] = ()
    models: tuple[str, ...] = ()
    usage: Usage | None = Usage()
    seconds: float = 0
    running_since: str | None = None
    stopped: str | None = None
    written: bool = False
    waiting: int = 0
    batches: tuple[Batch, ...] = ()

    @property
    def next(self) -> str | None:
        """What to do next."""
        if self.waiting:
            return "run the same command again when the provider's batch has ended; it takes up to a day"
        if self.left or self.running_since:
            return "run the same command again; it goes on where it stopped"
        if self.failed:
            return "mend what failed, and run the same command again with --retry-failed"
        if self.partial:
            return "run the same command again with --retry-partial to read the rest of what is partial"
        if self.left is None:
            return "run the same command again, to see whether anything is left"
        return None if self.written else "run the same command again; it writes the output"


def standing(output: Path) -> Standing:
    """The state of the corpus of an output; it may be asked while a run is under way.

    Raises:
        InputError: there is no store beside the output.
        SetupError: the store cannot be read.
    """
    with reading(beside(output)) as base:
        base.execute("BEGIN")  # one state of the file for all that follows
        counts = tally(base)
        requests, prompt, completion, cost = base.execute(
            "SELECT sum(requests), sum(prompt_tokens), sum(completion_tokens), sum(cost) FROM results"
        ).fetchone()
        started, ended, ending, given, seen = base.execute(
            "SELECT started, ended, ending, given, seen FROM runs ORDER BY run DESC LIMIT 1"
        ).fetchone() or (None, None, None, 0, 0)
        return Standing(
            documents=sum(counts.values()),
            complete=counts["complete"],
            partial=counts["partial"],
            failed=counts["failed"],
            left=None if given is None else counts["left"] + max(0, given - seen),  # and those not looked at yet
            causes=alike(_failures(base)),
            reasons=alike(_reasons(base)),
            models=tuple(name for (name,) in base.execute("SELECT DISTINCT model FROM runs ORDER BY model")),
            usage=Usage(
                requests=requests or 0, prompt_tokens=prompt or 0, completion_tokens=completion or 0, cost=cost
            ),
            seconds=base.execute("SELECT coalesce(sum(seconds), 0) FROM runs").fetchone()[0],
            running_since=started if started and not ended else None,
            stopped=ending,
            written=output.exists(),
            waiting=documents(base),
            batches=tuple(under_way(base)),
        )


def _failures(base: sqlite3.Connection) -> list[tuple[str, str]]:
    found = base.execute(
        "SELECT d.id, coalesce(d.cause, r.cause), coalesce(d.message, r.message) FROM documents d "
        "LEFT JOIN results r ON r.identity = d.identity WHERE d.identity IS NULL OR r.status = 'failed'"
    )
    return [(id, Failure(cause=cause, message=message).group) for id, cause, message in found]  # noqa: A001


def _reasons(base: sqlite3.Connection) -> list[tuple[str, str]]:
    """Why summaries are partial."""
    found = base.execute(
        "SELECT d.id, json_extract(r.summary, '$.reasons[0]') FROM documents d "
        "JOIN results r ON r.identity = d.identity WHERE r.status = 'partial'"
    )
    return [(id, Failure(cause="partial", message=reason or "").group) for id, reason in found]  # noqa: A001


def alike(found: list[tuple[str, str]]) -> tuple[Cause, ...]:
    """The causes of documents, given with their ids, the most frequent first."""
    counts = Counter(group for _, group in found)
    first = {group: id for id, group in reversed(found)}  # noqa: A001
    return tuple(Cause(cause=g, documents=n, example=first[g]) for g, n in counts.most_common())
