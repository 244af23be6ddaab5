"""News article in; events, actors and claims out, each with the exact words it rests on.

>>> from summarizer import summarize
>>> summary = summarize(text, published="2024-11-05")
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarizer.errors import (
        InputError,
        ModelError,
        ReleaseError,
        ServerError,
        SetupError,
        SummarizerError,
    )
    from summarizer.grounding.ladder import Grounding, ground
    from summarizer.pipeline import Summarizer, summarize
    from summarizer.schema import Actor, Claim, Event, Span, Summary

_HOMES = {
    "errors": ("InputError", "ModelError", "ReleaseError", "ServerError", "SetupError", "SummarizerError"),
    "grounding": ("Grounding", "ground"),
    "pipeline": ("Summarizer", "summarize"),
    "records": ("Actor", "Claim", "Event", "Span", "Summary"),
}

__all__ = [
    "Actor", "Claim", "Event", "Grounding", "InputError", "ModelError", "ReleaseError", "ServerError",
    "SetupError", "Span", "Summarizer", "SummarizerError", "Summary", "ground", "summarize",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    # Loading the model's client takes a second, and `summarizer --help` should not.
    for home, exported in _HOMES.items():
        if name in exported:
            return getattr(import_module(f"summarizer.{home}"), name)
    raise AttributeError(f"module 'summarizer' has no attribute {name!r}")
