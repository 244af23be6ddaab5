"""An article as a value, and how it is read from a file."""

import hashlib
import os
import re
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

import yaml

from summarizer.errors import InputError
from summarizer.once import once
from summarizer.schema import Value

LARGEST = 5_000_000  # bytes; a book is one megabyte, an article twenty kilobytes
_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_LETTER = re.compile(r"[^\W\d_]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


class Article(Value):
    """A text and what is known about it before it is read."""

    text: str
    title: str | None = None
    source: str | None = None
    published: date | None = None
    language: str = "und"

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def id(self) -> str:
        return self.sha256[:12]


def article(
    text: str, title: str | None = None, published: date | str | None = None, source: str | None = None
) -> Article:
    """An article from a string; a front-matter block gives the title and date that are not given here.

    Raises:
        InputError: nothing to read in it, or a date that is none.
    """
    name = source or "the text"
    fields, body = _front_matter(text, name)
    body = body.strip("\r\n").rstrip()
    if not _LETTER.search(body):
        raise InputError(f"{name} has no words to summarise; give an article")
    if broken := _SURROGATE.search(body):
        raise InputError(f"{name} has half a character (at {broken.start()}); decode it as UTF-8 again")
    return Article(
        text=body,
        title=title or _words(fields.get("title")),
        source=source,
        published=_date(published or fields.get("published")),
        language=_words(fields.get("language")) or detect_language(body),
    )


def read(path: str, title: str | None = None, published: date | str | None = None) -> Article:
    """An article from a UTF-8 text or Markdown file, or from standard input where the path is ``-``.

    Raises:
        InputError: missing, a directory, empty, binary, not UTF-8, or larger than LARGEST bytes.
    """
    data = sys.stdin.buffer.read(LARGEST + 1) if path == "-" else _bytes(Path(path))
    name = "standard input" if path == "-" else repr(_printable(path))
    if len(data) > LARGEST:
        raise InputError(f"{name} is larger than {LARGEST // 1_000_000} MB; give one article at a time")
    if not data.strip():
        raise InputError(f"{name} is empty; give an article")
    if b"\0" in data:
        raise InputError(f"{name} is not text (it has NUL bytes); give UTF-8 text or Markdown")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name} is not UTF-8 (byte {error.start}); convert it, for example with iconv"
        ) from None
    found = article(text, title, published, source=name)
    return found.model_copy(update={"source": None if path == "-" else _printable(path)})


@once
def _classifier() -> Callable[[str], tuple[str, float]]:
    from py3langid.langid import classify

    classify("")  # loads its model
    return cast(Callable[[str], tuple[str, float]], classify)


def detect_language(text: str) -> str:
    """BCP 47 code of the language most of a text is in; ``und`` where it is too short to tell.

    Each paragraph has one vote: one in another language does not change how the rest is read.
    """
    classify = _classifier()
    votes: Counter[str] = Counter()
    for paragraph in text[:4_000].split("\n\n"):
        if sum(map(str.isalpha, paragraph)) >= 20:
            votes[classify(paragraph)[0]] += 1
    return votes.most_common(1)[0][0] if votes else "und"


def _printable(path: str) -> str:
    """A file name without the surrogates that stand for bytes that are not UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise InputError(f"{_printable(str(path))!r} is a directory; give a file")
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except (OSError, ValueError) as error:  # a name with a NUL in it is a ValueError
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{_printable(str(path))!r} cannot be read: {reason}") from None


def _front_matter(text: str, name: str) -> tuple[dict[str, Any], str]:
    block = _FRONT.match(text)
    if not block:
        return {}, text
    try:
        fields = yaml.safe_load(block.group(1))
    except (yaml.YAMLError, ValueError, RecursionError):  # 2031-02-30 is a ValueError
        raise InputError(
            f"{name} has a front-matter block that is not YAML; mend it or take it out"
        ) from None
    if not isinstance(fields, dict):
        return {}, text
    return {str(k): v for k, v in fields.items()}, text[block.end() :]


def _words(value: object) -> str | None:
    """A field as a line; YAML reads some as numbers or dates, and ``no`` as false."""
    return str(value) if isinstance(value, str | int | float | date) and value is not False else None


def _date(value: object) -> date | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(str(value)).date()
    except ValueError:
        raise InputError(f"{value!r} is not a date; give year-month-day, as 2024-11-05") from None
