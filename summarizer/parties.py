"""Who does an act and who suffers it: from those a model names to those the sentence bears out."""

import re

from summarizer.clauses import coordinate, is_passive, main_subject, overlap, participle, subject, within
from summarizer.dates.resolution import resolution as dates
from summarizer.documents.article import Article
from summarizer.schema import Span
from summarizer.trimming import are_adjectives

_BY = re.compile(
    r"(?:\s+\w+){0,5}?\s+by\s+((?:[\w’'-]+\s+){0,4}?[\w’'-]+)(?=[,.;]|\s+(?:in|on|at|for|inside|as|who|which|with|and|armed|that|during|after)\b|$)"
)
_ING = re.compile(r"[a-z]+ing\b")
_AND = re.compile(r"\b(?:and|but|then)\s(?:(?:\w+ly|also|later|was|were|is|are|has|have|had|will|would)\s)*$")
_RELATIVE = re.compile(r"\b(who)\s(?:\w+ly\s|ha(?:s|ve|d)\s|also\s)*$")
_WHICH = re.compile(
    r"(?<![\w’-])((?:[A-Z][\w’-]*\s)*[A-Z][\w’-]*\w|(?:the|his|her|its|their)\s(?:[a-z-]+\s){0,2}[a-z-]+),?\s(?:which|that)\s(?:(?:has|have|had|also|\w+ly)\s)*$"
)
_BY_NAME = re.compile(
    r"(?:\s(?:on|in|at|shortly|soon|last|early|late|after|before|later|jointly|\w+day|\w+ly|[\d:.]+|[ap]\.m\.|noon|dawn|midnight))*"
    r"\sby\s(?:the\s)?([A-Z][\w’-]*)"
)
_HAS = re.compile(r"\b(?:has|have|had|he|she|it|they|who)\s(?:\w+ly\s|also\s)?$", re.I)
_BETWEEN = re.compile(r"(?:\s+(?:in|on|at|last)\s+\w+)?\s+between\s+")


def voiced(
    article: Article, sentence: Span, act: Span, agents: tuple[Span, ...], targets: tuple[Span, ...]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Agents and targets as the voice of the act has them: who stands before a passive suffers it."""
    own = _subject(article.text, sentence, act)
    own = own and _undated(own, article)
    relative = _RELATIVE.search(article.text[sentence.start : act.start])
    if relative and not any(sentence.start <= name.start < act.start for name in (*agents, *targets)):
        own = Span.of(article.text, sentence.start + relative.start(1), sentence.start + relative.end(1))
    if is_passive(article.text, sentence, act) or _is_reduced(article.text, act, article.language):
        return _passive(article.text, sentence, act, own, (*targets, *agents))
    if own and not any(overlap(own, name) for name in agents):
        behind = (name for name in (*targets, *agents) if name.start >= act.start)
        return _mutual(article.text, act, (own,), tuple(name for name in behind if not overlap(own, name)))
    if own:
        inside = [name for name in agents if overlap(own, name)]
        joined = own.text.partition(" and ")
        one = len(inside) > 1 and joined[2] and are_adjectives(joined[0], joined[2])
        left = tuple(name for name in targets if not overlap(own, name))
        return _mutual(article.text, act, (own,) if one else agents, left)
    # who stands behind an active verb does not do it
    doers = tuple(name for name in agents if name.start < act.end)
    behind = (name for name in agents if name.start >= act.end)
    return _mutual(article.text, act, doers, tuple(dict.fromkeys((*targets, *behind))))


def _passive(
    text: str, sentence: Span, act: Span, own: Span | None, named: tuple[Span, ...]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Of a passive, who stands behind "by" does it, and its subject, or who else stands there, suffers it."""
    doers = tuple(name for name in named if within(name, sentence) and _is_by(text, act, name))
    by = _BY.match(text, act.end, sentence.end)
    if not doers and by:
        doers = (Span.of(text, *by.span(1)),)
    sufferers = tuple(n for n in named if not any(overlap(n, doer) for doer in doers))
    return doers, (own,) if own else tuple(n for n in sufferers if within(n, sentence))


def _is_reduced(text: str, act: Span, language: str) -> bool:
    """Whether a participle is put behind what suffers it: "the accord, signed at dawn by President Vint"."""
    by = _BY_NAME.match(text, act.end)
    has = _HAS.search(text[max(0, act.start - 20) : act.start])
    return bool(by and not has and not dates.is_date(by[1], language))


def _is_by(text: str, act: Span, name: Span) -> bool:
    """Whether a passive is done by a name: "seized on Monday by dockers", not "seized in Lume"."""
    between = (
        text[act.end : name.start] if name.start >= act.end else text[max(0, name.start - 40) : name.start]
    )
    return bool(re.search(r"\bby\b[^,;]*$", between))


def _mutual(
    text: str, act: Span, doers: tuple[Span, ...], others: tuple[Span, ...]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Both sides do what is done between them: "a treaty signed between Lume and Kalvia".

    Not where somebody else does it: "Vint mediated between Lume and Kalvia".
    """
    between = (
        _BETWEEN.match(text, act.end) if not any(n.text.split()[-1][0].isupper() for n in doers) else None
    )
    both = tuple(n for n in others if between and n.start >= between.end())
    return (both, ()) if len(both) == 2 else (doers, others)


def _subject(text: str, sentence: Span, act: Span) -> Span | None:
    """Whose act it is: of an "-ing", who opens the sentence, after a comma, or the name right before it."""
    lead = text[sentence.start : act.start]
    doer = participle(text, sentence, act) if _ING.match(act.text) else None
    if doer or (
        _ING.match(act.text) and lead.endswith(", ")
    ):  # there no words right before it are its subject
        return doer
    if which := _WHICH.search(lead):
        return Span.of(text, sentence.start + which.start(1), sentence.start + which.end(1))
    if _AND.search(lead):
        return coordinate(text, sentence, act) or main_subject(text, sentence)
    found = subject(text, sentence, act)
    return None if found and _ING.match(found.text) else found


def _undated(name: Span, article: Article) -> Span | None:
    """A subject without the words of time after it: "terrorists tonight"."""
    told = dates.find(name.text, article.language)
    if not told or not name.text.endswith(told):
        return name
    words = name.text.removesuffix(told).rstrip()
    return Span.of(article.text, name.start, name.start + len(words)) if words else None
