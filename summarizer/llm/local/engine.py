"""A model on this machine: llama.cpp in a process of its own, on a port with a key of its own.

The engine speaks the same HTTP as any other server, so the client above it needs no second path.

xllamacpp can also serve from within this process, but (2026.10) loading then holds the GIL and stops every Python
thread; stopping it with a request under way, or before its loop has begun, hangs the interpreter; and where
llama.cpp aborts, it ends the whole program.
"""

import os
import secrets
import subprocess
import sys
import weakref
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Self

from summarizer.errors import SetupError
from summarizer.llm.local.weights import INSTALL, Gguf
from summarizer.schema import Value

CONTEXT = 16384
"""Tokens of context of one request; 28 kB of memory each with our weights."""

CACHE = 512
"""Megabytes of prompt cache; llama.cpp would take up to eight gigabytes."""


class Engine:
    """Serves one model on 127.0.0.1 until it is closed, collected, or this interpreter ends.

    ``base_url`` and ``api_key`` are what an OpenAI client needs; ``name`` and ``sha256`` identify
    the model. ``n_parallel`` requests are answered at once. With ``slots``, a directory, it can save there what it
    has read, and load it again.
    Requests still under way when it closes are cut off. Raises SetupError where the model cannot be started.
    """

    def __init__(self, model: Gguf, n_parallel: int = 1, slots: Path | None = None) -> None:
        self.name = model.name
        self.sha256 = model.sha256
        self.api_key = secrets.token_urlsafe(32)
        order = Order(model=model, api_key=self.api_key, n_parallel=n_parallel, slots=slots)
        process, address = _launch(order)
        self.base_url = f"{address}/v1"
        self._stop = weakref.finalize(self, _end, process)

    def close(self) -> None:
        self._stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Order(Value):
    """The child's settings, sent through its stdin: arguments would show the key to every user of the machine."""

    model: Gguf
    api_key: str
    n_parallel: int
    slots: Path | None


def threads() -> int:
    """Count the processors this process may use: in a container, fewer than the machine has."""
    affinity = getattr(os, "sched_getaffinity", None)  # Linux only
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def serve() -> None:
    """Run the child: read an order, print an address or one line of error, last as long as stdin."""
    order = Order.model_validate_json(sys.stdin.readline())
    try:
        import xllamacpp

        server = xllamacpp.Server(_parameters(xllamacpp.CommonParams(), order))
        print(server.listening_address, flush=True)
    except ImportError as error:
        print(f"xllamacpp cannot be loaded ({error}): {INSTALL}", flush=True)
    except (RuntimeError, MemoryError):
        print(_unusable(order.model), flush=True)
    else:
        # The pipe closes with close(), and also when the parent is killed.
        sys.stdin.read()
    # Skips the destructors, in which llama.cpp would wait for requests under way.
    os._exit(0)


def _launch(order: Order) -> tuple["subprocess.Popen[str]", str]:
    if find_spec("xllamacpp") is None:
        raise SetupError(f"the local model needs xllamacpp: {INSTALL}")
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-P", "-c", f"from {__name__} import serve; serve()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # llama.cpp's last words, where it aborts
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        start_new_session=True,  # Ctrl-C is for the parent, which closes the child
    )
    try:
        said = _tell(process, order)
    except BaseException:
        _end(process)
        raise
    if said.startswith("http://"):
        return process, said
    _end(process)
    raise SetupError(said or f"{_unusable(order.model)} (it ended with {process.returncode})")


def _tell(process: "subprocess.Popen[str]", order: Order) -> str:
    """Send the order; gives the child's answer, or an empty text where it died."""
    if process.stdin is None or process.stdout is None:
        raise TypeError("the child needs pipes")
    with suppress(BrokenPipeError):
        process.stdin.write(order.model_dump_json() + "\n")
        process.stdin.flush()
    return process.stdout.readline().strip()


def _end(process: "subprocess.Popen[str]") -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe:
            with suppress(BrokenPipeError):
                pipe.close()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _parameters(parameters: Any, order: Order) -> Any:
    parameters.model.path = str(order.model.path)
    # Replies carry the alias; without one they carry the file's path.
    parameters.model_alias = {order.model.name}
    parameters.n_ctx = CONTEXT * order.n_parallel  # the slots share it evenly
    parameters.n_parallel = order.n_parallel
    parameters.cpuparams.n_threads = threads()
    parameters.cpuparams_batch.n_threads = threads()
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = 0  # the system chooses a free one
    parameters.api_keys = [order.api_key]
    parameters.ui = False
    parameters.endpoint_slots = False  # which shows prompts; saving and restoring them does not need it
    if order.slots:
        parameters.slot_save_path = f"{order.slots}{os.sep}"
    parameters.cache_ram_mib = CACHE
    parameters.verbosity = 0
    return parameters


def _unusable(model: Gguf) -> str:
    size = model.path.stat().st_size / 1e9 if model.path.is_file() else 0
    return (
        f"llama.cpp cannot run {str(model.path)!r} ({size:.1f} GB): it is damaged, of a kind this "
        "xllamacpp does not know, or there is too little memory"
    )
