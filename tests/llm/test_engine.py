import contextlib
import gc
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from summarizer.errors import SetupError
from summarizer.llm.local.engine import Engine, threads
from summarizer.llm.local.weights import INSTALL, Gguf, find

TOY = Gguf(path=Path("toy.gguf"), name="toy-model", sha256="0" * 64)

# Stands in for the real package, and notes beside itself who runs it with what.
FAKE = """
import json, os, pathlib, types

class CommonParams(types.SimpleNamespace):
    def __init__(self):
        inner = types.SimpleNamespace
        super().__init__(model=inner(), cpuparams=inner(), cpuparams_batch=inner())

class Server:
    listening_address = "http://127.0.0.1:4321"

    def __init__(self, parameters):
        {body}
        note = dict(vars(parameters), pid=os.getpid())
        path = pathlib.Path(__file__).with_name(f"{{parameters.api_keys[0]}}.json")
        path.write_text(json.dumps(note, default=lambda x: sorted(x) if isinstance(x, set) else vars(x)))
"""

Note = Callable[[Engine], dict[str, Any]]


def write_fake(site: Path, body: str = "pass") -> None:
    site.mkdir(exist_ok=True)
    (site / "xllamacpp.py").write_text(FAKE.format(body=body))


@pytest.fixture
def note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Note:
    write_fake(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    return lambda engine: json.loads((tmp_path / f"{engine.api_key}.json").read_text())


def lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_only_the_holder_of_the_key_is_served(note: Note) -> None:
    """The server listens on loopback, on a free port, for a key that nobody else has."""
    with Engine(TOY) as one, Engine(TOY) as other:
        told = note(one)
        assert told["hostnames"] == ["127.0.0.1"]
        assert told["port"] == 0
        assert told["api_keys"] == [one.api_key]
        assert told["ui"] is False
        assert len(one.api_key) >= 32
        assert one.api_key != other.api_key


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="command lines are read from /proc")
def test_key_is_not_on_the_command_line(note: Note) -> None:
    """Neither arguments nor environment, which others may read, hold the key."""
    with Engine(TOY) as engine:
        for name in ("cmdline", "environ"):
            assert engine.api_key.encode() not in Path(f"/proc/{note(engine)['pid']}/{name}").read_bytes()


def test_says_what_answers(note: Note) -> None:
    """Engine and replies carry the model's name, never its place on this machine."""
    with Engine(TOY, n_parallel=3) as engine:
        assert note(engine)["model_alias"] == ["toy-model"]
        assert note(engine)["n_parallel"] == 3
        assert (engine.name, engine.sha256) == (TOY.name, TOY.sha256)
        assert engine.base_url == "http://127.0.0.1:4321/v1"


def test_memory_is_bounded(note: Note, tmp_path: Path) -> None:
    """What was read before is kept within bounds, and written to a directory where one is given."""
    with Engine(TOY) as without, Engine(TOY, slots=tmp_path) as engine:
        assert "slot_save_path" not in note(without)
        assert note(engine)["slot_save_path"] == f"{tmp_path}{os.sep}"
        assert note(engine)["cache_ram_mib"] <= 1024
        assert note(engine)["n_ctx"] <= 16384
    with Engine(TOY, n_parallel=2) as engine:
        assert note(engine)["n_ctx"] <= 2 * 16384


def test_close_stops_the_server(note: Note) -> None:
    """Closing ends the server's process; closing again does nothing."""
    engine = Engine(TOY)
    pid = note(engine)["pid"]
    assert lives(pid)
    engine.close()
    engine.close()
    assert not lives(pid)


def test_leaving_the_block_stops_the_server(note: Note) -> None:
    """The server stops with its block, also when the block fails."""
    seen = []

    def work() -> None:
        with Engine(TOY) as engine:
            seen.append(note(engine)["pid"])
            raise LookupError

    with pytest.raises(LookupError):
        work()
    assert len(seen) == 1
    assert not lives(seen[0])


def test_forgotten_engine_stops(note: Note) -> None:
    """An engine nobody refers to any more takes its server along."""
    engine = Engine(TOY)
    pid = note(engine)["pid"]
    del engine
    gc.collect()
    assert not lives(pid)


SCRIPT = """
import os, signal, sys
from pathlib import Path
from summarizer.llm.local.engine import Engine
from summarizer.llm.local.weights import Gguf
engine = Engine(Gguf(path=Path("toy.gguf"), name="toy", sha256=""))
print(engine.api_key, flush=True)
{end}
"""


