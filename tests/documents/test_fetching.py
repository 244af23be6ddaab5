"""Pages from the web, within limits."""

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from summarizer.documents.fetching import fetch
from summarizer.errors import InputError

PUBLIC = "93.184.216.34"
PRIVATE = [
    "http://127.0.0.1/", "http://localhost/", "http://LOCALHOST/", "http://localhost./", "http://127.0.0.1./",
    "https://127.0.0.1/", "http://127.1/", "http://127.0.1/", "http://2130706433/", "http://0x7f000001/",
    "http://0x7f.0.0.1/", "http://0x7f.1/", "http://0177.0.0.1/", "http://017700000001/", "http://0177.1/",
    "http://127.0.0.1:8080/", "http://127.0.0.1:80/a?b#c", "http://127.255.255.254/", "http://0/", "http://0.0.0.0/",
    "http://00.0.0.0/", "http://10.0.0.1/", "http://10.1/", "http://0x0a000001/", "http://012.0.0.1/",
    "http://172.16.0.1/", "http://192.168.1.1/", "http://192.168.257/", "http://3232235777/",
    "http://169.254.169.254/latest/meta-data/", "http://2852039166/", "http://0xa9fea9fe/", "http://100.64.0.1/",
    "http://198.18.0.1/", "http://224.0.0.1/", "http://255.255.255.255/", "http://[::1]/", "http://[::]/",
    "http://[0:0:0:0:0:0:0:1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::127.0.0.1]/",
    "http://[64:ff9b::127.0.0.1]/", "http://[2002:7f00:1::]/", "http://[fe80::1]/", "http://[fc00::1]/",
    "http://[ff02::1]/", "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/", "http://[::ffff:169.254.169.254]:80/",
    "http://１２７.0.0.1/", "http://127。0。0。1/", "http://①②⑦.0.0.1/", "http://%31%32%37.0.0.1/", "HTTP://127.0.0.1/",
]  # fmt: skip
NO_ADDRESSES = [
    "ftp://essel.example/", "file:///etc/passwd", "gopher://127.0.0.1/", "javascript:alert(1)", "http://", "http:///a",
    "https://?a", "http://[::1", "http://a b/", "//127.0.0.1/", "essel.example", "", "http://essel.example:99999/",
    "http://user@127.0.0.1/", "http://essel.example@127.0.0.1/", "http://essel.example:80@127.0.0.1/",
    "http://127.0.0.1@essel.example/", "http://\x00/", "http://essel.example\\@127.0.0.1/",
]  # fmt: skip


class Site(ThreadingHTTPServer):
    """A server on loopback that answers by the path."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.hosts: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.hosts.append(self.headers["host"])
        path, _, rest = self.path.partition("?")
        if path == "/to":
            self._send(302, b"", location=rest)
        elif path == "/loop":
            self._send(301, b"", location="/loop")
        elif path in ("/403", "/404", "/500", "/204", "/799"):
            self._send(int(path[1:]), b"")
        elif path == "/drip":
            self._drip()
        elif path in _CODED:
            coding, data = _CODED[path]
            self._send(200, data, content_encoding=coding)
        else:
            self._send(200, b"<p>The port closed.</p>", content_type="text/html; charset=utf-8")

    def _send(self, status: int, data: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"x")
                time.sleep(0.05)
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        pass


_CODED = {
    "/gzip": ("gzip", gzip.compress(b"The port closed.")),
    "/deflate": ("deflate", zlib.compress(b"The port closed.")),
    "/bomb": ("gzip", gzip.compress(b"\0" * 50_000_000)),
    "/large": ("identity", b"x" * 2_000_001),
    "/br": ("br", b"\x0b"),
    "/broken": ("gzip", b"no gzip"),
}


@pytest.fixture
def site(socket_enabled: None) -> Iterator[Site]:
    with Site() as made:
        thread = threading.Thread(target=made.serve_forever, args=(0.01,))
        thread.start()
        yield made
        made.shutdown()
        thread.join()


@pytest.fixture
def connected(socket_enabled: None, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Addresses that were connected to; no connection is made, and the system resolves figures only."""
    made: list[str] = []
    known = socket.getaddrinfo

    def getaddrinfo(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        named = "127.0.0.1" if host.lower().rstrip(".") == "localhost" else host
        return known(named, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)

    def connect(address: tuple[str, int], *_: Any, **__: Any) -> socket.socket:
        made.append(address[0])
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket, "create_connection", connect)
    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return made


