"""Which claims deny which others."""

import re
from collections.abc import Iterator

from summarizer.schema import Claim, Summary

_DENYING = ("denies", "doubts")
_SHARED = 2  # words at least
_WORD = re.compile(r"\w{4,}")  # shorter ones tell little


def denied(summary: Summary) -> dict[str, tuple[str, ...]]:
    """For each denial or doubt the claims of other speakers that it contradicts, by id.

    Those are claims about one of its events, or with the same words: at least two, and half of the shorter text's.
    """
    found = {
        claim.id: tuple(_against(claim, summary)) for claim in summary.claims if claim.stance in _DENYING
    }
    return {claim: others for claim, others in found.items() if others}


def _against(denial: Claim, summary: Summary) -> Iterator[str]:
    # A claim that itself reports a denial ("police said experts doubted it") is not contradicted by another denial.
    reporting = {claim.within for claim in summary.claims if claim.stance in _DENYING}
    for other in summary.claims:
        apart = other.stance not in _DENYING and other.id not in reporting and other.within != denial.id
        if apart and not _same_voice(denial, other) and _of_one_thing(denial, other):
            yield other.id


def _of_one_thing(one: Claim, other: Claim) -> bool:
    return bool(set(one.events) & set(other.events)) or _alike(one, other)


def _same_voice(one: Claim, other: Claim) -> bool:
    return one.speaker is not None and one.speaker == other.speaker


def _alike(one: Claim, other: Claim) -> bool:
    words = [set(_WORD.findall(claim.text.casefold())) for claim in (one, other)]
    shared = len(words[0] & words[1])
    return shared >= _SHARED and 2 * shared >= min(map(len, words))
