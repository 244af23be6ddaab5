"""The HTML report in a browser: Chromium, from a file, without a network."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from examples import CLAIMS, EVENTS, SUMMARY, TEXT, span, summary

from summarizer.export.report import as_html, as_index
from summarizer.schema import Span, Summary

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SWITCHES = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
LOOKS = [(width, scheme) for width in (400, 1400) for scheme in ("light", "dark")]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.enable_socket,  # to Chromium on this machine; what a page asks for is checked
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium"),
]
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=SWITCHES.split())
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Any, tmp_path: Path) -> Iterator[Open]:
    """Opens a page of a file; at the end nothing may have been asked for, said on the console or alerted."""
    troubles: list[str] = []
    contexts = []

    def alerted(dialog: Any) -> None:
        troubles.append(dialog.message)
        dialog.dismiss()

    def page(text: str, width: int = 1400, scheme: str = "light", **options: object) -> Any:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce", **options
        )
        contexts.append(context)
        (tmp_path / "report.html").write_text(text, encoding="utf-8", errors="surrogatepass", newline="")
        made = context.new_page()
        made.on("console", lambda message: troubles.append(message.text))
        made.on("pageerror", lambda error: troubles.append(str(error)))
        made.on("dialog", alerted)
        made.on("request", lambda asked: troubles.extend([asked.url] * (not asked.url.startswith(("file:", "blob:")))))
        made.goto((tmp_path / "report.html").as_uri())
        return made

    yield page
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_it_opens_quietly_and_fits(opened: Open, width: int, scheme: str) -> None:
    """No request, no complaint, and nothing wider than the window; so does the index."""
    for text in (as_html(SUMMARY), as_index([SUMMARY, SUMMARY])["index.html"]):
        page = opened(text, width, scheme)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.title()


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing_serious(opened: Open, width: int, scheme: str) -> None:
    """Contrast, names, roles and landmarks, as it opens, with everything unfolded, and in a review."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = opened(as_html(SUMMARY), width, scheme)
    page.click("#reviewing")
    page.click("#c1 [data-verdict=accept]")
    page.click("#c2 [data-verdict=reject]")
    page.click("#c8 [data-verdict=fix]")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.hover("#c4 .words")
    for step in ("#reviewing", None):
        found = axe.run(page).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found if one["impact"] in ("serious", "critical")] == []
        if step:
            page.click(step)


def lit(page: Any) -> list[str]:
    return sorted(page.eval_on_selector_all(".card.lit", "found => found.map(one => one.id)"))


def test_hovering_shows_the_other(opened: Open) -> None:
    """A card lights its words and brings them into view, words light their cards and tell what they are."""
    page = opened(as_html(SUMMARY))
    page.hover("#c19 .words")
    words = page.eval_on_selector_all(".text .lit", "found => found.map(one => one.textContent).join('')")
    assert words == CLAIMS[18].evidence[0].text
    assert page.evaluate("document.querySelector('.text .lit').getBoundingClientRect().bottom <= innerHeight")
    page.evaluate("scrollTo(0, 0)")
    page.hover("#s6 .is-cue")
    assert lit(page) == ["c4"]
    assert "its members had touched the ropes" in page.text_content("#peek")
    page.keyboard.press("Escape")
    assert lit(page) == []
    assert page.is_hidden("#peek")


def test_focus_shows_the_other(opened: Open) -> None:
    """The number of a sentence lights all that rests on it; a link of a card lights its words; on a phone they are shown."""
    page = opened(as_html(SUMMARY), 400)
    page.focus("#s5 a.n")
    assert {"c3", "e4"} <= set(lit(page))
    page.focus("#c4 .refs a")
    assert lit(page) == ["c4"]
    assert page.text_content("#peek p").endswith("The union denied that its members had touched the ropes.")


