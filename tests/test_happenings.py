"""From a model's pointing to who did what to whom, when and where."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from passages import passage

from summarizer.acts import Codebook, codebook
from summarizer.documents.article import Article
from summarizer.extraction.answers import Done
from summarizer.happenings import Happening, happen
from summarizer.prompts.releases import names
from summarizer.schema import EventType

BOOK = codebook(names()[-1], "en")
TUESDAY = date(2031, 5, 6)


def tried(
    text: str, act: str, who: list[str], whom: list[str] | None = None, kind: EventType = "assault",
    book: Codebook | None = BOOK,
) -> Happening | str:  # fmt: skip
    done = Done(1, act, kind, who, whom or [])
    return happen(done, passage(text), book, Article(text=text, published=TUESDAY, language="en"))


def made(
    text: str, act: str, who: list[str], whom: list[str] | None = None, kind: EventType = "assault"
) -> Happening:
    found = tried(text, act, who, whom, kind)
    assert isinstance(found, Happening), found
    return found


MODALITIES = [
    ("Ulmenia attacked the port.", "attacked", "occurred"),
    ("Ulmenia has attacked the port.", "attacked", "occurred"),
    ("Ulmenia was attacking the port.", "attacking", "occurred"),
    ("Ulmenia is attacking the port.", "attacking", "ongoing"),
    ("Ulmenia has been attacking the port.", "attacking", "ongoing"),
    ("Ulmenia will attack the port.", "attack", "planned"),
    ("Ulmenia would attack the port.", "attack", "planned"),
    ("Ulmenia may attack the port.", "attack", "possible"),
    ("Ulmenia could soon attack the port.", "attack", "possible"),
    ("Ulmenia is still attacking the port.", "attacking", "ongoing"),
    ("Ulmenia must attack the port.", "attack", "possible"),
    ("Ulmenia allegedly attacked the port.", "attacked", "possible"),
    ("Ulmenia did not attack the port.", "attack", "denied"),
    ("Ulmenia didn’t attack the port.", "attack", "denied"),
    ("Ulmenia never attacked the port.", "attacked", "denied"),
    ("Ulmenia will not attack the port.", "attack", "denied"),
]


@pytest.mark.parametrize(("text", "act", "modality"), MODALITIES)
def test_auxiliaries_tell_whether_it_took_place(text: str, act: str, modality: str) -> None:
    """The words before the act outweigh its form, and are part of what is told."""
    found = made(text, act, ["Ulmenia"])
    assert found.modality == modality
    assert found.description == text.rstrip(".")


@pytest.mark.parametrize(
    ("text", "act", "modality"),
    [
        ("The pact has begun to hold in Lume.", "begun", "occurred"),
        ("The guard is striking in Lume.", "striking", "ongoing"),
        ("The guard plans to strike in Lume.", "strike", "planned"),
        ("The guard will have to strike in Lume.", "will have to strike", "planned"),
    ],
)
def test_modality_without_a_codebook(text: str, act: str, modality: str) -> None:
    """In a language without one, an act is what the model says it is."""
    found = tried(text, act, [" ".join(text.split()[:2])], kind="other", book=None)
    assert isinstance(found, Happening)
    assert (found.modality, found.type) == (modality, "other")


WHEN = [
    ("Dockers marched on Monday.", "marched", "on Monday", "2031-05-05"),
    ("In 2029 dockers marched for 72 hours.", "marched", "In 2029", "2029"),
    ("On Friday the union met Vint, and on Monday dockers marched in Lume.", "marched", "on Monday", "2031-05-05"),
    ("On Friday the union met Vint, and on Monday dockers marched in Lume.", "met", "On Friday", "2031-05-02"),
    ("Dockers marched in Lume.", "marched", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act", "words", "start"), WHEN)
def test_the_nearest_words_of_time_count(text: str, act: str, words: str | None, start: str | None) -> None:
    """Those of the act's own clause first; no day where none is named."""
    when = made(text, act, ["the union" if act == "met" else re.findall("[Dd]ockers", text)[0]]).when
    assert (when and when.text, when and when.start) == (words, start)


PASSING = [
    ("Mr Holt, who left in 2029, attacked the port.", "attacked"),
    ("Holt attacked the port, pointing to a pact signed in June.", "attacked"),
    ("Holt attacked the port, and Vint left on Monday.", "attacked"),
]


