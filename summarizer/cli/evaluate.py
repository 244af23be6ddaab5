"""The command ``eval``."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from summarizer.cli import options, terminal
from summarizer.errors import InputError, MissingRecording, SummarizerError

if TYPE_CHECKING:
    from summarizer.evaluation.evaluate import Run
    from summarizer.evaluation.gold import Gold
    from summarizer.schema import Summary

Format = Literal["text", "json"]


class Asking(NamedTuple):
    """Settings that hold for every model asked."""

    base_url: str | None
    codebook: Path | None
    jobs: int
    save: Path | None


def evaluate(
    gold: Annotated[
        list[Path], typer.Argument(help="Records as JSON lines, gold.json files, or folders of fixtures.")
    ],
    model: Annotated[
        list[str] | None,
        typer.Option(
            help="local (default), local:/path/to/model.gguf, or PROVIDER/NAME. Repeat to compare."
        ),
    ] = None,
    prompt: Annotated[
        list[str] | None,
        typer.Option(help="Prompt release; see 'summarizer prompts'. Repeat to compare. Default: the newest."),
    ] = None,
    base_url: options.BaseUrl = None,
    codebook: options.CodebookFile = None,
    jobs: Annotated[int, typer.Option(min=1, help="Documents put to a model at the same time.")] = 1,
    corpus: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=N", help="Only the first N documents of this corpus. Repeat for others."),
    ] = None,
    live: Annotated[bool, typer.Option("--live", help="Ask the model though there are recordings.")] = False,
    save: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Keep the summaries here, a JSONL file a run.")
    ] = None,
    show: Annotated[
        int, typer.Option(min=0, help="Differences of a kind to list; the rest is counted.")
    ] = 10,
    format: Annotated[Format, typer.Option(help="A table to read, or JSON.")] = "text",  # noqa: A002
) -> None:
    """Measure summaries against gold, for one model and prompt or several side by side.

    Fixtures are replayed from their recordings; everything else is put to the models.
    Exits with 1 when a run lost every document.
    """
    from summarizer.evaluation import scoreboard
    from summarizer.evaluation.evaluate import differences
    from summarizer.evaluation.gold import load, sample

    documents = sample(load(gold), _sizes(corpus or []))
    recorded = not live and any(one.folder for one in documents)
    if recorded and (model or prompt or codebook):
        raise InputError("these fixtures are replayed from recordings; add --live to ask a model instead")
    prompts: list[str | None] = [*prompt] if prompt else [None]
    pairs = list(dict.fromkeys(product(model or ["local"], prompts)))
    asking = Asking(base_url, codebook, jobs, save)
    runs = [_replayed(documents, save)] if recorded else _asked(documents, pairs, asking)
    told = differences(documents, runs)
    as_text = format == "text"
    page = (
        scoreboard.text(documents, runs, told, show) if as_text else scoreboard.dumps(documents, runs, told)
    )
    terminal.deliver(page, None)
    raise typer.Exit(int(any(len(run.lost) == run.documents for run in runs)))


def _sizes(words: Sequence[str]) -> dict[str, int]:
    pairs = [word.partition("=") for word in words]
    wrong = [
        word
        for word, (name, _, size) in zip(words, pairs, strict=True)
        if not (name and size.isdecimal() and int(size))
    ]
    if wrong:
        raise InputError(f"{wrong[0]!r} is no sample; give a corpus and a number, as plover=20")
    return {name: int(size) for name, _, size in pairs}


def _replayed(documents: "Sequence[Gold]", save: Path | None) -> "Run":
    with terminal.progress(f"{len(documents)} recordings") as working:
        return _measured("recorded", documents, _replay, working("documents"), save)


def _replay(gold: "Gold") -> "Summary":
    from summarizer.recordings import fixtures

    if gold.folder is None:
        raise MissingRecording("has no recording; record it, or add --live to ask a model about all")
    return fixtures.replay(fixtures.load(gold.folder))


def _asked(
    documents: "Sequence[Gold]", pairs: Sequence[tuple[str, str | None]], asking: Asking
) -> "list[Run]":
    from summarizer import pipeline

    for model, prompt in pairs:  # an unknown model or prompt is noticed before any work
        pipeline.Summarizer(model, prompt=prompt, codebook=asking.codebook)
    return [_live(documents, model, prompt, asking) for model, prompt in pairs]


def _live(documents: "Sequence[Gold]", model: str, prompt: str | None, asking: Asking) -> "Run":
    from summarizer import pipeline

    name = f"{model} {prompt}" if prompt else model
    with (
        terminal.progress(f"{len(documents)} documents with {name}") as working,
        pipeline.Summarizer(
            model,
            prompt=prompt,
            codebook=asking.codebook,
            base_url=asking.base_url,
            notify=working("joining the model's weights"),
        ) as summarizer,
    ):
        done = working("documents")
        done(0, len(documents))
        try:
            summarizer.connection  # noqa: B018 - opened here, so that its failure is reported once
        except SummarizerError as error:
            return _unopened(name, documents, str(error))

        def summarise(one: "Gold") -> "Summary":
            return summarizer.summarize_article(one.article)

        return _measured(name, documents, summarise, done, asking.save, asking.jobs)


def _unopened(name: str, documents: "Sequence[Gold]", message: str) -> "Run":
    from summarizer.evaluation.evaluate import Outcome, summed

    terminal.complain(f"{name}: {message}")
    return summed(name, [Outcome(gold=one, message=message) for one in documents])


def _measured(
    name: str,
    documents: "Sequence[Gold]",
    summarise: "Callable[[Gold], Summary]",
    notify: terminal.Notify,
    save: Path | None,
    jobs: int = 1,
) -> "Run":
    from summarizer.evaluation.evaluate import outcomes, summed

    results = []
    with _kept(save, name) as file:
        for result in outcomes(documents, summarise, jobs):
            results.append(result)
            if result.summary is None:
                terminal.complain(f"{name}: {result.gold.id}: {result.message}")
            elif file:
                kept = {"id": result.gold.id, "summary": result.summary.model_dump(mode="json")}
                file.write(json.dumps(kept, ensure_ascii=False) + "\n")
                file.flush()
            notify(len(results), len(documents))
    return summed(name, results)


@contextmanager
def _kept(folder: Path | None, name: str) -> Iterator[IO[str] | None]:
    """A file for the summaries of a run; each is written as soon as it is made."""
    if folder is None:
        yield None
        return
    path = folder / (re.sub(r"[^\w.-]+", "-", name) + ".jsonl")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = path.open("w", encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot write {str(path)!r}: {error.strerror}") from None
    with file:
        yield file
