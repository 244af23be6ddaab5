"""Killed at any moment, a run goes on where it was: every document is once in the output, none is lost."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from corpora import lines, rows, says, write_jsonl
from fault_server import FAULTS, FaultServer, serving

from summarizer.corpus.status import standing

DOCUMENTS, KILLS, JOBS = 500, 25, 4
DELAY = 0.2  # seconds of every answer, so that the work outlasts the kills


def slowly(asked: dict[str, object]) -> object:
    time.sleep(DELAY)
    return says(asked)


def killed(run: "subprocess.Popen[str]", server: FaultServer, moments: random.Random) -> bool:
    """Kill a run at a random moment, most often while it works; whether it had not ended before."""
    before, begun = server.answered.total(), time.monotonic()
    if moments.random() < 0.8:
        while server.answered.total() == before and run.poll() is None and time.monotonic() - begun < 60:
            time.sleep(0.01)
    try:
        run.wait(moments.uniform(0.0, 1.0))
    except subprocess.TimeoutExpired:
        run.kill()
        return True
    return False


@pytest.mark.usefixtures("socket_enabled")
def test_killed_at_random_moments_nothing_is_lost_or_done_twice(tmp_path: Path) -> None:
    """25 times with SIGKILL, with a server that fails as real ones do; the answers that were kept are not asked for."""
    write_jsonl(tmp_path / "given.jsonl", rows(DOCUMENTS))
    out = tmp_path / "out.jsonl"
    moments = random.Random(7)  # noqa: S311
    with serving(seed=5, faults=FAULTS, slow=0.2, says=slowly) as server:
        command = [sys.executable, "-m", "summarizer", "batch", "given.jsonl", "--out", str(out), "--jobs", str(JOBS),
                   "--model", "openai/m", "--base-url", server.url]  # fmt: skip
        for _ in range(KILLS):
            with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL, text=True) as run:  # noqa: S603
                assert killed(run, server, moments)
        assert 0 < standing(out).complete < DOCUMENTS
        last = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603
        asked = server.answered.total()
        again = [*command, "--retry-partial"]  # an answer that is broken twice leaves a part unread
        while standing(out).partial:
            assert subprocess.run(again, cwd=tmp_path, capture_output=True, check=False).returncode in (0, 3)  # noqa: S603
    assert (last.returncode in (0, 3), "Traceback" in last.stderr) == (True, False), last.stderr
    found = lines(out)
    assert [line["id"] for line in found] == [f"d{n}" for n in range(DOCUMENTS)]
    assert [line["summary"]["document"]["title"] for line in found] == [f"Velm {n}" for n in range(DOCUMENTS)]
    assert {line["status"] for line in found} == {"complete"}
    # a kill costs no more than the answers that were on their way: two questions a document
    assert asked <= 2 * DOCUMENTS + KILLS * 2 * JOBS
