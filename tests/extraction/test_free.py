"""The free form: windows that share their actors, full lists that go on, and answers that were cut off."""

import json
from typing import Any

import pytest
from asked import Asked, shown
from proposed import claim, event, person

from summarizer.codebook import plover
from summarizer.documents.sentences import split
from summarizer.extraction.account import Account
from summarizer.extraction.answers import MOST
from summarizer.extraction.free import FreeForm, Proposals
from summarizer.extraction.windows import Numbered
from summarizer.llm import Flaw, Reply, Request
from summarizer.llm.reading import read as validated
from summarizer.prompts import releases
from summarizer.prompts.releases import WindowSize

COUNT = 8
TEXT = " ".join(f"Holt left port {n} today." for n in range(1, COUNT + 1))
ARTICLE = Numbered(text=TEXT, sentences=split(TEXT))
NOTHING: dict[str, Any] = {"actors": [], "events": [], "claims": []}


def read(asked: Asked, words: int = 10, before: int = 0, after: int = 0) -> tuple[Proposals, Account]:
    size = WindowSize(words=words, before=before, after=after)
    release = releases.prompt("v3/free").model_copy(update={"window": size})
    form = FreeForm(asked, release, plover(), ARTICLE)
    parts = list(form.read(form.windows()))
    return sum((p for p, _ in parts), Proposals()), sum((a for _, a in parts), Account())


def diligent(request: Request) -> dict[str, Any]:
    """Finds the event of every sentence that is shown, context too."""
    events = [event(n, f"left port {n}", "retreat") for n in shown(request)]
    return {"actors": [person("Holt")], "events": events, "claims": []}


def test_every_window_is_told_the_actors_found_so_far() -> None:
    """The second window calls an actor by the name that the first one gave it."""
    asked = Asked(diligent)
    read(asked, words=20)
    first, second = (request.messages[-1].content for request in asked.requests)
    assert "Actors found so far" not in first
    assert "Actors found so far, to be called by these names:\nHolt\n" in second


def test_an_item_of_the_context_belongs_to_the_window_it_stands_in() -> None:
    """Windows that overlap give every event once."""
    proposals, _ = read(Asked(diligent), words=20, before=2, after=2)
    assert [e.n for e in proposals.events] == list(range(1, COUNT + 1))


def test_a_full_list_is_not_the_end_of_it() -> None:
    """Where a list is as long as it may be, the sentences from its last item on are asked about again."""

    def full(request: Request) -> dict[str, Any]:
        numbers = shown(request)
        if len(numbers) < 5:
            return diligent(request)
        return {**NOTHING, "events": [event(n // 30 + 1, "left") for n in range(MOST)]}

    asked = Asked(full)
    read(asked, words=100)
    assert shown(asked.requests[1]) == [2, 3, 4, 5, 6, 7, 8]


def test_an_answer_that_was_cut_off_is_asked_for_in_halves() -> None:
    """Both halves are read, and nothing counts as unread."""

    def short(request: Request) -> Any:
        if len(shown(request)) > 4:
            return Reply(answer=None, truncated=True, failure="cut off")
        return diligent(request)

    asked = Asked(short)
    proposals, account = read(asked, words=100)
    assert [len(shown(request)) for request in asked.requests] == [8, 4, 4]
    assert [e.n for e in proposals.events] == list(range(1, COUNT + 1))
    assert (account.unread, account.reasons) == (frozenset(), ())


def test_what_cannot_be_read_is_told() -> None:
    """A window without an answer leaves its sentences unread, with the reason; the others are read."""

    def broken(request: Request) -> Any:
        return None if 1 in shown(request) else diligent(request)

    proposals, account = read(Asked(broken), words=20)
    assert account.unread == frozenset({1, 2, 3, 4})
    assert account.reasons == ("sentences 1 to 4: the model answered nothing",)
    assert [e.n for e in proposals.events] == [5, 6, 7, 8]
    assert (account.asked, account.answered) == (2, 1)


def test_an_item_that_did_not_hold_is_kept_in_the_account() -> None:
    """The good items stay, the others are listed with the reason."""
    flaw = Flaw(text="Vane | left", reason="copy words exactly", field="events")
    asked = Asked(lambda r: Reply(answer=r.answer.model_validate(NOTHING), flaws=(flaw,)))
    _, account = read(asked, words=100)
    assert [(d.kind, d.text, d.reason, d.sentences) for d in account.dropped] == [
        ("event", "Vane | left", "copy words exactly", tuple(range(1, COUNT + 1)))
    ]


@pytest.mark.parametrize(
    ("item", "holds"),
    [
        (event(2, "left port 2"), True),
        (event(2, "left port 22"), False),
        (claim(1, "Holt", None, "Holt left", "port 1 today"), True),
        (person("Orla"), False),
    ],
)
def test_items_are_checked_against_the_article(item: Any, holds: bool) -> None:
    """The request carries the check that its items have to pass."""
    asked = Asked(lambda request: NOTHING)
    read(asked, words=100)
    check = asked.requests[0].check
    assert check is not None
    assert (check(item) is None) is holds


def test_the_types_of_the_codebook_are_a_closed_list() -> None:
    """A type that the codebook does not have is no answer, and the reason says so; a capital letter is no matter."""
    asked = Asked(lambda request: NOTHING)
    read(asked, words=100)
    wrong = {**NOTHING, "events": [event(1, "left", "piracy").model_dump(exclude={"by", "at"})]}
    found = validated(asked.requests[0].answer, json.dumps(wrong))
    assert [flaw.reason for flaw in found.flaws] == ["type 'piracy' is not in the codebook"]
    capital = {**NOTHING, "events": [{**wrong["events"][0], "type": "Protest"}]}
    assert validated(asked.requests[0].answer, json.dumps(capital)).flaws == ()
