"""The file of judgements: pairs that were joined, and pairs that a person should look at.

A table (CSV) that a spreadsheet opens. A person changes ``decision`` and writes into ``note``, or adds rows with
``left``, ``right`` and ``decision``; columns of their own stay. ``rules`` is what the rules said: where the
decision is another one, it is a person's, and holds for ever.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple, cast, get_args

from summarizer.errors import InputError
from summarizer.resolution.rules import Decision

COLUMNS = ("left", "right", "left_name", "right_name", "decision", "reason", "by", "rules", "date", "note")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Row(NamedTuple):
    """A judgement about two keys; ``left`` comes before ``right``. ``more`` has all cells, as they were read."""

    left: str
    right: str
    decision: Decision
    by_person: bool
    line: int
    more: Mapping[str, str]

    @property
    def pair(self) -> tuple[str, str]:
        return ordered(self.left, self.right)


class New(NamedTuple):
    """What the rules said of two keys in this run."""

    left: str
    right: str
    left_name: str
    right_name: str
    decision: Decision
    reason: str


def ordered(one: str, two: str) -> tuple[str, str]:
    return (one, two) if one <= two else (two, one)


def beside(output: Path) -> Path:
    return output.with_name(f"{output.name}.merges.csv")


def read(path: Path) -> list[Row]:
    """The judgements of a file, in its order; none where there is no file.

    Raises:
        InputError: it is no such table, or a decision is none.
    """
    if not path.exists():
        return []
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read {str(path)!r}: {getattr(error, 'strerror', None) or error}") from None
    try:
        dialect: type[csv.Dialect] | str = csv.Sniffer().sniff(text.partition("\n")[0], ",;\t") if text else "excel"
        table = csv.DictReader(io.StringIO(text, newline=""), dialect=dialect, restval="", restkey="")
        missing = {"left", "right", "decision"} - {*(table.fieldnames or ())}
        if missing:
            raise InputError(f"{str(path)!r} has no column {min(missing)!r}; give it one, or move the file away")
        return [_row(path, table.line_num, {k: v for k, v in cells.items() if k}) for cells in table if any(cells.values())]
    except csv.Error as error:
        raise InputError(f"{str(path)!r} is no table: {error}; mend it, or move it away") from None


def written(rows: Iterable[Row], new: Iterable[New], today: date, *, afresh: bool = False) -> str:
    """The file with what was said before and what is new.

    Persons' rows stay as they are. Of the rules' rows, those that joined stay; those undecided are as of now.
    """
    fresh = {ordered(one.left, one.right): one for one in new}
    held: set[tuple[str, str]] = set()
    cells: list[dict[str, str]] = []
    for row in rows:
        if row.pair in held and not row.by_person:
            continue
        if row.by_person or row.pair in fresh or (row.decision == "same" and not afresh):
            held.add(row.pair)
            cells.append(_again(row, fresh.get(row.pair)))
    cells += [_first(n, today) for pair, n in sorted(fresh.items()) if pair not in held]
    columns = dict.fromkeys([*COLUMNS, *(name for one in cells for name in one)])
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, list(columns), lineterminator="\n", restval="")
    table.writeheader()
    table.writerows(cells)
    return text.getvalue()


def _row(path: Path, line: int, cells: Mapping[str, str]) -> Row:
    decision = cells["decision"].strip().lower()
    if decision not in get_args(Decision):
        kinds = ", ".join(get_args(Decision))
        raise InputError(f"{str(path)!r}, line {line}: {cells['decision']!r} is no decision; write one of {kinds}")
    left, right = cells["left"].strip(), cells["right"].strip()
    if not left or not right or left == right:
        raise InputError(f"{str(path)!r}, line {line}: 'left' and 'right' have to name two actors")
    person = cells.get("by", "").strip().lower() != "rules" or cells.get("rules", "").strip().lower() != decision
    return Row(left, right, cast(Decision, decision), person, line, cells)


def _again(row: Row, new: New | None) -> dict[str, str]:
    """A row as it was; where a person changed it, it says so."""
    cells = dict(row.more)
    if row.by_person:
        return {**cells, "by": "person" if cells.get("by", "") in ("", "rules") else cells["by"]}
    if new and (new.decision, new.reason) != (row.decision, cells.get("reason")) and row.decision != "same":
        return {**cells, "decision": new.decision, "rules": new.decision, "reason": new.reason}
    return cells


def _first(new: New, today: date) -> dict[str, str]:
    return {
        **{name: _cell(value) for name, value in new._asdict().items()},
        "by": "rules",
        "rules": new.decision,
        "date": today.isoformat(),
    }


def _cell(value: str) -> str:
    """A spreadsheet takes a cell that begins so for a formula and runs it."""
    return f"'{value}" if value.startswith(_FORMULA) else value
