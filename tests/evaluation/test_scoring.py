"""Figures worked out by hand on an invented text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from measured import TEXT, actor, attribution, claim, event, gold, gold_event, span, summary

from summarizer.evaluation.scoring import Kind, Place, Tally, agreement, named, score
from summarizer.schema import Actor, Event, Proposer, Span

SAFE = "the cranes are not safe"


def hits(gold: int, predicted: int, hit: int) -> Tally:
    return Tally(gold=gold, predicted=predicted, found=hit, right=hit)


@pytest.mark.parametrize(
    ("a", "b", "f1"),
    [
        ("the cranes are not safe", "The cranes are NOT safe!", 1.0),
        ("cranes rust", "cranes fall", 0.5),  # 2·1 / (2+2)
        ("cranes rust", "cranes often fall", 0.4),  # 2·1 / (2+3)
        ("cranes cranes", "cranes", 2 / 3),  # a word counts as often as both have it
        ("Drayhold’s cranes", "Drayhold cranes", 1.0),
        ("", "", 0.0),
    ],
)
def test_agreement(a: str, b: str, f1: float) -> None:
    """Token F1 counts words, whatever their case and without the ending of a possessive."""
    assert agreement(a, b) == agreement(b, a) == pytest.approx(f1)


@given(st.text(), st.text())
def test_agreement_is_a_share(a: str, b: str) -> None:
    """It is the same both ways and between 0 and 1."""
    assert 0 <= agreement(a, b) == agreement(b, a) <= 1


@pytest.mark.parametrize(
    ("sought", "name", "same"),
    [
        ("Ottla Brandvik", "Brandvik", True),
        ("Brandvik", "Mayor Ottla Brandvik", True),
        ("port board of Essel", "Essel dockers", True),  # one of the two words of the shorter
        ("port board of Essel", "Essel fishing crews", False),  # one of three
        ("the president", "President", False),  # a title alone names nobody
        ("she", "she", False),
        ("Drayhold's", "DRAYHOLD", True),
    ],
)
def test_named(sought: str, name: str, same: bool) -> None:
    """Half of the naming words of the shorter name are enough, none are not."""
    assert named(sought, ["nobody else", name]) is same


@pytest.mark.parametrize(
    ("text", "at", "more", "hit"),
    [
        (SAFE, SAFE, {}, 1),
        ("cranes are rotten", SAFE, {}, 1),  # 2·2 / (3+5) is a half
        ("cranes are rotten through", SAFE, {}, 0),  # 2·2 / (4+5) is less
        (SAFE, "Drayhold fired", {}, 0),  # the words are right and the place is not
        ("something else", SAFE, {"quotes": (span("Mayor"), span(SAFE))}, 1),
    ],
)
def test_a_claim_is_found_by_place_and_words(text: str, at: str, more: dict[str, Any], hit: int) -> None:
    """Evidence that overlaps, and a text or a quotation that shares half its words."""
    right = gold("polnear", attributions=[attribution("Brandvik", SAFE)])
    assert score(right, summary(claims=[claim(text, at, **more)])).tallies["claims"] == hits(1, 1, hit)


@pytest.mark.parametrize(
    ("text", "at", "hit"),
    [
        ("The cranes are not safe!", "fired", 0),  # the words are right and the place is not
        ("The cranes are not safe!", SAFE, 1),
        ("that the cranes are not safe", SAFE, 1),  # its evidence has the very words
        ("cranes are not safe", "Brandvik said the cranes are not safe", 0),
    ],
)
def test_exact_claims(text: str, at: str, hit: int) -> None:
    """A claim that is found is exact where its text or its evidence has the gold's words, punctuation apart."""
    right = gold("polnear", attributions=[attribution("Brandvik", SAFE)])
    assert score(right, summary(claims=[claim(text, at)])).tallies["exact"] == hits(1, 1, hit)


def test_who_proposed_it() -> None:
    """What was predicted is also counted by who found it: both, or one alone."""
    right = gold(
        "full",
        attributions=[attribution("Brandvik", SAFE)],
        events=[gold_event("coerce", at="fired"), gold_event("protest", at="They wept")],
        entities=[],
    )
    both: tuple[Proposer, ...] = ("model", "parser")
    said = [claim(SAFE, SAFE, found_by=both), claim("x", "fired"), claim("y", "wept", found_by=("parser",))]
    done = [event("coerce", "fired", (), (), "parser"), event("protest", "fired", (), (), "parser")]
    assert score(right, summary((), done, said)).by_finder == {
        ("claims", "both"): Tally(predicted=1, right=1),
        ("claims", "model"): Tally(predicted=1),
        ("claims", "parser"): Tally(predicted=1),
        ("events", "parser"): Tally(predicted=2, right=1),
    }
    report = gold("plover", events=[gold_event("coerce", at="fired")])
    again = score(report, summary((), done[:1] * 2, ()))
    assert again.by_finder == {("events", "parser"): Tally(predicted=2, right=1)}


