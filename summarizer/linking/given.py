"""Other names that a text gives right after a name, in brackets or after "known as"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from summarizer.linking.entries import Entry, as_written, occurrences
from summarizer.linking.groups import Group
from summarizer.linking.kinds import is_personal
from summarizer.linking.lexicon import abbreviates, fold, looks_abbreviated

_BRACKET = re.compile(r"[\"”]?\s*\(\s*[\"“]?([^()\"“”]{2,80}?)[\"”]?\s*\)|,\s+(?:or\s+)?(\w{2,8})(?=,)")
_KNOWN_AS = re.compile(
    r",?\s+(?:(?:also|better|formerly|previously)\s+)?(?:known\s+as|a\.?k\.?a\.?|alias)\s+[\"“']?"
)


def other_names(text: str, groups: Iterable[Group], language: str) -> dict[str, frozenset[str]]:
    """Folded name → other names the text gives right after it, in brackets or after "known as", both ways."""
    given: dict[str, set[str]] = defaultdict(set)
    keys = {fold(name, language) for group in groups for name in group.names}
    for group in groups:
        for name in group.names:
            for other in _given_after(text, name, keys, language):
                given[fold(name, language)].add(other)
                given[other].add(fold(name, language))
    return {name: frozenset(others) for name, others in given.items()}


def _given_after(text: str, name: str, keys: set[str], language: str) -> Iterable[str]:
    for _, end in occurrences(text, name):
        other = bracket(text, name, end)
        if other:
            yield fold(other, language)
        alias = _KNOWN_AS.match(text, end)
        if alias:
            following = text[alias.end() : alias.end() + 80]
            yield from (k for k in keys if fold(following[: len(k)], language) == k)


def bracket(text: str, name: str, end: int) -> str | None:
    """The other name given right after one that ends here: "African Union (AU)", "African Union, or AU,"."""
    found = _BRACKET.match(text, end)
    if not found:
        return None
    other = found[1] or found[2]
    long, short = (name, other) if len(other) < len(name) else (other, name)
    fits = abbreviates(short, long) or (found[1] is not None and looks_abbreviated(short, long))
    return other if fits else None


def with_given_names(text: str, entries: Sequence[Entry], language: str) -> list[Entry]:
    """Add to the entries of organizations the bracketed names that were not proposed."""
    known = {fold(name, language) for entry in entries for name in entry.names}
    result = []
    for entry in entries:
        found = (
            bracket(text, name, end)
            for name in entry.names
            if entry.kind not in ("country", "person") and not is_personal(name)
            for _, end in occurrences(text, name)
        )
        new = tuple(
            dict.fromkeys(
                o for o in found if o and fold(o, language) not in known and as_written(text, o, language)
            )
        )
        result.append(replace(entry, names=(*entry.names, *new)) if new else entry)
    return result
