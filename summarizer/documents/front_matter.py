"""The block of fields that may stand at the top of a text, and what its fields mean.

Names of fields vary with the program that wrote them; those of the common ones are understood, in any case.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import yaml

from summarizer.documents.language import tag
from summarizer.errors import InputError
from summarizer.schema import Value

_BLOCK = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.{0,20000}?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_BY = re.compile(r"^(?:by|von|por|par)\s+", re.IGNORECASE)
_URL = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_NAMES = {
    "title": ("title", "headline"),
    "author": ("author", "authors", "byline", "creator", "by"),
    "outlet": ("outlet", "publisher", "publication", "site", "sitename", "source"),
    "published": ("published", "date", "pubdate", "datepublished", "publishdate", "publisheddate",
                  "publicationdate", "publishedat", "publishedtime", "articlepublishedtime"),
    "language": ("language", "lang", "locale", "inlanguage"),
}  # fmt: skip
_FORMS = ("%Y/%m/%d", "%Y.%m.%d", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y",
          "%A, %B %d, %Y", "%A, %d %B %Y", "%Y-%m-%d %H:%M:%S %z", "%Y-%m-%d %H:%M %z")  # fmt: skip


class Fields(Value):
    """The metadata that a text gives of itself."""

    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    published: date | None = None
    language: str | None = None


def front_matter(text: str, name: str) -> tuple[Fields, int]:
    """The fields of the block at the top of a text, and where the text goes on behind it.

    Raises:
        InputError: the block is not YAML, or its date is not valid.
    """
    block = _BLOCK.match(text)
    if not block:
        return Fields(), 0
    try:
        found = yaml.safe_load(block.group(1))
    except (yaml.YAMLError, ValueError, RecursionError):  # 2031-02-30 is a ValueError
        raise InputError(
            f"{name} has a front-matter block that is not YAML; mend it or take it out"
        ) from None
    if not isinstance(found, dict):
        return Fields(), 0
    return _fields({re.sub(r"[\W_]", "", str(k)).lower(): v for k, v in found.items()}), block.end()


def day(value: object) -> date | None:
    """A day in a common form: ISO 8601 with a time or without, RFC 5322, or with the month's name.

    Raises:
        InputError: it is no date, or an ambiguous one, as 05/06/2031.
    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    words = str(value).strip()
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(words).date()
        except (ValueError, IndexError, OverflowError):
            continue
    for form in _FORMS:
        try:
            return datetime.strptime(words, form).date()  # only its day is kept
        except ValueError:
            continue
    raise InputError(f"{value!r} is not a date; give year-month-day, as 2024-11-05")


def line(value: object) -> str | None:
    """A field as one line of text; YAML reads some values as numbers or dates, and ``no`` as false."""
    if not isinstance(value, str | int | float | date) or value is False:
        return None
    return " ".join(str(value).split()) or None


def _fields(found: Mapping[str, Any]) -> Fields:
    given = {field: _first(found, names) for field, names in _NAMES.items()}
    outlet = _people(given["outlet"])
    author = _people(given["author"])
    return Fields(
        title=line(given["title"]),
        author=_BY.sub("", author) if author else None,
        outlet=None if outlet and _URL.match(outlet) else outlet,
        published=day(given["published"]),
        language=tag(line(given["language"]) or ""),
    )


def _first(found: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    return next((found[name] for name in names if found.get(name) not in (None, "", False)), None)


def _people(value: object) -> str | None:
    """Names in a line: given as one, as a list, or as records with a name."""
    found = [_name(one) for one in (value if isinstance(value, list) else [value])]
    return ", ".join(filter(None, found)) or None


def _name(value: object) -> str | None:
    return line(value.get("name") if isinstance(value, dict) else value)
