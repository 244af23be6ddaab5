"""Proposed claims and what the article vouches for: content, cue and speaker."""

import pytest
from proposed import claim

from summarizer.documents.sentences import split
from summarizer.extraction.claims import Claims, VouchedClaim, form, quoted
from summarizer.extraction.places import Places
from summarizer.extraction.windows import Numbered
from summarizer.grounding import quotations
from summarizer.proposals import ClaimProposal


def vouch(text: str, proposal: ClaimProposal) -> VouchedClaim | str:
    article = Numbered(text=text, sentences=split(text))
    return Claims(article, Places(article)).vouch(proposal)


CASES = [
    (
        "“It held,” Ms. Holt said, “and it will hold.”",
        claim(1, "Holt", "said", "It held", "it will hold", words="Ms. Holt"),
        (["It held", "and it will hold"], "said", "Ms. Holt"),
        "direct",
    ),
    (
        "The dam, he said on Monday, was quite safe.",
        claim(1, "Holt", "said", "The dam", "was quite safe", words="he"),
        (["The dam", "was quite safe"], "said", "he"),
        "indirect",
    ),
    (
        "In the words of Holt, the dam is “a grave”.",
        claim(1, "Holt", "In the words of", "the dam is", "is “a grave"),
        (["the dam is “a grave"], "In the words of", "Holt"),
        "mixed",
    ),
    (
        "By her own account, Orla Vint never saw the dam.",
        claim(1, "Orla Vint", "By her own account", "Orla Vint never", "saw the dam"),
        (["Orla Vint never saw the dam"], "By her own account", None),
        "indirect",
    ),
    (
        "Holt was brief: “Nothing holds for ever.”",
        claim(1, "Holt", None, "Nothing holds for", "holds for ever"),
        (["Nothing holds for ever"], None, "Holt"),
        "direct",
    ),
    (
        "Vane said no. Holt said that the gate was open. Holt said it twice.",
        claim(2, "Holt", "said", "that the gate", "gate was open"),
        (["that the gate was open"], "said", "Holt"),
        "indirect",
    ),
    (
        "The gate never held. It never will.\n\n@orla_vint.\n\nThe dam is fine.\n\nPim Holt.",
        claim(1, "@orla_vint", None, "The gate never", "It never will"),
        (["The gate never held"], None, "@orla_vint"),
        "indirect",
    ),
    (
        "Officers have said he said \"no more dams\" in a letter to the mayor.",
        claim(1, "Officers", "have said", "he said no", "to the mayor"),
        (["he said \"no more dams\" in a letter to the mayor"], "have said", "Officers"),
        "mixed",
    ),
]


@pytest.mark.parametrize(("text", "proposal", "expected", "kind"), CASES)
def test_a_claim_is_what_is_said_without_what_attributes_it(
    text: str, proposal: ClaimProposal, expected: tuple[list[str], str | None, str | None], kind: str
) -> None:
    """Content, cue and speaker stand apart; an attribution in between is cut out."""
    made = vouch(text, proposal)
    assert isinstance(made, VouchedClaim)
    cue, speaker = made.cue and made.cue.text, made.speaker and made.speaker.text
    assert ([span.text for span in made.content], cue, speaker) == expected
    assert form(made.content, quotations(text), text) == kind


def test_a_claim_whose_words_are_altered_does_not_hold() -> None:
    """A lost "not" is no statement of the article."""
    proposal = claim(1, "Holt", "said", "the dam was safe", "was safe for all")
    assert vouch("Holt said the dam was not safe for all.", proposal) == (
        "its first or last words do not stand in the article"
    )


def test_a_quotation_over_paragraphs_is_one_statement() -> None:
    """It ends where its last words end, paragraphs later."""
    text = "“We built it,” Holt said.\n\n“We paid for it.\n\n“We will keep it.”\n\nVane left."
    made = vouch(text, claim(3, "Holt", None, "We paid for", "will keep it"))
    assert isinstance(made, VouchedClaim)
    assert [q.text for q in quoted(made.content, quotations(text), text)] == ["We paid for it.", "We will keep it"]


@pytest.mark.parametrize(
    ("text", "proposal", "content", "cue", "stance"),
    [
        (
            "“The dam,” Holt said, “is not safe.” Vane said: “It will hold.”",
            claim(1, "Holt", "said", "The dam", "is not safe"),
            "The dam … is not safe", "said", "asserts",
        ),
        (
            "Holt said it was not true that the mayor took money.",
            claim(1, "Holt", "said", "the mayor took", "mayor took money"),
            "it was not true that the mayor took money", "said", "asserts",
        ),
        (
            "“We did not open the gate,” Holt said.",
            claim(1, "Holt", "said", "open the gate", "open the gate"),
            "We did not open the gate", "said", "asserts",
        ),
        (
            "Holt said 40 million people had left.",
            claim(1, "Holt", "said", "million people had", "people had left"),
            "40 million people had left", "said", "asserts",
        ),
        (
            "Holt did not say that the gate was open.",
            claim(1, "Holt", "say", "that the gate", "gate was open"),
            "that the gate was open", "not say", "doubts",
        ),
        (
            "Holt did not deny that the gate was open.",
            claim(1, "Holt", "deny", "that the gate", "gate was open", "denies"),
            "that the gate was open", "not deny", "asserts",
        ),
        (
            "Holt said that the dam was safe. Vane denied it. Vane said the gate was weak.",
            claim(1, "Holt", "said", "that the dam", "gate was weak"),
            "that the dam was safe", "said", "asserts",
        ),
        (
            "Holt said that the dam was safe.",
            claim(1, "Holt", "said", "Holt said that", "dam was safe"),
            "that the dam was safe", "said", "asserts",
        ),
    ],
)  # fmt: skip
def test_a_statement_is_neither_cut_short_nor_run_on(
    text: str, proposal: ClaimProposal, content: str, cue: str, stance: str
) -> None:
    """A "not" or a number before it belongs to it; what others say does not; a negated cue asserts nothing."""
    made = vouch(text, proposal)
    assert isinstance(made, VouchedClaim)
    assert " … ".join(span.text for span in made.content) == content
    assert (made.cue and made.cue.text, made.stance) == (cue, stance)


@pytest.mark.parametrize(
    ("text", "proposal", "reason"),
    [
        (
            "The dockers left on Monday.",
            claim(1, "Vane", "admitted", "The dockers left", "left on Monday"),
            "its cue 'admitted' does not stand near what is said",
        ),
        (
            "The dockers left on Monday.",
            claim(1, "Vane", None, "The dockers left", "left on Monday", words=""),
            "no word and no mark attributes it",
        ),
        (
            "Pim Holt\n\nThe dockers left on Monday.",
            claim(2, "Pim Holt", None, "The dockers left", "left on Monday"),
            "no word and no mark attributes it",
        ),
        (
            f"Holt spoke. {'Rain fell on the quay. ' * 9}The dockers left on Monday.",
            claim(11, "Holt", "spoke", "The dockers left", "left on Monday"),
            "its cue 'spoke' does not stand near what is said",
        ),
    ],
)
def test_what_nothing_attributes_is_no_claim(text: str, proposal: ClaimProposal, reason: str) -> None:
    """A cue has to stand beside the statement; without a cue a mark has to attribute it."""
    assert vouch(text, proposal) == reason
