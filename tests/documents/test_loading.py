"""What is at a path or an address."""

import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from summarizer.documents import fetching
from summarizer.documents.article import read
from summarizer.documents.fetching import Fetched
from summarizer.documents.loading import load, parse
from summarizer.errors import InputError

PAGE = Path(__file__).parent / "pages" / "amp.html"
URL = "https://essel.example/1"


def serve(monkeypatch: pytest.MonkeyPatch, data: bytes, content_type: str) -> list[bool]:
    """The web holds this at every address; the list says whether private ones were allowed."""
    asked: list[bool] = []

    def fetch(url: str, *, allow_private: bool, largest: int) -> Fetched:
        asked.append(allow_private)
        return Fetched(data=data[:largest], url=f"{url}/moved", content_type=content_type)

    monkeypatch.setattr(fetching, "fetch", fetch)
    return asked


def test_an_address_is_read_as_its_page_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """The source is where the page was in the end; private addresses are allowed only where that is said."""
    asked = serve(monkeypatch, PAGE.read_bytes(), "text/html")
    found = read(URL)
    assert found == read(str(PAGE)).model_copy(update={"source": f"{URL}/moved"})
    read(URL, allow_private=True)
    assert asked == [False, True]


def test_an_address_of_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text of the web is read as a file is."""
    serve(monkeypatch, b"---\ntitle: Shut\n---\nThe port closed.", "text/markdown; charset=utf-8")
    assert (load(URL).text, load(URL).fields.title) == ("The port closed.", "Shut")


@pytest.mark.parametrize("kind", ["image/png", "application/json", "video/mp4", "application/zip"])
def test_an_address_of_something_else(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures and data are no articles."""
    serve(monkeypatch, b"{}", kind)
    with pytest.raises(InputError, match=f"'{URL}/moved' is {kind}, not a page"):
        load(URL)


def test_a_page_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is known by its content."""
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(PAGE.read_bytes())))
    assert read("-").title == "Landslide kills nine in northern Kestria"


def test_a_page_is_known_by_the_name_of_its_file(tmp_path: Path) -> None:
    """Where it does not begin as one."""
    path = tmp_path / "essel.HTM"
    path.write_bytes(b"<p>x</p>" + PAGE.read_bytes()[40:])
    assert "Ida Falk" in load(str(path)).text


BEGINNINGS = st.sampled_from([b"", b"---\n", b"---\ntitle: ", b"<html>", b"<!doctype html><p>", b"%PDF-1.4\n", b"\xef\xbb\xbf"])
PIECES = st.lists(st.sampled_from([b"\n---\n", b"<p>", b"</p>", b"a b", b"\n", b"<table><tr><td>", b"&#0;", b"<?x"]) | st.binary())


@settings(max_examples=150, deadline=None)
@given(BEGINNINGS, PIECES.map(b"".join))
@example(b"---\na: &a [1, 2]\nb: &b [*a, *a]\nauthor: [*b, *b]\n---\n", b"The port closed.")
@example(b"---\ndate: 99999999999999999999\n---\n", b"The port closed.")
@example(b"---\ndate: Tue, 99 May 2031 99:99:99\n---\n", b"The port closed.")
def test_any_bytes_are_read_or_refused(beginning: bytes, rest: bytes) -> None:
    """Nothing but an error of one line is raised."""
    message = ""
    try:
        parse(beginning + rest, "the file")
    except InputError as error:
        message = str(error)
    assert "\n" not in message
