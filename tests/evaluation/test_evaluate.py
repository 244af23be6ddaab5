from collections.abc import Callable

import pytest
from examples import SUMMARY
from measured import attribution, claim, gold, gold_event, summary

from summarizer.errors import ModelError
from summarizer.evaluation.evaluate import Outcome, Run, differences, outcomes, summed
from summarizer.evaluation.gold import Gold
from summarizer.evaluation.scoring import Tally
from summarizer.schema import Summary, Usage

SAFE = "the cranes are not safe"
FIRED = "Drayhold fired forty dockers"
GOLD = gold(
    "full",
    attributions=[attribution("Brandvik", SAFE), attribution("Ruhl", FIRED)],
    events=[gold_event("coerce", "sanction", at="fired")],
    entities=[],
)


def told(seconds: float, usage: Usage, **more: object) -> Summary:
    provenance = SUMMARY.provenance.model_copy(update={"seconds": seconds, "usage": usage})
    return SUMMARY.model_copy(update={"provenance": provenance, **more})


def run(name: str, *texts: str, who: str = "Brandvik") -> Run:
    """A run that makes these claims, each where it stands."""
    said = summary(claims=[claim(text, text, who=who) for text in texts])
    return summed(name, [Outcome(gold=GOLD, summary=said)])


@pytest.mark.parametrize(
    ("error", "message"), [(ModelError("no answer"), "no answer"), (KeyError("x"), "KeyError: 'x'")]
)
@pytest.mark.parametrize("jobs", [1, 3])
def test_a_document_that_fails_does_not_stop_the_others(error: Exception, message: str, jobs: int) -> None:
    """It is lost, with its message, whatever the error, and however many are worked on at once."""
    lost = GOLD.model_copy(update={"id": "lost"})

    def summarise(one: Gold) -> Summary:
        if one == lost:
            raise error
        return SUMMARY

    first, second = outcomes([lost, GOLD], summarise, jobs)
    assert first == Outcome(gold=lost, message=message)
    assert second == Outcome(gold=GOLD, summary=SUMMARY)
    done = summed("A", [first, second])
    assert (done.documents, done.lost) == (2, {"lost": message})
    assert done.score.tallies["claims"].gold == 4


def test_what_was_spent() -> None:
    """Tokens and money are of all summaries, seconds for one; the lost ones have none."""
    usage = Usage(requests=2, prompt_tokens=100, completion_tokens=10, cost=0.25)
    made = [told(3.0, usage, status="partial"), told(6.0, usage, status="complete"), None]
    done = summed("A", [Outcome(gold=GOLD, summary=one) for one in made])
    assert (done.seconds, done.partial, done.usage) == (4.5, 1, usage + usage)


@pytest.mark.parametrize("make", [lambda: None, lambda: told(0.0, Usage())])
def test_no_time_is_not_a_time_of_nothing(make: Callable[[], Summary | None]) -> None:
    """Replayed and lost documents have no seconds."""
    assert summed("A", [Outcome(gold=GOLD, summary=make())]).seconds is None


def test_differences() -> None:
    """Only what some runs have and others have not, and a claim with its speaker once."""
    both, one, none = run("both", SAFE, FIRED), run("one", SAFE, FIRED[:9]), run("none")
    found = differences([GOLD], [both, one, none])
    assert [(d.place.kind, d.place.number, d.right, d.wrong) for d in found] == [
        ("claim", 0, ("both", "one"), ("none",)),
        ("claim", 1, ("both",), ("one", "none")),
    ]
    assert found[1].text == f"Ruhl: {FIRED}"


def test_a_claim_of_the_wrong_speaker_is_a_difference_of_speakers() -> None:
    """Both runs have the claim, one of them knows who made it."""
    (found,) = differences([GOLD], [run("A", SAFE), run("B", SAFE, who="Ruhl")])
    assert (found.place.kind, found.right, found.wrong) == ("speaker", ("A",), ("B",))


def test_runs_that_agree_have_no_differences() -> None:
    """Nor has a run alone."""
    assert differences([GOLD], [run("A", SAFE), run("B", SAFE)]) == ()
    assert differences([GOLD], [run("A", SAFE)]) == ()


def test_documents_add_up() -> None:
    """The figures are of all documents together."""
    made = summed("A", [Outcome(gold=GOLD, summary=summary()), Outcome(gold=GOLD, message="lost")])
    assert made.score.tallies["events"] == Tally(gold=2)
