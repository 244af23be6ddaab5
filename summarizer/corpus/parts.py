"""The output of a cluster: a folder of Parquet files, each with some documents and what became of them.

The folder is all there is: no store beside it. It may be on any file system that Arrow reads and writes.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from summarizer.corpus.database import beside
from summarizer.corpus.locks import locked
from summarizer.corpus.outcome import Failure, Status
from summarizer.corpus.status import Standing, alike
from summarizer.corpus.tables import PARQUET
from summarizer.errors import InputError
from summarizer.export.tables import pyarrow

COLUMNS = ("id", "identity", "status", "summary", "cause", "message")
_UNFINISHED = ".unfinished"
_BEST_FIRST: tuple[Status, ...] = ("complete", "partial", "failed")
_AT_ONCE = 16  # files that are opened side by side: each costs a round trip where the folder is far away

Cells = Mapping[str, str | None]
"""A document: its cells by column."""


def table(rows: Sequence[Cells]) -> Any:
    """Documents as Arrow has them."""
    return pyarrow().Table.from_pylist(list(rows), schema=_schema())


def located(place: str) -> tuple[Any, str]:
    """The file system of a path or an address as ``s3://bucket/folder``, and the path in it.

    Raises:
        InputError: no such file system is known, or it cannot be reached.
        SetupError: Arrow is not installed.
    """
    arrow = pyarrow()
    from pyarrow import fs

    if "://" not in place:
        return fs.LocalFileSystem(), str(Path(place).absolute())
    try:
        found, path = fs.FileSystem.from_uri(place)
    except (arrow.ArrowInvalid, OSError) as error:
        raise InputError(f"{place!r} cannot be used: {error}") from None
    return found, path


class Parts:
    """The files of an output.

    Args:
        place: the folder; it need not exist yet.

    Raises:
        InputError: the place is a file, or cannot be reached.
        SetupError: Arrow is not installed.
    """

    def __init__(self, place: str) -> None:
        self.place = place
        self.filesystem, self.folder = located(place)

    def names(self) -> frozenset[str]:
        """The paths of the files there are, whole or not."""
        return frozenset(self._paths(PARQUET))

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Inside, no other run writes the folder, where it is on disk.

        Raises:
            SetupError: another one does, or the disk cannot be written.
        """
        if "://" in self.place:
            yield
            return
        with locked(Path(self.folder), f"another run is writing {self.place!r}; wait for its end, or give another --out"):
            yield

    def remove_unfinished(self) -> None:
        """Delete the files that a killed run did not finish. Raises as ``heads``."""
        for path, known in self._opened(sorted(self.names()), lambda _: True):
            if known is None:
                self.filesystem.delete_file(path)
        for path in self._paths(_UNFINISHED):
            self.filesystem.delete_file(path)

    def heads(self, of: frozenset[str] | None = None) -> Any:
        """All documents without their summaries, each with the ``path`` of its file, and its ``row`` there.

        Raises:
            InputError: there is something else in the folder.
        """
        arrow = pyarrow()
        found = self._opened(sorted(self.names() if of is None else of), _heads)
        tables = [
            head.append_column("path", arrow.array([path] * len(head), arrow.string())).append_column(
                "row", arrow.array(range(len(head)), arrow.int64())
            )
            for path, head in found
            if head is not None
        ]
        return arrow.concat_tables(tables) if tables else arrow.Table.from_pylist([], schema=_head_schema())

    def remove_duplicates(self) -> None:
        """Keep each document once: of two rows about the same document, the better one.

        The row of an article that could not be read is deleted where another row has its id: the article was mended.
        """
        from pyarrow import compute

        heads = self.heads()
        lost = heads.filter(compute.invert(_kept(heads)))
        for path in compute.unique(lost["path"]).to_pylist():
            rows = lost.filter(compute.equal(lost["path"], path))["row"]
            self._drop(path, frozenset(rows.to_pylist()))

    def _paths(self, suffix: str) -> list[str]:
        from pyarrow import fs

        found = self.filesystem.get_file_info(fs.FileSelector(self.folder, allow_not_found=True))
        return [one.path for one in found if one.is_file and one.path.endswith(suffix)]

    def _drop(self, path: str, rows: frozenset[int]) -> None:
        """Write a file anew without some of its rows; it is replaced at once, or not at all."""
        from pyarrow import parquet

        with self.filesystem.open_input_file(path) as file:
            whole = parquet.ParquetFile(file).read()
        kept = whole.filter(pyarrow().array([row not in rows for row in range(len(whole))]))
        if not len(kept):
            self.filesystem.delete_file(path)
            return
        folder, _, name = path.rpartition("/")
        unfinished = f"{folder}/.{name}{_UNFINISHED}"
        with self.filesystem.open_output_stream(unfinished) as file:
            parquet.write_table(kept, file)
        self.filesystem.move(unfinished, path)

    def _opened(self, paths: Sequence[str], read: Any) -> Iterator[tuple[str, Any]]:
        """What is read of each file; None where the file is not whole."""
        from pyarrow import parquet

        arrow = pyarrow()

        def opened(path: str) -> Any:
            with self.filesystem.open_input_file(path) as file:
                try:
                    whole = parquet.ParquetFile(file)
                except arrow.ArrowInvalid:
                    return None
                if tuple(whole.schema_arrow.names) != COLUMNS:
                    raise InputError(
                        f"{path!r} is no result of --engine ray; give another one, or move it away"
                    )
                return read(whole)

        with ThreadPoolExecutor(_AT_ONCE) as pool:
            yield from zip(paths, pool.map(opened, paths), strict=True)


