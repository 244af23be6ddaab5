"""What a command puts on the terminal or into a file: safe text, whole files, a bar while it works."""

import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from summarizer.errors import InputError

Notify = Callable[[int, int], None]
"""Called with how much is done and how much there is in all."""

# Marks that make a terminal show a line in another order than it is written.
_BIDIRECTIONAL = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROL = (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000))
_UNSAFE = dict.fromkeys(_BIDIRECTIONAL) | dict.fromkeys(_CONTROL, "\N{REPLACEMENT CHARACTER}")


def plain(text: str) -> str:
    """The text on one line, with nothing in it that a terminal obeys.

    Line breaks and tabs become a space, a control character becomes U+FFFD, a bidirectional mark goes.
    """
    return re.sub(r"\s*[^\S ]\s*", " ", text).translate(_UNSAFE)


def complain(message: str) -> None:
    """One line on standard error."""
    sys.stderr.write(f"summarizer: {plain(message)}\n")


def has_colour() -> bool:
    """Whether standard output is a terminal that takes colours and its user wants them (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def deliver(text: str, output: Path | None) -> None:
    """Print the text as UTF-8, or write it to a file that appears whole or not at all.

    Raises:
        InputError: the file cannot be written.
    """
    if output is None:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
        return
    try:
        _replace(output.resolve(), text.encode())
    except OSError as error:
        raise InputError(f"cannot write {str(output)!r}: {error.strerror}") from None


def check_output(output: Path | None) -> None:
    """Notice before a minute of work that its result will have no place.

    Raises:
        InputError: the path is a directory, or lies in none that can be written to.
    """
    if output is None:
        return
    folder = output.resolve().parent
    if output.is_dir():
        raise InputError(f"cannot write {str(output)!r}: it is a directory")
    if not folder.is_dir():
        raise InputError(f"cannot write {str(output)!r}: there is no directory {str(folder)!r}")
    if not os.access(output if output.exists() else folder, os.W_OK):
        raise InputError(f"cannot write {str(output)!r}: permission denied")


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


@contextmanager
def progress(name: str) -> Iterator[Callable[[str], Notify]]:
    """Show how far the work on ``name`` is, on standard error: bars on a terminal, else two lines.

    Yields a function from the words beside a bar to what moves it; a bar appears when it first moves.
    """
    if sys.stderr.isatty():
        with _bars() as bars:
            yield bars
        return
    complain(f"reading {name}")
    begun = time.monotonic()
    yield _still
    complain(f"read {name} in {time.monotonic() - begun:.0f} s")


def _still(_what: str) -> Notify:
    return lambda _done, _total: None


@contextmanager
def _bars() -> Iterator[Callable[[str], Notify]]:
    # rich takes 50 ms to import, and --help needs none of it
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    words = TextColumn("{task.description}", markup=False)
    columns = (words, BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        waiting = bars.add_task("starting", total=None)

        def bar(what: str) -> Notify:
            task = bars.add_task(what, visible=False)

            def notify(done: int, total: int) -> None:
                bars.update(waiting, visible=False)
                bars.update(task, completed=done, total=total, visible=True)

            return notify

        yield bar
