"""The providers, one row each. All SDKs use httpx2, so that one transport serves them all."""

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

import httpx2

from summarizer.llm.exchange import Exchange
from summarizer.llm.protocols import anthropic, google, mistral, openai


class Provider(NamedTuple):
    """A row of the table.

    Attributes:
        protocol: what is spoken there.
        key: the environment variable that holds the key; None where none is needed.
        base_url: where it is served when no other address is given; None where its SDK knows.
        open: makes the function that asks, from a key, an address, a client and seconds.
    """

    protocol: Literal["openai", "anthropic", "google", "mistral"]
    key: str | None
    base_url: str | None
    open: Callable[[str, str | None, httpx2.Client, float], Exchange]


PROVIDERS: Mapping[str, Provider] = {
    "openai": Provider("openai", "OPENAI_API_KEY", None, openai.open),
    "ollama": Provider("openai", None, "http://127.0.0.1:11434/v1", openai.open),
    "openrouter": Provider("openai", "OPENROUTER_API_KEY", "https://openrouter.ai/api/v1", openai.open),
    "anthropic": Provider("anthropic", "ANTHROPIC_API_KEY", None, anthropic.open),
    "google": Provider("google", "GOOGLE_API_KEY", None, google.open),
    "mistral": Provider("mistral", "MISTRAL_API_KEY", None, mistral.open),
}
