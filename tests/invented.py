"""A corpus of five invented articles for questions: a denial, an accusation, a rumour and a reprint."""

from datetime import date
from pathlib import Path

import week
from casts import CAST, Form, Part
from week import Sentence

from summarizer.resolution.merging import merge

PARTS = {part.key: part for part in CAST}
FILLER = (
    "The quay had been closed since the autumn storms and the council had put off its repair three times over the winter, "
    "for want of money and of a firm that would do it. Boats were tied up two and three deep along the western side, "
    "where the water is too shallow for anything larger than a dinghy at low tide."
)
ATTACK = ("assault", "attacked")


def part(key: str, form: int = 0) -> tuple[Part, Form]:
    return PARTS[key], PARTS[key].forms[form]


def articles() -> dict[str, week.Article]:
    tolmark, norway = part("tolmark"), part("norway")
    quarrel = [part("ilse"), part("joran"), tolmark, norway]
    said = [
        Sentence(2, 3, ATTACK, 0, ("denies", "denied")),
        Sentence(2, 3, ATTACK, 1, ("asserts", "said"), "at the border"),
    ]
    again = [part("ilse", 1), part("joran", 2), tolmark, part("norway", 2)]
    rumour = [part("spokesman"), tolmark, norway]
    later = [part("petra"), part("marek"), tolmark, norway]
    made = [
        week.written("wire", date(2031, 5, 5), quarrel, said, FILLER),
        week.written("reprint", date(2031, 5, 6), quarrel, said, f"{FILLER} Read more on page three."),
        week.written("second", date(2031, 5, 7), again, [said[0], said[1]._replace(cue=("accuses", "alleged"))]),
        week.written("rumour", date(2031, 5, 8), rumour, [Sentence(1, 2, ("threaten", "threatened"), 0)]),
        week.written(
            "later",
            date(2031, 5, 20),
            later,
            [said[0], Sentence(1, 0, ("accuse", "accused")), Sentence(2, 3, ATTACK)],
        ),
    ]
    return {article.summary.headline: article for article in made}


def corpus(folder: Path) -> Path:
    """The output of that corpus, merged."""
    output = week.stored(folder / "results.jsonl", week.summaries(articles()))
    merge(output, date(2031, 5, 21))
    return output
