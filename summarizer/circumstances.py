"""Whether, when and where an act took place, as the words around it tell."""

import re

from summarizer.clauses import ADVERB
from summarizer.dates.resolution import resolution as dates
from summarizer.documents.article import Article
from summarizer.linking.countries import country_of
from summarizer.schema import Modality, Span, When, Where

_DENIED = re.compile(r"\b(?:not|never|no longer|cannot)\b|n['’]t\b", re.I)
_POSSIBLE = re.compile(
    r"\b(?:may|might|could|can|should|must|if|alleged(?:ly)?|reported(?:ly)?|purported(?:ly)?|suspected|rumou?red"
    r"|possibl[ey]|potential(?:ly)?)\b")  # fmt: skip
_PLANNED = re.compile(
    r"\b(?:will|shall|would)\b|['’]ll\b|\b(?:going|set|due|scheduled|expected|poised|likely|ready|prepared|willing"
    r"|plans?|planned|intends?|intended|prepares?|aims?|hopes?|about)\s+to\b|\b(?:is|are) to\b", re.I)  # fmt: skip
_CONTESTED = re.compile(
    r",\s(?:a|an|the)?\s?(?:claim|charge|allegation|accusation|assertion|report)s?\b.{0,60}?\b(?:den(?:y|ies|ied)|reject|dismiss|disput)",
    re.I,
)  # "had fired a missile, a claim Kalvia denied"
_ONGOING = re.compile(
    r"\b(?:is|are|has been|have been)\s+(?:(?:\w+ly|also|now|still|just|even)\s+)?\w+ing\b", re.I
)
AUXILIARIES = re.compile(
    r"(?:\b(?:will|shall|would|may|might|could|can|should|must|do|does|did|has|have|had|is|are|was|were|be|been|being|not|never|to"
    r"|again|also|already|soon|now|still|just|even|going|set|ready|prepared|willing|plans?|planned|"
    rf"{ADVERB})\s+|\b\w+n['’]t\s+)+$", re.I)  # fmt: skip
_CONDITION = re.compile(r"\b(?:if|unless|until|whether|in case|provided)\s+(?:[\w’'-]+\s+){0,6}$", re.I)
_RELATIVE = re.compile(
    r"\b(?:(?:the|an?|one|two|three|four|five|several|\d+) (?:day|night|week|month|year)s? (?:before|earlier|after|later)"
    r"|the (?:previous|following|next|same) (?:day|night|week|month|year))\b",
    re.I,
)  # of a time told elsewhere: no guess
_ASIDE = re.compile(r"\b(?:that|which|who|whom|where)\b", re.I)
_WHO_ASIDE = re.compile(r",\s(?:who|whose|which|whom)\s[^,]*,")
_OTHER_ACT = re.compile(
    r"\b(?:that|which|who|whom|where|when|while|as|after|before|because|although|but|and)\b|,\s\w+(?:ing|ed)\b"
)
_PLACE = re.compile(
    r"\b(?:in|at|near|outside|off|across)\s+((?:the\s+)?[A-Z][\w’'-]*(?:\s+(?:of\s+)?[A-Z][\w’'-]*)*)"
)
_MODALITIES: tuple[tuple[re.Pattern[str], Modality], ...] = (
    (_DENIED, "denied"), (_POSSIBLE, "possible"), (_PLANNED, "planned"), (_ONGOING, "ongoing"),
)  # fmt: skip


def modality(sentence: Span, act: Span) -> Modality:
    """What the auxiliaries before an act, and its own words, say of whether it took place."""
    lead = sentence.text[: act.start - sentence.start]
    auxiliaries = AUXILIARIES.search(lead)
    said = (auxiliaries[0] if auxiliaries else "") + act.text
    told: Modality = next((meant for pattern, meant in _MODALITIES if pattern.search(said)), "occurred")
    if told in ("occurred", "ongoing") and _CONDITION.search(lead):
        return "possible"
    contested = _CONTESTED.search(sentence.text[act.end - sentence.start :])
    return "possible" if contested and told in ("occurred", "ongoing") else told


def when(sentence: Span, clause: Span, article: Article, told: Modality) -> When | None:
    """The words of time nearest to the act, and what they mean: in its clause, before it, or right behind that.

    Not those of what is told in passing: "Mr Holt, who left in 2010, declined", "accused Lume, pointing to a pact
    signed in June".
    """
    lead = sentence.text[: clause.start - sentence.start]
    tail = sentence.text[clause.end - sentence.start :]
    places = (
        _ASIDE.split(clause.text)[0],
        re.split(r"[,;]", lead)[-1],
        _WHO_ASIDE.sub(";", lead),
        _OTHER_ACT.split(tail)[0] if clause.text == _ASIDE.split(clause.text)[0] else "",
    )
    relative = _RELATIVE.search(clause.text)
    if relative:
        return When(text=relative.group(), start=None, end=None)
    past = told in ("occurred", "ongoing", "denied")
    found = [words for place in places if (words := dates.find(place, article.language))]
    meant = [dates.resolve(words, article.published, article.language, past=past) for words in found]
    return next(
        (when for when in meant if when.start or when.end), meant[0] if meant else None
    )  # no "72 hours"


def where(clause: Span, language: str) -> Where | None:
    """The place the clause names after a preposition of place."""
    for found in _PLACE.finditer(clause.text):
        name = found[1]
        adjective = name.startswith("the ") and name.endswith(
            ("an", "ese", "ish", "i", "ch")
        )  # "Albanian capital"
        if not dates.is_date(name, language) and not adjective:
            return Where(text=name, country=country_of(name, language))
    return None
