"""From a model's pointing to an attribution: speaker, cue, content, quotation and stance, each a span.

The model points at the cue, the speaker and the first words of what is said; how far the content goes
is told by the sentence itself: by its quotation marks, by where the attribution stands, by the next clause.
"""

import re
from collections.abc import Sequence

from summarizer.answers import Passage, Said
from summarizer.clauses import conjunctions, is_passive, main_subject, names_nobody, overlap, subject
from summarizer.contents import CLOSE, MARKS, OPEN, continued, quotation, reach, trimmed, within
from summarizer.cues import Lexicon
from summarizer.frames import INVERTS, Frame, framed
from summarizer.records import Span, Stance, Value

_SCRAP = re.compile(
    r"\W*(?:(?:in|at|on|out|by|during|of|from|off|up|down)\b(?:[^\w“”\"]+\w+){0,3}|(?:even )?(?:as|while)\b[^“”\"]*"
    r"|he|she|it|they|so|that|this|him|her|them|soon|then|now|again|later|too|flatly|about|for)\W*", re.I | re.S,
)  # no content: "in Halm", "even as crews saw it"  # fmt: skip
_DOCUMENT = re.compile(
    r"(?:(?:opinion )?polls?|surveys?|stud(?:y|ies)|research|reports?|data|figures|statistics|records|documents)\b",
    re.I,
)  # a phrase that names its source: "reports suggest"
_NAMED = 5  # words of a name with what introduces it
_UNSPACED = re.compile(
    r"(?<![\u3040-\u9fff])(?!并|同时|对此)[\u3040-\u9fff]{1,14}$"
)  # the words since the last mark, in a script without spaces
_SELF = re.compile(r"he|she|it|they|I|we", re.I)
_BY = re.compile(
    r"\s+by\s+((?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,4}?[\w’'-]+)(?=[,.;:]|\s+(?:that|in|on|at|to|who)\b)"
)
_AND = re.compile(r"\b(?:and|or|but|then)$", re.I)
_NEGATED = re.compile(
    r"\b(?:not|never|no longer|neither|nie|nicht|no|ne)\s+(?:\w+\s+)?$|n['’]t\s+(?:\w+\s+)?$", re.I
)  # no comma or quotation mark between: "“It will not,” he said" denies nothing


class Attribution(Value):
    """Who says what, in the words of the article."""

    text: str
    speaker: Span | None
    cue: Span
    content: tuple[Span, ...]
    quote: Span | None
    stance: Stance
    number: int


def attribute(
    said: Said, passage: Passage, taken: Sequence[Span], lexicon: Lexicon | None
) -> Attribution | str:
    """The attribution an answer's item points at, or the reason why it is none.

    Args:
        said: words that stand in the passage.
        taken: cues of other items of the same passage; a content ends where the next attribution begins.
    """
    number = _number(said, passage)
    sentence = passage.sentence(number)
    cue, begins = _pointed(passage.text, said, sentence)
    if cue is None:
        return f"its cue {said.cue!r} does not stand in the sentence of what is said"
    cue = _narrowed(passage.text, sentence, cue, lexicon)
    named = _nearest(passage.text, said.who, sentence, cue) or passage.find(said.who, number)
    named = named and _clipped(passage.text, named, cue)
    others = tuple(t for t in taken if not overlap(t, cue) and overlap(t, sentence))
    frame = framed(passage.text, sentence, cue, others)
    speaker = _who(passage.text, sentence, cue, named, others, frame, lexicon)
    if frame:
        content = tuple(filter(None, (trimmed(passage.text, s.start, s.end) for s in frame.content)))
    else:
        content = reach(passage.text, sentence, speaker, cue, begins, taken)
    if speaker and names_nobody(speaker.text):
        return f"{speaker.text!r} names nobody"
    content = tuple(span for span in content if not _SCRAP.fullmatch(span.text))
    if not content:
        return "nothing is said beside the words that attribute it"
    quote = quotation(passage.text, content[0])
    if not speaker and not quote and not is_passive(passage.text, sentence, cue):
        return "nobody is named who says so"
    spans = (*content, *continued(passage.text, sentence, content[-1]))
    return Attribution(
        text=_tidy(spans[0].text) if len(spans) == 1 else " ".join(" ".join(s.text.split()) for s in spans),
        speaker=speaker,
        cue=cue,
        content=spans,
        quote=quote,
        stance=_stance(passage.text, cue, sentence, lexicon),
        number=number,
    )


def distinct(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """One attribution for each cue, the first, and none that another says: "Vint said she plans to stay" is one."""
    first = tuple({a.cue.start: a for a in reversed(found)}.values())[::-1]
    return tuple(a for a in first if not any(_repeats(a, other) for other in first))


def _repeats(inner: Attribution, outer: Attribution) -> bool:
    """Whether a speaker only speaks of what "he" or "she" thinks within what they are said to say."""
    told = inner.speaker and _SELF.fullmatch(inner.speaker.text)
    return bool(told) and any(within(inner.cue, part) for part in outer.content)


def _number(said: Said, passage: Passage) -> int:
    """The sentence of an item: the cited one if its cue stands there, else one that has cue and words."""
    if _all(passage.text, said.cue, passage.sentence(said.n)):
        return said.n
    begins = passage.find(said.what, said.n)
    return passage.number_at(begins.start) if begins else said.n


def _pointed(text: str, said: Said, sentence: Span) -> tuple[Span | None, Span | None]:
    """The cue and the first words of what is said that stand nearest to each other."""
    cues, begins = _all(text, said.cue, sentence), _all(text, said.what, sentence)
    pairs = [(cue, start) for cue in cues for start in begins]
    if not pairs:
        return (cues[0] if cues else None), None
    return min(pairs, key=lambda pair: _gap(*pair))


def _narrowed(text: str, sentence: Span, cue: Span, lexicon: Lexicon | None) -> Span:
    """A cue without the subject before it that a model copied too: "ruled" of "court ruled"."""
    listed = [c.span for c in lexicon.find(text, sentence) if overlap(c.span, cue)] if lexicon else []
    start = min((c.start for c in listed), default=cue.start)
    return Span.of(text, max(start, cue.start), cue.end)


def _gap(cue: Span, begins: Span) -> int:
    return begins.start - cue.end if begins.start >= cue.end else cue.start - begins.end + len(cue.text)


def _all(text: str, words: str, sentence: Span) -> list[Span]:
    """Every place in a sentence where words stand, as whole words, case aside where it must be."""
    if not words.strip():
        return []
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)"
    found = list(re.finditer(pattern, sentence.text)) or list(
        re.finditer(pattern.removeprefix(r"(?<!\w)").removesuffix(r"(?!\w)"), sentence.text, re.I)
    )
    return [Span.of(text, sentence.start + m.start(), sentence.start + m.end()) for m in found]


