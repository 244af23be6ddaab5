"""Google's Gemini batches: a file of requests, a batch over it, a file of answers and errors.

After the guide "Batch API" (ai.google.dev/gemini-api/docs/batch-api) and its reference (ai.google.dev/api/batch-api);
codes of errors after "google.rpc.Code".
"""

import io
import json
from collections.abc import Iterator, Sequence

import httpx2

from summarizer.llm.batches.lines import (
    JSON,
    NOT_ANSWERED,
    Bounds,
    Intent,
    Line,
    Result,
    Sought,
    State,
    file,
    parsed,
)
from summarizer.llm.protocols.google import client

_ENDED = frozenset(
    {
        "JOB_STATE_SUCCEEDED",
        "JOB_STATE_PARTIALLY_SUCCEEDED",
        "JOB_STATE_FAILED",
        "JOB_STATE_CANCELLED",
        "JOB_STATE_EXPIRED",
    }
)
_STATUS = {1: NOT_ANSWERED, 3: 400, 4: NOT_ANSWERED, 5: 404, 7: 403, 8: 429, 9: 400, 11: 400, 13: 500, 14: 503, 16: 401}


class GoogleBatches:
    """The batches of the Gemini API."""

    bounds = Bounds(50_000)

    def __init__(self, key: str, base_url: str | None, http: httpx2.Client, timeout: float, model: str) -> None:
        self._wire, self._model = client(key, base_url, http, timeout), model

    def submit(self, lines: Sequence[Line], name: str) -> str:
        asked = file({"key": one.id, "request": json.loads(one.body)} for one in lines)
        given = self._wire.files.upload(
            file=io.BytesIO(asked), config={"display_name": name, "mime_type": "application/jsonl"}
        )
        made = self._wire.batches.create(model=self._model, src=given.name, config={"display_name": name})
        return str(made.name)

    def find(self, intent: Intent) -> Sought:
        for batch in self._wire.batches.list(config={"page_size": 100}):  # goes on to the further pages
            if batch.display_name == intent.name:
                return Sought(str(batch.name))
        return Sought(None)

    def state(self, id: str) -> State:  # noqa: A002
        state = self._wire.batches.get(name=id).state
        name = str(getattr(state, "value", state) or "")
        return State(name in _ENDED, "the batch failed" if name == "JOB_STATE_FAILED" else "")

    def results(self, id: str) -> Iterator[Result]:  # noqa: A002
        told = self._wire.batches.get(name=id).dest
        if told and told.file_name:
            yield from map(_result, parsed(self._wire.files.download(file=told.file_name)))


def _result(line: JSON) -> Result:
    """A line of an answer file: a response, or an error, as "google.rpc.Status" has it."""
    named, answer = str(line.get("key")), line.get("response")
    if isinstance(answer, dict) and "error" not in answer:
        return Result(named, 200, answer)
    error = line.get("error") or line.get("status") or (answer or {}).get("error")
    told = error if isinstance(error, dict) else {"message": str(error or "no answer")}
    code = told.get("code")
    status = 500
    if isinstance(code, int):
        status = code if code >= 400 else _STATUS.get(code, 500)
    return Result(named, status, {"error": {**told, "code": status}})
