"""A corpus on a cluster: Ray Data reads the tables, workers that each hold a model summarize, Ray Data writes Parquet.

Ray does what a cluster needs: work of a node that is lost is done again, on another one. What is one document's is the
same as on one machine. Keys are in no value of this module: a worker takes them from the environment of its node.
"""

import json
import logging
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from summarizer.codebook import Codebook
from summarizer.corpus.inputs import PARQUET, TABLES, Given, Reader, Row, places, rows, suffix
from summarizer.corpus.many import side_by_side
from summarizer.corpus.outcome import Failure, Outcome, Status, attempt, identity
from summarizer.corpus.parts import Cells, Parts, counts, key, keys, located, table
from summarizer.corpus.work import ALIKE
from summarizer.documents.article import Article
from summarizer.errors import DISTRIBUTION, InputError, ServerError, SetupError, SummarizerError
from summarizer.export.tables import pyarrow
from summarizer.llm import Limits
from summarizer.llm.characters import whole
from summarizer.pipeline import Summarizer
from summarizer.schema import Value

TURNS = 8
"""Documents of one task for each that a worker does at once: what is lost with a worker, and the rows of a file."""

_READ = 256  # rows that are read before they are handed on


class Task(Value):
    """What the workers do with each document; see ``Summarizer`` and ``Reader``.

    Attributes:
        jobs: how many documents a worker does at once.
        retry: which documents are done again; with it, no others are done.
    """

    model: str
    base_url: str | None = None
    prompt: str | None = None
    codebook: Codebook | None = None
    max_tokens: int | None = None
    jobs: int = 4
    columns: tuple[tuple[str, str], ...] = ()
    published: str | None = None
    language: str | None = None
    retry: frozenset[Status] = frozenset()


class Place(NamedTuple):
    """A table: its name for people, and where every node finds it."""

    name: str
    uri: str


class Ending(NamedTuple):
    """The end of a run: the documents that it did, and all there are in the output, by status."""

    done: Counter[str]
    written: Counter[str]


def check(task: Task, out: str) -> None:
    """Refuse, before any work, what cannot be done on a cluster.

    Raises:
        InputError: the model is local, or the output is no folder of Parquet files.
        ReleaseError: there is no such prompt.
        SetupError: a package is not installed.
    """
    if task.model.partition(":")[0] == "local":
        raise InputError(
            "--engine ray asks a model's server, and a local model would be started once for each worker; "
            "give --model PROVIDER/NAME"
        )
    if suffix(out.partition("?")[0]) != PARQUET:
        raise InputError(f"{out!r}: the output of --engine ray ends in {PARQUET}")
    if "://" not in out and not Path(out).absolute().parent.is_dir():
        raise InputError(f"cannot write {out!r}: there is no directory {str(Path(out).absolute().parent)!r}")
    summarizer(task).close()
    _ray()


def tables(inputs: Sequence[str]) -> list[Place]:
    """The tables of the inputs, in order.

    Raises:
        InputError: an input does not exist, or is no table.
    """
    return [place for given in inputs for place in (_far(given) if _is_far(given) else _near(given))]


def run(
    task: Task, found: Sequence[Place], out: str, address: str | None = None, *, bars: bool = False
) -> Ending:
    """Do what is not done of the documents in the tables.

    Args:
        task: what is done with each.
        found: the tables; where they are on disk, every node has to have that disk.
        out: the output: a folder, or an address as ``s3://bucket/results.parquet``.
        address: of a cluster's head; ``auto`` for the cluster of this machine. By default, that of
            ``RAY_ADDRESS``, or a cluster of this machine alone, which ends with the run.
        bars: show Ray's own progress, on standard error.

    Raises:
        InputError: a table cannot be read, the model or the prompt is unknown, or the output is something else.
        ServerError: the model's server fails for one document after the other.
        SetupError: a package, a key or the cluster is missing; what was written before counts.
    """
    parts = Parts(out)
    with parts.alone():
        parts.sweep()
        before, known = parts.names(), frozenset(keys(parts.heads(), task.retry))
        with (
            redirect_stdout(sys.stderr),
            _connected(address, bars),
            _unwrapped(),
        ):  # Ray prints what nodes it loses
            _flow(task, found, known, parts)
        done = counts(parts.heads(parts.names() - before))
        parts.settle()
        return Ending(done, counts(parts.heads()))


