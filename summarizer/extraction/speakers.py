"""A small model names the speakers of drafted claims; a claim on which it agrees with the parser is found by both.

The parser's speaker is kept whatever the model says, because the model alone is right less often. A claim on which
both agree is right more often than others; ``found_by`` then names both.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from string import ascii_uppercase

from pydantic import Field, create_model

from summarizer.extraction.account import Account, Ask, account, request
from summarizer.extraction.answers import Answer
from summarizer.extraction.windows import Numbered, fenced
from summarizer.prompts.releases import Release
from summarizer.proposals import ClaimProposal

_SENTENCES = 3  # of a passage: a small model loses its way in a longer one
_STATEMENTS = 6
_WORDS = 10  # of a statement that are shown
_TOKENS = 16  # of an answer, for each statement


class Speakers(Answer):
    """Who says each of some statements, in their order."""

    who: tuple[str, ...]


@cache
def speakers(count: int) -> type[Speakers]:
    """``Speakers`` of so many statements."""
    field = (tuple[str, ...], Field(min_length=count, max_length=count))
    return create_model("Speakers", __base__=Speakers, who=field)


def confirmed(
    claims: Sequence[ClaimProposal], article: Numbered, release: Release, ask: Ask
) -> tuple[tuple[ClaimProposal, ...], Account]:
    """The claims whose speaker a model names too, as proposals of the model, and what asking cost."""
    found: list[ClaimProposal] = []
    spent = Account()
    for group in _groups(claims):
        numbers = range(max(1, group[0].n - 1), min(len(article.sentences), _last(group, article)) + 1)
        shown = release.questions["speakers"].fill(
            sentences=article.shown(numbers),
            statements="\n".join(
                f"{letter}: {_begins(c)}" for letter, c in zip(ascii_uppercase, group, strict=False)
            ),
        )
        asked = request(
            release,
            "speakers",
            shown,
            speakers(len(group)),
            label=f"the speakers in sentences {numbers[0]} to {numbers[-1]}",
        )
        reply = ask(asked.model_copy(update={"max_tokens": _TOKENS * (len(group) + 1), "attempts": 1}))
        spent += account(reply, label=asked.label)
        named = reply.answer.who if isinstance(reply.answer, Speakers) else ()
        found += [c for c, who in zip(group, named, strict=False) if _same(who, c)]
    return tuple(c.model_copy(update={"by": "model"}) for c in found), spent


def _groups(claims: Sequence[ClaimProposal]) -> Iterator[list[ClaimProposal]]:
    """Claims that stand close together, a few at a time."""
    group: list[ClaimProposal] = []
    for claim in claims:
        if group and (claim.n - group[0].n >= _SENTENCES or len(group) == _STATEMENTS):
            yield group
            group = []
        group.append(claim)
    if group:
        yield group


def _last(group: Sequence[ClaimProposal], article: Numbered) -> int:
    """The last sentence in which one of the claims, its cue or its speaker stands."""
    ends = [c.n for c in group]
    for claim in group:
        places = (claim.at.cue, claim.at.speaker, claim.at.content[0]) if claim.at else ()
        ends += [article.number_at(place.start) for place in places if place]
    return min(max(ends), group[0].n + _SENTENCES)


def _begins(claim: ClaimProposal) -> str:
    said = " ".join(span.text for span in claim.at.content) if claim.at else claim.first
    return fenced(" ".join(said.split()[:_WORDS]))


def _same(who: str, claim: ClaimProposal) -> bool:
    """Whether two names of a speaker share a content word."""
    names = " ".join(filter(None, (claim.speaker, claim.speaker_text)))
    return bool(_words(who) & _words(names)) or who.casefold() == names.casefold()


def _words(name: str) -> set[str]:
    plain = "".join(c if c.isalnum() else " " for c in name.casefold())
    return {word for word in plain.split() if len(word) > 3}
