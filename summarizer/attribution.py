"""From a model's pointing to an attribution: speaker, cue, content, quotation and stance, each a span.

The model points at the cue, the speaker and the first words of what is said; how far the content goes
is told by the sentence itself: by its quotation marks, by where the attribution stands, by the next clause.
"""

import re
from collections.abc import Sequence

from summarizer.answers import Passage, Said
from summarizer.clauses import conjunctions, is_passive, names_nobody, overlap, subject
from summarizer.cues import Lexicon
from summarizer.frames import CIRCUMSTANCE, QUOTED, TAIL, framed, lead_in
from summarizer.records import Span, Stance, Value

_OPEN = '“"„«「‘'
_CLOSE = '”"“»」’'
_PREAMBLE = re.compile(r"[\s,:;]*(?:(?:that|que|dass|daß)\b[\s,]*)?", re.I)
_CLAUSE = re.compile(r"[,;—–]\s|\s(?:while|whereas|but|although|though|and)\s")
_MARKS = re.compile(f"[{re.escape(_OPEN + _CLOSE)}](?!s\\b)")
_APPOSITION = re.compile(
    r",\s+(?:the|a|an|its|his|her|their|head|leader|chief|former)\b"
)  # "said Vint, the mayor of Lume"
_ASIDE = re.compile(r",[^,]{1,100},\s+(?=that\b)")  # "insists, most recently on Monday, that"
_LEADS = re.compile(r"(?:\b(?:that|how|why|whether|if)|:)\s*[“\"„«]?\s*$", re.I)
_LED = 8  # words between a cue and what is said: "told reporters on Friday that"; more of them are said too
_SCRAP = re.compile(
    r"\W*(?:(?:in|at|on|out|by|for|during|to|of|from|off|up|down|as|with)\b(?:\W+\w+){0,3}|(?:even )?(?:as|while)"
    r"\b.*|he|she|it|they|so|that|this|him|her|them|(?:the |a |an )?\w+)\W*",
    re.I | re.S,
)  # no content: "in Halm", "even as crews saw it"
_NEXT = re.compile(
    r"[ \t]+([“„«「][^“”„«»「」\n]+[.!?…][”“»」]|\"[^\"\n]+[.!?…]\")(?=\s|$)"
)  # a comma at its end: it is another attribution's
_SELF = re.compile(r"he|she|it|they|I|we", re.I)
_CONTENT = 3  # words that can be what is said, where "in Lume" cannot
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
    if frame:
        speaker = frame.speaker
        content = tuple(filter(None, (_trimmed(passage.text, s.start, s.end) for s in frame.content)))
    else:
        speaker = _speaker(passage.text, sentence, cue, named, others)
        content = _content(passage.text, sentence, speaker, cue, begins, taken)
    if speaker and names_nobody(speaker.text):
        return f"{speaker.text!r} names nobody"
    content = tuple(span for span in content if not _SCRAP.fullmatch(span.text))
    if not content:
        return "nothing is said beside the words that attribute it"
    quote = _quotation(passage.text, content[0])
    if not speaker and not quote and not is_passive(passage.text, sentence, cue):
        return "nobody is named who says so"
    spans = (*content, *_continued(passage.text, sentence, content[-1]))
    return Attribution(
        text=" ".join(_tidy(s.text) for s in spans),
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
    return bool(told) and any(_within(inner.cue, part) for part in outer.content)


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


def _speaker(
    text: str, sentence: Span, cue: Span, named: Span | None, others: tuple[Span, ...]
) -> Span | None:
    """The model's speaker, unless the cue has a subject of its own that is another.

    "46 percent chose Holt, while 44 percent said": who said so are the 44 percent.
    """
    if cue.text.lower().endswith(("ing", "according to", " by")) or cue.text[0].isupper():
        return named
    lead = text[sentence.start : cue.start].rstrip()
    if is_passive(text, sentence, cue):
        return named if named and text[: named.start].endswith("by ") else None
    if _AND.search(lead):
        first = max((o for o in others if o.end <= cue.start), key=lambda o: o.start, default=None)
        return subject(text, sentence, first) if first else None
    own = subject(text, sentence, cue)
    inverted = named and 0 <= named.start - cue.end <= 2 and lead.endswith((",", *_CLOSE))
    if named and named.start >= cue.end and not inverted:
        return own
    if own is None or inverted or _MARKS.search(own.text):
        return named
    if named and overlap(own, named):
        return Span.of(text, min(own.start, named.start), own.end)
    return own


def _clipped(text: str, name: Span, cue: Span) -> Span | None:
    """A name without a conjunction before it, and without the cue and what follows that."""
    end = cue.start if name.start <= cue.start < name.end else name.end
    start = name.start + conjunctions(name.text)
    words = re.sub(r"[\s,]+(?:and|or|but)$", "", text[start:end].rstrip(" ,"))
    return Span.of(text, start, start + len(words)) if words else None


def _content(
    text: str, sentence: Span, speaker: Span | None, cue: Span, begins: Span | None, taken: Sequence[Span]
) -> tuple[Span, ...]:
    """What is said: the side of the attribution that the first words lie on, up to where that side ends.

    Both sides where the attribution is put between commas: "The report, Vint said, was a fairy tale."
    """
    named = speaker if speaker and _within(speaker, sentence) else cue
    low, high = min(named.start, cue.start), max(named.end, cue.end)
    begins = begins or _other_side(text, sentence, low, high, cue)
    before = begins.end <= low and not _goes_on(text[high : sentence.end])
    first = max(high, lead_in(text, cue, sentence.end))
    start = begins.start if begins.start >= first and _leads(text[first : begins.start]) else first
    aside = _ASIDE.match(text, start, sentence.end)
    start = aside.end() if aside else start
    left = _trimmed(text, _start(text, sentence, begins, taken) if before else sentence.start, low)
    right = _trimmed(text, start, _end(text, sentence, start, cue, taken))
    told_of = cue.start < named.start and bool(_APPOSITION.match(text, high))
    if (
        left
        and right
        and not (told_of and len(left.text.split()) > 3)
        and _parenthetic(text, sentence, low, high, taken)
    ):
        return (left, right)
    told = left if before else right or left
    return (told,) if told else ()


def _goes_on(after: str) -> bool:
    """Whether what stands behind an attribution can be what is said, and is not where and when."""
    return len(after.split()) >= _CONTENT and not after.startswith(",") and not CIRCUMSTANCE.match(after)


def _leads(between: str) -> bool:
    """Whether the words between a cue and a pointer only lead to what is said: "told them on Friday that"."""
    words = between.split()
    return len(words) <= 1 or (
        len(words) <= _LED and words[0].lower() != "that" and bool(_LEADS.search(between))
    )


def _parenthetic(text: str, sentence: Span, low: int, high: int, taken: Sequence[Span]) -> bool:
    """Whether an attribution interrupts one statement: commas on both sides, and no other attribution after."""
    before, after = text[sentence.start : low].rstrip(), text[high : sentence.end]
    if not before.endswith((",", ",”", ',"', "”,", '",')) or not after.startswith(","):
        return False
    quoted = bool(_MARKS.search(before))
    goes_on = (
        bool(re.match(r",\s*[“\"„«]", after))
        if quoted
        else not re.match(r",\s*(?:who|which|\w+ing)\b", after)
    )
    return goes_on and not any(high < other.start < sentence.end for other in taken)


def _other_side(text: str, sentence: Span, low: int, high: int, cue: Span) -> Span:
    """Where what is said begins when the model does not tell: before "X said." at the end, else after the cue."""
    tail = text[high : sentence.end].split()
    if text[sentence.start : low].strip() and len(tail) <= TAIL and text[low - 2 : low - 1] in (*_CLOSE, ","):
        return Span.of(text, sentence.start, sentence.start + 1)
    return Span.of(text, cue.start, cue.end)


def _start(text: str, sentence: Span, begins: Span, taken: Sequence[Span]) -> int:
    """The sentence's first word, unless another attribution or more than a lead-in comes before."""
    led = len(text[sentence.start : begins.start].split()) <= 3
    return (
        sentence.start
        if led and not any(sentence.start <= t.start < begins.start for t in taken)
        else begins.start
    )


def _end(text: str, sentence: Span, start: int, cue: Span, taken: Sequence[Span]) -> int:
    """The end of the sentence, of the quotation it opens, or of the clause before the next attribution."""
    end = sentence.end
    for other in taken:
        if start < other.start < end and other != cue and not _in_quotes(text, start, other.start):
            end = _clause_before(text, start, other.start, end)
    if text[start : start + 1] in tuple(_OPEN) or text[start - 1 : start] in tuple(_OPEN):
        closing = re.compile(f"[{re.escape(_CLOSE)}]").search(text, start + 1, end)
        if closing and len(text[closing.end() : end].split()) <= TAIL:
            return closing.end()
    return end


def _clause_before(text: str, start: int, cue_start: int, end: int) -> int:
    """Where the clause that holds the next cue begins: at the last comma or conjunction before it."""
    cuts = [m.start() for m in _CLAUSE.finditer(text[start:cue_start])]
    return start + cuts[-1] if cuts else end


def _in_quotes(text: str, start: int, at: int) -> bool:
    return any(m.start() <= at - start < m.end() for m in QUOTED.finditer(text[start : at + 400]))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    start += len(_PREAMBLE.match(text[start:end]).group())  # type: ignore[union-attr]
    if text[start - 1 : start] in tuple(_OPEN) and start:
        start -= 1
    piece = text[start:end].rstrip(" \t\n,;:—–-")
    if re.fullmatch(r"\W*", piece):
        return None
    return Span.of(text, start, start + len(piece))


def _continued(text: str, sentence: Span, content: Span) -> list[Span]:
    """The quotations that follow in the same paragraph, with nothing between: the speaker goes on."""
    more: list[Span] = []
    at = sentence.end
    while QUOTED.search(content.text) and (found := _NEXT.match(text, at)):
        more.append(Span.of(text, *found.span(1)))
        at = found.end()
    return more


def _quotation(text: str, content: Span) -> Span | None:
    """The longest quotation of a content, without its marks."""
    found = sorted(QUOTED.finditer(content.text), key=lambda m: len(m.group()))
    if not found:
        return None
    start = content.start + found[-1].start() + 1
    words = text[start : content.start + found[-1].end()].rstrip(_CLOSE)
    return Span.of(text, start, start + len(words)) if words.strip() else None


def _stance(text: str, cue: Span, sentence: Span, lexicon: Lexicon | None) -> Stance:
    stance = lexicon.stance(cue.text) if lexicon else "asserts"
    negated = _NEGATED.search(text[max(sentence.start, cue.start - 20) : cue.start])
    if negated and stance in ("asserts", "accuses"):
        return "denies" if stance == "accuses" else "doubts"
    return stance


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _tidy(words: str) -> str:
    words = " ".join(words.split()).rstrip(" ,;:")
    return words.strip('“”„«»"') if words[:1] in _OPEN and words[-1:] in _CLOSE + ",." else words
