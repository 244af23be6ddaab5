"""On a cluster every document gets what it gets on one machine, once, whichever node is lost."""

import json
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from commands import Call, one_line
from corpora import lines, rows, says, write_jsonl
from fault_server import FaultServer, serving

from summarizer.corpus import parts
from summarizer.corpus.worker import Task, Worker
from summarizer.errors import ServerError, SetupError

DOCUMENTS = 40
REFUSED = (5, 17)
"""Documents that the server refuses."""

UNREADABLE = [{"id": "empty", "text": "12 34"}, ["no", "row"], {"id": "none"}]


def number(asked: Mapping[str, Any]) -> int:
    """Of the document that a request is about."""
    text = json.dumps(asked)
    return next(n for n in range(DOCUMENTS) if f", {n} of them" in text)


def refuses(asked: Mapping[str, Any]) -> Any:
    return 401 if number(asked) in REFUSED else says(asked)


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """Forty documents, and three rows that are none."""
    return write_jsonl(tmp_path / "given.jsonl", [*rows(20), *UNREADABLE, *rows(DOCUMENTS)[20:]])


def batch(*given: object) -> Any:
    """Rows as a worker gets them."""
    import pyarrow

    told = [row if isinstance(row, str) else None for row in given]
    return pyarrow.Table.from_pylist(
        [
            {"here": f"t.jsonl:{n}", "row": None if error else json.dumps(row), "error": error}
            for n, (row, error) in enumerate(zip(given, told, strict=True), 1)
        ],
        schema=pyarrow.schema([(name, pyarrow.string()) for name in ("here", "row", "error")]),
    )


def told(row: Mapping[str, Any]) -> dict[str, Any]:
    """What became of a document, without what differs from run to run."""
    found = {"status": row["status"], "error": row.get("error")}
    if row["status"] == "failed" and "cause" in row:
        found["error"] = {"cause": row["cause"], "message": row["message"]}
    summary = row.get("summary")
    if summary is not None:
        summary = json.loads(summary) if isinstance(summary, str) else summary
        summary["provenance"] |= {"created": None, "seconds": None}
    return {**found, "summary": summary}


def written(out: Path) -> dict[str, dict[str, Any]]:
    """The output by id; every document is there once."""
    from pyarrow import parquet

    found = [row for path in sorted(out.glob("*.parquet")) for row in parquet.read_table(path).to_pylist()]
    assert max(Counter(row["id"] for row in found).values()) == 1
    return {row["id"]: told(row) for row in found}


# --- one worker, without a cluster


def worked(task: Task, given: Any, known: Iterable[bytes] = ()) -> Any:
    with closing(Worker(task, frozenset(known))) as worker:
        return worker(given)


@pytest.mark.usefixtures("socket_enabled")
def test_a_worker_gives_one_row_for_each_document() -> None:
    """A summary, or the cause and the line for a person; a row that is none has no identity."""
    with serving(seed=1, faults={}, says=refuses) as server:
        task = Task(model="openai/m", base_url=server.url, jobs=2)
        done = worked(task, batch(rows(1)[0], rows(6)[5], "it is no JSON", UNREADABLE[0]))
    found = {row["id"]: row for row in done.to_pylist()}
    assert {name: (row["status"], row["cause"]) for name, row in found.items()} == {
        "d0": ("complete", None),
        "d5": ("failed", "ServerError"),
        "t.jsonl:3": ("failed", "InputError"),
        "empty": ("failed", "InputError"),
    }
    assert json.loads(found["d0"]["summary"])["document"]["source"] == "t.jsonl:1"
    assert [row["identity"] is None for row in found.values()].count(True) == 2
    assert found["t.jsonl:3"]["message"] == "t.jsonl:3: it is no JSON"


@pytest.mark.usefixtures("socket_enabled")
def test_a_worker_leaves_what_is_known() -> None:
    """With documents to be done again it does those alone."""
    with serving(seed=1, faults={}, says=says) as server:
        task, three = Task(model="openai/m", base_url=server.url, jobs=1), batch(*rows(3))
        done = worked(task, three)
        known = parts.keys(done.slice(1))
        assert worked(task, three, known)["id"].to_pylist() == ["d0"]
        again = task.model_copy(update={"retry": frozenset({"failed"})})
        assert worked(again, three, known)["id"].to_pylist() == ["d1", "d2"]


@pytest.mark.usefixtures("socket_enabled")
def test_a_worker_stops_where_the_server_refuses_all() -> None:
    """Ten documents in a row are enough."""
    with serving(seed=1, faults={}, says=lambda _: 401) as server:
        task = Task(model="openai/m", base_url=server.url, jobs=1)
        with closing(Worker(task, frozenset())) as worker:
            worker(batch(*rows(6)))
            with pytest.raises(ServerError, match="one document after the other failed"):
                worker(batch(*rows(12)[6:]))


