"""What was asked about one article: what it cost, what did not hold, and what could not be read."""

import json
from collections.abc import Callable
from typing import Literal

from pydantic import Field

from summarizer.llm import Message, Reply, Request
from summarizer.prompts.releases import Question, Release
from summarizer.schema import Dropped, Usage, Value

Ask = Callable[[Request], Reply]
_KINDS: dict[str, Literal["actor", "event", "claim", "abstract"]] = {
    "actors": "actor", "events": "event", "claims": "claim", "abstract": "abstract",
}  # fmt: skip


class Account(Value):
    """The account of some requests; accounts are added up."""

    usage: Usage = Usage()
    retries: int = Field(default=0, description="answers that were put to the model again")
    dropped: tuple[Dropped, ...] = ()
    reasons: tuple[str, ...] = Field(default=(), description="why something could not be read")
    unread: frozenset[int] = Field(default=frozenset(), description="numbers of sentences")
    asked: int = Field(default=0, description="requests that were put")
    answered: int = Field(default=0, description="of these, those with an answer that could be used")

    def __add__(self, other: "Account") -> "Account":
        return Account(
            usage=self.usage + other.usage,
            retries=self.retries + other.retries,
            dropped=(*self.dropped, *other.dropped),
            reasons=(*self.reasons, *other.reasons),
            unread=self.unread | other.unread,
            asked=self.asked + other.asked,
            answered=self.answered + other.answered,
        )


def request(
    release: Release,
    name: str,
    show: str,
    answer: type,
    *,
    label: str,
    words: int = 0,
    check: Callable[[object], str | None] | None = None,
    **slots: str,
) -> Request:
    """One request of a release: instruction, worked examples, and what is shown of the article.

    Args:
        release: the prompt release and form.
        name: which of its questions.
        show: what is shown of the article, its slots filled.
        answer: the class of the answer.
        label: what the request is about, for messages and logs.
        words: how many words are shown; an answer may be longer for more.
        check: called with one item of the answer; says why it does not hold, or returns None.
        slots: what the instruction's slots are filled with.
    """
    question = release.questions[name]
    return Request(
        messages=(
            Message(role="system", content=question.instruct(**slots)),
            *_examples(question),
            Message(role="user", content=show),
        ),
        answer=answer,
        max_tokens=question.max_tokens + question.per_word * words,
        attempts=release.attempts,
        label=label,
        check=check,
    )


def account(
    reply: Reply, numbers: tuple[int, ...] = (), *, lost: str | None = None, label: str = ""
) -> Account:
    """The account of one reply.

    Args:
        reply: what came back.
        numbers: the sentences it is about.
        lost: why its sentences count as unread; None where they were read.
        label: what was asked, where a failed answer leaves no sentence unread.
    """
    return Account(
        usage=reply.usage,
        retries=max(0, reply.attempts - 1),
        dropped=tuple(
            Dropped(kind=_KINDS.get(flaw.field, "answer"), text=flaw.text, reason=flaw.reason, sentences=numbers)
            for flaw in reply.flaws
        ),
        reasons=(lost,) if lost else (f"{label}: {reply.failure}",) if label and reply.failure else (),
        unread=frozenset(numbers) if lost else frozenset(),
        asked=1,
        answered=_is_answer(reply),
    )


def _is_answer(reply: Reply) -> bool:
    """Whether an answer could be used: whole, or with something in it."""
    return reply.answer is not None and (not reply.failure or any(value for _, value in reply.answer))


def _examples(question: Question) -> tuple[Message, ...]:

    turns: list[Message] = []
    for example in question.examples:
        answer = json.dumps(example.answer, ensure_ascii=False, separators=(",", ":"))
        turns += [Message(role="user", content=example.show), Message(role="assistant", content=answer)]
    return tuple(turns)
