"""Anthropic's message batches.

After the guide "Batch processing" (platform.claude.com/docs/en/build-with-claude/batch-processing) and the reference
pages "Create a Message Batch", "List Message Batches", "Retrieve Message Batch results" and "Errors".
"""

import json
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

import httpx2

from summarizer.llm.batches.lines import NOT_ANSWERED, Bounds, Intent, Line, Result, Sought, State
from summarizer.llm.protocols import sdk

_CLOCKS = timedelta(hours=1)  # by which their clock may be behind ours
_STATUS = {
    "invalid_request_error": 400,
    "authentication_error": 401,
    "billing_error": 402,
    "permission_error": 403,
    "not_found_error": 404,
    "request_too_large": 413,
    "rate_limit_error": 429,
    "api_error": 500,
    "timeout_error": 504,
    "overloaded_error": 529,
}


class AnthropicBatches:
    """The message batches of Anthropic. A batch has no name there: it is known by the ids of its requests."""

    bounds = Bounds(10_000)  # as the reference has it; the guide says 100,000

    def __init__(self, key: str, base_url: str | None, http: httpx2.Client, timeout: float, _model: str) -> None:
        wire = sdk("anthropic", "anthropic").Anthropic(
            base_url=base_url, api_key=key, http_client=http, max_retries=0, timeout=timeout
        )
        self._batches = wire.messages.batches

    def submit(self, lines: Sequence[Line], name: str) -> str:  # noqa: ARG002 - the ids have it in them
        asked = [{"custom_id": one.id, "params": json.loads(one.body)} for one in lines]
        return str(self._batches.create(requests=asked).id)

    def find(self, intent: Intent) -> Sought:
        """Ids of requests are only told when a batch has ended: one of this size that is under way may be it."""
        unclear = False
        for batch in self._batches.list(limit=100):  # newest first; the SDK goes on to the further pages
            if batch.created_at < intent.begun - _CLOCKS:
                break
            if batch.id in intent.known or _size(batch) != intent.requests:
                continue
            if batch.processing_status != "ended":
                unclear = True
            elif any(one.id.startswith(f"{intent.name}-") for one in self.results(batch.id)):
                return Sought(batch.id)
        return Sought(None, unclear)

    def state(self, id: str) -> State:  # noqa: A002
        batch = self._batches.retrieve(id)
        return State(batch.processing_status == "ended", "its results are gone" if batch.archived_at else "")

    def results(self, id: str) -> Iterator[Result]:  # noqa: A002
        if self._batches.retrieve(id).results_url:
            yield from map(_result, self._batches.results(id))


def _size(batch: Any) -> int:
    """How many requests a batch has, whatever became of them."""
    return sum(count for count in batch.request_counts.to_dict().values() if isinstance(count, int))


def _result(line: Any) -> Result:
    if line.result.type == "succeeded":
        return Result(line.custom_id, 200, line.result.message.to_dict(mode="json"))
    if line.result.type == "errored":
        body = line.result.error.to_dict(mode="json")
        return Result(line.custom_id, _STATUS.get(body.get("error", {}).get("type"), 500), body)
    told = {"type": "timeout_error", "message": f"the request {line.result.type} in its batch"}
    return Result(line.custom_id, NOT_ANSWERED, {"type": "error", "error": told})
