"""Where an attribution stands in its sentence, told by punctuation."""

import pytest

from summarizer.frames import framed, lead_in
from summarizer.schema import Span


def spot(text: str, words: str) -> Span:
    return Span.of(text, text.index(words), text.index(words) + len(words))


FRAMES = [
    ("“No ship sailed,” Kalvia’s envoy, Orla Vint, told reporters in Lume.", "told",
     ("Kalvia’s envoy, Orla Vint", ["“No ship sailed,”"])),
    ("“No ship sailed,” said its clerk, Tam Okkerby.", "said", ("its clerk", ["“No ship sailed,”"])),
    ("“No ship,” she said, “sailed.”", "said", ("she", ["“No ship,”", "“sailed.”"])),
    ("The ship sank at dawn, the harbour office said in a statement.", "said",
     ("the harbour office", ["The ship sank at dawn"])),
    ("The ship sank at dawn, said Rep. Orla Vint of Lume.", "said",
     ("Rep. Orla Vint of Lume", ["The ship sank at dawn"])),
    ("The ship sank at dawn, a claim the harbour office flatly denied.", "denied",
     ("the harbour office", ["The ship sank at dawn"])),
    ("The ship sank at dawn, as confirmed by Kalvia’s harbour office.", "confirmed",
     ("Kalvia’s harbour office", ["The ship sank at dawn"])),
    ("The ship, as reported by the Gazette, sank at dawn.", "reported",
     ("the Gazette", ["The ship", "sank at dawn."])),
    ("The ship sank at dawn, the clerk told the Lume Herald.", "told", ("the clerk", ["The ship sank at dawn"])),
]  # fmt: skip
NONE = [
    ("Vint said that the ship sank.", "said"),
    ("In Lume, the clerk said on Monday nothing would change.", "said"),
    ("On Friday’s “Lume Tonight,” the clerk said she would go.", "said"),
    ("Two called it “fit,” while Vint said the same of Okkerby.", "said"),
    ("His deputy, Gov. Orla Vint, plans to release the letters soon.", "plans to"),
]


@pytest.mark.parametrize(("text", "cue", "expected"), FRAMES)
def test_behind_a_quotation_or_a_clause(text: str, cue: str, expected: tuple[str, list[str]]) -> None:
    """The speaker stands beside the cue, and what is said before both."""
    frame = framed(text, Span.of(text, 0, len(text)), spot(text, cue), ())
    assert frame is not None
    assert frame.speaker is not None
    assert (frame.speaker.text, [span.text for span in frame.content]) == expected


@pytest.mark.parametrize(("text", "cue"), NONE)
def test_other_sentences_have_no_frame(text: str, cue: str) -> None:
    """What is said may stand behind the cue: punctuation does not tell."""
    assert framed(text, Span.of(text, 0, len(text)), spot(text, cue), ()) is None


@pytest.mark.parametrize(
    ("text", "cue", "said"),
    [
        ("Vint told reporters on Friday that the ship sank.", "told", "that the ship sank."),
        ("Vint said on Saturday that the ship sank.", "said", "that the ship sank."),
        ("Vint said on Saturday the ship sank.", "said", "the ship sank."),
        ("Vint agreed on Saturday to sell the ship.", "agreed", "to sell the ship."),
        ("Vint said the ship that sank was old.", "said", "the ship that sank was old."),
    ],
)
def test_circumstances_lead_to_what_is_said(text: str, cue: str, said: str) -> None:
    """Day, place and hearer stand between a cue and its content and are no part of it."""
    assert text[lead_in(text, spot(text, cue), len(text)) :].strip() == said
