"""What an import costs, and that nothing heavy is loaded before it is needed."""

import json
import subprocess
import sys

import pytest

HEAVY = {
    "openai",
    "instructor",
    "httpx2",
    "pydantic",
    "yaml",
    "rich",
    "babel",
    "pycountry",
    "sentencex",
    "xllamacpp",
    "spacy",
}

LIST = "import json, sys; print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
TIME = """
import os, sys
sys.argv = ["summarizer", "--help"]
from summarizer.cli.main import main
try:
    main()
finally:
    used = os.times()
    print(used.user + used.system, file=sys.stderr)
"""


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603


@pytest.mark.parametrize(
    "module", ["summarizer", "summarizer.cli.main", "summarizer.cli.terminal", "summarizer.errors"]
)
def test_light_imports(module: str) -> None:
    """The package and its command line load nothing that is slow to import."""
    loaded = json.loads(python(f"import {module}; {LIST}").stdout)
    assert HEAVY.isdisjoint(loaded)


def test_the_model_is_asked_by_one_package_alone() -> None:
    """The values, the loaders, the codebook, the scores and every export work without the clients of a model."""
    modules = (
        "checks",
        "codebook",
        "dates",
        "documents.article",
        "evaluation.scoring",
        "export.formats",
        "grounding",
        "linking",
        "prompts.releases",
        "schema",
    )
    imports = "".join(f"import summarizer.{name}; " for name in modules)
    loaded = json.loads(python(f"{imports}{LIST}").stdout)
    assert {"openai", "anthropic", "instructor", "tenacity", "xllamacpp", "spacy"}.isdisjoint(loaded)


def test_the_parser_is_loaded_when_it_is_needed() -> None:
    """A summarizer of a large model never imports spaCy."""
    loaded = json.loads(python(f"import summarizer.pipeline; {LIST}").stdout)
    assert "spacy" not in loaded


def test_help_is_quick() -> None:
    """Help takes less than 0.2 s of processor time: the best of three, because machines are busy."""
    assert min(float(python(TIME).stderr) for _ in range(3)) < 0.2
