"""What a model is asked to fill in: lean, closed, and checked against the passage it read.

Field names cost tokens, so they are short; the records they become are in ``schema.py``.
The passage is known to the validators through a context variable and not through instructor's own
``context``, because that would render every message, the article too, as a Jinja template.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Annotated, Any, ClassVar, NamedTuple, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)  # fmt: skip

from summarizer.grounding.ladder import ground
from summarizer.schema import EventType, Span, Value

# "<|im_end|>", "</s>", "[/INST]": servers that parse them in a message's text would end the message there
_MARK = re.compile(r"<(?=[|｜/\w])|\[(?=/?(?:INST|[A-Z]+_[A-Z_]+)\])")


def fenced(words: str) -> str:
    """Words of an article as a model sees them: in one line, and without the marks of a chat's turns."""
    return _MARK.sub(r"\g<0> ", " ".join(words.split()))


class Passage(Value):
    """What one call reads: some sentences of a text under their numbers."""

    text: str
    numbers: tuple[int, ...]
    sentences: tuple[Span, ...]

    @property
    def reach(self) -> Span:
        """From the first to the last sentence."""
        return Span.of(self.text, self.sentences[0].start, self.sentences[-1].end)

    def sentence(self, number: int) -> Span:
        return self.sentences[self.numbers.index(number)]

    def number_at(self, offset: int) -> int:
        """The number of the sentence a code point lies in, or of the one before it."""
        pairs = zip(self.numbers, self.sentences, strict=True)
        return max((n for n, s in pairs if s.start <= offset), default=self.numbers[0])

    def shown(self) -> str:
        """The passage as a model sees it: one numbered sentence a line."""
        pairs = zip(self.numbers, self.sentences, strict=True)
        return "\n".join(f"[{n}] {fenced(s.text)}" for n, s in pairs)

    def find(self, words: str, number: int | None = None) -> Span | None:
        """Where words stand in this passage, in the cited sentence first; None where they do not."""
        reach = self.reach
        near = self.sentence(number) if number in self.numbers else reach
        found = ground(reach.text, words, (near.start - reach.start, near.end - reach.start)).span
        return found and Span.of(self.text, reach.start + found.start, reach.start + found.end)


class Flaw(Value):
    """An item of an answer that does not hold."""

    text: str
    reason: str


class _Reading:
    """The passage that answers are checked against, and what of the latest answer did not hold."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.flaws: list[Flaw] = []


_READING: ContextVar[_Reading | None] = ContextVar("reading", default=None)


@contextmanager
def reading(passage: Passage) -> Iterator[list[Flaw]]:
    """Answers made inside are checked against this passage; gives the flaws of the latest one."""
    now = _Reading(passage)
    token = _READING.set(now)
    try:
        yield now.flaws
    finally:
        _READING.reset(token)


def _exists(number: int) -> int:
    now = _READING.get()
    if now and number not in now.passage.numbers:
        known = now.passage.numbers
        raise ValueError(f"there is no sentence {number}; cite {known[0]} to {known[-1]}")
    return number


def _stands(words: str) -> str:
    now = _READING.get()
    if now and words.strip() and now.passage.find(words) is None:
        why = ground(now.passage.reach.text, words).difference or "those words are not there"
        raise ValueError(f"copy words exactly as they stand in the sentences: {why}")
    return words


def _mostly(items: Any, validate: ValidatorFunctionWrapHandler) -> Any:
    """Put an answer to the model again when most of its items do not hold; else leave those out."""
    now = _READING.get()
    if now:
        now.flaws.clear()
    try:
        return validate(items)
    except ValidationError as error:
        bad = {e["loc"][0]: e["msg"] for e in reversed(error.errors(include_url=False)) if e["loc"]}
        if not now or not isinstance(items, list) or 2 * len(bad) > len(items):
            raise
        now.flaws[:] = [Flaw(text=_brief(items[int(i)]), reason=_plain(m)) for i, m in sorted(bad.items())]
        return validate([item for i, item in enumerate(items) if i not in bad])


T = TypeVar("T")
Items = Annotated[list[T], WrapValidator(_mostly)]
Number = Annotated[int, AfterValidator(_exists)]
Words = Annotated[str, AfterValidator(_stands)]
Copied = Annotated[str, Field(min_length=1), AfterValidator(_stands)]


class Lean(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Answer(Lean):
    """A list of ``most`` items or fewer; the field that holds them is ``items``'s value."""

    items: ClassVar[str]
    most: ClassVar[int]


