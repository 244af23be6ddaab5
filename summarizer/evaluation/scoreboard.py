"""The results of an evaluation, as a table to read and as JSON."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, get_args

from summarizer.evaluation.evaluate import Difference, Run
from summarizer.evaluation.gold import Gold, corpora
from summarizer.evaluation.scoring import Finder, Kind, Tally
from summarizer.export.plain import plain

_LABEL, _CELL = 20, 10  # columns of the table
_LENGTH = 100  # code points of a difference in its line
_FOUND_BY: dict[Finder, str] = {
    "both": "  found by both",
    "model": "  by the model alone",
    "parser": "  by the parser alone",
}
_WHOLE: tuple[Kind, ...] = ("grounded", "linked")  # shares of what was predicted; no gold is needed for them


def percent(share: float) -> float:
    """A share in percent, to one decimal."""
    return round(100 * share, 1)


def dumps(gold: Sequence[Gold], runs: Sequence[Run], differences: Sequence[Difference]) -> str:
    """All figures and differences as JSON; a figure with nothing to measure is 0, and so are the counts beside it."""
    data = {
        "documents": len(gold),
        "corpora": {name: sum(g.corpus == name for g in gold) for name in {g.corpus: None for g in gold}},
        "runs": [_run(run) for run in runs],
        "differences": [_difference(one) for one in differences],
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def text(gold: Sequence[Gold], runs: Sequence[Run], differences: Sequence[Difference], show: int) -> str:
    """A table with the runs side by side, then at most ``show`` differences of each kind."""
    marks = {run.name: run.name if len(runs) == 1 else chr(ord("A") + n) for n, run in enumerate(runs)}
    lines = [f"documents: {len(gold)} ({corpora(gold)})"]
    lines += [f"{mark}  {name}" if mark != name else name for name, mark in marks.items()]
    lines += ["", *_table(runs, marks), *_differences(differences, marks, show)]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _run(run: Run) -> dict[str, Any]:
    return {
        "name": run.name,
        "lost": run.lost,
        "partial": run.partial,
        "seconds": None if run.seconds is None else round(run.seconds, 1),
        "usage": run.usage.model_dump(),
        **{kind: _figures(run, kind) for kind in get_args(Kind)},
        "found_by": {kind: _found_by(run, kind) for kind, _ in sorted(run.score.by_finder)},
    }


def _found_by(run: Run, kind: Kind) -> dict[str, dict[str, float]]:
    """Precision by proposer; the gold has no proposers, so there is no recall."""
    tallies = {finder: run.score.by_finder.get((kind, finder), Tally()) for finder in _FOUND_BY}
    return {
        finder: {"precision": percent(tally.precision), "predicted": tally.predicted, "right": tally.right}
        for finder, tally in tallies.items()
    }


def _figures(run: Run, kind: Kind) -> dict[str, float]:
    tally = run.score.tallies.get(kind, Tally())
    if kind in _WHOLE:
        return {"percent": percent(tally.precision), "of": tally.predicted, "right": tally.right}
    measures = {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1}
    return {**{name: percent(value) for name, value in measures.items()}, **tally.model_dump()}


def _difference(one: Difference) -> dict[str, Any]:
    return {**one.place.model_dump(), "text": one.text, "right": one.right, "wrong": one.wrong}


def _table(runs: Sequence[Run], marks: Mapping[str, str]) -> Iterator[str]:
    if len(runs) > 1:
        yield " " * _LABEL + "".join(f"{marks[run.name]:>{3 * _CELL}}" for run in runs)
    yield f"{'percent':{_LABEL}}" + f"{'precision':>{_CELL}}{'recall':>{_CELL}}{'F1':>{_CELL}}" * len(runs)
    for kind in get_args(Kind):
        yield f"{kind:{_LABEL}}" + "".join(_cells(run.score.tallies.get(kind, Tally()), kind) for run in runs)
        yield from _finders(runs, kind)
    rows: dict[str, Callable[[Run], str]] = {
        "documents lost": lambda run: str(len(run.lost)),
        "partly read": lambda run: str(run.partial),
        "seconds an article": lambda run: "–" if run.seconds is None else f"{run.seconds:.1f}",
        "tokens read": lambda run: f"{run.usage.prompt_tokens:,}",
        "  of them cached": lambda run: f"{run.usage.cached_tokens:,}",
        "tokens written": lambda run: f"{run.usage.completion_tokens:,}",
        "cost": lambda run: "–" if run.usage.cost is None else f"${run.usage.cost:.4f}",
    }
    for label, cell in rows.items():
        yield f"{label:{_LABEL}}" + "".join(f"{cell(run):>{3 * _CELL}}" for run in runs)


def _finders(runs: Sequence[Run], kind: Kind) -> Iterator[str]:
    """Precision and counts by proposer, where there is more than one."""
    told = {finder for run in runs for of, finder in run.score.by_finder if of == kind}
    for finder, label in _FOUND_BY.items() if len(told) > 1 else ():
        tallies = [run.score.by_finder.get((kind, finder), Tally()) for run in runs]
        cells = (f"{_cell(t.precision, t.predicted):>{_CELL}}{f'of {t.predicted}':>{_CELL}}" for t in tallies)
        yield f"{label:{_LABEL}}" + "".join(f"{cell:{3 * _CELL}}" for cell in cells)


def _cells(tally: Tally, kind: Kind) -> str:
    """Precision, recall and F1; a dash where there is nothing to measure them by."""
    if kind in _WHOLE:
        return f"{_cell(tally.precision, tally.predicted):>{3 * _CELL}}"
    told = tally.gold and (tally.predicted or not tally.found)  # wire reports have a recall only
    cells = (
        _cell(tally.precision, tally.predicted),
        _cell(tally.recall, tally.gold),
        _cell(tally.f1, told),
    )
    return "".join(f"{cell:>{_CELL}}" for cell in cells)


def _cell(share: float, measured: int | bool) -> str:
    return f"{percent(share):.1f}" if measured else "–"


def _differences(found: Sequence[Difference], marks: Mapping[str, str], show: int) -> Iterator[str]:
    def heading(one: Difference) -> tuple[str, str, str]:
        right, wrong = (", ".join(marks[name] for name in names) for names in (one.right, one.wrong))
        return f"{one.place.kind}s", right, wrong

    for (kind, right, wrong), group in groupby(sorted(found, key=heading), heading):
        ones = list(group)
        yield from ("", f"{kind} right in {right}, not in {wrong}: {len(ones)}")
        yield from (f"  {plain(one.place.document)}: {_line(one.text)}" for one in ones[:show])
        if len(ones) > show:
            yield f"  and {len(ones) - show} more"


def _line(words: str) -> str:
    flat = plain(words)
    return flat if len(flat) <= _LENGTH else f"{flat[: _LENGTH - 1]}…"
