"""One writer at a time: a lock in a hidden file beside what is written.

The file stays: who removes it can take it from another process that has just locked it.
"""

from pathlib import Path

from filelock import FileLock, Timeout

from summarizer.errors import SetupError


def locked(path: Path, busy: str) -> FileLock:
    """The lock of a path, held until it is released or its process ends; ``busy`` says who else may hold it.

    Raises:
        SetupError: another process holds it, or its file cannot be written.
    """
    lock = FileLock(path.with_name(f".{path.name}.lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise SetupError(busy) from None
    except OSError as error:
        raise SetupError(f"cannot write {str(path)!r}: {error.strerror}") from None
    return lock
