import pytest
from provider_servers import SERVERS, Server

SDKS = {"anthropic": "anthropic", "google": "google.genai", "mistral": "mistralai.client"}


@pytest.fixture(params=SERVERS)
def server(request: pytest.FixtureRequest) -> Server:
    """Each provider's server; skipped where its SDK is not installed."""
    found = SERVERS[request.param]
    pytest.importorskip(SDKS.get(found.provider, "openai"))
    return found
