"""A summary as text: a page for people, JSON for machines."""

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summarizer.cli.terminal import plain
from summarizer.schema import Actor, Claim, Event, Provenance, Span, Summary, When

WIDEST = 100  # columns; longer lines are hard to read
REASONS = 5  # of dropped things; the JSON has all of them
NAME = 34  # columns for the names of actors; longer ones go on in the next line
_MARKS = '"“”„«»「」'
_AFTER_QUOTE = re.compile(f"([.,。，]?)[{_MARKS}]*(?:[.,。，]$)?(.*)", re.S)
# EDTF; the month each begins in
_SEASONS = {"21": ("spring", "03"), "22": ("summer", "06"), "23": ("autumn", "09"), "24": ("winter", "12")}
_TO_THE_MODEL = "copy words exactly as they stand in the sentences: "
# JSON leaves these as they are, but terminals obey some of them and readers of lines break at others.
_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def as_json(summary: Summary) -> str:
    """The summary as indented JSON, ending in a newline."""
    return _escaped(summary.model_dump_json(indent=2)) + "\n"


def as_jsonl(summary: Summary) -> str:
    """The summary as one line of JSON, ending in a newline."""
    return _escaped(summary.model_dump_json()) + "\n"


def as_text(summary: Summary, sentences: Sequence[Span], width: int = 80, colour: bool = False) -> str:
    """The summary as a page for a terminal; evidence is shown as numbers of sentences, counted from 1.

    Nothing in the article's text reaches the terminal as an order: see `summarizer.cli.terminal.plain`.

    Args:
        summary: what is shown.
        sentences: those of the article the summary is of, in order.
        width: columns; more than WIDEST are not used.
        colour: whether to add ANSI escape sequences.
    """
    page = Group(*_sections(summary, sentences))
    console = Console(
        file=io.StringIO(),
        width=min(width, WIDEST),
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        legacy_windows=False,
    )
    with console.capture() as printed:
        console.print(page)
    return "\n".join(line.rstrip() for line in printed.get().splitlines()) + "\n"


def _escaped(json: str) -> str:
    return _UNSAFE_IN_JSON.sub(lambda found: f"\\u{ord(found.group()):04x}", json)


def _sections(summary: Summary, sentences: Sequence[Span]) -> Iterator[RenderableType]:
    yield from _head(summary)
    if summary.abstract:
        yield _title("Abstract")
        for line in summary.abstract:
            yield _text(line.text, (_cited(line.evidence, sentences), "dim"))
    if summary.events:
        yield _title("Events")
        yield _time_line(summary, sentences)
    if summary.actors:
        yield _title("Actors")
        yield _actors(summary.actors)
    if summary.claims:
        yield _title("Claims")
        yield from _claims(summary, sentences)
    if not (summary.events or summary.actors or summary.claims):
        yield _text("\n", "No events, actors or claims were found.")
    yield Text()
    yield from _foot(summary)


def _text(*parts: str | tuple[str, str]) -> Text:
    """Words and (words, style) side by side; every word of a page comes through here and is made safe.

    rich reads no markup in a Text: "[bold]" is shown as it stands.
    """
    pairs = (part if isinstance(part, tuple) else (part, "") for part in parts)
    return Text.assemble(*((words if words == "\n" else plain(words), style) for words, style in pairs))


def _title(words: str) -> Text:
    return _text("\n", (words, "bold cyan"))


def _grid(*fixed: int) -> Table:
    """Columns of these widths and a last one for the rest."""
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for columns in fixed:
        grid.add_column(width=columns, overflow="fold")
    grid.add_column(ratio=1, overflow="fold")  # a script without spaces is broken, never cut
    return grid


def _cited(spans: Iterable[Span], sentences: Sequence[Span]) -> str:
    """Spans as the numbers of the sentences they lie in, with a space before."""
    numbers = {
        str(n): None
        for span in sorted(spans, key=lambda s: s.start)
        for n, sentence in enumerate(sentences, 1)
        if sentence.start < span.end and span.start < sentence.end
    }
    return f" [{', '.join(numbers)}]" if numbers else ""


