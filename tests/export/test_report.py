"""The HTML report: what stands in the file. What a browser makes of it is in test_report_browser.py."""

import base64
import html
import json
import re
from collections.abc import Iterator
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from examples import ACTORS, CLAIMS, EVENTS, SUMMARY, TEXT, span, summary
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.export.report import as_html, as_index
from summarizer.export.report.denials import denied
from summarizer.export.report.picture import picture
from summarizer.export.report.review import content
from summarizer.export.report.timeline import WIDTH, time_line
from summarizer.schema import Event, Summary, When

VOID = {"meta", "input", "br"}
ATTACKS = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</span></p></body><style>*{display:none}</style>",
    '" onmouseover="alert(1)" x="',
    "javascript:alert(1)",
    "&lt;b&gt; &amp; <b>",
    "<!-- --!> <![CDATA[",
    "{{ 7*7 }} {% raw %}",
    "\u202egnissap\u2066 \x00\x1b\x9b",
]


class Page(HTMLParser):
    """The elements of a page, their attributes, what they hold, and whether each is closed by its own tag."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), (tag, attrs)
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.setdefault(self.open[-1] if self.open else "", []).append(data)

    def named(self, tag: str) -> Iterator[dict[str, str | None]]:
        return (attributes for name, attributes in self.elements if name == tag)

    def ids(self) -> list[str]:
        return [found for _, attributes in self.elements if (found := attributes.get("id"))]


def skeleton(page: Page) -> list[tuple[str, tuple[str, ...]]]:
    return [(tag, tuple(sorted(attributes))) for tag, attributes in page.elements]


def everywhere(text: str) -> Summary:
    """The sample with this put into every free text, and into the article without moving a span.

    No claim denies: which others it stands against would depend on the words.
    """
    fields = {"title", "headline", "description", "name", "reason", "language", "version", "source"}

    def swap(value: object, key: str = "") -> object:
        if isinstance(value, dict):
            value = value | ({"stance": "asserts"} if "stance" in value else {})
            free = fields | (set() if {"start", "end"} <= set(value) else {"text"})
            return {k: swap(v, k) if k not in free or not isinstance(v, str) else text for k, v in value.items()}
        if isinstance(value, list | tuple):
            return [swap(item, key) for item in value]
        return text if isinstance(value, str) and key in {"aliases", "reasons"} else value

    made = swap(SUMMARY.model_dump())
    assert isinstance(made, dict)
    made["document"] |= {"text": TEXT[:-1] + text, "id": SUMMARY.document.id}
    return Summary.model_validate(made)


def test_it_stands_alone() -> None:
    """Nothing is fetched: no element that loads, no address in style or script, a policy that forbids the rest."""
    page = Page(as_html(SUMMARY))
    assert not {"link", "img", "iframe", "object", "embed", "base", "video", "audio"} & {t for t, _ in page.elements}
    assert not [a for _, a in page.elements if {"src", "srcset", "style", "xlink:href", "action"} & set(a)]
    assert not re.search(r"url\(|@import|https?:", "".join(page.texts["style"] + page.texts["script"][1:]))
    (policy,) = [a["content"] for a in page.named("meta") if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def test_the_policy_lets_its_own_style_and_scripts_run() -> None:
    """The hashes in it are those of the elements, byte for byte."""
    text = as_html(SUMMARY)
    policy = html.unescape(re.search(r'Policy" content="([^"]*)"', text)[1])  # type: ignore[index]
    inline = re.findall(r"<(?:style|script)>(.*?)</(?:style|script)>", text, re.S)
    hashes = {f"'sha256-{base64.b64encode(sha256(one.encode()).digest()).decode()}'" for one in inline}
    assert hashes == set(re.findall(r"'sha256-[^']*'", policy))
    assert len(inline) == 3


@pytest.mark.parametrize("text", [TEXT, None])
def test_ids_are_unique_and_links_lead_somewhere(text: str | None) -> None:
    """Every link within the page has its place there, whether or not the text was left out."""
    page = Page(as_html(summary(document=SUMMARY.document.model_copy(update={"text": text}))))
    ids = page.ids()
    assert len(ids) == len(set(ids))
    inside = {href[1:] for a in page.named("a") if (href := a.get("href")) and href.startswith("#")}
    assert inside <= set(ids)
    assert {one.id for one in (*ACTORS, *EVENTS, *CLAIMS)} <= set(ids)


def test_the_article_is_there_to_the_code_point() -> None:
    """The pieces of text, each at its offset, are the article."""
    pieces = re.findall(r'data-o="(\d+)"[^>]*>([^<]*)</span>', as_html(SUMMARY))
    assert all(TEXT[int(at) :].startswith(html.unescape(words)) for at, words in pieces)
    assert "".join(html.unescape(words) for _, words in pieces) == re.sub(r"\n+", "", TEXT)


def test_evidence_is_marked_where_it_stands() -> None:
    """The piece that is a cue is marked as one, for its claim."""
    (piece,) = re.findall(r'<span data-o="595" data-ids="([^"]*)" class="([^"]*)">denied</span>', as_html(SUMMARY))
    assert piece == ("c4", "in-claim is-cue")


@pytest.mark.parametrize("text", ATTACKS)
def test_no_text_becomes_markup(text: str) -> None:
    """Whatever an article, a name or a title is, the page has the same elements with the same attributes."""
    plain, attacked = Page(as_html(everywhere("harmless"))), Page(as_html(everywhere(text)))
    assert skeleton(attacked) == skeleton(plain)


@settings(max_examples=25)
@given(st.text(st.sampled_from("<>&\"'`=/ab!-\\{}%\n\r\t\u2028\u202e\x00\ud800"), max_size=30))
def test_no_made_up_text_becomes_markup(text: str) -> None:
    """Nor does any mix of the marks that mean something to HTML, scripts and templates."""
    made = as_html(everywhere(f"x{text}x").model_copy(update={"abstract": (), "actors": (), "events": (), "claims": ()}))
    page = Page(made)
    assert [tag for tag, _ in page.elements].count("script") == 3
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x1b]", made)


def test_data_for_scripts_is_json_that_ends_no_element() -> None:
    """What the review reads comes back as it was, and has no mark of HTML in it."""
    made = as_html(everywhere("</script><!--&"))
    block = re.search(r'<script type="application/json" id="data">(.*?)</script>', made, re.S)[1]  # type: ignore[index]
    assert not set("<>&") & set(block)
    assert json.loads(block)["actors"]["a1"]["names"] == ["</script><!--&"]


@pytest.mark.parametrize(
    ("source", "linked"),
    [("https://example.org/a?b=1&c=2", True), ("javascript:alert(1)", False), ("data:text/html,x", False), ("a.md", False)],
)
def test_only_addresses_of_the_web_are_links(source: str, linked: bool) -> None:
    """Another scheme is shown as words."""
    page = Page(as_html(summary(document=SUMMARY.document.model_copy(update={"source": source}))))
    assert (source in [a.get("href") for a in page.named("a")]) is linked
    assert {str(a["href"])[0] for a in page.named("a") if a["href"] != source} == {"#"}


def test_without_the_text_the_evidence_is_shown() -> None:
    """A summary whose text was left out shows the words it has, and says so."""
    bare = as_html(summary(document=SUMMARY.document.model_copy(update={"text": None})))
    assert "The text was left out of this summary" in bare
    pieces = re.findall(r'data-o="(\d+)"[^>]*>([^<]*)</span>', bare)
    assert all(TEXT[int(at) :].startswith(html.unescape(words)) for at, words in pieces)
    assert "Weather on the strait" not in bare
    Page(bare)


def test_an_empty_summary_says_so() -> None:
    """Each part tells that nothing was found."""
    text = as_html(summary(actors=(), events=(), claims=(), abstract=()))
    for words in ("No claims were found", "No events were found", "No actors were found", "No actor acts on"):
        assert words in text
    Page(text)


def test_what_denies_what() -> None:
    """By an event they share or by their words, never one's own word and never who reports the denial."""
    assert denied(SUMMARY) == {"c4": ("c3",), "c10": ("c3",), "c14": ("c13",)}


