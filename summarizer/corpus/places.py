"""The files and addresses that inputs mean: files, folders, globs, and what of them is left out."""

import fnmatch
import glob
import os
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from summarizer.corpus.database import SUFFIX, beside
from summarizer.corpus.tables import PARQUET, TABLES
from summarizer.errors import InputError

T = TypeVar("T")

ARTICLES = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf"})
"""Suffixes of the files that are taken from a folder; a file that is named itself may have others."""

_UNREAD = {
    **dict.fromkeys((".json", ".tsv", ".xls", ".xlsx", ".ods"), "convert it to JSONL or CSV"),
    **dict.fromkeys((".gz", ".tgz", ".zip", ".bz2", ".xz", ".zst", ".tar", ".7z"), "unpack it first"),
}
_STORE = re.compile(re.escape(SUFFIX) + r"(?:-wal|-shm|-journal|\.lock)?$")
_OUTPUTS = (".jsonl", PARQUET)


def places(inputs: Sequence[str], exclude: Collection[Path] = ()) -> Iterator[str]:
    """The files and addresses of the inputs, each once: those of a folder and of a glob in the order of their names.

    Outputs and stores of runs are left out of folders and globs; what is in ``exclude`` is left out wherever it is named.

    Raises:
        InputError: an input does not exist, is of a kind that is not read, or has no article in it.
    """
    if not inputs:
        raise InputError("there is no input; give a file, a folder or a glob")
    if inputs.count("-") > 1:
        raise InputError("'-' is given twice; standard input can be read once")
    excluded = frozenset(path.resolve() for path in exclude)
    seen: set[str] = set()
    for given in inputs:
        for place in _places(given, excluded):
            same = place if place == "-" or _is_address(place) else str(Path(place).absolute())
            if same not in seen:
                seen.add(same)
                yield place


def left_out(inputs: Sequence[str], exclude: Collection[Path] = ()) -> dict[str, int]:
    """What is left out of folders and globs: files by the suffix of a kind that is not read, and folders that cannot be."""
    excluded = frozenset(path.resolve() for path in exclude)
    found: Counter[str] = Counter()
    for given in inputs:
        unreadable: list[Path] = []
        if given and _is(Path(given).is_dir):
            paths = _below(given, excluded, unreadable)
            found.update(path.suffix.lower() or path.name for path in paths if not _is_read(path))
        elif given != "-" and not _is_address(given) and not _is(Path(given).is_file):
            found.update(path.suffix.lower() for path in _matches(given, unreadable) if path.suffix.lower() in _UNREAD)
        found.update(f"{str(path)!r} cannot be read" for path in unreadable)
    return dict(sorted(found.items()))


def suffix(place: str) -> str:
    return Path(place).suffix.lower()


def _places(given: str, excluded: frozenset[Path]) -> Iterator[str]:
    if not given:
        raise InputError("an input is empty; give a file, a folder or a glob")
    if given == "-" or _is_address(given):
        yield given
    elif _is(Path(given).is_file):
        if suffix(given) in _UNREAD:
            raise InputError(_unread(given))
        if not _is_excluded(Path(given), excluded):
            yield os.path.normpath(given)
    elif _is(Path(given).is_dir):
        if not os.access(given, os.R_OK | os.X_OK):
            raise InputError(f"{given!r} cannot be read; give yourself the right to, or another folder")
        found = (str(path) for path in _below(given, excluded, []) if _is_read(path))
        yield from not_empty(found, f"the folder {given!r} has no article in it")
    else:
        yield from _globbed(given, excluded)