class Worker:
    """Holds one model and summarizes batch after batch of rows.

    Args:
        task: what is done with each document.
        known: keys of documents in the output; see ``parts.keys``.
    """

    def __init__(self, task: Task, known: frozenset[bytes]) -> None:
        self._task, self._known = task, known
        self._reader = Reader(dict(task.columns), task.published, task.language)
        self._summarizer = summarizer(task)
        self._alike = 0  # documents in a row that failed at the server

    def __call__(self, batch: Any) -> Any:
        """The documents of some rows that are to be done, with what became of each.

        Raises:
            ServerError: the server fails for one document after the other.
            SetupError: the model cannot be asked at all.
        """
        return table(list(self._done(self._given(batch))))

    def close(self) -> None:
        """Close the model; a worker of Ray ends with its process."""
        self._summarizer.close()

    def _given(self, batch: Any) -> Iterator[Given]:
        for here, row, error in zip(*(batch[name].to_pylist() for name in _ROW), strict=True):
            read: Row = InputError(error) if row is None else json.loads(row)
            yield self._reader.given(read, here)

    def _done(self, given: Iterator[Given]) -> Iterator[Cells]:
        todo: list[tuple[str, str, Article]] = []
        for one in given:
            same = identity(one.article, self._summarizer) if one.article else None
            if (key(whole(one.id), same) in self._known) is not bool(self._task.retry):
                continue
            if one.article and same:
                todo.append((one.id, same, one.article))
            else:
                yield _cells(
                    one.id, None, Outcome(error=Failure.of(one.error or SetupError("there is no article")))
                )
        for cells, failed in side_by_side(self._attempt, todo, self._task.jobs):
            self._alike = self._alike + 1 if failed else 0
            if self._alike >= ALIKE:
                raise ServerError(f"stopped, because one document after the other failed: {cells['message']}")
            yield cells

    def _attempt(self, todo: tuple[str, str, Article]) -> tuple[Cells, bool]:
        id, same, article = todo  # noqa: A001
        outcome = attempt(article, self._summarizer)
        return _cells(id, same, outcome), outcome.of_server


def summarizer(task: Task) -> Summarizer:
    """The summarizer of a task; its model is opened when it is first needed. Raises as ``Summarizer``."""
    return Summarizer(
        task.model,
        prompt=task.prompt,
        codebook=task.codebook,
        base_url=task.base_url,
        limits=Limits(max_tokens=task.max_tokens),
    )


def _cells(id: str, identity: str | None, outcome: Outcome) -> Cells:  # noqa: A002
    error = outcome.error
    return {
        "id": whole(id),
        "identity": identity,
        "status": outcome.status,
        "summary": outcome.summary.model_dump_json() if outcome.summary else None,
        "cause": error.cause if error else None,
        "message": whole(error.message) if error else None,
    }


_ROW = ("here", "row", "error")


def _flow(task: Task, found: Sequence[Place], known: frozenset[bytes], parts: Parts) -> None:
    """The whole of it in terms of Ray: read, cut into tasks, summarize, write. Ray does again what is lost with a node.

    The tables are read by the code that reads them on one machine. Ray's readers guess types (a day becomes a time, a
    number loses its zeros), and give up a whole file for one bad line.
    """
    import ray.data

    size = TURNS * task.jobs
    data = ray.data.from_items([place._asdict() for place in found], override_num_blocks=len(found))
    data = data.map_batches(_read, batch_size=1, batch_format="pyarrow")
    data = data.repartition(target_num_rows_per_block=size)
    data = data.map_batches(
        Worker,
        batch_size=size,
        batch_format="pyarrow",
        compute=ray.data.ActorPoolStrategy(min_size=1),
        fn_constructor_args=(task, known),
        num_cpus=1,
    )
    # A writer mostly waits, and must not do so for the processors that the workers hold.
    data.write_parquet(parts.folder, filesystem=parts.filesystem, ray_remote_args={"num_cpus": 0})


