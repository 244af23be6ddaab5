"""Who denies what: every denial, and the claims and events that stand against it.

$ python examples/who_denies_what.py [FOLDER]
"""

import sys
from pathlib import Path

from summarizer import Claim, Summary

FIXTURES = Path(__file__).parents[1] / "fixtures"


def summaries(folder: Path) -> list[Summary]:
    """The summaries below a folder, in the order of their names."""
    return [Summary.model_validate_json(path.read_bytes()) for path in sorted(folder.rglob("summary.json"))]


def speaker(summary: Summary, claim: Claim) -> str:
    """The name of who says it, else the words of the article for them."""
    names = {actor.id: actor.name for actor in summary.actors}
    words = claim.speaker_span.text if claim.speaker_span else "somebody"
    return names.get(claim.speaker or "", words)


def told_by_others(summary: Summary, denial: Claim) -> list[Claim]:
    """The claims about the same events that are no denials."""
    about = set(denial.events)
    return [claim for claim in summary.claims if about & set(claim.events) and claim.stance != "denies"]


def main(folder: Path) -> None:
    for summary in summaries(folder):
        denials = [claim for claim in summary.claims if claim.stance == "denies"]
        if denials:
            print(f"\n{summary.headline}")
        for denial in denials:
            print(f"  {speaker(summary, denial)} denies: {denial.text}")
            for claim in told_by_others(summary, denial):
                print(f"    but {speaker(summary, claim)} {claim.stance}: {claim.text}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FIXTURES)
