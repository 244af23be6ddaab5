"""Control-C while a model's server is silent."""

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from corpora import rows, says, statuses, write_jsonl
from fault_server import serving

from summarizer.corpus.database import beside
from summarizer.corpus.status import standing
from summarizer.corpus.store import Store

SILENT = 60  # seconds


class Silent(ThreadingHTTPServer):
    """A model's server that takes requests and answers none before its end."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked, self.ends = threading.Semaphore(0), threading.Event()


class _Handler(BaseHTTPRequestHandler):
    server: Silent

    def do_POST(self) -> None:
        self.server.asked.release()
        self.server.ends.wait(SILENT)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def silent() -> Iterator[Silent]:
    with Silent() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.ends.set()
        server.shutdown()
        thread.join()


@pytest.mark.usefixtures("socket_enabled")
@pytest.mark.parametrize(
    ("command", "articles"), [("run", 1), ("run", 2), ("record", 1)], ids=["one", "two", "recorded"]
)
def test_it_ends_at_once(silent: Silent, dated: Path, tmp_path: Path, command: str, articles: int) -> None:
    """No answer is waited for, nothing is asked any more, one line says why, and the exit code is a shell's."""
    begun = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "summarizer", command, *[dated] * articles,
         "--model", "openai/m", "--base-url", f"http://127.0.0.1:{silent.server_port}/v1"],
        cwd=tmp_path, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    for _ in range(2 * articles):  # two questions an article, side by side
        assert silent.asked.acquire(timeout=60)
    interrupted = time.monotonic()
    begun.send_signal(signal.SIGINT)
    _, err = begun.communicate(timeout=2 * SILENT)
    assert time.monotonic() - interrupted < SILENT / 2
    assert (begun.returncode, err.splitlines()[-1]) == (130, "summarizer: interrupted")
    assert "Traceback" not in err
    assert not silent.asked.acquire(blocking=False)


@pytest.mark.usefixtures("socket_enabled")
def test_a_corpus_ends_at_the_second_interrupt(silent: Silent, dated: Path, tmp_path: Path) -> None:
    """The first one waits for what is under way; the store is free for the next run, and has lost nothing."""
    command = [sys.executable, "-m", "summarizer", "batch", str(dated), "--out", "out.jsonl", "--model", "openai/m",
               "--base-url", f"http://127.0.0.1:{silent.server_port}/v1"]  # fmt: skip
    begun = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True)  # noqa: S603
    for _ in range(2):
        assert silent.asked.acquire(timeout=60)
    begun.send_signal(signal.SIGINT)
    time.sleep(1)
    assert begun.poll() is None
    interrupted = time.monotonic()
    begun.send_signal(signal.SIGINT)
    _, err = begun.communicate(timeout=2 * SILENT)
    assert time.monotonic() - interrupted < SILENT / 2
    assert (begun.returncode, err.splitlines()[-1]) == (130, "summarizer: interrupted")
    assert "summarizer: stopping: what is under way is finished first; Control-C again stops at once" in err
    assert "Traceback" not in err
    assert (standing(tmp_path / "out.jsonl").left, (tmp_path / "out.jsonl").exists()) == (1, False)
    with Store(beside(tmp_path / "out.jsonl")):
        pass


@pytest.mark.usefixtures("socket_enabled")
def test_a_corpus_that_is_told_to_end_writes_its_output(dated: Path, tmp_path: Path) -> None:
    """SIGTERM is like the first Control-C; its exit code is a shell's."""
    write_jsonl(tmp_path / "given.jsonl", rows(40))
    with serving(seed=1, faults={"slow": 1.0}, slow=0.3, says=says) as server:
        command = [sys.executable, "-m", "summarizer", "batch", "given.jsonl", "--out", "out.jsonl", "--model", "openai/m",
                   "--base-url", server.url, "--jobs", "2"]  # fmt: skip
        begun = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True)  # noqa: S603
        while server.answered.total() < 6 and begun.poll() is None:
            time.sleep(0.05)
        begun.send_signal(signal.SIGTERM)
        _, err = begun.communicate(timeout=60)
    assert (begun.returncode, "Traceback" in err) == (143, False)
    assert 2 <= len(statuses(tmp_path / "out.jsonl")) < 40
    assert standing(tmp_path / "out.jsonl").left == 40 - len(statuses(tmp_path / "out.jsonl"))
