"""Articles from strings and files."""

import io
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.documents.article import LARGEST, article, detect_language, read
from summarizer.errors import InputError

BODY = "The port of Essel closed."

BAD_FILES = [
    (b"", "is empty; give an article"),
    (b" \n\t\n", "is empty; give an article"),
    (b"\xff\xfeP\x00", r"is not text \(it has NUL bytes\)"),
    (b"The caf\xe9 closed.", r"is not UTF-8 \(byte 7\); convert it"),
    ("…  12 — 34".encode(), "has no words to summarise"),
    (b"x" * (LARGEST + 1), "is larger than 5 MB"),
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
    """Title and date come from the block, the text is what stands below it, a byte-order mark is gone."""
    path = tmp_path / "essel.md"
    text = f"---\r\ntitle: Shut\r\npublished: 2031-05-06\r\n---\r\n\r\n{BODY}\r\n"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    found = read(str(path))
    assert (found.text, found.title, found.published) == (BODY, "Shut", date(2031, 5, 6))
    assert found.source == str(path)


def test_standard_input_is_read_and_is_no_source(monkeypatch: pytest.MonkeyPatch) -> None:
    """The path ``-`` reads what is piped in."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BODY.encode())))
    assert read("-").model_dump() == article(BODY).model_dump()
    assert article(BODY).source is None


@pytest.mark.parametrize(
    ("front", "title", "published"),
    [
        ("title: Shut\npublished: 2031-05-06", "Shut", date(2031, 5, 6)),
        ("title: 2031\npublished: '2031-05-06'", "2031", date(2031, 5, 6)),
        ("title: 2031-05-06\npublished: 2031-05-06T23:10:00Z", "2031-05-06", date(2031, 5, 6)),
        ("title: [a, b]\npublished:", None, None),
        ("author: Orla Vint", None, None),
    ],
)
def test_fields_of_front_matter(front: str, title: str | None, published: date | None) -> None:
    """YAML makes numbers and dates of some titles; they stay words."""
    found = article(f"---\n{front}\n---\n{BODY}")
    assert (found.text, found.title, found.published) == (BODY, title, published)


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
    assert found.text in text
    assert found.id == found.sha256[:12]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The dockers of the old port said on Monday that they would strike.", "en"),
        ("La alcaldesa dijo el lunes que el puerto estaría cerrado hasta mayo.", "es"),
        ("Die Ministerin sagte am Montag, der Hafen bleibe bis Mai geschlossen.", "de"),
        ("港口管理局星期一表示，码头将关闭到五月，工人们举行了抗议活动。", "zh"),
        ("Port shut.", "und"),
    ],
)
def test_languages_are_told_apart(text: str, language: str) -> None:
    """A short text says nothing of its language."""
    assert detect_language(text) == language
    assert article(text).language == language


def test_front_matter_names_the_language() -> None:
    """Detection does not overrule the editor; YAML's ``no`` for Norwegian is false and says nothing."""
    assert article(f"---\nlanguage: fr\n---\n{BODY}").language == "fr"
    assert article(f"---\nlanguage: no\n---\n{BODY}").language == article(BODY).language
