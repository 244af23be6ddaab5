"""What somebody is, by their name: a person, an organization, a country or a group."""

from summarizer import countries
from summarizer.namewords import determiners, fold, kind_of_head, singular, title_words
from summarizer.records import Kind


def kind_of(name: str, guess: Kind | None = None, language: str = "en") -> Kind:
    """Tell what somebody named so is: sure words first, then ``guess``, then the look of the name.

    Without either, an abbreviation is an organization, a lower-case plural a group, up to three
    capitalised words or two lower-case ones a person, anything else an organization.
    """
    if countries.is_country(name, language):
        return "country"
    if countries.is_country(singular(fold(name, language)), language):
        return "group"
    told = kind_of_head(name, language)
    if told:
        return told
    if title_words(name.split()) and guess not in ("organization", "group"):
        return "person"
    return guess or _kind_by_look(name, language)


def _kind_by_look(name: str, language: str) -> Kind:
    parts = name.split()
    if len(parts) == 1 and name.isupper():
        return "organization"
    if name.islower():
        personal = len(parts) > 1 and parts[0] not in determiners(language)
        return "group" if name.endswith("s") and not personal else "person" if personal else "organization"
    return "person" if len(parts) <= 3 and all(part[:1].isupper() for part in parts) else "organization"
