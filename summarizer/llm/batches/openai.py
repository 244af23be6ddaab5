"""OpenAI's batches: a file of requests, a batch over it, a file of answers and one of errors.

After the guide "Batch API" (platform.openai.com/docs/guides/batch) and the reference pages "Create batch", "The request
input object" and "The request output object".
"""

import json
from collections.abc import Iterator, Sequence

import httpx2

from summarizer.llm.batches.lines import Bounds, Intent, Line, Result, Sought, State, file, parsed, result

_ENDED = frozenset({"completed", "failed", "expired", "cancelled"})
_CROWDED = "token_limit_exceeded"  # of a batch: the organization's bound of tokens that wait


class OpenAIBatches:
    """The batches of a server of OpenAI's protocol."""

    bounds = Bounds(50_000)

    def __init__(self, key: str, base_url: str | None, http: httpx2.Client, timeout: float, _model: str) -> None:
        import openai

        self._wire = openai.OpenAI(
            base_url=base_url, api_key=key, http_client=http, max_retries=0, timeout=timeout
        )

    def submit(self, lines: Sequence[Line], name: str) -> str:
        asked = file(
            {"custom_id": one.id, "method": "POST", "url": "/v1/chat/completions", "body": json.loads(one.body)}
            for one in lines
        )
        given = self._wire.files.create(file=(f"{name}.jsonl", asked), purpose="batch")
        made = self._wire.batches.create(
            completion_window="24h",
            endpoint="/v1/chat/completions",
            input_file_id=given.id,
            metadata={"name": name},
        )
        return made.id

    def find(self, intent: Intent) -> Sought:
        for batch in self._wire.batches.list(limit=100):  # the SDK goes on to the further pages
            if (batch.metadata or {}).get("name") == intent.name:
                return Sought(batch.id)
        return Sought(None)

    def state(self, id: str) -> State:  # noqa: A002
        batch = self._wire.batches.retrieve(id)
        faults = (batch.errors and batch.errors.data) or []
        words = next((fault.message for fault in faults if fault.message), "")
        if batch.status == "failed":
            words = words or "the batch failed"
        return State(batch.status in _ENDED, words, any(fault.code == _CROWDED for fault in faults))

    def results(self, id: str) -> Iterator[Result]:  # noqa: A002
        batch = self._wire.batches.retrieve(id)
        for part in (batch.output_file_id, batch.error_file_id):
            if part:
                yield from map(result, parsed(self._wire.files.content(part).content))