@pytest.mark.parametrize(
    ("end", "code"),
    [
        ("", 0),
        ("sys.exit(3)", 3),
        ("os.kill(os.getpid(), signal.SIGKILL)", -9),
        ("os._exit(4)", 4),
    ],
)
def test_program_that_never_closes(tmp_path: Path, end: str, code: int) -> None:
    """However a program ends, it ends at once and without a word, and its server with it."""
    write_fake(tmp_path)
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", SCRIPT.format(end=end)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (code, "")
    pid = json.loads((tmp_path / f"{done.stdout.strip()}.json").read_text())["pid"]
    deadline = time.monotonic() + 10
    while running(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not running(pid)


def running(pid: int) -> bool:
    """Whether it runs: an orphan that has ended may wait to be collected by the system."""
    if not lives(pid):
        return False
    with contextlib.suppress(FileNotFoundError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


CANNOT = (
    "llama.cpp cannot run 'toy.gguf' (0.0 GB): it is damaged, of a kind this xllamacpp does not know, "
    "or there is too little memory"
)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("raise RuntimeError('Failed to init server')", CANNOT),
        ("raise MemoryError", CANNOT),
        ("os.abort()", f"{CANNOT} (it ended with -{int(signal.SIGABRT)})"),
        ("print('noise', file=__import__('sys').stderr); os._exit(7)", f"{CANNOT} (it ended with 7)"),
        (
            "raise ImportError('libgomp.so.1: no such file')",
            f"xllamacpp cannot be loaded (libgomp.so.1: no such file): {INSTALL}",
        ),
    ],
)
def test_failures(
    note: Note, tmp_path: Path, capfd: pytest.CaptureFixture[str], body: str, message: str
) -> None:
    """A server that does not come up, for whatever reason, is one line of error and no other output."""
    write_fake(tmp_path, body)
    with pytest.raises(SetupError) as caught:
        Engine(TOY)
    assert str(caught.value) == message
    assert capfd.readouterr() == ("", "")


def test_without_xllamacpp(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package the error says in one line how to get it."""
    monkeypatch.setattr("summarizer.llm.local.engine.find_spec", lambda _: None)
    with pytest.raises(SetupError) as caught:
        Engine(TOY)
    assert str(caught.value) == f"the local model needs xllamacpp: {INSTALL}"


@pytest.mark.parametrize("content", [None, b"", b"GGUF", b"GGUF\3\0\0\0 and then nothing that makes sense"])
def test_unusable_file(tmp_path: Path, capfd: pytest.CaptureFixture[str], content: bytes | None) -> None:
    """A file the real llama.cpp cannot load is one line of error, and nothing of its own output."""
    pytest.importorskip("xllamacpp")
    path = tmp_path / "bad.gguf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SetupError) as caught:
        Engine(Gguf(path=path, name="bad", sha256=""))
    assert str(caught.value) == CANNOT.replace("toy.gguf", str(path))
    assert capfd.readouterr() == ("", "")


def test_threads_are_those_we_may_use(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process confined to some processors counts those; elsewhere all are counted."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 5, 7}, raising=False)
    assert threads() == 3
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: 6)
    assert threads() == 6


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine(find()) as engine:
        yield engine


def chat(engine: Engine, key: str | None, max_tokens: int = 2) -> httpx2.Response:
    return httpx2.post(
        f"{engine.base_url}/chat/completions",
        headers={} if key is None else {"Authorization": f"Bearer {key}"},
        # A sampled answer may be short: only a model that may not stop surely runs to the limit.
        json={
            "messages": [{"role": "user", "content": "Count to a thousand."}],
            "max_tokens": max_tokens,
            "ignore_eos": True,
        },
        timeout=120,
    )


@pytest.mark.live
@pytest.mark.usefixtures("socket_enabled")
@pytest.mark.parametrize("key", [None, "wrong"])
def test_key_is_asked_for(engine: Engine, key: str | None) -> None:
    """A request without the engine's key is refused."""
    assert chat(engine, key).status_code == 401


@pytest.mark.live
@pytest.mark.usefixtures("socket_enabled")
def test_answers_quietly(engine: Engine, capfd: pytest.CaptureFixture[str]) -> None:
    """With the key it answers under the model's name, and nothing reaches the terminal."""
    reply = chat(engine, engine.api_key)
    assert reply.status_code == 200
    assert reply.json()["model"] == engine.name
    assert reply.json()["usage"]["completion_tokens"] == 2
    assert capfd.readouterr() == ("", "")


@pytest.mark.live
@pytest.mark.usefixtures("socket_enabled")
def test_closing_cuts_a_running_request() -> None:
    """Closing does not wait for a long answer, and afterwards nothing listens."""
    engine = Engine(find())
    cut = threading.Event()

    def ask() -> None:
        try:
            chat(engine, engine.api_key, max_tokens=4000)
        except httpx2.TransportError:
            cut.set()

    asking = threading.Thread(target=ask)
    asking.start()
    time.sleep(2)
    start = time.monotonic()
    engine.close()
    assert time.monotonic() - start < 5
    asking.join(10)
    assert cut.is_set()
    host, port = engine.base_url.removeprefix("http://").removesuffix("/v1").split(":")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((host, int(port)), timeout=5)
