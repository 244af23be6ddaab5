"""A model's server on loopback whose weather is bad: every fault is decided by a seed and the request.

The first attempts of a request can fail; a later one is answered, so that what is lost is lost by the client.
"""

import hashlib
import json
import random
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from asking import GOOD
from provider_servers import Answer, openai_body
from scripted import shows_sentences

FAULTS = {
    "429": 0.05,
    "429 with Retry-After": 0.05,
    "500": 0.05,
    "broken JSON": 0.05,
    "cut": 0.02,
    "slow": 0.02,
}
RETRY_AFTER = 0.05  # seconds
Says = Callable[[dict[str, Any]], Any]
"""What a model answers to the body of a request, as JSON; an error's code where the server refuses it."""


class FaultServer(ThreadingHTTPServer):
    """``met`` counts the faults it served, ``answered`` how often each question got a whole answer."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self, seed: int, faults: dict[str, float], slow: float = 0.5, says: Says = lambda _: GOOD) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.seed, self.faults, self.slow, self.says = seed, faults, slow, says
        self.lock = threading.Lock()
        self.met: Counter[str] = Counter()
        self.answered: Counter[str] = Counter()
        self._tries: Counter[str] = Counter()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def fault(self, body: bytes) -> str | None:
        """What befalls a request: the same for the same seed, body and attempt."""
        question = hashlib.sha256(body).hexdigest()
        with self.lock:
            self._tries[question] += 1
            dice = random.Random(f"{self.seed} {question} {self._tries[question]}")  # noqa: S311
            names, weights = [*self.faults, None], [*self.faults.values(), 1 - sum(self.faults.values())]
            found = dice.choices(names, weights)[0]
            if found:
                self.met[found] += 1
            return found


class _Handler(BaseHTTPRequestHandler):
    server: FaultServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        asked = json.loads(body)
        fault = self.server.fault(body)
        if fault in ("429", "429 with Retry-After", "500"):
            headers = {"retry-after": str(RETRY_AFTER)} if "After" in fault else {}
            self._send(int(fault[:3]), {"error": {"message": "bad weather"}}, headers)
            return
        if fault == "slow":
            time.sleep(self.server.slow)
        answer = self.server.says(asked)
        if isinstance(answer, int):
            self._send(answer, {"error": {"message": "no"}})
            return
        said = json.dumps(answer, ensure_ascii=False)
        text = said[:-40] if fault == "broken JSON" else said
        self._send(200, openai_body(Answer(text)), cut=fault == "cut")
        if fault not in ("broken JSON", "cut"):
            with self.server.lock:
                self.server.answered[question(asked)] += 1

    def _send(
        self, status: int, body: Any, headers: dict[str, str] | None = None, *, cut: bool = False
    ) -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        for name, value in {"content-type": "application/json", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data[: len(data) // 2] if cut else data)
        if cut:
            self.wfile.flush()
            self.connection.shutdown(socket.SHUT_RDWR)
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


def question(asked: dict[str, Any]) -> str:
    """What is asked, whichever attempt it is."""
    shown = [m["content"] for m in asked["messages"] if m["role"] == "user" and shows_sentences(m["content"])]
    return f"{asked['response_format']['json_schema']['name']} {shown[-1]}"


@contextmanager
def serving(
    seed: int, faults: dict[str, float] = FAULTS, slow: float = 0.5, says: Says = lambda _: GOOD
) -> Iterator[FaultServer]:
    with FaultServer(seed, faults, slow, says) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
