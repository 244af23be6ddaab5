"""Linked objects from what was found: actors, events and claims with ids, in the order of the text."""

import re
from collections.abc import Iterable, Sequence

from summarizer.attribution import Attribution
from summarizer.bystanders import mentioned
from summarizer.clauses import overlap
from summarizer.documents.article import Article
from summarizer.happenings import Happening
from summarizer.linking.actors import Linked, link
from summarizer.linking.namings import Naming
from summarizer.places import without_places
from summarizer.pronouns import SEVERAL, resolve_number, resolve_pronoun
from summarizer.schema import Actor, Claim, Dropped, Event, Modality, Span, Stance, Value
from summarizer.trimming import head, is_somebody, pair

# What is only said in this way did not, by the article's word, happen.
_UNDER: dict[Stance, Modality] = {
    "denies": "denied", "accuses": "possible", "doubts": "possible", "warns": "possible",
    "predicts": "planned", "promises": "planned", "demands": "possible",
}  # fmt: skip
_PRONOUN = re.compile(
    r"(?:he|she|they|it|we|i|you|who|which|that|this|these|those|his|her|their|its|him|them|one|some|many|others"
    r"|él|ella|ellos|ellas|er|sie|es|wir|ich|il|elle|ils|elles|on|他|她|他们|它)", re.I)  # fmt: skip
# "Vint’s remarks", "her statement": whose they are is who speaks
_UTTERANCE = re.compile(
    r"(his|her|their|its|\S.*?(?=['’]s\s))(?:['’]s)?\s(?:\w+\s)?(?:remarks?|comments?|statements?|words|speech|letter|testimony|message)$",
    re.I,
)
_OWNER = re.compile(r"(?:[A-Z][\w-]*\s)*[A-Z][\w-]*['’]s\s$")
# A document speaks, but it is nobody: the claim keeps its words and has no actor.
_DOCUMENT = re.compile(
    r"(?:.*\s)?(?:polls?|surveys?|reports?|stud(?:y|ies)|data|figures|ruling|documents?|records|statement|letter"
    r"|video|averages?|headline|results|analysis|percent)(?:\s(?:by|of|from|in|released|conducted)\b.*)?", re.I)  # fmt: skip


class Objects(Value):
    """Actors, events and claims that refer to one another."""

    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    dropped: tuple[Dropped, ...] = ()


def assemble(
    article: Article,
    sentences: Sequence[Span],
    attributions: Sequence[Attribution],
    happenings: Sequence[Happening],
) -> Objects:
    """Link the names in what was found into actors, and give every object its id."""
    said = sorted(attributions, key=lambda a: (a.content[0].start, a.cue.start))
    done = sorted(happenings, key=lambda h: (h.act.start, h.act.end))
    named = [a.speaker for a in said if a.speaker and not _DOCUMENT.fullmatch(a.speaker.text)]
    named += [name for h in done for name in (*h.agents, *h.targets)]
    single = [name for name in named if not SEVERAL.fullmatch(name.text)]
    linked = _linked(article, sentences, single)
    unclear = [n for n in named if n not in single and not resolve_number(n, article.text, linked.actors)]
    if unclear:  # "the two sides" are somebody, though it be not plain who
        linked = _linked(article, sentences, [*single, *unclear])
    who = _Who(article, sentences, linked)
    held = [h for h in done if who.all((*h.agents, *h.targets))]
    events = tuple(_event(i, h, who, said) for i, h in enumerate(held, 1))
    claims = tuple(_claim(i, a, who, held) for i, a in enumerate(said, 1))
    dropped = tuple(
        Dropped(kind="event", text=h.description, reason="nobody who can act is named", sentences=(h.number,))
        for h in done
        if h not in held
    )
    return Objects(actors=linked.actors, events=events, claims=claims, dropped=dropped)


def _linked(article: Article, sentences: Sequence[Span], named: Sequence[Span]) -> Linked:
    names = sorted(_names(article, sentences, named), key=lambda name: name.start)
    return link(article.text, sentences, [Naming(span=name) for name in names], article.language)


