"""Logging and tracing: lines on standard error, and spans where the user has OpenTelemetry.

Names are those of OpenTelemetry's semantic conventions for generative AI. Texts and keys are in neither.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from summarizer.schema import Usage

Note = Callable[[str, Usage], None]


def tell() -> None:
    """Print what this package logs, one line a request, on standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("summarizer: %(message)s"))
    logger = logging.getLogger("summarizer")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)


@contextmanager
def span(provider: str, model: str, max_tokens: int) -> Iterator[Note]:
    """Around one request; what it yields is called with the finish reason and the tokens of the answer."""
    tracer = _tracer()
    if tracer is None:
        yield _nothing
        return
    asked = {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": {"google": "gcp.gemini", "mistral": "mistral_ai"}.get(provider, provider),
        "gen_ai.request.model": model,
        "gen_ai.request.max_tokens": max_tokens,
    }
    from opentelemetry.trace import SpanKind

    # an exception's text can hold words of the article, so the conventions' error.type stands for it
    with tracer.start_as_current_span(
        f"chat {model}",
        kind=SpanKind.CLIENT,
        attributes=asked,
        record_exception=False,
        set_status_on_exception=False,
    ) as made:
        try:
            yield lambda end, usage: made.set_attributes(_answered(end, usage))
        except Exception as error:
            made.set_attribute("error.type", type(error).__name__)
            raise


def _answered(end: str, usage: Usage) -> dict[str, Any]:
    return {
        "gen_ai.response.finish_reasons": [end],
        "gen_ai.usage.input_tokens": usage.prompt_tokens,
        "gen_ai.usage.output_tokens": usage.completion_tokens,
    }


def _nothing(_end: str, _usage: Usage) -> None:
    pass


@cache
def _tracer() -> Any:
    try:
        from opentelemetry import trace
    except ImportError:
        return None
    return trace.get_tracer("summarizer")
