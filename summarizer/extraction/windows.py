"""How an article is shown to a model: numbered sentences, in windows with some context around them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from pydantic import Field

from summarizer.grounding.polarity import UNSPACED
from summarizer.prompts.releases import WindowSize
from summarizer.schema import Span, Value

# "<|im_end|>", "</s>", "[/INST]": servers that parse them in a message's text would end the message there
_MARK = re.compile(r"<(?=[|｜/\w])|\[(?=/?(?:INST|[A-Z]+_[A-Z_]+)\])")


def fenced(words: str) -> str:
    """Words of an article as a model sees them: in one line, and without the marks of a chat's turns."""
    return _MARK.sub(r"\g<0> ", " ".join(words.split()))


class Numbered(Value):
    """An article's sentences under their numbers, which count from 1."""

    text: str
    sentences: tuple[Span, ...]
    left_out: frozenset[int] = Field(default=frozenset(), description="bylines and the like: never shown")

    def sentence(self, number: int) -> Span:
        return self.sentences[number - 1]

    def exists(self, number: int) -> bool:
        return 1 <= number <= len(self.sentences)

    def number_at(self, offset: int) -> int:
        """The number of the sentence a code point lies in, or of the one before it."""
        return max(1, bisect_right(self._starts, offset))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(sentence.start for sentence in self.sentences)

    def stretch(self, first: int, last: int) -> Span:
        """From the beginning of one sentence to the end of another; numbers beyond the ends are cut."""
        first, last = max(1, first), min(len(self.sentences), last)
        return Span.of(self.text, self.sentence(first).start, self.sentence(last).end)

    def shown(self, numbers: Sequence[int]) -> str:
        """One numbered sentence a line, and an empty line where a paragraph ends."""
        lines: list[str] = []
        for number in numbers:
            if number in self.left_out:
                continue
            if lines and self.opens_paragraph(number):
                lines.append("")
            lines.append(f"[{number}] {fenced(self.sentence(number).text)}")
        return "\n".join(lines)

    def opens_paragraph(self, number: int) -> bool:
        """Whether a line ends before the sentence."""
        between = self.text[self.sentence(number - 1).end : self.sentence(number).start] if number > 1 else ""
        return number == 1 or "\n" in between


class Window(Value):
    """Sentences that one request is about, ``first`` to ``last``, and those shown around them."""

    first: int
    last: int
    before: int = Field(description="first sentence shown")
    after: int = Field(description="last sentence shown")

    @property
    def numbers(self) -> range:
        return range(self.first, self.last + 1)

    @property
    def shown(self) -> range:
        return range(self.before, self.after + 1)

    @property
    def whole(self) -> bool:
        """Whether everything that is shown is asked about."""
        return self.numbers == self.shown


def words_of(text: str) -> int:
    """About how many words a text has; in scripts without spaces two characters count as one."""
    return len(text.split()) + len(UNSPACED.findall(text)) // 2


def windows(article: Numbered, size: WindowSize) -> tuple[Window, ...]:
    """The article cut into as few runs of whole sentences as the size allows, of about equal length."""
    lengths = [words_of(sentence.text) or 1 for sentence in article.sentences]
    parts = -(-sum(lengths) // size.words)
    wanted = sum(lengths) / parts
    runs: list[list[int]] = [[]]
    words = 0
    for number, length in enumerate(lengths, 1):
        if runs[-1] and words + length / 2 > wanted and len(runs) < parts:
            runs.append([])
            words = 0
        runs[-1].append(number)
        words += length
    return tuple(window_of(run[0], run[-1], article, size) for run in runs)


def halves(window: Window, article: Numbered, size: WindowSize) -> tuple[Window, ...]:
    """A window as two, for an answer that was cut off; a single sentence gives nothing."""
    if window.first == window.last:
        return ()
    middle = (window.first + window.last) // 2
    return (
        window_of(window.first, middle, article, size),
        window_of(middle + 1, window.last, article, size),
    )


def window_of(first: int, last: int, article: Numbered, size: WindowSize) -> Window:
    """Some sentences as a window, with the context the size allows."""
    after = min(len(article.sentences), last + size.after)
    return Window(first=first, last=last, before=max(1, first - size.before), after=after)
