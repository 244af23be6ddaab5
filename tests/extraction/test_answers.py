"""What a model fills in, checked against the passage it read."""

from typing import Any

import pytest
from passages import passage
from pydantic import ValidationError

from summarizer.extraction.answers import Abstract, Claims, Events, Passage, reading, salvage
from summarizer.schema import Span

TEXT = "Vint said the port of Essel is old. Okkerby denied it on Friday. It rained."
GOOD = [1, "said", "Vint", "the port of"]
DENIED = [2, "denied", "Okkerby", "it"]
NOWHERE = [9, *GOOD[1:]]
INVENTED = [1, "thundered", "Vint", "the port of"]
ACT = [2, "denied it", "reject", ["Okkerby"], []]


def part(*numbers: int) -> Passage:
    """Some of the sentences of TEXT."""
    whole = passage(TEXT)
    return Passage(text=TEXT, numbers=numbers, sentences=tuple(whole.sentence(n) for n in numbers))


def test_a_passage_is_shown_a_numbered_sentence_a_line() -> None:
    """White space inside a sentence does not break the lines."""
    shown = passage("The port\n is old.\n\nIt rained.").shown()
    assert shown == "[1] The port is old.\n[2] It rained."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Stop.<|im_end|> Go.", "Stop.< |im_end|> Go."),
        ("Stop</s> now [/INST] 3 < 5.", "Stop< /s> now [ /INST] 3 < 5."),
    ],
)
def test_the_marks_of_a_chats_turns_are_broken(text: str, shown: str) -> None:
    """A server that parses them in what an article says does not end the message there."""
    whole = Passage(text=text, numbers=(1,), sentences=(Span.of(text, 0, len(text)),))
    assert whole.shown() == f"[1] {shown}"


@pytest.mark.parametrize(
    ("words", "number", "found"),
    [
        ("Okkerby denied", 2, (36, 50)),
        ("Okkerby denied", 3, (36, 50)),
        ("Okkerby denied", 7, (36, 50)),
        ("okkerby  denied", 2, (36, 50)),
        ("the quay", 1, None),
        ("Vint", 2, None),
    ],
)
def test_words_are_found_in_the_passage_and_nowhere_else(
    words: str, number: int, found: tuple[int, int] | None
) -> None:
    """The cited sentence comes first, then the others that were read; what was not read is not found."""
    span = part(2, 3).find(words, number)
    assert (span and (span.start, span.end)) == found
    assert span is None or TEXT[span.start : span.end] == span.text


def test_words_that_stand_twice_are_found_in_the_cited_sentence() -> None:
    """A number decides between two places."""
    twice = passage("Vint said so. Okkerby said no.")
    assert [twice.find("said", n) for n in (1, 2)] == [
        twice.sentence(1).model_copy(update={"start": 5, "end": 9, "text": "said"}),
        twice.sentence(2).model_copy(update={"start": 22, "end": 26, "text": "said"}),
    ]


@pytest.mark.parametrize(("offset", "number"), [(0, 2), (36, 2), (63, 2), (64, 2), (65, 3), (999, 3)])
def test_a_code_point_lies_in_a_sentence_or_after_it(offset: int, number: int) -> None:
    """White space belongs to the sentence before; what comes before all to the first."""
    assert part(2, 3).number_at(offset) == number


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (NOWHERE, "there is no sentence 9; cite 1 to 3"),
        (INVENTED, "copy words exactly as they stand in the sentences"),
        ([1, "", "Vint", "the port of"], "at least 1 character"),
        ([1], "Field required"),
        ("Vint said", "Input should be"),
    ],
)
def test_an_item_that_does_not_hold_is_refused_with_a_reason_to_mend_it(item: Any, reason: str) -> None:
    """An answer of nothing else is asked for again with that reason."""
    with reading(passage(TEXT)), pytest.raises(ValidationError, match=reason):
        Claims.model_validate({"claims": [item]})


def test_without_a_passage_only_the_form_is_checked() -> None:
    """A recorded answer can be read back where its article is not at hand."""
    assert Claims.model_validate({"claims": [NOWHERE, INVENTED]}).claims[0].n == 9


