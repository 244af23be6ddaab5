"""The commands ``batch`` and ``status``: a corpus, and how far it is."""

import json
import shlex
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from summarizer.cli import options, provider_batches, terminal
from summarizer.cli.terminal import INTERRUPTED
from summarizer.errors import InputError

if TYPE_CHECKING:
    from summarizer.cli.settings import Settings
    from summarizer.corpus.inputs import Given
    from summarizer.corpus.outcome import Status
    from summarizer.corpus.rounds import Rounds
    from summarizer.corpus.status import Standing
    from summarizer.corpus.store import Store
    from summarizer.corpus.work import Ending, Progress
    from summarizer.schema import Usage

WAITING = 4
"""The exit code where documents wait for a provider's batch."""

_CAUSES = 12  # lines of causes that are shown

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Folders, files, globs, addresses, and tables (.jsonl, .csv, .parquet) with a document a row; - is JSONL "
        "from standard input.",
    ),
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="FIELD=NAME",
        help="Name of a column of tables, as text=body. Fields: id, text, title, published, language, source.",
    ),
]
Format = Annotated[Literal["text", "json"], typer.Option(help="Lines to read, or JSON.")]


class _Corpus(NamedTuple):
    """What is to be done, and where it is kept."""

    out: Path
    store: "Store"
    given: "Iterable[Given]"
    total: int | None
    retry: "frozenset[Status]"
    rounds: "Rounds | None" = None


def batch(
    inputs: Inputs,
    results: Annotated[
        str,
        typer.Option("--out", metavar="RESULTS", help="FILE.jsonl, or FOLDER.parquet for tidy tables; the store is beside it."),
    ],
    published: options.Published = None,
    language: options.Language = None,
    model: options.Model = None,
    base_url: options.BaseUrl = None,
    prompt: options.Prompt = None,
    codebook: options.CodebookFile = None,
    max_tokens: options.MaxTokens = None,
    budget: options.Spend = None,
    jobs: options.Jobs = None,
    columns: Columns = None,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Do the documents that failed again, and no others.")
    ] = False,
    retry_partial: Annotated[
        bool, typer.Option("--retry-partial", help="Do the documents that were read in part only again, and no others.")
    ] = False,
    provider_batch: Annotated[
        bool,
        typer.Option(
            "--provider-batch",
            help="Ask through the provider's batch interface: half the price, within a day. Run the same command again "
            "to collect the answers.",
        ),
    ] = False,
    allow_private: options.AllowPrivate = False,
    engine: Annotated[
        Literal["local", "ray"],
        typer.Option(help="This machine, or a cluster of Ray: tables in, a folder of Parquet files out, no store."),
    ] = "local",
    address: Annotated[
        str | None,
        typer.Option(metavar="HOST:PORT", help="With --engine ray: the cluster. Default: one of this machine alone."),
    ] = None,
) -> None:
    """Summarize a corpus: every document is kept as it is done; run again, it goes on where it stopped."""
    from summarizer.corpus import inputs as documents
    from summarizer.corpus import output
    from summarizer.corpus.store import Store, beside

    now = options.chosen(model, base_url, prompt, max_tokens, budget)
    reader = documents.Reader(_columns(columns), published, language, allow_private=allow_private)
    wanted: list[tuple[bool, Status]] = [(retry_failed, "failed"), (retry_partial, "partial")]
    retry = frozenset(status for given, status in wanted if given)
    if engine == "ray":
        from summarizer.cli import cluster

        if provider_batch:
            raise InputError("--engine ray asks as it goes; leave out --provider-batch, or --engine ray")
        work = cluster.task(now, codebook, jobs, _columns(columns), published, language, retry)
        raise typer.Exit(cluster.over(work, inputs, results, address))
    if address:
        raise InputError("--address is of a cluster; give --engine ray too")
    out = Path(results)
    output.check(out)
    total = documents.count(inputs)
    _tell_left_out(documents.others(inputs))
    with provider_batches.opened(now, provider_batch) as service, Store(beside(out)) as store:
        rounds = provider_batches.collected(service, store)
        try:
            ended = _over(_Corpus(out, store, reader.read(inputs), total, retry, rounds), now, codebook, jobs)
        except KeyboardInterrupt:
            output.write(store.rows(), out)
            raise
        written = output.write(store.rows(), out)
        if rounds and ended.stopped != "interrupted":
            provider_batches.submit(rounds)
    _tell(ended, out, written)
    raise typer.Exit(_code(ended))


def status(
    results: Annotated[str, typer.Argument(metavar="RESULTS", help="The output of 'summarizer batch'.")],
    format: Format = "text",  # noqa: A002
) -> None:
    """Show how far a corpus is: done, partial, failed and left, what it cost, and what to do next."""
    from summarizer.corpus import parts
    from summarizer.corpus.status import standing

    found = parts.standing(results) if parts.is_output(results) else standing(Path(results))
    if format == "json":
        data = {**found.model_dump(), "next": found.next}
        terminal.deliver(json.dumps(data, indent=2, ensure_ascii=False) + "\n", None)
    else:
        from summarizer.export.plain import plain

        terminal.deliver("".join(f"{plain(line)}\n" for line in _lines(results, found)), None)


