"""Events as PLOVER records."""

import json
from datetime import date

import pytest
from examples import EVENTS, SUMMARY, span, summary

from summarizer.export.plover import as_plover, records, weights
from summarizer.schema import Event, When

FIELDS = {
    "id", "has_event", "date", "time", "enddate", "endtime", "actor", "recipient", "event", "event_loc", "event_text",
    "quad_code", "event_scale", "mode", "context", "link", "text", "text_info", "cite_info", "coder", "coded_date",
    "coded_time", "comment",
}  # fmt: skip
ENTITY = {
    "code", "sector", "entity_text", "identifier_id", "identifier_text", "religion", "ethnicity", "office", "gender",
    "age",
}  # fmt: skip


def event(**changes: object) -> Event:
    return EVENTS[5].model_copy(update=changes)


def record(**changes: object) -> dict[str, object]:
    (made,) = records(summary(events=(event(**changes),)))
    return made


def test_fields_are_those_of_the_manual() -> None:
    """Each line is one JSON object with the required fields and no other than the manual's."""
    lines = [json.loads(line) for line in as_plover([SUMMARY]).splitlines()]
    assert len({line["id"] for line in lines}) == len(lines) == 8
    for line in lines:
        assert {"id", "date", "actor", "event"} <= set(line) <= FIELDS
        assert date.fromisoformat(line["date"])
        assert all(set(entity) <= ENTITY for entity in (*line["actor"], *line["recipient"]))


def test_a_record() -> None:
    """Who did what to whom, when and where, with the weight of its mode."""
    made = record()
    assert {name: made[name] for name in ("date", "event", "mode", "quad_code", "event_scale", "event_loc")} == {
        "date": "2031-03-09",
        "event": ["COERCE"],
        "mode": ["arrest"],
        "quad_code": 4,
        "event_scale": -7.0,
        "event_loc": {"extracted_place": "Brekkavik", "country_code": "ISL"},
    }
    assert made["actor"] == [{"code": "ISL", "sector": "COP", "entity_text": "Police"}]
    assert made["recipient"] == [{"entity_text": "two men"}]


@pytest.mark.parametrize(
    "changes", [{"modality": "planned"}, {"modality": "possible"}, {"modality": "denied"}, {"type": "other"}]
)
def test_what_did_not_happen_and_other_types_are_no_records(changes: dict[str, object]) -> None:
    """They would be counted as events."""
    assert not list(records(summary(events=(event(**changes),))))


@pytest.mark.parametrize(
    ("start", "end", "dates"),
    [
        ("2031-03-09", "2031-03-09", ("2031-03-09", None)),
        ("2031-03", "2031-03", ("2031-03-01", "2031-03-31")),
        ("2030-24", "2030-24", ("2030-12-01", "2031-02-28")),
        ("203X", "203X", ("2030-01-01", "2039-12-31")),
        ("2031-03-09", "..", ("2031-03-09", None)),
        (None, None, ("2031-05-13", None)),
    ],
)
def test_dates(start: str | None, end: str | None, dates: tuple[str, str | None]) -> None:
    """The first and the last day; without one that of publication, which the comment says."""
    made = record(when=When(span=span("on 9 March"), start=start, end=end))
    assert (made["date"], made.get("enddate")) == dates
    assert ("comment" in made) == (start is None)


def test_no_date_at_all_is_no_record() -> None:
    """PLOVER requires one."""
    undated = SUMMARY.document.model_copy(update={"published": None})
    assert not list(records(summary(document=undated, events=(event(when=None),))))


@pytest.mark.parametrize(
    ("kind", "mode", "quad", "scale"),
    [("accuse", None, 3, None), ("accuse", "allege", 3, -3.5), ("aid", None, 2, 10), ("coerce", "stare", 4, None)],
)
def test_a_scale_only_where_the_manual_is_certain(
    kind: str, mode: str | None, quad: int, scale: float | None
) -> None:
    """The type without a mode of "accuse" has a misprint there, and an unknown mode has no score."""
    made = record(type=kind, mode=mode)
    assert (made["quad_code"], made.get("event_scale")) == (quad, scale)


def test_all_sixteen_types_have_a_quad_code() -> None:
    """One each, and a mode's is its type's."""
    types = {kind for kind, _ in weights()}
    assert len(types) == 16
    assert all(weight.quad == weights()[kind, None].quad for (kind, _), weight in weights().items())
