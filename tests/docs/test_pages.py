"""Every command and every program of the documentation runs as it is printed, and prints what the page says."""

import re
import tomllib
from pathlib import Path

import pytest
from docs.blocks import blocks
from docs.checked import EXCERPTS, PAGES, ROOT
from docs.running import ARTICLE, furnish, run, wrong

INSTALL = re.compile(r"pip install '(?:\.|newsclaims)\[([^\]]+)\]")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_runs(page: Path, tmp_path: Path) -> None:
    """In an empty folder, but that a how-to begins with the article of the tutorial and its summary."""
    if page.stem != "tutorial":
        furnish(tmp_path)
    results = list(run(page, tmp_path))
    assert results
    assert [told for told in map(wrong, results) if told] == []


def test_the_article_of_the_tutorial_is_the_recorded_one() -> None:
    """So that what the tutorial shows is what the local model really answered."""
    files = {block.title: block.text for block in blocks((ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8"))}
    assert files["harbour.md"] == ARTICLE.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", EXCERPTS, ids=lambda page: page.stem)
def test_an_excerpt_is_of_the_tutorial(page: Path) -> None:
    """What a front page shows of a summary stands so in the one of the tutorial."""
    shown = [
        line
        for block in blocks(page.read_text(encoding="utf-8"))
        if block.kind == "text" and block.text.startswith(("Events\n", "Claims\n"))
        for line in block.text.splitlines()
        if line != "…"
    ]
    tutorial = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8").splitlines()
    assert shown
    assert [line for line in shown if line not in tutorial] == []


def test_extras_exist() -> None:
    """What a page tells to install can be installed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {
        extra
        for page in (ROOT / "docs").rglob("*.md")
        for found in INSTALL.findall(page.read_text(encoding="utf-8"))
        for extra in found.split(",")
    }
    assert named
    assert named <= set(project["optional-dependencies"])
