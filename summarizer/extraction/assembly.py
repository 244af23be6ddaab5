"""Linked objects from what was vouched for: actors, events and claims with ids, in the order of the text."""

from collections.abc import Iterator, Sequence
from typing import Literal

from summarizer import dates
from summarizer.documents.article import Article
from summarizer.documents.marks import without_marks
from summarizer.extraction.claims import VouchedClaim, form, quoted
from summarizer.extraction.events import VouchedEvent, is_ahead
from summarizer.extraction.testimony import Party, is_factive, vouches
from summarizer.extraction.windows import Numbered
from summarizer.grounding import ground, quotations
from summarizer.linking import Linking, Reference, link
from summarizer.linking.countries import country_of
from summarizer.proposals import ActorProposal
from summarizer.schema import Actor, Claim, Dropped, Event, Modality, Span, Stance, Value, When, Where

Named = tuple[str | None, Span | None]
Role = Literal["speaker", "agent", "target", "addressee"]

# The modality of an event that rests only on a claim of this stance.
_UNDER: dict[Stance, Modality] = {
    "denies": "denied", "accuses": "possible", "doubts": "possible", "warns": "possible",
    "predicts": "planned", "promises": "planned", "demands": "possible",
}  # fmt: skip
_SPEAKER = frozenset({"i", "we", "me", "us", "our", "my"})  # inside a quotation they mean its speaker


class Objects(Value):
    """Actors, events and claims that refer to one another, and what did not hold."""

    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    dropped: tuple[Dropped, ...] = ()


