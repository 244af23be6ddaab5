"""Pronouns and whom they stand for."""

import re

import pytest
from marked import linked, sentences_of

from summarizer.pronouns import resolve_pronoun
from summarizer.records import Span

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
