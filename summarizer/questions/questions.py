"""The questions of the field, and the views for those of one's own."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from summarizer.errors import InputError
from summarizer.linking.lexicon import fold
from summarizer.questions import tables
from summarizer.questions.asking import Table, ask

_EVIDENCE = "evidence, document, start, \"end\", origins, documents"


class Wanted(NamedTuple):
    """What narrows a question."""

    actor: str | None = None
    type: str | None = None
    agent: str | None = None
    target: str | None = None
    since: date | None = None
    until: date | None = None


class Question(NamedTuple):
    """A question: what it tells, the view that answers it, and what may narrow it besides days."""

    tells: str
    columns: str
    view: str
    takes: frozenset[str] = frozenset()


QUESTIONS: dict[str, Question] = {
    "denials": Question(
        "who denies what others affirm",
        f"day, denied_by, affirmed_by, stance, text, {_EVIDENCE}, affirmed_evidence, affirmed_document, affirmed_start, "
        "affirmed_end, affirmed_origins, affirmed_documents",
        "denials",
    ),
    "accusations": Question("who accused whom, and when", f"day, accused_by, accused, text, {_EVIDENCE}", "accusations"),
    "unnamed": Question(
        "what was only ever said by sources that are not named", f"day, said_by, stance, text, {_EVIDENCE}", "unnamed"
    ),
    "said-by": Question(
        "what an actor said: give a name, an alias or an id",
        f"day, said_by, stance, text, cue, {_EVIDENCE}",
        "said",
        frozenset({"actor"}),
    ),
    "events": Question(
        "what happened; narrow it with --type, --agent and --target",
        f"day, type, modality, agent_names, target_names, description, {_EVIDENCE}",
        "happenings",
        frozenset({"type", "agent", "target"}),
    ),
}


class View(NamedTuple):
    name: str
    tells: str
    columns: tuple[str, ...]


def check(name: str, wanted: Wanted) -> Question:
    """The question of a name, where it can be narrowed so.

    Raises:
        InputError: there is no such question, or it is not narrowed by this.
    """
    question = QUESTIONS.get(name)
    if question is None:
        raise InputError(f"there is no question {name!r}; the questions are {', '.join(QUESTIONS)}")
    for option in ("type", "agent", "target"):
        if getattr(wanted, option) is not None and option not in question.takes:
            raise InputError(f"the question {name!r} is not narrowed by --{option}; 'events' is")
    if ("actor" in question.takes) != (wanted.actor is not None):
        needs = "needs an actor, as said-by 'Ana Ruiz'" if wanted.actor is None else f"takes no actor; {wanted.actor!r} is too much"
        raise InputError(f"the question {name!r} {needs}")
    return question


def answer(output: Path, name: str, wanted: Wanted) -> Table:
    """The answer to a question by the tables of an output, by day.

    Raises:
        InputError: there is no such question or actor, or the question is not narrowed by this.
    """
    question = check(name, wanted)
    path = tables.beside(output)
    narrowed = list(_conditions(path, wanted))
    given = [value for _, values in narrowed for value in values]
    where = f" WHERE {' AND '.join(condition for condition, _ in narrowed)}" if narrowed else ""
    return ask(path, f"SELECT {question.columns} FROM {question.view}{where} ORDER BY day, rank", given)  # noqa: S608


def views(output: Path) -> list[View]:
    """The views and their columns."""
    told = dict(re.findall(r"-- view (\w+): ((?:.*\n(?:-- )?)+?)CREATE", tables.views()))
    return [
        View(name, " ".join(words.replace("\n--", " ").split()), ask(tables.beside(output), f"SELECT * FROM {name} LIMIT 0").columns)  # noqa: S608
        for name, words in told.items()
    ]


def actors_called(path: Path, name: str) -> list[str]:
    """The ids of the actors that a name means: an id, else a name in full, else a part of one.

    Raises:
        InputError: it means none.
    """
    looked: list[tuple[str, tuple[str, ...]]] = [
        ("SELECT id FROM known WHERE id = ?", (name,)),
        ("SELECT DISTINCT actor FROM names WHERE name = ? ORDER BY actor", (fold(name),)),
        ("SELECT DISTINCT actor FROM names WHERE instr(' ' || name || ' ', ' ' || ? || ' ') ORDER BY actor", (fold(name),)),
    ]
    for sql, given in looked:
        found = [str(row[0]) for row in ask(path, sql, given).rows]
        if found:
            return found
    raise InputError(f"no actor of the corpus is called {name!r}; --sql 'SELECT id, name, aliases FROM actors' lists them")  # noqa: S608


def _conditions(path: Path, wanted: Wanted) -> Iterator[tuple[str, list[object]]]:
    if wanted.actor is not None:
        yield _any(path, wanted.actor, "speaker = ?")
    if wanted.type is not None:
        yield "lower(type) = lower(?)", [wanted.type]
    if wanted.agent is not None:
        yield _any(path, wanted.agent, "instr(' ' || agents || ' ', ' ' || ? || ' ')")
    if wanted.target is not None:
        yield _any(path, wanted.target, "instr(' ' || targets || ' ', ' ' || ? || ' ')")
    if wanted.since is not None:
        yield "day >= ?", [wanted.since.isoformat()]
    if wanted.until is not None:
        yield "day <= ?", [wanted.until.isoformat()]


def _any(path: Path, name: str, condition: str) -> tuple[str, list[object]]:
    ids = actors_called(path, name)
    return f"({' OR '.join(condition for _ in ids)})", [*ids]