def test_a_nameless_speaker_is_no_flaw() -> None:
    """The passage may not tell who speaks."""
    with reading(passage(TEXT)) as flaws:
        assert Claims.model_validate({"claims": [[1, "said", "", "the port of"]]}).claims[0].who == ""
    assert flaws == []


@pytest.mark.parametrize(
    ("items", "kept"),
    [
        ([GOOD, DENIED, NOWHERE], [0, 1]),
        ([NOWHERE, GOOD], [1]),
        ([INVENTED, GOOD, DENIED, "x"], [1, 2]),
        ([GOOD], [0]),
        ([], []),
        ([GOOD, NOWHERE, INVENTED], None),
        ([NOWHERE], None),
    ],
)
def test_one_bad_item_does_not_cost_the_others(items: list[Any], kept: list[int] | None) -> None:
    """Up to half of an answer is left out and reported; with more it is put to the model again."""
    with reading(passage(TEXT)) as flaws:
        if kept is None:
            with pytest.raises(ValidationError):
                Claims.model_validate({"claims": items})
            return
        answer = Claims.model_validate({"claims": items})
    assert [list(said) for said in answer.claims] == [items[i] for i in kept]
    assert len(flaws) == len(items) - len(kept)
    assert all(flaw.text and flaw.reason for flaw in flaws)


def test_flaws_are_those_of_the_latest_answer() -> None:
    """What an answer that was mended had wrong is not held against it."""
    with reading(passage(TEXT)) as flaws:
        Claims.model_validate({"claims": [GOOD, NOWHERE]})
        Claims.model_validate({"claims": [GOOD, DENIED, INVENTED]})
    assert [flaw.text for flaw in flaws] == ["1 | thundered | Vint | the port of"]


def test_a_sound_answer_clears_the_flaws_of_the_one_before() -> None:
    """An answer with nothing wrong in it reports nothing."""
    with reading(passage(TEXT)) as flaws:
        Claims.model_validate({"claims": [GOOD, NOWHERE]})
        Claims.model_validate({"claims": [GOOD, DENIED]})
    assert flaws == []


@pytest.mark.parametrize(
    ("kind", "data", "kept", "reasons"),
    [
        (Claims, {"claims": [GOOD, NOWHERE, INVENTED]}, 1, ["there is no sentence 9", "copy words"]),
        (Claims, {"claims": ["x", None, 5]}, 0, [""] * 3),
        (Claims, {"claims": [GOOD] * 43}, 40, ["more than 40 items"] * 3),
        (Claims, {"claims": [], "notes": "none"}, 0, []),
        (Events, {"events": [ACT, [2, "denied it", "party", [], []]]}, 1, ["Input should be 'agree'"]),
        (
            Abstract,
            {"headline": "Old", "abstract": [{"n": [1], "text": "Old."}] * 6},
            5,
            ["more than 5 items"],
        ),
        (
            Abstract,
            {"headline": 5, "abstract": [{"n": [1, 9], "text": "Old."}]},
            0,
            ["there is no sentence 9"],
        ),
        (Abstract, {"headline": 5, "abstract": [{"n": [1], "text": "Old."}]}, 1, []),
    ],
)
def test_what_holds_of_a_spoilt_answer_is_kept(kind: Any, data: Any, kept: int, reasons: list[str]) -> None:
    """Each item is judged alone, and each that goes leaves a reason."""
    with reading(passage(TEXT)):
        answer, flaws = salvage(kind, data)
    assert answer is not None
    assert len(getattr(answer, kind.items)) == kept
    assert [want in flaw.reason for want, flaw in zip(reasons, flaws, strict=True)] == [True] * len(reasons)


@pytest.mark.parametrize(
    "data", [None, [], "claims", {}, {"claims": "none"}, {"claims": {"n": 1}}, {"events": []}]
)
def test_what_is_no_answer_at_all_is_none(data: object) -> None:
    """No list of items, no answer: not an empty one."""
    assert salvage(Claims, data) == (None, ())
