"""An article as the Markdown file of its fixture, and what the fixture is called."""

from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from summarizer.documents.article import Article, from_bytes
from summarizer.errors import InputError
from summarizer.recordings.folders import ARTICLE


def name(article: Article) -> str:
    """The name of a fixture's folder: that of the file or the page, else one made from the text."""
    path = Path(urlsplit(article.source or "").path)
    named = path.resolve().parent.name if path.name == ARTICLE else path.stem
    return named or article.id


def markdown(article: Article) -> bytes:
    """The article as a Markdown file that is read as it was: its own file where that is so already.

    Raises:
        InputError: no Markdown file would be read as this article.
    """
    own = Path(article.source or "")
    if own.is_file():
        data = own.read_bytes()
        with suppress(InputError):
            if _reads_as(data, article):
                return data
    given = article.model_dump(exclude={"text", "source"})
    front = yaml.safe_dump({k: v for k, v in given.items() if v}, allow_unicode=True, sort_keys=False)
    data = f"---\n{front}---\n{article.text}".encode()
    if not _reads_as(data, article):
        raise InputError("this article cannot be kept as Markdown unchanged; save its text to a file first")
    return data


def _reads_as(data: bytes, article: Article) -> bool:
    return from_bytes(data).model_copy(update={"source": article.source}) == article
