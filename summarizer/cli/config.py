"""The commands ``config`` and ``plan``."""

import os
from typing import Annotated

import typer

from summarizer.cli.main import terminal


def config() -> None:
    """Show what is in force where no option is given, and where it comes from."""
    from summarizer.cli.main import settings
    from summarizer.llm.providers import PROVIDERS

    for known in settings.in_force():
        value = "-" if known.value is None else known.value
        _print(f"{known.name:<11}{value}  ({known.origin})")
    for row in PROVIDERS.values():
        if row.key:
            _print(f"{row.key:<18}{'set, not shown' if os.environ.get(row.key) else 'not set'}")
    _print(f"user's file: {settings.user_file()}")


def plan(
    file: Annotated[str, typer.Argument(help="UTF-8 text or Markdown; - is standard input.")],
    model: Annotated[str | None, typer.Option(help="The model, for its price.")] = None,
    prompt: Annotated[str | None, typer.Option(help="Prompt release; see 'summarizer prompts'.")] = None,
    max_tokens: Annotated[int | None, typer.Option(help="The most tokens an answer may have.")] = None,
) -> None:
    """Show what a summary would ask for and cost, without asking anything."""
    from summarizer.cli.settings import settings
    from summarizer.documents import article as document
    from summarizer.extraction import plan as plans
    from summarizer.llm.budget import price
    from summarizer.prompts import releases

    now = settings({"model": model, "prompt": prompt, "max_tokens": max_tokens})
    provider, _, name = now.model.partition("/")
    cost = price(provider, name) if name and not now.base_url else None
    made = plans.plan(document.read(file), releases.prompt(now.prompt), now.limits, cost)
    _print(f"requests       {made.requests}, at most {made.most.requests}")
    _print(f"prompt tokens  about {made.prompt_tokens}, at most about {made.most.prompt_tokens}")
    _print(f"answer tokens  at most {made.most.completion_tokens}")
    if cost and made.most.cost is not None:
        _print(f"cost           at most about ${made.most.cost:.4f} (list price, {cost.dated})")


def _print(line: str) -> None:
    terminal.deliver(f"{line}\n", None)
