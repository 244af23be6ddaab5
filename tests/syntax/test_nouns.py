"""Acts told by nouns."""

import pytest
from acted import done

from summarizer.syntax.parser import available

pytestmark = pytest.mark.skipif(not available("en"), reason="needs the parser")


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Jon Vane's arrest alarmed the port.", ("coerce", (), ("Jon Vane",))),
        ("The arrest of Jon Vane by guards alarmed the port.", ("coerce", ("guards",), ("Jon Vane",))),
        ("Hestria's attack on Lume alarmed the port.", ("assault", ("Hestria",), ("Lume",))),
    ],
)
def test_the_owner_of_an_arrest_is_arrested(text: str, act: tuple[str, tuple[str, ...], tuple[str, ...]]) -> None:
    """Of other acts the owner does them."""
    assert act in done(text)
