"""A summary as a page and as JSON."""

import json
import re

import pytest
from examples import CLAIMS, EVENTS, SENTENCES, SUMMARY, TEXT, span, summary
from hypothesis import given
from hypothesis import strategies as st

from summarizer.export.text import as_json, as_jsonl, as_text
from summarizer.schema import Coverage, Dropped, Event, Span, Summary, When

PAGE = """\
Unsafe cranes close a port
Port of Essel shut · essel.md · published 2031-05-06 · language en

Abstract
The board closed the port. [1]
The mayor blames the owner, who denies it. [2, 3]

Events
2031-05-02   coerce      The board closed the port [1]
                         Quorvia's harbour board → Drayhold
2031-05-04   protest     Dockers marched through Essel [4]
–2031-05-05              Dockers · Essel (NLD)
–            consult     A hearing is planned [5]
             planned

Actors
Ottla Brandvik           person, Mayor, NLD · mentioned 2×
                         also Mayor Ottla
Quorvia's harbour board  organization · mentioned 1×
Drayhold                 organization · mentioned 1×
Dockers                  unnamed group · mentioned 1×

Claims
Ottla Brandvik, Mayor, NLD
  asserts    “the cranes are not safe” (said) [2]
  accuses    the owner is to blame [2]
Drayhold
  denies     it (denied) [3]

tiny-model · prompt v1 · 7 requests, 5,210 tokens read (3,900 cached), 1,102
written, 42 s
5 of 5 sentences read: 4 cited, 1 with nothing in them
3 items dropped:
  2 × claim: the words are not there
  1 × event: no such actor
"""


def page(shown: Summary, width: int = 80) -> str:
    return as_text(shown, SENTENCES, width)


def test_the_whole_page() -> None:
    """A summary reads as this page, to the character."""
    assert page(SUMMARY) == PAGE


def test_colours_add_nothing_but_colours() -> None:
    """With colour the page has the same words, and escape sequences that set a style only."""
    coloured = as_text(SUMMARY, SENTENCES, 80, colour=True)
    stripped = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert coloured != stripped
    assert [line.rstrip() for line in stripped.splitlines()] == PAGE.splitlines()


