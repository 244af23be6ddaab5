"""The documents of a corpus: folders, files, globs, addresses, and rows of JSONL, CSV and Parquet, one at a time.

A document that cannot be read comes with the error that says why; it does not stop the others.
"""

import csv
import glob
import io
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NamedTuple

from summarizer import documents
from summarizer.documents.article import Article, article
from summarizer.errors import DISTRIBUTION, InputError, SetupError

ARTICLES = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf"})
"""Suffixes of the files that are taken from a folder; a file that is named itself may have any."""

PARQUET = ".parquet"
TABLES = frozenset({".jsonl", ".ndjson", ".csv", PARQUET})
FIELDS = ("id", "text", "title", "published", "language", "source")
_LONGEST_CELL = 20_000_000  # code points; the csv module refuses more than 131,072 by default
_ROWS = 256  # rows of Parquet held in memory
Row = Mapping[str, Any] | InputError
"""A row of a table, or the error that says why it is none."""


class Given(NamedTuple):
    """One document as it was given: an article, or the error that says why it is none.

    Attributes:
        id: of the row, else ``FILE:LINE``; of a file, its path.
    """

    id: str
    article: Article | None = None
    error: InputError | None = None


class Reader:
    """Reads the documents of a corpus.

    Args:
        columns: the names that the fields have in JSONL, CSV and Parquet, where they are not the fields' own.
        published: overrides the day of publication of all documents; a day as 2024-11-05.
        language: overrides their language; BCP 47.
        allow_private: also fetch addresses of this machine and of private networks.

    Raises:
        InputError: there is no such field.
    """

    def __init__(
        self,
        columns: Mapping[str, str] | None = None,
        published: str | None = None,
        language: str | None = None,
        *,
        allow_private: bool = False,
    ) -> None:
        for field in columns or {}:
            if field not in FIELDS:
                raise InputError(f"there is no field {field!r}; there are {', '.join(FIELDS)}")
        self._columns = {**{field: field for field in FIELDS}, **(columns or {})}
        self._published, self._language, self._allow_private = published, language, allow_private

    def read(self, inputs: Sequence[str]) -> Iterator[Given]:
        """The documents of the inputs, in order; ``-`` is JSONL from standard input.

        Raises:
            InputError: an input does not exist, or a table lacks the column of the texts.
            SetupError: Parquet needs a package that is not installed.
        """
        for place in places(inputs):
            if place == "-" or suffix(place) in TABLES:
                yield from self._rows(place)
            else:
                yield self._file(place)

    def _file(self, place: str) -> Given:
        try:
            made = documents.read(
                place, None, self._published, self._language, allow_private=self._allow_private
            )
        except InputError as error:
            return Given(place, error=error)
        return Given(made.source or place, made)

    def _rows(self, place: str) -> Iterator[Given]:
        name = "standard input" if place == "-" else place
        with _opened(place) as file:
            for number, row in rows(file, ".jsonl" if place == "-" else suffix(place), name):
                yield self.given(row, f"{name}:{number}")

    def given(self, row: Row, here: str) -> Given:
        """The document of a row; ``here`` is the place of the row."""
        try:
            return self._row(row, here)
        except InputError as error:
            return Given(word(row, self._columns["id"]) or here, error=InputError(f"{here}: {error}"))

    def _row(self, row: Row, here: str) -> Given:
        if isinstance(row, InputError):
            raise row
        found = {field: word(row, column) for field, column in self._columns.items()}
        column = self._columns["text"]
        if found["text"] is None:
            columns = ", ".join(map(str, row))
            raise InputError(f"no text in column {column!r}; there are {columns}; name it with --column text=NAME")
        made = article(
            found["text"],
            found["title"],
            self._published or found["published"],
            found["source"],
            self._language or found["language"],
        )
        return Given(found["id"] or here, made.model_copy(update={"source": found["source"] or here}))


def rows(file: IO[bytes], kind: str, name: str) -> Iterator[tuple[int, Row]]:
    """The rows of a table with their numbers, one at a time.

    Args:
        file: the table, open.
        kind: its suffix, one of ``TABLES``.
        name: of the table, for errors.

    Raises:
        InputError: it is no CSV file.
        SetupError: Parquet needs a package that is not installed.
    """
    if kind == PARQUET:
        yield from _parquet_rows(file)
        return
    with _text(file) as text:
        yield from _csv(text, name) if kind == ".csv" else _jsonl(text)


