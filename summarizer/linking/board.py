"""Resolves references in the order of the text, by names, descriptions and pronouns."""

import re
from bisect import insort
from collections import defaultdict
from collections.abc import Sequence

from summarizer.linking.actors import actor
from summarizer.linking.commons import is_description
from summarizer.linking.coreference import (
    Discourse,
    Place,
    candidates,
    is_several,
    namesake,
    quotation_around,
    resolved,
    several,
)
from summarizer.linking.descriptions import described, name_within
from summarizer.linking.entries import bare
from summarizer.linking.exclusions import is_thing, owner_of_arms
from summarizer.linking.groups import Group
from summarizer.linking.kinds import is_pronoun, personal
from summarizer.linking.lexicon import fold, kind_of_head, words
from summarizer.linking.mentions import Marks, take_head
from summarizer.linking.references import Linking, Reference
from summarizer.linking.roles import is_of_role
from summarizer.linking.stretches import (
    AND,
    DEFINITE,
    Article,
    author,
    introduces,
    is_deferred,
    with_determiner,
)
from summarizer.schema import Dropped, Proposer, Span

_ONE_OF = re.compile(r"(?:one|two|three) of \w+, ")
_THINGS = frozenset({"it", "them", "this", "these", "that", "those"})  # as a target, most often things
_SUBJECTS = frozenset({"he", "she", "they", "it"})


