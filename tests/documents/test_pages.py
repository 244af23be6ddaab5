"""HTML pages in the manners of news sites."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from summarizer.documents.article import read
from summarizer.documents.pages import is_page, page
from summarizer.errors import InputError

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
FLOOR = 0.98
BODY = "".join(f"<p>Port number {n} of Essel was closed on Friday by the council of the town.</p>" for n in range(9))


def f1(found: str, wanted: str) -> float:
    """Of the words, however they are ordered."""
    one, other = (Counter(re.findall(r"\w+", text.lower())) for text in (found, wanted))
    return 2 * (one & other).total() / (one.total() + other.total())


@pytest.mark.parametrize("path", PAGES, ids=[path.stem for path in PAGES])
def test_the_article_comes_out_and_nothing_around_it(path: Path) -> None:
    """Text, headline, author, outlet, day and language of each saved page."""
    found = read(str(path))
    wanted = json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert f1(found.text, path.with_suffix(".txt").read_text("utf-8")) >= FLOOR
    assert {field: found.model_dump(mode="json")[field] for field in wanted} == wanted
    assert found.source == str(path)


@pytest.mark.parametrize(
    "html",
    [
        "<html><body></body></html>",
        "<!doctype html><title>Essel Courier</title><nav><a href=/a>News</a><a href=/b>Port</a></nav>",
        "<html><body><script>app()</script><noscript>Please enable JavaScript.</noscript></body></html>",
        "<html><body><div class=cookie-banner><p>We use cookies.</p></div></body></html>",
        "<html>",
    ],
)
def test_a_page_without_an_article_is_refused(html: str, tmp_path: Path) -> None:
    """The error names the page and says what to give."""
    path = tmp_path / "essel.html"
    path.write_text(html)
    with pytest.raises(InputError, match=r"essel\.html' is a page without an article; give"):
        read(str(path))


@pytest.mark.parametrize(
    ("data", "content_type", "text"),
    [
        ("<html><p>Café</p>".encode(), "", "Café"),
        ("<html><p>Café</p>".encode("latin-1"), "text/html; charset=ISO-8859-1", "Café"),
        ('<html><meta charset="windows-1252"><p>Café “a”</p>'.encode("cp1252"), "", "Café “a”"),
        ("<html><p>Café “a”</p>".encode("cp1252"), "", "Café “a”"),
        ("\ufeff<html><p>Café</p>".encode(), "text/html; charset=latin-1", "Café"),
        ('<html><meta charset="no-such"><p>Café</p>'.encode(), "", "Café"),
        ("\ufeff<html><p>Café</p>".encode("utf-16-le"), "text/html", "Café"),
    ],
)
def test_pages_in_other_encodings(data: bytes, content_type: str, text: str) -> None:
    """What the server says counts, then what the page says, then UTF-8."""
    charset = "utf-16-le" if b"\0" in data else "cp1252" if b"\xe9" in data else "utf-8"
    found, _ = page(data + BODY.encode(charset), "the page", None, content_type)
    assert text in found


@pytest.mark.parametrize(
    ("data", "content_type", "wanted"),
    [
        (b"<!DOCTYPE html><p>Text", "", True),
        (b"\xef\xbb\xbf \n<html lang=en>", "", True),
        (b'<?xml version="1.0"?><!-- a --><html>', "", True),
        (b"<p>Text", "text/html; charset=utf-8", True),
        (b"<p>Text", "", False),
        (b"The tag <html> opens a page.", "", False),
        (b"# Port shut", "text/plain", False),
    ],
)
def test_pages_are_known_by_their_beginning(data: bytes, content_type: str, wanted: bool) -> None:
    """Or by what the server or the file's name says."""
    assert is_page(data, content_type) is wanted


def test_teasers_side_by_side_are_left_out() -> None:
    """Three linked headlines with a line each lead elsewhere."""
    teasers = "".join(f'<div><h3><a href="/{n}">Swan {n} found</a></h3><p>A swan was found.</p></div>' for n in range(3))
    found, _ = page(f"<html><body><article>{BODY}<div>{teasers}</div></article></body></html>".encode(), "the page")
    assert "swan" not in found.lower()
    assert found.count("Port number") == 9


@pytest.mark.parametrize("name", ["paywall", "story ad-free", "share-wrapper", "related-story"])
@pytest.mark.parametrize("tag", ["p", "br"])
def test_an_article_in_a_part_with_a_strange_name_is_kept(name: str, tag: str) -> None:
    """A part is furniture by its name and by what is in it."""
    body = BODY if tag == "p" else BODY.replace("<p>", "").replace("</p>", "<br><br>")
    found, _ = page(f'<html><body><div class="{name}">{body}</div></body></html>'.encode(), "the page")
    assert {n for n in range(9) if f"number {n} of" in found} == set(range(9))


def test_names_that_name_nobody_are_no_authors() -> None:
    """An author stands once, however often and in whatever case the page gives the name."""
    head = '<meta name="author" content="Ida Falk; Username; IDA FALK; Tom Hale">'
    _, fields = page(f"<html><head>{head}</head><body><article>{BODY}</article></body></html>".encode(), "the page")
    assert fields.author == "Ida Falk, Tom Hale"
