"""Where events and claims refer to somebody, and what linking answers."""

from typing import Literal

from summarizer.schema import Actor, Dropped, Span, Value

Role = Literal["speaker", "agent", "target", "addressee"]


class Reference(Value):
    """One place where an event or a claim refers to somebody.

    Attributes:
        name: the actor's name as a model gave it, or the name a parser took.
        span: the words that stand for them here: "she", "A spokesman for the ministry", "12 protesters".
        sentence: number of the sentence, from 1.
    """

    name: str | None = None
    span: Span | None = None
    sentence: int
    role: Role


class Linking:
    """The actors of an article, and which of them each reference means.

    Attributes:
        actors: in the order of first mention, ids from a1.
        dropped: what was proposed and does not hold.
    """

    def __init__(
        self,
        actors: tuple[Actor, ...],
        dropped: tuple[Dropped, ...],
        meant: dict[Reference, tuple[str, ...]],
    ) -> None:
        self.actors = actors
        self.dropped = dropped
        self._meant = meant

    def actors_of(self, reference: Reference) -> tuple[str, ...]:
        """The ids of all that a reference means; empty where it is not resolved."""
        return self._meant.get(reference, ())

    def actor_of(self, reference: Reference) -> str | None:
        """The id of the one actor that a reference means; None where it means several or is not resolved."""
        found = self.actors_of(reference)
        return found[0] if len(found) == 1 else None
