"""Entries, which describe an actor at one place: a model's proposal, or a stretch of text described by rules."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pycountry

from summarizer.linking import countries
from summarizer.linking.exclusions import dateline_end
from summarizer.linking.kinds import EDGES, is_pronoun, may_be_one
from summarizer.linking.lexicon import determiners, fold, kind_of_head, straight
from summarizer.proposals import ActorProposal
from summarizer.schema import Dropped, Kind, Proposer, Span

# Scripts that put no space between words, and Hangul, whose particles follow a name without one.
_UNSPACED = re.compile(
    r"[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF]"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor as one proposal or one reference describes it.

    Attributes:
        names: as the text writes them, the fullest first.
        sure: a model said the kind; no rule changes it.
        spans: places that were pointed at.
        title: the word before a person's own name in the text, which may tell their sex: "ms" of "Ms. Ruiz".
    """

    names: tuple[str, ...]
    kind: Kind
    unnamed: bool
    role: Span | None
    country: str | None
    by: frozenset[Proposer]
    sure: bool
    spans: tuple[Span, ...] = ()
    title: str = ""


def occurrences(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Where a name stands as whole words in its own case; where there is no such place, in any case.

    "WHO" is never "who".
    """
    plain, wanted = straight(text), straight(name)
    written = r"\s+".join(map(re.escape, wanted.split()))
    if wanted[:1].islower() or (wanted[1:].islower() and kind_of_head(name)):
        first = re.escape(wanted[:1])
        written = f"(?i:{first})" + written.removeprefix(first)  # it may open a sentence, or not
    begins = "" if _UNSPACED.match(wanted[:1]) else r"(?<!\w)"
    ends = "" if _UNSPACED.match(wanted[-1:]) else r"(?!\w)"
    pattern = f"{begins}{written}{ends}"
    found = [m.span() for m in re.finditer(pattern, plain)]
    shouted = name.isupper() and len(name) <= 6 and not text.islower()
    if not found and not shouted:
        found = [m.span() for m in re.finditer(pattern, plain, re.I)]
    return (at for at in found if not is_pronoun(text[at[0] : at[1]]))


def bare(name: str, language: str = "en") -> str:
    """A name without determiner, closing possessive and edge punctuation."""
    start, end = core(name, 0, len(name), language)
    return name[start:end]


def core(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    """Where the name itself stands in a stretch, without what ``bare`` takes off."""
    body = text[start:end].rstrip(EDGES)
    if re.search(r"(?:\b[^\W\d_]\.)+[^\W\d_]$", body) and text[start:end].startswith(f"{body}."):
        body += "."  # "U.S."
    body = re.sub(r"(?<=\w)\s*\([^()]*$", "", body)
    body = re.sub(r"['’]s$", "", body)
    end = start + len(body)
    start += len(body) - len(body.lstrip(EDGES))
    start = min(dateline_end(text, start), max(start, end - 1))
    while first := re.compile(
        r"([^\W\d_]+)\s+(?!(?:of|hundreds?|thousands?|dozens?|millions?)\b|\d)(?=\S)"
    ).match(text, start, end):
        if first[1].casefold() not in determiners(language):
            break
        start = first.end()
    return start, end


def vouched(text: str, proposal: ActorProposal, language: str) -> tuple[Entry | None, tuple[Dropped, ...]]:
    """A model's proposal as an entry: its names as the text writes them, and what the text contradicts."""
    standing: dict[str, str] = {}
    dropped: list[Dropped] = []
    for name in dict.fromkeys((proposal.name, *proposal.also)):
        reason = None
        written = as_written(text, name, language)
        if written is None:
            reason = "a pronoun names nobody" if is_pronoun(name) else "does not stand in the text"
        elif standing and not may_be_one(next(iter(standing.values())), written, proposal.kind, language):
            reason = f"is not the same as {next(iter(standing.values()))}"
        else:
            standing.setdefault(fold(written, language), written)
        if reason:
            dropped.append(Dropped(kind="actor", text=name or "-", reason=reason, by=proposal.by))
    if not standing:
        return None, tuple(dropped)
    entry = Entry(
        names=tuple(standing.values()),
        kind=proposal.kind,
        unnamed=proposal.unnamed,
        role=role_given(text, proposal.role, next(iter(standing.values()))),
        country=_country(tuple(standing.values()), proposal, language),
        by=frozenset({proposal.by}),
        sure=True,
        spans=proposal.at,
    )
    return entry, tuple(dropped)


def as_written(text: str, name: str, language: str) -> str | None:
    """A name as the text writes it where it first stands, without determiner; None where it stands nowhere."""
    if is_pronoun(name) or not re.search(r"\w", name):
        return None
    for form in dict.fromkeys((name, bare(name, language))):
        found = next(occurrences(text, form), None) if form else None
        if found:
            return bare(text[slice(*found)], language)
    return None


def role_given(text: str, role: str | None, name: str) -> Span | None:
    """The place of a role that stands in the text: the one nearest to the name, before it or after."""
    if not role or not role.strip():
        return None
    places = list(occurrences(text, bare(role)))
    names = [start for start, _ in occurrences(text, name)]
    if not places or not names:
        return None
    return Span.of(text, *min(places, key=lambda at: min(abs(at[0] - start) for start in names)))


def _country(names: tuple[str, ...], proposal: ActorProposal, language: str) -> str | None:
    if proposal.kind == "country":
        told = next((c for c in (countries.country_of(name, language) for name in names) if c), None)
        if told:
            return told
    code = (proposal.country or "").upper()
    return code if code == "XKX" or pycountry.countries.get(alpha_3=code) else None
