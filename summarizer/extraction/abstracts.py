"""Headline and abstract: every sentence rests on cited ones and says nothing that they do not say.

A model writes them. A sentence is kept where its numbers, negations and names are those of its evidence, and
where it does not tell as a fact what only somebody says. Where fewer than three are kept, sentences of the
article are taken as they stand.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from summarizer.documents.article import Article
from summarizer.documents.datelines import without_dateline
from summarizer.documents.language import detect_language
from summarizer.extraction.account import Account, Ask, account, request
from summarizer.extraction.answers import Abstract, Line
from summarizer.extraction.assembly import Objects
from summarizer.extraction.lines import dangling, swapped
from summarizer.extraction.places import Places
from summarizer.extraction.windows import Numbered, Window
from summarizer.grounding import quotations
from summarizer.grounding.contradiction import contradiction
from summarizer.grounding.polarity import UNSPACED, kind
from summarizer.prompts.releases import Release
from summarizer.schema import Claim, Dropped, Span, Statement

FEWEST, MOST = 3, 5
_SUPPORT = 0.5  # share of a line's content words that have to stand in its evidence
_TAKEN = 0.7  # share of a line's content words in a claim, from which on the line repeats that claim
_BEFORE = 6  # words before a piece of a sentence that are looked at
_STEM = 5  # letters
_TURNS = frozenset({"negation", "denial", "reversal", "hedge", "condition", "report", "modal"})
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
            if reason is None and any(_line(line.text) == statement.text for statement in kept):
                reason = "says what another one says"
            if reason:
                dropped.append(
                    Dropped(kind="abstract", text=line.text, reason=reason, sentences=tuple(line.n))
                )
            else:
                evidence = tuple(self._article.sentence(n) for n in sorted(set(line.n)))
                text = self._undated(line.text, evidence[0])
                kept.append(Statement(text=text, evidence=evidence, origin=self._origin(line)))
        return tuple(self._filled(kept, objects)), tuple(dropped)

    def headline(self, answer: Abstract | None, objects: Objects) -> str:
        """The article's title; without one the model's line, where a sentence bears it out; else the lead."""
        if self._given.title:
            return self._given.title
        line = _line(answer.headline) if answer else ""
        if line and self._bears_out(line, objects):
            return line
        return _line(next(iter(self._own()), self._article.sentences[0]).text)

    def _bears_out(self, line: str, objects: Objects) -> bool:
        """Whether the sentence most like a line bears it out, or the beginning of the article as a whole does."""
        sentences = self._article.sentences
        nearest = max(sentences, key=lambda sentence: support(line, sentence.text))
        lead = [*sentences[:FEWEST], nearest]
        return any(self._unsound(line, some, objects) is None for some in ([nearest], lead))

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
        return self._unsound(line.text, sentences, objects)

    def _unsound(self, text: str, sentences: Sequence[Span], objects: Objects) -> str | None:
        """Why a line does not follow from the sentences it rests on, or None."""
        source = " ".join(sentence.text for sentence in sentences)
        if support(text, source) < _SUPPORT:
            return "tells what its evidence does not"
        if reason := contradiction(source, text, _names(sentences, objects)):
            return reason
        if self._is_foreign(text):
            return "is in another language than the article"
        return (
            self._unattributed(text, sentences, objects.claims)
            or dangling(text, sentences, objects)
            or _cut_off(text, sentences)
            or swapped(text, sentences, objects)
        )

    def _unattributed(self, text: str, sentences: Sequence[Span], claims: Sequence[Claim]) -> str | None:
        """Why a line states as a fact what only somebody says, or None.

        Such a line takes most of its words from the content of a claim, and none from its cue or speaker.
        """
        said = _words(text)
        for claim in claims:
            if not _touch(claim.evidence, sentences):
                continue
            told = [span for span in (claim.speaker_span, claim.cue) if span]
            shared = len(said & _words(claim.text))
            if shared >= _TAKEN * len(said) and told and not said & _words(" ".join(s.text for s in told)):
                return f"leaves out who says so: {' … '.join(_line(s.text) for s in told)!r}"
        return None

    def _is_foreign(self, text: str) -> bool:
        """Whether a line is in another language than the article."""
        words = _words(text)
        if 4 * len(words & _words(self._article.text)) >= 3 * len(words):
            return False
        here = detect_language(text)
        return here not in ("und", self._given.language.split("-")[0])

    def _filled(self, kept: list[Statement], objects: Objects) -> list[Statement]:
        """The statements and, where they are too few, sentences of the article; in the order of the text."""
        cited = {span for statement in kept for span in statement.evidence}
        for sentence in self._own():
            if len(kept) >= FEWEST:
                break
            if sentence not in cited and not dangling(sentence.text, [sentence], objects):
                text = self._undated(sentence.text, sentence)
                kept = [*kept, Statement(text=text, evidence=(sentence,), origin="article")]
                cited.add(sentence)
        return sorted(kept[:MOST], key=lambda s: s.evidence[0].start) if kept else kept

    def _own(self) -> Iterator[Span]:
        """Sentences that the article says in its own voice, whole ones first."""
        numbered = list(enumerate(self._article.sentences, 1))
        told = [s for n, s in numbered if n not in self._article.left_out and not self._is_speech(s)]
        whole = [s for s in told if s.text.rstrip("”\"'’»」)")[-1:] in tuple(".!?…。！？")]
        yield from whole or told or self._article.sentences

    def _undated(self, text: str, sentence: Span) -> str:
        """A line without the dateline of the sentence it is taken from."""
        start = without_dateline(self._article.text, sentence.start, sentence.end)
        dateline = _line(self._article.text[sentence.start : start])
        line = _line(text)
        return line[len(dateline) :].lstrip() if dateline and line.startswith(dateline) else line

    def _is_speech(self, sentence: Span) -> bool:
        """Whether any of it stands in quotation marks: then it is somebody's word, not the article's."""
        return any(q.start < sentence.end and sentence.start < q.end for q in self._quotations)

    def _origin(self, line: Line) -> Literal["model", "article"]:
        whole = [_line(self._article.sentence(n).text) for n in line.n]
        return "article" if whole == [_line(line.text)] else "model"


def support(text: str, source: str) -> float:
    """The share of a text's content words that stand in its source, in any inflected form.

    Two words of five letters or more are forms of one where they begin alike. In scripts without spaces pairs
    of characters are compared.
    """
    wanted, known = _stems(text), _stems(source)
    return len(wanted & known) / len(wanted) if wanted else 0.0


def _cut_off(text: str, sentences: Sequence[Span]) -> str | None:
    """Why a line cut out of a sentence does not say what the whole sentence says, or None.

    The words cut off before it may attribute it to a speaker, or negate it.
    """
    line = _line(text).rstrip(" .!?。")
    for sentence in sentences:
        whole = _line(sentence.text)
        at = whole.casefold().find(line.casefold())
        before = whole[:at].split()[-_BEFORE:] if at > 0 else []
        turned = next((word for word in before if kind(word.strip(",.")) in _TURNS), None)
        if turned:
            return f"leaves out {' '.join(before)!r}"
    return None


def _names(sentences: Sequence[Span], objects: Objects) -> list[str]:
    """All names of the actors that are named in sentences, or whose claims and events stand there."""
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


def _stems(text: str) -> set[str]:
    words = {word[:_STEM] for word in _words(text)}
    unspaced = [c for c in text if UNSPACED.match(c)]
    return words | {a + b for a, b in pairwise(unspaced)}
