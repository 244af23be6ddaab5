"""Values that are made once for all threads: dictionaries and models that are large and slow to load."""

from collections.abc import Callable
from threading import Lock
from typing import TypeVar

T = TypeVar("T")


def once(make: Callable[[], T]) -> Callable[[], T]:
    """A function that calls ``make`` once and returns that value to every caller; other threads wait for it.

    ``functools.cache`` would call ``make`` in every thread that arrives before the first call has finished.
    """
    lock = Lock()
    made: list[T] = []

    def get() -> T:
        if not made:
            with lock:
                if not made:
                    made.append(make())
        return made[0]

    return get
