"""A page from the web, within limits on size, time, redirects and addresses (``connections.py``).

Proxies of the environment are not used.
"""

import time
import zlib
from collections.abc import Iterable, Iterator
from http import HTTPStatus
from ssl import SSLError

import httpcore2
import httpx2

from summarizer.documents.connections import Backend, Refused
from summarizer.errors import InputError
from summarizer.schema import Value

LARGEST = 20_000_000  # bytes of a page or a PDF
SECONDS = 30.0  # for everything together
REDIRECTS = 5
AGENT = "Mozilla/5.0 (compatible; newsclaims)"  # some sites refuse a name that begins otherwise
_WINDOWS = {"gzip": 31, "x-gzip": 31, "deflate": 15}  # the window bits that zlib wants
_MOVED = (301, 302, 303, 307, 308)


class Fetched(Value):
    """The content a server sent, and its address after all redirects."""

    data: bytes
    url: str
    content_type: str = ""


def fetch(
    url: str, *, allow_private: bool = False, seconds: float = SECONDS, largest: int = LARGEST
) -> Fetched:
    """Fetch an address of the web.

    Args:
        url: http or https, without a user name.
        allow_private: also connect to loopback and private addresses.
        seconds: for all connections and redirects together.
        largest: bytes, after decompression.

    Raises:
        InputError: the address may not be fetched, or there is nothing usable at it.
    """
    deadline = time.monotonic() + seconds
    at = _url(url)
    for _ in range(REDIRECTS + 1):
        found = _asked(at, Backend(deadline, allow_private=allow_private), largest)
        if isinstance(found, Fetched):
            return found
        at = _url(found, at)
    raise InputError(f"{url!r} redirects more than {REDIRECTS} times; give the address of the article itself")


def _url(words: str, base: httpx2.URL | None = None) -> httpx2.URL:
    try:
        url = base.join(words) if base else httpx2.URL(words)
        host = url.raw_host
    except (httpx2.InvalidURL, ValueError):
        raise InputError(f"{words!r} is not an address of the web; give one as https://example.org/…") from None
    if url.scheme not in ("http", "https") or not host:
        raise InputError(f"{str(url)!r} is not an address of the web; give one with http or https")
    if url.userinfo:
        raise InputError(f"the address at {url.host!r} has a user name in it; take that out")
    return url


def _asked(at: httpx2.URL, backend: Backend, largest: int) -> Fetched | str:
    """The content of an address, or the address that its server redirects to."""
    try:
        return _answer(at, backend, largest)
    except Refused as refusal:
        raise InputError(f"{str(at)!r} is not fetched: {refusal}") from None
    except (httpcore2.TimeoutException, TimeoutError):
        raise InputError(f"{str(at)!r} did not answer in time; save the page and give the file") from None
    except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError, ValueError, zlib.error) as error:
        raise InputError(f"{str(at)!r} cannot be fetched: {_reason(error)}") from None


def _answer(at: httpx2.URL, backend: Backend, largest: int) -> Fetched | str:
    target = httpcore2.URL(scheme=at.raw_scheme, host=at.raw_host, port=at.port, target=at.raw_path)
    headers = {
        "Host": at.netloc.decode("ascii"),
        "User-Agent": AGENT,
        "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.1",
        "Accept-Encoding": "gzip, deflate",
    }
    with (
        httpcore2.ConnectionPool(ssl_context=httpcore2.default_ssl_context(), network_backend=backend) as pool,
        pool.stream("GET", target, headers=list(headers.items())) as response,
    ):
        sent = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
        if response.status in _MOVED and "location" in sent:
            return sent["location"]
        if response.status != HTTPStatus.OK:
            raise InputError(f"{str(at)!r} answers {_status(response.status)}; is the article there?")
        body = _body(response.iter_stream(), sent.get("content-encoding", ""), str(at), largest)
        return Fetched(data=b"".join(body), url=str(at), content_type=sent.get("content-type", ""))


def _body(chunks: Iterable[bytes], encoding: str, name: str, largest: int) -> Iterator[bytes]:
    """The decompressed body, given up as soon as it is too large."""
    coding = encoding.strip().lower()
    if coding not in ("", "identity", *_WINDOWS):
        raise InputError(f"{name!r} is sent as {coding[:20]!r}, which was not asked for; save the page")
    decoder = zlib.decompressobj(_WINDOWS[coding]) if coding in _WINDOWS else None
    size = 0
    for chunk in chunks:
        data = decoder.decompress(chunk, largest - size + 1) if decoder else chunk
        size += len(data)
        if size > largest:
            raise InputError(f"{name!r} is larger than {largest / 1_000_000:g} MB; give one article at a time")
        yield data


def _status(code: int) -> str:
    try:
        return f"{code} {HTTPStatus(code).phrase}"
    except ValueError:
        return str(code)


def _reason(error: Exception) -> str:
    inner = error.args[0] if error.args else None  # httpcore2 wraps what the system raises
    cause = inner if isinstance(inner, Exception) else error
    if isinstance(cause, SSLError):
        return f"its certificate or TLS is not accepted ({cause.reason})"
    return str(getattr(cause, "strerror", None) or cause or type(error).__name__)
