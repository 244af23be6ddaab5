"""What somebody is, by their name: a person, an organization, a country or a group."""

import re

from summarizer.classwords import BODY_ENDINGS, BODY_OPENINGS
from summarizer.linking.actors import countries
from summarizer.linking.namewords import (
    GROUPS,
    ORGANIZATIONS,
    determiners,
    fold,
    kind_of_head,
    singular,
    title_words,
    words,
)
from summarizer.schema import Kind

# Armed and political movements whose names hold no word that tells; demonyms.tsv has the countries of
# those that belong to one.
_MOVEMENTS = frozenset(map(fold, [
    "Hamas", "Fatah", "Hezbollah", "Hizbollah", "Hizbullah", "Hizballah", "Taliban", "Taleban", "al-Qaeda",
    "al-Qaida", "Boko Haram", "Houthi", "Houthis", "Ansar Allah", "Ansarullah", "Islamic State",
    "Islamic Jihad", "Palestinian Islamic Jihad", "Muslim Brotherhood", "al-Shabab", "al-Shabaab", "ISIS",
    "ISIL", "Daesh", "Abu Sayyaf", "Jemaah Islamiyah", "Lashkar-e-Taiba", "Jaish-e-Mohammed",
    "Tamil Tigers", "Khmer Rouge", "Viet Cong", "Shining Path", "Sendero Luminoso", "Peshmerga",
    "Polisario", "Janjaweed", "Interahamwe", "Renamo", "Frelimo", "Unita", "Swapo", "Sinn Fein", "Likud",
    "Hizb ut-Tahrir", "Zapatistas", "Séléka",
]))  # fmt: skip
# Words that open the names of bodies and of nobody.
_OPENERS = words(
    """united national free democratic new global world liberation islamic social progressive public open
    human federal"""
)
_LONGEST_PERSON = 3


def kind_of(name: str, guess: Kind | None = None, language: str = "en") -> Kind:
    """Tell what somebody named so is: sure words first, then ``guess``, then the look of the name.

    Without either, two or three capitalised words or two lower-case ones are a person unless one of
    them belongs in the name of a body, a lower-case plural is a group, and anything else, a single
    capitalised word among it, an organization.
    """
    told = told_kind(name, language)
    if told:
        return told
    if title_words(name.split()) and guess not in ("organization", "group"):
        return "person"
    return guess or _kind_by_look(name, language)


def told_kind(name: str, language: str = "en") -> Kind | None:
    """Tell what sure words say, None where there are none: countries, movements, the head of the name."""
    if countries.is_country(name, language):
        return "country"
    if countries.is_country(singular(fold(name, language)), language):
        return "group"
    return "organization" if fold(name, language) in _MOVEMENTS else kind_of_head(name, language)


def is_capitalised(name: str, longest: int = _LONGEST_PERSON) -> bool:
    """Whether a name could be a person's in full or in part: few words, each with a capital."""
    parts = name.split()
    return len(parts) <= longest and all(part[:1].isupper() for part in parts)


def _kind_by_look(name: str, language: str) -> Kind:
    parts = name.split()
    if name.islower():
        personal = len(parts) > 1 and parts[0] not in determiners(language)
        return "group" if name.endswith("s") and not personal else "person" if personal else "organization"
    personal = len(parts) > 1 and is_capitalised(name) and not _names_a_body(parts, language)
    return "person" if personal else "organization"


def _names_a_body(parts: list[str], language: str) -> bool:
    folded = [fold(part, language) for part in parts]
    if folded[0] in _OPENERS | BODY_OPENINGS or folded[-1] in BODY_ENDINGS:
        return True
    if not (ORGANIZATIONS | GROUPS).isdisjoint(folded):
        return True
    abbreviated = any(re.fullmatch(r"[^\W\d_a-z]{3,}", part) for part in parts)
    return (abbreviated and not all(map(str.isupper, parts))) or _is_of_a_country(parts, language)


def _is_of_a_country(parts: list[str], language: str) -> bool:
    """Whether a name opens with a country, a capital or a people: "Kenyan Star", not "Jordan Henderson"."""
    for end in range(1, len(parts)):
        opening = " ".join(parts[:end])
        if countries.is_country(opening, language) and countries.country_of(
            f"{opening} {parts[-1]}", language
        ):
            # "Kenya's Oda Lin" is said of a person as well.
            return not re.search("['’]s?$", opening) or len(parts) - end == 1
    return False