def _names(article: Article, sentences: Sequence[Span], pointed: Sequence[Span]) -> list[Span]:
    """The names of everybody who acts, speaks or is mentioned, each without what is told about it."""
    text, language = article.text, article.language
    cased = text != text.lower()
    told = [span for span in pointed if not _PRONOUN.fullmatch(span.text)]
    parts = [part for span in told for part in pair(text, span) or (span,)]
    own = list(dict.fromkeys(head(text, part, language) for part in parts))
    called = {name.text.replace("'", "’") for name in own}
    others = [_owned(text, n, called) for n in mentioned(text, sentences, language)]
    others = [n for n in others if not any(overlap(n, m) for m in own)]
    found = without_places(text, own, others)
    return [name for name in found if is_somebody(name.text, language, cased=cased)]


def _owned(text: str, name: Span, called: set[str]) -> Span:
    """A name with the owner before it, where it is called so elsewhere: "Lume’s Joint Staff", not "Joint Staff"."""
    before = _OWNER.search(text[max(0, name.start - 40) : name.start])
    whole = before and Span.of(text, name.start - len(before[0]), name.end)
    return whole if whole and whole.text.replace("'", "’") in called else name


class _Who:
    """The actor a span names, by link, by pronoun or by the name put after it."""

    def __init__(self, article: Article, sentences: Sequence[Span], linked: Linked) -> None:
        self._article, self._sentences, self._linked = article, sentences, linked

    def __call__(self, span: Span | None) -> str | None:
        if span is None:
            return None
        named = head(self._article.text, span, self._article.language)
        owner = _UTTERANCE.match(named.text)
        if owner:
            named = Span.of(self._article.text, named.start, named.start + len(owner[1]))
        if _PRONOUN.fullmatch(named.text):
            return resolve_pronoun(named, self._sentences, self._linked.actors)
        known = self._linked.actor_of.get((named.start, named.end))
        return known or self._mentioned(named) or self._apposed(named)

    def _mentioned(self, named: Span) -> str | None:
        return next((a.id for a in self._linked.actors if named in a.mentions), None)

    def _apposed(self, described: Span) -> str | None:
        """The person whose name follows "one of them," between commas."""
        after = self._article.text[described.end :]
        return next(
            (
                actor
                for (start, end), actor in self._linked.actor_of.items()
                if start == described.end + 2
                and after.startswith(", ")
                and self._article.text[end : end + 1] in tuple(",.;")
            ),
            None,
        )

    def all(self, spans: Iterable[Span]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(actor for span in spans for actor in self._several(span) if actor))

    def _several(self, span: Span) -> tuple[str | None, ...]:
        """Also those of "the three nations"."""
        return resolve_number(span, self._article.text, self._linked.actors) or (self(span),)


def _event(number: int, found: Happening, who: _Who, said: Sequence[Attribution]) -> Event:
    agents = who.all(found.agents)
    return Event(
        id=f"e{number}",
        description=found.description,
        type=found.type,
        modality=_modality(found, said),
        agents=agents,
        targets=tuple(t for t in who.all(found.targets) if t not in agents),
        when=found.when,
        where=found.where,
        evidence=(found.evidence,),
    )


def _modality(found: Happening, said: Sequence[Attribution]) -> Modality:
    """What only somebody claims, denies or plans is no occurrence, however plainly it is worded."""
    over = [
        a.stance
        for a in said
        if any(c.start <= found.act.start and found.act.end <= c.end for c in a.content)
    ]
    weaker = [_UNDER[s] for s in over if s in _UNDER]
    return weaker[0] if weaker and found.modality in ("occurred", "ongoing") else found.modality


def _claim(number: int, found: Attribution, who: _Who, done: Sequence[Happening]) -> Claim:
    about = [
        i
        for i, h in enumerate(done, 1)
        if any(c.start <= h.act.start and h.act.end <= c.end for c in found.content)
    ]
    return Claim(
        id=f"c{number}",
        text=found.text,
        speaker=who(found.speaker),
        speaker_text=found.speaker.text if found.speaker else None,
        cue=found.cue.text,
        quote=found.quote,
        stance=found.stance,
        events=tuple(f"e{i}" for i in about),
        evidence=found.content,
    )