def to(site: Site) -> socket.socket:
    """A connection to the server, whatever names resolve to."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    made.connect(("127.0.0.1", site.server_port))
    return made


def resolving(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """A resolver that gives these addresses one time after the other, and the names it was asked for."""
    asked: list[str] = []

    def getaddrinfo(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        asked.append(host)
        found = answers[min(len(asked), len(answers)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return asked


@pytest.mark.parametrize("url", PRIVATE)
def test_private_addresses_are_refused_however_they_are_spelled(url: str, connected: list[str]) -> None:
    """No connection is made, and the reason is one line."""
    with pytest.raises(InputError, match=r"is no public address|cannot be fetched|is not an address") as caught:
        fetch(url)
    assert "\n" not in str(caught.value)
    assert connected == []


@pytest.mark.parametrize("url", NO_ADDRESSES)
def test_what_is_no_address_of_the_web_is_refused(url: str, connected: list[str]) -> None:
    """Other schemes, user names and broken addresses."""
    with pytest.raises(InputError) as caught:
        fetch(url)
    assert "\n" not in str(caught.value)
    assert connected == []


@pytest.mark.parametrize("addresses", [["127.0.0.1"], [PUBLIC, "127.0.0.1"], ["10.0.0.1", PUBLIC], ["::1"]])
def test_a_name_with_a_private_address_is_refused(
    addresses: list[str], connected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One among public ones is enough."""
    resolving(monkeypatch, addresses)
    with pytest.raises(InputError, match=r"essel\.example is [\d.:]+, which is no public address"):
        fetch("https://essel.example/")
    assert connected == []


def test_a_name_is_resolved_once(connected: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A resolver that gives another address the second time is not asked a second time."""
    asked = resolving(monkeypatch, [PUBLIC], ["127.0.0.1"])
    with pytest.raises(InputError, match="cannot be fetched: Connection refused"):
        fetch("http://essel.example/")
    assert (asked, connected) == (["essel.example"], [PUBLIC])


@pytest.mark.parametrize("target", [*PRIVATE[:3], "http://0x7f.1/", "http://[::1]/", "//127.0.0.1/", "http://10.0.0.1/"])
def test_a_redirect_to_a_private_address_is_refused(
    target: str, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is followed is checked as what was given is."""
    known = socket.getaddrinfo

    def connect(address: tuple[str, int], *_: Any, **__: Any) -> socket.socket:
        assert address[0] == PUBLIC
        return to(site)

    def getaddrinfo(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        return known(PUBLIC if host == "essel.example" else host, port, type=socket.SOCK_STREAM)

    monkeypatch.setattr(socket, "create_connection", connect)
    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    assert fetch("http://essel.example/").url == "http://essel.example/"
    with pytest.raises(InputError, match="is no public address"):
        fetch(f"http://essel.example/to?{target}")
    assert set(site.hosts) == {"essel.example"}


def test_a_redirect_by_name_is_resolved_and_checked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same name may lead elsewhere on the second request: that one is checked too."""
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: to(site))
    resolving(monkeypatch, [PUBLIC], ["127.0.0.1"])
    with pytest.raises(InputError, match=r"essel\.example is 127\.0\.0\.1, which is no public address"):
        fetch("http://essel.example/to?/again")
    assert len(site.hosts) == 1


@pytest.mark.parametrize("scheme", ["ftp://essel.example/", "file:///etc/passwd", "javascript:1"])
def test_a_redirect_to_another_scheme_is_refused(scheme: str, site: Site) -> None:
    """Only http and https are followed."""
    with pytest.raises(InputError, match="is not an address of the web"):
        fetch(f"{site.url}/to?{scheme}", allow_private=True)


def test_a_page_is_fetched_where_private_addresses_are_allowed(site: Site) -> None:
    """The data, the type, and where it was in the end."""
    found = fetch(f"{site.url}/to?/page", allow_private=True)
    assert found.data == b"<p>The port closed.</p>"
    assert found.url == f"{site.url}/page"
    assert found.content_type == "text/html; charset=utf-8"


def test_proxies_of_the_environment_are_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy would resolve the name again, out of our sight."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    assert fetch(site.url, allow_private=True).data


@pytest.mark.parametrize("path", ["/gzip", "/deflate"])
def test_compressed_pages_are_read(path: str, site: Site) -> None:
    """They are what was asked for."""
    assert fetch(site.url + path, allow_private=True).data == b"The port closed."


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/loop", "redirects more than 5 times"),
        ("/403", "answers 403 Forbidden"),
        ("/404", "answers 404 Not Found"),
        ("/500", "answers 500 Internal Server Error"),
        ("/204", "answers 204 No Content"),
        ("/799", "answers 799;"),
        ("/bomb", "is larger than 2 MB"),
        ("/large", "is larger than 2 MB"),
        ("/br", "is sent as 'br', which was not asked for"),
        ("/broken", "cannot be fetched: Error -3"),
        ("/drip", "did not answer in time"),
    ],
)
def test_what_is_no_page_is_one_line(path: str, message: str, site: Site) -> None:
    """Whatever a server does, within the time and the size that were set."""
    begun = time.monotonic()
    with pytest.raises(InputError, match=message) as caught:
        fetch(site.url + path, allow_private=True, seconds=1, largest=2_000_000)
    assert time.monotonic() - begun < 4
    assert "\n" not in str(caught.value)


def test_a_server_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name nobody knows is one line."""

    def getaddrinfo(*_: Any, **__: Any) -> list[Any]:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    with pytest.raises(InputError, match="cannot be fetched: Name or service not known"):
        fetch("https://essel.example/")