def test_a_worker_without_a_key_stops_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """The key is taken from the environment of its node, and not known to the task."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(SetupError, match="OPENAI_API_KEY"):
        worked(Task(model="openai/m"), batch(*rows(1)))
    monkeypatch.setenv("OPENAI_API_KEY", "sk-planted")
    assert "sk-planted" not in repr(Task(model="openai/m"))


# --- what is refused before any work


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["t.jsonl", "--out", "o.parquet"], "local model would be started once for each worker"),
        (["t.jsonl", "--out", "o.jsonl", "--model", "openai/m"], "ends in .parquet"),
        (["t.jsonl", "--out", "no/o.parquet", "--model", "openai/m"], "there is no directory"),
        (
            ["t.jsonl", "--out", "o.parquet", "--model", "openai/m", "--budget", "9k tokens"],
            "cannot keep a budget",
        ),
        (["-", "--out", "o.parquet", "--model", "openai/m"], "reads tables"),
        (["http://h/t.jsonl", "--out", "o.parquet", "--model", "openai/m"], "reads tables"),
        (["articles", "--out", "o.parquet", "--model", "openai/m"], "a.md'"),
        (["*.csv", "--out", "o.parquet", "--model", "openai/m"], "'*.csv' does not exist"),
        (["zz://b/t.jsonl", "--out", "o.parquet", "--model", "openai/m"], "'zz://b/t.jsonl' cannot be used"),
        (
            ["t.jsonl", "--out", "o.parquet", "--provider-batch", "--model", "openai/m"],
            "leave out --provider-batch",
        ),
        (
            ["t.jsonl", "--out", "o.parquet", "--address", "ray://h:1", "--model", "openai/m"],
            "is no address of a cluster",
        ),
        (["t.jsonl", "--out", "o.parquet", "--prompt", "v0", "--model", "openai/m"], "v0"),
    ],
)
def test_what_a_cluster_cannot_do_is_refused(
    arguments: list[str], line: str, tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one line, before Ray is started."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "ray", type(sys)("ray"))
    monkeypatch.setitem(sys.modules, "ray.data", type(sys)("ray.data"))
    write_jsonl(tmp_path / "t.jsonl", rows(1))
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.md").write_text("The quay closed.", encoding="utf-8")
    found = call("batch", *arguments, "--engine", "ray")
    assert (found.code, found.out) == (1, "")
    assert line in one_line(found.err)
    assert not (tmp_path / "o.parquet").exists()


def test_without_ray_it_says_what_to_install(
    tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before any work."""
    monkeypatch.setitem(sys.modules, "ray", None)
    table = write_jsonl(tmp_path / "t.jsonl", rows(1))
    found = call("batch", table, "--out", tmp_path / "o.parquet", "--engine", "ray", "--model", "openai/m")
    assert (found.code, found.out) == (1, "")
    assert one_line(found.err).endswith("pip install 'newsclaims[ray]'")


def test_an_address_is_of_a_cluster(tmp_path: Path, call: Call) -> None:
    """Alone it is a mistake."""
    table = write_jsonl(tmp_path / "t.jsonl", rows(1))
    found = call("batch", table, "--out", tmp_path / "o.jsonl", "--address", "h:6379")
    assert "--engine ray" in one_line(found.err)


# --- a cluster


@pytest.fixture
def cluster() -> Iterator[Any]:
    """Two nodes: a head that does no work, and one with one processor."""
    pytest.importorskip("ray")
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    from ray.cluster_utils import Cluster

    head = {"num_cpus": 0, "include_dashboard": False, "object_store_memory": 1_000_000_000}
    made = Cluster(initialize_head=True, head_node_args=head)
    try:
        yield made
    finally:
        made.shutdown()


def add_node(cluster: Any) -> Any:
    return cluster.add_node(num_cpus=2, object_store_memory=1_000_000_000)


class Weather:
    """Answers slowly, refuses two documents, and calls for a change after some questions."""

    def __init__(self, after: int) -> None:
        self.asked: Counter[int] = Counter()
        self.now = threading.Event()
        self._after, self._lock = after, threading.Lock()

    def __call__(self, asked: Mapping[str, Any]) -> Any:
        with self._lock:
            self.asked[number(asked)] += 1
            if self.asked.total() >= self._after:
                self.now.set()
        time.sleep(0.1)
        return refuses(asked)


def command(given: Path, out: Path, server: FaultServer, *more: str) -> list[str]:
    return [
        sys.executable, "-m", "summarizer", "batch", given.name, "--out", str(out), "--model", "openai/m",
        "--base-url", server.url, "--jobs", "1", *more,
    ]  # fmt: skip


def run(given: Path, out: Path, server: FaultServer, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603
        command(given, out, server, *more),
        cwd=given.parent,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


@pytest.mark.ray
@pytest.mark.usefixtures("socket_enabled")
def test_a_lost_node_loses_no_document(given: Path, tmp_path: Path, cluster: Any) -> None:
    """Each is once in the output, with the status and the summary that it has on one machine; then none is asked about."""
    out, local = tmp_path / "far.parquet", tmp_path / "near.jsonl"
    more = ("--engine", "ray", "--address", cluster.address)
    weather = Weather(after=2 * 20)
    with serving(seed=1, faults={}, says=weather) as server:
        node = add_node(cluster)
        going = subprocess.Popen(  # noqa: S603
            command(given, out, server, *more),
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert weather.now.wait(120)
        cluster.remove_node(node, allow_graceful=False)
        add_node(cluster)
        printed, err = going.communicate(timeout=180)
        assert (going.returncode, printed) == (1, ""), err  # two documents and three rows failed
        again = Counter({n: times for n, times in weather.asked.items() if times > 2})
        assert again, "the node was lost too late"
        print("asked again:", dict(again))
        weather.asked.clear()
        second = run(given, out, server, *more)
        assert (second.returncode, second.stdout) == (0, ""), second.stderr
        assert not weather.asked
        run(given, local, server)
    near = {line["id"]: told(line) for line in lines(local)}
    assert written(out) == near
    assert Counter(row["status"] for row in near.values()) == {"complete": DOCUMENTS - 2, "failed": 5}
    assert parts.standing(str(out)).failed == 5
