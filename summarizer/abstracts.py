"""Headline and abstract: every sentence rests on cited ones and says nothing that they do not say."""

import re
from collections.abc import Sequence

from summarizer.answers import Abstract, Line, Passage
from summarizer.contradiction import contradiction
from summarizer.document import Article
from summarizer.records import Dropped, Span, Statement

SHOWN = 8  # sentences an abstract is written from
LEAD = 3  # of them, the first ones: news is written with the most important first


def basis(article: Article, sentences: Sequence[Span], cited: Sequence[int]) -> Passage:
    """The sentences worth summing up: the lead, and those that most objects rest on, in text order.

    Args:
        cited: the number of a sentence for every object that rests on it.
    """
    lead = list(range(1, min(LEAD, len(sentences)) + 1))
    counted = sorted(set(cited) - set(lead), key=lambda n: (-cited.count(n), n))
    chosen = tuple(sorted([*lead, *counted[: SHOWN - len(lead)]]))
    return Passage(text=article.text, numbers=chosen, sentences=tuple(sentences[n - 1] for n in chosen))


def vouched(answer: Abstract, shown: Passage) -> tuple[tuple[Statement, ...], tuple[Dropped, ...]]:
    """The sentences of an abstract that their evidence bears out, and the others with the reason."""
    kept: list[Statement] = []
    dropped: list[Dropped] = []
    for line in answer.abstract:
        reason = _objection(line, shown)
        if reason is None:
            evidence = tuple(shown.sentence(n) for n in sorted(set(line.n)))
            kept.append(Statement(text=" ".join(line.text.split()), evidence=evidence))
        else:
            dropped.append(Dropped(kind="abstract", text=line.text, reason=reason, sentences=tuple(line.n)))
    return tuple(kept), tuple(dropped)


def filled(statements: Sequence[Statement], shown: Passage) -> tuple[Statement, ...]:
    """An abstract of at least three sentences where the article has them: the lead's own words make up the rest."""
    used = {span for statement in statements for span in statement.evidence}
    spare = [
        Statement(text=" ".join(s.text.split()), evidence=(s,)) for s in shown.sentences if s not in used
    ]
    whole = (*statements, *spare[: max(0, LEAD - len(statements))])
    return tuple(sorted(whole, key=lambda s: s.evidence[0].start))


def headline(article: Article, answer: Abstract | None, shown: Passage) -> str:
    """The article's title; without one the model's line, if the text bears it out; else the first sentence."""
    if article.title:
        return article.title
    line = " ".join(answer.headline.split()) if answer else ""
    source = " ".join(s.text for s in shown.sentences)
    return line if line and contradiction(source, line) is None else " ".join(shown.sentences[0].text.split())


def _objection(line: Line, shown: Passage) -> str | None:
    if not set(line.n) <= set(shown.numbers):
        return "cites sentences that it was not shown"
    if not re.search(r"[.!?…。！？][”\"'’»]*$", line.text.strip()):
        return "breaks off"
    return contradiction(" ".join(shown.sentence(n).text for n in line.n), line.text)
