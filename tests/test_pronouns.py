"""Pronouns and whom they stand for."""

import re

import pytest
from marked import linked, sentences_of

from summarizer.pronouns import resolve_number, resolve_pronoun
from summarizer.schema import Span

PRONOUNS = [
    ("[Oda Lin] spoke. <She> left.", "Oda Lin"),
    ("[Oda Lin] said <she> left.", "Oda Lin"),
    ("[Oda Lin] met [Ivo Rey]. <She> left.", None),
    ("[Ivo Rey] rested. [Oda Lin] met [the Trade Ministry]. <She> left.", "Oda Lin"),
    ("[Ivo Rey] rested. It rained, said [Oda Lin]. <She> left.", "Oda Lin"),
    ("[Mr Rey] met [Ms Lin]. <She> left.", "Ms Lin"),
    ("[Mr Rey] met [Ms Lin]. <He> left.", "Mr Rey"),
    ("[Mr Rey] spoke. <She> left.", None),
    ("[Ms Lin] met Chairman [Ivo Rey]. <She> left.", "Ms Lin"),
    ("[Oda Lin] spoke. It rained. It snowed. It froze. <She> left.", None),
    ("[The rebels] met [Kenya]. <They> left.", "rebels"),
    ("[The rebels] met [the police]. <They> left.", None),
    ("[The Trade Ministry] met [Oda Lin]. <It> agreed.", "Trade Ministry"),
    ("[The Trade Ministry] met [Kenya]. <It> agreed.", None),
    ("[Ivo Rey] met [Oda Lin], <who> agreed.", "Oda Lin"),
    ("[Ivo Rey] sent <his sister> [Oda Lin].", "Oda Lin"),
    ("[Ivo Rey] sent [Oda Lin], <his sister>.", "Oda Lin"),
    ("[Ivo Rey] sent <his sister> home.", None),
    ("<She> left before [Oda Lin] did.", None),
    ("[Oda Lin] habló. <Ella> salió.", "Oda Lin"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "name"), PRONOUNS)
def test_pronouns(marked: str, name: str | None) -> None:
    """A pronoun stands for somebody only where the passage leaves one reading."""
    text, result = linked(marked.replace("<", "").replace(">", ""))
    before = re.sub(r"[\[\]<]", "", marked[: marked.index("<")])
    words = marked[marked.index("<") + 1 : marked.index(">")]
    pronoun = Span.of(text, len(before), len(before) + len(words))
    meant = resolve_pronoun(pronoun, sentences_of(text), result.actors)
    assert next((a.name for a in result.actors if a.id == meant), None) == name


NUMBERS = [
    ("[Kenya], [Norway], and [Chile] talked. Then <the three nations> left.", ["Kenya", "Norway", "Chile"]),
    ("[Kenya] and [Norway] talked with [Chile]. <The two countries> left.", ["Kenya", "Norway"]),
    ("[Oda Lin] and [Ivo Rey] talked in [Kenya]. <Both leaders> left.", ["Oda Lin", "Ivo Rey"]),
    ("[Kenya] talked. [Norway] listened. <The two countries> left.", ["Kenya", "Norway"]),
    ("[Kenya] talked to [Chile]. [Norway] listened. <The two countries> left.", []),
    ("[Kenya] and [Norway] talked. <The three nations> left.", []),
    ("[Kenya] and [Norway] talked. <Three ships> left.", []),
]


@pytest.mark.parametrize(("marked", "names"), NUMBERS)
def test_so_many_of_a_kind_are_those_listed_before(marked: str, names: list[str]) -> None:
    """A list of just so many names, and else nobody."""
    text, result = linked(marked.replace("<", "").replace(">", ""))
    before = re.sub(r"[\[\]<]", "", marked[: marked.index("<")])
    words = marked[marked.index("<") + 1 : marked.index(">")]
    meant = resolve_number(Span.of(text, len(before), len(before) + len(words)), text, result.actors)
    assert [a.name for i in meant for a in result.actors if a.id == i] == names
