"""An article as a value, and how it is made from a string, a file or a page."""

import hashlib
import re
from datetime import date

from summarizer.documents.front_matter import Fields, day, front_matter
from summarizer.documents.language import detect_language, tag
from summarizer.documents.loading import LARGEST, Loaded, load, parse
from summarizer.errors import InputError
from summarizer.schema import Value

_LETTER = re.compile(r"[^\W\d_]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_HEADING = re.compile(r"\s*#[ \t]+(\S[^\n\r]*)")


class Article(Value):
    """A text and its metadata; None where a field is not known."""

    text: str
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
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
    text: str,
    title: str | None = None,
    published: date | str | None = None,
    source: str | None = None,
    language: str | None = None,
) -> Article:
    """An article from a string, which stays unchanged: offsets count its code points.

    A front-matter block at its top gives the fields that are not given here; `boilerplate` lists it as not to be read.

    Raises:
        InputError: the text has no words, or the date or language is not valid.
    """
    name = source or "the text"
    fields, start = front_matter(text, name)
    loaded = Loaded(text=text, fields=_over(fields, title, published, language), name=name, source=source)
    return _article(loaded, text[start:])


def read(
    place: str,
    title: str | None = None,
    published: date | str | None = None,
    language: str | None = None,
    *,
    allow_private: bool = False,
) -> Article:
    """An article from a file (text, Markdown, HTML or PDF), an http or https address, or standard input (``-``).

    Its text is the unchanged text after the front-matter block, or the text extracted from the page or PDF.

    Args:
        place: path, address, or ``-``.
        title: overrides the one that was found.
        published: likewise; a day as 2024-11-05.
        language: likewise; BCP 47.
        allow_private: also fetch from loopback and private addresses.

    Raises:
        InputError: it cannot be read or is no article, or the date or language is not valid.
    """
    loaded = load(place, allow_private=allow_private)
    fields = _over(loaded.fields, title, published, language)
    return _article(loaded.model_copy(update={"fields": fields}), loaded.text)


def from_bytes(data: bytes) -> Article:
    """An article from the bytes of a file, as ``read`` makes it, without a source.

    Raises:
        InputError: they are no article.
    """
    loaded = parse(data, "the file")
    return _article(loaded, loaded.text)


def code(language: str | None) -> str | None:
    """The code of a language that is given, in its usual writing.

    Raises:
        InputError: it is no language.
    """
    found = tag(language) if language else None
    if language is not None and not found:
        raise InputError(f"{language!r} is not a language; give its code, as en, de or pt-BR")
    return found


def _article(loaded: Loaded, body: str) -> Article:
    text, name, fields = loaded.text, loaded.name, loaded.fields
    if len(text) > LARGEST:
        raise InputError(f"{name} is larger than {LARGEST // 1_000_000} MB; give one article at a time")
    if not _LETTER.search(body):
        raise InputError(f"{name} has no words to summarise; give an article")
    title = fields.title or _heading(body)
    _refuse_halves(name, text, title=title, author=fields.author, outlet=fields.outlet, source=loaded.source)
    return Article(
        text=text,
        title=title,
        author=fields.author,
        outlet=fields.outlet,
        source=loaded.source,
        published=fields.published,
        language=fields.language or detect_language(body),
    )


def _refuse_halves(name: str, text: str, **fields: str | None) -> None:
    """Halves of surrogate pairs can stand in YAML that has none, as escapes."""
    printable = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", name)
    for field, value in {"": text, **fields}.items():
        if broken := _SURROGATE.search(value or ""):
            where = f"the {field} of {printable}" if field else printable
            raise InputError(f"{where} has half a character (at {broken.start()}); decode it as UTF-8 again")


def _heading(body: str) -> str | None:
    """A Markdown heading on the first line; it stays in the text."""
    found = _HEADING.match(body)
    return found.group(1).rstrip("# \t") or None if found else None


def _over(fields: Fields, title: str | None, published: date | str | None, language: str | None) -> Fields:
    """The fields found in a text, overridden by those that the caller gives."""
    given = {"title": title, "published": day(published), "language": code(language)}
    return fields.model_copy(update={field: value for field, value in given.items() if value})
