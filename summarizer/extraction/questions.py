"""What is asked about an article, and in which pieces: from a prompt release to requests."""

import json
from collections.abc import Sequence
from typing import Literal

from summarizer.acts import codebook
from summarizer.cues import lexicon
from summarizer.documents.article import Article
from summarizer.extraction.answers import QUESTIONS, Passage, fenced
from summarizer.llm.client import Message, Request
from summarizer.prompts.releases import Passages, Release
from summarizer.schema import Span


def passages(article: Article, sentences: Sequence[Span], size: Passages) -> tuple[Passage, ...]:
    """The article cut into runs of whole sentences, none longer than the release allows for one call."""
    runs: list[list[int]] = []
    words = 0
    for i, sentence in enumerate(sentences):
        length = len(sentence.text.split()) or 1
        if not runs or words + length > size.words or len(runs[-1]) == size.sentences:
            runs.append([])
            words = 0
        runs[-1].append(i)
        words += length
    return tuple(
        Passage(
            text=article.text, numbers=tuple(i + 1 for i in run), sentences=tuple(sentences[i] for i in run)
        )
        for run in runs
    )


def halves(passage: Passage) -> tuple[Passage, ...]:
    """A passage as two, for an answer that was cut off; a single sentence stays as it is."""
    middle = len(passage.sentences) // 2
    if not middle:
        return (passage,)
    return tuple(
        passage.model_copy(update={"sentences": passage.sentences[part], "numbers": passage.numbers[part]})
        for part in (slice(middle), slice(middle, None))
    )


def request(release: Release, question: str, passage: Passage, language: str) -> Request | None:
    """The request that puts one question about one passage; None where the passage gives no reason to ask."""
    asked = release.questions[question]
    name, slots = question, {"passage": passage.shown()}
    if asked.points:
        words = pointed(release, asked.points, passage, language)
        if words == []:
            return None
        if words is None:
            name, asked = f"{question}.free", release.questions[f"{question}.free"]
        else:
            slots[str(asked.points)] = ", ".join(words)
    system = Message(role="system", content=asked.instruction)
    turns = [m for turn in asked.examples for m in (_user(turn.show), _assistant(turn.answer))]
    return Request(
        messages=(system, *turns, _user(release.fill(name, **slots))),
        answer=QUESTIONS[question],
        passage=passage,
        max_tokens=asked.max_tokens,
        attempts=release.attempts,
    )


def pointed(
    release: Release, what: Literal["cues", "acts"], passage: Passage, language: str
) -> list[str] | None:
    """The words of a passage worth asking about, with their sentence's number; None without a list of them."""
    pairs = list(zip(passage.numbers, passage.sentences, strict=True))
    if what == "cues":
        known = lexicon(release.identity.name, language)
        if known is None:
            return None
        return [f"{n} {fenced(cue.span.text)}" for n, s in pairs for cue in known.find(passage.text, s)]
    book = codebook(release.identity.name, language)
    if book is None:
        return None
    acts = [(n, act) for n, s in pairs for act in book.find(passage.text, s)]
    return [f"{n} {fenced(act.span.text)} ({'/'.join(act.types)})" for n, act in acts]


def _user(content: str) -> Message:
    return Message(role="user", content=content)


def _assistant(answer: object) -> Message:
    return Message(role="assistant", content=json.dumps(answer, ensure_ascii=False, separators=(",", ":")))
