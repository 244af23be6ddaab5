"""News article in; events, actors and claims out, each with the exact words it rests on.

>>> from summarizer import summarize
>>> summary = summarize(text, published="2024-11-05")
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarizer.codebook import Codebook
    from summarizer.codebook import load as load_codebook
    from summarizer.corpus import Result, asummarize, summarize_many
    from summarizer.documents import Article, article, read
    from summarizer.errors import (
        ContextTooLong,
        InputError,
        MissingRecording,
        ModelError,
        RecordingError,
        ReleaseError,
        ServerError,
        SetupError,
        StaleRecording,
        SummarizerError,
    )
    from summarizer.grounding import Grounding, ground
    from summarizer.llm import Budget, Limits
    from summarizer.pipeline import Summarizer, summarize
    from summarizer.schema import Actor, Claim, Event, Span, Summary

    __version__: str

_HOMES = {
    "corpus": ("Result", "asummarize", "summarize_many"),
    "codebook": ("Codebook", "load_codebook"),
    "documents": ("Article", "article", "read"),
    "errors": (
        "ContextTooLong", "InputError", "MissingRecording", "ModelError", "RecordingError", "ReleaseError",
        "ServerError", "SetupError", "StaleRecording", "SummarizerError",
    ),
    "grounding": ("Grounding", "ground"),
    "llm": ("Budget", "Limits"),
    "pipeline": ("Summarizer", "summarize"),
    "schema": ("Actor", "Claim", "Event", "Span", "Summary"),
}  # fmt: skip
_RENAMED = {"load_codebook": "load"}

__all__ = [
    "Actor", "Article", "Budget", "Claim", "Codebook", "ContextTooLong", "Event", "Grounding", "InputError",
    "Limits", "MissingRecording", "ModelError", "RecordingError", "ReleaseError", "Result", "ServerError",
    "SetupError", "Span", "StaleRecording", "Summarizer", "SummarizerError", "Summary", "__version__",
    "article", "asummarize", "ground", "load_codebook", "read", "summarize", "summarize_many",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    # Loading the model's client takes a second, and `summarizer --help` should not.
    if name == "__version__":
        from importlib.metadata import version

        from summarizer.errors import DISTRIBUTION

        return version(DISTRIBUTION)
    for home, exported in _HOMES.items():
        if name in exported:
            return getattr(import_module(f"summarizer.{home}"), _RENAMED.get(name, name))
    raise AttributeError(f"module 'summarizer' has no attribute {name!r}")
