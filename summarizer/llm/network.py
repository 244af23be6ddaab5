"""The network as a transport that ends requests under way when it is closed, and the check of a base URL.

Closing a socket does not wake the thread that reads from it: it would wait minutes for a slow server, and Python
waits for its threads.
"""

import socket
import threading
from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from weakref import WeakSet

import httpx2

from summarizer.errors import InputError

_OPENED = (".connect_tcp.complete", ".start_tls.complete")  # events of httpcore that tell of a new stream


class Network(httpx2.BaseTransport):
    """The network, with a connection for every thread that asks. Thread-safe."""

    def __init__(self) -> None:
        self._inner = httpx2.HTTPTransport(
            retries=0, limits=httpx2.Limits(max_connections=None, max_keepalive_connections=256)
        )
        self._lock = threading.Lock()
        self._closed = False
        self._sockets: WeakSet[socket.socket] = WeakSet()

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        request.extensions = {**request.extensions, "trace": self._opened}
        return self._inner.handle_request(request)

    def close(self) -> None:
        """End every request under way with a connection error."""
        with self._lock:
            self._closed = True
            for one in self._sockets:
                _shut(one)
        self._inner.close()

    def _opened(self, event: str, about: Mapping[str, Any]) -> None:
        if not event.endswith(_OPENED):
            return
        with self._lock:
            made = about["return_value"].get_extra_info("socket")
            self._sockets.add(made)
            if self._closed:
                _shut(made)


def _shut(one: socket.socket) -> None:
    with suppress(OSError):  # it is closed already
        one.shutdown(socket.SHUT_RDWR)


def check_address(base_url: str) -> None:
    """Raise InputError where nothing can be asked at a base URL; the message leaves it out, it may hold a password."""
    try:
        url = httpx2.URL(base_url)
    except httpx2.InvalidURL:
        url = httpx2.URL("")
    if url.scheme not in ("http", "https") or not url.host:
        raise InputError(
            "the base URL is no address of a server; give it whole, as http://127.0.0.1:8000/v1"
        )
    if url.userinfo or url.query:
        raise InputError(
            "the base URL has a password or a query in it, which logs would show; give it without"
        )
