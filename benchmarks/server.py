"""A model's server that answers at once: what is left of a measurement is the client's own work.

    python server.py PORT

Speaks as much HTTP as the clients measured here need; ``/after/0.1/v1`` answers after so many seconds.
"""

import asyncio
import json
import re
import sys
from functools import cache

NOTHING = {"role": None, "country": None, "unnamed": False}
ANSWERS = {
    "Found": {
        "actors": [
            {"name": "Ilka Sørens", "also": [], "kind": "person", **NOTHING},
            {"name": "Dockers", "also": [], "kind": "group", **NOTHING},
            {"name": "Halvard Brekke", "also": [], "kind": "person", **NOTHING},
        ],
        "events": [
            {"n": 2, "act": "protested against it", "type": "protest", "mode": None, "status": "occurred",
             "agents": ["Dockers"], "targets": [], "when": "on Monday", "where": None},
        ],
        "claims": [
            {"n": 1, "speaker": "Ilka Sørens", "speaker_text": "Ilka Sørens", "cue": "said", "first": "that the old",
             "last": "and would close", "stance": "asserts", "to": None},
            {"n": 3, "speaker": "Halvard Brekke", "speaker_text": "The ferry owner", "cue": "denied",
             "first": "that he owned", "last": "he owned it", "stance": "denies", "to": None},
        ],
    },
    "Abstract": {"headline": "Velm closes its bridge", "abstract": [{"n": [2], "text": "Dockers protested."}]},
    "langextract": {"extractions": [{"claim": "the old bridge is not safe", "claim_attributes": {"speaker": "Ilka Sørens"}}]},
}  # fmt: skip
LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
DELAY = re.compile(rb"POST /after/([\d.]+)/")
KIND = re.compile(rb'"name": ?"(Found|Abstract)"')


@cache
def answer(kind: str, tool: bool) -> bytes:
    said = json.dumps(ANSWERS[kind], ensure_ascii=False)
    call = {"id": "call_0", "type": "function", "function": {"name": kind, "arguments": said}}
    message = {"role": "assistant"} | ({"content": None, "tool_calls": [call]} if tool else {"content": said})
    choice = {"index": 0, "finish_reason": "tool_calls" if tool else "stop", "message": message}
    usage = {"prompt_tokens": 600, "completion_tokens": 40, "total_tokens": 640}
    body = {
        "id": "c",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "choices": [choice],
        "usage": usage,
    }
    data = json.dumps(body, ensure_ascii=False).encode()
    return b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%s" % (
        len(data),
        data,
    )


class Conversation(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101
        self.transport, self.data = transport, b""

    def data_received(self, data: bytes) -> None:
        self.data += data
        head, found, body = self.data.partition(b"\r\n\r\n")
        length = LENGTH.search(head)
        if not found or not length or len(body) < int(length[1]):
            return
        self.data = b""
        named = KIND.search(body)
        said = answer(named[1].decode() if named else "langextract", b'"tools"' in body)
        delay = DELAY.match(head)
        if delay:
            asyncio.get_running_loop().call_later(float(delay[1]), self.transport.write, said)
        else:
            self.transport.write(said)


async def main(port: int) -> None:
    server = await asyncio.get_running_loop().create_server(Conversation, "127.0.0.1", port, backlog=512)
    print("ready", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
