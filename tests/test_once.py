"""What is made once for all threads."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from summarizer.once import once


def test_threads_wait_for_the_first() -> None:
    """However many come at once, it is made one time, and all get the same."""
    made: list[object] = []
    barrier = threading.Barrier(16)

    @once
    def get() -> object:
        time.sleep(0.05)
        made.append(object())
        return made[-1]

    def ask(_: int) -> object:
        barrier.wait()
        return get()

    with ThreadPoolExecutor(16) as pool:
        assert set(pool.map(ask, range(16))) == {made[0]}
    assert len(made) == 1


def test_what_fails_is_tried_again() -> None:
    """An error is not kept."""
    tries: list[int] = []

    @once
    def get() -> int:
        tries.append(1)
        return 1 // (len(tries) - 1)

    with pytest.raises(ZeroDivisionError):
        get()
    assert (get(), len(tries)) == (1, 2)
