"""Items of an answer hold or fall one by one."""

import json
from typing import Any, Literal

import pytest
from asking import DEED, GOOD, SPEECH, Deed, Notes, Speech
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, model_validator

from summarizer.llm.messages import Flaw
from summarizer.llm.reading import read


def said(**changed: Any) -> str:
    return json.dumps(GOOD | changed)


def test_an_answer_that_holds_is_of_its_own_class() -> None:
    """With its items, and nothing to say against it."""
    found = read(Notes, said())
    assert found.answer == Notes(
        speeches=(Speech(**SPEECH),), deeds=[Deed(**DEED)], headline="Velm closes its bridge"
    )
    assert type(found.answer) is Notes
    assert (found.flaws, found.again, found.cut, found.json) == ((), (), False, True)


BAD = SPEECH | {"stance": "shouts"}


@given(st.lists(st.sampled_from([SPEECH, BAD]), max_size=4))
def test_one_bad_item_does_not_cost_the_others(items: list[dict[str, Any]]) -> None:
    """Good items are kept, bad ones are flaws; only where most are bad the whole is asked for again."""
    found = read(Notes, said(speeches=items))
    bad = items.count(BAD)
    assert isinstance(found.answer, Notes)
    assert len(found.answer.speeches) == len(items) - bad
    assert len(found.flaws) == bad
    assert bool(found.again) == (2 * bad > len(items))


def test_a_flaw_says_what_and_why() -> None:
    """The values of the item in one line, and the field that does not hold."""
    flaw = Flaw(
        text="1 | said | Ilka Sørens | shouts",
        reason="stance 'shouts' is none of asserts, denies",
        field="speeches",
    )
    assert read(Notes, said(speeches=[SPEECH, BAD])).flaws == (flaw,)


def test_items_are_checked_by_what_the_caller_knows() -> None:
    """What a class cannot know is told by the check; it sees items that are valid."""
    seen: list[Any] = []

    def check(item: Any) -> str | None:
        seen.append(item)
        return "nobody did that" if isinstance(item, Deed) else None

    found = read(Notes, said(speeches=[SPEECH, BAD]), check)
    assert seen == [Speech(**SPEECH), Deed(**DEED)]
    assert [f.reason for f in found.flaws] == ["stance 'shouts' is none of asserts, denies", "nobody did that"]
    assert found.again == ("deeds: nobody did that (2 | protested | Dockers)",)


@pytest.mark.parametrize(
    ("item", "made"),
    [
        (SPEECH | {"n": "1"}, SPEECH),
        ({k: v for k, v in SPEECH.items() if k != "speaker"}, SPEECH | {"speaker": None}),
        (SPEECH | {"stance": " Asserts"}, SPEECH),
        (SPEECH | {"cue": 5}, SPEECH | {"cue": "5"}),
        (SPEECH | {"mood": "calm"}, SPEECH),
    ],
)
def test_an_item_that_nearly_holds_is_taken(item: dict[str, Any], made: dict[str, Any]) -> None:
    """Numbers as strings, null left out, a capital letter: what is meant is plain."""
    found = read(Notes, said(speeches=[item]))
    assert isinstance(found.answer, Notes)
    assert found.answer.speeches == (Speech(**made),)
    assert found.flaws == ()


@pytest.mark.parametrize(("agents", "made"), [("Dockers", ("Dockers",)), (None, ()), ("", ())])
def test_a_word_is_a_list_of_one(agents: str | None, made: tuple[str, ...]) -> None:
    """And nothing is a list of none."""
    found = read(Notes, said(deeds=[DEED | {"agents": agents}]))
    assert isinstance(found.answer, Notes)
    assert found.answer.deeds[0].agents == made


def test_items_beyond_the_bound_are_flaws() -> None:
    """An answer that runs on is cut to what its class holds."""
    found = read(Notes, said(speeches=[SPEECH] * 6))
    assert isinstance(found.answer, Notes)
    assert len(found.answer.speeches) == 4
    assert [f.reason for f in found.flaws] == ["more than 4 items"] * 2


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("It was a quiet day.", ("the answer is no JSON object",)),
        ("[1, 2]", ("the answer is no JSON object",)),
        ('{"deeds": []}', ("speeches: it is missing; give a list",)),
        ('{"speeches": 7, "deeds": []}', ("speeches: give a list",)),
        ('{"speeches": [], "deeds": [], "headline": 7}', ("headline: Input should be a valid string",)),
        ('{"speeches": [], "deeds": [{', ("the answer breaks off before its end",)),
    ],
)
def test_why_an_answer_is_put_to_the_model_again(text: str, again: tuple[str, ...]) -> None:
    """In lines that a model can act on, without the name of a library or class."""
    assert read(Notes, text).again[: len(again)] == again


def test_what_stands_beside_the_items_does_not_cost_them() -> None:
    """A headline that is none is left out."""
    found = read(Notes, said(headline=7))
    assert found.answer == Notes.model_validate({**GOOD, "headline": None})


class Colour(BaseModel):
    name: Literal["red", "blue", "green", "grey", "black", "white"]


class Colours(BaseModel):
    colours: list[Colour]


def test_of_a_long_closed_list_five_names_are_given() -> None:
    """And the value in short, whatever a model makes of it."""
    (flaw,) = read(Colours, json.dumps({"colours": [{"name": "x" * 80}]})).flaws
    assert flaw.reason == f"name '{'x' * 60}' is none of red, blue, green, grey, black, …"


class Row(BaseModel):
    pairs: list[tuple[int, str]]


def test_a_bare_list_is_the_only_list_there_is() -> None:
    """Small models leave the object around it out; items may be rows."""
    found = read(Row, '[[1, "a"], ["b", "c"]]')
    assert found.answer == Row(pairs=[(1, "a")])
    assert found.flaws[0].text == "b | c"


class Ordered(BaseModel):
    numbers: list[int]

    @model_validator(mode="after")
    def rising(self) -> "Ordered":
        if self.numbers != sorted(self.numbers):
            raise ValueError("the numbers do not rise")
        return self


def test_a_rule_of_the_whole_is_a_reason_too() -> None:
    """What holds item by item may not hold together."""
    found = read(Ordered, '{"numbers": [2, 1]}')
    assert (found.answer, found.again) == (None, ("the numbers do not rise",))


def test_an_end_that_is_missing_loses_nothing_where_all_fields_are_there() -> None:
    """Two brackets too few are no loss; a field too few is."""
    assert read(Row, '{"pairs": [[1, "a"]').again == ()
    assert read(Row, '{"pairs": [[1, "a"]', cut=True).cut
    assert read(Notes, json.dumps(GOOD)[:-40]).cut
