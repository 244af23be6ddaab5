"""A corpus on a cluster: Ray Data reads the tables, workers that each hold a model summarize, Ray Data writes Parquet.

Ray does what a cluster needs: work of a node that is lost is done again, on another one. What a worker does stands in
``worker``.
"""

import logging
import os
import socket
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

from summarizer.corpus.inputs import PARQUET, TABLES, places, suffix
from summarizer.corpus.parts import Parts, counts, keys, located
from summarizer.corpus.worker import Task, Worker, read, summarizer
from summarizer.errors import DISTRIBUTION, InputError, SetupError, SummarizerError

ROWS_FOR_EACH_JOB = 8
"""A worker takes so many documents for each one that it does at once. Its work is lost with it, and is one file."""
_SILENT = 10.0  # seconds until a cluster that does not answer is given up
_LEAST = 2  # processors; with one, Ray waits for ever


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
    return [place for given in inputs for place in (_remote(given) if _is_remote(given) else _local(given))]


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
        parts.remove_unfinished()
        before, known = parts.names(), frozenset(keys(parts.heads(), task.retry))
        with _connected(address, bars), _unwrapped():
            _process(task, found, known, parts)
        done = counts(parts.heads(parts.names() - before))
        parts.remove_duplicates()
        return Ending(done, counts(parts.heads()))


def _process(task: Task, found: Sequence[Place], known: frozenset[bytes], parts: Parts) -> None:
    """Read, cut into tasks, summarize and write, in terms of Ray, which does again what is lost with a node.

    The tables are read by the code that reads them on one machine. Ray's readers guess types (a day becomes a time, a
    number loses its zeros), and give up a whole file for one bad line.
    """
    import ray.data

    size = ROWS_FOR_EACH_JOB * task.jobs
    data = ray.data.from_items([place._asdict() for place in found], override_num_blocks=len(found))
    data = data.map_batches(read, batch_size=1, batch_format="pyarrow")
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


def _is_remote(given: str) -> bool:
    return "://" in given and not given.lower().startswith(("http://", "https://"))


def _local(given: str) -> Iterator[Place]:
    for place in places([given]):
        if place == "-" or "://" in place or suffix(place) not in TABLES:
            raise InputError(f"--engine ray reads tables ({', '.join(sorted(TABLES))}), not {place!r}")
        yield Place(place, str(Path(place).absolute()))


def _remote(given: str) -> Iterator[Place]:
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
    """Ray, set up so that it reports its use to nobody."""
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
    """A cluster. What Ray tells of lost nodes, and its progress, goes to standard error."""
    ray = _ray()
    where = address or os.environ.get("RAY_ADDRESS") or "local"
    _refuse_silent(where)
    own = {"include_dashboard": False, "num_cpus": max(_LEAST, os.cpu_count() or 1)}
    try:
        ray.init(where, log_to_driver=False, logging_level=logging.ERROR, **(own if where == "local" else {}))
    except (ConnectionError, ValueError, RuntimeError) as error:
        said = str(error).splitlines()[0]
        raise SetupError(f"no cluster of Ray at {where!r} that this machine is part of: {said}") from None
    with redirect_stdout(sys.stderr):  # of its shutdown too: what it did not tell before it tells then
        try:
            _prepare(ray, where, bars)
            yield
        finally:
            ray.shutdown()


def _prepare(ray: Any, where: str, bars: bool) -> None:
    if 0 < ray.cluster_resources().get("CPU", 0) < _LEAST:
        raise SetupError(f"the cluster at {where!r} has one processor; a reader and a worker need one each")
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = bars
    context.print_on_execution_start = False
    context.raise_original_map_exception = True
    logging.getLogger("ray.data").setLevel(logging.CRITICAL)


def _refuse_silent(where: str) -> None:
    """Raise where nobody answers at an address; Ray itself tries for minutes."""
    if where in ("local", "auto"):
        return
    host, colon, port = where.rpartition(":")
    if not colon or not port.isdigit() or "/" in host:
        raise InputError(f"{where!r} is no address of a cluster; give HOST:PORT of its head, or auto")
    try:
        socket.create_connection((host.strip("[]"), int(port)), _SILENT).close()
    except OSError as error:
        raise SetupError(f"no cluster of Ray at {where!r}: {error}") from None


@contextmanager
def _unwrapped() -> Iterator[None]:
    """Errors of a worker as they are raised on one machine."""
    ray = _ray()
    try:
        yield
    except ray.exceptions.RayError as error:
        found = getattr(error, "cause", None) or error
        said = str(found).splitlines()[0]  # Ray adds lines about its own retries
        if isinstance(found, SummarizerError):
            raise type(found)(said) from None
        raise SetupError(f"the cluster failed: {said}; mend that, and run the same command again") from None
