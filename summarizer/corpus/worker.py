"""What a worker of a cluster does: rows of tables in, one row for each document out. Must not know of Ray.

Keys are in no value that goes to a worker: it takes them from the environment of its node.
"""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from summarizer.codebook import Codebook
from summarizer.corpus.inputs import PARQUET, Given, Reader, Row, rows, suffix
from summarizer.corpus.many import side_by_side
from summarizer.corpus.outcome import Failure, Outcome, Status, attempt, identity
from summarizer.corpus.parts import Cells, key, located, table
from summarizer.corpus.work import SERVER_FAILURES
from summarizer.documents.article import Article
from summarizer.errors import InputError, ServerError, SetupError
from summarizer.export.tables import pyarrow
from summarizer.llm import Limits
from summarizer.llm.characters import whole
from summarizer.pipeline import Summarizer
from summarizer.schema import Summary, Value

ROW = ("here", "row", "error")
"""A row on its way to a worker: where it stands, and its cells as JSON or why it is none."""

_ROWS_AT_ONCE = 256  # rows that are read before they are handed on


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


def read(batch: Any) -> Iterator[Any]:
    """The rows of tables, each as JSON: it holds half characters, and the columns of any table.

    Raises:
        InputError: a table cannot be read.
    """
    arrow = pyarrow()
    schema = arrow.schema([(name, arrow.string()) for name in ROW])
    for name, uri in zip(batch["name"].to_pylist(), batch["uri"].to_pylist(), strict=True):
        try:
            left = _read(name, uri)
            while some := list(islice(left, _ROWS_AT_ONCE)):
                yield arrow.Table.from_pylist(some, schema=schema)
        except (OSError, arrow.ArrowException) as error:
            raise InputError(f"{name!r} cannot be read: {error}") from None


def _read(name: str, uri: str) -> Iterator[Cells]:
    filesystem, path = located(uri)
    kind = suffix(path)
    opened = filesystem.open_input_file if kind == PARQUET else filesystem.open_input_stream
    with opened(path) as file:
        for number, row in rows(file, kind, name):
            yield _serialized(f"{name}:{number}", row)


def _serialized(here: str, row: Row) -> Cells:
    if isinstance(row, InputError):
        return {"here": here, "row": None, "error": str(row)}
    cells = {str(name): value for name, value in row.items()}
    return {"here": here, "row": json.dumps(cells, default=_plain), "error": None}


def _plain(value: object) -> str:
    """A cell that JSON has no form of, as text; bytes that are no UTF-8 become half characters, which are refused."""
    return value.decode("utf-8", "surrogateescape") if isinstance(value, bytes) else str(value)


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
        self._server_failures = 0  # documents in a row that failed at the server

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
        for here, row, error in zip(*(batch[name].to_pylist() for name in ROW), strict=True):
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
            self._server_failures = self._server_failures + 1 if failed else 0
            if self._server_failures >= SERVER_FAILURES:
                raise ServerError(f"stopped, because one document after the other failed: {cells['message']}")
            yield cells

    def _attempt(self, todo: tuple[str, str, Article]) -> tuple[Cells, bool]:
        id, same, article = todo  # noqa: A001
        outcome = attempt(article, self._summarizer)
        return _cells(id, same, outcome), bool(outcome.error and outcome.error.at_server)


def summarizer(task: Task) -> Summarizer:
    """The summarizer of a task; its model is opened when it is first needed. Raises as ``Summarizer``."""
    return Summarizer(
        task.model,
        prompt=task.prompt,
        codebook=task.codebook,
        base_url=task.base_url,
        limits=Limits(max_tokens=task.max_tokens),
    )


def _with_id(summary: Summary, id: str) -> Summary:  # noqa: A002
    """The summary with the id that its document has in the corpus."""
    return summary.model_copy(update={"document": summary.document.model_copy(update={"id": id})})


def _cells(id: str, identity: str | None, outcome: Outcome) -> Cells:  # noqa: A002
    error = outcome.error
    return {
        "id": whole(id),
        "identity": identity,
        "status": outcome.status,
        "summary": _with_id(outcome.summary, whole(id)).model_dump_json() if outcome.summary else None,
        "cause": error.cause if error else None,
        "message": whole(error.message) if error else None,
    }
