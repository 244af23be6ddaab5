"""Two transports under one client: one records a model's answers, the other replays them.

A request is known by its parsed body alone, so that threads, their order and the address asked do not matter.
Parsing and re-asking happen above and are the same on a replay as when it was recorded.
"""

import json
import re
import threading
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path

import httpx2

from summarizer.errors import MissingRecording, RecordingError, StaleRecording
from summarizer.llm.keeping import canonical, is_error, refuse_secrets
from summarizer.recordings.recording import JSON, Exchange, Recording, again, settings

_LIKE = 0.6  # of the last message, from which on a request counts as a changed one and not as a new one
_KEPT_USAGE = ("prompt_tokens", "completion_tokens", "total_tokens")
_KEPT_MESSAGE = ("role", "content", "refusal", "tool_calls", "reasoning", "reasoning_content")
_NOTHING = object()


class Recorder(httpx2.BaseTransport):
    """Passes requests on and keeps those that were answered with success. Thread-safe.

    Raises, from a request:
        RecordingError: its own key stands in its body or in the answer.
    """

    def __init__(self, inner: httpx2.BaseTransport) -> None:
        self._inner = inner
        self._taken: list[Exchange] = []
        self._lock = threading.Lock()

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        response = self._inner.handle_request(request)
        response.read()
        exchange = _exchange(request, response)
        if exchange:
            refuse_secrets(exchange.model_dump(), request)
            with self._lock:
                self._taken.append(exchange)
        return response

    def take(self) -> tuple[Exchange, ...]:
        """The exchanges since the last call, in an order that does not depend on threads.

        By question, along the text, and a re-ask after the answer it is about.
        """
        with self._lock:
            taken, self._taken = self._taken, []
        return tuple(sorted(taken, key=lambda e: _order(e.request)))

    def close(self) -> None:
        self._inner.close()


class Replayer(httpx2.BaseTransport):
    """Answers from a recording, in any order and from any thread; the network is never asked.

    A request recorded several times is answered in the recorded order, then from the first again.

    Args:
        recording: what there is to answer.
        path: its file, for messages.

    Raises, from a request:
        MissingRecording: nothing like it was recorded.
        StaleRecording: one like it was; the message names the first difference.
    """

    def __init__(self, recording: Recording, path: Path) -> None:
        self._recording = recording
        self._path = path
        self._answers: dict[str, list[Exchange]] = {}
        for exchange in recording.exchanges:
            self._answers.setdefault(canonical(exchange.request), []).append(exchange)
        self._played: Counter[str] = Counter()
        self._lock = threading.Lock()

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        asked = _parsed(request.read())
        key = canonical(asked)
        if key not in self._answers:
            raise _unanswered(asked, self._recording, self._path)
        with self._lock:
            turn = self._played[key]
            self._played[key] += 1
        answers = self._answers[key]
        body = answers[turn % len(answers)].response
        return httpx2.Response(200, json={"id": "", "object": "chat.completion", "created": 0, **body})

    @property
    def unplayed(self) -> tuple[Exchange, ...]:
        """What nothing has asked for yet."""
        return tuple(e for key, answers in self._answers.items() for e in answers[self._played[key] :])

    def finish(self) -> None:
        """Raise StaleRecording where something recorded was not asked for."""
        left = self.unplayed
        if left:
            first = _around(_last(left[0].request).replace("\n", " "), 0)
            raise StaleRecording(
                f"{str(self._path)!r}: {len(left)} of {len(self._recording.exchanges)} recorded exchanges "
                f"were not asked for, the first {first}; "
                f"{again(self._path, self._recording.identity.model)}"
            )


def difference(recorded: object, asked: object, where: str = "") -> str | None:
    """The first place where two JSON values differ, with both in short; None where they are equal."""
    if recorded == asked:
        return None
    if isinstance(recorded, str) and isinstance(asked, str):
        return f"{where}: {_in_text(recorded, asked)}"
    parts = _parts(recorded, asked, where)
    if parts is None:
        return f"{where}: recorded {_brief(recorded)}, asked {_brief(asked)}"
    return next(found for old, new, place in parts if (found := difference(old, new, place)))


def _parts(old: object, new: object, where: str) -> Iterator[tuple[object, object, str]] | None:
    if isinstance(old, dict) and isinstance(new, dict):
        keys = [*old, *(k for k in new if k not in old)]
        return ((old.get(k, _NOTHING), new.get(k, _NOTHING), f"{where}.{k}".lstrip(".")) for k in keys)
    if isinstance(old, list) and isinstance(new, list):
        pairs = enumerate(zip_longest(old, new, fillvalue=_NOTHING))
        return ((a, b, f"{where}[{i}]") for i, (a, b) in pairs)
    return None


