"""A time line: the dated events of all articles, in order of time.

$ python examples/timeline.py [FOLDER]

A mark says how far the article commits itself: nothing for a fact, else planned, possible or denied.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from summarizer import Event, Summary

FIXTURES = Path(__file__).parents[1] / "fixtures"
FACTS = ("occurred", "ongoing")


def dated(folder: Path) -> Iterator[tuple[str, Event]]:
    """The events that have a date, and that date."""
    for path in folder.rglob("summary.json"):
        for event in Summary.model_validate_json(path.read_bytes()).events:
            if event.when and event.when.start:
                yield event.when.start, event


def main(folder: Path) -> None:
    for day, event in sorted(dated(folder), key=lambda pair: pair[0]):
        mark = "" if event.modality in FACTS else f" ({event.modality})"
        print(f"{day:<12}{event.type:<10}{event.description}{mark}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FIXTURES)
