"""Linked objects from attributions and happenings."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from passages import passage

from summarizer.acts import codebook
from summarizer.attribution import Attribution, attribute
from summarizer.cues import lexicon
from summarizer.documents.article import Article
from summarizer.extraction.answers import Done, Said
from summarizer.extraction.assembly import Objects, assemble
from summarizer.happenings import Happening, happen
from summarizer.prompts.releases import names

LEXICON, BOOK = lexicon(names()[-1], "en"), codebook(names()[-1], "en")


def assembled(text: str, said: list[Said], done: list[Done]) -> Objects:
    """The objects of a text that a model has read as given."""
    part = passage(text)
    article = Article(text=text, published=date(2031, 5, 6), language="en")
    cues = [span for item in said if (span := part.find(item.cue, item.n))]
    attributions = [a for item in said if isinstance(a := attribute(item, part, cues, LEXICON), Attribution)]
    happenings = [h for item in done if isinstance(h := happen(item, part, BOOK, article), Happening)]
    assert (len(attributions), len(happenings)) == (len(said), len(done))
    return assemble(article, part.sentences, attributions, happenings)


def named(found: Objects, actor: str | None) -> str | None:
    return next((a.name for a in found.actors if a.id == actor), None)


def test_one_actor_however_often_and_under_however_many_names() -> None:
    """A full name, a surname and a pronoun of two claims and an event are one actor."""
    found = assembled(
        "Mayor Ilka Sørens met dockers on Monday. Sørens said the quay was old. She warned that it would sink.",
        [Said(2, "said", "Sørens", "the quay was"), Said(3, "warned", "She", "it would sink")],
        [Done(1, "met", "consult", ["Mayor Ilka Sørens"], ["dockers"])],
    )
    speakers = {claim.speaker for claim in found.claims}
    assert speakers == set(found.events[0].agents)
    assert named(found, *speakers) == "Ilka Sørens"
    assert [claim.speaker_text for claim in found.claims] == ["Sørens", "She"]


def test_a_pronoun_that_may_be_anybody_names_nobody() -> None:
    """The claim keeps the word and has no actor, and there is no actor called "She"."""
    found = assembled("She said the quay was old.", [Said(1, "said", "She", "the quay was")], [])
    assert found.actors == ()
    assert (found.claims[0].speaker, found.claims[0].speaker_text) == (None, "She")


PLAIN = [
    ("The mayor of Lume, Ana Ruiz, told Ivo Rey: “Go.”", "The mayor of Lume, Ana Ruiz", "told", "Ana Ruiz"),
    ("“I saw it,” said one of them, Ana Ruiz.", "one of them", "said", "Ana Ruiz"),
    ("Ana Ruiz of the Vale Institute said it was old.", "Ana Ruiz of the Vale Institute", "said", "Ana Ruiz"),
    ("Last week the court said it was old.", "Last week the court", "said", "court"),
    ("LUME, May 3 — Ana Ruiz said it was old.", "Ana Ruiz", "said", "Ana Ruiz"),
]


@pytest.mark.parametrize(("text", "who", "cue", "name"), PLAIN)
def test_speakers_that_are_plain(text: str, who: str, cue: str, name: str) -> None:
    """Whoever is named beside what they are is one actor, under the name."""
    found = assembled(text, [Said(1, cue, who, text.rsplit(maxsplit=2)[1])], [])
    assert named(found, found.claims[0].speaker) == name
    assert name in [a.name for a in found.actors]


@pytest.mark.parametrize(
    "who", ["The link between it and the illness’s cause", "Nobody", "Brenna and Lume", "The vale’s shares"]
)
def test_what_is_nobody_speaks_as_nobody(who: str) -> None:
    """A thing, no one or two at once is no actor that speaks."""
    text = f"Lume fell silent. {who} said the quay was old."
    found = assembled(text, [Said(2, "said", who, "the quay was")], [])
    assert found.claims[0].speaker is None
    assert who not in [a.name for a in found.actors]


def test_a_dateline_is_no_actor() -> None:
    """Nor is the place that it names."""
    found = assembled(
        "LUME, May 3 — Holt attacked the port.", [], [Done(1, "attacked", "assault", ["Holt"], ["LUME"])]
    )
    assert [a.name for a in found.actors] == ["Holt"]


def test_a_document_speaks_but_is_nobody() -> None:
    """A survey is no actor; its claim keeps its words."""
    found = assembled(
        "According to a survey, the quay is old.", [Said(1, "According to", "a survey", "the quay is")], []
    )
    assert found.actors == ()
    assert (found.claims[0].speaker, found.claims[0].speaker_text) == (None, "a survey")


def test_what_is_denied_accused_or_promised_did_not_occur() -> None:
    """An act inside a claim is as real as the claim's stance makes it."""
    for cue, who, modality in [
        ("denied", "Holt", "denied"),
        ("warned", "Holt", "possible"),
        ("predicted", "Holt", "planned"),
        ("said", "Holt", "occurred"),
    ]:
        found = assembled(
            f"Holt {cue} that Ulmenia attacked the port.",
            [Said(1, cue, who, "Ulmenia attacked")],
            [Done(1, "attacked", "assault", ["Ulmenia"], ["the port"])],
        )
        assert found.events[0].modality == modality, cue
        assert found.claims[0].events == ("e1",)


