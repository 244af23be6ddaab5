"""Corpora of invented articles, a run over one with a scripted model, and what its output says."""

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import httpx2
from scripted import ANSWERS, PROMPT, completion, scripted

from summarizer.corpus import output
from summarizer.corpus.answers import KeptAnswers
from summarizer.corpus.database import beside
from summarizer.corpus.inputs import Given, Reader
from summarizer.corpus.store import Store
from summarizer.corpus.work import Ending, Run
from summarizer.llm import Limits
from summarizer.pipeline import Summarizer

TEXT = """The mayor of Velm, Ilka Sørens, said on Tuesday that “the old bridge is not safe” and would close.

Dockers protested against it on Monday, {number} of them. The ferry owner Halvard Brekke denied that he owned it.

Nobody was hurt. The council meets on Thursday.
"""


def says(asked: Mapping[str, Any]) -> Any:
    """What a model answers to a request about such an article."""
    return ANSWERS[asked["response_format"]["json_schema"]["name"]]


def rows(number: int) -> list[dict[str, str]]:
    """So many documents as rows of a table."""
    return [
        {"id": f"d{n}", "text": TEXT.format(number=n), "title": f"Velm {n}", "published": "2031-05-06"}
        for n in range(number)
    ]


def write_jsonl(path: Path, rows: Iterable[object]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def run_over(
    given: Iterable[Given] | Path,
    out: Path,
    transport: httpx2.BaseTransport | None = None,
    *,
    jobs: int = 2,
    model: str = "scripted",
    limits: Limits | None = None,
    prompt: str = PROMPT,
    total: int | None = None,
    **options: Any,
) -> Ending:
    """One run, its output written."""
    documents = Reader().read([str(given)]) if isinstance(given, Path) else given
    with (
        Store(beside(out)) as store,
        Summarizer(
            model,
            prompt=prompt,
            transport=transport or scripted(),
            limits=limits,
            wrap=lambda inner, _: KeptAnswers(inner, store),
        ) as summarizer,
    ):
        try:
            return Run(store, summarizer, jobs, **options).over(documents, total)
        finally:
            output.write(store.rows(), out)


Sent = list[httpx2.Request]


def about(request: httpx2.Request, number: int) -> bool:
    """Whether a request is about this document of the corpus."""
    return f", {number} of them" in request.content.decode()


def failing(fails: Callable[[httpx2.Request], httpx2.Response | None], sent: Sent | None = None) -> httpx2.MockTransport:
    """A scripted model that answers some requests otherwise."""
    script = scripted(spy=(sent if sent is not None else []).append)
    return httpx2.MockTransport(lambda request: fails(request) or script.handle_request(request))


def refused(*numbers: int, status: int = 401) -> httpx2.MockTransport:
    error = httpx2.Response(status, json={"error": {"message": "no"}})
    return failing(lambda request: error if any(about(request, n) for n in numbers) else None)


def without_abstract(request: httpx2.Request) -> httpx2.Response | None:
    """A model that answers all but the question for the abstract: summaries are partial."""
    asked = json.loads(request.content)
    if asked["response_format"]["json_schema"]["name"] != "Abstract":
        return None
    return httpx2.Response(200, json=completion("no JSON"))


def lines(out: Path) -> list[dict[str, Any]]:
    """The output without what differs from run to run."""
    found = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    for line in found:
        if line["summary"]:
            line["summary"]["provenance"] |= {"created": None, "seconds": None}
    return found


def statuses(out: Path) -> dict[str, str]:
    return {line["id"]: line["status"] for line in lines(out)}
