"""Where proposed words stand in an article, and why a proposed item does not hold.

Words are looked for in the sentence they are said to stand in, then around it, then in all of the article:
a model's words are right more often than its numbers.
"""

import re
from collections.abc import Callable

from summarizer.extraction.answers import Line
from summarizer.extraction.windows import Numbered, Window
from summarizer.grounding import ground
from summarizer.grounding.boundaries import begins, ends
from summarizer.proposals import ActorProposal, ClaimProposal, EventProposal
from summarizer.schema import Span

_NEAR = 3  # sentences before and after
_LONGEST = 40  # sentences of one quotation
_POINTER = 8  # words of a pointer that are looked for
_MARKS = "\"“”„‘’«»"


class Places:
    """Finds words in an article."""

    def __init__(self, article: Numbered) -> None:
        self._article = article

    def find(self, words: str | None, number: int) -> Span | None:
        """Where words stand, the sentence of that number first; None where they do not."""
        if not words or not words.strip():
            return None
        count = len(self._article.sentences)
        number = min(max(1, number), count)
        for reach in dict.fromkeys((0, _NEAR, count)):
            found = self._within(self._article.stretch(number - reach, number + reach), words)
            if found:
                return found
        return None

    def content(self, first: str, last: str, number: int) -> Span | None:
        """The span from the first words of a content to the end of its last words; None where it is not found."""
        first, last = _pointer(first, from_start=True), _pointer(last, from_start=False)
        begin = self._begin(first, number)
        if begin is None:
            return None
        if _same(first, last):
            return begin
        sentence = self._article.number_at(begin.start)
        stretch = self._article.stretch(sentence, sentence + _LONGEST)
        after = _after(stretch, begin)
        end = self._within(after, last) or self._plain(after, last, ends) or self._unmarked(after, last)
        return Span.of(self._article.text, begin.start, max(begin.end, end.end)) if end else None

    def _begin(self, words: str, number: int) -> Span | None:
        """Where the first words stand: also where they end within a number, or lack a quotation mark of the text."""
        if found := self.find(words, number):
            return found
        number = min(max(1, number), len(self._article.sentences))
        for reach in (0, _NEAR):
            near = self._article.stretch(number - reach, number + reach)
            if found := self._plain(near, words, begins) or self._unmarked(near, words):
                return found
        return None

    def _unmarked(self, stretch: Span, words: str) -> Span | None:
        """Where words stand with quotation marks between them: a pointer points, the span is the text's own."""
        bare = [word for word in (part.strip(_MARKS) for part in words.split()) if word]
        if len(bare) < 2:
            return None
        between = rf"[\s{_MARKS}]+"
        pattern = rf"(?<!\w){between.join(map(re.escape, bare))}(?!\w)"
        found = re.search(pattern, stretch.text)
        return found and Span.of(self._article.text, stretch.start + found.start(), stretch.start + found.end())

    def _plain(self, stretch: Span, words: str, edge: Callable[[str, int], bool]) -> Span | None:
        """Where words stand verbatim, though a number goes on across one edge, as in "an additional $1" of "$1 trillion".

        In a pointer only the other edge counts.
        """
        at = stretch.text.find(words.strip()) if len(words.split()) > 1 else -1
        if at < 0:
            return None
        found = Span.of(self._article.text, stretch.start + at, stretch.start + at + len(words.strip()))
        return found if edge(self._article.text, found.start if edge is begins else found.end) else None

    def objection(self, item: object, window: Window) -> str | None:
        """Why an item of an answer does not hold in the article, for the model to mend; None where it holds."""
        match item:
            case ActorProposal():
                named = any(self.find(name, window.first) for name in (item.name, *item.also))
                return None if named else self._unfound(item.name)
            case EventProposal():
                return self._number(item.n) or (
                    None if self.find(item.act, item.n) else self._unfound(item.act)
                )
            case ClaimProposal():
                return self._number(item.n) or self._claim(item)
            case Line():
                return next((flaw for n in item.n if (flaw := self._number(n))), None)
        return None

    def _claim(self, item: ClaimProposal) -> str | None:
        first = _pointer(item.first, from_start=True)
        if self._begin(first, item.n) is None:
            return self._unfound(item.first)
        if self.content(item.first, item.last, item.n) is None:
            return f"{item.last!r} does not stand behind {item.first!r}; copy the last words of what is said"
        return None

    def _number(self, number: int) -> str | None:
        if self._article.exists(number):
            return None
        return f"there is no sentence {number}; there are 1 to {len(self._article.sentences)}"

    def _unfound(self, words: str) -> str:
        difference = ground(self._article.text, words).difference
        return f"copy words exactly as they stand in the sentences: {difference or f'{words!r} is not there'}"

    def _within(self, stretch: Span, words: str) -> Span | None:
        found = ground(stretch.text, words).span
        return found and Span.of(self._article.text, stretch.start + found.start, stretch.start + found.end)


def _after(stretch: Span, begin: Span) -> Span:
    """The stretch from where the first words begin."""
    return Span(start=begin.start, end=stretch.end, text=stretch.text[begin.start - stretch.start :])


def _pointer(words: str, *, from_start: bool) -> str:
    """The first or last words of a pointer: a model may copy more than the three it was asked for."""
    parts = words.split()
    return " ".join(parts[:_POINTER] if from_start else parts[-_POINTER:])


def _same(first: str, last: str) -> bool:
    return first.strip(" .,”“\"'") == last.strip(" .,”“\"'")
