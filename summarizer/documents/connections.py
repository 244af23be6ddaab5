"""Connections to web servers: only to checked addresses, and within one deadline for all of them.

A name is resolved once for each connection, all its addresses are checked, and the connection goes to one of those
very addresses, so that a later change of the name has no effect. TLS still verifies the name.
"""

import socket
import time
from ssl import SSLContext
from typing import Any

import httpcore2

from summarizer.documents.addresses import is_public


class Refused(Exception):  # noqa: N818
    """The address must not be connected to."""


class Stream(httpcore2.NetworkStream):
    """A connection that fails at the deadline for all connections, whatever the time-out of a single step."""

    def __init__(self, inner: httpcore2.NetworkStream, deadline: float) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._inner.read(max_bytes, left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._inner.write(buffer, left(self._deadline))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> "Stream":
        inner = self._inner.start_tls(ssl_context, server_hostname, left(self._deadline))
        return Stream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class Backend(httpcore2.NetworkBackend):
    """Connects to public addresses only, or to any where private ones are allowed."""

    def __init__(self, deadline: float, *, allow_private: bool) -> None:
        self._deadline, self._allow_private = deadline, allow_private

    def connect_tcp(self, host: str, port: int, *_: Any, **__: Any) -> Stream:
        inner = httpcore2.SyncBackend()
        failed: Exception = httpcore2.ConnectError("it has no address")
        for address in _checked(host, port, self._allow_private):
            try:
                made = inner.connect_tcp(address, port, left(self._deadline), socket_options=[])
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
            else:
                return Stream(made, self._deadline)
        raise failed


def left(deadline: float) -> float:
    """Seconds until a deadline.

    Raises:
        ReadTimeout: the deadline has passed.
    """
    rest = deadline - time.monotonic()
    if rest <= 0:
        raise httpcore2.ReadTimeout("no time is left")
    return rest


def _checked(host: str, port: int, allow_private: bool) -> list[str]:
    """The addresses of a host; all are refused where one is not public."""
    infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    found = list(dict.fromkeys(str(info[4][0]) for info in infos))
    for address in found:
        if not allow_private and not is_public(address):
            shown = address if address == host else f"{host} is {address}, which"
            raise Refused(f"{shown} is no public address of the internet")
    return found