def test_the_keyboard_leads_everywhere(opened: Open) -> None:
    """The first stop skips to the article; a sentence's number leads to what rests on it."""
    page = opened(as_html(SUMMARY))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the article"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "show-claims"
    page.keyboard.press("Space")
    assert page.evaluate("document.querySelector('#article').className") == "no-claims"
    page.focus("#s6 a.n")
    page.keyboard.press("Enter")
    assert page.url.endswith("#c4")


def test_without_scripts_all_is_there(opened: Open) -> None:
    """The article, the cards and the links; no button that does nothing."""
    page = opened(as_html(SUMMARY), java_script_enabled=False)
    for place in ("#s1", "#c1", "#e1", "#a1", "svg.line", "svg.net"):
        assert page.is_visible(place)
    assert not page.is_visible("#reviewing")
    assert not page.is_visible("#show-claims")


def select(page: Any, place: Span) -> None:
    """Select the words as a mouse would, from text to text."""
    page.evaluate(
        """([start, end]) => {
            const at = (offset, late) => [...document.querySelectorAll('.text [data-o]')].map((part) => {
                const inside = offset - Number(part.dataset.o);
                const length = Array.from(part.textContent).length;
                const fits = late ? inside > 0 && inside <= length : inside >= 0 && inside < length;
                return fits ? [part.firstChild, Array.from(part.textContent).slice(0, inside).join('').length] : null;
            }).find(Boolean);
            getSelection().setBaseAndExtent(...at(start, false), ...at(end, true));
        }""",
        [place.start, place.end],
    )


def saved(page: Any, folder: Path) -> Any:
    with page.expect_download() as coming:
        page.click("#save")
    assert coming.value.suggested_filename == "gold.json"
    folder.mkdir(exist_ok=True)
    coming.value.save_as(folder / "gold.json")
    return json.loads((folder / "gold.json").read_text(encoding="utf-8"))


def test_a_review_makes_gold(opened: Open, tmp_path: Path) -> None:
    """Accept, fix, reject and add: what is right is saved, what is not is left out, and a reload keeps it all."""
    page = opened(as_html(SUMMARY))
    page.click("#reviewing")
    page.click("#c4 [data-verdict=accept]")
    page.click("#c1 [data-verdict=reject]")
    page.click("#e6 [data-verdict=accept]")
    page.click("#a9 [data-verdict=accept]")

    page.click("#c3 [data-verdict=fix]")
    select(page, span("the Harbour Workers' Union of sabotage"))
    page.click("#c3 [data-take=content]")
    page.click("#c3 form [type=submit]")

    select(page, span("Tickets are to go on sale next week"))
    page.click("[data-add=claim]")
    form = "#added-claims form"
    assert page.input_value(f"{form} [name=content]") == "Tickets are to go on sale next week"
    page.fill(f"{form} [name=source]", "Norrin Lines")
    page.click(f"{form} [type=submit]")

    select(page, span("ending a dispute"))
    page.click("[data-add=event]")
    form = "#added-events form"
    page.fill(f"{form} [name=types]", "concede, settle")
    page.fill(f"{form} [name=agents]", "Iceland; Norrin Lines")
    page.click(f"{form} [type=submit]")
    assert page.text_content(f"{form} .error") == "No type of the codebook: settle"
    page.fill(f"{form} [name=types]", "concede, agree")
    page.click(f"{form} [type=submit]")

    select(page, span("dockers"))
    page.click("[data-add=actor]")
    page.click("#added-actors form [type=submit]")

    status = page.text_content("#progress")
    assert status == "5 of 44 decided, 3 added."
    made = saved(page, tmp_path / "review")
    assert made == {
        "id": "brekkavik-ferry",
        "sha256": SUMMARY.document.sha256,
        "text": TEXT,
        "corpus": "full",
        "annotated_by": "a reader's review of a summary by tiny-model",
        "review": {"accepted": 3, "fixed": 1, "rejected": 1, "added": 3, "undecided": 39},
        "published": "2031-05-13",
        "attributions": [
            attribution("Odd Myrland", "accused", "the Harbour Workers' Union of sabotage", "Odd Myrland"),
            attribution("The union", "denied", "its members had touched the ropes", "The union"),
            attribution("Norrin Lines", "", "Tickets are to go on sale next week", "Norrin Lines"),
        ],
        "events": [
            {"types": ["concede", "agree"], "spans": [extent("ending a dispute")], "agents": ["Iceland", "Norrin Lines"], "targets": []},
            {"types": ["coerce"], "spans": [extent(EVENTS[5].evidence[0].text)], "agents": ["Police"], "targets": ["two men"]},
        ],
        "entities": [["Police"], ["dockers"]],
    }  # fmt: skip
    page.reload()
    page.click("#reviewing")
    assert page.text_content("#progress") == status
    assert saved(page, tmp_path / "again") == made


