"""The documents of a corpus: folders, files, globs, addresses, and rows of tables, one at a time.

A document that cannot be read comes with the error that says why; it does not stop the others.
"""

import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from summarizer import documents
from summarizer.corpus.places import ARTICLES, left_out, not_empty, places, suffix
from summarizer.corpus.tables import PARQUET, TABLES, Row, cell, length, listed, rows
from summarizer.documents.article import Article, article, code
from summarizer.documents.front_matter import day
from summarizer.errors import InputError

__all__ = ["ARTICLES", "FIELDS", "PARQUET", "TABLES", "Given", "Reader", "Row", "count", "left_out", "places", "rows", "suffix"]

FIELDS = ("id", "text", "title", "published", "language", "source")
_INPUTS = 3  # inputs that an error names


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
        InputError: there is no such field, or the date or language is not valid.
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
        day(published)
        code(language)
        self._columns = {**{field: field for field in FIELDS}, **(columns or {})}
        self._published, self._language, self._allow_private = published, language, allow_private

    def read(self, inputs: Sequence[str], exclude: Collection[Path] = ()) -> Iterator[Given]:
        """The documents of the inputs, in order; ``-`` is JSONL from standard input.

        Args:
            inputs: folders, files, globs, addresses and tables.
            exclude: files and folders that are never input.

        Raises:
            InputError: an input does not exist, a table lacks the column of the texts, or there is no document.
            SetupError: Parquet needs a package that is not installed.
        """
        names = ", ".join(map(repr, inputs[:_INPUTS])) + (", …" if len(inputs) > _INPUTS else "")
        empty = f"there is no document in {names}; give articles, or a table that has rows"
        yield from not_empty(self._all(inputs, exclude), empty)

    def _all(self, inputs: Sequence[str], exclude: Collection[Path]) -> Iterator[Given]:
        for place in places(inputs, exclude):
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
            return Given(_printable(place), error=error)
        return Given(made.source or place, made)

    def _rows(self, place: str) -> Iterator[Given]:
        name, kind = _name(place), ".jsonl" if place == "-" else suffix(place)
        with _opened(place) as file:
            for number, row in rows(file, kind, name, self._columns["text"]):
                yield self.given(row, f"{name}:{number}")

    def given(self, row: Row, here: str) -> Given:
        """The document of a row; ``here`` is the place of the row."""
        try:
            return self._row(row, here)
        except InputError as error:
            return Given(self._id(row) or here, error=InputError(f"{here}: {error}"))

    def _id(self, row: Row) -> str | None:
        try:
            return cell(row, self._columns["id"])
        except InputError:
            return None

    def _row(self, row: Row, here: str) -> Given:
        if isinstance(row, InputError):
            raise row
        found = {field: cell(row, column) for field, column in self._columns.items()}
        if found["text"] is None:
            column = self._columns["text"]
            raise InputError(f"no text in column {column!r}; there are {listed(row)}; name it with --column text=NAME")
        made = article(
            found["text"],
            found["title"],
            self._published or found["published"],
            found["source"],
            self._language or found["language"],
        )
        return Given(found["id"] or here, made.model_copy(update={"source": found["source"] or here}))


def count(inputs: Sequence[str], exclude: Collection[Path] = (), text: str | None = None) -> int | None:
    """How many documents the inputs have; None where standard input is among them.

    Every table is opened, so that one that cannot be read is told of before any work.

    Args:
        inputs: as for ``Reader.read``.
        exclude: likewise.
        text: the column of the texts, which CSV and Parquet must have.

    Raises:
        InputError: an input does not exist, or a table cannot be read or lacks the column.
        SetupError: Parquet needs a package that is not installed.
    """
    number = sum(_count(place, text) for place in places(inputs, exclude))
    return None if "-" in inputs else number


def _count(place: str, text: str | None) -> int:
    if place == "-":
        _standard_input()
        return 0
    if suffix(place) not in TABLES:
        return 1
    with _opened(place) as file:
        return length(file, suffix(place), _name(place), text)


def _name(place: str) -> str:
    return "standard input" if place == "-" else _printable(place)


def _printable(place: str) -> str:
    """A file name without the halves of characters that stand for bytes that are not UTF-8."""
    return place.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _standard_input() -> IO[bytes]:
    if sys.stdin is None or sys.stdin.buffer.closed:
        raise InputError("standard input is closed, or was read before; give a file")
    return sys.stdin.buffer


@contextmanager
def _opened(place: str) -> Iterator[IO[bytes]]:
    try:
        with _standard_input() if place == "-" else Path(place).open("rb") as file:
            yield file
    except OSError as error:
        raise InputError(f"{_name(place)!r} cannot be read: {error.strerror or error}") from None