def test_types_are_compared_without_case() -> None:
    """A codebook of a user's own may write them otherwise."""
    report = gold("plover", events=[gold_event("coerce", at="fired")])
    assert score(report, summary((), [event("COERCE", "fired")])).tallies["events"] == hits(1, 1, 1)


def test_claims_are_matched_one_to_one() -> None:
    """The best pair goes first and each counts once: three claims of one attribution are one hit of three."""
    right = gold("polnear", attributions=[attribution("Brandvik", SAFE), attribution("Ruhl", "They wept")])
    found = score(
        right, summary(claims=[claim("cranes are rotten", SAFE), claim(SAFE, SAFE), claim(SAFE, SAFE)])
    )
    tally = found.tallies["claims"]
    assert tally == hits(2, 3, 1)
    assert (tally.precision, tally.recall, tally.f1) == pytest.approx((1 / 3, 1 / 2, 2 / 5))


def test_of_equal_pairs_the_later_is_taken() -> None:
    """Two claims that fit two attributions equally well: the last claim has the last attribution."""
    right = gold("polnear", attributions=[attribution("Ruhl", SAFE), attribution("Brandvik", SAFE)])
    said = [claim(SAFE, SAFE, who=who) for who in ("Ruhl", "Brandvik")]
    assert score(right, summary(claims=said)).tallies["attributed"] == hits(2, 2, 2)
    assert score(right, summary(claims=said[::-1])).tallies["attributed"] == hits(2, 2, 0)
    assert score(right, summary(claims=said[1:])).right == {
        Place(kind="claim", document="essel", number=1),
        Place(kind="speaker", document="essel", number=1),
    }


@pytest.mark.parametrize(
    ("source", "speaker", "words", "hit"),
    [
        ("Mayor Ottla Brandvik", "a1", None, 1),
        ("Mayor Ottla Brandvik", None, "Brandvik", 1),
        ("the head of Essel", "a1", "she", 1),  # by an alias
        ("Mayor Ottla Brandvik", "a2", None, 0),
        ("Mayor Ottla Brandvik", "a9", None, 0),  # nobody
        ("Mayor Ottla Brandvik", None, None, 0),
        ("She", "a2", "Drayhold", 1),  # a pronoun in the gold is let pass
        ("those who", None, None, 1),
    ],
)
def test_speakers(source: str, speaker: str | None, words: str | None, hit: int) -> None:
    """The gold's source under any name of the speaker, or in the words that name them."""
    actors = [actor(1, "Ottla Brandvik", "head of Essel"), actor(2, "Drayhold")]
    said = claim(SAFE, SAFE, speaker=speaker, who=words)
    found = score(gold("polnear", attributions=[attribution(source, SAFE)]), summary(actors, (), [said]))
    assert found.tallies["attributed"] == hits(1, 1, hit)
    assert found.tallies["claims"] == hits(1, 1, 1)


def test_events_of_an_article() -> None:
    """One to one, any of the types being right where the place is; roles are of those that are right."""
    right = gold(
        "full",
        events=[
            gold_event(
                "coerce", "sanction", agents=["Drayhold"], targets=["dockers", "crane crews"], at="fired"
            ),
            gold_event("protest", agents=["dockers"], at="They wept"),
        ],
    )
    fired = event("sanction", "Drayhold fired forty dockers", ["a1", "a2"], ["a2"])
    again = event("coerce", "fired forty", ["a1"])  # its partner is taken
    wrong = event("assault", "They wept")
    found = score(right, summary([actor(1, "Drayhold"), actor(2, "dockers")], [fired, again, wrong]))
    assert found.tallies["events"] == hits(2, 3, 1)
    assert found.tallies["roles"] == hits(3, 3, 2)
    assert found.right == {Place(kind="event", document="essel", number=0)}


