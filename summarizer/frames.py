"""How an attribution stands in its sentence, where the punctuation alone tells it.

Five frames: behind a quotation ("“…,” X said", "“…,” said X, the mayor"), behind a clause ("…, X said on
Friday", "…, as confirmed by X", "…, a claim X denied"), and before what is said ("X said on Friday that …"). A pointer of a small model
is not asked there.
"""

import re

from summarizer.clauses import QUOTED, subject
from summarizer.schema import Span, Value

TAIL = 12  # so many words behind an attribution still say where and when it was made, and are no part of it
_GAP = 12  # words between a quotation and its cue: "the mayor of Lume, Orla Vint, then"
_ENDS = re.compile(r"[,?!—…-][”\"“»」]\s*$|[”\"“»」],\s*$")
_TIME = (
    r"(?:(?:late|early|earlier|later|last|this|next|afterwards?)\b|yesterday\b|today\b|tonight\b"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
)
CIRCUMSTANCE = re.compile(
    rf"\W*(?:$|(?:in|on|at|during|after|before|outside|through|via|over|as|to|by|from|when|while|following|without|{_TIME}"
    r"|reporters|journalists|lawmakers|them|him|her|us|me)\b)", re.I)  # fmt: skip
_RECIPIENT = re.compile(r"\s+(?:(?:the|a|an|his|her|their)\s+)?[\w’'-]+(?:\s+[A-Z][\w’'-]*){0,4}")
_LEADS_IN = re.compile(r"[\s,:]*(?:that)?\s*")
_TITLED = re.compile(
    r"(?:on|in|at|during|after|as|for|from)\b.", re.I
)  # "On Friday’s “Lume Tonight,” she said"
_TOLD = re.compile(r"\b(?:told|tells?|telling|asked|assured|reminded|informed|warned)$", re.I)
_HEARER = re.compile(
    r"\s+(?:reporters|journalists|lawmakers|delegates|supporters|investors|viewers|parliament|them|him|her|us|me"
    r"|(?:the\s)?[A-Z][\w’.-]*(?:\s[A-Z][\w’.-]*){0,3})\s+"
    r"(?=(?:the|an?|it|he|she|they|we|there|his|her|its|their|this|these|those|no)\s)"
)  # "told reporters the deal was off"
_DAY = re.compile(
    rf"\s+(?:(?:late|early)\s+)?(?:on\s+)?{_TIME}(?:\s+(?:week|month|year|morning|afternoon|evening|night))?,?\s+(?=\w)"
)
_NO_CLAUSE = re.compile(
    r"(?:when|after|before|as|if|while|although|though|in|on|at|by|for|with|during|asked|speaking|since|from|under"
    r"|because|despite|but|and|who|which|whereas|or)\b", re.I)  # fmt: skip
_DOER = re.compile(
    r"\s+((?:[^\s,;:“”\"]+\s+){0,7}?[^\s,;:“”\"]+?)(?=[,;:“”\"—]|[.!?]?\s*$|\s+(?:in|on|at|after|before|during|who|when|while|as|from"
    rf"|to|outside|without|{_TIME})\b|\s*$)")  # fmt: skip
INVERTS = re.compile(
    r"(?:sa(?:id|ys?)|add(?:ed|s)|wr(?:ote|ites)|warn(?:ed|s)|not(?:ed|es)|explain(?:ed|s)|insist(?:ed|s)|report(?:ed|s)|declare[ds]"
    r"|announce[ds]|state[ds]|ask(?:ed|s)|repl(?:ied|ies)|caution(?:ed|s)|argue[ds]|recall(?:ed|s)|continue[ds]|conclude[ds]"
    r"|predict(?:ed|s)|tweeted|quipped|joked|acknowledge[ds]|according to)", re.I)  # fmt: skip
_CLAUSE = re.compile(
    r"^(?:he|she|it|they|we|there|I)\b(?=.)(?:\s|$).+|\b(?:has|had|have|was|were|is|are|would|will|could|may|might|did|does|can|should|must)\b",
    re.I,
)
_BY = re.compile(
    r"\s+by\s+((?:[^\s,;:]+\s+){0,7}?[^\s,;:]+?)(?=[,;:]|\.?\s*$|\s+(?:in|on|at|who|which|and)\s)"
)
_A_CLAIM = re.compile(
    r"(?:an?|the)\s(?:\w+\s)?(?:claim|charge|allegation|accusation|assertion|suggestion|report|figure|version)s?\s"
    r"(?:that\s|which\s)?(?=\w)"
)
_AND_THEN = re.compile(r",\s(?:but|and|while|whereas|though|although)\b")
_LEAD_IN = re.compile(
    rf"\s+(?:in|on|at|during|after|before|by|to|from|through|via|over|{_TIME})\b[^;:,“”\"]{{0,80}}?\b(?=that\b)"
    rf"|\s+(?:in|on|at|{_TIME})\b[^;:,“”\"]{{0,24}}?\b(?=to\s+\w+\b)"
)


class Frame(Value):
    """Where an attribution stands: who says it, and what is said."""

    speaker: Span | None
    content: tuple[Span, ...]


def framed(text: str, sentence: Span, cue: Span, others: tuple[Span, ...]) -> Frame | None:
    """The frame of a cue; None where punctuation does not tell.

    Args:
        others: the other cues of the sentence.
    """
    return (
        _behind_quotation(text, sentence, cue, others)
        or _as_told(text, sentence, cue, others)
        or _contested(text, sentence, cue, others)
        or _behind_clause(text, sentence, cue, others)
    )


