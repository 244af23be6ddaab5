"""The pages whose commands and programs are run."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = (
    ROOT / "README.md",
    ROOT / "docs" / "tutorial.md",
    *sorted(p for p in (ROOT / "docs" / "how-to").glob("*.md") if p.stem != "cluster"),  # it needs one
    ROOT / "docs" / "evaluation.md",
)
EXCERPTS = (ROOT / "docs" / "index.md",)
"""Those that show a part of what the tutorial prints."""