def places(inputs: Sequence[str]) -> Iterator[str]:
    """The files and addresses of the inputs: those of a folder and of a glob in the order of their names.

    Raises:
        InputError: an input does not exist, or has no article in it.
    """
    for given in inputs:
        if given == "-" or given.lower().startswith(("http://", "https://")) or Path(given).is_file():
            yield given
        elif Path(given).is_dir():
            yield from _some(_walked(Path(given)), f"the folder {given!r} has no article in it")
        else:
            named = glob.iglob(given, recursive=True)  # noqa: PTH207 - a pattern may begin at the root
            found = sorted(path for path in named if Path(path).is_file())
            yield from _some(found, f"{given!r} does not exist; give a file, a folder or a glob")


def count(inputs: Sequence[str]) -> int | None:
    """How many documents the inputs have; None where standard input is among them. Raises as ``places``."""
    if "-" in inputs:
        return None
    return sum(_count(place) for place in places(inputs))


def others(inputs: Sequence[str]) -> dict[str, int]:
    """Files of the folders that are not read, because of their kind, by suffix."""
    found: dict[str, int] = {}
    for folder in (Path(given) for given in inputs if Path(given).is_dir()):
        for path in _visible(folder):
            suffix = path.suffix.lower()
            if suffix not in ARTICLES | TABLES:
                found[suffix or path.name] = found.get(suffix or path.name, 0) + 1
    return dict(sorted(found.items()))


def _some(found: Iterable[str], otherwise: str) -> Iterator[str]:
    empty = True
    for one in found:
        empty = False
        yield one
    if empty:
        raise InputError(otherwise)


def _walked(folder: Path) -> Iterator[str]:
    yield from (str(path) for path in _visible(folder) if path.suffix.lower() in ARTICLES | TABLES)


def _visible(folder: Path) -> Iterator[Path]:
    """The files below a folder, sorted, without hidden ones."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            yield from _visible(path)
        elif path.is_file():
            yield path


def suffix(place: str) -> str:
    return Path(place).suffix.lower()


def _count(place: str) -> int:
    """Documents of a file; rows are counted without being parsed, quoted line ends of CSV apart."""
    if suffix(place) not in TABLES:
        return 1
    if suffix(place) == PARQUET:
        return int(_parquet().ParquetFile(place).metadata.num_rows)
    with _opened(place) as file:
        if suffix(place) == ".csv":
            return sum(1 for _ in rows(file, ".csv", place))
        return sum(1 for line in file if line.strip())


def word(row: object, column: str) -> str | None:
    """A cell as text; None where there is none, or it is empty."""
    value = row.get(column) if isinstance(row, Mapping) else None
    return (str(value) or None) if value is not None else None


@contextmanager
def _opened(place: str) -> Iterator[IO[bytes]]:
    try:
        file = sys.stdin.buffer if place == "-" else Path(place).open("rb")  # noqa: SIM115
    except OSError as error:
        raise InputError(f"{place!r} cannot be read: {error.strerror}") from None
    with file:
        yield file


def _text(file: IO[bytes]) -> io.TextIOWrapper:
    """A table as UTF-8 text; a byte that is none becomes half a character, which the article then refuses."""
    return io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="")


def _jsonl(text: IO[str]) -> Iterator[tuple[int, Row]]:
    for number, line in enumerate(text, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            yield number, InputError(f"it is no JSON ({error}); give one object a line")
            continue
        yield number, row if isinstance(row, dict) else InputError("it is no JSON object; give one a line")


def _csv(text: IO[str], name: str) -> Iterator[tuple[int, Row]]:
    csv.field_size_limit(_LONGEST_CELL)
    try:
        yield from enumerate(csv.DictReader(text), 1)
    except csv.Error as error:
        raise InputError(f"{name!r} is no CSV file ({error}); convert it to JSONL") from None


def _parquet_rows(file: IO[bytes]) -> Iterator[tuple[int, Row]]:
    number = 0
    for batch in _parquet().ParquetFile(file).iter_batches(_ROWS):
        for row in batch.to_pylist():
            number += 1
            yield number, row


def _parquet() -> Any:
    try:
        from pyarrow import parquet
    except ImportError:
        raise SetupError(f"Parquet needs one more package: pip install '{DISTRIBUTION}[parquet]'") from None
    return parquet