def doer(text: str, sentence: Span, cue: Span) -> Span | None:
    """The subject right behind a verb of saying: "said the mayor of Lume"."""
    found = _DOER.match(text, cue.end, sentence.end) if INVERTS.fullmatch(cue.text) else None
    if not found or CIRCUMSTANCE.match(found[1]) or _CLAUSE.search(found[1]):
        return None
    return Span.of(text, *found.span(1))


def lead_in(text: str, cue: Span, end: int) -> int:
    """Where what is said begins behind its cue: past "reporters on Friday" of "told reporters on Friday that"."""
    if _TOLD.search(cue.text):
        told = re.compile(r"[^;:“”\"]{0,80}?\s(?=that\b)").match(text, cue.end, end)
        told = told or _HEARER.match(text, cue.end, end)
        if told:
            return told.end()
    found = _LEAD_IN.match(text, cue.end, end)
    if found and len(found.group().split()) <= _GAP:
        return found.end()
    day = _DAY.match(text, cue.end, end)
    return day.end() if day else cue.end


def _behind_quotation(text: str, sentence: Span, cue: Span, others: tuple[Span, ...]) -> Frame | None:
    quotes = [m.span() for m in QUOTED.finditer(text, sentence.start, sentence.end)]
    before = [(a, b) for a, b in quotes if b <= cue.start]
    if not before or any(a < cue.end and cue.start < b for a, b in quotes):
        return None
    opened, closed = before[-1]
    gap = text[closed : cue.start]
    if not _ENDS.search(text[closed - 2 : closed] + gap[:1]) or len(gap.split()) > _GAP:
        return None
    if any(closed <= other.start < cue.start for other in others) or _NO_CLAUSE.match(gap.strip(" ,\n")):
        return None
    if _TITLED.match(text[sentence.start : opened]):
        return None
    if any(_LEADS_IN.fullmatch(text, other.end, opened) for other in others if other.end <= opened):
        return None  # "Declaring that “…,” he said that": the quotation is the first one's
    named = bool(gap.strip(" ,"))
    rest = Span.of(text, closed, sentence.end)
    speaker = subject(text, rest, cue) if named else doer(text, sentence, cue)
    free = not any(sentence.start <= other.start < opened for other in others)
    left = Span.of(text, sentence.start if free else opened, closed)
    end = speaker.end if speaker and speaker.start >= cue.end else cue.end
    after = re.compile(r"\s*,\s*(?=[“\"„«])").match(text, end, sentence.end)
    goes_on = after and next(((a, b) for a, b in quotes if a == after.end()), None)
    return Frame(speaker=speaker, content=(left, Span.of(text, *goes_on)) if goes_on else (left,))


def _as_told(text: str, sentence: Span, cue: Span, others: tuple[Span, ...]) -> Frame | None:
    """The frame of "…, as confirmed by X, …": what stands around it is what X confirms."""
    before = re.search(r",\s+as\s+$", text[sentence.start : cue.start])
    by = _BY.match(text, cue.end, sentence.end)
    if (
        not before
        or not before.start()
        or not by
        or any(sentence.start <= o.start < cue.start for o in others)
    ):
        return None
    content = [Span.of(text, sentence.start, sentence.start + before.start())]
    if text.startswith(", ", by.end(1)) and by.end(1) + 2 < sentence.end:
        content.append(Span.of(text, by.end(1) + 2, sentence.end))
    return Frame(speaker=Span.of(text, *by.span(1)), content=tuple(content))


def _contested(text: str, sentence: Span, cue: Span, others: tuple[Span, ...]) -> Frame | None:
    """The frame of "Y said that …, a claim X denied": what X denies is what Y said."""
    own = subject(text, sentence, cue)
    claim = _A_CLAIM.match(own.text) if own else None
    if not own or not claim or not text[: own.start].endswith(", "):
        return None
    prior = max((o for o in others if o.end <= own.start), key=lambda o: o.start, default=None)
    start = lead_in(text, prior, own.start) if prior and prior.start >= sentence.start else sentence.start
    if len(text[start : own.start - 2].split()) < 2:
        return None
    return Frame(
        speaker=Span.of(text, own.start + claim.end(), own.end),
        content=(Span.of(text, start, own.start - 2),),
    )


def _behind_clause(text: str, sentence: Span, cue: Span, others: tuple[Span, ...]) -> Frame | None:
    own = subject(text, sentence, cue)
    lead = text[own.start : cue.start].rstrip() if own else ""
    if (
        lead.endswith(",") and "," not in lead[:-1]
    ):  # "The ship sank, said": no name and what is told about it
        own = None
    before = text[sentence.start : own.start if own else cue.start]
    if not before.rstrip().endswith(","):
        return None
    words = before.rstrip(" ,\n")
    if len(words.split()) < 3 or _NO_CLAUSE.match(words.strip()):
        return None
    speaker = own or doer(text, sentence, cue)
    if speaker is None:
        return None
    end = max(speaker.end, cue.end)
    recipient = _RECIPIENT.match(text, end, sentence.end) if _TOLD.search(cue.text) else None
    after = _AND_THEN.split(text[recipient.end() if recipient else end : sentence.end])[0]
    if len(after.split()) > TAIL or not _ends_here(after, inverted=own is None):
        return None
    inside = [o for o in others if sentence.start <= o.start < cue.start]
    if inside or any(end <= other.start < end + len(after) for other in others):
        return None
    return Frame(speaker=speaker, content=(Span.of(text, sentence.start, sentence.start + len(words)),))


def _ends_here(after: str, *, inverted: bool) -> bool:
    """Whether nothing is said behind an attribution: the end, a circumstance, or "the minister of harbours"."""
    if re.search(r"\bthat\b|[“\"„«]", after):
        return False
    return bool(CIRCUMSTANCE.match(after)) or (inverted and after.startswith(","))