@pytest.mark.parametrize("width", [30, 60, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Every line fits."""
    assert max(map(len, page(SUMMARY, width).splitlines())) <= width


def test_wide_terminals_get_a_readable_measure() -> None:
    """Lines do not grow beyond what an eye follows."""
    long = summary(headline="word " * 100)
    assert page(long, 300) == page(long, 100)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[bold]so[/bold] :smile: [/]", "[bold]so[/bold] :smile: [/]"),
        ("{{ 7*7 }} %s {x}", "{{ 7*7 }} %s {x}"),
        ("red \x1b[31mink\x1b]0;title\x07", "red �[31mink�]0;title�"),
        ("csi \x9b2J del \x7f nul \x00", "csi �2J del � nul �"),
        ("left\u202etfel\u2066 \u200fright", "lefttfel right"),
        ("one\r\ntwo\tthree\u2028four\x85five", "one two three four five"),
    ],
)
def test_article_text_is_shown_and_not_obeyed(text: str, shown: str) -> None:
    """Markup stays as written; control and bidirectional characters do not reach the terminal."""
    assert page(summary(headline=text)).splitlines()[0] == shown


@given(st.text(st.characters(categories=["Cc", "Cf", "Zl", "Zs", "L"]), min_size=1))
def test_no_field_reaches_the_terminal_unguarded(text: str) -> None:
    """Whatever the article and the model say, no control or bidirectional character is printed."""
    printed = page(_everywhere(text))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", printed)
    assert not re.search(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", printed)


def _everywhere(text: str) -> Summary:
    """The example with every free text in it replaced."""
    fields = {"title", "source", "headline", "text", "description", "name", "role", "speaker_text", "cue",
              "reason", "model", "language"}  # fmt: skip

    def swap(value: object, key: str = "") -> object:
        if isinstance(value, dict):
            return {k: swap(v, k) for k, v in value.items()}
        if isinstance(value, list | tuple):
            return [swap(item, key) for item in value]
        return text if isinstance(value, str) and key in fields | {"aliases", "reasons"} else value

    shown = SUMMARY.model_copy(update={"status": "partial", "reasons": ("why",)})
    return Summary.model_validate(swap(shown.model_dump()))


def test_partial_is_loud() -> None:
    """A partial summary says so at the top, with every reason, and which sentences were not read."""
    coverage = Coverage(sentences=5, cited=(1, 2), empty=(3,), unread=(4, 5))
    printed = page(summary(status="partial", reasons=("passage 2: cut off",), coverage=coverage))
    assert printed.splitlines()[3:5] == [
        "PARTIAL: this is not all there is in the article.", "  passage 2: cut off",
    ]  # fmt: skip
    assert "3 of 5 sentences read: 2 cited, 1 with nothing in them\n2 NOT READ: 4, 5\n" in printed


def test_nothing_found_is_said() -> None:
    """A summary without objects says that nothing was found, and shows no empty section."""
    printed = page(summary(abstract=(), events=(), actors=(), claims=()))
    assert "No events, actors or claims were found." in printed
    assert not re.search("^(Abstract|Events|Actors|Claims)$", printed, re.MULTILINE)


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        (None, "–"),
        (When(text="72 hours"), "–"),
        (When(text="last summer", start="2030-22", end="2030-22"), "summer 2030"),
        (When(text="in the 1990s", start="199X", end="199X"), "1990s"),
        (When(text="in June", start="2030-06", end="2030-06"), "2030-06"),
        (When(text="since 2019", start="2019", end=".."), "since\n2019"),
        (When(text="until 5 May", start="..", end="2031-05-05"), "until\n2031-05-05"),
        (When(text="in May", start="2031-05-01", end="2031-05-31"), "2031-05-01\n–2031-05-31"),
    ],
)
def test_dates_of_the_time_line(when: When | None, shown: str) -> None:
    """The date column shows the interval, else the words, else a dash."""
    event = EVENTS[1].model_copy(update={"when": when, "modality": "occurred"})
    lines = page(summary(events=(event,))).split("Events\n")[1].split("\n\n")[0].splitlines()
    assert "\n".join(line[:13].strip() for line in lines).strip() == shown


def test_time_line_is_in_the_order_of_time() -> None:
    """Earlier before later whatever the precision; what has no date follows in the order of the text."""
    starts = ["2031-05-02", None, "2031-24", "2031", "199X", "..", "2031-05", None, "2031-22"]
    events = tuple(_dated(f"E{n}.", start) for n, start in enumerate(starts))
    shown = re.findall(r"E\d", page(summary(events=events)))
    assert shown == ["E4", "E5", "E3", "E6", "E0", "E8", "E2", "E1", "E7"]


def _dated(description: str, start: str | None) -> Event:
    end = "2030" if start == ".." else start
    when = When(text="then", start=start, end=end)
    return EVENTS[1].model_copy(update={"description": description, "when": when})


@pytest.mark.parametrize(
    ("text", "quote", "shown"),
    [
        ("the cranes are not safe", "the cranes are not safe", "“the cranes are not safe”"),
        ("“the cranes are not safe”", "“the cranes are not safe”", "“the cranes are not safe”"),
        ("that the cranes are not safe at all", "not safe", "that the cranes are “not safe” at all"),
        ("that cranes are “not safe”", "not safe", "that cranes are “not safe”"),
        ("“the cranes are not safe,”", "the cranes are not safe", "“the cranes are not safe”"),
        ("“the cranes are not safe,” he", "the cranes are not safe", "“the cranes are not safe,” he"),
        ("the cranes are “not safe.”", "not safe", "the cranes are “not safe”"),
        ("the cranes are not safe.", "cranes", "the “cranes” are not safe"),
        ("they endanger people", "not safe", "they endanger people “not safe”"),
    ],
)
def test_quotations_are_marked_once(text: str, quote: str, shown: str) -> None:
    """What is quoted word for word stands in quotation marks, once, inside or after the proposition."""
    quoted = Span.of(TEXT, span(quote).start, span(quote).end) if quote in TEXT else span("not safe")
    claim = CLAIMS[0].model_copy(update={"text": text, "quote": quoted})
    assert f"  asserts    {shown} (said) [2]\n" in page(summary(claims=(claim,)))


@pytest.mark.parametrize(
    ("speaker", "words", "shown"),
    [
        ("a3", "it", "Drayhold"),
        (None, "she", "“she”"),
        (None, None, "Speaker not told"),
    ],
)
def test_speakers(speaker: str | None, words: str | None, shown: str) -> None:
    """A claim stands under its speaker, or under the words for one who is not known."""
    claim = CLAIMS[1].model_copy(update={"speaker": speaker, "speaker_text": words})
    assert f"\nClaims\n{shown}\n" in page(summary(claims=(claim,)))


def test_evidence_across_sentences() -> None:
    """A span that reaches over the end of a sentence cites both, in order and once."""
    across = Span.of(TEXT, span("blamed the owner").start, span("denied it").end)
    event = EVENTS[0].model_copy(update={"evidence": (across, span("denied"))})
    assert "Dockers marched through Essel [2, 3]\n" in page(summary(events=(event,)))


def test_many_reasons_are_cut_short() -> None:
    """The most common reasons are shown, and how many more there are."""
    dropped = tuple(Dropped(kind="claim", text="x", reason=f"reason {n}") for n in range(8))
    made = SUMMARY.provenance.model_copy(update={"dropped": dropped})
    assert page(summary(provenance=made)).endswith("  1 × claim: reason 4\n  3 × for other reasons\n")


def test_json_is_the_summary() -> None:
    """JSON and JSON lines give the summary back; the latter in one line, both with a newline at the end."""
    assert Summary.model_validate_json(as_json(SUMMARY)) == SUMMARY
    assert Summary.model_validate_json(as_jsonl(SUMMARY)) == SUMMARY
    assert as_jsonl(SUMMARY).splitlines(keepends=True) == [as_jsonl(SUMMARY)]
    assert as_json(SUMMARY).startswith('{\n  "schema_version": "1",\n')
    assert as_json(SUMMARY).endswith("}\n")


def test_json_keeps_letters_and_escapes_what_terminals_obey() -> None:
    """Letters are readable, and a raw control, line or bidirectional mark is never printed or lost."""
    text = "Ærø “水” 🛳 \x1b[2J \x9b2J \x7f \u202e \u2028 \x85"
    for form in (as_json, as_jsonl):
        printed = form(summary(headline=text))
        assert "Ærø “水” 🛳 \\u001b[2J \\u009b2J \\u007f \\u202e \\u2028 \\u0085" in printed
        assert json.loads(printed)["headline"] == text


@pytest.mark.parametrize(
    ("agents", "targets", "words", "shown"),
    [
        ((), ("a3",), None, "→ Drayhold"),
        (("a1",), (), None, "Quorvia's harbour board"),
        (("a1",), ("a3", "a4"), None, "Quorvia's harbour board → Drayhold, Dockers"),
        (("a1",), (), "soon", "Quorvia's harbour board · soon"),
        (("a1",), (), "planned", "Quorvia's harbour board"),
    ],
)
def test_parties(agents: tuple[str, ...], targets: tuple[str, ...], words: str | None, shown: str) -> None:
    """Who did it to whom, as far as known, and the time where it is no date and not told already."""
    when = When(text=words) if words else None
    event = EVENTS[1].model_copy(update={"agents": agents, "targets": targets, "when": when})
    assert (
        page(summary(events=(event,))).split("A hearing is planned")[1].splitlines()[1][23:].strip() == shown
    )


def test_a_role_is_told_once() -> None:
    """Not again where the name holds it."""
    minister = SUMMARY.actors[1].model_copy(update={"name": "Essel’s mayor"})
    actors = (SUMMARY.actors[0], minister, *SUMMARY.actors[2:])
    assert page(summary(actors=actors)).count("Mayor,") == 0


def test_like_reasons_are_counted_together() -> None:
    """Whatever words they are about, and without what is said to the model."""
    reasons = [
        "'won' is no act",
        "'ran' is no act",
        "1: copy words exactly as they stand in the sentences: gone",
    ]
    dropped = tuple(Dropped(kind="event", text="x", reason=reason) for reason in reasons)
    made = SUMMARY.provenance.model_copy(update={"dropped": dropped})
    assert page(summary(provenance=made)).endswith("  2 × event: … is no act\n  1 × event: gone\n")


def test_a_script_without_spaces_is_broken_and_not_cut() -> None:
    """Every character of a clause and of a name is on the page, in order, whatever the width."""
    words = "".join(map(chr, range(0x4E00, 0x4E80)))
    event = EVENTS[1].model_copy(update={"description": words})
    actor = SUMMARY.actors[0].model_copy(update={"name": words})
    for shown in (summary(events=(event,)), summary(actors=(actor, *SUMMARY.actors[1:]))):
        printed = page(shown, 60)
        assert "…" not in printed
        assert words in re.sub(r"[^\u4e00-\u4e7f]", "", printed)
