"""What goes into a batch and what comes out of it, in the form that is common to all providers."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple, Protocol

JSON = dict[str, Any]

NOT_ANSWERED = 408
"""The status of a request that its batch ended without: expired, or cancelled."""


class Line(NamedTuple):
    """One request: ``id`` is our own, of letters, digits and hyphens; ``body`` is JSON text."""

    id: str
    body: str


class Result(NamedTuple):
    """What became of one request: the status and the body that the provider's chat would have answered with."""

    id: str
    status: int
    body: JSON


class Bounds(NamedTuple):
    """The most that one batch may have."""

    requests: int
    size: int = 100_000_000
    """Bytes; less than any provider takes, because a batch is held in memory when it is sent."""


class Intent(NamedTuple):
    """A batch that was about to be submitted.

    Attributes:
        name: our own; the ids of its requests begin with it.
        requests: how many it has.
        begun: when it was about to be submitted.
        known: ids of other batches of ours.
    """

    name: str
    requests: int
    begun: datetime
    known: frozenset[str] = frozenset()


class Sought(NamedTuple):
    """A batch that was looked for: its id; None where there is none, or where that cannot be told yet."""

    id: str | None
    unclear: bool = False


class State(NamedTuple):
    """How far a batch is.

    Attributes:
        ended: no more is answered in it.
        failure: why the provider did not work on it, in its words.
        crowded: it did not, because too much was waiting there.
    """

    ended: bool
    failure: str = ""
    crowded: bool = False


class Interface(Protocol):
    """One provider's batches. Methods raise what the provider's SDK raises."""

    @property
    def bounds(self) -> Bounds: ...

    def submit(self, lines: Sequence[Line], name: str) -> str:
        """Make a batch, once; gives the provider's id."""

    def find(self, intent: Intent) -> Sought:
        """Look among the provider's batches for one that was submitted, or not."""

    def state(self, id: str) -> State: ...  # noqa: A002

    def results(self, id: str) -> Iterator[Result]:  # noqa: A002
        """What became of the requests of a batch that has ended, in any order; some may be missing."""


def file(lines: Iterable[JSON]) -> bytes:
    """JSON lines in UTF-8."""
    return b"".join(json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in lines)


def parsed(content: bytes) -> Iterator[JSON]:
    """The objects of JSON lines. Only a line feed ends a line: texts may have other separators in them."""
    for line in content.split(b"\n"):
        if line.strip():
            found = json.loads(line)
            if isinstance(found, dict):
                yield found


def result(line: JSON) -> Result:
    """A line of an output or error file of OpenAI, which Mistral's are like."""
    response = line.get("response") or {}
    body, error = response.get("body"), line.get("error")
    if not isinstance(body, dict):  # some servers give the body of an error as text
        body = {"error": error if isinstance(error, dict) else {"message": str(error or body or "no answer")}}
    status = response.get("status_code")
    return Result(str(line.get("custom_id")), status if isinstance(status, int) else NOT_ANSWERED, body)
