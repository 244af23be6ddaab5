"""From a model's pointing to an attribution: speaker, cue, content, quotation and stance, each a span.

The model points at the cue, the speaker and the first words of what is said; how far the content goes
is told by the sentence itself: by its quotation marks, by where the attribution stands, by the next clause.
"""

import re
from collections.abc import Sequence

from summarizer.clauses import is_passive, names_nobody, overlap, within
from summarizer.contents import CLOSE, OPEN, continued, quotation, reach, trimmed
from summarizer.cues import Lexicon
from summarizer.extraction.answers import Passage, Said
from summarizer.frames import framed
from summarizer.schema import Span, Stance, Value
from summarizer.speakers import clipped, speaker

_SCRAP = re.compile(
    r"\W*(?:(?:in|at|on|out|by|during|of|from|off|up|down)\b(?:[^\w“”\"]+\w+){0,3}|(?:(?:even )?(?:as|while)|which|who|whose|whom)\b[^“”\"]*"
    r"|he|she|it|they|so|that|this|him|her|them|soon|then|now|again|later|too|flatly|about|for)\W*", re.I | re.S,
)  # no content: "in Halm", "even as crews saw it"  # fmt: skip
_SOURCE = re.compile(
    r"(?:(?:opinion )?polls?|surveys?|stud(?:y|ies)|research|reports?|data|figures|statistics|records|documents|evidence"
    r"|analysis|courts?|judges?|jury)\b(?=\s+\w)",
    re.I,
)  # a phrase that names who says it: "reports suggest", "court ruled"
_SELF = re.compile(r"he|she|it|they|I|we", re.I)
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
    cue, source = _verb(passage.text, _narrowed(passage.text, sentence, cue, lexicon))
    named = _nearest(passage.text, said.who, sentence, cue) or passage.find(said.who, number)
    named = named and clipped(passage.text, named, cue)
    others = tuple(t for t in taken if not overlap(t, cue) and overlap(t, sentence))
    frame = framed(passage.text, sentence, cue, others)
    who = speaker(passage.text, sentence, cue, named, others, frame, lexicon)
    who = source if source and (not who or not overlap(who, source)) else who
    if frame:
        content = tuple(filter(None, (trimmed(passage.text, s.start, s.end) for s in frame.content)))
    else:
        content = reach(passage.text, sentence, who, cue, begins, taken)
    if who and names_nobody(who.text):
        return f"{who.text!r} names nobody"
    content = tuple(span for span in content if not _SCRAP.fullmatch(span.text))
    if not content:
        return "nothing is said beside the words that attribute it"
    quote = quotation(passage.text, content[0])
    if not who and not quote and not is_passive(passage.text, sentence, cue):
        return "nobody is named who says so"
    spans = (*content, *continued(passage.text, sentence, content[-1]))
    return Attribution(
        text=_tidy(spans[0].text) if len(spans) == 1 else " ".join(" ".join(s.text.split()) for s in spans),
        speaker=who,
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


def _verb(text: str, cue: Span) -> tuple[Span, Span | None]:
    """The verb of a cue like "reports suggest", and who or what says so."""
    source = _SOURCE.match(cue.text)
    if not source:
        return cue, None
    start = cue.start + source.end()
    start += len(text[start:]) - len(text[start:].lstrip())
    return Span.of(text, start, cue.end), Span.of(text, cue.start, cue.start + source.end())


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


def _stance(text: str, cue: Span, sentence: Span, lexicon: Lexicon | None) -> Stance:
    stance = lexicon.stance(cue.text) if lexicon else "asserts"
    negated = _NEGATED.search(text[max(sentence.start, cue.start - 20) : cue.start])
    if negated and stance not in ("denies", "doubts"):  # "do not expect it", "did not promise to"
        return "denies" if stance == "accuses" else "doubts"
    return stance


def _tidy(words: str) -> str:
    words = " ".join(words.split()).rstrip(" ,;:")
    return words.strip('“”„«»"') if words[:1] in OPEN and words[-1:] in CLOSE + ",." else words