def _nearest(text: str, words: str, sentence: Span, to: Span) -> Span | None:
    """The occurrence of words in a sentence that lies nearest to another span."""
    return min(_all(text, words, sentence), key=lambda s: abs(s.start - to.start), default=None)


def _who(
    text: str,
    sentence: Span,
    cue: Span,
    named: Span | None,
    others: tuple[Span, ...],
    frame: Frame | None,
    lexicon: Lexicon | None,
) -> Span | None:
    """Who says it: in English where the sentence tells, else whom the model names."""
    if (
        lexicon and not lexicon.english
    ):  # where a subject ends is told by English words: elsewhere only by a name
        since = _UNSPACED.search(text[sentence.start : cue.start])
        if since:
            return Span.of(text, sentence.start + since.start(), cue.start)
        own = subject(text, sentence, cue)
        if own and own.text[0].isupper() and len(own.text.split()) <= _NAMED:
            return own
        inside = named and frame and any(overlap(named, part) for part in frame.content)
        return None if inside else named
    if frame:
        return frame.speaker
    if _is_noun(text, sentence, cue, lexicon):
        before = named if named and named.end <= cue.start else None
        return _owner(text, cue, sentence.end) or before
    return _speaker(text, sentence, cue, named, others)


def _speaker(
    text: str, sentence: Span, cue: Span, named: Span | None, others: tuple[Span, ...]
) -> Span | None:
    """The model's speaker, unless the cue has a subject of its own that is another.

    "46 percent chose Holt, while 44 percent said": who said so are the 44 percent.
    """
    document = _DOCUMENT.match(cue.text)
    if document and document.end() < len(cue.text):
        return Span.of(text, cue.start, cue.start + document.end())
    if named and names_nobody(named.text):
        named = None
    if cue.text.lower().endswith("ing") and (named is None or named.start >= cue.end):
        return main_subject(text, sentence) if text[: cue.start].endswith(", ") else None
    if cue.text.lower().endswith(("ing", "according to", " by")) or cue.text[0].isupper():
        return named
    lead = text[sentence.start : cue.start].rstrip()
    if is_passive(text, sentence, cue):
        return named if named and text[: named.start].endswith("by ") else None
    if _AND.search(lead):
        first = max((o for o in others if o.end <= cue.start), key=lambda o: o.start, default=None)
        return subject(text, sentence, first) if first else None
    own = subject(text, sentence, cue)
    apposed = own and (
        "," in own.text or text[own.end : cue.start].strip(" ,")
    )  # "Ana Ruiz, the mayor, said"
    inverted = bool(
        named
        and named.start - cue.end in range(3)
        and lead.endswith((",", *CLOSE))
        and not apposed
        and INVERTS.fullmatch(cue.text)
    )
    if named and named.start >= cue.end and not inverted:
        return own
    if own is None or inverted or MARKS.search(own.text):
        return named
    if named and overlap(own, named):
        return Span.of(text, min(own.start, named.start), own.end)
    return own


def _is_noun(text: str, sentence: Span, cue: Span, lexicon: Lexicon | None) -> bool:
    found = lexicon.find(text, sentence) if lexicon else ()
    if text[: cue.start].endswith(", ") and cue.text.endswith("ing"):  # "dismissed it, finding that"
        return False
    return any(c.strength == "noun" and overlap(c.span, cue) for c in found)


def _owner(text: str, cue: Span, end: int) -> Span | None:
    """Whose complaint, order or finding it is: "a complaint by the union that"."""
    by = _BY.match(text, cue.end, end)
    return Span.of(text, *by.span(1)) if by else None


def _clipped(text: str, name: Span, cue: Span) -> Span | None:
    """A name without a conjunction before it, and without the cue and what follows that."""
    end = cue.start if name.start <= cue.start < name.end else name.end
    start = name.start + conjunctions(name.text)
    words = re.sub(r"[\s,]+(?:and|or|but)$", "", text[start:end].rstrip(" ,"))
    return Span.of(text, start, start + len(words)) if words else None


def _stance(text: str, cue: Span, sentence: Span, lexicon: Lexicon | None) -> Stance:
    stance = lexicon.stance(cue.text) if lexicon else "asserts"
    negated = _NEGATED.search(text[max(sentence.start, cue.start - 20) : cue.start])
    if negated and stance in ("asserts", "accuses"):
        return "denies" if stance == "accuses" else "doubts"
    return stance


def _tidy(words: str) -> str:
    words = " ".join(words.split()).rstrip(" ,;:")
    return words.strip('“”„«»"') if words[:1] in OPEN and words[-1:] in CLOSE + ",." else words
