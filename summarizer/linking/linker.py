"""Proposals and references to actors: the steps of linking, in order."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from summarizer.linking.board import Board
from summarizer.linking.commons import is_description
from summarizer.linking.descriptions import described, drafted, name_within, without_origin
from summarizer.linking.entries import Entry, as_written, bare, occurrences, vouched
from summarizer.linking.joining import joined
from summarizer.linking.kinds import is_pronoun, kind_of, personal
from summarizer.linking.lexicon import fold, kind_of_head, words
from summarizer.linking.mentions import mentions_of
from summarizer.linking.references import Linking, Reference
from summarizer.linking.roles import is_of_role
from summarizer.linking.stretches import Article, introduces, is_deferred, parts_of, with_determiner
from summarizer.proposals import ActorProposal
from summarizer.schema import Dropped, Proposer, Span


def link(
    text: str,
    sentences: Sequence[Span],
    language: str,
    proposed: Sequence[ActorProposal],
    references: Sequence[Reference],
) -> Linking:
    """Make one actor of all proposals for the same actor, and resolve each reference.

    Args:
        text: the whole article; every span is one of it.
        sentences: its sentences in order.
        language: BCP 47.
        proposed: what a model named and a parser drafted; a model's word on kind, role and country stands.
        references: the places where events and claims refer to somebody.
    """
    article = Article(text, tuple(sentences), language)
    by: Proposer = "model" if not proposed or any(p.by == "model" for p in proposed) else "parser"
    entries, dropped = _entries(article, proposed)
    ordered = sorted(dict.fromkeys(references), key=_position)
    shared = _shared_names(entries)
    entries = _without_roles([*entries, *_new_entries(article, ordered, entries, by, shared)])
    entries = _firms(article, _people(_without_introductions(article, entries, ordered)))
    entries, descriptions = _deferred(article, entries, shared)
    groups = joined(text, _without_modifiers(entries, language), language)
    found, marks = mentions_of(text, groups, language)
    board = Board(article, groups, found, marks, by, shared, ordered)
    for reference in sorted([*ordered, *descriptions], key=_position):
        board.read(reference)
    return board.linking(tuple(dropped))


def _without_roles(entries: Sequence[Entry]) -> list[Entry]:
    """Leave out drafts of what is only somebody's role: "the mayor of Lume" in "Ana Ruiz, the mayor of Lume,"."""
    roles = [entry.role for entry in entries if entry.role]

    def is_role(span: Span) -> bool:
        part = span.text.casefold() in words("office_modifiers")
        return any(is_of_role(span, r) or (part and r.start <= span.start and span.end <= r.end) for r in roles)

    kept = [entry for entry in entries if entry.sure or not any(map(is_role, entry.spans))]
    return _without_class_nouns(kept)


def _people(entries: Sequence[Entry]) -> list[Entry]:
    """Make a draft a person where its last word is a person's name elsewhere: "Hana Pukeroa", then "Pukeroa said"."""
    surnames = {e.names[0] for e in entries if e.kind == "person" and not e.unnamed and " " not in e.names[0]}

    def is_person(entry: Entry) -> bool:
        parts = entry.names[0].split()
        capitals = len(parts) > 1 and all(part[:1].isupper() for part in parts)
        drafted = not entry.sure and entry.kind == "organization"
        return drafted and capitals and parts[-1] in surnames and kind_of_head(entry.names[0]) is None

    return [replace(entry, kind="person") if is_person(entry) else entry for entry in entries]


def _firms(article: Article, entries: Sequence[Entry]) -> list[Entry]:
    """Take a draft for a firm where the word before its name says so: "the ferry operator Oraka"."""

    def before(span: Span) -> str:
        return (article.text[: span.start].split() or [""])[-1]

    def is_firm(entry: Entry) -> bool:
        drafted = not entry.sure and entry.kind == "person" and entry.names[0][:1].isupper()
        return drafted and any(before(span) in words("companies") for span in entry.spans)

    return [replace(entry, kind="organization") if is_firm(entry) else entry for entry in entries]


def _without_introductions(
    article: Article, entries: Sequence[Entry], references: Sequence[Reference]
) -> list[Entry]:
    """Leave out drafts of a description before the name apposed to it: "its head, Colonel Ana Ruiz"."""
    told = [name_within(article.text, r.span, article.language)[2] for r in references if r.span]
    apposed = {role.start for role in told if role}
    named = [s for e in entries if e.kind in ("person", "organization") and not e.unnamed for s in e.spans]
    names = [s for s in named if not s.text.islower()]
    return [
        entry
        for entry in entries
        if entry.sure
        or not any(
            (s.start in apposed and is_description(s.text)) or any(introduces(article, s, other.start) for other in names)
            for s in entry.spans
        )
    ]


def _without_class_nouns(entries: Sequence[Entry]) -> list[Entry]:
    """Leave out drafts of the noun before a name, and give the name its kind: "the newspaper El Sol"."""
    nouns = {s.end + 1 for e in entries if _is_class_noun(e) for s in e.spans}
    named = {s.start for e in entries if e.names[0][:1].isupper() for s in e.spans}
    return [
        replace(entry, kind="organization")
        if not entry.sure and entry.names[0][:1].isupper() and any(s.start in nouns for s in entry.spans)
        else entry
        for entry in entries
        if not (_is_class_noun(entry) and any(s.end + 1 in named for s in entry.spans))
    ]


def _is_class_noun(entry: Entry) -> bool:
    return not entry.sure and entry.kind == "organization" and entry.names[0].split()[-1].islower()


