"""``batch --engine ray``: the same command on a cluster."""

import shlex
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.cli import terminal
from summarizer.errors import InputError

if TYPE_CHECKING:
    from collections import Counter

    from summarizer.cli.settings import Settings
    from summarizer.corpus.outcome import Status
    from summarizer.corpus.worker import Task

_JOBS = 4


def task(
    now: "Settings",
    codebook: Path | None,
    jobs: int | None,
    columns: Mapping[str, str],
    published: str | None,
    language: str | None,
    retry: "frozenset[Status]",
) -> "Task":
    """What the workers do.

    Raises:
        InputError: a budget is set, which workers that do not know of each other cannot keep; or the codebook is bad.
    """
    from summarizer.codebook import load
    from summarizer.corpus.worker import Task

    if now.budget:
        raise InputError(
            "--engine ray cannot keep a budget, because its workers do not share one; set a limit at the provider"
        )
    return Task(
        model=now.model,
        base_url=now.base_url,
        prompt=now.prompt,
        codebook=load(codebook) if codebook else None,
        max_tokens=now.max_tokens,
        jobs=jobs or _JOBS,
        columns=tuple(columns.items()),
        published=published,
        language=language,
        retry=retry,
    )


def over(work: "Task", inputs: Sequence[str], out: str, address: str | None) -> int:
    """Run it and tell what came of it; gives the exit code. Raises as ``cluster.run``."""
    from summarizer.corpus import cluster

    cluster.check(work, out)
    ended = cluster.run(work, cluster.tables(inputs), out, address, bars=terminal.at_terminal(sys.stderr))
    terminal.complain(
        f"{out}: {ended.written.total()} documents written; in this run {ended.done.total()} done{_rest(ended.done)}"
    )
    terminal.complain(f"see 'summarizer status {shlex.quote(out)}'")
    return 1 if ended.done["failed"] else 3 if ended.done["partial"] else 0


def _rest(done: "Counter[str]") -> str:
    return "".join(f", {done[name]} {name}" for name in ("failed", "partial") if done[name])
