"""The foot of a page: how much was read and how sure it is; on request, the cost and why things were left out."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from summarizer.schema import Actor, Claim, Event, Summary

REASONS = 5  # of dropped things; the JSON has all of them
_TO_THE_MODEL = "copy words exactly as they stand in the sentences: "


class Line(NamedTuple):
    text: str
    weight: Literal["quiet", "loud"] = "quiet"


def closing(summary: Summary) -> Iterator[Line]:
    """For the reader: what was read and what not, who found how much, what was left out."""
    coverage = summary.coverage
    cited, empty, unread = len(coverage.cited), len(coverage.empty), len(coverage.unread)
    total = count(cited + empty + unread, "sentence")
    yield Line(f"Read {cited + empty} of {total}: events or claims in {cited}, none in {empty}.")
    if unread:
        yield Line(f"NOT READ: {_sentences(coverage.unread)}.", "loud")
    yield from (Line(text) for text in sureness(summary))
    dropped = len(summary.provenance.dropped)
    if dropped:
        things = "1 thing that was" if dropped == 1 else f"{dropped:,} things that were"
        yield Line(f"Left out: {things} proposed, but did not hold against the text.")


def sureness(summary: Summary) -> Iterator[str]:
    """How many objects two readings agree on, and what a tick means; one line where there was one reading."""
    made = summary.provenance
    if made.parser is None:
        yield f"Found by the model {made.model.name} alone; no second reading bears it out."
        return
    objects: tuple[Actor | Event | Claim, ...] = (*summary.actors, *summary.events, *summary.claims)
    tally = Counter("both" if len(set(each.found_by)) > 1 else each.found_by[0] for each in objects)
    both, model, parser = tally["both"], tally["model"], tally["parser"]
    yield (
        f"Of {count(len(objects), 'actor, event or claim', 'actors, events and claims')}, {both} were found by "
        f"the model and by the parser (✓: surer), {model} by the model alone, {parser} by the parser alone."
    )


def details(summary: Summary) -> Iterator[Line]:
    """For whoever looks after the tool: what made the page, what it cost, and why things were left out."""
    made = summary.provenance
    parser = f"parser {made.parser.name} {made.parser.version}" if made.parser else "no parser"
    releases = f"prompt {made.prompt.name} · codebook {made.codebook.name} · schema {made.schema_version}"
    yield Line(f"{made.model.name} · {parser} · {releases} · {made.software.name} {made.software.version}")
    yield Line(cost(summary))
    if made.dropped:
        yield Line("Left out because:")
        yield from _dropped(Counter((drop.kind, _brief(drop.reason)) for drop in made.dropped))


def cost(summary: Summary) -> str:
    """Requests, tokens, time and money, as far as they are known."""
    made, usage = summary.provenance, summary.provenance.usage
    cached = f" ({usage.cached_tokens:,} cached)" if usage.cached_tokens else ""
    tokens = f"{usage.prompt_tokens:,} tokens read{cached}, {usage.completion_tokens:,} written"
    asked = f"{count(made.retries, 'answer')} asked for again" if made.retries else None
    seconds = f"{made.seconds:.0f} s" if made.seconds else None  # a replayed recording takes none
    price = f"${usage.cost:.4f}" if usage.cost is not None else None
    return ", ".join(filter(None, (count(usage.requests, "request"), tokens, asked, seconds, price)))


def count(number: int, noun: str, plural: str = "") -> str:
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def _sentences(numbers: tuple[int, ...]) -> str:
    """Numbers in runs: "sentences 3, 5–9"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
    return f"sentence {told}" if len(numbers) == 1 else f"sentences {told}"


def _brief(reason: str) -> str:
    """A reason without the words it is about, so that what was dropped for one reason is counted as one."""
    told = re.sub(r"^\w+: ", "", reason).removeprefix(_TO_THE_MODEL)
    return re.sub(r"(?<!\w)'.*?'(?!\w)", "…", told)


def _dropped(counts: Counter[tuple[str, str]]) -> Iterator[Line]:
    for (kind, reason), times in counts.most_common(REASONS):
        yield Line(f"  {times} × {kind}: {reason}")
    rest = sum(counts.values()) - sum(times for _, times in counts.most_common(REASONS))
    if rest:
        yield Line(f"  {rest} × for other reasons")
