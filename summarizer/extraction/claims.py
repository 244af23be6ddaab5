"""From a proposed claim to one that is vouched for: content, cue and speaker as places in the article.

Cue and speaker are no part of the content: where they stand between its first and its last word ("A," X said, "B"),
they are cut out. A "not" that belongs to the content is included, and the content ends where others may speak.
"""

import re
from collections.abc import Sequence

from summarizer.extraction.attribution import Attributions
from summarizer.extraction.places import Places
from summarizer.extraction.windows import Numbered
from summarizer.grounding import quotations
from summarizer.grounding.surroundings import turn_before
from summarizer.proposals import ClaimProposal
from summarizer.schema import Form, FoundBy, Span, Stance, Value

_EDGE = " \t\r\n*_#>`,;:.!?–—-“”„\"‘’'«»「」『』。，！？、"
_OPENS = re.compile(r"[“„«「『\"‘]")
_CLOSES = re.compile(r"[”“»」』\"’]")
_COMMA = re.compile(r"[,，、–—]")
_NUMBER = re.compile(r"\d[\d.,]*\s+$")
_BETWEEN = 60  # code points from cue or speaker to the mark after which the content goes on
_NEGATED: dict[Stance, Stance] = {"asserts": "doubts", "denies": "asserts"}  # "did not say", "did not deny"


class VouchedClaim(Value):
    """A claim whose words stand in the article; its names are not linked to actors yet."""

    number: int
    content: tuple[Span, ...]
    cue: Span | None
    speaker: Span | None
    name: str | None
    addressee: str | None
    addressee_span: Span | None
    stance: Stance
    found_by: FoundBy


