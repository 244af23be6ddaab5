"""A summary as JSON, by the published schema."""

import re

from summarizer.schema import Summary

# JSON leaves these as they are, but terminals obey some of them and readers of lines break at others.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def as_json(summary: Summary) -> str:
    """The summary as indented JSON, ending in a newline."""
    return escaped(summary.model_dump_json(indent=2)) + "\n"


def as_jsonl(summary: Summary) -> str:
    """The summary as one line of JSON, ending in a newline."""
    return escaped(summary.model_dump_json()) + "\n"


def escaped(json: str) -> str:
    """The same JSON value, written without characters that a terminal obeys or a reader of lines breaks at."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", json)
