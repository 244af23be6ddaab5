"""Which line ends of a text end a paragraph.

A blank line does, and so does a line that stands alone: a Markdown heading, a list item, a row of a table. Any other
line end is one of two things. In hard-wrapped text the line was full: the next word did not fit into it, or the next
line goes on in lower case. Otherwise the writer ended the line on purpose: a headline, a byline, or an article with
one paragraph a line. How wide the lines are is taken from the lines around.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_LINE = re.compile(r"[^\n\r\u2028\u2029\x85]+")
_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029\x85]")
_ALONE = re.compile(r"\s*(?:#{1,6}\s|\||[^\w\s]+\s*$)")  # heading, row of a table, rule
_ITEM = re.compile(r"\s*(?:[-*+•‣▪·–—]\s|\(?\d{1,3}[.)]\s|\(?[a-z]\)\s)")
_QUOTED = re.compile(r"\s*>")
_GOES_ON = re.compile(r"[,;:–—(“‘«-]\s*$")
_FIRST = re.compile(r"\s*([^\w\s]*)(\w?)(\S*)")
_NARROW = 40  # code points; nobody wraps lines so short: a list of names, a table, a verse
_SLACK = 0.9  # of the width: lines that were wrapped by hand are not all equally full

Range = tuple[int, int]


def paragraphs(text: str) -> Iterator[Range]:
    """Start and end of each paragraph in order; what lies between them is white space."""
    for block in _blocks(text):
        width = _width(block)
        ragged = all(_starts(text, line) != "lower" for line in block)
        start = block[0][0]
        for line, following in pairwise(block):
            if _ends(text, line, following, width, ragged):
                yield start, line[1]
                start = following[0]
        yield start, block[-1][1]


def _blocks(text: str) -> Iterator[list[Range]]:
    """Runs of lines between blank lines."""
    block: list[Range] = []
    for line in _LINE.finditer(text):
        blank = not line.group().strip()
        if block and (blank or len(_BREAK.findall(text, block[-1][1], line.start())) > 1):
            yield block
            block = []
        if not blank:
            block.append(line.span())
    if block:
        yield block


def _width(block: Sequence[Range]) -> int:
    """The width at which lines are wrapped; of many lines the longest are ignored, because they may hold a URL."""
    lengths = sorted(end - start for start, end in block)
    return lengths[-1 - len(lengths) // 8]


def _ends(text: str, line: Range, following: Range, width: int, ragged: bool) -> bool:
    here, there = text[slice(*line)], text[slice(*following)]
    if _ALONE.match(here) or _ALONE.match(there) or _ITEM.match(there):
        return True
    if bool(_QUOTED.match(here)) != bool(_QUOTED.match(there)):
        return True
    if _starts(text, following) == "lower" or _GOES_ON.search(here):
        return False
    if width < _NARROW:
        return ragged
    return len(here.rstrip()) + len(_word(there)) < width * _SLACK


def _starts(text: str, line: Range) -> str:
    first = _FIRST.match(text, *line)
    letter = first.group(2) if first else ""
    return "lower" if letter.islower() else "other"


def _word(line: str) -> str:
    """What would have had to fit at the end of the line before: a space and a word, or one character of Chinese."""
    first = _FIRST.match(line)
    word = first.group().strip() if first else ""
    return word[:1] if word[1:2] >= "\u2e80" else f" {word}"
