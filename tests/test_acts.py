"""Words that tell of an act, found by the codebook."""

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from passages import whole

from summarizer.acts import codebook
from summarizer.prompts.releases import names, prompt
from summarizer.schema import EventType

NEWEST = names()[-1]


def found(text: str) -> list[tuple[str, str]]:
    """Each act with the likeliest of its types."""
    known = codebook(NEWEST, "en")
    assert known is not None
    return [(act.span.text, act.types[0]) for act in known.find(text, whole(text))]


ACTS = [
    ("Ulmenia attacked the port.", [("attacked", "assault")]),
    ("Holt met General Vane.", [("met", "consult")]),
    ("Dockers marched.", [("marched", "protest")]),
    ("Dockers marched through Lume.", [("marched through", "protest")]),
    ("Ulmenia demanded that Qorvath free the crew.", [("demanded", "request")]),
    ("Holt agreed on Friday to free the crew.", [("agreed on Friday to", "agree")]),
    ("The union threatened to call a general strike.", [("threatened to", "threaten")]),
    ("The union called a two-day strike for Monday.", [("called a two-day strike", "protest")]),
    ("Ulmenia threatened to close the port and arrested two sailors.",
     [("threatened to close", "threaten"), ("arrested", "coerce")]),
    ("Two judges were killed in May.", [("killed", "assault")]),
    ("They also recommend that Holt resign.", [("recommend", "request")]),
    ("The curfew was lifted at dawn.", [("lifted", "concede")]),
    ("A treaty signed in Lume ended the war.", [("signed", "support")]),
    ("Two sailors were released in Lume.", [("released", "retreat")]),
    ("Qorvath ruled that out.", [("ruled that out", "reject")]),
    ("Twelve dockers were injured when guards opened fire.", [("injured", "assault"), ("opened fire", "assault")]),
    ("Qorvath arrested two sailors and expelled a diplomat.",
     [("arrested", "coerce"), ("expelled a diplomat", "sanction")]),
    ("He withdrew his troops from the Sable Coast.", [("withdrew his troops from", "retreat")]),
    ("Police lifted a six-month state of emergency.", [("lifted", "concede")]),
    ("They strike daily.", [("strike", "protest")]),
    ("The dockers reject new changes.", [("reject", "reject")]),
    ("The guards continue to attack the port.", [("attack", "assault")]),
]  # fmt: skip
NONE = [
    "The attack was swift.",
    "Holt's attack failed.",
    "The march was long.",
    "Strikes hit the port.",
    "The Attack Group played in Lume.",
    "Rebels plan to attack the port.",
    "“We attacked them,” he wrote.",
    "Snow fell in Lume.",
    "The rocket lifted off at dawn.",
    "The office released a balloon.",
    "A poll released on Friday was close.",
    "Turnout was high, according to Vint.",
    "An earthquake killed nine people.",
    "Twelve dockers were injured.",
    "Eight seats went to the League.",
    "No complaint was received.",
    "Asked about the quay, Vint shrugged.",
    "They asked whether it rained.",
    "Several engineers agree with him.",
    "Holt did not meet the 15 percent hurdle.",
    "He spoke to a packed meeting at the hall.",
    "The hedge fund that owns the quay is small.",
    "The number who stopped looking for work fell.",
    "The quay is to open to goods traffic.",
    "The court said it would seek to close the case.",
    "Vint looked beaten.",
]


@pytest.mark.parametrize(("text", "acts"), ACTS)
def test_verbs_are_acts(text: str, acts: list[tuple[str, str]]) -> None:
    """The longest phrase of the codebook counts, whatever the verb's form, with what it means there."""
    assert found(text) == acts


@pytest.mark.parametrize("text", NONE)
def test_nouns_infinitives_names_and_quotations_are_none(text: str) -> None:
    """They name an act, or keep company in which the word is none; they do not tell that somebody does it."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Qorvath imposed sanctions on Hestria.", "sanction"),
        ("Qorvath will impose sanctions on Hestria.", "threaten"),
        ("Qorvath may impose sanctions on Hestria.", "threaten"),
        ("Qorvath will soon impose sanctions on Hestria.", "threaten"),
        ("Qorvath freed the crew.", "retreat"),
        ("Qorvath must free the crew.", "request"),
        ("Qorvath should free the crew.", "request"),
        ("Qorvath will free the crew.", "concede"),
        ("Holt will meet the union.", "agree"),
        ("Qorvath will free the crew unless it rains.", "threaten"),
        ("Holt met the union.", "consult"),
    ],
)
def test_what_is_to_come_or_owed_is_another_act(text: str, kind: str) -> None:
    """PLOVER codes promised help as agreement and promised harm as a threat."""
    assert [act[1] for act in found(text)] == [kind]


def test_the_plain_type_stays_on_offer() -> None:
    """A tie-break puts its type first; the model may still choose the other."""
    known = codebook(NEWEST, "en")
    assert known is not None
    text = "Qorvath will free the crew."
    assert known.find(text, whole(text))[0].types[:2] == ("concede", "retreat")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Ulmenia",
                "will",
                "attack",
                "ed",
                "attacked",
                "the",
                "troops",
                "from",
                "withdrew",
                "“",
                "”",
                ",",
                "to",
                "must",
                "free",
            ]
        ),
        min_size=1,
    )
)
def test_acts_are_spans_in_order_and_apart(words: list[str]) -> None:
    """Of any jumble, each with one to three types."""
    text = " ".join(words)
    known = codebook(NEWEST, "en")
    assert known is not None
    at = 0
    for act in known.find(text, whole(text)):
        assert text[act.span.start : act.span.end] == act.span.text
        assert at <= act.span.start < act.span.end
        assert 1 <= len(set(act.types)) == len(act.types) <= 3
        at = act.span.end


@pytest.mark.parametrize("version", names())
def test_a_codebook_has_all_types_and_no_other(version: str) -> None:
    """Tie-breaks lead to types as well, and each type is explained; a release may do without."""
    release = prompt(version)
    types = set(get_args(EventType))
    assert set(release.codebook) in (set(), types)
    assert all({"definition", "cues", "examples"} <= set(kind) for kind in release.codebook.values())
    for rule in release.tiebreaks.values():
        assert set(rule["types"]) | set(rule["types"].values()) <= types


def test_other_languages_have_no_codebook() -> None:
    """There the model is asked without words pointed out."""
    assert codebook(NEWEST, "de") is None
    assert codebook(NEWEST, "en-US") is not None
