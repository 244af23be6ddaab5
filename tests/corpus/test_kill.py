"""Killed at any moment, a run goes on where it was: every document is once in the output, none is lost."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from corpora import lines, rows, says, write_jsonl
from fault_server import FAULTS, serving

from summarizer.corpus.status import standing

DOCUMENTS, KILLS, JOBS = 500, 25, 4
DELAY = 0.1  # seconds of every answer, so that the work outlasts the kills


def slowly(asked: dict[str, object]) -> object:
    time.sleep(DELAY)
    return says(asked)


@pytest.mark.usefixtures("socket_enabled")
def test_killed_at_random_moments_nothing_is_lost_or_done_twice(tmp_path: Path) -> None:
    """25 times with SIGKILL, with a server that fails as real ones do; the answers that were kept are not asked for."""
    write_jsonl(tmp_path / "given.jsonl", rows(DOCUMENTS))
    out = tmp_path / "out.jsonl"
    moments = random.Random(7)  # noqa: S311
    with serving(seed=5, faults=FAULTS, slow=0.2, says=slowly) as server:
        command = [sys.executable, "-m", "summarizer", "batch", "given.jsonl", "--out", str(out), "--jobs", str(JOBS),
                   "--model", "openai/m", "--base-url", server.url]  # fmt: skip
        kills = 0
        codes: list[int] = []
        while kills < KILLS or codes[-1] == -9:
            run = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True)  # noqa: S603
            try:
                _, err = run.communicate(timeout=None if kills >= KILLS else moments.uniform(0.5, 3.0))
            except subprocess.TimeoutExpired:
                run.kill()
                _, err = run.communicate()
                kills += 1
            codes.append(run.returncode)
            assert "Traceback" not in err
            assert run.returncode in (-9, 0), err
        asked = server.answered
    assert (kills, codes[-1]) == (KILLS, 0)
    found = lines(out)
    assert [line["id"] for line in found] == [f"d{n}" for n in range(DOCUMENTS)]
    assert [line["summary"]["document"]["title"] for line in found] == [f"Velm {n}" for n in range(DOCUMENTS)]
    assert {line["status"] for line in found} == {"complete"}
    assert standing(out).left == 0
    # a kill costs no more than the answers that were on their way
    assert sum(asked.values()) <= 2 * DOCUMENTS + KILLS * 2 * JOBS
