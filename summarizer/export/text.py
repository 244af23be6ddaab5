"""A summary as a page of text for a terminal."""

import io
import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summarizer.checks import sentence_numbers
from summarizer.export.dates import interval, order
from summarizer.export.foot import Line, closing, details
from summarizer.export.plain import plain
from summarizer.export.quoting import MARKS, proposition
from summarizer.schema import Actor, Claim, Event, Span, Summary, When

WIDEST = 100  # columns; longer lines are hard to read
NAME = 34  # columns for the names of actors; longer ones go on in the next line
_STYLES: dict[str, str] = {"loud": "bold red", "quiet": "dim"}


def as_text(summary: Summary, width: int = 80, colour: bool = False, verbose: bool = False) -> str:
    """The summary as a page for a terminal; evidence is shown as numbers of sentences, counted from 1.

    Nothing in the article's text reaches the terminal as a control sequence: see `summarizer.export.plain`.

    Args:
        summary: what is shown.
        width: columns; more than WIDEST are not used.
        colour: whether to add ANSI escape sequences.
        verbose: whether to tell what it cost, and what was proposed and did not hold.
    """
    page = Group(*_sections(summary, verbose))
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


def _sections(summary: Summary, verbose: bool) -> Iterator[RenderableType]:
    yield from _head(summary)
    if summary.abstract:
        yield _title("Abstract")
        for line in summary.abstract:
            yield _text(line.text, (_cited(line.evidence, summary), "dim"))
    if summary.events:
        yield _title("Events")
        yield _time_line(summary)
    if summary.actors:
        yield _title("Actors")
        yield _actors(summary)
    if summary.claims:
        yield _title("Claims")
        yield from _claims(summary)
    if not (summary.events or summary.actors or summary.claims):
        yield _text("\n", "No events, actors or claims were found.")
    yield Text()
    yield from (_lines(closing(summary)))
    if verbose:
        yield Text()
        yield from (_lines(details(summary)))


def _lines(lines: Iterator[Line]) -> Iterator[Text]:
    return (_text((line.text, _STYLES[line.weight])) for line in lines)


def _text(*parts: str | tuple[str, str]) -> Text:
    """Words and (words, style) pairs as one text; every word of a page passes through here and is made safe.

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


def _cited(spans: Sequence[Span], summary: Summary, found_by: Sequence[str] = ()) -> str:
    """The numbers of the sentences the spans lie in, and a tick where two readings agree; a space before."""
    numbers = ", ".join(map(str, sentence_numbers(spans, summary.document.sentences)))
    tick = "✓" if len(set(found_by)) > 1 else ""
    return f" [{numbers}{tick}]" if numbers else tick and f" {tick}"


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


def _time_line(summary: Summary) -> Table:
    names = {actor.id: actor.name for actor in summary.actors}
    grid = _grid(11, 10)
    # Sorting is stable: what has no date keeps the order of the text, at the end.
    for event in sorted(summary.events, key=lambda event: order(event.when)):
        grid.add_row(_date(event.when), _type(event), _told(event, names, summary))
    return grid


def _date(when: When | None) -> Text:
    """The column holds dates alone: words like "recently" or "72 hours" stand with the event."""
    dated = interval(when, between="\n–")
    if not dated:
        return _text(("–", "dim"))
    first, *rest = re.split(r"\n|(?<=^since) |(?<=^until) ", dated)
    return _text(first, *(part for line in rest for part in ("\n", line)))


def _type(event: Event) -> Text:
    if event.modality == "occurred":
        return _text((event.type, "green"))
    return _text((event.type, "green"), "\n", (event.modality, "yellow"))


def _told(event: Event, names: dict[str, str], summary: Summary) -> Text:
    agents, targets = (", ".join(names[i] for i in ids) for ids in (event.agents, event.targets))
    parties = f"{agents} → {targets}".strip() if targets else agents
    country = f" ({event.where.country})" if event.where and event.where.country else ""
    place = f"{event.where.span.text}{country}" if event.where else ""
    cited = _cited(event.evidence, summary, event.found_by)
    parts: list[str | tuple[str, str]] = [event.description, (cited, "dim")]
    when = event.when.span.text if event.when and event.when.start is None else ""
    time = when if when not in event.description else ""
    if parties or place or time:
        circumstances = "".join(f" · {words}" for words in (place, time) if words)
        parts += ["\n", (f"{parties}{circumstances}".strip(), "cyan")]
    return _text(*parts)


def _actors(summary: Summary) -> Table:
    actors = summary.actors
    grid = _grid(min(NAME, max(cell_len(plain(actor.name)) for actor in actors)))
    for actor in sorted(actors, key=lambda actor: -len(actor.mentions)):
        kind = f"unnamed {actor.kind}" if actor.unnamed else actor.kind
        tick = _cited((), summary, actor.found_by)
        parts: list[str | tuple[str, str]] = [
            ", ".join(filter(None, (kind, _role(actor), actor.country))),
            (f" · mentioned {len(actor.mentions)}×{tick}", "dim"),
        ]
        if actor.aliases:
            parts += ["\n", ("also " + ", ".join(actor.aliases), "dim")]
        grid.add_row(_text((actor.name, "bold")), _text(*parts))
    return grid


def _role(actor: Actor) -> str | None:
    """The role, unless the name already contains it."""
    role = actor.role.text if actor.role else None
    return role if role and role.casefold() not in actor.name.casefold() else None


def _claims(summary: Summary) -> Iterator[RenderableType]:
    actors = {actor.id: actor for actor in summary.actors}
    speakers = {claim.id: _speaker(claim, actors) for claim in summary.claims}
    # Known speakers are grouped by id, so that two of the same name stay apart.
    groups: dict[tuple[str | None, str], list[Claim]] = {}
    for claim in summary.claims:
        groups.setdefault((claim.speaker, speakers[claim.id]), []).append(claim)
    for (_, speaker), claims in groups.items():
        yield _text((speaker, "bold"))
        grid = _grid(9)
        for claim in claims:
            grid.add_row(_text((claim.stance, "magenta")), _claim(claim, actors, speakers, summary))
        yield Padding(grid, (0, 0, 0, 2))


def _claim(claim: Claim, actors: dict[str, Actor], speakers: dict[str, str], summary: Summary) -> Text:
    to = f", to {actors[claim.addressee].name}" if claim.addressee else ""
    told = f", as told by {speakers[claim.within]}" if claim.within else ""
    how = f"{claim.cue.text if claim.cue else ''}{to}{told}".removeprefix(", ")
    cited = _cited(claim.evidence, summary, claim.found_by)
    return _text(proposition(claim), (f" ({how})" if how else "", "italic"), (cited, "dim"))


def _speaker(claim: Claim, actors: dict[str, Actor]) -> str:
    if claim.speaker:
        actor = actors[claim.speaker]
        return ", ".join(filter(None, (actor.name, _role(actor), actor.country)))
    return f"“{claim.speaker_span.text.strip(MARKS)}”" if claim.speaker_span else "Speaker not told"