@pytest.mark.parametrize(("text", "act"), PASSING)
def test_what_is_told_in_passing_has_its_own_time(text: str, act: str) -> None:
    """Better no time than another act's."""
    assert made(text, act, ["Holt"]).when is None


WHERE = [
    ("Dockers marched in Lume on Monday.", "Lume", None),
    ("Dockers marched through the streets near Port Hallow in May.", "Port Hallow", None),
    ("Dockers marched at noon in Norway.", "Norway", "NOR"),
    ("Dockers marched in May.", None, None),
    ("Dockers marched, and snow fell in Lume.", None, None),
    ("Dockers marched in the Norwegian capital.", None, None),
]


@pytest.mark.parametrize(("text", "place", "country"), WHERE)
def test_the_place_is_one_the_clause_names(text: str, place: str | None, country: str | None) -> None:
    """A month is no place, and another clause's place is not this act's."""
    where = made(text, "marched", ["Dockers"]).where
    assert (where and where.text, where and where.country) == (place, country)


PARTIES = [
    (["Ulmenia, Qorvath and the Tessarine League"], ["Ulmenia", "Qorvath", "the Tessarine League"]),
    (["Ulmenia", "Qorvath"], ["Ulmenia", "Qorvath"]),
    (["fishermen and farmers"], ["fishermen and farmers"]),
    (["Ulmenia", "Ulmenia", " ", "Hestria"], ["Ulmenia"]),
    (["Monday"], ["Ulmenia", "Qorvath", "Tessarine League"]),
]


@pytest.mark.parametrize(("whom", "targets"), PARTIES)
def test_lists_of_names_are_taken_apart(whom: list[str], targets: list[str]) -> None:
    """Names one by one, common nouns together; a date is nobody, and then those named behind the act are it."""
    text = "Holt met Ulmenia, Qorvath and the Tessarine League, fishermen and farmers on Monday."
    assert [span.text for span in made(text, "met", ["Holt"], whom, "consult").targets] == targets


@pytest.mark.parametrize("condition", ["unless", "if", "whether"])
def test_a_condition_is_no_occurrence(condition: str) -> None:
    """However plainly it is worded."""
    assert (
        made(f"They leave {condition} Holt attacked the port.", "attacked", ["Holt"]).modality == "possible"
    )


def test_who_does_it_does_not_suffer_it() -> None:
    """A name on both sides is an agent."""
    found = made("Holt met Vane.", "met", ["Holt"], ["Holt", "Vane"], "consult")
    assert ([s.text for s in found.agents], [s.text for s in found.targets]) == (["Holt"], ["Vane"])


