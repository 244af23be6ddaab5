"""Options that several commands share."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from summarizer.cli.settings import Settings

EXIT_CODES = """Exit codes: 0 everything was summarised; 1 an article could not be read or summarised at all;
2 wrong usage; 3 every article was summarised, one or more in part only."""
OF_A_CORPUS = """Exit codes: 0 every document is summarised; 1 one failed or is left, or the run stopped; 2 wrong usage;
3 every document is summarised, one or more in part only; 4 documents wait for a provider's batch."""

Model = Annotated[
    str | None,
    typer.Option(
        help="local (default), local:/path/to/model.gguf, or PROVIDER/NAME, as openai/gpt-4.1; see 'summarizer config'."
    ),
]
BaseUrl = Annotated[
    str | None, typer.Option(help="Server that speaks the provider's protocol; for OpenAI's up to /v1.")
]
Prompt = Annotated[
    str | None,
    typer.Option(help="Prompt release, with or without its form, as v3/free; see 'summarizer prompts'."),
]
CodebookFile = Annotated[
    Path | None,
    typer.Option("--codebook", metavar="FILE", help="Your own event types; see 'summarizer codebook'."),
]
MaxTokens = Annotated[int | None, typer.Option(help="The most tokens an answer may have.")]
Spend = Annotated[
    str | None, typer.Option("--budget", help="The most this run may spend: 200k tokens, or $1.50.")
]
Jobs = Annotated[
    int | None,
    typer.Option(min=1, help="Articles worked on at the same time. Default: 4; 1 with a local model, where each needs half a gigabyte."),
]
Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILE", help="A text, Markdown, HTML or PDF file, or a URL; - is standard input."),
]
Published = Annotated[
    str | None, typer.Option(help="Publication date, as 2024-11-05: the day that 'Friday' counts from.")
]
Title = Annotated[str | None, typer.Option(help="Title of the article.")]
Language = Annotated[
    str | None, typer.Option(help="Language of the article, as en; told from the text if not given.")
]
Format = Annotated[
    str,
    typer.Option(help="text (a page to read), markdown, json, jsonl, html, csv or another; see 'summarizer export'."),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of printing.")
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Also fetch URLs of this machine and of private networks.")
]


def at_once(jobs: int | None, model: str) -> int:
    """How many articles are worked on at the same time, where it is given and where it is not."""
    return jobs or (1 if model.partition(":")[0] == "local" else 4)


def chosen(
    model: str | None,
    base_url: str | None,
    prompt: str | None,
    max_tokens: int | None,
    budget: str | None,
) -> "Settings":
    """The settings in force with the options that were given; raises as ``settings.settings``."""
    from summarizer.cli.settings import settings

    options = {
        "model": model,
        "base_url": base_url,
        "prompt": prompt,
        "max_tokens": max_tokens,
        "budget": budget,
    }
    return settings(options)
