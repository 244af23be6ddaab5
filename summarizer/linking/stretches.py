"""Stretches of an article that refer to somebody: lists, descriptions, and a name right after them."""

import re
from dataclasses import dataclass

from summarizer.linking.commons import introduced
from summarizer.linking.coreference import is_several
from summarizer.linking.descriptions import name_within
from summarizer.linking.entries import core
from summarizer.linking.kinds import is_personal, told_kind
from summarizer.linking.lexicon import fold, kind_of_head, words
from summarizer.schema import Span
from summarizer.syntax.wordlists import inanimate

AND = re.compile(r",\s+(?:and\s+)?|\s+and\s+|\s+as\s+well\s+as\s+")
DEFINITE = re.compile(r"(?:the|this|that|these|those|its|his|her|their)\s", re.I)


_THINGS = "|".join(sorted({*inanimate()["documents"], *words("portraits")}))
_DOCUMENT = re.compile(
    rf"(?:(?!(?:{'|'.join(sorted(words('prepositions')))})\s)(?:\w+['’]s?|[a-z-]+|A|An|The|Her|His|Their|Its)\s)*?(?P<thing>{_THINGS})s?"
    r"(?:\s(?P<joint>of|to|on|about|against|into|for|regarding|concerning|by|from)\s.*)?$")  # fmt: skip
_OWNER = re.compile(r"(.+?)['’]s?\s")
_MAKER = re.compile(
    r"\s(?:by|from)\s((?:[A-Z][\w.’'-]*\s)*[A-Z][\w’'-]*(?=\s(?:of|for|at|in)\s)"
    r"|.+?(?=\s(?:to|on|about|against|into|regarding|concerning)\s|$))")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Article:
    text: str
    sentences: tuple[Span, ...]
    language: str

    def sentence_of(self, span: Span) -> Span:
        """The sentence a span begins in."""
        whole = Span.of(self.text, 0, len(self.text))
        return next((s for s in self.sentences if s.start <= span.start < s.end), whole)


def with_determiner(article: Article, span: Span) -> Span:
    """A stretch with the word before it where that is a definite determiner."""
    before = re.search(r"(?<![\w-])(?:the|this|that|these|those)\s+$", article.text[: span.start][-10:], re.I)
    return Span.of(article.text, span.start - len(before[0]), span.end) if before else span


def is_deferred(article: Article, span: Span) -> bool:
    """Whether a stretch is a definite description, "the minister", that may mean somebody named elsewhere.

    Without capitals only a single word or words of office alone are surely no name.
    """
    start, end, _ = name_within(article.text, span, article.language)
    name = article.text[start:end]
    if is_several(span.text):
        return True
    common = words("offices") | words("office_modifiers") | {"s"}
    lower = name.islower() or set(fold(name).split()) <= common or _was_introduced(article, name, start)
    if not DEFINITE.match(span.text) or not lower or kind_of_head(name) is None:
        return False
    plain = " " not in name or not article.text.islower() or set(fold(name).split()) <= common
    return plain and name not in words("collective")


def _was_introduced(article: Article, name: str, start: int) -> bool:
    """Whether a description with a capital, "Danish firm", stood beside a name before."""
    text = article.text[:start]
    after = any(introduced(text, m.end(), m.end(), name) for m in re.finditer(r"\b[A-Z][\w’'-]*(?=,\s)", text))
    return kind_of_head(name) is not None and (after or bool(re.search(rf"\b{re.escape(name)}\s+[A-Z]", text)))


def introduces(article: Article, description: Span, start: int) -> bool:
    """Whether only a comma or a title stands between a description in small letters and a name that starts here."""
    between = article.text[description.end : max(start, description.end)]
    kind = kind_of_head(description.text, article.language)
    if not description.text[-1:].islower() or len(between) > 40 or not between:
        return False
    titles = words("offices") | words("office_modifiers") | words("honorifics")
    if kind == "person":
        titled = titles.issuperset(fold(word) for word in between.lstrip(" ,").split())
        return titled and bool(re.match(r",?\s", between))
    return kind == "organization" and between == " "


def parts_of(article: Article, span: Span) -> tuple[Span, ...]:
    """The members of a list, "Ana Ruiz and Tom Hale", where each of them is somebody; else the whole."""
    edges = [0, *(edge for m in AND.finditer(span.text) for edge in m.span()), len(span.text)]
    pieces = [(span.start + a, span.start + b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]
    cores = [core(article.text, a, b, article.language) for a, b in pieces]
    parts = tuple(Span.of(article.text, a, b) for a, b in cores if a < b)
    whole = told_kind(span.text) == "country" or len(parts) < 2 or not re.search(r"\s(?:and|as)\s", span.text)
    return (span,) if whole or not all(is_personal(p.text) or told_kind(p.text) for p in parts) else parts


def author(article: Article, span: Span) -> Span:
    """Whose words a thing has: "her" of "her statement", "the UN" of "a report on Lume by the UN"; any other as it is.

    Whom it is about or for is not its author: of "a letter to Ruiz" and "the indictment of Ruiz" the thing is left.
    """
    start, end = _written(span.text)
    span = Span.of(article.text, span.start + start, span.start + end)
    first, _, thing = span.text.partition(" ")
    if first.casefold() not in words("possessive") or not thing.islower() or told_kind(thing, article.language):
        return span
    return Span.of(article.text, span.start, span.start + len(first))


def _written(phrase: str) -> tuple[int, int]:
    """The bounds of a phrase without whom or what a document in it is about or for."""
    found = _DOCUMENT.match(phrase)
    if found is None:
        return 0, len(phrase)
    start, end = found.span("thing")
    if made := _MAKER.search(phrase, end):
        return made.span(1)
    if found["thing"] in words("portraits"):
        return start, end
    if found["joint"] in (None, "of"):
        return 0, len(phrase)
    owner = _OWNER.match(phrase[:start])
    return owner.span(1) if owner else (0, end)
