"""Which words attribute a statement: the cue and the speaker's words that stand closest to it and to each other."""

import re
from collections.abc import Sequence
from itertools import product

from summarizer.extraction.windows import Numbered
from summarizer.grounding import ground
from summarizer.schema import Span

_ELSEWHERE = 200  # code points: the cost of a place in another sentence or in a quotation
_WITHIN = 5  # the cost of a place inside the content
_EDGE = " \t\r\n,;:.!?–—-“”„\"‘’'«»「」『』。，！？、"
_SIGN = _EDGE + "@"
_MARKS = frozenset(":—–-：])")  # also "[Vint] The dam is safe", as transcripts have it


class Attributions:
    """Finds the words that attribute what somebody says in one article.

    Args:
        article: its numbered sentences.
        quotations: its quotations, without their marks.
    """

    def __init__(self, article: Numbered, quotations: Sequence[Span]) -> None:
        self._article, self._quotations = article, quotations

    def find(self, cue: str | None, speaker: str | None, content: Span) -> tuple[Span | None, Span | None] | str:
        """The places of cue and speaker, or why nothing attributes the content.

        Of all places of the two, the pair with the lowest cost is taken: near to the content and near to each other, in
        one sentence, outside of quotations. Words farther away than the next sentence are not taken.
        """
        cues, speakers = self._spots(cue, content), self._spots(speaker, content)
        if cue and cue.strip(_EDGE) and not cues:
            return f"its cue {cue!r} does not stand near what is said"
        signature = self._signature(speaker, content)
        if signature and not cues:
            return None, signature
        if not cues and not self._is_marked(content):
            return "no word and no mark attributes it"
        no_place: list[Span | None] = [None]
        pairs = product([*cues] or no_place, [*speakers] or no_place)
        return min(pairs, key=lambda pair: self._cost(pair[0], pair[1], content))

    def is_quoted(self, span: Span) -> bool:
        return any(q.start <= span.start and span.end <= q.end for q in self._quotations)

    def _is_marked(self, content: Span) -> bool:
        """Whether quotation marks, a colon or a dash attribute what no word attributes."""
        text = self._article.text
        before, after = text[: content.start].rstrip(" \n“”\"'‘"), text[content.end :].lstrip(" \n”\"'’.,!?")
        quoted = any(q.start < content.end and content.start < q.end for q in self._quotations)
        return quoted or before[-1:] in _MARKS or after[:1] in _MARKS

    def _signature(self, speaker: str | None, content: Span) -> Span | None:
        """A speaker's name in a line of its own behind the paragraph of the content, as below a reader's letter."""
        after = self._article.number_at(content.end - 1) + 1
        while self._article.exists(after) and not self._article.opens_paragraph(after):
            after += 1
        name = (speaker or "").strip(_SIGN)
        if not name or not self._article.exists(after) or self._article.sentence(after).text.strip(_SIGN) != name:
            return None
        start = self._article.text.index((speaker or "").strip(_EDGE), self._article.sentence(after).start)
        return Span.of(self._article.text, start, start + len((speaker or "").strip(_EDGE)))

    def _spots(self, words: str | None, content: Span) -> list[Span]:
        """Where words stand in the sentences of the content and those beside them."""
        wanted = (words or "").strip()
        if not wanted.strip(_EDGE):
            return []
        first, last = (self._article.number_at(at) for at in (content.start, content.end - 1))
        stretch = self._article.stretch(first - 1, last + 1)
        pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, wanted.split())) + r"(?!\w)"
        found = [m.span() for m in re.finditer(pattern, stretch.text)]
        if not found:
            place = ground(stretch.text, wanted).span
            found = [(place.start, place.end)] if place else []
        return [Span.of(self._article.text, stretch.start + a, stretch.start + b) for a, b in found]

    def _cost(self, cue: Span | None, speaker: Span | None, content: Span) -> int:
        cost = sum(self._far(span, content) for span in (cue, speaker) if span)
        if cue and speaker:
            cost += _distance(cue, speaker) + _ELSEWHERE * (self._number(cue) != self._number(speaker))
        return cost

    def _far(self, span: Span, content: Span) -> int:
        own = range(self._number(content), self._article.number_at(content.end - 1) + 1)
        cost = _distance(span, content) + _ELSEWHERE * (self._number(span) not in own)
        cost += _ELSEWHERE * self.is_quoted(span)
        return cost + _WITHIN * (content.start <= span.start and span.end <= content.end)

    def _number(self, span: Span) -> int:
        return self._article.number_at(span.start)


def _distance(one: Span, other: Span) -> int:
    """Code points between two spans; 0 where they overlap."""
    return max(0, max(one.start, other.start) - min(one.end, other.end))
