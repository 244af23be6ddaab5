"""Published schemas and the freezing of releases."""

import json
import sys
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest
from examples import SUMMARY

from summarizer.prompts import publish, releases


@pytest.mark.parametrize("name", publish.schemas())
def test_schemas_on_disk_are_those_of_the_models(name: str) -> None:
    """A model that changed without its schema would break whoever reads the summaries."""
    assert releases.schema(name, publish.VERSION) == publish.schemas()[name], "python -m summarizer.publish"


def test_nothing_else_is_published() -> None:
    """A schema without a model is stale."""
    files = (releases.folder("schemas") / publish.VERSION).iterdir()
    assert {path.stem for path in files} == set(publish.schemas())


def test_a_summary_is_valid_against_its_schema() -> None:
    """Users validate with the published file, and it is a schema itself."""
    schema = releases.schema("summary")
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(SUMMARY.model_dump_json()), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**json.loads(SUMMARY.model_dump_json()), "status": "done"}, schema)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "manifest.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(releases, "folder", lambda kind: tmp_path)
    monkeypatch.setattr(sys, "argv", ["publish"])
    return tmp_path


def test_a_version_is_written_anew_until_it_is_frozen(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once its hashes are in the manifest, neither its files nor its hashes are written again."""
    publish.main()
    path = home / publish.VERSION / "summary.json"
    assert json.loads(path.read_text(encoding="utf-8")) == publish.schemas()["summary"]
    path.write_text("{}", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["publish", "--freeze"])
    publish.main()
    assert releases.changed("schemas") == ()
    path.write_text("{}", encoding="utf-8")
    publish.main()
    assert path.read_text(encoding="utf-8") == "{}"
    assert releases.changed("schemas") == (f"{publish.VERSION}/summary.json",)
