"""The network between a client and its model, when it is closed."""

import threading
import time

import pytest
from asking import QUESTION
from fault_server import serving

from summarizer.errors import ServerError
from summarizer.llm import Client


@pytest.mark.usefixtures("socket_enabled")
@pytest.mark.parametrize("before", [0, 1], ids=["a new connection", "a connection used before"])
def test_a_request_under_way_ends_when_it_is_closed(before: int) -> None:
    """Its thread does not wait for a slow server, and asks nothing any more."""
    told: list[str] = []
    with serving(seed=1, faults={"slow": 1.0}, slow=0.0) as server:
        client = Client("m", server.url, "none")
        for _ in range(before):
            client.ask(QUESTION)
        server.slow = 30.0

        def asking() -> None:
            try:
                client.ask(QUESTION)
            except ServerError as error:
                told.append(str(error))

        thread = threading.Thread(target=asking)
        thread.start()
        while server.met["slow"] == before:
            time.sleep(0.01)
        closed = time.monotonic()
        client.close()
        thread.join()
        assert time.monotonic() - closed < 15
        assert server.met["slow"] == before + 1
    assert told == ["the model was closed before it answered"]
