"""The command ``batch``: a corpus in, a durable result for each document out."""

import shlex
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from summarizer.cli import options, provider_batches, terminal
from summarizer.errors import InputError, SummarizerError

if TYPE_CHECKING:
    from summarizer.cli.settings import Settings
    from summarizer.corpus.inputs import Given
    from summarizer.corpus.outcome import Status
    from summarizer.corpus.rounds import Rounds
    from summarizer.corpus.store import Store
    from summarizer.corpus.work import Ending, Progress

_ENDS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
WAITING = 4
"""The exit code where documents wait for a provider's batch."""

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
    published: Annotated[
        str | None, typer.Option(help="Publication date of ALL documents, as 2024-11-05; overrides their own.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(help="Language of ALL documents, as en; overrides their own.")
    ] = None,
    model: options.Model = None,
    base_url: options.BaseUrl = None,
    prompt: options.Prompt = None,
    codebook: options.CodebookFile = None,
    max_tokens: options.MaxTokens = None,
    budget: options.Spend = None,
    jobs: options.Jobs = None,
    columns: Columns = None,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Retry only the documents that failed.")
    ] = False,
    retry_partial: Annotated[
        bool, typer.Option("--retry-partial", help="Retry only the documents that were read in part.")
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
        typer.Option(metavar="HOST:PORT", help="With --engine ray: 'auto', or the head of the cluster. Default: RAY_ADDRESS, else this machine alone."),
    ] = None,
) -> None:
    """Summarize a corpus: every document is kept as it is done; run again, it goes on where it stopped."""
    from summarizer.corpus import inputs as documents
    from summarizer.corpus import output
    from summarizer.corpus.database import beside
    from summarizer.corpus.store import Store

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
    apart = [out, beside(out)]
    total = documents.count(inputs, apart, _columns(columns).get("text", "text"))
    if total == 0:
        raise InputError(f"there is no document in {', '.join(map(repr, inputs))}")
    _tell_left_out(documents.left_out(inputs, apart))
    with provider_batches.opened(now, provider_batch) as service, Store(beside(out)) as store:
        rounds = provider_batches.collected(service, store)
        given = reader.read(inputs, apart)
        with _written(store, out), _stopping() as stop:
            ended = _over(_Corpus(out, store, given, total, retry, rounds), now, codebook, jobs, stop)
        if rounds and ended.stopped != "interrupted":
            provider_batches.submit(rounds)
    _tell(ended, out)
    raise typer.Exit(128 + stop.signal if ended.stopped == "interrupted" else _code(ended))


@contextmanager
def _written(store: "Store", out: Path) -> Iterator[None]:
    """The output is written behind what is done inside, whatever becomes of it; the first error counts."""
    from summarizer.corpus import output

    try:
        yield
    except BaseException:
        with suppress(SummarizerError):
            if store.has_results:
                output.write(store.rows(), out)
        raise
    output.write(store.rows(), out)


def _over(corpus: "_Corpus", now: "Settings", codebook: Path | None, jobs: int | None, stop: threading.Event) -> "Ending":
    """A run with the model open and progress shown."""
    from summarizer import pipeline
    from summarizer.corpus.answers import KeptAnswers
    from summarizer.corpus.work import Run

    at_once, rounds = options.at_once(jobs, now.model), corpus.rounds
    with (
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
    parts += [f"{progress.before} not to be done" if progress.before else "", f"{_thousands(progress.tokens)} tokens"]
    left = None if total is None else total - progress.before
    notify(progress.given - progress.before - progress.under_way, left, ", ".join(filter(None, parts)))


class _Stop(threading.Event):
    """Is set by the first Control-C, and by a request to end; what is under way is then finished."""

    signal = signal.SIGINT

    def handle(self, number: int, _: object) -> None:
        if self.is_set():
            raise KeyboardInterrupt
        self.signal = signal.Signals(number)
        self.set()
        terminal.complain("stopping: what is under way is finished first; Control-C again stops at once")


@contextmanager
def _stopping() -> Iterator[_Stop]:
    stop = _Stop()
    before = {number: signal.signal(number, stop.handle) for number in _ENDS}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _columns(given: list[str] | None) -> dict[str, str]:
    pairs = [one.partition("=") for one in given or ()]
    for field, _, name in pairs:
        if not name:
            raise InputError(f"--column {field!r}: give a field and the column's name, as text=body")
    return {field: name for field, _, name in pairs}


def _tell_left_out(others: dict[str, int]) -> None:
    if others:
        kinds = ", ".join(f"{number} {suffix}" for suffix, number in others.items())
        terminal.complain(f"not read: {kinds}")


def _tell(ended: "Ending", out: Path) -> None:
    """What became of the documents, what this run did of it, and what to do next."""
    p, now = ended.progress, ended.standing
    counts = [f"{now[name]} {name}" for name in ("complete", "partial", "failed", "left") if now[name]]
    waits = f"; {p.waiting} wait for a provider's batch" if p.waiting else ""
    terminal.complain(f"{out}: {p.given} documents: {', '.join(counts) or 'none'}; {p.done} done in this run{waits}")
    why = {
        "budget": "the budget is used up",
        "interrupted": "stopped",
        "server": f"stopped, because one document after the other failed: {ended.message}",
    }
    if ended.stopped:
        terminal.complain(f"{why[ended.stopped]}; run the same command again to go on")
    terminal.complain(f"for more: summarizer status {shlex.quote(str(out))}")


def _code(ended: "Ending") -> int:
    """The exit code: of the documents that were given, whichever run did them."""
    now = ended.standing
    if ended.stopped:
        return 1
    if ended.progress.waiting:
        return WAITING
    if now["failed"] or now["left"]:
        return 1
    return 3 if now["partial"] else 0


def _thousands(number: int) -> str:
    return f"{number / 1e6:.1f}M" if number >= 1e6 else f"{number / 1e3:.0f}k" if number >= 1e3 else str(number)