def key(id: str, identity: str | None) -> bytes:  # noqa: A002
    """Equal for the same document with the same settings."""
    return hashlib.sha256(f"{id}\0{identity or ''}".encode()).digest()


def keys(heads: Any, retry: frozenset[Status] = frozenset()) -> list[bytes]:
    """The keys of documents that are there; with ``retry`` of those with such a status."""
    best = heads.filter(_kept(heads)) if len(heads) else heads
    cells = zip(*(best[name].to_pylist() for name in ("id", "identity", "status")), strict=True)
    return [key(id, identity) for id, identity, status in cells if not retry or status in retry]  # noqa: A001


def counts(heads: Any) -> Counter[str]:
    """The number of documents by status."""
    return Counter(heads["status"].to_pylist())


def is_output(place: str) -> bool:
    """Whether a place is an output of a cluster, rather than one with a store beside it."""
    return "://" in place or (Path(place).is_dir() and not beside(Path(place)).exists())


def standing(place: str) -> Standing:
    """How far an output is; what it cost, and how much is left, is not known. Raises as ``Parts``."""
    heads = Parts(place).heads()
    heads = heads.filter(_kept(heads))
    found = counts(heads)
    failed = [
        (row["id"], Failure(cause=row["cause"], message=row["message"]).group)
        for row in heads.to_pylist()
        if row["status"] == "failed"
    ]
    return Standing(
        documents=len(heads),
        complete=found["complete"],
        partial=found["partial"],
        failed=found["failed"],
        left=None,
        causes=alike(failed),
        usage=None,
        written=True,
    )


def _schema() -> Any:
    arrow = pyarrow()
    return arrow.schema([(name, arrow.string()) for name in COLUMNS])


def _head_schema() -> Any:
    arrow = pyarrow()
    text, number = arrow.string(), arrow.int64()
    return arrow.schema([*((n, text) for n in COLUMNS if n != "summary"), ("path", text), ("row", number)])


def _heads(file: Any) -> Any:
    return file.read(columns=[name for name in COLUMNS if name != "summary"])


def _kept(heads: Any) -> Any:
    """Which rows stay: of each document the first of the best."""
    from pyarrow import compute

    arrow = pyarrow()
    ranked = heads.append_column("rank", compute.index_in(heads["status"], arrow.array(_BEST_FIRST)))
    ranked = ranked.append_column("number", arrow.array(range(len(heads)), arrow.int64()))
    ranked = ranked.sort_by([("rank", "ascending"), ("number", "ascending")])
    first = ranked.group_by(["id", "identity"], use_threads=False).aggregate([("number", "first")])
    read = heads.filter(compute.is_valid(heads["identity"]))["id"].combine_chunks()
    mended = compute.and_(compute.is_null(heads["identity"]), compute.is_in(heads["id"], read))
    chosen = compute.is_in(
        arrow.array(range(len(heads)), arrow.int64()), first["number_first"].combine_chunks()
    )
    return compute.and_(chosen, compute.invert(mended))
