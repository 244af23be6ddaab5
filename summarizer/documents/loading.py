"""The text of a file, of standard input, or of a page of the web, and its metadata."""

import os
import sys
from pathlib import Path

from summarizer.documents import pages, pdfs
from summarizer.documents.front_matter import Fields, front_matter
from summarizer.errors import InputError
from summarizer.schema import Value

LARGEST = 5_000_000  # bytes of text or HTML; a book is one megabyte, an article twenty kilobytes
LARGEST_PDF = 20_000_000
_SUFFIXES = (".html", ".htm", ".xhtml")
_TYPES = ("text/", "application/xhtml", "application/xml", "application/pdf", "application/octet-stream")


class Loaded(Value):
    """A text as it stands, and its metadata."""

    text: str
    fields: Fields
    name: str
    source: str | None = None


def load(place: str, *, allow_private: bool = False) -> Loaded:
    """Load a path, an http or https address, or standard input where the place is ``-``.

    Raises:
        InputError: it cannot be read, is too large, or is no text, page or PDF.
    """
    if place == "-":
        if sys.stdin is None:
            raise InputError("standard input is closed; give a FILE")
        return parse(sys.stdin.buffer.read(LARGEST_PDF + 1), "standard input")
    if place.lower().startswith(("http://", "https://")):
        return _fetched(place, allow_private)
    printable = _printable(place)
    found = parse(_bytes(Path(place)), repr(printable), "text/html" if place.lower().endswith(_SUFFIXES) else "")
    return found.model_copy(update={"source": printable})


def parse(data: bytes, name: str, content_type: str = "", url: str | None = None) -> Loaded:
    """Parse bytes: an HTML page, a PDF, or a text, which begins behind the front-matter block.

    Raises:
        InputError: empty, binary, not UTF-8, too large, or without an article.
    """
    largest = LARGEST_PDF if pdfs.is_pdf(data) else LARGEST
    if len(data) > largest:
        raise InputError(f"{name} is larger than {largest // 1_000_000} MB; give one article at a time")
    if not data.strip():
        raise InputError(f"{name} is empty; give an article")
    if pdfs.is_pdf(data):
        text, fields = pdfs.pdf(data, name)
    elif pages.is_page(data, content_type):
        text, fields = pages.page(data, name, url, content_type)
    else:
        text = _decoded(data, name)
        fields, start = front_matter(text, name)
        text = text[start:]
    return Loaded(text=text, fields=fields, name=name)


def _fetched(url: str, allow_private: bool) -> Loaded:
    from summarizer.documents.fetching import fetch

    found = fetch(url, allow_private=allow_private, largest=LARGEST_PDF)
    kind = found.content_type.lower()
    if kind and not kind.startswith(_TYPES):
        raise InputError(f"{found.url!r} is {kind.split(';')[0]}, not a page; give the page of an article")
    return parse(found.data, repr(found.url), kind, found.url).model_copy(update={"source": found.url})


def _decoded(data: bytes, name: str) -> str:
    if b"\0" in data:
        raise InputError(f"{name} is not text (it has NUL bytes); give UTF-8 text, Markdown, HTML or a PDF")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name} is not UTF-8 (byte {error.start}); convert it, for example with iconv"
        ) from None


def _printable(path: str) -> str:
    """A file name without the surrogates that stand for bytes that are not UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise InputError(f"{_printable(str(path))!r} is a directory; give a file")
        with path.open("rb") as file:
            return file.read(LARGEST_PDF + 1)
    except (OSError, ValueError) as error:  # a name with a NUL in it is a ValueError
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{_printable(str(path))!r} cannot be read: {reason}") from None
