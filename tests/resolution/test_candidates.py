"""Which pairs are looked at."""

import random

from casts import CAST

from summarizer.resolution.candidates import pairs
from summarizer.resolution.members import Member
from summarizer.resolution.profiles import gathered


def people(count: int) -> list[Member]:
    chance = random.Random(1)  # noqa: S311
    names = ["".join(chance.choice("abdeiklmnorst") for _ in range(6)).title() for _ in range(2 * count)]
    return [
        Member(f"d{at}", "a1", f"{names[2 * at]} {names[2 * at + 1]}", (), "person", False, "minister", None, None, 1)
        for at in range(count)
    ]


def test_no_square() -> None:
    """Thousands of people with different names make next to no pairs."""
    assert len(pairs(gathered(people(3000)))) < 3000


def test_crowds_are_no_candidates() -> None:
    """Words that every article may use make no pairs at all."""
    crowd = [Member(f"d{at}", "a1", "police", (), "group", False, None, None, None, 1) for at in range(500)]
    assert pairs(gathered(crowd)) == []


def test_forms_of_one_actor_meet() -> None:
    """Every two full names of one person of the cast are a pair."""
    for part in CAST:
        if part.kind == "person" and not part.unnamed:
            shapes = [shape for shape in part.forms if " " in shape.names[0]]
            known = [
                Member(f"d{at}", "a1", shape.names[0], shape.names[1:], "person", False, shape.role, shape.country, None, 1)
                for at, shape in enumerate(shapes)
            ]
            profiles = gathered(known)
            assert len(pairs(profiles)) == len(profiles) * (len(profiles) - 1) // 2, part.key
