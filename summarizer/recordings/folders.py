"""The files of a fixture, and how fixtures are found."""

from collections.abc import Iterable
from pathlib import Path

from summarizer.errors import InputError

ARTICLE, RECORDING, SUMMARY = "article.md", "recording.json", "summary.json"
CODEBOOK = "codebook.yaml"  # only where it is not the default one


def find(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The fixture folders among the paths, and those directly in them. A file stands for its folder.

    Raises:
        InputError: a path does not exist, or no fixture is there.
    """
    found: dict[Path, None] = {}
    for path in paths:
        place = path.parent if path.is_file() else path
        if not place.is_dir():
            raise InputError(f"there is no folder {str(path)!r}; give one with fixtures in it")
        here = [place] if _is_fixture(place) else sorted(filter(_is_fixture, place.iterdir()))
        if not here:
            raise InputError(f"{str(path)!r} holds no fixture; make one with 'summarizer record'")
        found.update(dict.fromkeys(here))
    return tuple(found)


def _is_fixture(folder: Path) -> bool:
    return (folder / ARTICLE).is_file() or (folder / RECORDING).is_file()