def _head(summary: Summary) -> Iterator[Text]:
    document = summary.document
    yield _text((summary.headline or document.title or "Untitled", "bold"))
    title = document.title if document.title != summary.headline else None
    published = f"published {document.published}" if document.published else "publication date unknown"
    facts = (title, document.source, published, f"language {document.language}")
    yield _text((" · ".join(filter(None, facts)), "dim"))
    if summary.status == "partial":
        yield _text("\n", ("PARTIAL: this is not all there is in the article.", "bold red"))
        yield from (_text((f"  {reason}", "red")) for reason in summary.reasons)


def _time_line(summary: Summary, sentences: Sequence[Span]) -> Table:
    names = {actor.id: actor.name for actor in summary.actors}
    grid = _grid(11, 10)
    # Sorting is stable: what has no date keeps the order of the text, at the end.
    for event in sorted(summary.events, key=lambda event: _order(event.when)):
        grid.add_row(_date(event.when), _type(event), _told(event, names, sentences))
    return grid


def _order(when: When | None) -> tuple[bool, str]:
    known = [end for end in (when.start, when.end) if end and end != ".."] if when else []
    if not known:
        return True, ""
    year, _, rest = known[0].strip("?~%").replace("X", "0").partition("-")
    return False, f"{year}-{_SEASONS[rest][1] if rest in _SEASONS else rest}"


def _date(when: When | None) -> Text:
    """The column holds dates alone: words like "recently" or "72 hours" stand with the event."""
    if when is None or when.start is None:
        return _text(("–", "dim"))
    start, end = _edtf(when.start), _edtf(when.end or when.start)
    if end == start:
        return _text(start)
    if when.start == "..":
        return _text("until", "\n", end)
    return _text("since", "\n", start) if when.end == ".." else _text(start, "\n", f"–{end}")


def _edtf(date: str) -> str:
    """A date as a reader expects it: "summer 2025", "1990s", else as it is."""
    year, _, rest = date.partition("-")
    if rest in _SEASONS:
        return f"{_SEASONS[rest][0]} {year}"
    return f"{date[:3]}0s" if re.fullmatch(r"\d{3}X", date) else date


def _type(event: Event) -> Text:
    if event.modality == "occurred":
        return _text((event.type, "green"))
    return _text((event.type, "green"), "\n", (event.modality, "yellow"))


def _told(event: Event, names: dict[str, str], sentences: Sequence[Span]) -> Text:
    agents, targets = (", ".join(names[i] for i in ids) for ids in (event.agents, event.targets))
    parties = f"{agents} → {targets}".strip() if targets else agents
    country = f" ({event.where.country})" if event.where and event.where.country else ""
    place = f"{event.where.text}{country}" if event.where else ""
    parts: list[str | tuple[str, str]] = [event.description, (_cited(event.evidence, sentences), "dim")]
    when = event.when.text if event.when and event.when.start is None else ""
    time = when if when not in event.description else ""
    if parties or place or time:
        parts += ["\n", (" · ".join(filter(None, (parties, place, time))), "cyan")]
    return _text(*parts)


def _actors(actors: Sequence[Actor]) -> Table:
    grid = _grid(min(NAME, max(cell_len(plain(actor.name)) for actor in actors)))
    for actor in sorted(actors, key=lambda actor: -len(actor.mentions)):
        mentions = f"mentioned {len(actor.mentions)}×"
        kind = f"unnamed {actor.kind}" if actor.anonymous else actor.kind
        parts: list[str | tuple[str, str]] = [
            ", ".join(filter(None, (kind, _role(actor), actor.country))), (f" · {mentions}", "dim"),
        ]  # fmt: skip
        if actor.aliases:
            parts += ["\n", ("also " + ", ".join(actor.aliases), "dim")]
        grid.add_row(_text((actor.name, "bold")), _text(*parts))
    return grid


