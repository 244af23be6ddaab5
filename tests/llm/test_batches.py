"""Which models have a batch interface."""


import httpx2
import pytest

from summarizer.errors import InputError, SetupError
from summarizer.llm.batches import connect


@pytest.mark.parametrize(
    ("spec", "error", "message"),
    [
        ("local", InputError, "'local' has no batch interface of a provider; give one of openai/NAME, anthropic/NAME"),
        ("ollama/x", InputError, "has no batch interface"),
        ("openrouter/a/b", InputError, "has no batch interface"),
        ("openai/", InputError, "has no batch interface"),
        ("openai/x", SetupError, "no API key: set OPENAI_API_KEY"),
    ],
)
def test_a_model_without_batches_is_told(
    monkeypatch: pytest.MonkeyPatch, spec: str, error: type[Exception], message: str
) -> None:
    """In a line, before any work."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(error, match=message):
        connect(spec)


@pytest.mark.parametrize("name", ["openai", "mistral"])
def test_a_server_of_ones_own_is_asked_whether_it_has_batches(name: str) -> None:
    """Many speak a provider's protocol without them."""
    nothing = httpx2.MockTransport(lambda _: httpx2.Response(404, json={"detail": "Not Found"}))
    with pytest.raises(InputError, match="the server of this base URL has no batch interface"):
        connect(f"{name}/x", "http://127.0.0.1:9/v1", nothing)
