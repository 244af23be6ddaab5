"""What is made once for all threads: dictionaries and models that take long to load and much memory."""

from collections.abc import Callable
from threading import Lock
from typing import TypeVar

T = TypeVar("T")


def once(make: Callable[[], T]) -> Callable[[], T]:
    """A function that gives what ``make`` gives the first time; other threads wait for that.

    ``functools.cache`` lets every thread that comes before the first has finished make its own.
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
