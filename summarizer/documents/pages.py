"""The article of an HTML page: its text, paragraph by paragraph, and its metadata.

trafilatura finds the text and the metadata. Other parts of the page are removed before that (captions, related links,
advertisements) and after it (lines that are boilerplate, the headline, pull quotes).
"""

import codecs
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

import yaml

from summarizer.documents.boilerplate import is_boilerplate
from summarizer.documents.front_matter import Fields, day
from summarizer.documents.language import detect_language, tag
from summarizer.documents.sentences import split
from summarizer.errors import InputError

_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_LATEST = "2100-01-01"  # a date that a page gives is taken as given
_PARAGRAPH, _TEXT = 160, 600  # letters; a part with so many in a paragraph or in all is kept, whatever its name
_TEASER = 500  # letters of a teaser
_HEADLINE = "//*[self::h2 or self::h3 or self::h4 or self::h5][.//a[@href] or ancestor::a[@href]]"
_FEWEST = 40  # letters of an article
_REPEATED, _NEAR = 200, 10  # letters of a pull quote, and how many lines around it repeat it
_SUFFIX = re.compile(r"\s*(?:[|:–—·»-]+)\s*(\S.*)")


def is_page(data: bytes, content_type: str = "") -> bool:
    """Whether bytes are an HTML page."""
    return "html" in content_type.lower() or bool(_PAGE.match(data[:2_000].removeprefix(codecs.BOM_UTF8)))


def page(data: bytes, name: str, url: str | None = None, content_type: str = "") -> tuple[str, Fields]:
    """The text of a page's article, and its metadata.

    Raises:
        InputError: there is no article in it.
    """
    import trafilatura

    tree = trafilatura.load_html(_decoded(data, content_type))
    if tree is None:
        raise InputError(f"{name} is no page that can be read; save the article as text")
    found = _extracted(tree, url)
    text = "\n\n".join(_paragraphs(found.text or "", found.title or ""))
    if sum(map(str.isalpha, text)) < _FEWEST:
        raise InputError(f"{name} is a page without an article; give the page of an article, or its text")
    return text, _fields(found, tree, text)


def _extracted(tree: Any, url: str | None) -> Any:
    """What trafilatura finds: metadata in the unchanged page, text in the page after ``_prepare``."""
    import trafilatura

    dates = {"extensive_search": False, "original_date": True, "max_date": _LATEST}
    about = trafilatura.extract_metadata(tree, default_url=url, date_config=dates)
    _prepare(tree)
    found: Any = trafilatura.bare_extraction(tree, url=url, include_comments=False)
    about.text = found.text if found else None
    return about


def _prepare(tree: Any) -> None:
    """Remove captions, links and the like, and turn layout tables and the posts of a live blog into plain divisions."""
    for part in [*_layout(tree), *_posts(tree)]:
        part.tag = "div"
    for code in tree.xpath("//script|//style"):
        code.drop_tree()
    always, words = (frozenset(_table()[kind].split()) for kind in ("always", "words"))
    for part in _teasers(tree):
        part.drop_tree()
    enough = min(_TEXT, _unlinked(tree) / 2)
    for part in list(tree.iter()):
        if not isinstance(part.tag, str) or part.tag in ("html", "body", "main", "article"):
            continue
        if part.tag in always or (_words(part) & words and not _has_text(part, enough)):
            part.drop_tree()


def _layout(tree: Any) -> list[Any]:
    """Tables whose cells hold paragraphs, headings or tables, and all their rows and cells."""
    tables = [t for t in tree.iter("table") if t.xpath(".//td[.//p or .//table or .//h1 or .//h2 or .//h3 or .//div]")]
    return [part for table in tables for part in [table, *table.iter("tbody", "tr", "td", "th")]]


def _posts(tree: Any) -> list[Any]:
    """The posts of a live blog; several articles would be taken for teasers."""
    found = list(tree.iter("article"))
    is_live = len(found) > 1 and "LiveBlogPosting" in "".join(tree.xpath("//script/text()"))
    return found if is_live else []


