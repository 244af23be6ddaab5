"""Fixtures of the invented article, made with scripted answers, and changed on disk."""

from pathlib import Path
from typing import Any

from scripted import ANSWERS, PROMPT, scripted, write_article

from summarizer.documents.article import read
from summarizer.recordings import fixtures
from summarizer.recordings.fixtures import Fixture
from summarizer.recordings.taping import Taping


def made(tmp_path: Path, answers: dict[str, Any] = ANSWERS) -> Fixture:
    """A fixture with scripted answers, in ``tmp_path/fixtures/bridge``."""
    with Taping("scripted", prompt=PROMPT, transport=scripted(answers)) as taping:
        return fixtures.record(read(str(write_article(tmp_path))), tmp_path / "fixtures", taping)


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def write_codebook(folder: Path) -> Path:
    """A codebook of an invented subject, beside an article or elsewhere."""
    path = folder / "codebook.yaml"
    path.write_text("name: quays\ntypes:\n  protest: {definition: Somebody marches.}\n", encoding="utf-8")
    return path
