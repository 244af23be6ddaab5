from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.documents.article import Article, from_bytes, read
from summarizer.recordings.markdown import markdown, name

LINES = st.text(alphabet=st.sampled_from("ab \n\r-:#é“\u2028"), max_size=20)
WORDS = st.one_of(st.none(), st.text(alphabet="abÉ:#'\"-", min_size=1, max_size=9).map("x{}".format))


@given(LINES, WORDS, WORDS, st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2040, 1, 1))))
def test_an_article_is_read_as_it_was(
    text: str, title: str | None, author: str | None, published: date | None
) -> None:
    """Its text to the code point, whatever its first lines look like, and what is known of it."""
    page = Article(
        text=f"{text}The quay closed.",
        title=title or "Quay",
        author=author,
        published=published,
        language="en",
        source="https://velm.invalid/quay",
    )
    found = from_bytes(markdown(page))
    assert found.model_copy(update={"source": page.source}) == page


def test_a_file_is_kept_as_it_is(tmp_path: Path) -> None:
    """Its front matter may have more in it than is read; not so where something else was said of it."""
    path = tmp_path / "quay.md"
    path.write_text("---\nlicence: CC0\npublished: 2031-05-06\n---\nThe quay closed.\n", encoding="utf-8")
    assert markdown(read(str(path))) == path.read_bytes()
    assert b"licence" not in markdown(read(str(path), published="2031-05-07"))


@pytest.mark.parametrize(
    ("source", "called"),
    [
        ("news/quay.md", "quay"),
        ("fixtures/quay/article.md", "quay"),
        ("https://velm.invalid/2031/quay-shut.html?p=1", "quay-shut"),
        ("https://velm.invalid/", None),
        (None, None),
    ],
)
def test_what_a_fixture_is_called(source: str | None, called: str | None) -> None:
    """As the file, the folder of one that is called article.md, or the page; else by its text."""
    article = Article(text="The quay closed.", source=source)
    assert name(article) == (called or article.id)
