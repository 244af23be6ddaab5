"""Signs that a name is a person's, and what only looks like one."""

import re
import time

import pytest
from marked import sentences_of

from summarizer.signs import persons

SIGNED = [
    "Mrs Lin left.",
    "The deputy minister Lin left.",
    "Aid workers met Mayor Lin there.",
    "The mayor, Lin, left.",
    "Lin, the mayor of Brenna, left.",
    "Lin, a farmer, left.",
    "Lin, 34, left.",
    "His sister Lin left.",
    "Oda Lin was born in Brenna. Lin said so.",
    "They met Oda Lin there.",
    "Lin said she would leave.",
    "Lin left on Monday. He was tired.",
    "Police arrested Lin. He was tired.",
    "Later Lin met Kenya and lost his seat.",
]  # fmt: skip

UNSIGNED = [
    "Lin said so, and warned of more.",
    "Lin left. It was tired.",
    "The president of Lin left.",
    "The chief Lin plant burned.",
    "Militant Lin fighters left.",
    "Lin, the leader in pumps, left.",
    "Lin, a member of the union, left.",
    "They met the mayor, Lin, and the police.",
    "On Monday Lin said so.",
    "Meanwhile Lin said so.",
    "The carmakers met. Carmakers Lin said so.",
    "Kenyan Lin said so.",
    "Brenna’s Lin said so.",
    "Lin Motors said so, and they met Lin Motors.",
    "Lin said its spokesman was ill. He left.",
    "Lin met Ivo Rey. He left.",
    "Ivo Rey resigned. Lin said he had to.",
    "Lin said: “Go.” He left.",
    "",
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "signed"), [*((text, True) for text in SIGNED), *((t, False) for t in UNSIGNED)]
)
def test_signs(text: str, signed: bool) -> None:
    """A title, an age, an office, a full name or a pronoun is a sign; what bodies have as well is none."""
    assert ("Lin" in persons(text, sentences_of(text), ["Lin"], "en")) is signed


def test_one_place_is_enough() -> None:
    """A sign beside any of its places marks a name, and no other name."""
    text = "Lin spoke. Acme agreed. Later the mayor, Lin, left."
    assert persons(text, sentences_of(text), ["Lin", "Acme"], "en") == {"Lin"}


def test_pronouns_are_read_in_their_language() -> None:
    """Spanish "he" is a verb."""
    text = "Lin salió. Lo he visto."
    assert persons(text, sentences_of(text), ["Lin"], "es") == frozenset()
    text = "Lin salió. Ella volvió."
    assert persons(text, sentences_of(text), ["Lin"], "es") == {"Lin"}


def test_many_names_are_quick() -> None:
    """150 unknown names in 3,000 words take no noticeable time beside a model's answer."""
    names = [f"Vale{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(150)]
    text = " ".join(f"{name} told the council in so many words that it went on and on." for name in names) * 2
    sentences = sentences_of(re.sub(r"\.(?=\S)", ". ", text))
    begun = time.process_time()
    assert persons(text, sentences, names, "en") == frozenset()
    assert time.process_time() - begun < 1
