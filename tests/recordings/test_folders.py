from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.recordings import folders


def test_fixtures_are_found_by_folder_by_file_and_by_the_folder_of_all(tmp_path: Path) -> None:
    """Each is found once, in the order of names; a place without any is an error."""
    for name in ("b", "a", "empty"):
        (tmp_path / name).mkdir()
    (tmp_path / "a" / "article.md").touch()
    (tmp_path / "b" / "recording.json").touch()
    both = (tmp_path / "a", tmp_path / "b")
    assert folders.find([tmp_path]) == both
    assert folders.find([both[0] / "article.md", tmp_path, both[1]]) == both
    with pytest.raises(InputError, match="holds no fixture"):
        folders.find([tmp_path / "empty"])
    with pytest.raises(InputError, match="there is no folder"):
        folders.find([tmp_path / "absent"])
