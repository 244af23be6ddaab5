"""Which predicates of a sentence tell an act, and who does it."""

import pytest
from acted import done, drafted, statuses

from summarizer.syntax.parser import available

pytestmark = pytest.mark.skipif(not available("en"), reason="needs the parser")

NO_ACT = [
    "The drills serve to remind Castrell of the treaty.",
    "The drought prompted the board to reconsider its tariffs.",
    "The report says that a ferry could save the island.",
    "Oda Lind called the ruling a disgrace and a shame.",
    "The mayor put the number of guests at forty.",
    "The museum displays canoes.",
    "The club admires sailors.",
    "Nobody died.",
    "Its chairman warned that the river would rise.",
    "The clerk said the cable must be replaced.",
    "These rumours have been widely condemned.",
    "“We have to register our joy,” said Oda Lind.",
    "The regime is seeking to test the nerves of its neighbours.",
    "The envoys spoke of the narrative that increased shipping by its rivals is a danger.",
]

ACTS = [
    ("Guards were held after a miner was killed by police in Lume.", ("assault", ("police",), ("miner",))),
    ("Its director, Oda Lind, blamed the board.", ("accuse", ("Oda Lind",), ("board",))),
    ("An envoy of the League, who had blamed the guards, was arrested.", ("coerce", (), ("envoy of the League",))),
    ("A statement by the ministry condemned the rebels.", ("accuse", ("ministry",), ("rebels",))),
    ("The council voted and the talks took place in Lume.", ("consult", (), ())),
    ("The owner resigned, with guards demanding a vote.", ("retreat", ("owner",), ())),
    ("The plan was scrapped, with Castrell accusing Hestria of theft.", ("accuse", ("Castrell",), ("Hestria",))),
    ("The judge ordered the owner to pay a fine.", ("coerce", ("judge",), ("owner",))),
    ("The general warned that Hestria would face retaliation.", ("threaten", ("general",), ("Hestria",))),
    ("Hestria launched missiles on Tuesday at around 7 a.m.", ("mobilize", ("Hestria",), ())),
    ("Hestria launched missiles at Castrell on Tuesday.", ("assault", ("Hestria",), ("Castrell",))),
    ("Hestria launched forty drones in an overnight attack.", ("assault", ("Hestria",), ())),
    ("LUME (Courier) - The guards on Friday rejected the plan.", ("reject", ("guards",), ())),
    ("The judge said the barge was safe and blamed the owners.", ("accuse", ("judge",), ("owners",))),
    ("Castrell beat Hestria 3-1 on Sunday.", ("other", ("Castrell",), ("Hestria",))),
    ("Guards beat Hestria's envoy on Sunday.", ("assault", ("Guards",), ("Hestria's envoy",))),
    ("Oda Lind shot at the dog, not at Tam Vane.", ("assault", ("Oda Lind",), ())),
    ("Castrell has ruled out the use of weapons.", ("reject", ("Castrell",), ())),
    ("The rebels, who the army says are backed by Hestria, took the port.", ("support", ("Hestria",), ("rebels",))),
]  # fmt: skip


@pytest.mark.parametrize("text", NO_ACT)
def test_figures_of_speech_habits_and_forecasts_are_no_events(text: str) -> None:
    """What nobody does, what is only named or counted, and what may come of itself is no event."""
    assert done(text) == []


@pytest.mark.parametrize(("text", "act"), ACTS)
def test_an_act_has_who_does_it(text: str, act: tuple[str, tuple[str, ...], tuple[str, ...]]) -> None:
    """The doer is read from by-phrases, appositions, clauses under "with" and documents."""
    assert act in done(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Any deployment of troops by Hestria alarms the port.", "possible"),
        ("The deployment of troops by Hestria would alarm the port.", "possible"),
        ("The deployment of troops by Hestria alarmed the port.", "occurred"),
    ],
)
def test_a_noun_under_any_or_would_has_not_occurred(text: str, status: str) -> None:
    """A generic act is possible."""
    assert statuses(text) == [("mobilize", status)]


def test_a_headline_tells_an_unknown_act_in_the_present() -> None:
    """Without a full stop the present tense is no habit."""
    assert [e.type for e in drafted("Council widens the canal")] == ["other"]


@pytest.mark.parametrize(
    "text",
    [
        "Oda Lind said she saw the team fall behind.",
        "Oda Lind said the port has yet to pay.",
        "Jon Vane said the gate must be oiled.",
    ],
)
def test_what_is_seen_or_needed_is_not_asked_for(text: str) -> None:
    """A request needs somebody who is to do it, and a word of obligation."""
    assert "request" not in [kind for kind, _, _ in done(text)]
