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


@pytest.mark.parametrize(
    ("new", "shown"),
    [
        (summary(claims=CLAIMS[1:]), ["claim lost: Ottla Brandvik said “the cranes are not safe”"]),
        (summary(events=EVENTS[:2]), ["event lost: “A hearing is planned”"]),
        (
            summary(events=changed(EVENTS, 1, type="threaten")),
            ["event changed: “Dockers marched through Essel”: type protest → threaten"],
        ),
        (
            summary(claims=changed(CLAIMS, 2, stance="asserts")),
            ["claim changed: Drayhold denied “it”: stance denies → asserts"],
        ),
        (
            summary(claims=changed(CLAIMS, 2, speaker=None)),
            ["claim changed: Drayhold denied “it”: speaker Drayhold → nothing"],
        ),
        (
            summary(events=changed(EVENTS, 0, targets=())),
            ["event changed: “harbour board closed the port”: targets Drayhold → nothing"],
        ),
        (
            summary(events=changed(EVENTS, 0, when=None)),
            ["event changed: “harbour board closed the port”: when on 2 May 2031-05-02 2031-05-02 → nothing"],
        ),
        (
            summary(events=changed(EVENTS, 1, where=None, mode="strike")),
            [
                "event changed: “Dockers marched through Essel”: mode nothing → strike",
                "event changed: “Dockers marched through Essel”: where Essel NLD → nothing",
            ],
        ),
        (
            summary(events=changed(EVENTS, 2, trigger=span("is planned"))),
            ["event changed: “A hearing is planned”: trigger hearing → is planned"],
        ),
        (
            summary(events=changed(EVENTS, 1, found_by=("model", "parser"))),
            ["event changed: “Dockers marched through Essel”: found_by model → model, parser"],
        ),
        (
            summary(claims=changed(CLAIMS, 0, quotes=(), form="indirect")),
            [
                "claim changed: Ottla Brandvik said “the cranes are not safe”: "
                "quotes the cranes are not safe → nothing",
                "claim changed: Ottla Brandvik said “the cranes are not safe”: form direct → indirect",
            ],
        ),
        (
            summary(claims=changed(CLAIMS, 2, addressee="a4", within="c1", cue=None)),
            [
                "claim changed: Drayhold denied “it”: cue denied → nothing",
                "claim changed: Drayhold denied “it”: addressee nothing → Dockers",
                "claim changed: Drayhold denied “it”: within nothing → the cranes are not safe",
            ],
        ),
        (
            summary(actors=changed(ACTORS, 1, role=None)),
            ["actor changed: Ottla Brandvik: role Mayor → nothing"],
        ),
        (
            summary(actors=changed(ACTORS, 3, unnamed=False)),
            ["actor changed: Dockers: unnamed yes → no"],
        ),
        (
            summary(actors=changed(ACTORS, 1, aliases=("Mayor Ottla", "Ottla"))),
            ["actor changed: Ottla Brandvik: aliases Mayor Ottla → Mayor Ottla, Ottla"],
        ),
        (
            summary(claims=changed(CLAIMS, 1, evidence=(span("blamed the owner, Drayhold"),))),
            [
                "claim moved: Ottla Brandvik said “the owner is to blame”: "
                "evidence 135-151 “blamed the owner” → 135-161 “blamed the owner, Drayhold”"
            ],
        ),
        (summary(headline="Port shut"), [
            "summary changed: as a whole: headline Unsafe cranes close a port → Port shut"
        ]),
        (
            summary(status="partial", reasons=("cut off",)),
            [
                "summary changed: as a whole: status complete → partial",
                "summary changed: as a whole: reasons nothing → cut off",
            ],
        ),
        (
            summary(abstract=SUMMARY.abstract[:1]),
            ["abstract lost: “The mayor blames the owner, who denies it.”"],
        ),
        (
            summary(document=document(published=None)),
            ["document changed: the article: published 2031-05-06 → nothing"],
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
    new = summary(actors=changed(ACTORS, 1, name="Mayor Ottla Brandvik"))
    assert lines(new) == ["actor changed: Ottla Brandvik: name Ottla Brandvik → Mayor Ottla Brandvik"]


def test_reworded_objects_are_changed_and_not_lost_and_added() -> None:
    """The same evidence and a similar text make the same object."""
    new = summary(
        claims=changed(CLAIMS, 0, text="the old cranes are not safe"),
        events=changed(EVENTS, 2, description="A public hearing is planned"),
    )
    assert [(c.what, c.how, c.field) for c in compare(SUMMARY, new).changes] == [
        ("event", "changed", "description"),
        ("claim", "changed", "text"),
    ]


def test_of_two_claims_alike_the_nearer_one_is_the_partner() -> None:
    """Equal words at two places are told apart by where they stand."""
    twin = CLAIMS[2].model_copy(update={"id": "c9", "evidence": (Span.of(" " * 300 + "it", 300, 302),)})
    both = summary(claims=(*CLAIMS, twin))
    assert lines(SUMMARY, both) == ["claim lost: Drayhold denied “it”"]
    moved = summary(claims=(*CLAIMS[:2], twin, CLAIMS[2]))
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
        "dropped lost: claim “x” (the words are not there)",
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
    assert [line.split(":")[0] for line in lines(summary(claims=moved))] == ["claim moved"] * 3


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
        summary(abstract=(Statement(text=long + day, evidence=(span("closed the port"),), origin="model"),))
        for day in ("on Monday", "on Sunday")
    )
    (change,) = compare(old, new).changes
    assert (change.old, change.new) == ("…ld not open the port on Monday", "…ld not open the port on Sunday")
    assert change == Change.model_validate_json(change.model_dump_json())