def _role(actor: Actor) -> str | None:
    """What the name does not tell already."""
    return actor.role if actor.role and actor.role.casefold() not in actor.name.casefold() else None


def _claims(summary: Summary, sentences: Sequence[Span]) -> Iterator[RenderableType]:
    actors = {actor.id: actor for actor in summary.actors}
    groups: dict[str, list[Claim]] = {}
    for claim in summary.claims:
        groups.setdefault(_speaker(claim, actors), []).append(claim)
    for speaker, claims in groups.items():
        yield _text((speaker, "bold"))
        grid = _grid(9)
        for claim in claims:
            cue = f" ({claim.cue})" if claim.cue else ""
            grid.add_row(
                _text((claim.stance, "magenta")),
                _text(_words(claim), (cue, "italic"), (_cited(claim.evidence, sentences), "dim")),
            )
        yield Padding(grid, (0, 0, 0, 2))


def _speaker(claim: Claim, actors: dict[str, Actor]) -> str:
    if claim.speaker:
        actor = actors[claim.speaker]
        return ", ".join(filter(None, (actor.name, _role(actor), actor.country)))
    return f"“{claim.speaker_text.strip(_MARKS)}”" if claim.speaker_text else "Speaker not told"


def _words(claim: Claim) -> str:
    """The proposition, with quotation marks around what of it is quoted word for word."""
    text = re.sub(r"(?<!\.)(?<!\b[a-z]\.[a-z])[.,。，]$", "", claim.text)  # a cue and numbers follow
    if claim.quote is None:
        return text
    quote = claim.quote.text.strip(_MARKS).rstrip(".,。，")
    before, found, after = text.partition(quote)
    if not found:
        return f"{text} “{quote}”"
    stop, rest = re.fullmatch(_AFTER_QUOTE, after).groups()  # type: ignore[union-attr]
    return f"{before.rstrip(_MARKS)}“{quote}{stop if rest.strip() else ''}”{rest}"


def _foot(summary: Summary) -> Iterator[Text]:
    made, coverage = summary.provenance, summary.coverage
    yield _text((_cost(made), "dim"))
    cited, empty = len(coverage.cited), len(coverage.empty)
    read = f"{cited + empty} of {coverage.sentences} sentences read"
    yield _text((f"{read}: {cited} cited, {empty} with nothing in them", "dim"))
    if coverage.unread:
        unread = ", ".join(map(str, coverage.unread))
        yield _text((f"{len(coverage.unread)} NOT READ: {unread}", "bold red"))
    if made.dropped:
        yield _text((f"{_count(len(made.dropped), 'item')} dropped:", "dim"))
        yield from _dropped(Counter((drop.kind, _brief(drop.reason)) for drop in made.dropped))


def _cost(made: Provenance) -> str:
    usage = made.usage
    cached = f" ({usage.cached_tokens:,} cached)" if usage.cached_tokens else ""
    tokens = f"{usage.prompt_tokens:,} tokens read{cached}, {usage.completion_tokens:,} written"
    seconds = f"{made.seconds:.0f} s" if made.seconds else None  # a replayed recording takes none
    price = f"${usage.cost:.4f}" if usage.cost is not None else None
    spent = ", ".join(filter(None, (_count(usage.requests, "request"), tokens, seconds, price)))
    return f"{made.model} · prompt {made.prompt.name} · {spent}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _brief(reason: str) -> str:
    """A reason without the words it is about, so that what was dropped for one reason is counted as one."""
    told = re.sub(r"^\w+: ", "", reason).removeprefix(_TO_THE_MODEL)
    return re.sub(r"(?<!\w)'.*?'(?!\w)", "…", told)


def _dropped(counts: Counter[tuple[str, str]]) -> Iterator[Text]:
    for (kind, reason), count in counts.most_common(REASONS):
        yield _text((f"  {count} × {kind}: {reason}", "dim"))
    rest = sum(counts.values()) - sum(count for _, count in counts.most_common(REASONS))
    if rest:
        yield _text((f"  {rest} × for other reasons", "dim"))
