"""Articles from strings and files."""

import io
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.documents.article import Article, article, from_bytes, read
from summarizer.documents.loading import LARGEST, LARGEST_PDF
from summarizer.errors import InputError

BODY = "The port of Essel closed."

BAD_FILES = [
    (b"", "is empty; give an article"),
    (b" \n\t\n", "is empty; give an article"),
    (b"\xff\xfeP\x00", r"is not text \(it has NUL bytes\)"),
    (b"The caf\xe9 closed.", r"is not UTF-8 \(byte 7\); convert it"),
    ("…  12 — 34".encode(), "has no words to summarise"),
    (b"x" * (LARGEST + 1), "is larger than 5 MB"),
    (b"%PDF-1.7\n" + b"x" * LARGEST_PDF, "is larger than 20 MB"),
    (b"---\ntitle: 'open\n---\nText.", "front-matter block that is not YAML"),
    (b"---\npublished: 2031-02-30\n---\nText.", "front-matter block that is not YAML"),
    (b"---\n" + b"[" * 3_000 + b"\n---\nText.", "front-matter block that is not YAML"),
    (b"---\npublished: soon\n---\nText.", "'soon' is not a date; give year-month-day"),
    (b"---\ntitle: All there is\n---\n", "has no words to summarise"),
]


@pytest.mark.parametrize(("data", "message"), BAD_FILES, ids=[m for _, m in BAD_FILES])
def test_a_file_that_is_no_article_is_refused(data: bytes, message: str, tmp_path: Path) -> None:
    """The error names the file, or the offending value, and says what is wrong."""
    path = tmp_path / "essel.md"
    path.write_bytes(data)
    with pytest.raises(InputError, match=message) as caught:
        read(str(path))
    assert "essel.md" in str(caught.value) or "'soon'" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "is a directory; give a file"),
        ("absent.md", "cannot be read: No such file"),
        ("a" * 400, "cannot be read: File name too long"),
        ("a\0b", "cannot be read: embedded null byte"),
    ],
)
def test_a_path_that_is_no_file_is_refused(name: str, message: str, tmp_path: Path) -> None:
    """Whatever the system objects to becomes one line."""
    with pytest.raises(InputError, match=message):
        read(f"{tmp_path}/{name}")


def test_a_file_name_that_is_not_utf8_can_be_printed(tmp_path: Path) -> None:
    """A surrogate in a name would break the terminal and the JSON."""
    path = f"{tmp_path}/caf\udce9.md"
    with pytest.raises(InputError, match="cannot be read") as caught:
        read(path)
    assert str(caught.value).encode()


def test_a_file_is_read_with_its_front_matter(tmp_path: Path) -> None:
    """Title and date come from the block, the text is what stands below it, as it stands; a byte-order mark is gone."""
    path = tmp_path / "essel.md"
    text = f"---\r\ntitle: Shut\r\npublished: 2031-05-06\r\n---\r\n\r\n{BODY}\r\n"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    found = read(str(path))
    assert (found.text, found.title, found.published) == (f"\r\n{BODY}\r\n", "Shut", date(2031, 5, 6))
    assert found.source == str(path)
    assert from_bytes(path.read_bytes()) == found.model_copy(update={"source": None})


