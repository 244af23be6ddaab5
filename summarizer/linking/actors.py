"""An actor of the schema from a group and its mentions."""

from collections.abc import Sequence

from summarizer.linking import countries
from summarizer.linking.groups import Group
from summarizer.linking.kinds import personal
from summarizer.linking.lexicon import fold, kind_of_head, last_word, sector_of, words
from summarizer.schema import Actor, Span


def actor(identity: str, group: Group, mentions: Sequence[Span], language: str) -> Actor:
    lead = group.lead
    role = lead.role or next((entry.role for entry in group.entries if entry.role), None)
    telling = [role.text] if role else []
    return Actor(
        id=identity,
        name=lead.names[0],
        kind=lead.kind,
        unnamed=lead.unnamed if lead.sure else all(entry.unnamed for entry in group.entries),
        role=role,
        country=lead.country or next((entry.country for entry in group.entries if entry.country), None),
        sector=None if lead.kind == "country" else sector_of(*telling, lead.names[0], language=language),
        aliases=_aliases(lead.names[0], group, mentions, language),
        mentions=tuple(mentions),
        found_by=tuple(sorted({by for entry in group.entries for by in entry.by})),
    )


def _is_common(name: str, full: str, group: Group, language: str) -> bool:
    """Whether a name is too common for an alias: a common noun alone, "Office", or a people's adjective, "Kenyan"."""
    if group.kind == "country":
        governs = last_word(name, language) in words("governments")
        return not (governs or countries.is_country_name(name, language) or countries.is_seat(name, language))
    initials = name.isupper() and len(name) > 1
    single = " " not in name and not initials and not personal(name) and kind_of_head(name, language) is not None
    return single and not full.islower()


def _aliases(full: str, group: Group, mentions: Sequence[Span], language: str) -> tuple[str, ...]:
    """The aliases of an actor, with a surname that stands alone somewhere in the text."""
    surnames = {name.split()[-1] for name in group.names if len(personal(name)) > 1}
    alone = [m.text for m in mentions if m.text in surnames]
    named = [name for name in (*group.names, *alone) if not _is_common(name, full, group, language)]
    others = {fold(name, language): name for name in reversed(named)}
    others.pop(fold(full, language), None)
    return tuple(reversed(others.values()))
