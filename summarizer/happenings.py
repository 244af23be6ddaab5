"""From a model's pointing to an event: act, agents, targets, time and place, each a span or null."""

import re
from collections.abc import Iterable

from summarizer import dates
from summarizer.acts import Act, Codebook
from summarizer.answers import Done, Passage
from summarizer.clauses import is_passive, overlap, subject
from summarizer.countries import country_of
from summarizer.cues import Lexicon
from summarizer.document import Article
from summarizer.recipients import recipients
from summarizer.records import EventType, Modality, Span, Value, When, Where
from summarizer.trimming import is_somebody

_DENIED = re.compile(r"\b(?:not|never|no longer|cannot)\b|n['’]t\b", re.I)
_POSSIBLE = re.compile(
    r"\b(?:may|might|could|can|should|must|if|alleged(?:ly)?|reported(?:ly)?|purported(?:ly)?|suspected|rumou?red"
    r"|possibl[ey]|potential(?:ly)?)\b")  # fmt: skip
_PLANNED = re.compile(
    r"\b(?:will|shall|would)\b|['’]ll\b|\b(?:going|set|due|scheduled|expected|poised|likely|ready|prepared|willing"
    r"|plans?|planned|intends?|intended|prepares?|aims?|hopes?|about)\s+to\b|\b(?:is|are) to\b", re.I)  # fmt: skip
_CONTESTED = re.compile(
    r",\s(?:a|an|the)?\s?(?:claim|charge|allegation|accusation|assertion|report)s?\b.{0,60}?\b(?:den(?:y|ies|ied)|reject|dismiss|disput)",
    re.I,
)  # "had fired a missile, a claim Kalvia denied"
_ONGOING = re.compile(
    r"\b(?:is|are|has been|have been)\s+(?:(?:\w+ly|also|now|still|just|even)\s+)?\w+ing\b", re.I
)
_AUXILIARY = re.compile(
    r"(?:\b(?:will|shall|would|may|might|could|can|should|must|do|does|did|has|have|had|is|are|was|were|be|been|being|not|never|to"
    r"|again|also|already|soon|now|still|just|even|going|set|ready|prepared|willing|plans?|planned|\w+ly)\s+|\b\w+n['’]t\s+)+$", re.I)  # fmt: skip
_RELATIVE = re.compile(
    r"\b(?:(?:the|an?|one|two|three|four|five|several|\d+) (?:day|night|week|month|year)s? (?:before|earlier|after|later)"
    r"|the (?:previous|following|next|same) (?:day|night|week|month|year))\b",
    re.I,
)  # of a time told elsewhere: no guess
_OBLIGED = re.compile(r"(?:must|should|ought to|needs? to|ha(?:s|ve) to)\b", re.I)
_ASIDE = re.compile(r"\b(?:that|which|who|whom|where)\b", re.I)
_CLAUSE_END = re.compile(
    r"[,;:—]\s|\.$|\s[–-]\s|\s(?:while|which|who|whom|after|before|as|although|because|but)\s"
)
_PLACE = re.compile(
    r"\b(?:in|at|near|outside|off|across)\s+((?:the\s+)?[A-Z][\w’'-]*(?:\s+(?:of\s+)?[A-Z][\w’'-]*)*)"
)
_BY = re.compile(
    r"(?:\s+\w+){0,5}?\s+by\s+((?:[\w’'-]+\s+){0,4}?[\w’'-]+)(?=[,.;]|\s+(?:in|on|at|for|inside|as|who|which|with|and|armed|that|during|after)\b|$)"
)
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
    done: Done, passage: Passage, known: Codebook | None, article: Article, lexicon: Lexicon | None = None
) -> Happening | str:
    """The happening an answer's item points at, or the reason why it is none.

    Args:
        known: the codebook that pointed the acts out; it holds the type to what it offered for the act.
        lexicon: the cues of the language, for who says that another must do something.
    """
    act = passage.find(done.act, done.n)
    if act is None:
        return "the act is not in the passage"
    number = passage.number_at(act.start)
    sentence = passage.sentence(number)
    listed = _listed(known, passage, sentence, act)
    if known and not listed:
        return f"{done.act!r} tells of no act in the codebook"
    agents = _named(done.who, passage, number, article.language)
    targets = _named(done.whom, passage, number, article.language)
    if known:
        agents, targets = _voiced(article, sentence, act, agents, targets)
    clause = _clause(article.text, sentence, act)
    if lexicon and done.type == "request" and _OBLIGED.match(clause.text):
        agents, targets = _obliging(article.text, sentence, act, lexicon), agents
    targets = tuple(t for t in targets if t not in agents)
    if known and agents and not any(is_somebody(t.text, article.language, cased=True) for t in targets):
        targets = recipients(article.text, sentence, act, agents, article.language) or targets
    if not agents and not targets:
        return "nobody named does it or suffers it"
    modality = _modality(sentence, act)
    return Happening(
        description=_description(targets if is_passive(article.text, sentence, act) else agents, clause),
        type=done.type if not listed or done.type in listed.types else listed.types[0],
        modality=modality,
        act=act,
        agents=agents,
        targets=targets,
        when=_when(sentence, clause, article, modality),
        where=_where(clause, article.language),
        evidence=_cover(article.text, sentence, (act, clause, *agents, *targets)),
        number=number,
    )


