"""What the stand-ins for the batch interfaces of providers have in common."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.parser import BytesParser
from typing import Any

import httpx2
from provider_servers import JSON, KEY, SERVERS, Answer

Says = Callable[[JSON], Answer | httpx2.Response]


class Refused(Exception):  # noqa: N818
    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status, self.words = status, words


class Made:
    """A batch at the provider: its requests by id, and what came of them."""

    def __init__(self, key: str, name: str, requests: dict[str, JSON], model: str) -> None:
        self.id, self.name, self.requests, self.model = key, name, requests, model
        self.state = "open"  # or ended, expired, failed
        self.created = datetime.now(UTC)
        self.results: dict[str, httpx2.Response] = {}
        self.fault: tuple[str, str] | None = None


class BatchServer(httpx2.BaseTransport):
    """What is common to the four.

    Attributes:
        made: the batches, oldest first.
        sent: method and path of every request.
        full: no batch is taken.
        lost: when it is set, the next batch is made, but the answer that says so is lost.
    """

    provider = ""
    page = 2  # batches on a page of a list, so that lists have several

    def __init__(self, says: Says) -> None:
        self._says, self._chat = says, SERVERS[self.provider]
        self.model = self._chat.model
        self.made: list[Made] = []
        self.sent: list[str] = []
        self.lost = self.full = False
        self.busy: list[int] = []
        self.files: dict[str, bytes] = {}

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        request.read()
        self.sent.append(f"{request.method} {request.url.path}")
        if self.busy:
            return self.refusal(self.busy.pop(0), "busy")
        try:
            if KEY not in str(request.headers.raw) and "upload_id" not in str(request.url):
                sent = next(v for k, v in request.headers.items() if k in ("authorization", "x-api-key", "x-goog-api-key"))
                raise Refused(401, f"Incorrect API key provided: {sent.removeprefix('Bearer ')}")
            before = len(self.made)
            answer = self.answer(request)
        except Refused as refused:
            return self.refusal(refused.status, refused.words)
        if self.lost and len(self.made) > before:
            self.lost = False
            raise httpx2.ReadTimeout("the answer was lost")
        return answer

    def chat(self) -> httpx2.MockTransport:
        """The same provider's chat, with the same answers."""
        return httpx2.MockTransport(lambda request: self._answered(request, json.loads(request.content)))

    def work(self, state: str = "ended", only: int | None = None, fault: tuple[str, str] | None = None) -> None:
        """End the batches that are open; ``only`` so many requests of each are answered."""
        for made in self.made:
            if made.state == "open":
                made.state, made.fault = state, fault
                for key, body in list(made.requests.items())[:only]:
                    made.results[key] = self._answered(self.request(body, made.model), body)

    def _answered(self, request: httpx2.Request, body: JSON) -> httpx2.Response:
        said = self._says(body)
        return said if isinstance(said, httpx2.Response) else self._chat.answers(request, said)

    def new(self, name: str, requests: dict[str, JSON], model: str = "") -> Made:
        for key in requests:
            if not re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", key):
                raise Refused(400, f"custom_id {key!r} is not valid")
        if self.full:
            raise Refused(429, "too much is waiting")
        if not requests:
            raise Refused(400, "the batch is empty")
        self.made.append(Made(f"{self.provider}-b{len(self.made)}", name, requests, model))
        return self.made[-1]

    def known(self, key: str) -> Made:
        for made in self.made:
            if made.id == key:
                return made
        raise Refused(404, f"no batch {key}")

    def lines(self, file: str) -> Iterator[JSON]:
        if file not in self.files:
            raise Refused(400, f"no file {file}")
        yield from map(json.loads, self.files[file].decode().strip().split("\n"))

    def refusal(self, status: int, words: str) -> httpx2.Response:
        return httpx2.Response(status, json=self._chat.wire.error(status, words))

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        raise NotImplementedError

    def request(self, body: JSON, model: str) -> httpx2.Request:
        """A request of the batch as the provider's chat would get it."""
        raise NotImplementedError


def only(body: JSON, *names: str) -> JSON:
    """The body, refused where it has more."""
    unknown = set(body) - set(names)
    if unknown:
        raise Refused(400, f"unknown field {min(unknown)}")
    return body


def unlike(lines: Iterator[tuple[str, JSON]]) -> dict[str, JSON]:
    """Requests by their ids, refused where two have one."""
    found: dict[str, JSON] = {}
    for key, body in lines:
        if key in found:
            raise Refused(400, f"duplicate custom_id {key}")
        found[key] = body
    return found


def form(request: httpx2.Request) -> dict[str, bytes]:
    """The parts of a form with a file in it."""
    head = b"Content-Type: " + request.headers["content-type"].encode() + b"\r\n\r\n"
    parts: Any = BytesParser().parsebytes(head + request.content).get_payload()
    return {str(p.get_param("name", header="content-disposition")): p.get_payload(decode=True) for p in parts}