def extent(words: str) -> list[int]:
    return [span(words).start, span(words).end]


def attribution(source: str, cue: str, content: str, at: str) -> dict[str, object]:
    spans = {"content_spans": [extent(content)], "source_spans": [extent(at)]}
    return {"source": source, "cue": cue, "content": content, **spans}


def test_gold_is_what_an_evaluation_reads(opened: Open, tmp_path: Path) -> None:
    """Alone, and beside its article, it loads, and the words are at their places."""
    from summarizer.evaluation import gold

    page = opened(as_html(SUMMARY))
    page.click("#reviewing")
    page.eval_on_selector_all("[data-verdict=accept]", "found => found.forEach(one => one.click())")
    saved(page, tmp_path / "review")
    (alone,) = gold.load([tmp_path / "review" / "gold.json"])
    (tmp_path / "review" / "article.md").write_text(TEXT, encoding="utf-8", newline="")
    (read,) = gold.load([tmp_path / "review"])
    assert (alone.attributions, alone.events, alone.entities) == (read.attributions, read.events, read.entities)
    assert (len(read.attributions), len(read.events), len(read.entities)) == (19, 11, 14)
    for one in read.attributions:
        (start, end) = one.content_spans[0]
        assert read.article.text[start:end] in TEXT
    assert "dockers would strike again if the company did not withdraw the accusation" in [
        " ".join(read.article.text[start:end] for start, end in one.content_spans) for one in read.attributions
    ]


def test_typed_words_must_stand_in_the_article(opened: Open, tmp_path: Path) -> None:
    """For who cannot select: words typed are looked for, in code points, and none are made up."""
    text = TEXT.replace("Iceland and", "🛳🛳 Iceland and", 1)
    moved = Summary.model_validate(SUMMARY.model_dump() | {"actors": (), "events": (), "claims": (), "abstract": ()})
    sentences = ((0, len(text)),)
    page = opened(as_html(moved.model_copy(update={"document": moved.document.model_copy(update={"text": text, "sentences": sentences})})))
    page.click("#reviewing")
    page.click("[data-add=claim]")
    page.fill("form.edit [name=content]", "the moon is a ferry")
    page.click("form.edit [type=submit]")
    assert page.text_content("form.edit .error") == "These words do not stand in the article."
    page.fill("form.edit [name=content]", "signed an agreement")
    page.click("form.edit [type=submit]")
    (made,) = saved(page, tmp_path / "typed")["attributions"]
    ((start, end),) = made["content_spans"]
    assert text[start:end] == "signed an agreement"


@pytest.mark.parametrize("text", [TEXT, None])
def test_words_of_gold_are_those_of_the_text(opened: Open, tmp_path: Path, text: str | None) -> None:
    """What is selected over a paragraph's end comes with its place, and with its very words where the text is there."""
    page = opened(as_html(summary(document=SUMMARY.document.model_copy(update={"text": text}))))
    page.click("#reviewing")
    start, end = span("had touched the ropes."), span("We have never damaged a ship")
    select(page, Span.of(TEXT, start.start, end.end))
    page.click("[data-add=claim]")
    page.click("form.edit [type=submit]")
    (made,) = saved(page, tmp_path / "crossing")["attributions"]
    assert made["content_spans"] == [[start.start, end.end]]
    words = TEXT[start.start : end.end]
    assert made["content"] == (words if text else words.replace("\n", " "))


