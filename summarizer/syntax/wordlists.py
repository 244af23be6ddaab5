"""The word lists of ``wordlists.yaml`` as sets."""

from collections.abc import Mapping
from pathlib import Path

import yaml

from summarizer.once import once


def words(name: str) -> frozenset[str]:
    """The words of one list."""
    return frozenset(ordered(name))


def ordered(name: str) -> tuple[str, ...]:
    """The words of one list, in the file's order."""
    return _lists()[name]


@once
def people() -> frozenset[str]:
    """Nouns for a person or a group of people, singular."""
    lines = Path(__file__).with_name("people.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


@once
def inanimate() -> Mapping[str, frozenset[str]]:
    """Nouns for what neither acts nor speaks, singular, by kind: weapons, vehicles, documents, occurrences, notions."""
    text = Path(__file__).with_name("inanimate.yaml").read_text(encoding="utf-8")
    return {kind: frozenset(nouns.split()) for kind, nouns in yaml.safe_load(text).items()}


@once
def _lists() -> Mapping[str, tuple[str, ...]]:
    read = yaml.safe_load(Path(__file__).with_name("wordlists.yaml").read_text(encoding="utf-8"))
    return {name: tuple(str(line).split()) for name, line in read.items()}
