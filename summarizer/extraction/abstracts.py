"""Headline and abstract: every sentence rests on cited ones and says nothing that they do not say.

A model writes them. A sentence is kept where its numbers, negations and names are those of its evidence, and
where it does not tell as a fact what only somebody says. Where fewer than three are kept, sentences of the
article are taken as they stand.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from summarizer.documents.article import Article
from summarizer.documents.language import detect_language
from summarizer.extraction.account import Account, Ask, account, request
from summarizer.extraction.answers import Abstract, Line
from summarizer.extraction.assembly import Objects
from summarizer.extraction.places import Places
from summarizer.extraction.windows import Numbered, Window
from summarizer.grounding import quotations
from summarizer.grounding.contradiction import contradiction
from summarizer.prompts.releases import Release
from summarizer.schema import Claim, Dropped, Span, Statement

FEWEST, MOST = 3, 5
_LONGEST = 5_000  # words that are shown; of a longer article the first sentences of its paragraphs


class Abstracts:
    """Headline and abstract of one article."""

    def __init__(self, given: Article, article: Numbered) -> None:
        self._given, self._article = given, article
        self._quotations = quotations(article.text)

    def ask(self, ask: Ask, release: Release, numbers: Sequence[int] | None = None) -> tuple[Abstract | None, Account]:
        """Put the question to a model; ``numbers`` are the sentences that are shown, by default all."""
        count = len(self._article.sentences)
        if count <= FEWEST:
            return None, Account()
        shown = self._article.shown(numbers or self._told())
        window = Window(first=1, last=count, before=1, after=count)
        places = Places(self._article)
        asked = request(
            release,
            "abstract",
            release.questions["abstract"].fill(sentences=shown),
            Abstract,
            label="the abstract",
            check=lambda item: places.objection(item, window),
        )
        reply = ask(asked)
        spent = account(reply, label="the abstract")
        return (reply.answer if isinstance(reply.answer, Abstract) else None), spent

    def vouch(
        self, answer: Abstract | None, objects: Objects
    ) -> tuple[tuple[Statement, ...], tuple[Dropped, ...]]:
        """The sentences that their evidence bears out, filled up to three, and those that did not hold."""
        kept: list[Statement] = []
        dropped: list[Dropped] = []
        for line in answer.abstract if answer else ():
            reason = self._objection(line, objects)
            if reason:
                dropped.append(
                    Dropped(kind="abstract", text=line.text, reason=reason, sentences=tuple(line.n))
                )
            else:
                evidence = tuple(self._article.sentence(n) for n in sorted(set(line.n)))
                kept.append(Statement(text=_line(line.text), evidence=evidence, origin=self._origin(line)))
        return tuple(self._filled(kept)), tuple(dropped)

    def headline(self, answer: Abstract | None) -> str:
        """The article's title; without one the model's line, where the text bears it out; else the lead."""
        if self._given.title:
            return self._given.title
        line = _line(answer.headline) if answer else ""
        if line and self._bears_out(line) and not self._is_foreign(line):
            return line
        return _line(next(iter(self._own()), self._article.sentences[0]).text)

    def _bears_out(self, line: str) -> bool:
        """Whether some sentence of the article, or its beginning as a whole, says nothing else than a line."""
        sources = [sentence.text for sentence in self._article.sentences]
        return any(contradiction(source, line) is None for source in (*sources, " ".join(sources[:MOST])))

    def _told(self) -> list[int]:
        numbers = [n for n in range(1, len(self._article.sentences) + 1) if n not in self._article.left_out]
        words = 0
        chosen: list[int] = []
        long = len(self._article.text.split()) > _LONGEST
        for n in numbers:
            words += len(self._article.sentence(n).text.split())
            if words > _LONGEST:
                break
            if not long or self._article.opens_paragraph(n):
                chosen.append(n)
        return chosen or numbers[:MOST]

    def _objection(self, line: Line, objects: Objects) -> str | None:
        sentences = [self._article.sentence(n) for n in line.n if self._article.exists(n)]
        if len(sentences) < len(line.n):
            return "cites sentences that do not exist"
        source = " ".join(sentence.text for sentence in sentences)
        if reason := contradiction(source, line.text, _names(sentences, objects)):
            return reason
        if self._is_foreign(line.text):
            return "is in another language than the article"
        return self._unattributed(line.text, sentences, objects.claims)

    def _unattributed(self, text: str, sentences: Sequence[Span], claims: Sequence[Claim]) -> str | None:
        """Why a statement gives what somebody says for a fact: it has their words, and not whose they are.

        The statement takes most of its words from what is said, and none from the words that attribute it.
        """
        said = _words(text)
        for claim in claims:
            if not any(s.start <= e.start < s.end for e in claim.evidence for s in sentences):
                continue
            told = [span for span in (claim.speaker_span, claim.cue) if span]
            shared = len(said & _words(claim.text))
            if shared > 0.8 * len(said) and told and not said & _words(" ".join(s.text for s in told)):
                return f"leaves out who says so: {' … '.join(_line(s.text) for s in told)!r}"
        return None

    def _is_foreign(self, text: str) -> bool:
        """Whether a line is in another language than the article."""
        words = _words(text)
        if 2 * len(words & _words(self._article.text)) >= len(words):
            return False
        here = detect_language(text)
        return here not in ("und", self._given.language)

    def _filled(self, kept: list[Statement]) -> list[Statement]:
        """The statements and, where they are too few, sentences of the article; in the order of the text."""
        cited = {span for statement in kept for span in statement.evidence}
        for sentence in self._own():
            if len(kept) >= FEWEST:
                break
            if sentence not in cited:
                kept = [*kept, Statement(text=_line(sentence.text), evidence=(sentence,), origin="article")]
        return sorted(kept[:MOST], key=lambda s: s.evidence[0].start) if kept else kept

    def _own(self) -> Iterator[Span]:
        """Sentences that the article says in its own voice, whole ones first."""
        numbered = list(enumerate(self._article.sentences, 1))
        told = [s for n, s in numbered if n not in self._article.left_out and not self._is_speech(s)]
        whole = [s for s in told if s.text.rstrip("”\"'’»」)")[-1:] in tuple(".!?…。！？")]
        yield from whole or told or self._article.sentences

    def _is_speech(self, sentence: Span) -> bool:
        """Whether any of it stands in quotation marks: then it is somebody's word, not the article's."""
        return any(q.start < sentence.end and sentence.start < q.end for q in self._quotations)

    def _origin(self, line: Line) -> Literal["model", "article"]:
        source = " ".join(_line(self._article.sentence(n).text) for n in line.n)
        return "article" if _line(line.text) in source else "model"


def _names(sentences: Sequence[Span], objects: Objects) -> list[str]:
    """All names of the actors that sentences name, or whose claims and acts they tell."""
    about = {i for c in objects.claims for i in (c.speaker, c.addressee) if i and _touch(c.evidence, sentences)}
    about |= {i for e in objects.events for i in (*e.agents, *e.targets) if _touch(e.evidence, sentences)}
    about |= {actor.id for actor in objects.actors if _touch(actor.mentions, sentences)}
    return [name for actor in objects.actors if actor.id in about for name in (actor.name, *actor.aliases)]


def _touch(spans: Sequence[Span], sentences: Sequence[Span]) -> bool:
    return any(span.start < s.end and s.start < span.end for span in spans for s in sentences)


def _line(text: str) -> str:
    return " ".join(text.split())


def _words(text: str) -> set[str]:
    return {word for word in "".join(c if c.isalnum() else " " for c in text.casefold()).split() if len(word) > 3}