def _globbed(given: str, excluded: frozenset[Path]) -> list[str]:
    found = sorted({os.path.normpath(path) for path in _matches(given, [])})
    files = [place for place in found if _is(Path(place).is_file)]
    inputs = [place for place in files if not _is_left_out(Path(place), excluded)]
    if read := [place for place in inputs if suffix(place) not in _UNREAD]:
        return read
    if inputs:
        raise InputError(_unread(inputs[0]))
    if files:
        raise InputError(f"{given!r} matches only outputs of runs; give other files")
    if any(_is(Path(place).is_dir) for place in found):
        raise InputError(f"{given!r} matches only folders; give a folder or 'DIR/**/*.md'")
    raise InputError(f"{given!r} does not exist; give a file, a folder or a glob")


def _matches(pattern: str, unreadable: list[Path]) -> Iterator[Path]:
    """The files and folders that a glob means. One with ``**`` does not follow links around in circles."""
    parts = Path(pattern).parts
    if "**" not in parts:
        yield from map(Path, glob.iglob(pattern))  # noqa: PTH207 - a pattern may begin at the root
        return
    fixed = next(at for at, part in enumerate(parts) if glob.has_magic(part))
    root = Path(*parts[:fixed])
    yield from (path for path in _walked(root, unreadable) if _fits(path.relative_to(root).parts, parts[fixed:]))


def _fits(parts: Sequence[str], pattern: Sequence[str]) -> bool:
    if not pattern:
        return not parts
    if pattern[0] == "**":
        return any(_fits(parts[at:], pattern[1:]) for at in range(len(parts) + 1))
    return bool(parts) and fnmatch.fnmatch(parts[0], pattern[0]) and _fits(parts[1:], pattern[1:])


def _below(folder: str, excluded: frozenset[Path], unreadable: list[Path]) -> Iterator[Path]:
    """The files of a folder that may be input."""
    found = _walked(Path(os.path.normpath(folder)), unreadable)
    yield from (path for path in found if _is(path.is_file) and not _is_left_out(path, excluded))


def _walked(root: Path, unreadable: list[Path]) -> Iterator[Path]:
    """Files and folders below a folder in order, without hidden ones; each folder once.

    Folders that cannot be read go to ``unreadable``.
    """
    seen: set[tuple[int, int]] = set()
    left = _children(root, seen, unreadable)
    while left:
        path = left.pop()
        yield path
        if _is(path.is_dir):
            left += _children(path, seen, unreadable)


def _children(folder: Path, seen: set[tuple[int, int]], unreadable: list[Path]) -> list[Path]:
    """What is in a folder, the last first; nothing where it was seen before."""
    try:
        status = folder.stat()
        known = (status.st_dev, status.st_ino)
        if known in seen:
            return []
        seen.add(known)
        return sorted((path for path in folder.iterdir() if not path.name.startswith(".")), reverse=True)
    except OSError:
        unreadable.append(folder)
        return []


def _is_left_out(path: Path, excluded: frozenset[Path]) -> bool:
    """Whether a file of a folder is no input: a store, an output with its store beside it, or what is excluded."""
    if _STORE.search(path.name) or _is_excluded(path, excluded):
        return True
    return any(one.suffix.lower() in _OUTPUTS and _is(beside(one).is_file) for one in (path, *path.parents))


def _is_excluded(path: Path, excluded: frozenset[Path]) -> bool:
    if not excluded:
        return False
    real = path.resolve()
    return any(one in excluded for one in (real, *real.parents))


def _is_read(path: Path) -> bool:
    return path.suffix.lower() in ARTICLES | TABLES


def _is_address(given: str) -> bool:
    return given.lower().startswith(("http://", "https://"))


def _is(asked: Callable[[], bool]) -> bool:
    """What the system says of a path; False where it objects, as to a name that is too long."""
    try:
        return asked()
    except OSError:
        return False


def _unread(place: str) -> str:
    return f"{place!r} is not read; {_UNREAD[suffix(place)]}"


def not_empty(found: Iterable[T], message: str) -> Iterator[T]:
    """What is found; InputError with this message where that is nothing."""
    empty = True
    for one in found:
        empty = False
        yield one
    if empty:
        raise InputError(message)
