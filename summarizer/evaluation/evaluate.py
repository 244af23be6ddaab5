"""Summaries of many documents measured against gold, and what one run got right that another did not."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from summarizer.errors import SummarizerError
from summarizer.evaluation.gold import Gold
from summarizer.evaluation.scoring import Place, Score, score
from summarizer.schema import Summary, Usage, Value


class Outcome(Value):
    """The result of one document: a summary, or the message that says why there is none."""

    gold: Gold
    summary: Summary | None = None
    message: str = ""


class Run(Value):
    """The results of one run over all documents.

    ``lost`` has the messages by document; ``partial`` counts summaries of articles that were not read to the end;
    ``seconds`` is for one summary, None where they were replayed.
    """

    name: str
    documents: int
    lost: dict[str, str]
    partial: int
    score: Score
    seconds: float | None
    usage: Usage


class Difference(Value):
    """An annotation that some runs, by name, got right and the others did not."""

    place: Place
    text: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]


def outcomes(
    gold: Iterable[Gold], summarise: Callable[[Gold], Summary], jobs: int = 1
) -> Iterator[Outcome]:
    """The outcome of each document in order, ``jobs`` of them at a time; one that fails does not stop the others."""
    if jobs == 1:
        return (_outcome(one, summarise) for one in gold)
    return _at_once(gold, summarise, jobs)


def _at_once(gold: Iterable[Gold], summarise: Callable[[Gold], Summary], jobs: int) -> Iterator[Outcome]:
    pool = ThreadPoolExecutor(jobs)
    try:
        yield from pool.map(lambda one: _outcome(one, summarise), gold)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)  # an interrupt does not wait for a model


def _outcome(one: Gold, summarise: Callable[[Gold], Summary]) -> Outcome:
    try:
        return Outcome(gold=one, summary=summarise(one))
    except SummarizerError as error:
        return Outcome(gold=one, message=str(error))
    except Exception as error:  # noqa: BLE001 - a fault in one document must not end an hour of evaluation
        return Outcome(gold=one, message=f"{type(error).__name__}: {error}")


def summed(name: str, results: Sequence[Outcome]) -> Run:
    """The measures of a run, from the outcomes of its documents."""
    made = [result.summary for result in results if result.summary]
    spent = sum(summary.provenance.seconds for summary in made)
    return Run(
        name=name,
        documents=len(results),
        lost={result.gold.id: result.message for result in results if not result.summary},
        score=sum((score(result.gold, result.summary) for result in results), Score()),
        partial=sum(summary.status == "partial" for summary in made),
        seconds=spent / len(made) if spent else None,
        usage=sum((summary.provenance.usage for summary in made), Usage()),
    )


def differences(gold: Iterable[Gold], runs: Sequence[Run]) -> tuple[Difference, ...]:
    """The annotations that some runs got right and others did not, in the order of the gold.

    The speaker of a claim is listed too where the runs that got it right are not those that got the claim right.
    """
    found = []
    for place, text in (pair for one in gold for pair in _places(one)):
        right = _holders(runs, place)
        claim = place.model_copy(update={"kind": "claim"})
        again = place.kind == "speaker" and right == _holders(runs, claim)
        if 0 < len(right) < len(runs) and not again:
            wrong = tuple(run.name for run in runs if run.name not in right)
            found.append(Difference(place=place, text=text, right=right, wrong=wrong))
    return tuple(found)


def _places(gold: Gold) -> Iterator[tuple[Place, str]]:
    """Every attribution, its speaker and every event, each with what the gold says there."""
    for number, one in enumerate(gold.attributions):
        text = f"{one.source}: {one.content}"
        yield Place(kind="claim", document=gold.id, number=number), text
        yield Place(kind="speaker", document=gold.id, number=number), text
    for number, event in enumerate(gold.events):
        words = " … ".join(gold.article.text[start:end] for start, end in event.spans)
        yield Place(kind="event", document=gold.id, number=number), f"{' or '.join(event.types)}: {words}"


def _holders(runs: Iterable[Run], place: Place) -> tuple[str, ...]:
    return tuple(run.name for run in runs if place in run.score.right)
