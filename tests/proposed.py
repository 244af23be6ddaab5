"""Proposals as a model makes them, with the fields a test is about."""

from summarizer.proposals import ActorProposal, ClaimProposal, EventProposal
from summarizer.schema import Kind, Modality, Stance


def person(name: str, *also: str, kind: Kind = "person", role: str | None = None) -> ActorProposal:
    return ActorProposal(name=name, also=also, kind=kind, role=role, country=None, unnamed=False)


def event(
    n: int,
    act: str,
    type: str = "assault",  # noqa: A002
    status: Modality = "occurred",
    agents: tuple[str, ...] = (),
    targets: tuple[str, ...] = (),
    when: str | None = None,
    where: str | None = None,
    mode: str | None = None,
) -> EventProposal:
    return EventProposal(
        n=n, act=act, type=type, mode=mode, status=status, agents=agents, targets=targets, when=when, where=where
    )


def claim(
    n: int,
    speaker: str | None,
    cue: str | None,
    first: str,
    last: str,
    stance: Stance = "asserts",
    words: str | None = None,
    to: str | None = None,
) -> ClaimProposal:
    return ClaimProposal(
        n=n, speaker=speaker, speaker_text=words or speaker, cue=cue, first=first, last=last, stance=stance, to=to
    )
