"""The page of a summary, and the pages of several with an index."""

import base64
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from summarizer.checks import sentence_numbers
from summarizer.export.dates import interval, order
from summarizer.export.foot import closing, cost
from summarizer.export.json import escaped
from summarizer.export.plain import plain
from summarizer.export.quoting import proposition
from summarizer.export.report.article import paragraphs
from summarizer.export.report.denials import denied
from summarizer.export.report.picture import WIDTH as PICTURE_WIDTH
from summarizer.export.report.picture import picture
from summarizer.export.report.review import review
from summarizer.export.report.timeline import WIDTH as LINE_WIDTH
from summarizer.export.report.timeline import time_line
from summarizer.schema import Claim, Event, Summary

_UNSAFE_IN_SCRIPT = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&"}


def as_html(summary: Summary) -> str:
    """The summary as one HTML file that needs no other."""
    return _page(summary, back=None)


def as_index(summaries: Sequence[Summary]) -> dict[str, str]:
    """Pages by file name: ``index.html``, and a page for each summary that it leads to."""
    names = _file_names(summaries)
    pages = {name: _page(one, back="index.html") for name, one in zip(names, summaries, strict=True)}
    listed = list(zip(names, summaries, strict=True))
    index = _template("index.html.jinja").render(listed=listed, **_assets("report.css"))
    return {"index.html": index, **pages}


def _page(summary: Summary, back: str | None) -> str:
    article = paragraphs(summary)
    return _template("page.html.jinja").render(
        back=back,
        summary=summary,
        document=summary.document,
        made=summary.provenance,
        paragraphs=article,
        shown={sentence.number for paragraph in article for sentence in paragraph},
        actors={actor.id: actor for actor in summary.actors},
        events=sorted(summary.events, key=_time),
        all_events={event.id: event for event in summary.events},
        claims={claim.id: claim for claim in summary.claims},
        groups=_by_speaker(summary),
        against=denied(summary),
        line=time_line(summary),
        line_width=LINE_WIDTH,
        picture=picture(summary),
        picture_width=PICTURE_WIDTH,
        closing=[line.text for line in closing(summary)],
        cost=cost(summary),
        data=_data(review(summary)),
        proposition=proposition,
        interval=interval,
        numbers=lambda spans: sentence_numbers(spans, summary.document.sentences),
        two_readings=summary.provenance.parser is not None,
        **_assets("report.css", "light.js", "review.js"),
    )


def _time(event: Event) -> tuple[bool, str]:
    return order(event.when)


def _by_speaker(summary: Summary) -> list[tuple[str | None, str, list[Claim]]]:
    """Actor id, words for the speaker, claims; unknown speakers are distinguished by their words."""
    names = {actor.id: actor.name for actor in summary.actors}
    groups: dict[tuple[str | None, str], list[Claim]] = {}
    for claim in summary.claims:
        words = f"“{claim.speaker_span.text}”" if claim.speaker_span else "Speaker not told"
        key = (claim.speaker, names[claim.speaker]) if claim.speaker else (None, words)
        groups.setdefault(key, []).append(claim)
    return [(actor, words, claims) for (actor, words), claims in groups.items()]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_file),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_final,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["verbatim"] = escape
    return environment


def _final(value: object) -> object:
    """What a template puts out: every text on one line without marks a browser obeys, unless it is markup."""
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _template(name: str) -> Template:
    return _environment().get_template(name)


@cache
def _file(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def _assets(*names: str) -> Mapping[str, object]:
    """Style and scripts as they stand in the page, and the policy that lets these and nothing else run."""
    styles = [_file(name) for name in names if name.endswith(".css")]
    scripts = [_file(name) for name in names if name.endswith(".js")]
    running = " ".join(map(_hashed, scripts)) or "'none'"
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src {' '.join(map(_hashed, styles))}",
            f"script-src {running}",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )
    return {"policy": policy, "styles": [*map(Markup, styles)], "scripts": [*map(Markup, scripts)]}


def _hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"


def _data(value: object) -> Markup:
    """JSON for a script element: nothing in it ends the element."""
    return Markup(escaped(json.dumps(value, ensure_ascii=False)).translate(_UNSAFE_IN_SCRIPT))  # noqa: S704 - no markup is left


def _file_names(summaries: Sequence[Summary]) -> list[str]:
    """File names from the documents' ids, safe on every file system; a number keeps equal ones apart."""
    names: list[str] = []
    for summary in summaries:
        stem = re.sub(r"[^\w-]+", "-", summary.document.id).strip("-")[:80] or "document"
        taken = {name.casefold() for name in names} | {"index.html"}
        tries = (f"{stem}{suffix}.html" for suffix in ("", *(f"-{n}" for n in range(2, len(summaries) + 2))))
        names.append(next(name for name in tries if name.casefold() not in taken))
    return names
