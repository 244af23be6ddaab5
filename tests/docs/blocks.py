"""The fenced blocks of a page of the documentation, and which of them is whose output.

========== ===================================================================================
``sh``     commands as they are typed, for bash
``python`` a part of a program; all parts of a page share their names
``text``   straight after one of these: what that prints; ``…`` stands for any words or lines
any other  with ``title="NAME"``: a file of that name; without: only to be read
========== ===================================================================================
"""

import re
from typing import NamedTuple

_FENCE = re.compile(
    r'^(?P<indent> *)```(?P<kind>\w+)(?: title="(?P<title>[^"]+)")?[^\n]*\n(?P<text>.*?)^(?P=indent)```$', re.M | re.S
)


class Block(NamedTuple):
    """A fenced block.

    Attributes:
        kind: the language of the fence.
        title: the name of the file it is; empty where it is none.
        text: what stands in it.
        line: the number of its first line in the page, from 1.
        output: what it prints, as the page says; None where the page does not.
        place: where that stands in the page; empty at its own end where the page does not say.
    """

    kind: str
    title: str
    text: str
    line: int
    output: str | None
    place: tuple[int, int]


def blocks(page: str) -> tuple[Block, ...]:
    """The blocks of a page, in order; what is an output is with the block that prints it."""
    found: list[Block] = []
    end = 0
    for fence in _FENCE.finditer(page):
        text = _unindented(fence["text"], len(fence["indent"]))
        runs = bool(found) and found[-1].kind in ("sh", "python") and found[-1].output is None
        if fence["kind"] == "text" and runs and not page[end : fence.start()].strip():
            found[-1] = found[-1]._replace(output=text, place=fence.span("text"))
        else:
            line = page.count("\n", 0, fence.start()) + 2
            found.append(Block(fence["kind"], fence["title"] or "", text, line, None, (fence.end(), fence.end())))
        end = fence.end()
    return tuple(found)


def fits(printed: str, output: str) -> bool:
    """Whether what was printed is what a page shows; ``…`` alone on a line stands for any lines, else for words."""
    lines = (".*?" if line.strip() == "…" else _line(line) for line in output.splitlines())
    pattern = r"\n+".join(lines).replace(r".*?\n+", r"(?:.*?\n)?")
    bare = "\n".join(line.rstrip() for line in printed.splitlines()).strip("\n")
    return re.fullmatch(pattern.strip("\n"), bare, re.S) is not None


def _line(line: str) -> str:
    return r"[^\n]*?".join(re.escape(part) for part in line.rstrip().split("…"))


def _unindented(text: str, columns: int) -> str:
    return "".join(line[columns:] if line.strip() else line for line in text.splitlines(keepends=True))
