"""The entries that are one actor, and whether two groups of them may be one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.linking import countries
from summarizer.linking.commons import is_description
from summarizer.linking.entries import Entry
from summarizer.linking.kinds import compatible, may_be_one, personal
from summarizer.linking.lexicon import fold, kind_of_head, title_words, words
from summarizer.schema import Kind


@dataclass(frozen=True, eq=False)
class Group:
    """The entries that are one actor so far."""

    entries: tuple[Entry, ...]
    first: int

    @cached_property
    def lead(self) -> Entry:
        """The entry that decides the actor's name and kind."""
        return leading(self.entries)

    @cached_property
    def kind(self) -> Kind:
        return self.lead.kind

    @cached_property
    def sure(self) -> bool:
        return any(entry.sure for entry in self.entries)

    @cached_property
    def is_described(self) -> bool:
        """Whether drafts alone tell of them, and only by a common noun, so that a name is no sign of who it is."""
        drafts = all(e.spans and not e.sure and e.kind == kind_of_head(e.names[0]) for e in self.entries)
        return drafts and all(is_description(e.names[0]) for e in self.entries)  # "Sanders" is no several sanders

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for entry in self.entries for name in entry.names))

    @cached_property
    def personals(self) -> tuple[tuple[str, ...], ...]:
        if self.kind != "person":
            return ()
        return tuple(p for p in map(personal, self.names) if p)


def leading(entries: Sequence[Entry]) -> Entry:
    """The entry that decides an actor's name and kind: a model's before a draft, then the one with the fullest name."""
    return max(
        entries,
        key=lambda e: (
            e.sure,
            e.kind == "country" and countries.is_country_name(e.names[0]),
            not e.unnamed,
            e.kind != "person" or len(personal(e.names[0])) > 1,
            e.kind != "person" or bool(personal(e.names[0])),
            len(personal(e.names[0]) or e.names[0].split()) if e.kind == "person" else len(e.names[0].split()),
        ),
    )


def offices(group: Group) -> frozenset[str]:
    """All words of office that the entries of a group have."""
    titles = [part for n in group.names for part in fold(n).split()[: title_words(n.split())]]
    roles = [part for entry in group.entries if entry.role for part in fold(entry.role.text).split()]
    return words("offices") & {*titles, *roles}


def allowed(one: Group, two: Group, language: str) -> bool:
    """Whether two groups may be one actor: not with two kinds by a model, two full names, or one part of the other."""
    if one.sure and two.sure and one.kind != two.kind:
        return False
    if of_two_sexes(one, two):
        return False
    people = all(compatible(a, b) for a in one.personals for b in two.personals)
    kind = one.kind if one.sure else two.kind
    return people and all(may_be_one(a, b, kind, language) for a in one.names for b in two.names)


def of_two_sexes(one: Group, two: Group) -> bool:
    """Whether titles say that two groups are a woman and a man."""
    return _sexes(one) != _sexes(two) and bool(_sexes(one) and _sexes(two))


def _sexes(group: Group) -> frozenset[str]:
    """The sexes that titles give: "Mr. Roos" is not "Ms. Roos"."""
    said = {word for name in group.names for word in fold(name).split()[:1]} | {e.title for e in group.entries}
    return (
        frozenset(sex for sex in ("women", "men") if said & words(sex))
        if group.kind == "person"
        else frozenset()
    )