class Claims:
    """Vouches for proposed claims of one article."""

    def __init__(self, article: Numbered, places: Places) -> None:
        self._article, self._places = article, places
        self._quotations = quotations(article.text)
        self._attributions = Attributions(article, self._quotations)

    def vouch(self, proposal: ClaimProposal) -> VouchedClaim | str:
        """The claim, or why it does not hold."""
        if proposal.at:
            at = proposal.at
            return self._made(proposal, at.content, at.cue, at.speaker, proposal.stance)
        whole = self._places.content(proposal.first, proposal.last, proposal.n)
        if whole is None:
            return "its first or last words do not stand in the article"
        if self._article.number_at(whole.start) in self._article.left_out:
            return "it stands in a byline or the like"
        whole = self._of_one_speaker(whole)
        found = self._attributions.find(proposal.cue, proposal.speaker_text, whole)
        if isinstance(found, str):
            return found
        cue, speaker = found
        content = self._without_attribution(whole, cue, speaker)
        content = (self._unturned(content[0], cue, speaker), *content[1:]) if content else ()
        if not content:
            return "nothing is left of what is said but the words that attribute it"
        speaker = speaker if speaker and not _inside(speaker, content) else None
        cue = cue if cue and not _inside(cue, content) else None
        cue, stance = self._with_negation(cue, speaker, proposal.stance)
        return self._made(proposal, content, cue, speaker, stance)

    def _made(
        self,
        proposal: ClaimProposal,
        content: tuple[Span, ...],
        cue: Span | None,
        speaker: Span | None,
        stance: Stance,
    ) -> VouchedClaim:
        return VouchedClaim(
            number=self._article.number_at(content[0].start),
            content=content,
            cue=cue,
            speaker=speaker,
            name=proposal.speaker,
            addressee=proposal.to,
            addressee_span=proposal.at.addressee if proposal.at else None,
            stance=stance,
            found_by=(proposal.by,),
        )

    def _of_one_speaker(self, whole: Span) -> Span:
        """The content, cut before the first later sentence that is not quoted: others may speak there."""
        first, last = (self._article.number_at(at) for at in (whole.start, whole.end - 1))
        for number in range(first + 1, last + 1):
            sentence = self._article.sentence(number)
            if not any(q.start < sentence.end and sentence.start < q.end for q in self._quotations):
                return Span.of(self._article.text, whole.start, self._article.sentence(number - 1).end)
        return whole

    def _without_attribution(self, whole: Span, cue: Span | None, speaker: Span | None) -> tuple[Span, ...]:
        """The content without the words that attribute it, where they stand within."""
        inside = [s for s in (cue, speaker) if s and whole.start <= s.start and s.end <= whole.end]
        if not cue or cue not in inside or self._attributions.is_quoted(cue):
            return self._trimmed([(whole.start, whole.end)])
        start, end = min(s.start for s in inside), max(s.end for s in inside)
        if not self._article.text[whole.start : start].strip(_EDGE):
            return self._trimmed([(end, whole.end)])
        if not self._article.text[end : whole.end].strip(_EDGE):
            return self._trimmed([(whole.start, start)])
        marked = any(q.start < start and q.end > whole.start for q in self._quotations)
        left = self._mark_before(whole.start, start, _CLOSES if marked else _COMMA)
        right = self._mark_after(end, whole.end, _OPENS if marked else _COMMA)
        if left is None or right is None:
            return self._trimmed([(whole.start, whole.end)])
        return self._trimmed([(whole.start, left), (right, whole.end)])

    def _mark_before(self, first: int, at: int, mark: re.Pattern[str]) -> int | None:
        """Where the content stops before its cue or speaker."""
        before = self._article.text[max(first, at - _BETWEEN) : at]
        found = list(mark.finditer(before))
        return at - len(before) + found[-1].start() if found else None

    def _mark_after(self, at: int, last: int, mark: re.Pattern[str]) -> int | None:
        """Where the content goes on behind its cue or speaker."""
        found = mark.search(self._article.text, at, min(last, at + 3 * _BETWEEN))
        return found.end() if found else None

    def _unturned(self, content: Span, cue: Span | None, speaker: Span | None) -> Span:
        """The content with the "not", "may" or number before it that belongs to it."""
        floor = self._article.sentence(self._article.number_at(content.start)).start
        ends = [s.end for s in (cue, speaker) if s and s.end <= content.start]
        ends += [q.start for q in self._quotations if q.start <= content.start < q.end]
        floor = max([floor, *ends])
        number = _NUMBER.search(self._article.text[floor : content.start])
        start = floor + number.start() if number else content.start
        if turn_before(self._article.text, floor, start):
            start = floor
        return self._trimmed([(start, content.end)])[0]

    def _with_negation(
        self, cue: Span | None, speaker: Span | None, stance: Stance
    ) -> tuple[Span | None, Stance]:
        """A cue with the words that negate it: "did not say" asserts nothing."""
        if cue is None:
            return None, stance
        floor = self._article.sentence(self._article.number_at(cue.start)).start
        if speaker and speaker.end <= cue.start:
            floor = max(floor, speaker.end)
        turn = turn_before(self._article.text, floor, cue.start, within_clause=True)
        if turn is None or turn.kind != "negation" or _overlap(turn.span, speaker):
            return cue, stance
        start = min(turn.span.start, cue.start)
        return Span.of(self._article.text, start, cue.end), _NEGATED.get(stance, stance)

    def _trimmed(self, bounds: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
        """Spans without the white space, punctuation and quotation marks around them."""
        spans = []
        for start, end in bounds:
            words = self._article.text[start:end]
            left = start + len(words) - len(words.lstrip(_EDGE))
            right = start + len(words.rstrip(_EDGE))
            if left < right:
                spans.append(Span.of(self._article.text, left, right))
        return tuple(spans)


def quoted(content: Sequence[Span], marked: Sequence[Span], text: str) -> tuple[Span, ...]:
    """The parts of a content that stand inside quotation marks; ``marked`` are the quotations of the text."""
    shared = ((max(p.start, q.start), min(p.end, q.end)) for p in content for q in marked)
    return tuple(Span.of(text, start, end) for start, end in shared if start < end)


def form(content: Sequence[Span], marked: Sequence[Span], text: str) -> Form:
    """Direct where all of a content is quoted, indirect where nothing is."""
    inside = sum(_letters(span.text) for span in quoted(content, marked, text))
    if not inside:
        return "indirect"
    return "direct" if inside >= sum(_letters(span.text) for span in content) else "mixed"


def _inside(span: Span, content: Sequence[Span]) -> bool:
    return any(c.start <= span.start and span.end <= c.end for c in content)


def _overlap(one: Span, other: Span | None) -> bool:
    return other is not None and one.start < other.end and other.start < one.end


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))