def _in_text(old: str, new: str) -> str:
    lines = zip_longest(old.split("\n"), new.split("\n"), fillvalue=None)
    number, (a, b) = next((n, pair) for n, pair in enumerate(lines, 1) if pair[0] != pair[1])
    place = f"line {number}: " if "\n" in old + new else ""
    pairs = enumerate(zip(a or "", b or "", strict=False))
    at = next((i for i, (x, y) in pairs if x != y), min(len(a or ""), len(b or "")))
    return f"{place}recorded {_around(a, at)}, asked {_around(b, at)}"


def _around(line: str | None, at: int) -> str:
    if line is None:
        return "nothing"
    start, end = max(0, at - 20), at + 40
    return f"“{'…' * (start > 0)}{line[start:end]}{'…' * (end < len(line))}”"


def _brief(value: object) -> str:
    if value is _NOTHING:
        return "nothing"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:59]}…"


def _unanswered(asked: JSON, recording: Recording, path: Path) -> RecordingError:
    rated = [(_likeness(e.request, asked), e.request) for e in recording.exchanges]
    how = again(path, recording.identity.model)
    likeness, nearest = max(rated, key=lambda pair: pair[0], default=((0.0, 0, 0.0), {}))
    if likeness[0] < _LIKE:
        said = _around(_last(asked).replace("\n", " "), 0)
        return MissingRecording(f"{str(path)!r} has no answer to {said}; {how}")
    found = difference(_ordered(nearest), _ordered(asked))
    return StaleRecording(f"{str(path)!r} was recorded for another request: {found}; {how}")


def _likeness(recorded: JSON, asked: JSON) -> tuple[float, int, float]:
    """How alike the last messages are; then how much else is equal; then how alike the instructions are."""
    messages = zip(recorded["messages"], asked["messages"], strict=False)
    equal = sum(a == b for a, b in messages) + sum(recorded.get(k) == v for k, v in settings(asked).items())
    old, new = (_content(r["messages"][0]) for r in (recorded, asked))
    return _ratio(_last(recorded), _last(asked)), equal, SequenceMatcher(None, old, new).quick_ratio()


def _ratio(old: str, new: str) -> float:
    return 1.0 if old == new else SequenceMatcher(None, old[:2000], new[:2000], autojunk=False).ratio()


def _ordered(request: JSON) -> JSON:
    """The request with the most telling fields first: the model, then the messages."""
    return {k: request[k] for k in ("model", "messages") if k in request} | request


def _last(request: JSON) -> str:
    return _content(request["messages"][-1])


def _content(message: JSON) -> str:
    content = message.get("content")
    return content if isinstance(content, str) else canonical(content)


def _order(request: JSON) -> tuple[list[list[str | int]], str]:
    return [_natural(_content(m)) for m in request["messages"]], canonical(settings(request))


def _natural(text: str) -> list[str | int]:
    """Sorts numbers by value, so that sentence 10 comes after sentence 9."""
    return [int(part) if i % 2 else part for i, part in enumerate(re.split(r"([0-9]{1,18})", text))]


def _exchange(request: httpx2.Request, response: httpx2.Response) -> Exchange | None:
    """The exchange to keep; None where there was no success or no answer, which the client reports."""
    if not response.is_success:
        return None
    try:
        return Exchange(request=_parsed(request.read()), response=_answer(_parsed(response.content)))
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def _answer(body: JSON) -> JSON:
    """The fields of a response that are read. Without times, ids and caches, equal answers make equal files."""
    if is_error(body):
        raise LookupError("this is an error and no answer")
    said = body.get("usage") or {}
    usage = {k: said[k] for k in _KEPT_USAGE if k in said}
    thought = (said.get("completion_tokens_details") or {}).get("reasoning_tokens")
    if thought:
        usage["completion_tokens_details"] = {"reasoning_tokens": thought}
    kept = {"choices": [_choice(c) for c in body["choices"]], "usage": usage}
    model = body.get("model")
    # llama.cpp's server gives a path where it has no name
    return kept if not model or "/" in model[:1] or "\\" in model else {"model": model, **kept}


def _choice(choice: JSON) -> JSON:
    message = {k: choice["message"][k] for k in _KEPT_MESSAGE if choice["message"].get(k) is not None}
    return {"index": choice.get("index", 0), "finish_reason": choice.get("finish_reason"), "message": message}


def _parsed(data: bytes) -> JSON:
    found: JSON = json.loads(data, parse_float=_number)
    return found


def _number(digits: str) -> float | int:
    """0.0 and 0 are the same number in JSON."""
    value = float(digits)
    return int(value) if value.is_integer() else value
