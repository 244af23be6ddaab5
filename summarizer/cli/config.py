"""The commands ``config`` and ``plan``."""

import os
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli import options, terminal

if TYPE_CHECKING:
    from summarizer.cli.settings import Settings
    from summarizer.prompts.releases import Release


def config() -> None:
    """Show what is in force where no option is given, and where it comes from."""
    from summarizer.cli import settings
    from summarizer.llm import PROVIDERS

    for known in settings.in_force():
        value = "-" if known.value is None else known.value
        _print(f"{known.name:<11}{value}  ({known.origin})")
    for row in PROVIDERS.values():
        if row.key:
            _print(f"{row.key:<20}{'set, not shown' if os.environ.get(row.key) else 'not set'}")
    _print(f"user's file: {settings.user_file()}")


def plan(
    file: Annotated[str, typer.Argument(help="As 'summarizer run' takes it; - is standard input.")],
    model: options.Model = None,
    prompt: options.Prompt = None,
    codebook: options.CodebookFile = None,
    max_tokens: options.MaxTokens = None,
    language: options.Language = None,
    allow_private: options.AllowPrivate = False,
) -> None:
    """Show what a summary would ask for and cost, without asking anything."""
    from summarizer import codebook as codebooks
    from summarizer import documents
    from summarizer.extraction import plan as plans
    from summarizer.llm import price

    now = options.chosen(model, None, prompt, max_tokens, None)
    provider, _, name = now.model.partition("/")
    cost = price(provider, name) if name and not now.base_url else None
    article = documents.read(file, language=language, allow_private=allow_private)
    release = _release(now, article.language)
    book = codebooks.load(codebook) if codebook else codebooks.plover()
    made = plans.plan(article, release, book, now.limits, cost)
    _print(f"prompt         {release.identity.name}")
    _print(f"requests       {made.requests}, at most {made.most.requests}")
    _print(f"prompt tokens  about {made.prompt_tokens}, at most about {made.most.prompt_tokens}")
    _print(f"answer tokens  at most {made.most.completion_tokens}")
    if cost and made.most.cost is not None:
        _print(f"cost           at most about ${made.most.cost:.4f} (list price, {cost.dated})")


def _release(now: "Settings", language: str) -> "Release":
    """The release and form that a summary would be asked in."""
    from summarizer import syntax
    from summarizer.prompts import releases

    small: releases.Form = "drafted" if syntax.available(language) else "short"
    return releases.chosen(now.prompt, small if now.model.partition(":")[0] == "local" else "free")


def _print(line: str) -> None:
    terminal.deliver(f"{line}\n", None)
