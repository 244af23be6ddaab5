"""The lexicon of predicates: object, preposition, particle and subject decide the type."""

import pytest

from summarizer.codebook.codebook import plover
from summarizer.codebook.lexicon import Frame, lexicon

TOLD = [
    (Frame("cut", object=frozenset({"aid"})), "sanction"),
    (Frame("cut", object=frozenset({"tie", "diplomatic"})), "sanction"),
    (Frame("cut", object=frozenset({"interest", "rate"})), "other"),
    (Frame("lift", object=frozenset({"ban"})), "concede"),
    (Frame("raise", object=frozenset({"alert", "level"})), "mobilize"),
    (Frame("suspend", object=frozenset({"talk"})), "sanction"),
    (Frame("withdraw", object=frozenset({"troop"})), "retreat"),
    (Frame("withdraw", prepositions={"from": frozenset({"talk"})}), "sanction"),
    (Frame("send", object=frozenset({"troop"})), "mobilize"),
    (Frame("send", object=frozenset({"rescuer", "who"})), "aid"),
    (Frame("send", object=frozenset({"officer", "who"}), prepositions={"to": frozenset({"help"})}), "aid"),
    (Frame("fire", object=frozenset({"missile"})), "mobilize"),
    (Frame("fire", object=frozenset({"missile"}), prepositions={"at": frozenset({"airport"})}), "assault"),
    (Frame("fire", prepositions={"at": frozenset({"boat"})}), "assault"),
    (Frame("fire", object=frozenset({"minister", "who"})), "other"),
    (Frame("hold", object=frozenset({"talk"})), "consult"),
    (Frame("clash", prepositions={"with": frozenset({"police", "who"})}), "assault"),
    (Frame("clash", prepositions={"over": frozenset({"budget"})}), "accuse"),
    (Frame("launch", object=frozenset({"attack"})), "assault"),
    (Frame("impose", object=frozenset({"sanction"})), "sanction"),
    (Frame("issue", object=frozenset({"warning"})), "threaten"),
    (Frame("call", particles=("off",), object=frozenset({"strike"})), "concede"),
    (Frame("call", prepositions={"for": frozenset({"election"})}), "request"),
    (Frame("pull", particles=("out",)), "retreat"),
    (Frame("hand", particles=("over",), object=frozenset({"suspect"})), "cooperate"),
    (Frame("apologize", prepositions={"to": frozenset({"family"})}), "concede"),
    (Frame("campaign", prepositions={"for": frozenset({"varsk", "who"})}), "support"),
    (Frame("hold", object=frozenset({"exercise", "joint"})), "cooperate"),
    (Frame("hold", object=frozenset({"exercise"})), "mobilize"),
    (Frame("sentence", object=frozenset({"docker", "who"})), "coerce"),
    (Frame("explode", subject=frozenset({"bomb"})), "assault"),
    (Frame("kill", object=frozenset({"who"}), subject=frozenset({"earthquake"})), "other"),
    (Frame("vow", takes_verb=True, prepositions={"to": frozenset({"avenge"})}), "threaten"),
    (Frame("vow", takes_verb=True, prepositions={"to": frozenset({"rebuild"})}), "agree"),
    (Frame("be", particles=("ready",), takes_verb=True), "agree"),
    (Frame("prepare", participle="prepared", takes_verb=True), "agree"),
]  # fmt: skip


@pytest.mark.parametrize(("frame", "told"), TOLD)
def test_arguments_decide_the_type(frame: Frame, told: str) -> None:
    """The likeliest type of a predicate is that of its closest entry."""
    assert lexicon().types(frame)[:1] == (told,)


@pytest.mark.parametrize("lemma", ["widen", "paint", "zigzag"])
def test_an_unknown_predicate_has_no_types(lemma: str) -> None:
    """The lexicon does not guess."""
    assert lexicon().types(Frame(lemma, object=frozenset({"canal"}))) == ()


def test_every_type_in_the_files_is_in_the_codebook() -> None:
    """A slip of the pen in a data file does not reach a summary."""
    known = {*plover().names, "="}
    words = lexicon()
    assert {t for entries in words.verbs.values() for e in entries for t in e.types} <= known
    assert {t for types in words.noun_types.values() for t in types} <= known
    assert set(words.to_come) | set(words.to_come.values()) | set(words.owed) | set(words.owed.values()) <= known


def test_every_class_a_condition_names_exists() -> None:
    """"@talk" is a line of nouns.tsv."""
    named = {
        part.rpartition(":")[2][1:]
        for entries in lexicon().verbs.values()
        for entry in entries
        for condition in entry.conditions
        for part in condition.split("+")
        if part.rpartition(":")[2].startswith("@")
    }
    assert named <= lexicon().classes.keys()


def test_every_type_but_other_has_predicates() -> None:
    """Breadth: dozens of predicates a type."""
    first: dict[str, set[str]] = {}
    for predicate, entries in lexicon().verbs.items():
        for entry in entries:
            first.setdefault(entry.types[0], set()).add(predicate)
    assert {name: len(first[name]) for name in plover().names if len(first.get(name, ())) < 40} == {}


def test_nouns_tell_acts_too() -> None:
    """"the launch", "talks": a noun has the types of its class, a thing has none."""
    assert lexicon().of_noun("launch") == ("mobilize",)
    assert lexicon().of_noun("negotiation") == ("consult",)
    assert lexicon().of_noun("warship") == lexicon().of_noun("teapot") == ()
