"""Articles and proposals for tests of linking."""

import re

from summarizer.linking import Linking, Reference, link
from summarizer.proposals import ActorProposal
from summarizer.schema import Kind, Span


def sentences_of(text: str) -> list[Span]:
    return [
        Span.of(text, m.start(), m.end())
        for m in re.finditer(r"\S(?:[^.]|(?<=Mr|Ms|Jr)\.|\.(?!\s))*\.?", text)
    ]


def named(
    name: str,
    *also: str,
    kind: Kind = "person",
    role: str | None = None,
    country: str | None = None,
    unnamed: bool = False,
) -> ActorProposal:
    """What a model says of an actor."""
    return ActorProposal(name=name, also=also, kind=kind, role=role, country=country, unnamed=unnamed)


def tell(text: str, *proposals: ActorProposal) -> Linking:
    """Link an article's proposals alone."""
    return link(text, sentences_of(text), "en", proposals, [])


def refer(marked: str, *proposals: ActorProposal) -> tuple[Linking, list[Reference]]:
    """Link a text in which [square brackets] stand around each place that refers to somebody who speaks."""
    text = marked.replace("[", "").replace("]", "")
    sentences = sentences_of(text)
    references = []
    for i, found in enumerate(re.finditer(r"\[([^]]*)\]", marked)):
        start = found.start() - 2 * i
        span = Span.of(text, start, start + len(found[1]))
        number = next(n for n, s in enumerate(sentences, 1) if s.start <= start < s.end)
        references.append(Reference(span=span, sentence=number, role="speaker"))
    return link(text, sentences, "en", proposals, references), references