def _without_modifiers(entries: Sequence[Entry], language: str) -> list[Entry]:
    """Drafts by the name that others have alone: "neighbouring Ulmenia" is Ulmenia."""
    known = {fold(name, language) for entry in entries for name in entry.names}

    def bare_of(entry: Entry) -> Entry:
        name = entry.names[0]
        parts = name.split()
        small = next((i for i, part in enumerate(parts) if not part.islower()), 0)
        rest = " ".join(parts[small:])
        plain = words("prepositions").isdisjoint(parts[:small])
        if entry.sure or not small or not plain or fold(rest, language) not in known or not name.endswith(rest):
            return entry
        cut = len(name) - len(rest)
        spans = [Span(start=s.start + cut, end=s.end, text=s.text[cut:]) for s in entry.spans if s.text == name]
        return replace(entry, names=(rest,), spans=tuple(spans) or entry.spans)

    return [bare_of(entry) for entry in entries]


def _shared_names(entries: Sequence[Entry]) -> frozenset[str]:
    """Family names, first or last, that two people named in full share, but no actor of a model has alone."""
    full = {personal(name): name.split() for e in entries if e.kind == "person" for name in e.names}
    ends = [{parts[0], parts[-1]} for key, parts in full.items() if len(key) > 1]
    borne = Counter(end for some in ends for end in some)
    alone = {name for entry in entries if entry.sure for name in entry.names}
    return frozenset(name for name, count in borne.items() if count > 1) - alone


def _deferred(
    article: Article, entries: Sequence[Entry], shared: frozenset[str]
) -> tuple[list[Entry], list[Reference]]:
    """Drafts that are descriptions, "the minister", or shared names are made references to actors named before."""
    kept: list[Entry] = []
    references: list[Reference] = []
    for entry in entries:
        span = with_determiner(article, entry.spans[0]) if entry.spans else None
        deferred = span is not None and (entry.names[0] in shared or is_deferred(article, span))
        if entry.sure or span is None or not deferred:
            kept.append(entry)
            continue
        number = next((n for n, s in enumerate(article.sentences, 1) if s.start <= span.start < s.end), 1)
        references.append(Reference(span=span, sentence=number, role="agent"))
    return kept, references


def _position(reference: Reference) -> tuple[int, int, str, str]:
    """References in the order of the text; those without a place at the end of their sentence."""
    at = reference.span.start if reference.span else 10**9
    return reference.sentence, at, reference.role, reference.name or ""


def _entries(article: Article, proposals: Sequence[ActorProposal]) -> tuple[list[Entry], list[Dropped]]:
    entries: list[Entry] = []
    dropped: list[Dropped] = []
    for proposal in proposals:
        if proposal.by == "parser":
            entries += drafted(article.text, article.sentences, proposal, article.language)
            continue
        others = {other.name for other in proposals if other is not proposal and other.by == "model"}
        own = proposal.model_copy(
            update={
                "name": without_origin(proposal.name, proposal.kind, others),
                "also": tuple(without_origin(a, proposal.kind, others) for a in proposal.also if a not in others),
            }
        )
        entry, refused = vouched(article.text, own, article.language)
        entries += [entry] if entry else []
        dropped += refused
    return entries, sorted(dropped, key=lambda d: (d.text, d.reason))


def _new_entries(
    article: Article,
    references: Sequence[Reference],
    entries: Sequence[Entry],
    by: Proposer,
    shared: frozenset[str],
) -> list[Entry]:
    """Entries for actors that references name and that were not proposed."""
    known = frozenset(fold(name, article.language) for entry in entries for name in entry.names)
    new = [
        described(article.text, article.sentence_of(span), span, None, by, article.language)
        or (_named(article, span) if reference.name and by == "model" else None)
        for reference in references
        for span in _stretches(article, reference, known)
    ]
    pointed = [span for entry in entries for span in entry.spans]
    named = {name for entry in entries if entry.sure for name in entry.names}

    def is_new(entry: Entry) -> bool:
        begun = any(p.start == s.start and s.end < p.end for s in entry.spans for p in pointed)
        again = entry.names[0] in shared or fold(entry.names[0], article.language) in known
        again = again and not is_description(entry.names[0], article.language)
        begun = begun or without_origin(entry.names[0], entry.kind, named) in named - {entry.names[0]}
        return not begun and not again and not is_modified(entry.names[0].split())

    def is_modified(parts: list[str]) -> bool:
        """Whether words in small letters stand before a known name: "neighbouring Ulmenia"."""
        small = next((i for i, part in enumerate(parts) if not part.islower()), 0)
        plain = words("prepositions").isdisjoint(parts[:small])
        return bool(small) and plain and fold(" ".join(parts[small:]), article.language) in known

    return [entry for entry in new if entry and is_new(entry)]


def _named(article: Article, span: Span) -> Entry | None:
    """An entry for a name that a model gives, though no word of it shows that it is an actor's."""
    name = bare(span.text, article.language)
    if not any(map(str.isalpha, name)):
        return None
    kind = kind_of(name, None, article.language)
    return Entry((name,), kind, False, None, None, frozenset({"model"}), sure=False)


def _stretches(article: Article, reference: Reference, known: frozenset[str]) -> Sequence[Span]:
    """The stretches where a reference names actors; empty where only the text before it can resolve it."""
    name, span = reference.name, reference.span
    if name and not is_pronoun(name):
        if fold(name, article.language) in known:
            return ()
        written = as_written(article.text, name, article.language)
        at = next(occurrences(article.text, written), None) if written else None
        span = Span.of(article.text, *at) if at else span
    if reference.role == "addressee" and span and fold(span.text) in words("press"):
        return ()
    if span is None or is_pronoun(span.text) or is_deferred(article, span):
        return ()
    listed = parts_of(article, span)
    return listed if len(listed) > 1 else (span,)
