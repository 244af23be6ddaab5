"""A summary as JSON."""

import json

from examples import SUMMARY, summary

from summarizer.export.json import as_json, as_jsonl
from summarizer.schema import Summary


def test_json_is_the_summary() -> None:
    """JSON and JSON lines give the summary back; the latter in one line, both with a newline at the end."""
    assert Summary.model_validate_json(as_json(SUMMARY)) == SUMMARY
    assert Summary.model_validate_json(as_jsonl(SUMMARY)) == SUMMARY
    assert as_jsonl(SUMMARY).splitlines(keepends=True) == [as_jsonl(SUMMARY)]
    assert as_json(SUMMARY).startswith('{\n  "schema_version": "2",\n')
    assert as_json(SUMMARY).endswith("}\n")


def test_json_keeps_letters_and_escapes_what_terminals_obey() -> None:
    """Letters are readable, and a raw control, line or bidirectional mark is never printed or lost."""
    text = "Ærø “水” 🛳 \x1b[2J \x9b2J \x7f \u202e \u2028 \x85"
    for form in (as_json, as_jsonl):
        printed = form(summary(headline=text))
        assert "Ærø “水” 🛳 \\u001b[2J \\u009b2J \\u007f \\u202e \\u2028 \\u0085" in printed
        assert json.loads(printed)["headline"] == text
