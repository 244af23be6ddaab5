"""The pages of the reference are what the code prints."""

from pathlib import Path

import pytest
from docs.generated import pages

PAGES = pages()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_reference_is_up_to_date(path: Path) -> None:
    """Help texts and fields; write them anew with ``PYTHONPATH=tests python -m docs.update``."""
    assert path.read_text(encoding="utf-8").splitlines() == PAGES[path].splitlines()
