"""Whether a line of an abstract stands alone, and keeps who does what to whom."""

import re
from collections.abc import Iterator, Sequence

from summarizer.extraction.assembly import Objects
from summarizer.linking.kinds import is_pronoun
from summarizer.linking.lexicon import fold, words
from summarizer.schema import Actor, Claim, Span

_SHORT = 6  # words of a line that ends in "it" and has room for no antecedent
_STEM = 5  # letters that the inflected forms of a verb share
_OPENING = re.compile(
    r"(?P<before>(?:(?:but|and|so|yet|then|when|where|once|since|because|if|as|while|after|before|in|for|to|on|at|by|of|with)\s+)*)"
    r"(?P<word>[\w’']+)\s*(?P<next>[\w’']*)", re.I)  # fmt: skip
_IMPERSONAL = re.compile(r"it\s+(?:is|was|remains|remained|became)\s+(?:\w+\s+){1,2}(?:that|to|whether|who|how|what|if|for)\b", re.I)
_NAMED_LATER = re.compile(r",\s+(?:the\s|[A-Z])")  # "In her first speech, the minister …"
_SOME = r"(?:one|two|three|some|most|each|both|neither|all) of "
_PART_OF = re.compile(  # but for "400 houses, most of them …"
    rf"(?:^|(?<=[^,] )){_SOME}them\b"
    rf"|\b{_SOME}the (?:people|others|(?:two|three|four)(?=[\s,.]*(?:said|says|told|had|has|was|were|[,.]|$)))\b",
    re.I,
)
_OTHER = re.compile(r"the (?:other|latter|former|second|third|elder|younger)\s+(?:\w+ed|said|says|has|had|is|was)\b", re.I)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?$", re.I)


def dangling(text: str, sentences: Sequence[Span], objects: Objects) -> str | None:
    """Why a line is not understood alone, or None.

    It opens with a pronoun, tells of "one of them", or who says something, or what they say, is only "it".
    """
    line = " ".join(text.split())
    last = fold(line).split()[-1:]
    if _leans(line) or _OTHER.match(line) or _PART_OF.search(line):
        return "names somebody as only another sentence explains"
    if len(line.split()) <= _SHORT and last and _refers(last[0]):
        return f"says {last[0]!r} of what another sentence tells"
    for claim in objects.claims:
        if claim.cue and _within(claim.evidence[0], sentences):
            if is_pronoun(claim.text) and _is_only(line, f"{claim.cue.text} {claim.text}"):
                return f"says {claim.text!r} of what another sentence tells"
            if _is_nameless(line, claim, objects):
                return "says who spoke as only another sentence explains"
    return None


def _is_nameless(line: str, claim: Claim, objects: Objects) -> bool:
    """Whether a line has "he said" and no name of his: "It was late, he said"."""
    if claim.speaker_span is None or claim.cue is None or not _refers(claim.speaker_span.text):
        return False
    speaker, cue = re.escape(claim.speaker_span.text), re.escape(claim.cue.text)
    known = [a for a in objects.actors if claim.speaker in (None, a.id)]
    names = (name for a in known for name in (a.name, *a.aliases))
    return bool(re.search(rf"\b{speaker} {cue}\b", line)) and not any(name in line for name in names)


def _leans(line: str) -> bool:
    """Whether a line opens with a pronoun, and names nobody that it may mean."""
    opening = _OPENING.match(line)
    if opening is None or not _refers(opening["word"]) or _IMPERSONAL.match(line):
        return False
    timed = opening["word"].casefold() in words("definite") and opening["next"].casefold() in words("spans_of_time")
    return not timed and not (opening["before"] and _NAMED_LATER.search(line))


def _refers(word: str) -> bool:
    """Whether a word stands for somebody or something named elsewhere; "some" and "there" do not."""
    personal = (words("pronouns", part) for part in ("she", "he", "they", "it", "speaker"))
    return is_pronoun(word) and word.casefold() in frozenset({"this", "that", "these", "those"}).union(*personal)


def _is_only(line: str, said: str) -> bool:
    """Whether words stand in a line behind nothing but their subject, so that "it" has no antecedent there."""
    at = line.casefold().find(said.casefold())
    return at >= 0 and not re.search(r"[;:]|\b(?:and|but|while|after|when|as)\b", line[:at])


def swapped(text: str, sentences: Sequence[Span], objects: Objects) -> str | None:
    """Why a line has an act the other way round than its evidence, or None.

    "Holt accused Brand" does not follow from Brand's accusation of Holt, nor from one act of both.
    """
    acts = tuple(_acts(sentences, objects))
    for verb in dict.fromkeys(verb for verb, _, _ in acts):
        same = [(doers, others) for other, doers, others in acts if other == verb]
        for found in re.finditer(rf"\b{re.escape(verb)}\w*", text, re.I):
            doer, other = _around(text, *found.span(), objects.actors)
            told = any(doer in doers and other in others for doers, others in same)
            if not told and any(other in doers and doer in others for doers, others in same):
                return f"turns round who {found[0]} whom"
    return None


def _acts(sentences: Sequence[Span], objects: Objects) -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
    """The stems of verbs in the evidence, each with who does it, and to whom or of whom."""
    for event in objects.events:
        if _within(event.trigger, sentences) and event.agents and event.targets:
            yield _stem(event.trigger), frozenset(event.agents), frozenset(event.targets)
    for claim in objects.claims:
        if claim.cue and claim.speaker and claim.stance in ("accuses", "denies") and _within(claim.cue, sentences):
            named = {a.id for a in objects.actors if any(_within(m, claim.evidence) for m in a.mentions)}
            yield _stem(claim.cue), frozenset({claim.speaker}), frozenset(named - {claim.speaker})


def _stem(verb: Span) -> str:
    return verb.text.split()[-1].casefold()[:_STEM]


def _around(text: str, start: int, end: int, actors: Sequence[Actor]) -> tuple[str, str]:
    """The actors named right before and after a verb, the doer first; empty where nobody is."""
    places = sorted(
        (m.start(), m.end(), actor.id)
        for actor in actors
        for name in (actor.name, *actor.aliases)
        for m in re.finditer(rf"\b{re.escape(name)}\b", text)
    )
    before = next((who for _, stop, who in reversed(places) if stop <= start), "")
    after = next((who for begin, _, who in places if begin >= end), "")
    passive = _PASSIVE.search(text[:start]) or re.match(r"\s+by\b", text[end:])
    return (after, before) if passive else (before, after)


def _within(span: Span, sentences: Sequence[Span]) -> bool:
    return any(s.start <= span.start < s.end for s in sentences)
