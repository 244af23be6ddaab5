"""The lexicon of cues, read from ``cues.yaml``: what a word may attribute, and with which stance."""

from pathlib import Path
from typing import Any, NamedTuple

import yaml

from summarizer.once import once
from summarizer.schema import Stance


class Lexicon(NamedTuple):
    """Lemmas by the construction they attribute with; the values are stances.

    Attributes:
        finite: verbs with a clause, a question word or a quotation.
        infinitive: verbs with "to …" and the same subject.
        directive: verbs with an addressee and "to …".
        raising: verbs with an object and "to …", both of them content.
        object: verbs whose content is a noun.
        prepositional: "call for": verb, space, preposition.
        nouns: nouns with a clause.
        aims: of these nouns those that take "to …".
        adjectives: adjectives with a clause.
        judging: adjectives with a preposition and a noun: "critical of".
        naming: verbs that call something something.
        phrases: nouns of "in the view of", "in his words".
        never: verbs whose clause nobody says.
        documents: nouns of things that can be speakers: a report, a poll.
        bodies: nouns of organizations and the like that can judge and want.
        labels: words before a colon that name no speaker.
        gerund: verbs with "-ing".
        impersonal: verbs that attribute in the passive, without a speaker.
        thoughts: verbs of thinking and wanting, not of saying.
        manner: verbs that take a quotation, or a clause with "that", but no bare clause.
        evidence: verbs with a noun that say what a document shows.
        appeals: "call on", with an addressee and "to …".
        hearers: verbs before whose clause a noun names a hearer.
        showing: verbs whose participle goes on with what is said.
        connectives: words at the head of a sentence that nobody says.
        feelings: nouns that "express" takes, with a stance.
        idioms: verb, noun and preposition that attribute as a whole: "take issue with".
        siding: verbs before "in favour of".
        surveys: what "in" opens the findings of: "in the latest poll".
        occasions: what something is said in or on: "in an interview".
        failing: verbs of not doing.
        unready: adjectives before "to …" of what is not done.
        unnamed: verbs of "asked not to be named".
        silent: verbs of "declined to comment".
        withheld: verbs of "declined to say whether …".
        likening: verbs that judge only with "to": "compared it to a farce".
        light: verbs whose subject is the speaker of their object: "made the claim".
        expressing: verbs that express a feeling.
        made: adjectives that attribute together with "make": "made clear".
        misread: lemmas the parser gets wrong, and what they should be.
    """

    finite: dict[str, Stance]
    infinitive: dict[str, Stance]
    directive: dict[str, Stance]
    raising: dict[str, Stance]
    object: dict[str, Stance]
    prepositional: dict[str, Stance]
    nouns: dict[str, Stance]
    aims: frozenset[str]
    adjectives: dict[str, Stance]
    judging: dict[str, Stance]
    naming: frozenset[str]
    phrases: frozenset[str]
    never: frozenset[str]
    documents: frozenset[str]
    bodies: frozenset[str]
    labels: frozenset[str]
    gerund: dict[str, Stance]
    impersonal: frozenset[str]
    thoughts: frozenset[str]
    manner: frozenset[str]
    evidence: frozenset[str]
    appeals: frozenset[str]
    hearers: frozenset[str]
    showing: frozenset[str]
    connectives: frozenset[str]
    feelings: dict[str, Stance]
    idioms: dict[str, Stance]
    siding: frozenset[str]
    surveys: frozenset[str]
    occasions: frozenset[str]
    failing: frozenset[str]
    unready: frozenset[str]
    unnamed: frozenset[str]
    silent: frozenset[str]
    withheld: frozenset[str]
    likening: frozenset[str]
    light: frozenset[str]
    expressing: frozenset[str]
    made: frozenset[str]
    misread: dict[str, str]


@once
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    data = yaml.safe_load(Path(__file__).with_name("cues.yaml").read_text(encoding="utf-8"))
    groups: dict[str, Any] = {name: _group(group) for name, group in data.items() if name != "misread"}
    return Lexicon(**groups, misread=data["misread"])


def _group(group: dict[str, list[str]] | list[str]) -> dict[str, str] | frozenset[str]:
    """A group of lemmas, each with its stance where the group has stances."""
    if isinstance(group, list):
        return frozenset(group)
    return {lemma: stance for stance, lemmas in group.items() for lemma in lemmas}