def test_standard_input_is_read_and_is_no_source(monkeypatch: pytest.MonkeyPatch) -> None:
    """The path ``-`` reads what is piped in."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BODY.encode())))
    assert read("-").model_dump() == article(BODY).model_dump()
    assert article(BODY).source is None


FIELDS: list[tuple[str, dict[str, object]]] = [
    ("title: Shut\npublished: 2031-05-06", {"title": "Shut", "published": date(2031, 5, 6)}),
    ("title: 2031\npublished: '2031-05-06'", {"title": "2031", "published": date(2031, 5, 6)}),
    ("title: 2031-05-06\ndate: 2031-05-06T23:10:00Z", {"title": "2031-05-06", "published": date(2031, 5, 6)}),
    ("title: [a, b]\npublished:", {}),
    ("Title: Port   shut\nDate: 6 May 2031", {"title": "Port shut", "published": date(2031, 5, 6)}),
    ("headline: Shut\npubDate: Tue, 06 May 2031 23:10:00 GMT", {"title": "Shut", "published": date(2031, 5, 6)}),
    ("datePublished: 2031-05-06T23:10:00.000+02:00", {"published": date(2031, 5, 6)}),
    ("publish_date: May 6, 2031", {"published": date(2031, 5, 6)}),
    ("date: 2031/05/06", {"published": date(2031, 5, 6)}),
    ("date: 06.05.2031", {"published": date(2031, 5, 6)}),
    ("date: 2031-05-06 09:30:00 +0200", {"published": date(2031, 5, 6)}),
    ("author: Orla Vint", {"author": "Orla Vint"}),
    ("byline: By Orla Vint", {"author": "Orla Vint"}),
    ("authors: [Orla Vint, Tom Hale]", {"author": "Orla Vint, Tom Hale"}),
    ("author:\n  name: Orla Vint\n  email: o@essel.example", {"author": "Orla Vint"}),
    ("outlet: Essel Press", {"outlet": "Essel Press"}),
    ("publisher: {name: Essel Press}", {"outlet": "Essel Press"}),
    ("source: Essel Press", {"outlet": "Essel Press"}),
    ("source: https://essel.example/1", {}),
    ("lang: fr", {"language": "fr"}),
    ("language: pt_br", {"language": "pt-BR"}),
    ("language: no", {}),
    ("language: French", {}),
    ("tags: [port]", {}),
]


@pytest.mark.parametrize(("front", "found"), FIELDS, ids=[front for front, _ in FIELDS])
def test_fields_of_front_matter(front: str, found: dict[str, object]) -> None:
    """The names and forms that the world writes; what cannot be understood says nothing."""
    wanted = Article(text=BODY, language="en").model_copy(update=found)
    assert from_bytes(f"---\n{front}\n---\n{BODY}".encode()) == wanted


@pytest.mark.parametrize("text", [f"\n\n  {BODY}  \r\n\n", f"---\ntitle: Shut\n---\n{BODY}", f"\ufeff{BODY}"])
def test_a_string_stays_as_it_is(text: str) -> None:
    """Offsets count in the very string that was given, whatever stands at its ends."""
    assert article(text).text == text
    assert article(text).title in (None, "Shut")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"# Port shut\n\n{BODY}", "Port shut"),
        (f"\n\n# Port shut #\n{BODY}", "Port shut"),
        (f"---\ntitle: Shut\n---\n# Port shut\n{BODY}", "Shut"),
        (f"## Port shut\n{BODY}", None),
        (f"#port\n{BODY}", None),
        (f"{BODY}\n# Port shut", None),
    ],
)
def test_a_heading_on_the_first_line_is_the_title(text: str, title: str | None) -> None:
    """It stays in the text; a title that is given outweighs it."""
    assert (article(text).title, article(text).text) == (title, text)


def test_an_article_without_a_date_says_so() -> None:
    """No day is made up."""
    assert article(BODY).published is None


@pytest.mark.parametrize("language", ["english", "", "xx", "e n"])
def test_a_language_that_is_none_is_refused(language: str) -> None:
    """The offender is shown with the form that is wanted."""
    with pytest.raises(InputError, match=f"'{language}' is not a language; give its code, as en, de or pt-BR"):
        article(BODY, language=language)


def test_the_language_that_is_given_settles_it(tmp_path: Path) -> None:
    """Neither detection nor front matter overrules the user."""
    text = f"---\nlang: fr\n---\n{BODY}"
    path = tmp_path / "essel.md"
    path.write_text(text)
    assert article(text, language="DE").language == read(str(path), language="de").language == "de"


def test_a_string_that_is_too_long_is_refused() -> None:
    """As a file is."""
    with pytest.raises(InputError, match="the text is larger than 5 MB"):
        article("x" * (LARGEST + 1))


def test_what_is_given_outweighs_front_matter() -> None:
    """A title and a date of the call are taken before those of the block."""
    found = article(f"---\ntitle: A\npublished: 2031-01-01\n---\n{BODY}", "B", "2031-05-06")
    assert (found.title, found.published) == ("B", date(2031, 5, 6))


@pytest.mark.parametrize(
    "text", [f"---\njust words\n---\n{BODY}", f"{BODY}\n---\ntitle: A\n---", f"--- \n{BODY}"]
)
def test_rules_between_dashes_are_text(text: str) -> None:
    """Only a mapping at the very top is front matter."""
    assert article(text).text == text
    assert article(text).title is None


@pytest.mark.parametrize("published", ["6 May", "2031-13-01", "20", "tomorrow"])
def test_a_date_that_is_none_is_refused(published: str) -> None:
    """The offender is shown with the form that is wanted."""
    with pytest.raises(InputError, match=f"'{published}' is not a date; give year-month-day"):
        article(BODY, published=published)


@pytest.mark.parametrize("text", ["", " \n", "12 + 3 = 15", "…!"])
def test_a_text_without_words_is_refused(text: str) -> None:
    """Digits and punctuation make no article."""
    with pytest.raises(InputError, match="the text has no words"):
        article(text)


def test_half_a_character_is_refused() -> None:
    """A lone surrogate cannot be hashed, sent or written."""
    with pytest.raises(InputError, match=r"half a character \(at 4\)"):
        article("The \ud83d port.")


@given(st.text())
def test_any_text_is_an_article_or_an_input_error(text: str) -> None:
    """Nothing else is raised, and the article's hash can be taken."""
    try:
        found = article(text)
    except InputError:
        return
    assert found.text == text
    assert found.id == found.sha256[:12]
