"""A model's answers as readable JSON: requests and responses, and which prompt, parser and model they are from.

Only parsed bodies are kept; headers and addresses never reach a recording.
"""

import json
import shlex
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import Field

from summarizer.errors import MissingRecording, StaleRecording
from summarizer.llm.keeping import canonical
from summarizer.recordings.folders import ARTICLE, CODEBOOK
from summarizer.schema import (
    CodebookIdentity,
    ModelIdentity,
    ParserIdentity,
    PromptIdentity,
    Software,
    Value,
)

FORMAT = 2
JSON = dict[str, Any]


class Identity(Value):
    """The article, the prompt, the parser, the codebook and the model of a recording, and its day."""

    article: str = Field(description="SHA-256 of the text")
    prompt: PromptIdentity
    schema_version: str
    model: ModelIdentity
    parser: ParserIdentity | None = Field(default=None, description="null where none drafted")
    codebook: CodebookIdentity
    software: Software
    recorded: date


class Exchange(Value):
    """The bodies of a request and of the response to it; of the response only the fields that are read."""

    request: JSON
    response: JSON


class Recording(Value):
    identity: Identity
    exchanges: tuple[Exchange, ...]


def load(path: Path) -> Recording:
    """A recording from its file.

    Raises:
        MissingRecording: there is no such file.
        StaleRecording: it is no recording, or one of another format.
    """
    try:
        return loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise MissingRecording(f"there is no recording {str(path)!r}; {again(path)}") from None
    except (StaleRecording, OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        why = f"{type(error).__name__}: {' '.join(str(error).split())[:160]}"
        raise StaleRecording(f"{str(path)!r} cannot be read as a recording ({why}); {again(path)}") from None


def again(path: Path, model: ModelIdentity | None = None) -> str:
    """How the recording of a path is made, or made anew with the model that it is of, where that is known.

    A recording holds OpenAI's protocol alone and no address, so that any such server is named.
    """
    folder = path.parent
    words = ["summarizer", "record", str(folder / ARTICLE), "--into", str(folder.parent)]
    if model and not model.sha256:
        words += ["--model", f"openai/{model.name}", "--base-url", "YOUR-SERVER"]
    if (folder / CODEBOOK).is_file():
        words += ["--codebook", str(folder / CODEBOOK)]
    return f"to record it: {shlex.join(words)}"


def settings(request: JSON) -> JSON:
    """A request without its messages."""
    return {k: v for k, v in request.items() if k != "messages"}


def dumps(recording: Recording) -> str:
    """The recording as text: what many requests share stands once, and a text of several lines as lines."""
    groups: dict[str, list[JSON]] = {}
    for exchange in recording.exchanges:
        groups.setdefault(canonical(settings(exchange.request)), []).append(exchange.request)
    shared = [{**settings(group[0]), "messages": _common(group)} for group in groups.values()]
    entries = []
    for exchange in recording.exchanges:
        place = list(groups).index(canonical(settings(exchange.request)))
        entries.append(_packed(exchange, place, len(shared[place]["messages"])))
    packed = {
        "format": FORMAT,
        "identity": recording.identity.model_dump(mode="json"),
        "shared": [{**part, "messages": [_lines(m) for m in part["messages"]]} for part in shared],
        "exchanges": entries,
    }
    return json.dumps(packed, indent=1, ensure_ascii=False) + "\n"


def loads(text: str) -> Recording:
    """The recording that ``dumps`` made a text of.

    Raises:
        StaleRecording: the text is of another format.
        ValueError, LookupError, TypeError, AttributeError: it is no recording.
    """
    packed = json.loads(text)
    if packed["format"] != FORMAT:
        raise StaleRecording(f"it has format {packed['format']!r}, and {FORMAT} is read")
    shared = [{**part, "messages": [_text(m) for m in part["messages"]]} for part in packed["shared"]]
    return Recording(
        identity=Identity.model_validate(packed["identity"]),
        exchanges=tuple(_unpacked(entry, shared) for entry in packed["exchanges"]),
    )


def _common(requests: Sequence[JSON]) -> list[JSON]:
    """The messages that all begin with, short of the last one of each."""
    begun: list[JSON] = []
    for column in zip(*(request["messages"][:-1] for request in requests), strict=False):
        if any(message != column[0] for message in column):
            break
        begun.append(column[0])
    return begun


def _packed(exchange: Exchange, shared: int, begun: int) -> JSON:
    messages = [_lines(m) for m in exchange.request["messages"][begun:]]
    choices = [{**c, "message": _lines(c["message"])} for c in exchange.response["choices"]]
    return {
        "request": {"shared": shared, "messages": messages},
        "response": {"status": 200, "body": {**exchange.response, "choices": choices}},
    }


def _unpacked(entry: JSON, shared: Sequence[JSON]) -> Exchange:
    begun = shared[entry["request"]["shared"]]
    messages = [*begun["messages"], *(_text(m) for m in entry["request"]["messages"])]
    body = entry["response"]["body"]
    choices = [{**c, "message": _text(c["message"])} for c in body["choices"]]
    return Exchange(request={**begun, "messages": messages}, response={**body, "choices": choices})


def _lines(message: JSON) -> JSON:
    match message:
        case {"content": str(content)} if "\n" in content:
            return {**message, "content": content.split("\n")}
    return message


def _text(message: JSON) -> JSON:
    match message:
        # a list of parts, as the interface also allows, is a list of objects
        case {"content": [str(), *_] as lines}:
            return {**message, "content": "\n".join(lines)}
    return message