def test_decisions_can_be_taken_back(opened: Open) -> None:
    """A second press takes one back, Remove an addition."""
    page = opened(as_html(SUMMARY))
    page.click("#reviewing")
    page.click("#c1 [data-verdict=accept]")
    page.click("#c1 [data-verdict=accept]")
    select(page, span("dockers"))
    page.click("[data-add=actor]")
    page.click("#added-actors form [type=submit]")
    page.click("#added-actors button")
    assert page.text_content("#progress") == "0 of 44 decided, 0 added."
    page.click("[data-add=actor]")
    page.click("#added-actors [data-cancel]")
    assert page.query_selector("#added-actors .card") is None


def test_print(opened: Open) -> None:
    """On paper all the text and every card are there, and nothing to press."""
    page = opened(as_html(long()))
    page.emulate_media(media="print")
    assert not page.is_visible("nav")
    assert not page.is_visible("#reviewing")
    assert page.evaluate("document.querySelector('#article').scrollHeight <= document.querySelector('#article').clientHeight + 1")
    assert page.is_visible("#c19")
    assert len(page.pdf()) > 20_000


ATTACK = "</script></p><script>alert(1)</script><img src=x onerror=alert(2)><a href='javascript:alert(3)'>x</a><style>*{color:red}</style>"


def test_an_article_cannot_run_anything(opened: Open) -> None:
    """Scripts, handlers, styles and links in the text, a name and a title stay words."""
    actors = tuple(actor.model_copy(update={"name": ATTACK}) for actor in SUMMARY.actors)
    claims = tuple(claim.model_copy(update={"text": ATTACK}) for claim in CLAIMS)
    document = SUMMARY.document.model_copy(update={"text": TEXT + ATTACK, "title": ATTACK, "source": "javascript:alert(4)"})
    page = opened(as_html(summary(document=document, headline=ATTACK, actors=actors, claims=claims)))
    page.click("#reviewing")
    page.click("#c1 [data-verdict=fix]")
    page.click("#c1 form [type=submit]")
    assert page.evaluate("document.querySelectorAll('img, a[href^=javascript]').length") == 0
    assert page.text_content("h1") == ATTACK


def long() -> Summary:
    """An article of more than 3,000 words with more than 60 claims: the sample ten times, its objects four times."""
    size = len(TEXT)

    def moved(value: Any, times: int) -> Any:
        if isinstance(value, dict):
            at = {k: value[k] + times * size for k in ("start", "end") if isinstance(value.get(k), int)}
            names = {k: f"{v[0]}{int(v[1:]) + 100 * times}" for k, v in value.items() if k in ("id", "within") and v}
            events = {"events": tuple(f"e{int(e[1:]) + 100 * times}" for e in value["events"])} if "events" in value else {}
            return {k: moved(v, times) for k, v in value.items()} | at | names | events
        return tuple(moved(one, times) for one in value) if isinstance(value, list | tuple) else value

    whole = SUMMARY.model_dump()
    held = SUMMARY.document.sentences
    document = whole["document"] | {
        "text": TEXT * 10,
        "characters": 10 * size,
        "sentences": tuple((start + n * size, end + n * size) for n in range(10) for start, end in held),
    }
    events = tuple(moved(one, n) for n in range(4) for one in whole["events"])
    claims = tuple(moved(one, n) for n in range(4) for one in whole["claims"])
    return Summary.model_validate(whole | {"document": document, "events": events, "claims": claims})


def test_a_long_article_opens_in_under_a_second(opened: Open) -> None:
    """More than 3,000 words and 60 claims; and it answers a hover at once."""
    many = long()
    assert len(str(many.document.text).split()) > 3000
    assert len(many.claims) > 60
    begun = perf_counter()
    text = as_html(many)
    made = perf_counter() - begun
    page = opened(text)
    spent = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert made < 2
    assert 0 < spent < 1000
    begun = perf_counter()
    page.hover("#c301 .words")
    assert page.query_selector(".text .lit")
    assert perf_counter() - begun < 2
