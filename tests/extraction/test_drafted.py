"""The drafted form: what a small model is asked about a parser's drafts, and what becomes of its answers."""

from pathlib import Path
from typing import Any

import pytest
from asked import Asked

from summarizer.codebook import Codebook, load, plover
from summarizer.documents.sentences import split
from summarizer.extraction.account import Account
from summarizer.extraction.drafted import DraftedForm
from summarizer.extraction.free import Proposals
from summarizer.extraction.windows import Numbered
from summarizer.llm import Request
from summarizer.prompts import releases

TEXT = "Orla Vint said that the dam was safe. Ulmenia arrested nine dockers in Lume."
OWN = """
name: harbours
types:
  detention:
    definition: Somebody is held or locked up.
    examples: [police held two sailors overnight]
  other:
    definition: None of the others.
"""


@pytest.fixture
def own(tmp_path: Path) -> Codebook:
    (tmp_path / "own.yaml").write_text(OWN, encoding="utf-8")
    return load(tmp_path / "own.yaml")


def drafted(answer: Any, codebook: Codebook | None = None, text: str = TEXT) -> tuple[Proposals, Account, Asked]:
    asked = Asked(answer)
    article = Numbered(text=text, sentences=split(text))
    form = DraftedForm(asked, releases.prompt("v3/drafted"), codebook or plover(), article)
    return *form.read(), asked


@pytest.mark.parametrize(
    ("who", "proposers"),
    [("Vint", ["parser", "model"]), ("Orla Vint", ["parser", "model"]), ("Ulmenia", ["parser"]), ("nobody", ["parser"])],
)
def test_a_speaker_that_the_model_names_too_is_found_by_both(who: str, proposers: list[str]) -> None:
    """Where the model says something else, the parser's reading stands."""
    proposals, _, _ = drafted(lambda request: {"who": [who]})
    assert [claim.by for claim in proposals.claims] == proposers
    assert {claim.speaker_text for claim in proposals.claims} == {"Orla Vint"}


def test_a_model_that_fails_leaves_the_drafts_and_a_reason() -> None:
    """No sentence counts as unread: the parser has read them."""
    proposals, account, _ = drafted(lambda request: None)
    assert [claim.by for claim in proposals.claims] == ["parser"]
    assert account.reasons == ("the speakers in sentences 1 to 1: the model answered nothing",)
    assert account.unread == frozenset()


def test_types_of_the_default_codebook_are_not_asked_for() -> None:
    """Its lexicon knows them."""
    proposals, _, asked = drafted(lambda request: {"who": ["Vint"]})
    assert {request.answer.__name__ for request in asked.requests} == {"Speakers"}
    assert [event.type for event in proposals.events] == ["coerce"]


def test_types_of_an_own_codebook_are_chosen_by_the_model(own: Codebook) -> None:
    """It is shown the clause and the codebook's examples, and answers with a type of the closed list."""

    def answer(request: Request) -> dict[str, Any]:
        return {"type": "detention"} if request.answer.__name__ == "Chosen" else {"who": ["Vint"]}

    proposals, _, asked = drafted(answer, own)
    assert [(e.type, e.by) for e in proposals.events] == [("detention", "parser"), ("detention", "model")]
    messages = asked.requests[-1].messages
    assert "detention: Somebody is held or locked up\n" in messages[0].content
    assert [m.content for m in messages[1:]] == [
        "police held two sailors overnight",
        '{"type":"detention"}',
        "Ulmenia arrested nine dockers in Lume",
    ]
    with pytest.raises(ValueError, match="type"):
        asked.requests[-1].answer.model_validate({"type": "piracy"})


def test_a_type_that_nobody_chose_is_other(own: Codebook) -> None:
    """An act stays, without a type, where the model does not answer."""
    proposals, account, _ = drafted(lambda request: None, own)
    assert [(e.type, e.by) for e in proposals.events] == [("other", "parser")]
    assert len(account.reasons) == 2


def test_a_sentence_that_is_too_long_to_parse_counts_as_unread() -> None:
    """What no parser can read is told."""
    _, account, _ = drafted(lambda request: {"who": ["Vint"]}, text=f"{TEXT}\n\n{'ship ' * 300}")
    assert account.unread == frozenset({3})
    assert account.reasons == ("sentence 3 is too long for the parser",)


def test_an_abstract_is_written_from_the_lead_and_from_what_is_disputed() -> None:
    """Of a long article the first sentences are told, and those that deny."""
    filler = " ".join(f"The wind at mast {n} was calm." for n in range(12))
    text = f"{TEXT} {filler} Holt denied that the dam was safe."
    article = Numbered(text=text, sentences=split(text))
    form = DraftedForm(Asked(lambda request: None), releases.prompt("v3/drafted"), plover(), article)
    assert {1, 2, len(article.sentences)} <= set(form.told())
    assert len(form.told()) == 8
