"""The JSON in an answer, however it is dressed and whatever is missing."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.llm.jsontext import Parsed, bare, parse, thinking, thinking_only

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
ITEMS = st.lists(st.dictionaries(st.sampled_from("abc"), VALUES, min_size=1), max_size=4)


@pytest.mark.parametrize(
    "dressed",
    [
        "{}",
        "  {}\n",
        "```json\n{}\n```",
        "```\n{}\n```",
        "```json {} ```",
        "Here it is:\n\n```json\n{}\n```\nAnything else?",
        "Here it is: {}",
        "{}\nShall I go on?",
        "<think>The word ``` is {{odd}}.</think>\n{}",
        "<think>Hm, {{\"n\": 2}} perhaps.</think>\n\n```json\n{}\n```",
        "Hm, {{\"n\": 2}} perhaps.</think>\n{}",
        "[THINK]Hm.[/THINK]{}",
        "<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>{}",
    ],
)
def test_fences_thinking_and_talk_are_taken_off(dressed: str) -> None:
    """What stands around an answer is no part of it."""
    said = {"claims": [{"n": 1, "cue": "said", "words": "a </b> and } in a text"}]}
    text = dressed.replace("{{", "{").replace("}}", "}").replace("{}", json.dumps(said))
    assert parse(text) == Parsed(said, whole=True)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ('{"a": [{"n": 1}, {"n": 2},]}', {"a": [{"n": 1}, {"n": 2}]}),
        ('{"a": "one\nline and\tanother"}', {"a": "one\nline and\tanother"}),
        ("{'a': [{'n': 1}]}", {"a": [{"n": 1}]}),
        ("{a: [{n: 1}]}", {"a": [{"n": 1}]}),
        ('{"a": [{"w": "he said "no" to it"}]}', {"a": [{"w": 'he said "no" to it'}]}),
        ('{"a": True, "b": None}', {"a": True, "b": None}),
        ('{"a": [{"n": 1} {"n": 2}]}', {"a": [{"n": 1}, {"n": 2}]}),
    ],
)
def test_what_is_nearly_json_is_read_whole(text: str, data: Any) -> None:
    """What its writer plainly meant is taken, and nothing is called lost."""
    found = parse(text)
    assert found is not None
    assert (found.data, found.whole) == (data, True)


@pytest.mark.parametrize("text", ["", "It was a quiet day.", "No sentence [1] says so.", "}", "<think>Hm."])
def test_where_there_is_no_json_there_is_none(text: str) -> None:
    """Talk is not repaired into an answer."""
    assert parse(text) is None


@given(ITEMS, st.data())
def test_what_breaks_off_keeps_its_complete_items(items: list[Any], data: st.DataObject) -> None:
    """Wherever an answer is cut, the items before the cut are read as they are and no half one is made up."""
    text = json.dumps({"items": items})
    end = data.draw(st.integers(0, len(text) - 1))
    found = parse(text[:end], cut=True)
    if found is not None:
        assert not found.whole
        kept = found.data.get("items", [])
        assert kept == items[: len(kept)]
        complete = sum(text[:end].startswith(json.dumps({"items": items[: n + 1]})[:-2]) for n in range(len(items)))
        assert len(kept) == complete


@given(VALUES.filter(lambda value: isinstance(value, dict | list) and bool(value)))
def test_json_is_read_as_json(value: Any) -> None:
    """Whatever a strict reader takes is read as it reads it."""
    found = parse(json.dumps({"a": value}))
    assert found == Parsed({"a": value}, whole=True)


@pytest.mark.parametrize(
    ("text", "thinks", "only"),
    [
        ('{"a": 1}', False, False),
        ('<think>Hm.</think>{"a": 1}', True, False),
        ("<think>Hm, {\"a\": 1} perhaps", True, True),
        ("Hm, let me see", False, True),
        ("", False, True),
    ],
)
def test_thinking_is_told_from_an_answer(text: str, thinks: bool, only: bool) -> None:
    """Thinking that has not ended is no answer, even with JSON in it."""
    assert (thinking(text), thinking_only(text)) == (thinks, only)


def test_a_mark_of_thinking_in_an_answer_ends_nothing() -> None:
    """An article may speak of "</think>"."""
    said = '{"words": "he wrote </think> on it"}'
    assert bare(said) == said


@pytest.mark.parametrize(
    "text",
    ["[" * 5000, '{"a":' * 5000, "[" * 5000 + "]" * 5000, '{"a": ' + "[" * 200 + "]" * 200 + "}", "[{'a':" * 5000],
    ids=["lists that do not end", "objects that do not end", "lists", "a list within an answer", "nearly JSON"],
)
def test_what_is_nested_deeper_than_any_answer_is_none(text: str) -> None:
    """A model that writes brackets on and on has answered nothing, and breaks nothing."""
    assert parse(text) is None


@pytest.mark.parametrize("text", [r'{"a": ["b\ud800"]}', r"{'a': ['b\ud800',]}"])
def test_half_a_surrogate_pair_costs_one_character(text: str) -> None:
    """It is U+FFFD, whether the answer is JSON or nearly JSON; a whole pair is its character."""
    assert parse(text) == Parsed({"a": ["b\ufffd"]}, whole=True)
    assert parse(text.replace(r"\ud800", r"\ud83d\ude00")) == Parsed({"a": ["b😀"]}, whole=True)
