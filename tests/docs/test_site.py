"""The site builds without a warning, and asks for nothing from elsewhere when it is read."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from docs.checked import ROOT

pytest.importorskip("mkdocs")
pytest.importorskip("mkdocstrings")
LOADED = {"script": "src", "img": "src", "iframe": "src", "link": "href", "source": "src"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(place)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
    return place


class _Loads(HTMLParser):
    """What a page makes a browser load."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        address = known.get(LOADED.get(tag, ""))
        if address and known.get("rel") not in ("canonical", "prev", "next"):
            self.found.append(address)


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    """No font, script, style or picture has an address of another machine."""
    pages = list(site.rglob("*.html"))
    assert len(pages) > 10
    for page in pages:
        parser = _Loads()
        parser.feed(page.read_text(encoding="utf-8"))
        assert [address for address in parser.found if re.match(r"(?:https?:)?//", address)] == [], page.name
    styles = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.css"))
    assert not re.search(r"url\(\s*['\"]?(?:https?:)?//|@import\s+['\"]?(?:https?:)?//", styles)


def test_every_public_name_is_in_the_reference(site: Path) -> None:
    """What ``summarizer`` exports is described, or named."""
    import summarizer

    page = (site / "reference" / "library.html").read_text(encoding="utf-8")
    assert [name for name in summarizer.__all__ if not re.search(rf"\b{name}\b", page)] == []