def _read(batch: Any) -> Iterator[Any]:
    """The rows of tables, each as JSON: it holds half characters, and the columns of any table."""
    arrow = pyarrow()
    for name, uri in zip(batch["name"].to_pylist(), batch["uri"].to_pylist(), strict=True):
        filesystem, path = located(uri)
        kind = suffix(path)
        opened = filesystem.open_input_file if kind == PARQUET else filesystem.open_input_stream
        with opened(path) as file:
            left = (_shipped(f"{name}:{number}", row) for number, row in rows(file, kind, name))
            while some := list(islice(left, _READ)):
                yield arrow.Table.from_pylist(some, schema=arrow.schema([(n, arrow.string()) for n in _ROW]))


def _shipped(here: str, row: Row) -> Cells:
    if isinstance(row, InputError):
        return {"here": here, "row": None, "error": str(row)}
    cells = {str(name): None if value is None else str(value) for name, value in row.items()}
    return {"here": here, "row": json.dumps(cells), "error": None}


def _is_far(given: str) -> bool:
    return "://" in given and not given.lower().startswith(("http://", "https://"))


def _near(given: str) -> Iterator[Place]:
    for place in places([given]):
        if place == "-" or "://" in place or suffix(place) not in TABLES:
            raise InputError(f"--engine ray reads tables ({', '.join(sorted(TABLES))}), not {place!r}")
        yield Place(place, str(Path(place).absolute()))


def _far(given: str) -> Iterator[Place]:
    """A table on a file system of its own, or all of a folder there."""
    filesystem, path = located(given)
    from pyarrow import fs

    address, mark, query = given.partition("?")
    files = [path]
    if filesystem.get_file_info(path).type == fs.FileType.Directory:
        found = filesystem.get_file_info(fs.FileSelector(path, recursive=True))
        files = sorted(one.path for one in found if one.is_file and suffix(one.path) in TABLES)
    if not files or suffix(files[0]) not in TABLES or not filesystem.get_file_info(files[0]).is_file:
        raise InputError(f"{given!r} is no table and no folder of tables ({', '.join(sorted(TABLES))})")
    for file in files:
        name = address.rstrip("/") + file.removeprefix(path.rstrip("/"))
        yield Place(name, f"{name}{mark}{query}")


def _ray() -> Any:
    """Ray, which tells nobody that it is used."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")  # else it warns of it
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")  # else it warns of what Ray Data itself does
    try:
        import ray
        import ray.data
    except ImportError:
        raise SetupError(f"--engine ray needs more packages: pip install '{DISTRIBUTION}[ray]'") from None
    return ray


@contextmanager
def _connected(address: str | None, bars: bool) -> Iterator[None]:
    """A cluster. Nothing but progress is printed, and that on standard error."""
    ray = _ray()
    where = address or os.environ.get("RAY_ADDRESS") or "local"
    own = {"include_dashboard": False} if where == "local" else {}
    try:
        ray.init(where, log_to_driver=False, logging_level=logging.ERROR, configure_logging=True, **own)
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise SetupError(f"no cluster of Ray at {where!r}: {error}") from None
    try:
        context = ray.data.DataContext.get_current()
        context.enable_progress_bars = bars
        context.print_on_execution_start = False
        context.raise_original_map_exception = True
        logging.getLogger("ray.data").setLevel(logging.CRITICAL)
        yield
    finally:
        ray.shutdown()


@contextmanager
def _unwrapped() -> Iterator[None]:
    """Errors of a worker as they are raised on one machine."""
    ray = _ray()
    try:
        yield
    except ray.exceptions.RayError as error:
        inner = error
        while inner is not None and not isinstance(inner, SummarizerError):
            inner = getattr(inner, "cause", None) or inner.__cause__
        if inner is None:
            raise SetupError(
                f"the cluster failed: {str(error).splitlines()[0]}; run the same command again"
            ) from None
        raise getattr(inner, "cause", inner) from None
