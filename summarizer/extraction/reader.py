"""One article's conversation with a model: questions put, answers grounded, and nothing lost on the way."""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, TypeVar

from summarizer.acts import codebook
from summarizer.attribution import Attribution, attribute, distinct
from summarizer.clauses import overlap
from summarizer.cues import lexicon
from summarizer.documents.article import Article
from summarizer.errors import ModelError
from summarizer.extraction import abstracts
from summarizer.extraction.answers import Abstract, Answer, Claims, Done, Events, Passage, Said
from summarizer.extraction.questions import halves, request
from summarizer.happenings import Happening, happen
from summarizer.llm.client import Reply
from summarizer.llm.models import Connection
from summarizer.prompts.releases import Release
from summarizer.schema import Dropped, Span, Statement, Usage

Notify = Callable[[int, int], None]
_SHORT = 8  # sentences of a passage in which one that was passed over is asked about again
T = TypeVar("T", Attribution, Happening)
_KINDS: dict[str, Literal["claim", "event", "abstract"]] = {
    "claims": "claim", "events": "event", "abstract": "abstract",
}  # fmt: skip


class Reader:
    """Puts the questions of a release about one article and keeps the account of it.

    After use: ``usage`` and ``retries``; ``dropped``, each thing the model said that did not hold;
    ``unread``, the sentences that could not be read, and ``reasons``, why.
    """

    def __init__(
        self, connection: Connection, release: Release, given: Article, calls: int, notify: Notify | None
    ) -> None:
        self._connection, self._release, self._article = connection, release, given
        self._calls, self._put, self._notify = calls, 0, notify
        self._lexicon = lexicon(release.identity.name, given.language)
        self._answered = False
        self.usage = Usage()
        self.retries = 0
        self.reasons: list[str] = []
        self.unread: set[int] = set()
        self.dropped: list[Dropped] = []

    def claims(self, passage: Passage) -> list[Attribution]:
        known = self._lexicon
        found: list[Attribution | Dropped] = []
        for part, answer in self._answers("claims", passage):
            said = [(item, part) for item in _said(answer)]
            said += [
                pair
                for alone, missed in self._passed_over(part, _cues(said))
                for pair in self._second(alone, missed)
            ]
            cues = _cues(said)
            for item, where in said:
                made = attribute(item, where, cues, known)
                found.append(_dropped("claim", item, made) if isinstance(made, str) else made)
        return list(distinct(self._kept(found, Attribution)))

    def _second(self, alone: Passage, missed: Sequence[Span]) -> Iterator[tuple[Said, Passage]]:
        """What a second look at a sentence gives for the cues that were passed over."""
        for part, answer in self._answers("claims", alone, again=True):
            for item in _said(answer):
                if any(overlap(cue, span) for cue in _cues([(item, part)]) for span in missed):
                    yield item, part

    def _passed_over(self, part: Passage, cues: Sequence[Span]) -> Iterator[tuple[Passage, list[Span]]]:
        """The sentences in which a sure cue was pointed out and left, each alone, with those cues.

        Of a short passage only: who was shown all of an article has judged them.
        """
        known = self._lexicon
        if (
            known is None
            or not self._release.questions["claims"].points
            or not 1 < len(part.numbers) <= _SHORT
        ):
            return
        for number, sentence in zip(part.numbers, part.sentences, strict=True):
            sure = [c.span for c in known.find(part.text, sentence) if c.strength in ("verb", "phrase")]
            missed = [span for span in sure if not any(overlap(span, cue) for cue in cues)]
            if missed:
                yield part.model_copy(update={"numbers": (number,), "sentences": (sentence,)}), missed

    def events(self, passage: Passage) -> list[Happening]:
        known = codebook(self._release.identity.name, self._article.language)
        found: list[Happening | Dropped] = []
        for part, answer in self._answers("events", passage):
            items = answer.events if isinstance(answer, Events) else []
            acts = [span for item in items if (span := part.find(item.act, item.n))]
            for item in items:
                made = happen(item, part, known, self._article, self._lexicon, acts)
                found.append(_dropped("event", item, made) if isinstance(made, str) else made)
        return self._kept(found, Happening)

    def abstract(self, shown: Passage) -> tuple[str, tuple[Statement, ...]]:
        """The headline and the abstract that the shown sentences bear out; three sentences are their own."""
        if len(shown.sentences) <= abstracts.LEAD:
            return abstracts.headline(self._article, None, shown), abstracts.filled((), shown)
        answer = next((a for _, a in self._answers("abstract", shown) if isinstance(a, Abstract)), None)
        known = self._lexicon
        statements, dropped = abstracts.vouched(answer, shown, known) if answer else ((), ())
        self.dropped.extend(dropped)
        return abstracts.headline(self._article, answer, shown), abstracts.filled(statements, shown)

    def finish(self) -> None:
        """Raise where no question about the article was answered: that is no empty summary."""
        if self.reasons and not self._answered:
            raise ModelError(
                f"the model gave no usable answer ({self.reasons[0]}); mend that, or take another model"
            )

    def _answers(
        self, question: str, passage: Passage, *, again: bool = False
    ) -> Iterator[tuple[Passage, Answer]]:
        """The answers about a passage: one, or more where it had to be halved because one was cut off.

        Args:
            again: the passage was read before; that this answer fails leaves no sentence unread.
        """
        asked = request(self._release, question, passage, self._article.language)
        if asked is None:
            self._answered = True
            return
        reply = self._connection.client.ask(asked)
        self.usage += reply.usage
        self.retries += reply.attempts - 1
        parts = halves(passage)
        if reply.truncated and len(parts) > 1:
            for part in parts:
                yield from self._answers(question, part, again=again)
            return
        self._report(question, passage, reply, again=again)
        if reply.answer is not None:
            self._answered = True
            yield passage, reply.answer

    def _report(self, question: str, passage: Passage, reply: Reply, *, again: bool) -> None:
        numbers = passage.numbers
        for flaw in reply.flaws:
            self.dropped.append(
                Dropped(kind=_KINDS[question], text=flaw.text, reason=flaw.reason, sentences=numbers)
            )
        if reply.failure and not again:
            self.reasons.append(f"{question} of sentences {numbers[0]} to {numbers[-1]}: {reply.failure}")
            if question != "abstract":  # its sentences were read for the other questions
                self.unread.update(numbers)

    def _kept(self, found: list[T | Dropped], kind: type[T]) -> list[T]:
        """What holds, once each; the rest goes to the account."""
        self._put += 1
        if self._notify:
            self._notify(self._put, self._calls)
        self.dropped += [item for item in found if isinstance(item, Dropped)]
        return list(dict.fromkeys(item for item in found if isinstance(item, kind)))


def _said(answer: Answer) -> list[Said]:
    return answer.claims if isinstance(answer, Claims) else []


def _cues(said: Sequence[tuple[Said, Passage]]) -> list[Span]:
    """Where the cues of items stand."""
    return [span for item, part in said if (span := part.find(item.cue, item.n))]


def _dropped(kind: Literal["claim", "event"], item: Said | Done, reason: str) -> Dropped:
    words = " | ".join(", ".join(value) if isinstance(value, list) else str(value) for value in item)
    return Dropped(kind=kind, text=words, reason=reason, sentences=(item.n,))