def test_the_time_line() -> None:
    """Dated events in the order of time, each within the drawing; the others are counted."""
    line = time_line(SUMMARY)
    assert [bar.event for bar in line.bars] == ["e2", "e6", "e7", "e8", "e9", "e11", "e1", "e10"]
    assert line.undated == 3
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH + 0.1 for bar in line.bars)
    assert [bar.x for bar in line.bars] == sorted(bar.x for bar in line.bars)


def _dated(start: str | None) -> Event:
    return EVENTS[0].model_copy(update={"when": When(span=span("on Tuesday"), start=start, end=start)})


@pytest.mark.parametrize(("starts", "bars"), [([], 0), ([None], 0), (["2031-05-13"], 1), (["2031-05-13"] * 3, 3), (["199X", "2031"], 2)])
def test_time_lines_of_little(starts: list[str | None], bars: int) -> None:
    """One day, one event or none is no division by nothing."""
    line = time_line(summary(events=tuple(map(_dated, starts))))
    assert len(line.bars) == bars
    assert len({tick.x for tick in line.ticks}) == len(line.ticks)


def test_the_picture_has_the_actors_that_are_tied() -> None:
    """One dot each, apart from each other, with labels apart; the same every time."""
    drawn = picture(SUMMARY)
    assert drawn == picture(SUMMARY)
    assert len(drawn.dots) + drawn.left_out == len(ACTORS)
    for side in ("start", "end"):
        heights = sorted(dot.label_y for dot in drawn.dots if dot.anchor == side)
        assert all(b - a >= 15 for a, b in pairwise(heights))
    assert picture(summary(events=(), claims=())).dots == ()


def test_what_is_said_is_placed_for_gold() -> None:
    """Its own words within its evidence; else its quotations; else its evidence."""
    assert [TEXT[start:end] for start, end in content(CLAIMS[3], SUMMARY)] == ["its members had touched the ropes"]
    unlike = CLAIMS[10].model_copy(update={"text": "they wore out by themselves"})
    assert [TEXT[start:end] for start, end in content(unlike, SUMMARY)] == ["may simply have worn through"]
    bare = unlike.model_copy(update={"quotes": ()})
    assert content(bare, SUMMARY) == [(bare.evidence[0].start, bare.evidence[0].end)]


def test_an_index_of_several() -> None:
    """A page for each, with names that files can have and no two the same, and a list that leads to them."""
    ids = ["a/b", "a b", "../../etc", "", "index", "Ærø-水"]
    many = [summary(document=SUMMARY.document.model_copy(update={"id": one})) for one in ids]
    pages = as_index(many)
    assert list(pages) == ["index.html", "a-b.html", "a-b-2.html", "etc.html", "document.html", "index-2.html", "Ærø-水.html"]
    index = Page(pages["index.html"])
    assert [a["href"] for a in index.named("a")] == list(pages)[1:]
    assert "script" not in {tag for tag, _ in index.elements}
    assert 'href="index.html"' in pages["a-b.html"]
    assert 'href="index.html"' not in as_html(SUMMARY)
