"""Events drafted from a text, in short, for tests of what a parse tells."""

from drafted import read

from summarizer.proposals import EventProposal
from summarizer.syntax.predicates import events


def drafted(text: str) -> tuple[EventProposal, ...]:
    """The events of a text in English."""
    return events(read(text))


def done(text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Type, agents and targets of each."""
    return [(e.type, e.agents, e.targets) for e in drafted(text)]


def statuses(text: str) -> list[tuple[str, str]]:
    """Type and status of each."""
    return [(e.type, e.status) for e in drafted(text)]
