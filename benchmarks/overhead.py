"""How much a client adds to one request: articles a second and processor time, side by side.

Without options every contender but langextract is measured, in three interleaved repetitions.
"""

import argparse
import json
import resource
import socket
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).parent
CELLS = [(1, 0.0), (8, 0.0), (32, 0.0), (128, 0.0), (8, 0.1), (32, 0.1), (128, 0.1)]
SECONDS = 1.5  # of a cell, about


def measure(name: str, url: str, threads: int) -> dict[str, float]:
    """Run one contender with so many threads and print what it took."""
    from contenders import CONTENDERS

    call = CONTENDERS[name](url)
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(call, range(3 * threads)))  # imports, connections and schemas
        begun, used, count, requests = time.perf_counter(), time.process_time(), 3 * threads, 0
        while time.perf_counter() - begun < SECONDS:
            step = max(2 * threads, 20)
            requests += sum(pool.map(call, range(count, count + step)))
            count += step
        took, used = time.perf_counter() - begun, time.process_time() - used
    done = count - 3 * threads
    return {"rate": done / took, "cpu": 1000 * used / done, "requests": requests / done}


def remember(url: str) -> None:
    """Print resident memory while articles go by, eight at a time."""
    from contenders import CONTENDERS

    call = CONTENDERS["summarizer_article"](url)
    with ThreadPoolExecutor(8) as pool:
        done = 0
        for upto in (500, 2_500, 5_000):
            for _ in pool.map(call, range(done, upto)):
                pass
            done = upto
            pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1.024
            print(
                f"{upto:>5} articles: {pages * resource.getpagesize() / 1e6:.1f} MB, peak {peak / 1000:.1f} MB",
                flush=True,
            )


def run(python: str, name: str, url: str, threads: int, delay: float) -> dict[str, float]:
    address = f"{url}/after/{delay}/v1" if delay else f"{url}/v1"
    command = [python, str(Path(__file__)), "--cell", name, address, str(threads)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)  # noqa: S603
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def compare(url: str, repetitions: int, other: str | None) -> None:
    pythons = dict.fromkeys(
        ("openai_bare", "instructor_documented", "summarizer_request", "summarizer_article"), sys.executable
    )
    if other:
        pythons["langextract"] = other
    found: dict[tuple[str, int, float], list[dict[str, float]]] = defaultdict(list)
    for _ in range(repetitions):
        for threads, delay in CELLS:
            for name, python in pythons.items():
                found[name, threads, delay].append(run(python, name, url, threads, delay))
    for threads, delay in CELLS:
        table(threads, delay, {name: found[name, threads, delay] for name in pythons})


def table(threads: int, delay: float, rows: dict[str, list[dict[str, float]]]) -> None:
    bare = statistics.median(r["rate"] for r in rows["openai_bare"])
    print(f"\n{threads} at a time, {delay * 1000:.0f} ms\n")
    print(
        "| | articles/s | requests/s | of bare, a request | CPU ms an article |\n| --- | ---: | ---: | ---: | ---: |"
    )
    for name, cells in rows.items():
        rate = statistics.median(c["rate"] for c in cells)
        cpu, requests = statistics.median(c["cpu"] for c in cells), rate * cells[0]["requests"]
        print(f"| {name} | {rate:.0f} | {requests:.0f} | {requests / bare:.2f} | {cpu:.2f} |")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--repetitions", type=int, default=3)
    parser.add_argument("--langextract", metavar="PYTHON", help="an interpreter that has langextract")
    parser.add_argument("--memory", action="store_true", help="resident memory over 5,000 articles instead")
    parser.add_argument("--cell", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.cell:
        name, url, threads = given.cell
        print(json.dumps(measure(name, url, int(threads))))
        return
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, str(HERE / "server.py"), str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603
        try:
            server.stdout.readline()  # type: ignore[union-attr]
            url = f"http://127.0.0.1:{port}"
            remember(f"{url}/v1") if given.memory else compare(url, given.repetitions, given.langextract)
        finally:
            server.kill()


if __name__ == "__main__":
    main()