DOERS = [
    ("Kalvia’s envoy praised the pact, attacking Ulmenia.", "attacking", ["Ulmenia"], ["Kalvia’s envoy"]),
    ("Kalvia praised the pact, issuing a note attacking Ulmenia.", "attacking", ["Ulmenia"], ["Kalvia"]),
    ("It came after reports from Lume attacking Ulmenia.", "attacking", ["Ulmenia"], ["Lume"]),
    ("The port was attacked, with Vint blaming Holt.", "attacked", ["Holt"], []),
    ("The port was attacked on Monday by Holt.", "attacked", ["Holt"], ["Holt"]),
    ("US and French officials attacked the port.", "attacked", ["US", "French officials"], ["US and French officials"]),
    ("France and Norway attacked the port.", "attacked", ["France", "Norway"], ["France", "Norway"]),
    ("Holt demanded Vint’s return and attacked the port.", "attacked", ["Vint"], ["Holt"]),
    ("The treaty, signed at dawn by Holt, holds.", "signed", ["Vint"], ["Holt"]),
    ("Holt, a baker who owns the port, has attacked Vint.", "attacked", ["Vint"], ["Holt, a baker who owns the port"]),
    ("It rained when Kalvia finished the dam and Lume attacked it.", "attacked", ["Kalvia"], ["Lume"]),
    ("Orla Vint, who attacked the port, left.", "attacked", [], ["who"]),
    ("They blamed the Lume Guard, which has attacked the port.", "attacked", ["Vint"], ["Lume Guard"]),
    ("General Abdel al-Rey attacked Vint.", "attacked", ["Abdel al-Rey"], ["Abdel al-Rey"]),
    ("Kenya and Norway attacked the port.", "attacked", [], ["Kenya", "Norway"]),
    ("It rained, while Italy mediated between Lume and Kalvia.", "mediated", ["Lume"], ["Italy"]),
    ("The National Assembly attacked the port.", "attacked", [], ["The National Assembly"]),
    ("The family attacked the port.", "attacked", [], ["The family"]),
    ("Vint mediated between Lume and Kalvia.", "mediated", ["Vint"], ["Vint"]),
    ("Rey may lose his small partner, which has attacked the port.", "attacked", [], ["his small partner"]),
    ("Vint praised a treaty signed between Lume and Kalvia.", "signed", ["Lume", "Kalvia"], ["Lume", "Kalvia"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act", "who", "agents"), DOERS)
def test_the_sentence_tells_who_does_it(text: str, act: str, who: list[str], agents: list[str]) -> None:
    """A participle has the main subject or the name before it, a passive who stands behind "by"."""
    assert [span.text for span in made(text, act, who, ["The port"]).agents] == agents


def test_a_model_that_points_beside_the_act_means_the_one_of_its_type() -> None:
    """Where the sentence has one such act, and no other item points at that."""
    text = "Kalvia indicated that it was cooperating with Ulmenia."
    found = made(text, "indicated", ["Kalvia"], [], "cooperate")
    assert (found.act.text, [span.text for span in found.targets]) == ("cooperating with", ["Ulmenia"])
    assert isinstance(tried(text, "indicated", ["Kalvia"], [], "assault"), str)


@pytest.mark.parametrize(("answered", "kept"), [("consult", "consult"), ("assault", "consult")])
def test_the_codebook_holds_the_type_to_what_it_offered(answered: EventType, kept: EventType) -> None:
    """A meeting does not become an assault."""
    assert made("Holt met Vane.", "met", ["Holt"], ["Vane"], answered).type == kept


@pytest.mark.parametrize(
    ("text", "act", "who", "reason"),
    [
        ("Holt ate bread.", "ate", ["Holt"], "'ate' tells of no act in the codebook"),
        ("Holt met Vane.", "quarrelled", ["Holt"], "the act is not in the passage"),
        ("Marched.", "Marched", [], "nobody named does it or suffers it"),
        ("Marched.", "Marched", ["Hestria"], "nobody named does it or suffers it"),
    ],
)
def test_what_is_no_happening_has_a_reason(text: str, act: str, who: list[str], reason: str) -> None:
    """It goes to the account of what was dropped."""
    assert tried(text, act, who) == reason


def test_the_evidence_covers_all_parties() -> None:
    """From the first to the last of agents, act and targets, within the sentence, and not all of it."""
    text = "It rained. In Lume, Dagna Holt, who rarely travels, met General Vane on Monday, officials said."
    found = made(text, "met", ["Dagna Holt"], ["General Vane"], "consult")
    assert found.evidence.text == "Dagna Holt, who rarely travels, met General Vane on Monday"
    assert text[found.evidence.start : found.evidence.end] == found.evidence.text
    assert found.number == 2


def test_what_the_sentence_calls_a_contested_claim_did_not_plainly_occur() -> None:
    """It is possible, however plainly it is worded."""
    text = "Kalvia said Ulmenia had attacked the port, a claim its government flatly denied."
    assert made(text, "attacked", ["Ulmenia"]).modality == "possible"


WORDS = [
    "Vint",
    "Lume",
    "Kalvia",
    "The",
    "the",
    "US",
    "and",
    "French",
    "officials",
    "attacked",
    "signed",
    "between",
    "by",
    ",",
    ".",
    "“",
    "”",
    "who",
    "which",
    "but",
    "while",
    "even",
    "as",
    "condemned",
    "calling",
    "for",
    "three",
    "nations",
    "port",
    "he",
    "it",
    "that",
    "had",
    "was",
    "on",
    "Monday",
    "in",
    "June",
    "met",
    "killing",
]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=20), st.data())
def test_every_part_is_a_span_of_the_text(words: list[str], data: st.DataObject) -> None:
    """Whatever a model points at in whatever jumble, nothing is made up and nothing is raised."""
    text = " ".join(words)
    pick = st.integers(0, len(words) - 1).map(lambda i: words[i])
    found = tried(text, data.draw(pick), [data.draw(pick)], [data.draw(pick)])
    if isinstance(found, str):
        return
    for span in (found.act, found.evidence, *found.agents, *found.targets):
        assert text[span.start : span.end] == span.text
    assert found.when is None or found.when.text in text
    assert found.where is None or found.where.text in text
