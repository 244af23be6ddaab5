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


def test_the_model_is_asked_by_one_module_alone() -> None:
    """The values, the loaders and the page work without the clients of a model."""
    modules = "answers, checks, document, grounding, linking, records, releases, render, sentences"
    loaded = json.loads(python(f"from summarizer import {modules}; {LIST}").stdout)
    assert {"openai", "instructor", "tenacity", "xllamacpp"}.isdisjoint(loaded)


def test_help_is_quick() -> None:
    """Help takes less than 0.2 s of processor time: the best of three, because machines are busy."""
    assert min(float(python(TIME).stderr) for _ in range(3)) < 0.2
