"""The steps from a store to actors, judgements and origins."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
import week
from casts import CAST, OTHERS, UNSEEN, Part
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from resolution import measured

from summarizer.errors import InputError
from summarizer.resolution import actors, copies, judgements, profiles
from summarizer.resolution.actors import Actor
from summarizer.resolution.judgements import Row
from summarizer.resolution.members import Member
from summarizer.resolution.merging import merge, merged
from summarizer.resolution.rules import Decision

TODAY = date(2031, 5, 12)
KNOWN = measured.known(week.week(5, articles=12))
PLACES = sorted({name for one in KNOWN for name in (one.place, profiles.key(one))})


def partition(found: Sequence[Actor]) -> set[frozenset[tuple[str, str]]]:
    return {frozenset((part.document, part.actor) for part in one.members) for one in found}


def person(left: str, right: str, decision: Decision, line: int = 2) -> Row:
    return Row(left, right, decision, True, line, {"left": left, "right": right, "decision": decision, "by": "person"})


def together(found: Sequence[Actor], left: str, right: str) -> bool:
    """Whether all members of two keys are one actor."""
    given = {(part.document, part.actor): one.id for one in found for part in one.members}
    return len({given[one.document, one.actor] for one in KNOWN if {left, right} & {one.place, profiles.key(one)}}) == 1


def members(name: str, rows: Sequence[Row]) -> list[Member]:
    """The members of a key; a profile has none of those that a row names one by one."""
    alone = {key for row in rows for key in row.pair}
    return [one for one in KNOWN if one.place == name or (profiles.key(one) == name and one.place not in alone)]


@pytest.mark.parametrize(
    ("cast", "recall"), [(CAST, 0.93), (OTHERS, 0.7), (UNSEEN, 0.88)], ids=["made on", "held out", "unseen"]
)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_week(cast: Sequence[Part], recall: float, seed: int) -> None:
    """In sixty articles nobody is taken for somebody else, and most pairs are found."""
    articles = week.week(seed, cast=cast)
    score = measured.score(merged(measured.known(articles)).actors, week.truth(articles))
    assert score.wrong == 0
    assert score.recall > recall


@settings(max_examples=15)
@given(st.permutations(KNOWN))
def test_the_order_of_documents_is_nothing(members: list[Member]) -> None:
    """The same actors with the same ids come out, whatever order the documents come in."""
    found, usual = merged(members).actors, merged(KNOWN).actors
    assert partition(found) == partition(usual)
    assert {one.id for one in found} == {one.id for one in usual}


def test_every_member_is_of_one_actor() -> None:
    """No member is lost, and none is of two."""
    parts = [(part.document, part.actor) for one in merged(KNOWN).actors for part in one.members]
    assert sorted(parts) == sorted((one.document, one.actor) for one in KNOWN)


def unlike(pair: tuple[str, str]) -> bool:
    return pair[0] != pair[1]


@settings(max_examples=60, suppress_health_check=[HealthCheck.filter_too_much])
@given(st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(PLACES)).filter(unlike), max_size=4), st.data())
def test_a_persons_decisions_hold(pairs: list[tuple[str, str]], data: st.DataObject) -> None:
    """What a person joined is one actor and what they kept apart is two, or their contradiction is an error."""
    rows = [
        person(*pair, data.draw(st.sampled_from(["same", "different"])), line) for line, pair in enumerate(pairs, 2)
    ]
    try:
        found = merged(KNOWN, rows)
    except InputError as error:
        assert "contradict each other" in str(error)  # noqa: PT017
        return
    for row in rows:
        by_profile = not row.left.startswith("in ") or not row.right.startswith("in ")
        if row.decision == "same" and not by_profile:
            assert together(found.actors, row.left, row.right)
        if row.decision == "different" and all(members(name, rows) for name in row.pair):
            assert not together(found.actors, row.left, row.right)


def test_a_person_joins_what_the_rules_left() -> None:
    """Two spellings that are one, and a member that belongs to another namesake."""
    names = [("Mohammed al-Darwish", "KWT"), ("Muhammad al-Darwish", "KWT"), ("Ana Ruiz", "ESP"), ("Ana Ruiz", "ESP")]
    known = [Member(f"d{at}", "a1", name, (), "person", False, None, land, None, 1) for at, (name, land) in enumerate(names)]
    rows = [
        person("person: mohammed al darwish (KWT)", "person: muhammad al darwish (KWT)", "same"),
        person("in d3: Ana Ruiz", "person: ana ruiz (ESP)", "different"),
    ]
    assert partition(merged(known, rows).actors) == {
        frozenset({("d0", "a1"), ("d1", "a1")}),
        frozenset({("d2", "a1")}),
        frozenset({("d3", "a1")}),
    }


def test_what_a_person_keeps_apart_is_not_joined_by_way_of_others() -> None:
    """A third name that fits both is joined to neither, and both pairs are put to a person."""
    roles = ["minister", "minister of trade", "trade minister and senator"]
    known = [Member(f"d{at}", "a1", "Ana Ruiz", (), "person", False, role, "ESP", None, 1) for at, role in enumerate(roles)]
    first, _, third = (profiles.key(one) for one in known)
    found = merged(known, [person(first, third, "different")])
    assert len(found.actors) == 3
    assert [row.decision for row in found.clusters.new] == ["undecided", "undecided"]
    assert not any({row.left, row.right} == {first, third} for row in found.clusters.new)


@pytest.fixture
def results(tmp_path: Path) -> Path:
    return week.stored(tmp_path / "results.jsonl", week.summaries(week.week(1, articles=25)))


def files(output: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (judgements.beside(output), actors.beside(output), copies.beside(output))}


def rows(output: Path) -> list[dict[str, str]]:
    with judgements.beside(output).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(output: Path, cells: list[dict[str, str]]) -> None:
    with judgements.beside(output).open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(cells[0]))
        table.writeheader()
        table.writerows(cells)


def test_again_it_is_the_same(results: Path) -> None:
    """A second merge, on another day, changes no byte."""
    done = merge(results, TODAY)
    before = files(results)
    assert merge(results, date(2031, 6, 1)) == done
    assert files(results) == before


def test_edits_stay(results: Path) -> None:
    """A changed decision holds and is marked as a person's; notes and columns of one's own stay."""
    merge(results, TODAY)
    cells = rows(results)
    at = next(i for i, row in enumerate(cells) if row["decision"] == "same" and row["left"].startswith("person"))
    cells[at] |= {"decision": "different", "note": "asked her"}
    cells = [{**row, "colour": "red" if i == at else ""} for i, row in enumerate(cells)]
    write(results, cells)
    done = merge(results, TODAY)
    after = rows(results)[at]
    assert done.by_person == 1
    assert after == {**cells[at], "by": "person"}
    edited = files(results)
    merge(results, TODAY)
    assert files(results) == edited
    given = {name: one.id for one in actors.read(actors.beside(results)) for name in (one.name, *one.aliases)}
    assert given


def test_ids_stay_when_a_person_joins_two(results: Path) -> None:
    """The actor keeps the id that most of its members had; all others keep theirs."""
    merge(results, TODAY)
    before = {one.id for one in actors.read(actors.beside(results))}
    cells = rows(results)
    at = next(i for i, row in enumerate(cells) if row["decision"] == "undecided")
    cells[at]["decision"] = "same"
    write(results, cells)
    merge(results, TODAY)
    after = {one.id for one in actors.read(actors.beside(results))}
    assert after < before


def test_what_was_joined_stays_joined(tmp_path: Path) -> None:
    """New articles do not part what the rules joined before, unless they are asked afresh."""
    some = week.summaries(week.week(1, articles=25))
    joined = dict(list(some.items())[:6])
    results = week.stored(tmp_path / "results.jsonl", joined)
    merge(results, TODAY)
    kept = [row for row in rows(results) if row["decision"] == "same"]
    week.stored(results, some)
    merge(results, TODAY)
    assert [row for row in rows(results) if row in kept] == kept
    merge(results, TODAY, afresh=True)
    assert partition(list(actors.read(actors.beside(results)))) == partition(
        merged(measured.known(week.week(1, articles=25))).actors
    )


def test_a_contradiction_is_told(results: Path) -> None:
    """A is B, B is C, but A is not C: the lines are named and nothing is written."""
    merge(results, TODAY)
    before = files(results)
    text = judgements.beside(results).read_text(encoding="utf-8").splitlines()
    one, two, three = "country: NOR", "country: POL", "country: tolmark"
    added = [f"{one},{two},,,same", f"{two},{three},,,same", f"{one},{three},,,different"]
    judgements.beside(results).write_text("\n".join([text[0], *added, *text[1:]]), encoding="utf-8")
    with pytest.raises(InputError, match="line 4 keeps 'country: NOR' and 'country: tolmark' apart, lines 2 and 3 join them"):
        merge(results, TODAY)
    assert files(results)["results.jsonl.actors.jsonl"] == before["results.jsonl.actors.jsonl"]


def test_names_that_are_none(results: Path) -> None:
    """A person's row about nobody in the corpus stays, and its line is told."""
    judgements.beside(results).write_text("left,right,decision\nperson: nobody,country: NOR,different\n", encoding="utf-8")
    assert merge(results, TODAY).unknown == (2,)
    assert rows(results)[0]["left"] == "person: nobody"


def test_no_store(tmp_path: Path) -> None:
    """It is said what to give."""
    with pytest.raises(InputError, match="there is no store"):
        merge(tmp_path / "results.jsonl", TODAY)