def _teasers(tree: Any) -> list[Any]:
    """Short parts with a linked headline each, three or more side by side: they lead to other articles."""
    beside: defaultdict[Any, list[Any]] = defaultdict(list)
    for link in tree.xpath(_HEADLINE):
        part = next((p for p in link.iterancestors() if p.getparent() is not None and len(p.getparent()) > 2), None)
        if part is not None and _letters(part) < _TEASER:
            beside[part.getparent()].append(part)
    return [part for parts in beside.values() if len(set(parts)) > 2 for part in set(parts)]


@cache
def _table() -> dict[str, str]:
    text = resources.files("summarizer.documents").joinpath("pages.yaml").read_text("utf-8")
    table: dict[str, str] = yaml.safe_load(text)
    return table


def _words(part: Any) -> set[str]:
    """The words of an element's class and id, alone and as they are joined: ``ad`` and ``slot`` of ``ad-slot``."""
    names = f"{part.get('class') or ''} {part.get('id') or ''}".lower().split()
    return {*names, *(word for name in names for word in re.split(r"[-_]+", name))}


def _has_text(part: Any, enough: float) -> bool:
    """Whether there is a long paragraph in it, or enough text that is no link."""
    paragraphs = [part] if part.tag == "p" else part.iter("p")
    return any(_letters(paragraph) >= _PARAGRAPH for paragraph in paragraphs) or _unlinked(part) >= enough


def _unlinked(part: Any) -> int:
    return _letters(part) - sum(map(_letters, part.iter("a")))


def _letters(part: Any) -> int:
    return sum(map(str.isalpha, part.text_content()))


def _paragraphs(text: str, title: str) -> Iterator[str]:
    """The lines that belong to the article, each once."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    seen = {title, ""}
    for at, line in enumerate(lines):
        near = lines[max(0, at - _NEAR) : at] + lines[at + 1 : at + _NEAR]
        if line in seen or set(line) <= set("|- :") or _is_around(line) or _is_pull_quote(line, near):
            continue
        seen.add(line)
        yield line


def _is_pull_quote(line: str, near: list[str]) -> bool:
    """Whether a line repeats a few words of the lines near it, as a pull quote does."""
    words = line.strip("“”‘’\"'«»„. ")
    return len(words) < _REPEATED and words.count(" ") > 2 and any(words in other for other in near if other != line)


def _is_around(line: str) -> bool:
    plain = line.removeprefix("- ")
    return is_boilerplate(plain) or all(is_boilerplate(sentence.text) for sentence in split(plain))


def _fields(found: Any, tree: Any, text: str) -> Fields:
    title, outlet = found.title, found.sitename
    for heading in tree.xpath("//h1|//h2"):
        words = " ".join(heading.text_content().split())
        if title and words and title.startswith(words) and (rest := _SUFFIX.fullmatch(title[len(words) :])):
            title, outlet = words, outlet or rest.group(1)
    detected = detect_language(text)
    return Fields(
        title=title or None,
        author=_authors(found.author or ""),
        outlet=outlet if outlet and "://" not in outlet else None,
        published=day(found.date),
        language=tag(tree.get("lang") or "") if detected == "und" else detected,
    )


def _authors(names: str) -> str | None:
    """The names that trafilatura gives, each once, without those that name nobody."""
    given = {name.casefold(): name for name in reversed(re.split(r"[;,]\s+", names)) if name}
    nobody = _table()["nobody"].split()
    return ", ".join(name for key, name in reversed(given.items()) if key not in nobody) or None


def _decoded(data: bytes, content_type: str) -> str:
    """The decoded page: by the server's encoding, else the page's own, else UTF-8, else Windows-1252."""
    said = [_CHARSET.search(content_type), _META.search(data[:4_000])]
    names = [str(m[1], "ascii") if isinstance(m[1], bytes) else m[1] for m in said if m]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        names.insert(0, "utf-16")
    for name in ["utf-8-sig", *names] if data.startswith(codecs.BOM_UTF8) else [*names, "utf-8"]:
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")
