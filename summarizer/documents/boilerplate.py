"""Sentences of a page that are no part of the report: bylines, credits, further reading, subscriptions, rights.

Precision first: a whole sentence has to be of such a form (``boilerplate.yaml``), so that a sentence of the report is
not taken for one. A front-matter block at the top of a text is no part of it either.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from importlib import resources

import yaml

from summarizer.documents.front_matter import front_matter
from summarizer.errors import InputError
from summarizer.schema import Span

_LONGEST = 500  # code points; nothing longer is looked at
_CAPTION = 3  # sentences
_EDGES = " \t\r\n*_#>|-–—•·~`"  # marks of Markdown and ornaments around a line
_PART = re.compile(r"<(\w+)>")


def boilerplate(text: str, sentences: Sequence[Span]) -> frozenset[int]:
    """Numbers, from 1, of the sentences that are no part of the report.

    Args:
        text: the article, as it was split.
        sentences: all of its sentences in order.
    """
    body = 0
    with suppress(InputError):  # a broken block is text
        _, body = front_matter(text, "the text")
    found = {
        number
        for number, sentence in enumerate(sentences, 1)
        if sentence.end <= body or is_boilerplate(sentence.text)
    }
    captions = {before for number in found for before in _caption(number, text, sentences)}
    return frozenset(found | captions if len(found | captions) < len(sentences) else found)


def is_boilerplate(sentence: str) -> bool:
    """Whether a sentence has the form of boilerplate."""
    return _matches(sentence, "patterns") or _matches(sentence, "credits")


def _caption(number: int, text: str, sentences: Sequence[Span]) -> Sequence[int]:
    """The sentences before a credit in a short line that ends with it."""
    credit = sentences[number - 1]
    start, end = text.rfind("\n", 0, credit.start) + 1, text.find("\n", credit.end)
    line_ends = not text[credit.end : end if end >= 0 else None].strip()
    if not line_ends or credit.end - start > _LONGEST or not _matches(credit.text, "credits"):
        return ()
    return [n for n in range(max(1, number - _CAPTION), number) if sentences[n - 1].start >= start]


def _matches(sentence: str, kind: str) -> bool:
    if len(sentence) > _LONGEST:
        return False
    line = " ".join(sentence.strip(_EDGES).split())
    return any(pattern.fullmatch(line) for pattern in _patterns()[kind])


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    text = resources.files("summarizer.documents").joinpath("boilerplate.yaml").read_text("utf-8")
    found = yaml.safe_load(text)
    parts: dict[str, str] = found["parts"]

    def filled(pattern: str) -> str:
        while _PART.search(pattern):
            pattern = _PART.sub(lambda part: parts[part[1]].strip(), pattern)
        return pattern

    return {
        kind: tuple(re.compile(filled(pattern), re.IGNORECASE) for pattern in found[kind])
        for kind in ("patterns", "credits")
    }
