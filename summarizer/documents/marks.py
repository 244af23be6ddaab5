"""Where the marks of Markdown are in a text.

The text stays as it was given, so that offsets hold; whoever shows its words can leave these places out.
"""

import re
from collections.abc import Iterator

from summarizer.schema import Span

_LINE = re.compile(
    r"^[^\S\n]*(?P<mark>(?:(?:#{1,6}|>|[-*+•]|\d{1,3}[.)])[^\S\n]+)+|>+|[-*_=]{3,}[^\S\n]*$|```\w*[^\S\n]*$)",
    re.MULTILINE,
)
_LINK = re.compile(r"(?P<open>!?\[)[^\[\]\n]{0,300}(?P<close>\](?:\([^()\s]{0,500}(?:\s\"[^\"\n]{0,200}\")?\)|\[\w*\]))")
_PAIR = re.compile(
    r"(?<![\w*~`])(?P<open>\*{1,3}|_{1,3}|~~|`)(?=[^\s*_])[^\n]{1,400}?(?<=[^\s*_])(?P<close>(?P=open))(?![\w*~`])"
)


def marks(text: str) -> tuple[Span, ...]:
    """Headings', quotations' and items' marks, emphasis, and the brackets and addresses of links, in order.

    What is between the marks (the words that are printed) is not in the spans.
    """
    found = sorted({*_of_lines(text), *_of_words(text)}, key=lambda mark: (mark[0], -mark[1]))
    return tuple(Span.of(text, start, end) for start, end in _apart(found))


def without_marks(text: str) -> str:
    """The text with a space in place of every character of a mark, so that offsets hold."""
    made = list(text)
    for mark in marks(text):
        made[mark.start : mark.end] = " " * (mark.end - mark.start)
    return "".join(made)


def _of_lines(text: str) -> Iterator[tuple[int, int]]:
    for mark in _LINE.finditer(text):
        start, end = mark.span("mark")
        yield start, start + len(text[start:end].rstrip())


def _of_words(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (_LINK, _PAIR):
        at = 0
        while found := pattern.search(text, at):
            yield found.span("open")
            yield found.span("close")
            at = found.end("open")  # a link may hold emphasis, emphasis a link


def _apart(found: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places without those inside another, as the underscores of an address."""
    at = 0
    for start, end in found:
        if start >= at:
            yield start, end
            at = end
