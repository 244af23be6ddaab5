"""From a model's pointing to an event: act, agents, targets, time and place, each a span or null."""

import re
from collections.abc import Iterable, Sequence

from summarizer.acts import Act, Codebook
from summarizer.circumstances import AUXILIARIES, modality, when, where
from summarizer.clauses import is_passive, overlap, subject
from summarizer.cues import Lexicon
from summarizer.dates.resolution import resolution as dates
from summarizer.documents.article import Article
from summarizer.extraction.answers import Done, Passage
from summarizer.parties import voiced
from summarizer.recipients import recipients
from summarizer.schema import EventType, Modality, Span, Value, When, Where
from summarizer.trimming import is_somebody, shares_noun

_OBLIGED = re.compile(r"(?:must|should|ought to|needs? to|ha(?:s|ve) to)\b", re.I)
_CLAUSE_END = re.compile(
    r"[,;:—]\s|\.$|\s[–-]\s|\s(?:even\s)?(?:while|which|who|whom|after|before|as|although|because|but)\s"
)
_ASIDE = re.compile(r"\b(?:while|after|before|as|although|though|because|but|when|where|whose)\b|[.!?]\s")
_LONGEST = 16  # words of a clause after its act


class Happening(Value):
    """Who did what to whom, in the words of the article."""

    description: str
    type: EventType
    modality: Modality
    act: Span
    agents: tuple[Span, ...]
    targets: tuple[Span, ...]
    when: When | None
    where: Where | None
    evidence: Span
    number: int


def happen(
    done: Done,
    passage: Passage,
    known: Codebook | None,
    article: Article,
    lexicon: Lexicon | None = None,
    taken: Sequence[Span] = (),
) -> Happening | str:
    """The happening an answer's item points at, or the reason why it is none.

    Args:
        known: the codebook that pointed the acts out; it holds the type to what it offered for the act.
        lexicon: the cues of the language, for who says that another must do something.
        taken: the acts of the other items about the passage.
    """
    act = passage.find(done.act, done.n)
    if act is None:
        return "the act is not in the passage"
    number = passage.number_at(act.start)
    sentence = passage.sentence(number)
    listed = _listed(known, passage, sentence, act) or _only(known, passage, sentence, done.type, taken)
    if known and not listed:
        return f"{done.act!r} tells of no act in the codebook"
    act = listed.span if listed and not overlap(act, listed.span) else act
    agents = _named(done.who, passage, number, article.language)
    targets = _named(done.whom, passage, number, article.language)
    if known:
        agents, targets = voiced(article, sentence, act, agents, targets)
    agents = tuple(part for name in agents for part in _apart(article.text, name))
    clause = _clause(article.text, sentence, act)
    if lexicon and done.type == "request" and _OBLIGED.match(clause.text):
        agents, targets = _obliging(article.text, sentence, act, lexicon), agents
    targets = tuple(t for t in targets if t not in agents)
    if known:
        targets = tuple(t for t in targets if not _is_aside(article.text, clause, t))
    if known and agents and not any(is_somebody(t.text, article.language, cased=True) for t in targets):
        targets = recipients(article.text, sentence, act, agents, article.language) or targets
    if not agents and not targets:
        return "nobody named does it or suffers it"
    told = modality(sentence, act)
    return Happening(
        description=_description(targets if is_passive(article.text, sentence, act) else agents, clause),
        type=done.type if not listed or done.type in listed.types else listed.types[0],
        modality=told,
        act=act,
        agents=agents,
        targets=targets,
        when=when(sentence, clause, article, told),
        where=where(clause, article.language),
        evidence=_cover(article.text, sentence, (act, clause, *agents, *targets)),
        number=number,
    )


def _is_aside(text: str, clause: Span, name: Span) -> bool:
    """Whether a name stands in another clause behind an act's: "denied it even as crews saw it"."""
    return bool(_ASIDE.search(text[clause.end : name.start])) if name.start >= clause.end else False


def _obliging(text: str, sentence: Span, act: Span, lexicon: Lexicon) -> tuple[Span, ...]:
    """Who says that another must do it: the subject of the last cue before the act."""
    cues = [c.span for c in lexicon.find(text, sentence) if c.span.end <= act.start]
    own = subject(text, sentence, cues[-1]) if cues else None
    return (own,) if own else ()


def _listed(known: Codebook | None, passage: Passage, sentence: Span, act: Span) -> Act | None:
    found = known.find(passage.text, sentence) if known else ()
    return next((a for a in found if a.span.start < act.end and act.start < a.span.end), None)


def _only(
    known: Codebook | None, passage: Passage, sentence: Span, kind: EventType, taken: Sequence[Span]
) -> Act | None:
    """The one act of its type in a sentence, where a model points beside it: "indicated that it was cooperating"."""
    found = known.find(passage.text, sentence) if known else ()
    left = [a for a in found if a.types[0] == kind and not any(overlap(a.span, t) for t in taken)]
    return left[0] if len(left) == 1 else None


def _clause(text: str, sentence: Span, act: Span) -> Span:
    """The act with its auxiliaries and its object: up to the next comma or clause, at most so many words."""
    rest = text[act.end : sentence.end]
    end = _CLAUSE_END.search(rest)
    words = [w.end() for w in re.finditer(r"\S+", rest[: end.start()] if end else rest)][:_LONGEST]
    lead = AUXILIARIES.search(text[sentence.start : act.start])
    start = sentence.start + lead.start() if lead else act.start
    stop = act.end + (words[-1] if words else 0)
    return Span.of(text, start, start + len(text[start:stop].rstrip(" .,;:")))


def _named(names: Iterable[str], passage: Passage, number: int, language: str) -> tuple[Span, ...]:
    """The names in the sentence of the act, or else in the passage; lists are taken apart."""
    found = [passage.find(name, number) for name in names if name.strip()]
    parts = dict.fromkeys(part for span in found if span for part in _apart(passage.text, span))
    return tuple(part for part in parts if not dates.is_date(part.text, language))


def _apart(text: str, span: Span) -> list[Span]:
    """ "South Korea, Japan and the United States" as three: a list of names, each with a capital."""
    parts = [m.span() for m in re.finditer(r"(?:(?!, | and |, and ).)+", span.text)]
    words = [span.text[a:b].removeprefix(", ").removeprefix("and ").strip() for a, b in parts]
    spans: list[Span] = []
    at = span.start
    for word in filter(None, words):
        start = text.index(word, at)
        at = start + len(word)
        spans.append(Span.of(text, start, at))
    named = all(re.match(r"(?:the )?[A-Z]", s.text) for s in spans)
    return spans if len(spans) > 1 and named and not shares_noun(spans[0].text, spans[-1].text) else [span]


def _description(names: tuple[Span, ...], act: Span) -> str:
    """The clause with whoever stands before it: who does it, or who suffers it."""
    before = [n for n in names if n.end <= act.start]
    words = [" ".join(max(before, key=lambda n: n.end).text.split())] if before else []
    return " ".join([*words, *act.text.split()])


def _cover(text: str, sentence: Span, spans: Iterable[Span]) -> Span:
    """The words of one sentence from the first to the last of some spans."""
    inside = [s for s in spans if sentence.start <= s.start and s.end <= sentence.end]
    if not inside:
        return sentence
    return Span.of(text, min(s.start for s in inside), max(s.end for s in inside))
