"""The pages of the reference that are written by the code: what ``--help`` prints, and the fields of a summary."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command
from typer.testing import CliRunner

from summarizer.cli.main import app
from summarizer.schema import Summary

FOLDER = Path(__file__).parents[2] / "docs" / "reference"
JSON = dict[str, Any]


def pages() -> dict[Path, str]:
    """What each page has to be."""
    return {FOLDER / "commands.md": commands(), FOLDER / "summary.md": fields()}


def commands() -> str:
    """A section a command, with what its ``--help`` prints."""
    names = list(get_command(app).commands)  # type: ignore[attr-defined]
    parts = ["# The commands", "What each command prints with `--help`.", *_help("summarizer")]
    for name in names:
        parts += [f"## {name}", *_help(f"summarizer {name}", name)]
    return "\n\n".join(parts) + "\n"


def _help(title: str, *words: str) -> Iterator[str]:
    result = CliRunner().invoke(app, [*words, "--help"], prog_name="summarizer", env={"COLUMNS": "80"})
    lines = "\n".join(line.rstrip() for line in result.output.strip().splitlines())
    yield f"```console\n$ {title} --help\n{lines}\n```"


def fields() -> str:
    """A table a class, from the published schema; an object of the summary first, then what it is made of."""
    schema = Summary.model_json_schema(mode="serialization")
    parts = [
        "# The summary, field by field",
        "Schema 2. `summarizer schema summary` prints it as JSON Schema. In the tables, *or null* means that the value "
        "can be missing. [Concepts](../concepts.md) explains the words.",
    ]
    for name, part in {"Summary": schema, **_ordered(schema)}.items():
        said = str(part.get("description", "")).replace("``", "`")
        parts += [f"## {name}", said, _table(part)] if said else [f"## {name}", _table(part)]
    return "\n\n".join(parts) + "\n"


def _ordered(schema: JSON) -> JSON:
    """The classes in the order in which a reader meets them."""
    found: JSON = {}

    def visit(part: JSON) -> None:
        for name in re.findall(r"#/\$defs/(\w+)", str(part.get("properties", {}))):
            if name not in found:
                found[name] = schema["$defs"][name]
                visit(found[name])

    visit(schema)
    return found


def _table(part: JSON) -> str:
    rows = [f"| `{name}` | {_kind(value)} | {_meaning(value)} |" for name, value in part["properties"].items()]
    return "\n".join(["| field | type | meaning |", "| --- | --- | --- |", *rows])


def _meaning(value: JSON) -> str:
    return str(value.get("description", "")).replace("|", "\\|").replace("``", "`")


def _kind(value: JSON) -> str:
    """The type of a value in a few words."""
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in value:
        return " or ".join(dict.fromkeys(_kind(one) for one in value["anyOf"]))
    if "const" in value:
        return f"`{value['const']}`"
    if "enum" in value:
        return ", ".join(f"`{one}`" for one in value["enum"])
    if value.get("prefixItems"):
        return "start and end"
    if value.get("type") == "array":
        of = _kind(value["items"])
        return f"list of {of}{'s' if of in ('number', 'pair') else ''}"
    told = str(value.get("format") or value.get("type", "any"))
    return {"integer": "number", "boolean": "true or false", "string": "text", "date-time": "time"}.get(told, told)
