"""What a corpus costs beside the model: documents a second, peak memory, and the share that the store takes.

    python benchmarks/corpus.py                  # 1,000 and 10,000 documents, about 6 minutes on a quiet machine
    python benchmarks/corpus.py --documents 200

A server on loopback (``server.py``) answers at once. ``batch`` is the command, in a process of its own; ``in memory``
is ``summarize_many`` over the same documents, which keeps nothing; the difference is the store and the output.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
PORT = 8917
TEXT = """The mayor of Velm, Ilka Sørens, said on Tuesday that the old bridge is not safe and would close.

Dockers protested against it on Monday, {number} of them. The ferry owner Halvard Brekke denied that he owned it.

Nobody was hurt. The council meets on Thursday.
"""
IN_MEMORY = """
import json, sys
from summarizer import article, summarize_many
rows = (json.loads(line) for line in open(sys.argv[1], encoding="utf-8"))
given = (article(row["text"], row["title"], row["published"]) for row in rows)
done = sum(1 for r in summarize_many(given, int(sys.argv[2]), model="openai/m", base_url=sys.argv[3]) if r.summary)
print(done)
"""


class Cost(NamedTuple):
    """Of a process: seconds of the clock and of the processor, and its peak of memory in megabytes."""

    seconds: float
    processor: float
    memory: float


def write(path: Path, documents: int) -> None:
    rows = (
        {"id": f"d{n}", "text": TEXT.format(number=n), "title": f"Velm {n}", "published": "2031-05-06"}
        for n in range(documents)
    )
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def cost(command: list[str]) -> Cost:
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command[:4]} ended with {status}")
    return Cost(time.monotonic() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def row(name: str, documents: int, found: Cost) -> str:
    each = 1000 * found.processor / documents
    return f"| {name} | {documents:,} | {documents / found.seconds:.1f} | {each:.1f} | {found.memory:.0f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--jobs", type=int, default=8)
    options = parser.parse_args()
    url = f"http://127.0.0.1:{PORT}/v1"
    server = subprocess.Popen([sys.executable, HERE / "server.py", str(PORT)])  # noqa: S603
    time.sleep(1)
    print("| | documents | documents/s | CPU ms a document | peak MB |\n| --- | ---: | ---: | ---: | ---: |")
    try:
        for documents in options.documents:
            with tempfile.TemporaryDirectory() as name:
                given, out = Path(name) / "given.jsonl", Path(name) / "out.jsonl"
                write(given, documents)
                jobs = str(options.jobs)
                batch = [sys.executable, "-m", "summarizer", "batch", str(given), "--out", str(out), "--jobs", jobs,
                         "--model", "openai/m", "--base-url", url]  # fmt: skip
                print(row("batch", documents, cost(batch)), flush=True)
                print(row("the same again: nothing to do", documents, cost(batch)), flush=True)
                kept = (out.stat().st_size + out.with_name("out.jsonl.sqlite").stat().st_size) / documents / 1024
                memory = [sys.executable, "-c", IN_MEMORY, str(given), jobs, url]
                print(row("in memory", documents, cost(memory)), flush=True)
                print(f"{kept:.1f} KB a document on the disk", file=sys.stderr)
    finally:
        server.terminate()


if __name__ == "__main__":
    os.environ.setdefault("OPENAI_API_KEY", "none")
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
