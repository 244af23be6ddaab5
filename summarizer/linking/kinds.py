"""The kind of an actor by its name, and whether two names may be those of one actor."""

import re

from summarizer.grounding import polarity
from summarizer.linking import countries
from summarizer.linking.lexicon import (
    fold,
    head,
    is_capitalised,
    is_movement,
    is_word,
    kind_of_head,
    last_word,
    title_words,
    words,
)
from summarizer.schema import Kind

EDGES = " \t\n\r.,;:!?\"“”„«»'’‘()[]-–—"
_THINGS = re.compile(r"['’]s?\s+[a-z]")


def kind_of(name: str, guess: Kind | None, language: str) -> Kind:
    """The kind of an actor: by unambiguous words first, then the parser's guess, then the form of the name."""
    parts = name.split()
    given = fold(parts[0]) in words("given_women") | words("given_men") if parts else False
    body = len(parts) > 2 and kind_of_head(name, language) == "organization"
    if guess == "person" and given and not body and is_capitalised(name) and not re.search(r"['’]s?\s", name):
        return "person"
    rest = " ".join(parts[1:])
    if fold(" ".join(parts[:2])) in ("one of", "another of"):
        return "person" if told_kind(name, language) == "group" else told_kind(name, language) or guess or "person"
    if rest and fold(parts[0]) in words("honorifics") and (" " not in rest or told_kind(rest) is None):
        return "person"
    if guess == "person" and not given and is_capitalised(name) and fold(parts[-1]) in words("firms"):
        return "organization"
    if guess in ("person", "country") and _are_initials(name) and not countries.is_country(name, language):
        return "organization"
    told = told_kind(name, language)
    if told:
        return told
    if title_words(parts) and guess not in ("organization", "group"):
        return "person"
    if guess == "country" and _is_part_of_a_country(name, language):
        return "organization"
    return guess or ("person" if is_personal(name) else "organization")


def _are_initials(name: str) -> bool:
    return name.isalpha() and name.isupper() and 2 <= len(name) <= 5


def _is_part_of_a_country(name: str, language: str) -> bool:
    """Whether a place that acts is a town or a province, which acts by its authorities."""
    told = last_word(name, language) in words("provinces") or countries.is_part(name)
    return told or (name.islower() and " " in name)


def told_kind(name: str, language: str = "en") -> Kind | None:
    """The kind by unambiguous words, None where there are none: countries, movements, the head of the name."""
    if countries.is_country(name, language):
        return "country"
    if is_movement(name, language):
        return "organization"
    if countries.is_country(fold(name, language).removesuffix("s"), language):
        return "group"
    return kind_of_head(name, language)


def is_personal(name: str) -> bool:
    """Whether a name looks like a person's in full: two to five words, none of which belongs to an organization."""
    parts = name.split()
    if not 2 <= len(parts) <= 6 or any(c.isdigit() for c in name) or is_place_name(name):
        return False
    folded = [fold(part) for part in parts]
    bodies = words("organizations") | words("groups") | words("prepositions") - words("particles")
    if folded[0] in words("body_openings") or not bodies.isdisjoint(folded) or kind_of_head(name):
        return False
    capital = all(part[:1].isupper() or fold(part) in words("particles") for part in parts)
    shouted = any(len(part) > 2 and part.isupper() for part in parts) and not name.isupper()
    return name.islower() or (capital and not shouted)


def is_place_name(name: str) -> bool:
    """Whether a capitalised name's own words are a place's or a thing's: "Vale Avenue", "Clean Water Act"."""
    parts = head(name)
    return len(parts) > 1 and parts[-1] in words("not_somebody") and name[:1].isupper()


def can_be_somebody(name: str, language: str = "en", *, wire: bool = False) -> bool:
    """Whether a stretch may stand for somebody: a name, or a common noun for people or organizations.

    In wire copy, which has no capitals, a word that no dictionary has is a name.
    """
    if not re.search(r"[^\W\d_]", name) or is_pronoun(name):
        return False
    if name in words("not_alone"):
        return False
    if told_kind(name, language):
        return True
    if name.islower():
        return wire and (not is_word(last_word(name)) or title_words(name.split()) > 0)
    return not is_place_name(name) and not _THINGS.search(name)  # "Kestria's exports"


def is_pronoun(name: str) -> bool:
    """Whether a word stands for somebody without naming them; "WHO", "US" and "IT" name."""
    plain = name.strip(EDGES)
    return plain.casefold() in words("pronouns") and not (plain.isupper() and len(plain) > 1)


def personal(name: str) -> tuple[str, ...]:
    """The folded words of a person's own name, without titles; none of a description."""
    given = fold((name.split() or [""])[0]) in words("given_women") | words("given_men")
    if tells_apart(name) or (kind_of_head(name) and not given and not _is_surname(name)):
        return ()
    parts = [part for part in name.split() if re.search(r"\w", part)]
    return tuple(word for part in parts[title_words(parts) :] for word in fold(part).split())


def tells_apart(name: str) -> bool:
    """Whether a description says which of two people of one family name is meant: "the younger Ms Ruiz"."""
    return " " in name and fold(name).split()[0] in words("generations")


def _is_surname(name: str) -> bool:
    """Whether a word with a capital is a name rather than an occupation: "Fisher", "Baker"."""
    word = fold(name)
    listed = (
        words("offices") | words("relations") | words("unnamed") | words("groups") | words("organizations")
    )
    return " " not in word and name[:1].isupper() and word not in listed and not word.endswith("s")


def compatible(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two personal names may be one person's; two full names of one surname are two people.

    The words of the shorter one stand in the longer one in order, an initial for its word; "Jr." tells apart.
    """
    generations = {"jr", "sr", "ii", "iii", "iv"}
    if len(one) < 2 or len(two) < 2:
        return True
    if generations & set(one) != generations & set(two):
        return False
    if set(one).isdisjoint(two):
        return True  # "also known as": only the text or a model says so
    short, long = sorted((one, two), key=len)
    rest = iter(long)
    return all(any(_alike(part, other) for other in rest) for part in short)


def _alike(one: str, two: str) -> bool:
    return one == two or (min(len(one), len(two)) == 1 and one[0] == two[0])


def may_be_one(name: str, other: str, kind: Kind, language: str) -> bool:
    """Whether the words of two names allow that both are the same actor.

    A spokesman is not his president, a ministry not its country, a person no organization, and two people of one
    surname are two.
    """
    one, two = fold(name, language), fold(other, language)
    short, long = sorted((one, two), key=len)
    if kind in ("person", "group") and re.search(
        rf"(?:\b(?:of|for|to|de)\b.*\b{re.escape(short)}$|^{re.escape(short)}'s? \w)", long
    ) and polarity.kind(max(name, other, key=len).split()[0]) not in ("quantity", "number"):  # "some of his supporters" are supporters
        return False
    told = told_kind(other, language)
    governs = last_word(other, language) in words("governments")
    if kind == "country":
        codes = {countries.country_of(name, language), countries.country_of(other, language)} - {None}
        return (told in (None, "country") or governs) and len(codes) < 2
    if told == "country" and kind in ("person", "organization"):
        return kind == "organization" and told_kind(name, language) == "country"
    if kind == "person":
        return told not in ("organization",) and compatible(personal(name), personal(other))
    return True
