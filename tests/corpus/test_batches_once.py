"""Whatever happens between the program and a provider, nothing is submitted twice, and nothing is lost."""

from pathlib import Path

import pytest
from batch_rounds import DOCUMENTS, a_round, good
from batch_server import BatchServer
from corpora import statuses
from provider_servers import KEY

from summarizer.corpus.status import standing
from summarizer.corpus.waiting import Waiting
from summarizer.errors import ServerError
from summarizer.llm import PROVIDERS
from summarizer.llm.batches import NotTaken


@pytest.mark.parametrize("ends", [True, False])
def test_killed_while_it_submits_nothing_is_submitted_twice(
    kind: type[BatchServer], corpus: Path, out: Path, monkeypatch: pytest.MonkeyPatch, ends: bool
) -> None:
    """The provider has the batch, the store does not know: the next run finds it there, whether it has ended or not."""
    server = kind(good)
    for _ in range(5):  # others of the same account, of the same size, from before and after
        server.new("another", {f"another-{n}": {} for n in range(2 * DOCUMENTS)}, server.model)
    server.work(only=0)
    with monkeypatch.context() as killing:
        killing.setattr(Waiting, "submitted", killed)
        with pytest.raises(KeyboardInterrupt):
            a_round(server, corpus, out)
    made = len(server.made)
    if ends:
        server.work()
    _, ended, submitted = a_round(server, corpus, out)
    assert (ended.progress.waiting, submitted) == (0 if ends else DOCUMENTS, [])
    server.work()
    a_round(server, corpus, out)
    assert set(statuses(out).values()) == {"complete"}
    assert len(server.made) == made


def killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_killed_before_it_submits_it_submits_later(
    kind: type[BatchServer], corpus: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not before the batch would be seen at the provider for certain."""
    server = kind(good)
    with monkeypatch.context() as killing:
        killing.setattr("summarizer.llm.batches.Service.submit", killed)
        with pytest.raises(KeyboardInterrupt):
            a_round(server, corpus, out)
    _, ended, submitted = a_round(server, corpus, out, settles=300)
    assert (ended.progress.waiting, submitted, server.made) == (DOCUMENTS, [], [])
    assert [(b.id, b.documents) for b in standing(out).batches] == [(None, DOCUMENTS)]
    assert [b.requests for b in a_round(server, corpus, out)[2]] == [2 * DOCUMENTS]
    assert len(server.made) == 1


def test_an_answer_that_is_lost_leads_to_no_second_batch(kind: type[BatchServer], corpus: Path, out: Path) -> None:
    """What makes a batch is sent once; what only asks is tried again."""
    server = kind(good)
    server.lost = True
    with pytest.raises(ServerError, match="did not answer in time"):
        a_round(server, corpus, out)
    server.busy = [503, 429]
    assert a_round(server, corpus, out)[1].progress.waiting == DOCUMENTS
    server.work()
    server.busy = [503, 503]
    assert a_round(server, corpus, out)[1].progress.done == DOCUMENTS
    assert len(server.made) == 1


def test_a_batch_that_is_refused_is_submitted_later(
    kind: type[BatchServer], corpus: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A refused key is told without the key; with the right one the next run goes on at once."""
    server = kind(good)
    variable = PROVIDERS[kind.provider].key or ""
    monkeypatch.setenv(variable, "sk-wrong-one-9911")
    with pytest.raises(ServerError, match="the key was refused") as caught:
        a_round(server, corpus, out, settles=300)
    assert "provided: [key]" in str(caught.value)
    monkeypatch.setenv(variable, KEY)
    assert [b.requests for b in a_round(server, corpus, out, settles=300)[2]] == [2 * DOCUMENTS]


def test_a_full_queue_is_waited_for(kind: type[BatchServer], corpus: Path, out: Path) -> None:
    """What it takes later is submitted later: in halves where nothing else of ours fills it."""
    server = kind(good)
    server.full = True
    with pytest.raises(NotTaken, match="429") as caught:
        a_round(server, corpus, out)
    assert caught.value.full
    server.full = False
    sizes = []
    for _ in range(3):
        sizes.append([b.requests for b in a_round(server, corpus, out, settles=300)[2]])
        server.work()
    assert sizes == [[DOCUMENTS], [DOCUMENTS], []]
    assert set(statuses(out).values()) == {"complete"}


def test_a_killed_run_is_gone_on_with(kind: type[BatchServer], corpus: Path, out: Path) -> None:
    """What was noted and not submitted is submitted by the next run, each request once."""
    server = kind(good)
    a_round(server, corpus, out, submits=False)
    assert standing(out).waiting == 0
    assert [b.requests for b in a_round(server, corpus, out)[2]] == [2 * DOCUMENTS]


def test_a_batch_of_another_account_is_told(kind: type[BatchServer], corpus: Path, out: Path) -> None:
    """The provider does not know it: that is said, and nothing is submitted in its place."""
    server = kind(good)
    a_round(server, corpus, out)
    server.made.clear()
    collected, ended, submitted = a_round(server, corpus, out)
    assert [one.failure for one in collected] == ["the provider does not know it; is the key of the account that submitted it?"]
    assert (ended.progress.waiting, submitted) == (DOCUMENTS, [])
