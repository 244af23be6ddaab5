import random
from typing import Any

import pytest
from examples import ACTORS, CLAIMS, EVENTS, SUMMARY, span, summary
from hypothesis import given
from hypothesis import strategies as st

from summarizer.recordings.compare import Change, compare
from summarizer.schema import Document, Dropped, ModelIdentity, Span, Statement, Summary


def lines(new: Summary, old: Summary = SUMMARY) -> list[str]:
    return list(compare(old, new).lines())


def changed(things: tuple[Any, ...], place: int, **fields: Any) -> tuple[Any, ...]:
    return tuple(t.model_copy(update=fields) if i == place else t for i, t in enumerate(things))


def document(**fields: Any) -> Document:
    return SUMMARY.document.model_copy(update=fields)


def test_equal_summaries_have_no_differences() -> None:
    """The comparison of a summary with itself is false, empty and prints nothing."""
    found = compare(SUMMARY, SUMMARY)
    assert not found
    assert (found.changes, str(found)) == ((), "")


@given(st.randoms(use_true_random=False))
def test_a_renumbering_is_no_difference(chance: random.Random) -> None:
    """Other ids and another order of all objects change nothing."""
    known = [t.id for things in (ACTORS, EVENTS, CLAIMS) for t in things]
    ids = {old: f"{old[0]}{n}" for n, old in enumerate(chance.sample(known, len(known)), 50)}

    def renamed(thing: Any) -> Any:
        named = {
            f: ids.get(getattr(thing, f))
            for f in ("id", "speaker", "addressee", "within")
            if hasattr(thing, f)
        }
        lists = {
            f: tuple(ids[x] for x in getattr(thing, f))
            for f in ("agents", "targets", "events")
            if hasattr(thing, f)
        }
        return thing.model_copy(update={**named, **lists})

    def shuffled(things: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(renamed(t) for t in chance.sample(things, len(things)))

    assert lines(
        summary(actors=shuffled(ACTORS), events=shuffled(EVENTS), claims=shuffled(CLAIMS))
    ) == []  # fmt: skip


SAIL = "Sunna Valdal said “the ferries would sail again by 1 June”"
SIGNED = "“Iceland and the shipping company Norrin Lines signed an agreement”"
ROPES = "Havgard According to “they “may simply have worn through””"
MARCHED = "“About 300 islanders marched to the parliament”"


@pytest.mark.parametrize(
    ("new", "shown"),
    [
        (summary(claims=CLAIMS[1:]), [f"claim lost: {SAIL}"]),
        (summary(events=(*EVENTS[:6], *EVENTS[7:])), ["event lost: “released them”"]),
        (summary(events=changed(EVENTS, 7, type="threaten")), [f"event changed: {MARCHED}: type protest → threaten"]),
        (summary(claims=changed(CLAIMS, 0, stance="asserts")), [f"claim changed: {SAIL}: stance promises → asserts"]),
        (summary(claims=changed(CLAIMS, 0, speaker=None)), [f"claim changed: {SAIL}: speaker Sunna Valdal → nothing"]),
        (summary(events=changed(EVENTS, 7, targets=())), [f"event changed: {MARCHED}: targets The government → nothing"]),
        (
            summary(events=changed(EVENTS, 0, when=None)),
            [f"event changed: {SIGNED}: when on Tuesday 2031-05-13 2031-05-13 → nothing"],
        ),
        (
            summary(events=changed(EVENTS, 5, where=None, mode=None)),
            [
                "event changed: “Police arrested two men”: mode arrest → nothing",
                "event changed: “Police arrested two men”: where Brekkavik ISL → nothing",
            ],
        ),
        (
            summary(events=changed(EVENTS, 0, trigger=span("signed an agreement"))),
            [f"event changed: {SIGNED}: trigger signed → signed an agreement"],
        ),
        (
            summary(events=changed(EVENTS, 6, found_by=("model", "parser"))),
            ["event changed: “released them”: found_by model → model, parser"],
        ),
        (
            summary(claims=changed(CLAIMS, 10, quotes=(), form="indirect")),
            [
                f"claim changed: {ROPES}: quotes may simply have worn through → nothing",
                f"claim changed: {ROPES}: form mixed → indirect",
            ],
        ),
        (
            summary(claims=changed(CLAIMS, 2, addressee="a9", within="c1", cue=None)),
            [
                "claim changed: Odd Myrland accused “sabotage”: cue accused → nothing",
                "claim changed: Odd Myrland accused “sabotage”: addressee nothing → Police",
                "claim changed: Odd Myrland accused “sabotage”: within nothing → the ferries would sail again by 1 June",
            ],
        ),
        (
            summary(actors=changed(ACTORS, 4, role=None)),
            ["actor changed: Odd Myrland: role director → nothing"],
        ),
        (
            summary(actors=changed(ACTORS, 7, unnamed=False)),
            ["actor changed: Officials: unnamed yes → no"],
        ),
        (
            summary(actors=changed(ACTORS, 4, aliases=("Mr Myrland", "Myrland"))),
            ["actor changed: Odd Myrland: aliases Mr Myrland → Mr Myrland, Myrland"],
        ),
        (
            summary(claims=changed(CLAIMS, 2, evidence=(span("Union of sabotage"),))),
            [
                "claim moved: Odd Myrland accused “sabotage”: evidence 500-584 “The company's director, Odd Myrland, "
                "accused the Harbour Worker… → 566-583 “Union of sabotage”"
            ],
        ),
        (
            summary(headline="Ferry agreed"),
            [f"summary changed: as a whole: headline {SUMMARY.headline} → Ferry agreed"],
        ),
        (
            summary(status="complete", reasons=()),
            [
                "summary changed: as a whole: status partial → complete",
                "summary changed: as a whole: reasons the last sentence: the model's answer broke off → nothing",
            ],
        ),
        (
            summary(abstract=SUMMARY.abstract[:2]),
            ["abstract lost: “He predicted that fares would double within a year.”"],
        ),
        (
            summary(document=document(published=None)),
            ["document changed: the article: published 2031-05-13 → nothing"],
        ),
    ],
)  # fmt: skip
def test_each_difference_is_one_line_that_names_the_object(new: Summary, shown: list[str]) -> None:
    """What is lost, changed or moved is said in words, and turned round what is lost is added."""
    assert lines(new) == shown
    back = [line.replace(" lost:", " added:") for line in shown]
    if " lost:" in shown[0]:
        assert lines(SUMMARY, new) == back


def test_an_actor_of_another_name_is_one_difference() -> None:
    """What refers to a renamed actor has not changed."""
    new = summary(actors=changed(ACTORS, 4, name="Mr Odd Myrland"))
    assert lines(new) == ["actor changed: Odd Myrland: name Odd Myrland → Mr Odd Myrland"]


def test_reworded_objects_are_changed_and_not_lost_and_added() -> None:
    """The same evidence and a similar text make the same object."""
    new = summary(
        claims=changed(CLAIMS, 0, text="all the ferries would sail again by 1 June"),
        events=changed(EVENTS, 5, description="Police arrested two young men"),
    )
    assert [(c.what, c.how, c.field) for c in compare(SUMMARY, new).changes] == [
        ("event", "changed", "description"),
        ("claim", "changed", "text"),
    ]


def test_of_two_claims_alike_the_nearer_one_is_the_partner() -> None:
    """Equal words at two places are told apart by where they stand."""
    place = CLAIMS[2].evidence[0].start + 300
    twin = CLAIMS[2].model_copy(update={"id": "c99", "evidence": (Span(start=place, end=place + 8, text="sabotage"),)})
    both = summary(claims=(*CLAIMS, twin))
    assert lines(SUMMARY, both) == ["claim lost: Odd Myrland accused “sabotage”"]
    moved = summary(claims=(*CLAIMS[:2], twin, *CLAIMS[2:]))
    assert lines(moved, both) == []


def test_what_differs_between_equal_runs_is_no_difference() -> None:
    """Times, usage, versions, retries and the path of the article do not count."""
    made = SUMMARY.provenance.model_copy(update={"seconds": 1.0, "model": ModelIdentity(name="other"), "retries": 9})
    assert not compare(SUMMARY, summary(provenance=made, document=document(source="elsewhere.md")))


def test_what_is_dropped_and_no_longer_dropped_is_shown() -> None:
    """The account of what did not hold belongs to the comparison."""
    dropped = (*SUMMARY.provenance.dropped[1:], Dropped(kind="claim", text="q", reason="no such words"))
    made = SUMMARY.provenance.model_copy(update={"dropped": dropped})
    assert lines(summary(provenance=made)) == [
        "dropped lost: event “Tickets are to go on sale” ('sale' is no act)",
        "dropped added: claim “q” (no such words)",
    ]


def test_places_in_another_text_do_not_count() -> None:
    """Where the article has another text, evidence is compared by its words."""

    def later(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(Span(start=s.start + 9, end=s.end + 9, text=s.text) for s in spans)

    moved = tuple(c.model_copy(update={"evidence": later(c.evidence)}) for c in CLAIMS)
    assert lines(summary(claims=moved, document=document(sha256="f" * 64))) == [
        f"document changed: the article: sha256 {SUMMARY.document.sha256} → {'f' * 64}"
    ]
    assert [line.split(":")[0] for line in lines(summary(claims=moved))] == ["claim moved"] * 6


def test_a_broken_rule_is_a_handful_of_lines() -> None:
    """Thirty claims with the same fault are five of them and a count; all stand in the changes."""
    many = tuple(
        CLAIMS[0].model_copy(
            update={
                "id": f"c{n}",
                "text": f"{n} {'x' * n}",
                "evidence": (Span(start=10 * n, end=10 * n + 5, text="aaaaa"),),
            }
        )
        for n in range(30)
    )
    broken = tuple(c.model_copy(update={"stance": "doubts"}) for c in many)
    found = compare(summary(claims=many), summary(claims=broken))
    assert len(found.changes) == 30
    assert len(found.lines()) == 6
    assert found.lines()[-1] == "claim changed: 25 more, stance"


def test_long_texts_are_cut_to_where_they_part() -> None:
    """A difference at the end of a long sentence is in view."""
    long = "The board of the harbour, which had met in the morning, said that it would not open the port "
    old, new = (
        summary(abstract=(Statement(text=long + day, evidence=(span("signed"),), origin="model"),))
        for day in ("on Monday", "on Sunday")
    )
    (change,) = compare(old, new).changes
    assert (change.old, change.new) == ("…ld not open the port on Monday", "…ld not open the port on Sunday")
    assert change == Change.model_validate_json(change.model_dump_json())
