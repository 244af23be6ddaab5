"""From a proposed claim to one that is vouched for: content, cue and speaker as places in the article.

What attributes a statement is no part of it: where it stands between the first and the last word of what is
said ("A," X said, "B"), it is cut out. The speaker's words stand outside of what is said.
"""

import re
from collections.abc import Sequence

from summarizer.extraction.places import Places
from summarizer.extraction.windows import Numbered
from summarizer.grounding import quotations
from summarizer.proposals import ClaimProposal
from summarizer.schema import Form, FoundBy, Span, Stance, Value

_EDGE = " \t\r\n,;:.!?–—-“”„\"‘’'«»「」『』。，！？、"
_OPENS = re.compile(r"[“„«「『\"‘]")
_CLOSES = re.compile(r"[”“»」』\"’]")
_COMMA = re.compile(r"[,，、–—]")
_BETWEEN = 60  # code points from the words that attribute to the mark at which what is said goes on


class VouchedClaim(Value):
    """A claim whose words stand in the article; who the names are is not told yet."""

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

    def vouch(self, proposal: ClaimProposal) -> VouchedClaim | str:
        """The claim, or why it does not hold."""
        if proposal.at:
            content, cue, speaker = proposal.at.content, proposal.at.cue, proposal.at.speaker
        else:
            whole = self._places.content(proposal.first, proposal.last, proposal.n)
            if whole is None:
                return "its first or last words do not stand in the article"
            cue = self._nearest(proposal.cue, whole)
            speaker = self._nearest(proposal.speaker_text, whole)
            content = self._without_attribution(whole, cue, speaker)
            speaker = speaker if speaker and not _inside(speaker, content) else None
            cue = cue if cue and not _inside(cue, content) else None
        if not content:
            return "nothing is left of what is said but the words that attribute it"
        return VouchedClaim(
            number=self._article.number_at(content[0].start),
            content=content,
            cue=cue,
            speaker=speaker,
            name=proposal.speaker,
            addressee=proposal.to,
            addressee_span=proposal.at.addressee if proposal.at else None,
            stance=proposal.stance,
            found_by=(proposal.by,),
        )

    def _nearest(self, words: str | None, content: Span) -> Span | None:
        """The place of words nearest to an edge of the content, those outside of it before those within."""
        if not words or not words.strip(_EDGE):
            return None
        first = self._article.number_at(content.start)
        last = self._article.number_at(content.end - 1)
        stretch = self._article.stretch(first - 2, last + 2)
        found = [self._places.find(words, n) for n in range(first, last + 1)]
        pattern = re.compile(rf"(?<!\w){re.escape(words.strip())}(?!\w)")
        spots = [
            Span.of(self._article.text, stretch.start + m.start(), stretch.start + m.end())
            for m in pattern.finditer(stretch.text)
        ]
        spots += [span for span in found if span]
        return min(spots, key=lambda span: (self._is_quoted(span), _distance(span, content)), default=None)

    def _is_quoted(self, span: Span) -> bool:
        return any(q.start <= span.start and span.end <= q.end for q in self._quotations)

    def _without_attribution(self, whole: Span, cue: Span | None, speaker: Span | None) -> tuple[Span, ...]:
        """The content without the words that attribute it, where they stand within."""
        inside = [s for s in (cue, speaker) if s and whole.start <= s.start and s.end <= whole.end]
        if not cue or cue not in inside or self._is_quoted(cue):
            return self._trimmed([(whole.start, whole.end)])
        start, end = min(s.start for s in inside), max(s.end for s in inside)
        marked = any(q.start < start and q.end > whole.start for q in self._quotations)
        left = self._mark_before(whole.start, start, _CLOSES if marked else _COMMA)
        right = self._mark_after(end, whole.end, _OPENS if marked else _COMMA)
        if left is None or right is None:
            return self._trimmed([(whole.start, whole.end)])
        return self._trimmed([(whole.start, left), (right, whole.end)])

    def _mark_before(self, first: int, at: int, mark: re.Pattern[str]) -> int | None:
        """Where what is said stops before the words that attribute it."""
        before = self._article.text[max(first, at - _BETWEEN) : at]
        found = list(mark.finditer(before))
        return at - len(before) + found[-1].start() if found else (first if at - first <= 2 else None)

    def _mark_after(self, at: int, last: int, mark: re.Pattern[str]) -> int | None:
        """Where what is said goes on behind the words that attribute it."""
        found = mark.search(self._article.text, at, min(last, at + 3 * _BETWEEN))
        return found.end() if found else None

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


def _distance(span: Span, content: Span) -> int:
    return min(abs(span.end - content.start), abs(span.start - content.end))


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))