def _begins(words: str) -> str:
    """The first words, and not the piece of a word at which a constrained answer had to stop."""
    kept = words[:_POINTER]
    whole = kept.rsplit(None, 1)[0] if len(words) >= _POINTER and " " in kept.strip() else kept
    return " ".join(whole.split()[:_FIRST])


_POINTER = 28  # code points of the first words of a statement: enough to find where it begins
_FIRST = 4
Pointer = Annotated[str, BeforeValidator(_begins), Field(max_length=_POINTER)]
Name = Annotated[str, Field(max_length=100)]


class Said(NamedTuple):
    """Who says what. A row, not an object: field names would cost a small model a third of its time."""

    n: Annotated[Number, Field(description="number of the sentence")]
    cue: Annotated[Copied, Field(max_length=60, description="the words of saying, thinking or wanting")]
    who: Annotated[str, Field(max_length=120, description="the words that name the speaker")]
    what: Annotated[Pointer, Field(description="the first words of what is said, thought or wanted")]


class Done(NamedTuple):
    """Who did what to whom, as a row."""

    n: Annotated[Number, Field(description="number of the sentence")]
    act: Annotated[Copied, Field(max_length=100, description="the words that tell what was done")]
    type: EventType
    who: Annotated[list[Name], Field(max_length=6, description="the words that name who did it")]
    whom: Annotated[list[Name], Field(max_length=6, description="the words that name to whom it was done")]


class Line(Lean):
    """A sentence of the abstract."""

    n: list[Number] = Field(min_length=1, max_length=4, description="numbers of the sentences it rests on")
    text: str = Field(min_length=1, max_length=200)


class Claims(Answer):
    items: ClassVar[str] = "claims"
    most: ClassVar[int] = 40
    claims: Items[Said] = Field(max_length=most)


class Events(Answer):
    items: ClassVar[str] = "events"
    most: ClassVar[int] = 40
    events: Items[Done] = Field(max_length=most)


class Abstract(Answer):
    items: ClassVar[str] = "abstract"
    most: ClassVar[int] = 5
    headline: str = ""
    abstract: Items[Line] = Field(max_length=most)


QUESTIONS: dict[str, type[Answer]] = {"claims": Claims, "events": Events, "abstract": Abstract}


def salvage(kind: type[Answer], data: object) -> tuple[Answer | None, tuple[Flaw, ...]]:
    """The items of an answer that hold, and those that do not: one bad item does not cost the other nine."""
    if not isinstance(data, dict) or not isinstance(data.get(kind.items), list):
        return None, ()
    good: list[Any] = []
    flaws: list[Flaw] = []
    rest = _beside(kind, data)
    for item in data[kind.items]:
        try:
            kind.model_validate({**rest, kind.items: [item]})
            good.append(item)
        except ValidationError as error:
            flaws.append(Flaw(text=_brief(item), reason=_reason(error)))
    flaws += [Flaw(text=_brief(item), reason=f"more than {kind.most} items") for item in good[kind.most :]]
    return kind.model_validate({**rest, kind.items: good[: kind.most]}), tuple(flaws)


def _beside(kind: type[Answer], data: dict[str, Any]) -> dict[str, Any]:
    """What an answer holds beside its items; nothing where that does not hold."""
    rest = {k: v for k, v in data.items() if k != kind.items}
    try:
        kind.model_validate({**rest, kind.items: []})
    except ValidationError:
        return {}
    return rest


def _brief(item: object) -> str:
    values = item if isinstance(item, list) else item.values() if isinstance(item, dict) else [item]
    return " | ".join(str(v) for v in values)[:200]


def _reason(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=False)[0]
    return f"{first['loc'][-1]}: {_plain(first['msg'])}"


def _plain(message: str) -> str:
    return message.removeprefix("Value error, ")