class Assembly:
    """Links what was vouched for in one article.

    Args:
        given: the article.
        article: its numbered sentences.
        claims: in the order of the text.
        events: in the order of the text.
    """

    def __init__(
        self,
        given: Article,
        article: Numbered,
        claims: Sequence[VouchedClaim],
        events: Sequence[VouchedEvent],
    ) -> None:
        self._given, self._article = given, article
        self._quotations = quotations(article.text)
        self._words = without_marks(article.text)
        self._claims = claims
        self._events = [event for event in events if self._description(event)]
        self._unfound = [
            Dropped(
                kind="event", text=event.trigger.text, reason="its words are not whole words", by=event.found_by[0]
            )
            for event in events
            if not self._description(event)
        ]
        self._names: dict[str, str] = {}

    def objects(self, proposed: Sequence[ActorProposal]) -> Objects:
        """The linked objects; ``proposed`` are the actors that somebody named."""
        self._names = {name: actor.name for actor in proposed for name in (actor.name, *actor.also)}
        linked = link(
            self._article.text,
            self._article.sentences,
            self._given.language,
            proposed,
            [self._reference(*reference) for reference in self._named()],
        )
        events = tuple(self._event(n, event, linked) for n, event in enumerate(self._events, 1))
        claims = tuple(self._claim(n, claim, linked) for n, claim in enumerate(self._claims, 1))
        dropped = (*linked.dropped, *self._unfound, *self._nobodies(linked))
        return Objects(actors=linked.actors, events=events, claims=claims, dropped=dropped)

    def _nobodies(self, linked: Linking) -> Iterator[Dropped]:
        """The names that claims and events give and the text does not have."""
        references = dict.fromkeys(self._reference(*reference) for reference in self._named())
        for one in references:
            if one.name and not linked.actors_of(one):
                reason = f"nobody of that name stands in the text: no {one.role} of what is told in sentence {one.sentence}"
                yield Dropped(kind="actor", text=one.name, reason=reason, sentences=(one.sentence,))

    def _named(self) -> Iterator[tuple[Named, int, Role]]:
        """Every place where a claim or an event names somebody."""
        for claim in self._claims:
            yield (claim.name, claim.speaker), claim.number, "speaker"
            if claim.addressee or claim.addressee_span:
                yield (claim.addressee, claim.addressee_span), claim.number, "addressee"
        for event in self._events:
            for named in event.agents:
                yield self._quoted_speaker(named), event.number, "agent"
            for named in event.targets:
                yield self._quoted_speaker(named), event.number, "target"

    def _reference(self, named: Named, number: int, role: Role) -> Reference:
        name, span = named
        called = self._names.get(span.text) if span else None
        if called and name and self._names.get(name) != called:
            name = called  # the words in the text name an actor, and another one than was proposed
        return Reference(name=name or None, span=span, sentence=number, role=role)

    def _quoted_speaker(self, named: Named) -> Named:
        """The reference with "we" inside a claim's content replaced by the speaker of that claim."""
        span = named[1]
        if span is None or span.text.casefold() not in _SPEAKER or span.text == "US":
            return named
        over = [c for c in self._claims if any(_holds(part, span) for part in c.content)]
        inner = min(over, key=lambda c: sum(len(s.text) for s in c.content), default=None)
        return (inner.name, inner.speaker) if inner else named

    def _event(self, number: int, found: VouchedEvent, linked: Linking) -> Event:
        agents, targets = self._who(found, linked)
        modality = self._modality(found, linked)
        return Event(
            id=f"e{number}",
            description=self._description(found),
            type=found.type,
            mode=found.mode,
            modality=modality,
            agents=agents,
            targets=tuple(target for target in targets if target not in agents),
            trigger=found.trigger,
            when=self._when(found, modality),
            where=self._where(found.where),
            evidence=(found.clause,),
            found_by=found.found_by,
        )

    def _all(
        self, named: Sequence[Named], number: int, role: Role, linked: Linking
    ) -> tuple[str, ...]:
        references = [self._reference(self._quoted_speaker(one), number, role) for one in named]
        return tuple(dict.fromkeys(actor for one in references for actor in linked.actors_of(one)))

    def _description(self, found: VouchedEvent) -> str:
        """The clause on one line where it is found again as it stands, else the words of the act, else nothing."""
        lines = (" ".join(span.text.split()) for span in (found.clause, found.trigger))
        return next((line for line in lines if ground(self._article.text, line).span), "")

    def _modality(self, found: VouchedEvent, linked: Linking) -> Modality:
        """The modality of an event; what is only denied, feared, demanded or said by one side is no fact.

        A model has judged whose word is enough; for a draft of the parser it is judged here.
        """
        if found.modality not in ("occurred", "ongoing"):
            return found.modality
        over = self._over(found)
        weaker = [_UNDER[claim.stance] for claim in over if claim.stance in _UNDER]
        if "denied" in weaker and len(weaker) < len(over):
            return "possible"  # one side says so, another denies it
        if weaker or found.found_by != ("parser",):
            return weaker[0] if weaker else found.modality
        known = self._is_told_plainly(found, linked) or all(self._vouches(claim, found, linked) for claim in over)
        return found.modality if known and (over or not self._is_quoted(found)) else "possible"

    def _over(self, found: VouchedEvent) -> list[VouchedClaim]:
        """The claims inside which an act is told."""
        return [c for c in self._claims if any(_holds(part, found.trigger) for part in c.content)]

    def _is_quoted(self, found: VouchedEvent) -> bool:
        return any(_holds(quotation, found.trigger) for quotation in self._quotations)

    def _vouches(self, claim: VouchedClaim, found: VouchedEvent, linked: Linking) -> bool:
        """Whether the word of a claim's speaker is enough; in other languages than English it is not judged."""
        if self._given.language != "en" or (claim.cue and is_factive(claim.cue.text)):
            return True
        speaker = self._party((claim.name, claim.speaker), claim.number, "speaker", linked)
        agents = [self._party(self._quoted_speaker(one), found.number, "agent", linked) for one in found.agents]
        targets = [self._party(self._quoted_speaker(one), found.number, "target", linked) for one in found.targets]
        return vouches(speaker, agents, targets, found.type)

    def _party(self, named: Named, number: int, role: Role, linked: Linking) -> Party:
        meant = linked.actor_of(self._reference(named, number, role))
        actor = next((actor for actor in linked.actors if actor.id == meant), None)
        also = [c.speaker.text for c in self._claims if c.speaker and meant and self._speaker(c, linked) == meant]
        return Party(actor, named[1], self._article.text, also)

    def _speaker(self, claim: VouchedClaim, linked: Linking) -> str | None:
        return linked.actor_of(self._reference((claim.name, claim.speaker), claim.number, "speaker"))

    def _is_told_plainly(self, found: VouchedEvent, linked: Linking) -> bool:
        """Whether the article tells the same act in its own voice: the type, the agents and the targets agree."""
        who = self._who(found, linked)
        return all(who) and any(
            other.type == found.type
            and other.modality == found.modality
            and self._who(other, linked) == who
            and not self._over(other)
            and not self._is_quoted(other)
            for other in self._events
        )

    def _who(self, found: VouchedEvent, linked: Linking) -> tuple[tuple[str, ...], tuple[str, ...]]:
        agents = self._all(found.agents, found.number, "agent", linked)
        targets = self._all(found.targets, found.number, "target", linked)
        return agents, targets

    def _when(self, found: VouchedEvent, modality: Modality) -> When | None:
        """The words of time, with the preposition that governs them, and what they mean."""
        text, language = self._article.text, self._given.language
        sentence = self._article.sentence(found.number)
        if found.when is None:
            return None
        whole = dates.find(text, sentence, found.when, language)
        words = whole if whole and _holds(whole, found.when) else found.when
        lies_ahead = (
            (is_ahead(found.modality) and not found.past)
            or modality == "planned"
            or dates.ahead(text[sentence.start : words.end], language)
            or dates.is_kept_later(text[found.trigger.start : words.start], language)
        )
        meant = dates.resolve(words.text, self._given.published, language, past=not lies_ahead)
        return When(span=words, start=meant.start, end=meant.end)

    def _where(self, span: Span | None) -> Where | None:
        return Where(span=span, country=country_of(span.text, self._given.language)) if span else None

    def _claim(self, number: int, found: VouchedClaim, linked: Linking) -> Claim:
        told = self._reference((found.addressee, found.addressee_span), found.number, "addressee")
        about = [n for n, e in enumerate(self._events, 1) if any(_holds(c, e.trigger) for c in found.content)]
        within = self._within(found)
        return Claim(
            id=f"c{number}",
            text=" ".join(" ".join(self._words[span.start : span.end] for span in found.content).split()),
            speaker=self._speaker(found, linked),
            speaker_span=found.speaker,
            cue=found.cue,
            quotes=quoted(found.content, self._quotations, self._article.text),
            form=form(found.content, self._quotations, self._article.text),
            stance=found.stance,
            addressee=linked.actor_of(told) if found.addressee or found.addressee_span else None,
            within=f"c{within}" if within else None,
            events=tuple(f"e{n}" for n in about),
            evidence=found.content,
            found_by=found.found_by,
        )

    def _within(self, found: VouchedClaim) -> int | None:
        """The number of the smallest claim that reports this one."""
        reported = found.cue or found.content[0]
        over = [
            (sum(len(c.text) for c in other.content), n)
            for n, other in enumerate(self._claims, 1)
            if other is not found and any(_holds(c, reported) and _holds(c, found.content[0]) for c in other.content)
        ]
        return min(over)[1] if over and min(over)[0] > sum(len(c.text) for c in found.content) else None


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
