"""The dateline an article opens with: "LUME (Agency) — ", "LUME, May 4 - "."""

import re

_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{2,40}(?:[,/][^—–(\n]{0,40}?)?\s*(?:\([^)\n]{2,40}\)\s*)?"
    r"|[A-ZÀ-Þ][\w .,'’/-]{1,40}?\s\([A-Z][^)\n]{1,30}\)\s*)(?:[—–]|(?<=\s)--?)\s+"
)


def without_dateline(text: str, start: int, end: int) -> int:
    """Where a sentence begins after the dateline it opens with; its own start where it has none."""
    opens = start == 0 or text[start - 1] == "\n"
    found = _DATELINE.match(text, start, end) if opens else None
    return found.end() if found and found.end() < end else start
