"""Time and memory of ``summarizer merge`` and ``summarizer ask`` on an invented corpus of many articles.

    PYTHONPATH=tests python benchmarks/across.py RESULTS.jsonl [DOCUMENTS]

writes the store of such a corpus, with ten actors an article and a reprint in every fourth, and runs both on it. The
summaries are invented too; no model is asked.
"""

import random
import resource
import sqlite3
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import week
from resolution.reprints import Language

from summarizer.corpus.database import beside
from summarizer.corpus.store import Store

_COUNTRIES = ("NOR", "SWE", "DNK", "POL", "ESP", "PRT", "KOR", "JPN", "NGA", "GHA", "MEX", "CHL", "USA", "GBR", "AUT")
_ROLES = ("minister", "senator", "mayor", "analyst", "professor", "striker", "judge", "general", "director", "lawyer")
_QUESTIONS = (["denials"], ["accusations"], ["unnamed"], ["events", "--type", "assault"], ["said-by", "ACTOR"])


def cast(chance: random.Random, people: int, bodies: int) -> list[week.Part]:
    """People whose surnames several have, under two to four names each; and bodies with acronyms."""
    language = Language(chance)
    given, surnames = [w.title() for w in language.words[:600] if len(w) > 3], [w.title() for w in language.words[600:2600]]
    parts = []
    for number in range(people):
        first, last = chance.choice(given), chance.choice(surnames)
        role, land = chance.choice(_ROLES), chance.choice(_COUNTRIES)
        parts.append(
            week.part(
                f"p{number}",
                "person",
                week.form(f"{first} {last}", last, role=role, country=land),
                week.form(f"{first} {last}", role=f"former {role}"),
                week.form(f"{first[0]}. {last}", role=role, country=land),
                week.form(f"{role.title()} {first} {last}", role=role.title()),
            )
        )
    for number in range(bodies):
        name = " ".join([*(w.title() for w in chance.sample(language.words[2600:], 2)), chance.choice(("Group", "Union", "Institute"))])
        short = "".join(word[0] for word in name.split())
        parts.append(week.part(f"b{number}", "organization", week.form(name, short), week.form(name), week.form(short)))
    return parts + [one for one in week.CAST if one.kind in ("country", "group")]


def store(output: Path, documents: int) -> None:
    chance = random.Random(1)  # noqa: S311
    language, some = Language(chance), cast(chance, documents // 3, documents // 12)
    weights = [1 / (rank + 5) for rank in range(len(some))]
    chance.shuffle(some)
    with Store(beside(output)) as made:
        made.begin(documents, "scripted")
    rows = []
    for number in range(documents):
        if number % 4 == 3:
            one = week.Article(reprint(rows[-1][1], number, language), {})
        else:
            parts = list({part.key: part for part in chance.choices(some, weights, k=12)}.values())[:10]
            filler = " ".join(language.sentence() for _ in range(25))
            one = week.article(f"doc-{number:05}", week.MONDAY + timedelta(number % 60), parts, chance, filler)
        rows.append((f"doc-{number:05}", one.summary))
    base = sqlite3.connect(beside(output))
    with base:
        for id, summary in rows:  # noqa: A001
            base.execute("INSERT INTO documents (id, source, run, identity) VALUES (?, ?, 1, ?)", (id, f"{id}.md", id))
            base.execute(
                "INSERT INTO results VALUES (?, 'complete', ?, NULL, NULL, '2031-05-05', 1, 1, 1, 1, NULL)",
                (id, summary.model_dump_json()),
            )
    base.close()


def reprint(summary: week.Summary, number: int, language: Language) -> week.Summary:
    """The article with its end cut off, and a line of another house behind it; its spans stay where they are."""
    text = summary.document.text or ""
    last = max(span.end for one in summary.actors for span in one.mentions)
    cut = f"{text[: last + (len(text) - last) // 2]} {language.sentence()}"
    document = summary.document.model_copy(update={"text": cut, "sha256": f"{number:064x}", "id": f"{number}", "characters": len(cut)})
    return summary.model_copy(update={"document": document})


def timed(*command: str) -> str:
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(["summarizer", *command], capture_output=True, text=True, check=True)  # noqa: S603, S607
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    lines = done.stdout.count("\n")
    return (
        f"{' '.join(command[:1] + command[2:])[:40]:40} {time.monotonic() - begun:6.1f} s, {processor:6.1f} s of processor, "
        f"at most {after.ru_maxrss / 1024:.0f} MB so far, {lines} lines  {done.stderr.strip()}"
    )


def main() -> None:
    output, documents = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    if not beside(output).exists():
        store(output, documents)
    print(f"store: {beside(output).stat().st_size / 1e6:.0f} MB")
    print(timed("merge", str(output)))
    print(timed("merge", str(output)))
    print(timed("ask", str(output)))
    for question in _QUESTIONS:
        words = [next(_names(output)) if word == "ACTOR" else word for word in question]
        print(timed("ask", str(output), *words, "--format", "jsonl"))
    print(timed("ask", str(output), "--sql", "SELECT type, count(*) FROM events GROUP BY type", "--format", "jsonl"))


def _names(output: Path):  # noqa: ANN202
    import json

    with output.with_name(f"{output.name}.actors.jsonl").open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)["name"]


if __name__ == "__main__":
    main()
