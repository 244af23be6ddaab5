"""Write the published JSON Schemas from the models and freeze releases: ``python -m summarizer.prompts.publish``.

A version that is in a manifest is frozen: nothing is written over it, the next version is made.
"""

import json
import sys
from typing import Any, Literal

from pydantic import BaseModel

from summarizer.prompts import releases
from summarizer.proposals import ActorProposal, ClaimProposal, EventProposal
from summarizer.schema import SCHEMA_VERSION, Summary

VERSION = f"v{SCHEMA_VERSION}"
_PROPOSALS: dict[str, type[BaseModel]] = {"actor": ActorProposal, "event": EventProposal, "claim": ClaimProposal}


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schemas by name: what a summary is, and what a model fills in."""
    proposals = {f"proposal-{name}": model.model_json_schema() for name, model in _PROPOSALS.items()}
    return {"summary": Summary.model_json_schema(mode="serialization"), **proposals}


def write(version: str = VERSION) -> None:
    """Write the schemas of the models as they stand."""
    home = releases.folder("schemas") / version
    home.mkdir(exist_ok=True)
    for name, schema in schemas().items():
        text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        (home / f"{name}.json").write_text(text, encoding="utf-8")


def freeze(kind: Literal["prompts", "schemas"]) -> None:
    """Add the hashes of versions that are not frozen yet to the manifest."""
    path = releases.folder(kind) / "manifest.json"
    frozen = json.loads(path.read_text(encoding="utf-8"))
    for version in releases.names(kind):
        frozen.setdefault(version, releases.hashes(path.parent / version))
    path.write_text(json.dumps(frozen, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def main() -> None:
    frozen = json.loads((releases.folder("schemas") / "manifest.json").read_text(encoding="utf-8"))
    if VERSION not in frozen:
        write()
    if "--freeze" in sys.argv[1:]:
        freeze("schemas")
        freeze("prompts")


if __name__ == "__main__":
    main()
