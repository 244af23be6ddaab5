"""A summary as Markdown."""

from examples import ACTORS, CLAIMS, EVENTS, SUMMARY, summary
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from summarizer.export.markdown import as_markdown

READER = MarkdownIt("commonmark").enable("table")


def tokens(text: str) -> list[Token]:
    return [one for token in READER.parse(text) for one in (token, *(token.children or ()))]


def test_tables_have_a_row_for_each_object() -> None:
    """A reader of Markdown sees a table of events, one of actors, and a list with the claims."""
    seen = [token.type for token in tokens(as_markdown([SUMMARY]))]
    assert seen.count("table_open") == 2
    assert seen.count("tr_open") == len(EVENTS) + len(ACTORS) + 2
    assert seen.count("list_item_open") == len(SUMMARY.abstract) + len(SUMMARY.reasons) + len(CLAIMS)


def test_words_are_as_they_are() -> None:
    """Names and clauses come out of a reader as they went in."""
    shown = READER.render(as_markdown([SUMMARY]))
    for words in (SUMMARY.headline, "Norrin Lines suspended the route", "2031-03-04", "brekkavik-ferry.md"):
        assert words in shown


@given(st.text(st.sampled_from("ab <>[]()!*_`#|~\\-+.:/@&1\n=\x1b\u202e"), min_size=1, max_size=40))
def test_no_words_become_markup(words: str) -> None:
    """Whatever a name or a clause is, there is no link, image, HTML, code or emphasis but the page's own."""
    claim = CLAIMS[2].model_copy(update={"text": words})
    event = EVENTS[0].model_copy(update={"description": words})
    actor = ACTORS[4].model_copy(update={"name": words})
    shown = summary(headline=words, claims=(claim,), events=(event,), actors=(*ACTORS[:4], actor, *ACTORS[5:]))
    seen = [token.type for token in tokens(as_markdown([shown]))]
    assert not {"link_open", "image", "html_inline", "html_block", "code_inline", "fence", "code_block"} & set(seen)
    assert (seen.count("em_open"), seen.count("strong_open"), seen.count("heading_open")) == (1, 2, 4)
    assert seen.count("tr_open") == len(ACTORS) + 3


def test_several_summaries_are_chapters() -> None:
    """Each has its own title."""
    seen = [token.tag for token in tokens(as_markdown([SUMMARY, SUMMARY])) if token.type == "heading_open"]
    assert seen.count("h1") == 2
