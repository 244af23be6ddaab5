"""Events from a parse: whole proposals, and who does what to whom."""

import pytest
from acted import done, drafted
from drafted import read
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.codebook.codebook import plover
from summarizer.schema import Span
from summarizer.syntax.parser import available
from summarizer.syntax.predicates import events

pytestmark = pytest.mark.skipif(not available("en"), reason="needs the parser")

WORDS = ["Ulmenia", "the army", "police", "said", "attacked", "was", "arrested", "by", "nobody", "to", "will", "not", "who",
         "held talks", "with", "on Monday", "in Hallow", "and", ",", ".", "“", "”", "?", "accused", "of", "missiles", "\n\n", "if"]  # fmt: skip

WHO_TO_WHOM = [
    ("Corsairs boarded a freighter and beat the captain.", ("assault", ("Corsairs",), ("captain",))),
    ("A sniper wounded two nurses in Hallow.", ("assault", ("sniper",), ("two nurses",))),
    ("In Lume two nurses were wounded by a sniper.", ("assault", ("sniper",), ("two nurses",))),
    ("Dock workers and nurses went on strike.", ("protest", ("Dock workers", "nurses"), ())),
    ("Oda Lind and Tam Vane blamed the harbour board.", ("accuse", ("Oda Lind", "Tam Vane"), ("harbour board",))),
    ("Oda Lind, Tam Vane and Orrin Tallow condemned the raid.", ("accuse", ("Oda Lind", "Tam Vane", "Orrin Tallow"), ())),
    ("Ulmenia-backed guerrillas ambushed a patrol.", ("assault", ("Ulmenia-backed guerrillas",), ("patrol",))),
    ("Officials said nine miners were detained.", ("coerce", (), ("nine miners",))),
    ("Castrell said a school was shelled by Hestria.", ("assault", ("Hestria",), ("school",))),
    ("The governor eased the curfew in Belmora.", ("concede", ("governor",), ("Belmora",))),
    ("The League suspended aid to Hestria.", ("sanction", ("League",), ("Hestria",))),
    ("Hestria held up a delivery of grain for Castrell.", ("other", ("Hestria",), ("Castrell",))),
    ("Wardens used water cannon to disperse nurses.", ("coerce", ("Wardens",), ("nurses",))),
    ("Castrell sent 30 firefighters to help Hestria fight the blaze.", ("aid", ("Castrell",), ("Hestria",))),
    ("Hestria rejected a Castrell offer of talks.", ("reject", ("Hestria",), ("Castrell",))),
    ("The union demanded the resignation of Mayor Orrin Tallow.", ("request", ("union",), ("Mayor Orrin Tallow",))),
    ("Hestria threatened to expel the envoys of Castrell.", ("threaten", ("Hestria",), ("envoys of Castrell",))),
    ("Castrell said Hestria must return the trawler.", ("request", ("Castrell",), ("Hestria",))),
    ("Castrell said it would send grain to Hestria.", ("agree", ("Castrell",), ("Hestria",))),
    ("The general will close the border unless the raids stop.", ("threaten", ("general",), ())),
    ("Hestria said it would not negotiate with the rebels.", ("reject", ("Hestria",), ("rebels",))),
    ("The launch of three rockets by Hestria alarmed its neighbours.", ("mobilize", ("Hestria",), ())),
    ("Talks between Hestria and Castrell collapsed.", ("sanction", ("Hestria", "Castrell"), ())),
    ("The convoy came under fire from rebels.", ("assault", (), ("convoy",))),
    ("Guards began to search the miners.", ("coerce", ("Guards",), ("miners",))),
    ("Hestria launched a missile on Tuesday.", ("mobilize", ("Hestria",), ())),
    ("Hestria stopped lending to Castrell.", ("sanction", ("Hestria",), ("Castrell",))),
    ("Castrell said Hestria was responsible for the raid.", ("accuse", ("Castrell",), ("Hestria",))),
    ("The chairman insisted that the port pay its debts.", ("request", ("chairman",), ())),
    ("The council widened the canal.", ("other", ("council",), ())),
    ("The navies of Ulmenia and Castrell held joint exercises.", ("cooperate", ("navies of Ulmenia and Castrell",), ())),
    ("Rebels whom the army had expelled are in Hallow.", ("sanction", ("army",), ("Rebels",))),
    ("gunmen kidnapped the mayor of hallow.", ("assault", ("gunmen",), ("mayor of hallow",))),
]  # fmt: skip

