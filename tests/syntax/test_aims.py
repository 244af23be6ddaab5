"""Whom an act is aimed at."""

import pytest
from acted import done

from summarizer.syntax.parser import available

pytestmark = pytest.mark.skipif(not available("en"), reason="needs the parser")

AIMED = [
    ("Castrell condemned the launches, describing them as a threat.", ("accuse", ("Castrell",), ())),
    ("The sailor is charged with the murder of Jon Vane.", ("accuse", (), ("sailor",))),
    ("The 33-year-old is charged with the murder of Jon Vane.", ("accuse", (), ("33-year-old",))),
    ("The bureau is investigating Jon Vane's death.", ("accuse", ("bureau",), ())),
    ("The consul denied that Hestria had sold coal.", ("reject", ("consul",), ())),
    ("Nine were killed and others wounded in a raid by rebels.", ("assault", ("rebels",), ("Nine",))),
    ("Clashes broke out during marches over the arrest of Jon Vane.", ("assault", (), ())),
]


@pytest.mark.parametrize(("text", "act"), AIMED)
def test_pronouns_for_things_and_bystanders_are_no_targets(
    text: str, act: tuple[str, tuple[str, ...], tuple[str, ...]]
) -> None:
    """Only who the act is aimed at is a target."""
    assert act in done(text)
