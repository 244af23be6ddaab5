"""Output of the commands: safe text, files written whole, and progress."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Protocol

from summarizer.errors import InputError

if TYPE_CHECKING:
    from rich.progress import Progress

INTERRUPTED = 130
"""The exit code after Control-C, as a shell has it; typer gives it too."""


class Notify(Protocol):
    """Called with how much is done, how much there is in all, None where that is not known, and more in words."""

    def __call__(self, done: int, total: int | None, note: str = "") -> None: ...


_CLOSED = "standard output is closed; open it, or give --output FILE"
EVERY = 30.0  # seconds between lines about progress where there is no terminal


def complain(message: str) -> None:
    """One line on standard error."""
    from summarizer.export.plain import plain

    if sys.stderr:  # None where it is closed
        with suppress(OSError):
            sys.stderr.write(f"summarizer: {plain(message)}\n")


def at_terminal(stream: IO[str] | None) -> bool:
    """Whether a standard stream is a terminal; one that is closed is None and no terminal."""
    return stream is not None and stream.isatty()


def has_colour() -> bool:
    """Whether standard output is a terminal that takes colours and its user wants them (no-color.org)."""
    return at_terminal(sys.stdout) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def deliver(content: str | bytes, output: Path | None) -> None:
    """Print what is given, text as UTF-8, or write it to a file that appears whole or not at all.

    Raises:
        InputError: the file, or standard output, cannot be written.
        BrokenPipeError: the reader of standard output has closed it.
    """
    data = content.encode() if isinstance(content, str) else content
    if output is None:
        _print(data)
        return
    try:
        _replace(output.resolve(), data)
    except OSError as error:
        raise InputError(f"cannot write {str(output)!r}: {error.strerror}") from None


def check_output(output: Path | None) -> None:
    """Refuse, before any work, an output that cannot be written.

    Raises:
        InputError: the path is a directory, its directory is missing or read-only, or standard output is closed.
    """
    if output is None:
        if sys.stdout is None:
            raise InputError(_CLOSED)
        return
    folder = output.resolve().parent
    if output.is_dir():
        raise InputError(f"cannot write {str(output)!r}: it is a directory")
    if not folder.is_dir():
        raise InputError(f"cannot write {str(output)!r}: there is no directory {str(folder)!r}")
    if not os.access(output if output.exists() else folder, os.W_OK):
        raise InputError(f"cannot write {str(output)!r}: permission denied")


def _print(data: bytes) -> None:
    if sys.stdout is None:
        raise InputError(_CLOSED)
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _drop()
        raise
    except OSError as error:
        _drop()
        raise InputError(f"cannot write to standard output: {error.strerror}") from None


def _drop() -> None:
    """Discard what standard output still buffers: at exit Python would try to write it again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _replace(path: Path, data: bytes) -> None:
    if path.exists() and not path.is_file():  # a pipe or /dev/null is written to, not replaced
        path.write_bytes(data)
        return
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


class Working(Protocol):
    """Shows the progress of some work."""

    def __call__(self, what: str) -> Notify:
        """A function that moves the bar with these words beside it; the bar appears at its first call."""

    def paused(self) -> AbstractContextManager[object]:
        """A context without progress, in which something else can be printed."""


@contextmanager
def progress(name: str) -> Iterator[Working]:
    """Show progress on ``name`` on standard error: bars on a terminal, else a line every half minute."""
    if at_terminal(sys.stderr):
        with _bars() as bars:
            yield bars
        return
    complain(f"reading {name}")
    begun = time.monotonic()
    yield _Lines()
    complain(f"read {name} in {time.monotonic() - begun:.0f} s")


class _Lines:
    def __call__(self, what: str) -> Notify:
        return _told(what)

    def paused(self) -> AbstractContextManager[object]:
        return nullcontext()


def _told(what: str) -> Notify:
    """A function that prints a line of progress, at most one every ``EVERY`` seconds."""
    begun = last = time.monotonic()

    def notify(done: int, total: int | None, note: str = "") -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= EVERY and (total is None or done < total):
            last = now
            complain(f"{what}: {_far(done, total, now - begun)}{note and f'; {note}'}")

    return notify


def _far(done: int, total: int | None, seconds: float) -> str:
    """Progress after some seconds in words, with the time left where it can be estimated."""
    if total is None:
        return f"{done} in {duration(seconds)}"
    left = f", about {duration(seconds / done * (total - done))} left" if done else ""
    return f"{done} of {total}{left}"


def duration(seconds: float) -> str:
    """Seconds in words."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02} min"


class _Bars:
    def __init__(self, bars: "Progress") -> None:
        self._bars = bars
        self._waiting = bars.add_task("starting", total=None)

    def __call__(self, what: str) -> Notify:
        task = self._bars.add_task(what, total=None, visible=False)

        def notify(done: int, total: int | None, note: str = "") -> None:
            self._bars.update(self._waiting, visible=False)
            words = f"{what} ({note})" if note else what
            self._bars.update(task, description=words, completed=done, total=total, visible=True)

        return notify

    @contextmanager
    def paused(self) -> Iterator[None]:
        self._bars.stop()
        try:
            yield
        finally:
            self._bars.start()


@contextmanager
def _bars() -> Iterator[Working]:
    # rich takes 50 ms to import, and --help needs none of it
    from rich.console import Console
    from rich.progress import Progress

    with Progress(*_columns(), console=Console(stderr=True), transient=True) as bars:
        yield _Bars(bars)


def _columns() -> tuple[Any, ...]:
    """Words, a bar, how many, how many a minute, the time it has taken and the time that is left.

    Where it is not known how many are to come, the bar pulses and what depends on that is left out.
    """
    from rich.progress import (
        BarColumn,
        ProgressColumn,
        Task,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Count(ProgressColumn):
        def render(self, task: Task) -> Text:
            of = "" if task.total is None else f"/{task.total:.0f}"
            return Text(f"{task.completed:.0f}{of}")

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            speed = task.finished_speed or task.speed
            return Text(f"{60 * speed:.1f}/min" if speed else "", style="dim")

    words = TextColumn("{task.description}", markup=False)
    left = TimeRemainingColumn(compact=True)
    return words, BarColumn(), TaskProgressColumn(), Count(), Rate(), TimeElapsedColumn(), left
