"""Rounds of a corpus with the stand-in of a provider's batches, and the run without batches to compare with."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

from batch_server import BatchServer
from corpora import lines
from provider_servers import JSON, Answer
from scripted import ABSTRACT, FOUND, PROMPT

from summarizer.corpus import output
from summarizer.corpus.answers import KeptAnswers
from summarizer.corpus.database import beside
from summarizer.corpus.inputs import Reader
from summarizer.corpus.rounds import Collected, Rounds
from summarizer.corpus.store import Store
from summarizer.corpus.waiting import Batch, Waiting
from summarizer.corpus.work import Ending, Run
from summarizer.llm.batches import connect
from summarizer.pipeline import Summarizer

DOCUMENTS = 3
AGAIN = "claims: give a list"  # what the model is told about an answer without one


def asked(body: JSON) -> str:
    """Found or Abstract: what a body asks for, in the schema of any provider or in words."""
    text = json.dumps(body)
    return "Abstract" if re.search(r'\\?"abstract\\?": ?\{', text) and not re.search(r'\\?"claims\\?": ?\{', text) else "Found"


def good(body: JSON) -> Answer:
    return Answer(json.dumps(FOUND if asked(body) == "Found" else ABSTRACT, ensure_ascii=False))


def bad_once(body: JSON) -> Answer:
    """Claims that are no list, until the model is told."""
    if asked(body) == "Found" and AGAIN not in json.dumps(body):
        return Answer(json.dumps({**FOUND, "claims": "none"}))
    return good(body)


Round = tuple[list[Collected], Ending, list[Batch]]


def a_round(
    server: BatchServer, corpus: Path, out: Path, settles: float = 0, submits: bool = True, **options: Any
) -> Round:
    """One run of the command: what was collected, what was done, what was submitted."""
    spec = f"{server.provider}/{server.model}"
    with Store(beside(out)) as store:
        rounds = Rounds(connect(spec, transport=server), Waiting(store), timedelta(seconds=settles))
        collected = list(rounds.collect())
        with Summarizer(
            spec,
            prompt=PROMPT,
            wrap=lambda *_: KeptAnswers(rounds.noting, store),
            deferred=True,
            limits=options.pop("limits", None),
        ) as summarizer:
            ended = Run(store, summarizer, 2, waits=rounds.waits, **options).over(Reader().read([str(corpus)]))
        output.write(store.rows(), out)
        return collected, ended, list(rounds.submit()) if submits else []


def direct(server: BatchServer, corpus: Path, out: Path) -> list[Any]:
    """What a run without batches writes."""
    with (
        Store(beside(out)) as store,
        Summarizer(
            f"{server.provider}/{server.model}", prompt=PROMPT, wrap=lambda *_: KeptAnswers(server.chat(), store)
        ) as summarizer,
    ):
        Run(store, summarizer, 2).over(Reader().read([str(corpus)]))
        output.write(store.rows(), out)
    return priceless(out)


def priceless(out: Path) -> list[Any]:
    """The lines without their cost, which is half in a batch."""
    found = lines(out)
    for line in found:
        line["summary"]["provenance"]["usage"].pop("cost")
    return found


def costs(out: Path) -> list[float | None]:
    return [line["summary"]["provenance"]["usage"]["cost"] for line in lines(out)]