class Board:
    """The actors of one article while its references are resolved."""

    def __init__(
        self,
        article: Article,
        groups: list[Group],
        found: list[list[Span]],
        marks: Marks,
        by: Proposer,
        shared: frozenset[str] = frozenset(),
        references: Sequence[Reference] = (),
    ) -> None:
        self.article, self.marks, self.by, self.shared = article, marks, by, shared
        self.groups, self.found = list(groups), [list(spans) for spans in found]
        self.places = sorted(
            (Place(m.start, m.end, i, acts=False) for i, spans in enumerate(found) for m in spans), key=_start
        )
        self.speakers = [(r, r.span) for r in references if r.role == "speaker" and r.span]
        self.meant: dict[Reference, tuple[int, ...]] = {}
        self.open: dict[Reference, tuple[int, ...]] = {}
        self.by_name: dict[str, set[int]] = defaultdict(set)
        self.by_person: dict[str, set[int]] = defaultdict(set)
        for i, group in enumerate(self.groups):
            self._index(i, group)

    def read(self, reference: Reference) -> None:
        """Resolve a reference and remember its actors for the pronouns that follow."""
        span, name = reference.span, reference.name
        if span and reference.role == "speaker" and (writer := author(self.article, span)) != span:
            span, name = writer, name if name != span.text else None
        ids = self._standing(span) if span else ()
        if not ids and span and name and is_description(name, self.article.language):
            ids = self._at(span, reference)  # "an expert called by the lawyer, Ana Ruiz", where the name is "an expert"
        if not ids and name and not is_pronoun(name):
            ids = self._named(name, span.end if span else None)
        if not ids and span:
            ids = self._at(span, reference)
        self.meant[reference] = ids
        for i in ids:
            self._remember(i, reference)

    def _standing(self, span: Span) -> tuple[int, ...]:
        """The actor whose mention is the very name or description that a stretch is."""
        start, end, _ = name_within(self.article.text, span, self.article.language)
        return tuple(p.group for p in self.places if (p.start, p.end) == (start, end))[:1]

    def _named(self, name: str, at: int | None = None) -> tuple[int, ...]:
        """The actor with a name that no other has, or the actors of a list; no description that first stands later."""
        found = [i for i in self._called(name) if at is None or not self._is_later(i, at)]
        if not found and AND.search(name):
            return self._each(AND.split(name))
        return tuple(found) if len(found) == 1 else ()

    def _is_later(self, i: int, at: int) -> bool:
        group = self.groups[i]
        return group.is_described and group.kind != "organization" and group.first > at

    def _called(self, name: str) -> list[int]:
        key = fold(bare(name, self.article.language), self.article.language)
        return sorted(self.by_name.get(key) or self.by_person.get(" ".join(personal(name)), set()))

    def _each(self, names: Sequence[str]) -> tuple[int, ...]:
        """The actors of a list of names; empty where one of them is unknown or ambiguous."""
        found = [self._called(name) for name in names if name.strip()]
        return tuple(dict.fromkeys(ids[0] for ids in found)) if all(len(ids) == 1 for ids in found) else ()

    def _at(self, span: Span, reference: Reference) -> tuple[int, ...]:
        """The actors that a stretch of the text refers to, by its name, its head, its number, or the text before."""
        discourse = Discourse(self.article.text, self.article.sentences, self.groups, self.places)
        if is_pronoun(span.text):
            return self._meant_by(span, reference, discourse)
        if span.text in self.shared:
            nearest = namesake(span, discourse)
            return () if nearest is None else (nearest,)
        span = with_determiner(self.article, span) if is_several(f"the {span.text}") else span
        start, end, _ = name_within(self.article.text, span, self.article.language)
        if start >= end:
            return ()
        name = Span.of(self.article.text, start, end)
        if is_thing(name.text, self.article.language):
            return self._owners(name)
        ids = self._named(span.text, span.end) or self._with_role(name) or self._introduced(name)
        ids = ids or self._named(name.text, span.end) or self._ending(name) or self._described(span)
        ids = ids or several(span.text, span.start, discourse)
        whole = with_determiner(self.article, span)
        definite = bool(DEFINITE.match(whole.text)) and DEFINITE.sub("", name.text).islower()
        if ids or not (definite or is_deferred(self.article, whole)):
            return ids
        ids = self._meant_by(whole, reference, discourse)
        return ids if ids or is_several(span.text) else self._new(span, reference)

    def _owners(self, thing: Span) -> tuple[int, ...]:
        """The countries whose weapons or vehicles act: "French and Italian warships"."""
        end = owner_of_arms(self.article.text, thing.start, thing.end, self.article.language)
        if end == thing.end:
            return self._named(thing.text)
        lands = [self._called(land) for land in AND.split(thing.text.rpartition(" ")[0])]
        return tuple(dict.fromkeys(ids[0] for ids in lands if len(ids) == 1))

    def _introduced(self, name: Span) -> tuple[int, ...]:
        """The actor named right beside a description: "its head, Colonel Ana Ruiz", "newspaper El Sol"."""
        return tuple(
            dict.fromkeys(
                place.group
                for place in self.places
                if introduces(self.article, name, place.start)
                and self.groups[place.group].kind in ("person", "organization")
            )
        )

    def _with_role(self, name: Span) -> tuple[int, ...]:
        """The actor whose role stands at this place."""
        roles = ((i, e.role) for i, g in enumerate(self.groups) for e in g.entries if e.role)
        found = {i for i, role in roles if is_of_role(name, role)}
        return tuple(found) if len(found) == 1 else ()

    def _ending(self, name: Span) -> tuple[int, ...]:
        """The actor named at the end of a stretch ("leader Ana Ruiz"), or whose name begins with the stretch."""
        found = {p.group for p in self.places if self._closes(name, p)}
        found = found or {p.group for p in self.places if p.start == name.start and name.end < p.end}
        longer = {
            i for i, g in enumerate(self.groups) for e in g.entries for s in e.spans if _begins(name, s)
        }
        found = found or longer
        return tuple(found) if len(found) == 1 else ()

    def _closes(self, name: Span, place: Place) -> bool:
        """Whether a name ends a stretch that has no other head: not "reports from Lume"."""
        if not (name.start <= place.start and place.end == name.end):
            return False
        before = fold(self.article.text[name.start : place.start]).split()
        return words("prepositions").isdisjoint(before)

    def _described(self, stretch: Span) -> tuple[int, ...]:
        """The actor whose name a stretch only describes: "Ana Ruiz of the ministry", "one of them, Ana Ruiz"."""
        text = self.article.text
        if " and " in stretch.text:
            return ()
        for place in reversed(self.places):
            if place.start == stretch.start and place.end < stretch.end:
                follows = re.match(r",|\s+([a-z]+)\b", text[place.end : stretch.end])
                if follows and (follows[1] is None or follows[1] in words("prepositions")):
                    return (place.group,)
            if place.end == stretch.end and _ONE_OF.fullmatch(text[stretch.start : max(place.start, stretch.start)]):
                return (place.group,)
        return ()

    def _meant_by(self, span: Span, reference: Reference, discourse: Discourse) -> tuple[int, ...]:
        if reference.role == "target" and fold(span.text) in _THINGS:
            return ()
        acts = reference.role in ("speaker", "agent")
        barred = self._sources(span, reference) | (self._agents(reference) if not acts else frozenset())
        found = None if self._may_be_told(span, reference, discourse) else resolved(span, acts, barred, discourse)
        if found is None:
            self.open[reference] = tuple(i for i in candidates(span, discourse) if i not in barred)
        return () if found is None else (found,)

    def _may_be_told(self, pronoun: Span, reference: Reference, discourse: Discourse) -> bool:
        """Whether the addressee of a sentence fits, too: in "Ana told Eva that she …" either may be meant."""
        here = [r for r in self.meant if r.sentence == reference.sentence and r is not reference]
        told = {i for r in here if r.role == "addressee" for i in self.meant[r] if r.span and r.span.end <= pronoun.start}
        said = {i for r in here if r.role == "speaker" for i in self.meant[r]}
        fitting = set(candidates(pronoun, discourse)) if told and " " not in pronoun.text else set()
        return bool(told & fitting) and bool(said & fitting - told)

    def _sources(self, pronoun: Span, reference: Reference) -> frozenset[int]:
        """The speakers that a word cannot mean.

        In direct speech "he" is nobody who says it; before a source at the end, "He lied, Ruiz said", it is not that
        source; and nobody is the addressee of their own words.
        """
        here = [(r, s) for r, s in self.speakers if r is not reference and s.start != pronoun.start]
        around = quotation_around(pronoun, self.article.text)
        if around:
            here = [min(here, key=lambda one: max(around.start - one[1].end, one[1].start - around.end))] if here else []
        elif reference.role == "addressee":
            here = [one for one in here if one[0].sentence == reference.sentence and one[1].end <= pronoun.start][-1:]
        else:
            end = self.article.sentence_of(pronoun).end if fold(pronoun.text) in _SUBJECTS else 0
            before = any(one[0].sentence == reference.sentence and one[1].end <= pronoun.start for one in here)
            here = [one for one in here if pronoun.end <= one[1].start < end and not before]
        return frozenset(i for r, s in here for i in self.meant.get(r) or self._standing(s) or self._named(r.name or ""))

    def _agents(self, reference: Reference) -> frozenset[int]:
        """The agents in the sentence of a reference: in "X attacked him", "him" is not X."""
        place = reference.span
        there = (r for r in self.meant if r.sentence == reference.sentence and r.role == "agent")
        others = (r for r in there if not (place and r.span and r.span.start <= place.start < r.span.end))
        return frozenset(i for r in others for i in self.meant[r])

    def _new(self, span: Span, reference: Reference) -> tuple[int, ...]:
        """A new actor for a description that can mean none of the known ones."""
        if self.open.get(reference) and kind_of_head(bare(span.text)) != "group":
            return ()
        sentence = self.article.sentence_of(span)
        entry = described(self.article.text, sentence, span, None, self.by, self.article.language)
        place = entry and self._take(entry.spans[0])
        if not entry or not place:
            return ()
        self.open.pop(reference, None)
        self.groups.append(Group((entry,), entry.spans[0].start))
        self.found.append([place])
        self._index(len(self.groups) - 1, self.groups[-1])
        return (len(self.groups) - 1,)

    def _take(self, span: Span) -> Span | None:
        return self.marks.take(span.start, span.end) or take_head(self.marks, span.start, span.end)

    def _remember(self, i: int, reference: Reference) -> None:
        """Note where an actor was referred to; a description that named it is a mention."""
        span = reference.span or self._mention_in(i, reference.sentence)
        if span is None:
            return
        at = Place(span.start, span.end, i, reference.role in ("speaker", "agent"))
        insort(self.places, at, key=_start)
        if not is_pronoun(author(self.article, span).text) and len(self.meant[reference]) == 1:
            start, end, _ = name_within(self.article.text, span, self.article.language)
            place = self.marks.take(start, end) if start < end else None
            self.found[i] += [place] if place else []

    def _mention_in(self, i: int, number: int) -> Span | None:
        if not 1 <= number <= len(self.article.sentences):
            return None
        sentence = self.article.sentences[number - 1]
        return next((m for m in self.found[i] if sentence.start <= m.start < sentence.end), None)

    def _index(self, i: int, group: Group) -> None:
        language = self.article.language
        for name in group.names:
            self.by_name[fold(name, language)].add(i)
        for parts in group.personals:
            self.by_person[" ".join(parts)].add(i)

    def linking(self, dropped: tuple[Dropped, ...]) -> Linking:
        """The actors with their ids, in the order of first mention."""
        found = [sorted(spans, key=lambda m: m.start) for spans in self.found]
        order = sorted((i for i, spans in enumerate(found) if spans), key=lambda i: found[i][0].start)
        ids = {i: f"a{n}" for n, i in enumerate(order, 1)}
        hidden = [g for i, g in enumerate(self.groups) if i not in ids and g.sure]
        reason = "is named nowhere but in names of others"
        return Linking(
            tuple(actor(ids[i], self.groups[i], found[i], self.article.language) for i in order),
            (*dropped, *(Dropped(kind="actor", text=g.names[0], reason=reason) for g in hidden)),
            {r: tuple(ids[i] for i in some if i in ids) for r, some in self.meant.items()},
        )


def _begins(part: Span, whole: Span) -> bool:
    return part.start == whole.start and part.end < whole.end


def _start(place: Place) -> int:
    return place.start