def _over(corpus: "_Corpus", now: "Settings", codebook: Path | None, jobs: int | None) -> "Ending":
    """A run with the model open and progress shown."""
    from summarizer import pipeline
    from summarizer.corpus.answers import KeptAnswers
    from summarizer.corpus.work import Run

    at_once, rounds = options.at_once(jobs, now.model), corpus.rounds
    with (
        _stopping() as stop,
        terminal.progress(str(corpus.out)) as working,
        pipeline.Summarizer(
            now.model,
            prompt=now.prompt,
            codebook=codebook,
            base_url=now.base_url,
            notify=working("joining the model's weights"),
            limits=now.limits,
            wrap=lambda inner, _: KeptAnswers(rounds.noting if rounds else inner, corpus.store),
            at_once=at_once,
            deferred=rounds is not None,
        ) as summarizer,
    ):
        shown = partial(_show, working("documents"), corpus.total)
        waits = rounds.waits if rounds else None
        run = Run(corpus.store, summarizer, at_once, corpus.retry, stop, shown, waits)
        return run.over(corpus.given, corpus.total)


def _show(notify: terminal.Notify, total: int | None, progress: "Progress") -> None:
    """Move the bar: of what is to be done in this run, so that the time left is right after a stop."""
    parts = [f"{progress.failed} failed" if progress.failed else "", f"{progress.partial} partial" if progress.partial else ""]
    parts += [f"{progress.waiting} waiting" if progress.waiting else ""]
    parts += [f"{progress.before} done before" if progress.before else "", f"{_thousands(progress.tokens)} tokens"]
    left = None if total is None else total - progress.before
    notify(progress.given - progress.before - progress.under_way, left, ", ".join(filter(None, parts)))


@contextmanager
def _stopping() -> Iterator[threading.Event]:
    """An event that the first Control-C sets: what is under way is finished. The second one interrupts."""
    stop = threading.Event()

    def interrupted(*_: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()
        terminal.complain("stopping: what is under way is finished first; Control-C again stops at once")

    before = signal.signal(signal.SIGINT, interrupted)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def _columns(given: list[str] | None) -> dict[str, str]:
    pairs = [one.partition("=") for one in given or ()]
    for field, _, name in pairs:
        if not name:
            raise InputError(f"--column {field!r}: give a field and the column's name, as text=body")
    return {field: name for field, _, name in pairs}


def _tell_left_out(others: dict[str, int]) -> None:
    if others:
        kinds = ", ".join(f"{number} {suffix}" for suffix, number in others.items())
        terminal.complain(f"files of other kinds are left out: {kinds}; name such a file itself to have it read")


def _tell(ended: "Ending", out: Path, written: int) -> None:
    """What this run did, and what to do next."""
    p = ended.progress
    counts = [f"{p.done} done", f"{p.before} done before" if p.before else "", f"{p.failed} failed" if p.failed else ""]
    counts += [f"{p.partial} partial" if p.partial else "", f"{p.waiting} wait for a batch" if p.waiting else ""]
    terminal.complain(f"{out}: {written} documents written; in this run {', '.join(filter(None, counts))}")
    why = {
        "budget": "the budget is used up",
        "interrupted": "stopped",
        "server": f"stopped, because one document after the other failed: {ended.message}",
    }
    if ended.stopped:
        terminal.complain(f"{why[ended.stopped]}; run the same command again to go on")
    terminal.complain(f"see 'summarizer status {shlex.quote(str(out))}'")


def _code(ended: "Ending") -> int:
    if ended.stopped == "interrupted":
        return INTERRUPTED
    if ended.stopped:
        return 1
    if ended.progress.waiting:
        return WAITING
    if ended.progress.failed:
        return 1
    return 3 if ended.progress.partial else 0


def _lines(results: str, found: "Standing") -> Iterator[str]:
    now = " (a run is under way, or was killed)" if found.running_since else ""
    yield f"{results}: {_count(found.documents)} documents given{now}"
    for name in ("complete", "partial", "failed"):
        yield f"  {name:9}{_count(getattr(found, name)):>9}"
        kinds = {"partial": found.reasons, "failed": found.causes}.get(name, ())
        for one in kinds[:_CAUSES]:
            yield f"  {'':9}{_count(one.documents):>9}  {one.cause} (as {one.example})"
        if len(kinds) > _CAUSES:
            yield f"  {'':18}  … and {len(kinds) - _CAUSES} other causes"
    yield f"  {'left':9}{'not known' if found.left is None else _count(found.left):>9}"
    if found.waiting:
        yield f"  {'waiting':9}{_count(found.waiting):>9}  of these, for a provider's batch"
    for held in (one for one in found.batches if one.documents):
        named = f"batch {held.id}" if held.id else "a batch that was perhaps submitted"
        yield f"  {'':9}{_count(held.documents):>9}  {named} ({held.provider}) since {held.since}"
    if found.usage:
        yield from _spent(found, found.usage)
    if not found.written:
        yield "  the output is not written yet"
    if found.next:
        yield f"next: {found.next}"


def _spent(found: "Standing", used: "Usage") -> Iterator[str]:
    cost = f", ${used.cost:.2f}" if used.cost is not None else ""
    yield f"  {_count(used.requests)} requests: {_count(used.prompt_tokens)} tokens read, {_count(used.completion_tokens)} written{cost}"
    yield f"  {terminal.duration(found.seconds)} with {', '.join(found.models) or 'no model'}"


def _count(number: int) -> str:
    return f"{number:,}"


def _thousands(number: int) -> str:
    return f"{number / 1e6:.1f}M" if number >= 1e6 else f"{number / 1e3:.0f}k" if number >= 1e3 else str(number)