NOTHING_DONE = [
    "Police said the dam was safe.",
    "The mayor seems tired and has a cold.",
    "It was Monday.",
    "The report says prices are high.",
]

ONE_ACT = [
    "Hestria and Castrell held talks on the river.",
    "Hestria promised to reopen the border and send grain.",
    "The bishops urged the rebels to free the hostages.",
    "Oda Lind accused the board of hiding the report.",
    "Gunmen opened fire on a bus, killing three passengers.",
    "Thousands marched through Lume, demanding lower fares.",
    "The navy seized a trawler that had entered its waters in May.",
]

ACCIDENTS = [
    "Nine divers were killed when a pier collapsed.",
    "A flood killed nine people in Belmora.",
    "A quake levelled nine houses in Belmora.",
    "Nurses evacuated their homes.",
    "A train hit a bus near Lume, killing nine pupils.",
    "Nine people were killed in Lume.",
    "The governor said nine barns were destroyed in the fire.",
]


def test_a_proposal_is_whole() -> None:
    """A draft has its words and their places, and says that the parser proposed it."""
    text = "It rained. Police said Hestria shelled a village near Lume on Friday."
    (event,) = drafted(text)
    assert (event.by, event.n, event.act, event.type, event.mode) == ("parser", 2, "shelled", "assault", None)
    assert (event.agents, event.targets) == (("Hestria",), ("village",))
    assert (event.when, event.where) == ("on Friday", "Lume")
    assert event.at is not None
    assert event.at.clause == Span.of(text, 23, len(text) - 1)
    assert event.at.candidates == ("assault",)
    assert event.at.agents == (Span.of(text, 23, 30),)


@pytest.mark.parametrize(("text", "told"), WHO_TO_WHOM)
def test_who_does_what_to_whom(text: str, told: tuple[str, tuple[str, ...], tuple[str, ...]]) -> None:
    """Agents and targets are named as somebody, in the active, the passive and inside things."""
    assert told in done(text)


@pytest.mark.parametrize("text", NOTHING_DONE)
def test_saying_being_and_having_are_no_events(text: str) -> None:
    """An event needs an act."""
    assert done(text) == []


@pytest.mark.parametrize("text", ONE_ACT)
def test_one_act_is_one_event(text: str) -> None:
    """What is promised, asked, charged, or told beside the act is no second one."""
    assert len(done(text)) == 1


@pytest.mark.parametrize("text", ACCIDENTS)
def test_a_death_without_violence_is_no_assault(text: str) -> None:
    """Accidents and disasters are other."""
    assert {kind for kind, _, _ in done(text)} == {"other"}


def test_an_act_without_an_entry_is_an_event_all_the_same() -> None:
    """The lexicon is a hint and never a gate."""
    (event,) = drafted("The council widened the canal.")
    assert event.at is not None
    assert (event.type, event.at.candidates) == ("other", ())


def test_the_clause_leaves_out_who_says_so() -> None:
    """It goes from the subject to the last complement."""
    (event,) = drafted("According to the board, guards arrested two divers in Lume on Friday, police said.")
    assert event.at is not None
    assert event.at.clause.text == "guards arrested two divers in Lume on Friday"


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40)
@given(st.lists(st.sampled_from(WORDS), max_size=18))
def test_every_span_is_in_the_text(words: list[str]) -> None:
    """Whatever the words, each event points at its own sentence and has a type of the codebook."""
    text = " ".join(words)
    parsed = read(text)
    for event in events(parsed):
        at = event.at
        assert at is not None
        sentence = parsed.sentences[event.n - 1].span
        spans = [at.trigger, at.clause, *at.agents, *at.targets, *(s for s in (at.when, at.where) if s)]
        assert all(text[s.start : s.end] == s.text and sentence.start <= s.start < s.end <= sentence.end for s in spans)
        assert at.clause.start <= at.trigger.start
        assert {event.type, *at.candidates} <= set(plover().names)