def _obliging(text: str, sentence: Span, act: Span, lexicon: Lexicon) -> tuple[Span, ...]:
    """Who says that another must do it: the subject of the last cue before the act."""
    cues = [c.span for c in lexicon.find(text, sentence) if c.span.end <= act.start]
    own = subject(text, sentence, cues[-1]) if cues else None
    return (own,) if own else ()


def _voiced(
    article: Article, sentence: Span, act: Span, agents: tuple[Span, ...], targets: tuple[Span, ...]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Agents and targets as the voice of the act has them: who stands before a passive suffers it."""
    own = subject(article.text, sentence, act)
    own = own and _undated(own, article)
    passive = is_passive(article.text, sentence, act)
    doers, others = (targets, agents) if passive else (agents, targets)
    if own and not any(overlap(own, name) for name in doers):
        others = tuple(
            name for name in (*others, *doers) if not overlap(own, name) and name.start >= act.start
        )
        doers = (own,)
    elif own:
        others = tuple(name for name in others if not overlap(own, name))
    elif not passive:  # who stands behind an active verb does not do it
        others = tuple(dict.fromkeys((*others, *(name for name in doers if name.start >= act.end))))
        doers = tuple(name for name in doers if name.start < act.end)
    if not passive:
        return doers, others
    by = _BY.match(article.text, act.end, sentence.end)
    return others or ((Span.of(article.text, *by.span(1)),) if by else ()), doers


def _undated(name: Span, article: Article) -> Span | None:
    """A subject without the words of time after it: "terrorists tonight"."""
    told = dates.find(name.text, article.language)
    if not told or not name.text.endswith(told):
        return name
    words = name.text.removesuffix(told).rstrip()
    return Span.of(article.text, name.start, name.start + len(words)) if words else None


def _listed(known: Codebook | None, passage: Passage, sentence: Span, act: Span) -> Act | None:
    found = known.find(passage.text, sentence) if known else ()
    return next((a for a in found if a.span.start < act.end and act.start < a.span.end), None)


def _clause(text: str, sentence: Span, act: Span) -> Span:
    """The act with its auxiliaries and its object: up to the next comma or clause, at most so many words."""
    rest = text[act.end : sentence.end]
    end = _CLAUSE_END.search(rest)
    words = [w.end() for w in re.finditer(r"\S+", rest[: end.start()] if end else rest)][:_LONGEST]
    lead = _AUXILIARY.search(text[sentence.start : act.start])
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
    return spans if len(spans) > 1 and named else [span]


def _description(names: tuple[Span, ...], act: Span) -> str:
    """The clause with whoever stands before it: who does it, or who suffers it."""
    before = [n for n in names if n.end <= act.start]
    words = [" ".join(max(before, key=lambda n: n.end).text.split())] if before else []
    return " ".join([*words, *act.text.split()])


def _modality(sentence: Span, act: Span) -> Modality:
    """What the auxiliaries before an act, and its own words, say of whether it took place."""
    lead = sentence.text[: act.start - sentence.start]
    auxiliaries = _AUXILIARY.search(lead)
    said = (auxiliaries[0] if auxiliaries else "") + act.text
    told: Modality = next((modality for pattern, modality in _MODALITIES if pattern.search(said)), "occurred")
    contested = _CONTESTED.search(sentence.text[act.end - sentence.start :])
    return "possible" if contested and told in ("occurred", "ongoing") else told


_MODALITIES: tuple[tuple[re.Pattern[str], Modality], ...] = (
    (_DENIED, "denied"), (_POSSIBLE, "possible"), (_PLANNED, "planned"), (_ONGOING, "ongoing"),
)  # fmt: skip


def _when(sentence: Span, clause: Span, article: Article, modality: Modality) -> When | None:
    """The words of time nearest to the act, and what they mean: in its clause, just before it, in the sentence."""
    lead = sentence.text[: clause.start - sentence.start]
    places = (_ASIDE.split(clause.text)[0], re.split(r"[,;]", lead)[-1], clause.text, sentence.text)
    relative = _RELATIVE.search(clause.text)
    if relative:
        return When(text=relative.group(), start=None, end=None)
    past = modality in ("occurred", "ongoing", "denied")
    told = [found for place in places if (found := dates.find(place, article.language))]
    meant = [dates.resolve(words, article.published, article.language, past=past) for words in told]
    return next(
        (when for when in meant if when.start or when.end), meant[0] if meant else None
    )  # no "72 hours"


def _where(clause: Span, language: str) -> Where | None:
    """The place the clause names after a preposition of place."""
    for found in _PLACE.finditer(clause.text):
        name = found[1]
        if not dates.is_date(name, language):
            return Where(text=name, country=country_of(name, language))
    return None


def _cover(text: str, sentence: Span, spans: Iterable[Span]) -> Span:
    """The words of one sentence from the first to the last of some spans."""
    inside = [s for s in spans if sentence.start <= s.start and s.end <= sentence.end]
    if not inside:
        return sentence
    return Span.of(text, min(s.start for s in inside), max(s.end for s in inside))
