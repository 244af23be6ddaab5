"""The JSON in the text of an answer: after thinking, in a fence, behind a preamble, or nearly JSON."""

import json
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

import json_repair

from summarizer.llm.characters import all_whole

# what ends the thinking of Qwen and DeepSeek, Claude's and Gemini's imitators, Magistral, gpt-oss
_THOUGHT = re.compile(
    r"</think(?:ing)?>|</thought>|</reasoning>|\[/THINK\]|<\|channel\|>final(?:<\|[a-z]+\|>\w*)?<\|message\|>"
)
_THINKING = re.compile(r"\s*(?:<think(?:ing)?>|<thought>|<reasoning>|\[THINK\]|<\|channel\|>analysis)")
_FENCE = re.compile(r"```\w*\s*(.*?)\s*(?:```|$)", re.DOTALL)
_CLOSES = {"{": "}", "[": "]"}
_DEEPEST = 50  # brackets within brackets; answers have five, and what reads them further is recursive
_ITEMS = 2  # brackets around an item: those of its list and of the answer


class Parsed(NamedTuple):
    """The value read, whether it is complete, and whether closing brackets were added."""

    data: Any
    whole: bool
    closed: bool = False


def parse(text: str, *, cut: bool = False) -> Parsed | None:
    """The first object or list of an answer; None where there is none, or one nested deeper than any answer.

    What breaks off is read up to the last item that is complete. Where only closing brackets are missing
    nothing is lost, unless the answer is known to be ``cut`` off.
    """
    begun = _begun(bare(text))
    if begun is None:
        return None
    try:
        found = _read(begun, cut)
    except RecursionError:
        return None
    if found is None or _deep(found.data):
        return None
    return found._replace(data=all_whole(found.data))


def bare(text: str) -> str:
    """An answer without the thinking before it and the fence around it."""
    ends = [m.end() for m in _THOUGHT.finditer(text)]
    after = text[ends[-1] :] if ends else text
    text = (after if "{" in after or "[" in after else text).strip()
    if text.startswith(("{", "[")):
        return text
    fenced = next((f for f in _FENCE.findall(text) if f.startswith(("{", "["))), None)
    return str(fenced) if fenced else text


def thinking(text: str) -> bool:
    """Whether there is thinking in a text."""
    return bool(_THINKING.match(text) or _THOUGHT.search(text))


def thinking_only(text: str) -> bool:
    """Whether a text is thinking that has not ended, or comes to no JSON at all."""
    return _begun(bare(text)) is None or (bool(_THINKING.match(text)) and not _THOUGHT.search(text))


def _begun(text: str) -> str | None:
    """The text from the first bracket that opens a value; None without one."""
    found = re.search(r"\{\s*[\"'}\w]|\[\s*[\[{\"'\]]", text)
    return text[found.start() :] if found else None


def _read(text: str, cut: bool) -> Parsed | None:
    try:
        return Parsed(json.JSONDecoder(strict=False).raw_decode(text)[0], whole=True)
    except ValueError:
        return _mended(text, cut)


def _deep(data: Any) -> bool:
    """Whether a value has more levels than any answer."""
    level = [data]
    for _ in range(_DEEPEST):
        level = [item for part in level for item in _parts(part)]
    return bool(level)


def _parts(value: Any) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()


def _mended(text: str, cut: bool) -> Parsed | None:
    """What no strict reader takes: commas too many, other quotes, or an end that is missing."""
    at, still_open = _last_item(text)
    if not still_open:
        return _repaired(text[:at]) if at else None
    found = _repaired(text[:at] + _closers(still_open))
    whole = at == len(text.rstrip()) and not cut
    return found and found._replace(whole=whole, closed=True)


def _repaired(text: str) -> Parsed | None:
    found = json_repair.loads(text)
    return Parsed(found, whole=True) if isinstance(found, dict | list) else None


def _last_item(text: str) -> tuple[int, str]:
    """Where the first value ends, or else its last complete item; and the brackets that are open there."""
    stack, quoted, skip, last = "", False, False, (0, "")
    for i, c in enumerate(text):
        if skip or (quoted and c not in '"\\'):
            skip = False
        elif c == "\\":
            skip = quoted
        elif c == '"':
            quoted = not quoted
        elif c in _CLOSES:
            stack += c
        elif stack and c == _CLOSES[stack[-1]]:
            stack = stack[:-1]
            last = (i + 1, stack) if len(stack) <= _ITEMS else last
            if not stack:
                break
    return last


def _closers(stack: str) -> str:
    return "".join(_CLOSES[c] for c in reversed(stack))
