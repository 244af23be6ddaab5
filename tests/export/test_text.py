"""A summary as a page for a terminal."""

import re
from pathlib import Path

import pytest
from examples import ACTORS, CLAIMS, EVENTS, SUMMARY, TEXT, span, summary
from hypothesis import given
from hypothesis import strategies as st

from summarizer.export.text import as_text
from summarizer.schema import Coverage, Dropped, Event, Span, Summary, When

PAGE = Path(__file__).with_name("page.txt").read_text(encoding="utf-8")
SIGNED = EVENTS[0].model_copy(update={"evidence": (span("signed"),), "where": None})


def test_the_whole_page() -> None:
    """A summary reads as page.txt, to the character."""
    assert as_text(SUMMARY) == PAGE


def test_colours_add_nothing_but_colours() -> None:
    """With colour the page has the same words, and escape sequences that set a style only."""
    coloured = as_text(SUMMARY, colour=True)
    stripped = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert coloured != stripped
    assert [line.rstrip() for line in stripped.splitlines()] == PAGE.splitlines()


@pytest.mark.parametrize("width", [30, 60, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Every line fits."""
    assert max(map(len, as_text(SUMMARY, width, verbose=True).splitlines())) <= width


def test_wide_terminals_get_a_readable_measure() -> None:
    """Lines do not grow beyond what an eye follows."""
    long = summary(headline="word " * 100)
    assert as_text(long, 300) == as_text(long, 100)


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
    assert as_text(summary(headline=text)).splitlines()[0] == shown


@given(st.text(st.characters(categories=["Cc", "Cf", "Zl", "Zs", "L"]), min_size=1))
def test_no_field_reaches_the_terminal_unguarded(text: str) -> None:
    """Whatever the article and the model say, no control or bidirectional character is printed."""
    printed = as_text(_everywhere(text), verbose=True)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", printed)
    assert not re.search(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", printed)


def _everywhere(text: str) -> Summary:
    """The sample with every free text in it replaced."""
    fields = {"title", "source", "headline", "text", "description", "name", "reason", "language", "version"}

    def swap(value: object, key: str = "") -> object:
        if isinstance(value, dict):
            return {k: swap(v, k) for k, v in value.items()}
        if isinstance(value, list | tuple):
            return [swap(item, key) for item in value]
        return text if isinstance(value, str) and key in fields | {"aliases", "reasons"} else value

    return Summary.model_validate(swap(SUMMARY.model_dump()))


def test_partial_is_loud() -> None:
    """A partial summary says so at the top, with every reason, and at the foot which sentences were not read."""
    coverage = Coverage(cited=(1, 2), empty=(3,), unread=(4, 6, 7, 8))
    printed = as_text(summary(reasons=("one", "two"), coverage=coverage))
    assert "\nPARTIAL: this is not all there is in the article.\n  one\n  two\n" in printed
    assert "Read 3 of 7 sentences: events or claims in 2, none in 1.\nNOT READ: sentences 4, 6–8.\n" in printed


def test_nothing_found_is_said() -> None:
    """A summary without objects says that nothing was found, and shows no empty section."""
    printed = as_text(summary(abstract=(), events=(), actors=(), claims=()))
    assert "No events, actors or claims were found." in printed
    assert not re.search("^(Abstract|Events|Actors|Claims)$", printed, re.MULTILINE)


def when(start: str | None, end: str | None = None, words: str = "on Tuesday") -> When:
    return When(span=span(words), start=start, end=end or start)


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        (None, "–"),
        (when(None), "–"),
        (when("2030-22"), "summer 2030"),
        (when("199X"), "1990s"),
        (when("2030-06"), "2030-06"),
        (when("2019", ".."), "since\n2019"),
        (when("..", "2031-05-05"), "until\n2031-05-05"),
        (when("2031-05-01", "2031-05-31"), "2031-05-01\n–2031-05-31"),
    ],
)
def test_dates_of_the_time_line(at: When | None, shown: str) -> None:
    """The date column shows the interval, else a dash."""
    event = SIGNED.model_copy(update={"when": at})
    lines = as_text(summary(events=(event,))).split("Events\n")[1].split("\n\n")[0].splitlines()
    assert "\n".join(line[:13].strip() for line in lines).strip() == shown


def test_time_line_is_in_the_order_of_time() -> None:
    """Earlier before later whatever the precision; what has no date follows in the order of the text."""
    starts = ["2031-05-02", None, "2031-24", "2031", "199X", "..", "2031-05", None, "2031-22"]
    events = tuple(_dated(f"E{n}.", start) for n, start in enumerate(starts))
    shown = re.findall(r"E\d", as_text(summary(events=events)))
    assert shown == ["E4", "E5", "E3", "E6", "E0", "E8", "E2", "E1", "E7"]


def _dated(description: str, start: str | None) -> Event:
    return SIGNED.model_copy(
        update={"description": description, "when": when(start, "2030" if start == ".." else None)}
    )


@pytest.mark.parametrize(
    ("text", "quotes", "shown"),
    [
        ("the ropes are old", ["the ropes are old"], "“the ropes are old”"),
        ("“the ropes are old”", ["“the ropes are old”"], "“the ropes are old”"),
        ("that the ropes are old at all", ["are old"], "that the ropes “are old” at all"),
        ("that ropes “are old”", ["are old"], "that ropes “are old”"),
        ("“the ropes are old,”", ["the ropes are old,"], "“the ropes are old”"),
        ("“the ropes are old,” he", ["the ropes are old"], "“the ropes are old,” he"),
        ("the ropes are “old.”", ["old"], "the ropes are “old”"),
        ("the ropes are old.", ["ropes"], "the “ropes” are old"),
        ("they endanger people", ["are old"], "they endanger people “are old”"),
        ("old ropes and rotten planks", ["old ropes", "rotten"], "“old ropes” and “rotten” planks"),
        ("the U.S.", [], "the U.S."),
    ],
)
def test_quotations_are_marked_once(text: str, quotes: list[str], shown: str) -> None:
    """What is quoted word for word stands in quotation marks, once, inside or after the proposition."""
    spans = tuple(Span(start=0, end=len(quote), text=quote) for quote in quotes)
    assert f"  asserts    {shown} (said) [2]\n" in _claimed(text=text, quotes=spans)


def _claimed(**changes: object) -> str:
    """The page with one claim: the first of the sample, found by the model alone, with these changes."""
    values = {"stance": "asserts", "found_by": ("model",), **changes}
    return as_text(summary(claims=(CLAIMS[0].model_copy(update=values),)))


@pytest.mark.parametrize(
    ("speaker", "words", "shown"),
    [("a12", "it", "Havgard"), (None, "She", "“She”"), (None, None, "Speaker not told")],
)
def test_speakers(speaker: str | None, words: str | None, shown: str) -> None:
    """A claim stands under its speaker, or under the words for one who is not known."""
    printed = _claimed(speaker=speaker, speaker_span=span(words) if words else None)
    assert f"\nClaims\n{shown}\n" in printed


def test_two_speakers_of_one_name_stay_two() -> None:
    """Their claims stand under two heads."""
    twin = ACTORS[3].model_copy(update={"id": "a99"})
    claims = (CLAIMS[0], CLAIMS[1].model_copy(update={"speaker": "a99"}))
    printed = as_text(summary(actors=(*ACTORS, twin), claims=claims))
    assert printed.split("\nClaims\n")[1].count("Sunna Valdal, Transport Minister, ISL\n") == 2


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({}, "sail again by 1 June (said) [2]"),
        ({"cue": None}, "sail again by 1 June [2]"),
        ({"addressee": "a12"}, "sail again by 1 June (said, to Havgard) [2]"),
        ({"cue": None, "addressee": "a12"}, "sail again by 1 June (to Havgard) [2]"),
        ({"found_by": ("model", "parser")}, "sail again by 1 June (said) [2✓]"),
    ],
)
def test_how_it_was_said(changes: dict[str, object], shown: str) -> None:
    """The cue, who was told, and a tick where the model and the parser agree."""
    assert f"the ferries would {shown}\n" in _claimed(**changes)


def test_a_claim_within_another_says_whose_word_it_is() -> None:
    """It stands under its own speaker, with the speaker it is reported by."""
    inner = CLAIMS[17]
    outer = next(claim for claim in CLAIMS if claim.id == inner.within)
    printed = as_text(summary(claims=(outer, inner)))
    assert re.search(r"sell its\s+ferries \(told, as told by “Another\s+islander”\)", printed)


def test_evidence_across_sentences() -> None:
    """A span that reaches over the end of a sentence cites both, in order and once."""
    start, end = span("The union denied"), span("We have never")
    across = Span.of(TEXT, start.start, end.end)
    event = SIGNED.model_copy(update={"evidence": (across, start)})
    assert "agreement [6, 7✓]\n" in as_text(summary(events=(event,)), 100)


@pytest.mark.parametrize(
    ("agents", "targets", "words", "shown"),
    [
        ((), ("a12",), None, "→ Havgard"),
        (("a1",), (), None, "Iceland"),
        (("a1",), ("a12", "a9"), None, "Iceland → Havgard, Police"),
        (("a1",), (), "next week", "Iceland · next week"),
        (("a1",), (), "signed", "Iceland"),
    ],
)
def test_parties(agents: tuple[str, ...], targets: tuple[str, ...], words: str | None, shown: str) -> None:
    """Who did it to whom, as far as known, and the time where it is no date and not told already."""
    changes = {
        "description": "They signed",
        "agents": agents,
        "targets": targets,
        "when": when(None, words=words) if words else None,
    }
    printed = as_text(summary(events=(SIGNED.model_copy(update=changes),)))
    assert printed.split("They signed")[1].splitlines()[1].strip() == shown


def test_a_role_is_told_once() -> None:
    """Not again where the name holds it."""
    minister = ACTORS[3].model_copy(update={"name": "Iceland’s transport minister"})
    assert "Transport Minister," not in as_text(summary(actors=(*ACTORS[:3], minister, *ACTORS[4:])))


def test_who_found_how_much() -> None:
    """The foot counts what both, the model and the parser found; with one reading it says that."""
    made = SUMMARY.provenance
    one = ACTORS[0].model_copy(update={"found_by": ("parser",)})
    counted = summary(actors=(one,), events=(), claims=(CLAIMS[15],))
    assert (
        "Of 2 actors, events and claims, 1 were found by the model and by the parser (✓: surer), 0 by the "
        "model alone, 1 by the parser alone."
    ) in " ".join(as_text(counted).split("\n"))
    alone = as_text(summary(provenance=made.model_copy(update={"parser": None})))
    assert "Found by the model tiny-model alone; no second reading bears it out.\n" in alone


def dropped(*reasons: str) -> str:
    """The foot, with details, of a page where events were left out for these reasons."""
    items = tuple(Dropped(kind="event", text="x", reason=reason) for reason in reasons)
    made = SUMMARY.provenance.model_copy(update={"dropped": items})
    return as_text(summary(provenance=made), verbose=True)


def test_reasons_are_for_whoever_asks() -> None:
    """Reasons, tokens and versions are shown on request; without it only how much was left out."""
    quiet, loud = as_text(SUMMARY), as_text(SUMMARY, verbose=True)
    assert loud.startswith(quiet)
    assert "Left out: 3 things that were proposed, but did not hold against the text.\n" in quiet
    assert not re.search("tokens|prompt v3|is no act", quiet)
    assert re.search("5,210 tokens read", loud)
    assert re.search("parser tiny-parser 3.8.0 · prompt v3", loud)


def test_many_reasons_are_cut_short() -> None:
    """The most common reasons are shown, and how many more there are."""
    printed = dropped(*(f"reason {n}" for n in range(8)))
    assert printed.endswith("  1 × event: reason 4\n  3 × for other reasons\n")


def test_like_reasons_are_counted_together() -> None:
    """Whatever words they are about, and without what is said to the model."""
    printed = dropped("'won' is no act", "'ran' is no act", "1: copy words exactly as they stand in the sentences: gone")
    assert printed.endswith("  2 × event: … is no act\n  1 × event: gone\n")


def test_a_script_without_spaces_is_broken_and_not_cut() -> None:
    """Every character of a clause and of a name is on the page, in order, whatever the width."""
    words = "".join(map(chr, range(0x4E00, 0x4E80)))
    event = SIGNED.model_copy(update={"description": words})
    actor = ACTORS[0].model_copy(update={"name": words})
    for shown in (summary(events=(event,)), summary(events=(), actors=(actor, *ACTORS[1:]))):
        printed = as_text(shown, 60)
        assert "…" not in printed
        assert words in re.sub(r"[^\u4e00-\u4e7f]", "", printed)


def test_every_claim_is_on_the_page() -> None:
    """Each of them once, under some speaker."""
    rows = re.findall(r"^  (?:asserts|denies|accuses|warns|predicts|promises|doubts)  ", as_text(SUMMARY), re.M)
    assert len(rows) == len(CLAIMS)
