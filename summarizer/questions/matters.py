"""What events are about, so that two articles can tell of one: a type, who did it and to whom, and a day."""

import re
import sqlite3
from collections import defaultdict
from itertools import groupby

from summarizer.linking.lexicon import fold

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def told(base: sqlite3.Connection) -> None:
    """Fill the tables ``matters`` and ``heard`` from the others."""
    base.execute("DELETE FROM matters")
    base.execute("DELETE FROM heard")
    parts = _parts(base)
    rows = base.execute(
        "SELECT g.id, r.id, r.type, r.description, r.when_start, g.appeared "
        "FROM given g JOIN event_rows r ON r.result = g.result"
    ).fetchall()
    for document, event, kind, description, start, appeared in rows:
        agents, targets = parts[document, event, "agent"], parts[document, event, "target"]
        day = start if _DAY.fullmatch(start or "") else appeared
        linked = bool(agents or targets)
        told_of = f"{' '.join(sorted(agents))} > {' '.join(sorted(targets))}" if linked else fold(description)
        names = [" | ".join(some.values()) for some in (agents, targets)]
        row = (document, event, f"{kind}: {told_of}", day, linked, " ".join(agents), names[0], " ".join(targets), names[1])
        base.execute("INSERT INTO matters VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    base.execute(
        "INSERT INTO heard SELECT matter, day FROM sayings WHERE named = 1 UNION "
        "SELECT e.matter, e.day FROM events e JOIN given g ON g.id = e.document WHERE e.modality IN ('occurred', 'ongoing') "
        "AND NOT EXISTS (SELECT 1 FROM claim_parts p WHERE p.result = g.result AND p.event = e.id)"
    )


def _parts(base: sqlite3.Connection) -> dict[tuple[str, str, str], dict[str, str]]:
    """The actors of each part of each event by their ids, with their names."""
    rows = base.execute(
        "SELECT g.id, p.event, p.part, k.id, k.name FROM given g JOIN event_parts p ON p.result = g.result "
        "JOIN belongs m ON m.document = g.id AND m.local = p.actor JOIN known k ON k.id = m.actor ORDER BY g.id, p.rowid"
    )
    found: dict[tuple[str, str, str], dict[str, str]] = defaultdict(dict)
    for key, some in groupby(rows, key=lambda row: row[:3]):
        found[key] |= {row[3]: row[4] for row in some}
    return found
