"""The text of a PDF, page by page, and its metadata.

Lines stay as they are printed; words that were broken at the end of a line are joined, and lines that stand at the
top or bottom of most pages are left out.
"""

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence

from summarizer.documents.front_matter import Fields, line
from summarizer.errors import InputError

_HYPHEN = re.compile(r"(?<=[^\W\d_]{2})[-\u00ad\u2010]\n(?=[a-zß-öø-ÿ]{2})")
_FIGURES = re.compile(r"\d+")
_EDGE = 2  # lines at the top and at the bottom that may repeat
_PAGES = 3  # from this many pages on, what repeats is a running head


def is_pdf(data: bytes) -> bool:
    """Whether bytes are a PDF."""
    return b"%PDF-" in data[:1_024]


def pdf(data: bytes, name: str) -> tuple[str, Fields]:
    """The text of a PDF, and its title and author.

    Raises:
        InputError: it is encrypted, broken, or has no text.
    """
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports what it mends
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(f"{name} is an encrypted PDF; save it without its password")
        pages = [_lines(page.extract_text()) for page in reader.pages]
        about = reader.metadata
        fields = (line(about.title), line(about.author)) if about else (None, None)
    except InputError:
        raise
    except Exception as error:  # noqa: BLE001  # what a broken file raises has no common root
        raise InputError(f"{name} is a PDF that cannot be read ({type(error).__name__}); print it anew") from None
    text = _text(pages)
    if not any(map(str.isalpha, text)):
        raise InputError(f"{name} is a PDF without text, perhaps a scan; run text recognition (OCR) on it first")
    return text, _fields(text, *fields)


def _lines(page: str) -> list[str]:
    return [printed.rstrip() for printed in page.replace("\0", "").strip().split("\n")]


def _text(pages: Sequence[Sequence[str]]) -> str:
    running = _running(pages)
    kept = ("\n".join(_without(page, running)).strip() for page in pages)
    return _HYPHEN.sub("", "\n".join(filter(None, kept)))


def _running(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Heads and feet of most pages, their page numbers apart."""
    if len(pages) < _PAGES:
        return frozenset()
    seen = Counter(key for page in pages for key in {_key(edge) for edge in [*page[:_EDGE], *page[-_EDGE:]]})
    return frozenset(key for key, times in seen.items() if times * 2 > len(pages))


def _without(page: Sequence[str], running: frozenset[str]) -> list[str]:
    last = len(page) - _EDGE
    return [
        printed
        for at, printed in enumerate(page)
        if not ((at < _EDGE or at >= last) and _key(printed) in running)
    ]


def _key(printed: str) -> str:
    return _FIGURES.sub("0", printed.strip())


def _fields(text: str, title: str | None, author: str | None) -> Fields:
    """The metadata; a title only where the text has it too, because programs put the names of files there."""
    printed = " ".join(text[:2_000].split()).casefold()
    return Fields(
        title=title if title and title.casefold() in printed else None,
        author=author if author and author.casefold() in printed else None,
    )