@pytest.mark.parametrize(
    ("events", "tally", "roles"),
    [
        ([event("coerce", "They wept", ["a1"], ["a2"])], hits(1, 1, 1), hits(2, 2, 2)),  # wherever it is
        ([event("coerce", "fired", ["a2"], ["a1"])], hits(1, 1, 1), hits(2, 2, 0)),
        ([event("assault", "fired", ["a1"], ["a2"])], hits(1, 1, 0), hits(2, 0, 0)),
        ([], hits(1, 0, 0), hits(2, 0, 0)),
        (  # the best roles of two, and the most roles of two
            [event("coerce", "fired", ["a1"]), event("coerce", "wept", ["a2", "a2"], ["a1"])],
            hits(1, 2, 1),
            hits(2, 3, 1),
        ),
    ],
)
def test_the_event_of_a_report(events: list[Event], tally: Tally, roles: Tally) -> None:
    """A report has one event, and any of its type is a hit."""
    right = gold("plover", events=[gold_event("coerce", agents=["Drayhold"], targets=["dockers"], at=TEXT)])
    found = score(right, summary([actor(1, "Drayhold"), actor(2, "port crews", "dockers")], events))
    assert (found.tallies["events"], found.tallies["roles"]) == (tally, roles)
    assert set(found.tallies) == {"events", "roles", "grounded", "linked"}


@pytest.mark.parametrize(
    ("corpus", "tally"),
    [
        ("muc4", Tally(gold=3, found=2)),
        ("full", Tally(gold=3, found=2, predicted=3, right=2)),
    ],
)
def test_actors(corpus: str, tally: Tally) -> None:
    """Recall by any alias; precision only where all actors are in the gold."""
    right = gold(corpus, entities=[["board", "harbour council"], ["Brandvik"], ["Ruhl"]])
    actors = [actor(1, "Ottla Brandvik"), actor(2, "Council"), actor(3, "Velm ferry")]
    assert score(right, summary(actors)).tallies["actors"] == tally


@pytest.mark.parametrize(
    ("thing", "grounded"),
    [
        (actor(1, "Drayhold"), 1),
        (actor(1, "Drayhold").model_copy(update={"mentions": ()}), 0),
        (actor(1, "Drayhold").model_copy(update={"mentions": (Span(start=0, end=5, text="Maire"),)}), 0),
        (actor(1, "D").model_copy(update={"mentions": (span("fired"), Span(start=0, end=1, text="X"))}), 0),
    ],
)
def test_grounded(thing: Actor, grounded: int) -> None:
    """Every span is where it says it is, and there is one."""
    assert score(gold("muc4"), summary([thing])).tallies["grounded"] == Tally(predicted=1, right=grounded)


def test_a_claim_with_a_misplaced_quotation_is_not_grounded() -> None:
    """The quotation is one of the spans of a claim."""
    said = claim(SAFE, SAFE, quotes=(Span(start=0, end=4, text="Mair"),))
    assert score(gold("muc4"), summary(claims=[said])).tallies["grounded"] == Tally(predicted=1, right=0)


def test_linked() -> None:
    """Ids of speakers, agents and targets that are an actor's; no speaker is no link."""
    said = [claim(SAFE, SAFE, speaker="a7"), claim(SAFE, SAFE)]
    done = [event("coerce", "fired", ["a1", "a8"], ["a1"])]
    found = score(gold("muc4"), summary([actor(1, "Drayhold")], done, said))
    assert found.tallies["linked"] == Tally(predicted=4, right=2)


def test_a_lost_document_counts_as_missing() -> None:
    """All its gold was not found, and nothing was predicted; roles are of events that were found."""
    right = gold(
        "full",
        attributions=[attribution("Brandvik", SAFE)],
        events=[gold_event("coerce", agents=["Drayhold"], at="fired")],
        entities=[["Drayhold"], ["dockers"]],
    )
    golds: dict[Kind, int] = {
        "grounded": 0, "linked": 0, "claims": 1, "exact": 1, "attributed": 1, "events": 1, "roles": 0, "actors": 2,
    }  # fmt: skip
    found = score(right, None)
    assert found.tallies == {kind: Tally(gold=n) for kind, n in golds.items()}
    assert (found.right, Tally().f1) == (frozenset(), 0.0)


def test_scores_add_up() -> None:
    """Figures of several documents are those of all their objects, not a mean of documents."""
    one = score(
        gold("polnear", attributions=[attribution("Brandvik", SAFE)]), summary(claims=[claim(SAFE, SAFE)])
    )
    two = score(gold("muc4", entities=[["Ruhl"]]), None)
    both = one + two
    assert both.tallies["claims"] == hits(1, 1, 1)
    assert both.tallies["actors"] == Tally(gold=1)
    assert both.tallies["grounded"] == Tally(predicted=1, right=1)
    assert both.right == one.right
