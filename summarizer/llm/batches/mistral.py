"""Mistral's batch jobs: a file of requests, a job over it, a file of answers and one of errors.

After the guide "Batch Inference" (docs.mistral.ai/capabilities/batch), the page "Known limitations" and the reference
of the SDK, "Create Batch Job" and "Get Batch Jobs".
"""

import json
from collections.abc import Iterator, Sequence

import httpx2

from summarizer.llm.batches.lines import (
    JSON,
    Bounds,
    Intent,
    Line,
    Result,
    Sought,
    State,
    file,
    parsed,
    result,
)
from summarizer.llm.protocols.mistral import client

_ENDED = frozenset({"SUCCESS", "FAILED", "TIMEOUT_EXCEEDED", "CANCELLED"})
_PAGE = 100


class MistralBatches:
    """The batch jobs of Mistral."""

    bounds = Bounds(100_000)

    def __init__(self, key: str, base_url: str | None, http: httpx2.Client, timeout: float, model: str) -> None:
        self._wire, self._model = client(key, base_url, http, timeout), model

    def submit(self, lines: Sequence[Line], name: str) -> str:
        asked = file({"custom_id": one.id, "body": _body(one.body)} for one in lines)
        given = self._wire.files.upload(
            file={"file_name": f"{name}.jsonl", "content": asked}, purpose="batch"
        )
        made = self._wire.batch.jobs.create(
            input_files=[given.id],
            model=self._model,
            endpoint="/v1/chat/completions",
            metadata={"name": name},
        )
        return str(made.id)

    def find(self, intent: Intent) -> Sought:
        page = 0
        while True:
            jobs = self._wire.batch.jobs.list(page=page, page_size=_PAGE).data or []
            for job in jobs:
                if (job.metadata or {}).get("name") == intent.name:
                    return Sought(str(job.id))
            if len(jobs) < _PAGE:
                return Sought(None)
            page += 1

    def state(self, id: str) -> State:  # noqa: A002
        job = self._wire.batch.jobs.get(job_id=id)
        words = job.errors[0].message if job.errors else ""
        return State(job.status in _ENDED, words or ("the job failed" if job.status == "FAILED" else ""))

    def results(self, id: str) -> Iterator[Result]:  # noqa: A002
        job = self._wire.batch.jobs.get(job_id=id)
        for part in (job.output_file, job.error_file):
            if part:
                content = self._wire.files.download(file_id=part).read()
                yield from map(result, parsed(content))


def _body(text: str) -> JSON:
    """The body without what the job says for all."""
    return {k: v for k, v in json.loads(text).items() if k not in ("model", "stream")}
