import threading
import types
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx2
import pytest
from scripted import ARTICLE, PROMPT, bridge, scripted

from summarizer.errors import InputError, ServerError, SetupError
from summarizer.llm.local.weights import Gguf
from summarizer.recordings.recording import dumps
from summarizer.recordings.taping import Taping
from summarizer.schema import ModelIdentity

KEY = "sk-planted-4f9aXq"


class Server(ThreadingHTTPServer):
    """A model's server with scripted answers that notes what authorises the requests."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.seen: list[str | None] = []
        self.script = scripted()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        self.server.seen.append(self.headers["authorization"])
        body = self.rfile.read(int(self.headers["content-length"]))
        answer = self.server.script.handle_request(httpx2.Request("POST", self.server.url, content=body))
        self.send_response(200)
        self.send_header("content-length", str(len(answer.content)))
        self.end_headers()
        self.wfile.write(answer.content)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server(socket_enabled: None) -> Iterator[Server]:
    with Server() as made:
        thread = threading.Thread(target=made.serve_forever, args=(0.01,))
        thread.start()
        yield made
        made.shutdown()
        thread.join()


def test_a_server_is_asked_with_the_key_of_the_environment(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it answers is taken down, the name is the model's, and the key is not in it."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with Taping("openai/scripted", prompt=PROMPT, base_url=server.url) as taping:
        taken = taping.tape(bridge())
    assert set(server.seen) == {f"Bearer {KEY}"}
    assert taken.identity.model == ModelIdentity(name="scripted")
    assert len(taken.exchanges) == len(server.seen)
    assert KEY not in dumps(taken)
    assert server.url not in dumps(taken)


@pytest.mark.parametrize("spec", ["local", "local:own.gguf"])
def test_the_local_model_is_asked_with_the_key_of_its_engine(
    server: Server, monkeypatch: pytest.MonkeyPatch, spec: str
) -> None:
    """The identity has the hash of the weights; every article is read by an engine that has read no other."""
    closed: list[bool] = []
    engine = types.SimpleNamespace(base_url=server.url, api_key=KEY, close=lambda: closed.append(True))
    gguf = Gguf(path=Path("own.gguf"), name="scripted", sha256="a" * 64)
    monkeypatch.setattr("summarizer.llm.local.engine.Engine", lambda *_, **more: engine)
    monkeypatch.setattr("summarizer.llm.local.weights.find", lambda notify=None: gguf)
    monkeypatch.setattr("summarizer.llm.local.weights.own", lambda path, notify=None: gguf)
    with Taping(spec, prompt=PROMPT) as taping:
        taken = taping.tape(bridge())
        assert len(closed) == 1
        assert taping.tape(bridge()) == taken
    assert len(closed) == 2
    assert set(server.seen) == {f"Bearer {KEY}"}
    assert taken.identity.model == ModelIdentity(name="scripted", sha256="a" * 64)
    assert KEY not in dumps(taken)


@pytest.mark.parametrize(
    ("spec", "error", "message"),
    [("gpt", InputError, "is no model"), ("openai/x", SetupError, "no API key")],
)
def test_what_cannot_be_asked_is_said(
    monkeypatch: pytest.MonkeyPatch, spec: str, error: type[Exception], message: str
) -> None:
    """A name that is none and a key that is absent are told as they are without recording."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with Taping(spec, prompt=PROMPT) as taping, pytest.raises(error, match=message):
        taping.tape(bridge())


def test_another_protocol_is_refused_before_it_is_asked() -> None:
    """A recording holds what OpenAI's protocol says; anything else would be recorded as nothing at all."""
    with pytest.raises(
        InputError, match="'anthropic/x' cannot be recorded: recordings hold OpenAI's protocol"
    ):
        Taping("anthropic/x")


def test_what_a_failed_article_left_is_not_in_the_next_recording() -> None:
    """Each recording has the exchanges of its own article alone."""
    failing = [True]

    def refuse(request: httpx2.Request) -> httpx2.Response:
        abstract = b'"name":"Abstract"' in request.content
        return httpx2.Response(403) if abstract and failing else scripted().handle_request(request)

    with Taping("scripted", prompt=PROMPT, transport=httpx2.MockTransport(refuse)) as taping:
        with pytest.raises(ServerError):
            taping.tape(bridge(ARTICLE.replace("Velm", "Orst")))
        failing.clear()
        taken = taping.tape(bridge())
    assert "Orst" not in dumps(taken)
