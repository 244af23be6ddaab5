"""Summaries in files: one as JSON, many as JSON lines, or the output of a corpus."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.errors import InputError

if TYPE_CHECKING:
    from summarizer.schema import Summary


def read(path: Path) -> "tuple[Summary, ...]":
    """The summaries of a file of JSON or JSON lines; of standard input where it is ``-``.

    Raises:
        InputError: it cannot be read, or something in it is no summary.
    """
    from pydantic import ValidationError

    from summarizer.schema import Summary

    name = "standard input" if str(path) == "-" else repr(str(path))
    found = [_summary(value) for value in _values(_text(path, name), name) if not _failed(value)]
    try:
        return tuple(Summary.model_validate_json(json.dumps(value)) for value in found)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise InputError(
            f"{name} is no summary of schema {_version()}: {where}: {first['msg']}; "
            "make one with 'summarizer run --format json'"
        ) from None


def read_one(path: Path) -> "Summary":
    """The one summary of a file; raises as ``read``, and where the file has more than one."""
    found = read(path)
    if len(found) != 1:
        raise InputError(f"{str(path)!r} has {len(found)} summaries; give a file with one")
    return found[0]


def _failed(value: Any) -> bool:
    """Whether a line of a corpus' output says why there is no summary."""
    return isinstance(value, dict) and value.get("status") == "failed" and bool(value.get("error"))


def _summary(value: Any) -> Any:
    """The summary in a line of a corpus' output, and a summary itself."""
    return value["summary"] if isinstance(value, dict) and {"id", "summary"} <= set(value) else value


def _values(text: str, name: str) -> list[Any]:
    """One JSON value, a list of them, or one a line."""
    try:
        value = json.loads(text)
        return value if isinstance(value, list) else [value]
    except ValueError as error:
        if text.lstrip().startswith("{") and "\n{" in text.strip():
            return [_value(line, name, number) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
        raise InputError(f"{name} is not JSON: {error}") from None


def _value(line: str, name: str, number: int) -> Any:
    try:
        return json.loads(line)
    except ValueError as error:
        raise InputError(f"{name}, line {number}, is not JSON: {error}") from None


def _text(path: Path, name: str) -> str:
    try:
        data = _stdin() if str(path) == "-" else path.read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{name} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{name} is not UTF-8 (byte {error.start}); convert it first") from None


def _stdin() -> bytes:
    if sys.stdin is None:
        raise InputError("standard input is closed; give a FILE")
    return sys.stdin.buffer.read()


def _version() -> str:
    from summarizer.schema import SCHEMA_VERSION

    return SCHEMA_VERSION
