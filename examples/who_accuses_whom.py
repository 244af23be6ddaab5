"""A table of who accuses whom: claims that accuse, and events of accusing. Needs pandas.

$ python examples/who_accuses_whom.py [FOLDER]
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pandas

from summarizer import Summary

FIXTURES = Path(__file__).parents[1] / "fixtures"
COLUMNS = ["accuser", "accused", "of", "article"]


def accusations(summary: Summary) -> Iterator[tuple[str, str, str, str]]:
    """Accuser, accused, of what, and the article's headline."""
    names = {actor.id: actor.name for actor in summary.actors}
    for event in summary.events:
        if event.type == "accuse":
            for target in event.targets or ("",):
                who = ", ".join(names[agent] for agent in event.agents) or "–"
                yield who, names.get(target, "–"), event.description, summary.headline
    for claim in summary.claims:
        if claim.stance == "accuses":
            who = names.get(claim.speaker or "", claim.speaker_span.text if claim.speaker_span else "–")
            yield who, ", ".join(named(summary, claim.text)) or "–", claim.text, summary.headline


def named(summary: Summary, words: str) -> list[str]:
    """The actors whose name, or another name of theirs, stands in some words."""
    return [actor.name for actor in summary.actors if any(name in words for name in (actor.name, *actor.aliases))]


def main(folder: Path) -> None:
    found = [Summary.model_validate_json(path.read_bytes()) for path in sorted(folder.rglob("summary.json"))]
    rows = [row for summary in found for row in accusations(summary)]
    table = pandas.DataFrame(rows, columns=COLUMNS).drop_duplicates()
    print(table.to_string(index=False, max_colwidth=50))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FIXTURES)
