"""Whether what a speaker reports is taken as a fact: by office, and unless the speaker is an opponent of the agent."""

from typing import TYPE_CHECKING

from summarizer.syntax import wordlists
from summarizer.syntax.lemmas import lemma_of
from summarizer.syntax.somebody import is_somebody

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWN = frozenset({"its", "his", "her", "their", "our", "my"})
_PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i"})


def vouches(speaker: "Token", doers: tuple["Token", ...], hostile: bool) -> bool:
    """Whether the word of a speaker is enough for a plain fact.

    Args:
        speaker: head of the words that name the speaker.
        doers: who does what is reported.
        hostile: whether reporting it is as good as an accusation.
    """
    if _is_partisan(speaker):
        return False
    others = [d for d in doers if is_somebody(d) and not _is_own(d, speaker)]
    if hostile and any(d.pos_ == "PROPN" for d in others):
        return False
    if _is_side(speaker):
        return not (others and hostile)
    return bool(_titles(speaker) & wordlists.words("authority"))


def _is_partisan(speaker: "Token") -> bool:
    """Whether a speaker is a party to the conflict, also by a modifier: "a rebel spokesman"."""
    return bool(_titles(speaker) & wordlists.words("partisan"))


def _is_side(speaker: "Token") -> bool:
    state = speaker.ent_type_ in ("GPE", "NORP", "ORG") or (speaker.ent_type_ == "" and speaker.text[0].isupper())
    common = speaker.pos_ == "NOUN" and lemma_of(speaker) in wordlists.people()
    return (state and is_somebody(speaker) and not common) or lemma_of(speaker) in wordlists.words("side")


def _titles(speaker: "Token") -> set[str]:
    """The words of the speaker's own phrase and its appositions: "police chief", "Teo Varsk, a spokesman"."""
    aside = {t for c in speaker.children if c.dep_ in ("relcl", "acl", "prep") for t in c.subtree}
    return {lemma_of(t) for t in speaker.subtree if t not in aside}


def _is_own(doer: "Token", speaker: "Token") -> bool:
    """Whether what is done is the speaker's own: "it", "its soldiers", its name again."""
    owned = any(c.dep_ == "poss" and c.lower_ in _OWN for c in doer.children)
    same = doer.i == speaker.i or lemma_of(doer) == lemma_of(speaker)
    return owned or same or doer.lower_ in _PRONOUNS