def test_an_act_beside_a_claim_is_none_of_its() -> None:
    """Only what the content covers is what a claim is about."""
    found = assembled(
        "Ulmenia attacked the port. Holt denied that he knew.",
        [Said(2, "denied", "Holt", "he knew")],
        [Done(1, "attacked", "assault", ["Ulmenia"], ["the port"])],
    )
    assert found.events[0].modality == "occurred"
    assert found.claims[0].events == ()


def test_ids_are_in_the_order_of_the_text() -> None:
    """However the model ordered its items."""
    found = assembled(
        "Dockers marched in Lume. Ulmenia attacked the port. Holt said so first. Vint said it later.",
        [Said(4, "said", "Vint", "it later"), Said(3, "said", "Holt", "so first")],
        [Done(2, "attacked", "assault", ["Ulmenia"], []), Done(1, "marched", "protest", ["Dockers"], [])],
    )
    assert [(e.id, e.type) for e in found.events] == [("e1", "protest"), ("e2", "assault")]
    assert [(c.id, c.speaker_text) for c in found.claims] == [("c1", "Holt"), ("c2", "Vint")]
    assert [a.id for a in found.actors] == [f"a{i}" for i in range(1, len(found.actors) + 1)]


def test_nothing_found_is_no_objects() -> None:
    """An article about nothing assembles to nothing."""
    assert assembled("It rained.", [], []) == Objects(actors=(), events=(), claims=())


@settings(max_examples=40, deadline=None)
@given(st.permutations(["Holt", "She", "a survey", "officials", "Vint"]), st.integers(1, 5))
def test_every_reference_is_to_an_object_there_is(speakers: list[str], count: int) -> None:
    """Ids that claims and events use exist, whoever speaks in whatever order."""
    text = " ".join(f"{who} said that Ulmenia attacked the port." for who in speakers[:count])
    found = assembled(
        text,
        [Said(n, "said", who, "Ulmenia attacked") for n, who in enumerate(speakers[:count], 1)],
        [Done(n, "attacked", "assault", ["Ulmenia"], []) for n in range(1, count + 1)],
    )
    actors, events = {a.id for a in found.actors}, {e.id for e in found.events}
    assert {a for e in found.events for a in e.agents + e.targets} <= actors
    assert {c.speaker for c in found.claims} <= actors | {None}
    assert {e for c in found.claims for e in c.events} == events


@pytest.mark.parametrize("speaker", ["Ilka Sørens’s remarks", "Her statement"])
def test_who_speaks_in_remarks_is_whose_they_are(speaker: str) -> None:
    """The words stay, and the actor is the owner."""
    text = f"Ilka Sørens met dockers on Monday. {speaker} warned that the quay would sink."
    found = assembled(
        text,
        [Said(2, "warned", speaker, "the quay would")],
        [Done(1, "met", "consult", ["Ilka Sørens"], ["dockers"])],
    )
    assert (found.claims[0].speaker_text, named(found, found.claims[0].speaker)) == (speaker, "Ilka Sørens")
