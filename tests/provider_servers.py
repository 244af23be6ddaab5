"""Stand-ins for the servers of nine providers: each takes what its published API reference takes, and no more.

A request that breaks the reference is refused in the provider's own words. What is answered, and how errors
look, follows the references and the providers' own reports of errors. No real service is asked.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import httpx2

JSON = dict[str, Any]
KEY = "sk-planted-4f9aXq"


class Answer(NamedTuple):
    """What a model says: ``thinking`` before ``text``, and why it ended."""

    text: str = ""
    end: str = "stop"  # or length, refusal, filter
    thinking: str = ""
    reasoning_tokens: int = 0


class Wire(NamedTuple):
    """A protocol: what is wrong with a request, if anything, and the body of an answer."""

    wrong: Callable[[httpx2.Request, JSON], str | None]
    body: Callable[[Answer], JSON]
    error: Callable[[int, str], JSON]


class Server(NamedTuple):
    """One provider's server.

    Attributes:
        provider: as in ``PROVIDERS``.
        model: a name it knows.
        base_url: where it is, when it is not where the provider is.
        says: its words by what goes wrong, each with its status.
    """

    provider: str
    model: str
    base_url: str | None
    wire: Wire
    says: Mapping[str, tuple[int, str]]

    def answers(self, request: httpx2.Request, answer: Answer) -> httpx2.Response:
        """The answer, or what the request breaks."""
        wrong = self.wire.wrong(request, json.loads(request.content))
        if wrong:
            return httpx2.Response(400, json=self.wire.error(400, wrong))
        return httpx2.Response(200, json=self.wire.body(answer))

    def refuses(self, why: str, **headers: str) -> httpx2.Response:
        status, words = self.says[why]
        return httpx2.Response(status, json=self.wire.error(status, words), headers=headers)


# --- JSON Schema -----------------------------------------------------------------------------------------------

_STRUCTURE = {
    "type",
    "properties",
    "required",
    "additionalProperties",
    "items",
    "anyOf",
    "enum",
    "description",
}


def schemas(part: object) -> Iterator[JSON]:
    """A schema and all schemas in it."""
    if isinstance(part, list):
        for inner in part:
            yield from schemas(inner)
    elif isinstance(part, dict):
        yield part
        yield from schemas(list(part.get("properties", {}).values()))
        yield from schemas([part[k] for k in ("items", "anyOf", "prefixItems") if k in part])


def schema_fault(schema: JSON, allowed: set[str]) -> str | None:
    """What a provider does not take of a schema: closed objects, every field required, known keywords."""
    for part in schemas(schema):
        unknown = set(part) - _STRUCTURE - allowed
        if unknown:
            return f"Invalid schema: '{min(unknown)}' is not permitted"
        if part.get("type") == "object" and part.get("additionalProperties") is not False:
            return "Invalid schema: 'additionalProperties' is required to be supplied and to be false"
        if set(part.get("required", ())) != set(part.get("properties", {})):
            return "Invalid schema: 'required' is required to be an array including every key in properties"
    return None


# --- OpenAI's protocol -----------------------------------------------------------------------------------------

_OPENAI = {"model", "messages", "max_tokens", "max_completion_tokens", "temperature", "response_format"}


def _chat_fault(body: JSON, roles: set[str]) -> str | None:
    unknown = set(body) - _OPENAI
    if unknown:
        return f"Unrecognized request argument supplied: {min(unknown)}"
    for message in body["messages"]:
        if message["role"] not in roles:
            return f"Invalid value: '{message['role']}'"
        if not isinstance(message["content"], str) or not message["content"]:
            return "Invalid type for 'content'"
    return None


def _openai_fault(request: httpx2.Request, body: JSON) -> str | None:
    if request.headers["authorization"] != f"Bearer {KEY}":
        return "no key"
    reasons = body["model"].rpartition("/")[2].startswith(("gpt-5", "o3"))
    if reasons and "max_tokens" in body:
        return "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
    if reasons and "temperature" in body:
        return "Unsupported value: 'temperature' does not support 0 with this model."
    asked = body["response_format"]["json_schema"]
    if not re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", asked["name"]) or asked["strict"] is not True:
        return "Invalid 'response_format.json_schema'"
    return _chat_fault(body, {"system", "user", "assistant"}) or schema_fault(asked["schema"], set())


def _local_fault(request: httpx2.Request, body: JSON) -> str | None:
    kind = body["response_format"]["type"]
    if kind not in ("json_schema", "text"):
        return "'response_format.type' must be 'json_schema' or 'text'"
    schema = body["response_format"]["json_schema"]["schema"]
    if any("$ref" in part for part in schemas(schema)):
        return "failed to parse grammar"
    return _chat_fault(body, {"system", "user", "assistant"})


def openai_body(answer: Answer) -> JSON:
    """OpenAI: thinking is not shown, only counted; a refusal has a field of its own."""
    message: JSON = {"role": "assistant", "content": answer.text or None}
    if answer.end == "refusal":
        message = {"role": "assistant", "content": None, "refusal": answer.text}
    return _completion(message, {"refusal": "stop", "filter": "content_filter"}.get(answer.end, answer.end), answer)


def think_body(answer: Answer) -> JSON:
    """A server that leaves the thinking in the text, as Qwen and DeepSeek write it."""
    closed = "</think>\n" if answer.text else ""
    text = f"<think>{answer.thinking}{closed}{answer.text}" if answer.thinking else answer.text
    return _completion({"role": "assistant", "content": text}, _plain_end(answer), answer)


def apart_body(answer: Answer) -> JSON:
    """A server that sets the thinking apart: vLLM and llama.cpp in ``reasoning_content``."""
    message = {"role": "assistant", "content": answer.text, "reasoning_content": answer.thinking or None}
    return _completion(message, _plain_end(answer), answer)


def parts_body(answer: Answer) -> JSON:
    """Mistral: text in one piece, or thinking and text as parts of a list."""
    thought = {"type": "thinking", "thinking": [{"type": "text", "text": answer.thinking}]}
    content: Any = [thought, {"type": "text", "text": answer.text}] if answer.thinking else answer.text
    return _completion({"role": "assistant", "content": content}, _plain_end(answer), answer)


def uncounted_body(answer: Answer) -> JSON:
    """A server that does not tell its usage."""
    return {k: v for k, v in think_body(answer).items() if k != "usage"}


def _plain_end(answer: Answer) -> str:
    """Most servers know neither refusals nor filters."""
    return {"refusal": "stop", "filter": "content_filter"}.get(answer.end, answer.end)


def _completion(message: JSON, end: str, answer: Answer) -> JSON:
    read = {"cached_tokens": 4}
    usage = {
        "prompt_tokens": 10, "completion_tokens": 3 + answer.reasoning_tokens,
        "total_tokens": 13 + answer.reasoning_tokens, "prompt_tokens_details": read,
        "completion_tokens_details": {"reasoning_tokens": answer.reasoning_tokens},
    }  # fmt: skip
    return {
        "id": "c1", "object": "chat.completion", "created": 1, "model": "m", "usage": usage,
        "choices": [{"index": 0, "message": message, "finish_reason": end}],
    }  # fmt: skip


def _openai_error(status: int, words: str) -> JSON:
    code = {429: "insufficient_quota"}.get(status) if "quota" in words else None
    return {"error": {"message": words, "type": "invalid_request_error", "param": None, "code": code}}


def _vllm_error(status: int, words: str) -> JSON:
    return {"object": "error", "message": words, "type": "BadRequestError", "param": None, "code": status}


def _llama_error(status: int, words: str) -> JSON:
    return {"error": {"code": status, "message": words, "type": "invalid_request_error"}}


def _bare_error(status: int, words: str) -> JSON:
    return {"error": words}


def _openrouter_error(status: int, words: str) -> JSON:
    raw = json.dumps({"error": {"message": words}})
    return {
        "error": {"code": status, "message": "Provider returned error", "metadata": {"raw": raw}},
        "user_id": "u",
    }


# --- Anthropic -------------------------------------------------------------------------------------------------


def _anthropic_fault(request: httpx2.Request, body: JSON) -> str | None:
    unknown = set(body) - {"model", "max_tokens", "messages", "system", "output_config"}
    if unknown:
        return f"{min(unknown)}: Extra inputs are not permitted"
    if "anthropic-version" not in request.headers or KEY not in str(request.headers.raw):
        return "no version or key"
    blocks = [*body.get("system", []), *(b for m in body["messages"] for b in m["content"])]
    if any(m["role"] not in ("user", "assistant") for m in body["messages"]):
        return "messages: Unexpected role"
    if body["messages"][0]["role"] != "user" or body["messages"][-1]["role"] != "user":
        return "messages: first message must use the user role, and prefill is not supported"
    if not all(b["type"] == "text" and b["text"] for b in blocks):
        return "messages: text content blocks must be non-empty"
    if sum("cache_control" in b for b in blocks) > 4:
        return "A maximum of 4 blocks with cache_control may be provided"
    schema = body["output_config"]["format"]["schema"]
    if sum("anyOf" in part for part in schemas(schema)) > 16:
        return "Schema is too complex: more than 16 unions"
    return schema_fault(schema, set())


def _anthropic_body(answer: Answer) -> JSON:
    ends = {"stop": "end_turn", "length": "max_tokens", "refusal": "refusal", "filter": "refusal"}
    thought = {"type": "thinking", "thinking": answer.thinking, "signature": "x"}
    refused = answer.end in ("refusal", "filter")
    text = [{"type": "text", "text": answer.text}] if answer.text and not refused else []
    usage = {
        "input_tokens": 4, "cache_read_input_tokens": 4, "cache_creation_input_tokens": 2,
        "output_tokens": 3 + answer.reasoning_tokens,
        "output_tokens_details": {"thinking_tokens": answer.reasoning_tokens},
    }  # fmt: skip
    details = {"type": "refusal", "category": None, "explanation": answer.text or None} if refused else None
    return {
        "id": "msg_1", "type": "message", "role": "assistant", "model": "m", "stop_sequence": None, "usage": usage,
        "content": [*([thought] if answer.thinking else []), *text], "stop_reason": ends[answer.end],
        "stop_details": details,
    }  # fmt: skip


def _anthropic_error(status: int, words: str) -> JSON:
    return {"type": "error", "error": {"type": "invalid_request_error", "message": words}, "request_id": "r"}


# --- Google ----------------------------------------------------------------------------------------------------

_GOOGLE_SCHEMA = {"format", "title", "prefixItems", "minItems", "maxItems", "minimum", "maximum"}


def _google_fault(request: httpx2.Request, body: JSON) -> str | None:
    if request.headers["x-goog-api-key"] != KEY or not request.url.path.endswith(":generateContent"):
        return "API key not valid"
    unknown = set(body) - {"contents", "systemInstruction", "generationConfig"}
    if unknown:
        return f'Invalid JSON payload received. Unknown name "{min(unknown)}": Cannot find field.'
    if any(c["role"] not in ("user", "model") for c in body["contents"]):
        return "Please use a valid role: user, model."
    parts = [p for c in (*body["contents"], body["systemInstruction"]) for p in c["parts"]]
    if any(set(p) != {"text"} or not p["text"] for p in parts):
        return "Unable to submit request because it must have a text parameter."
    config = body["generationConfig"]
    known = {"maxOutputTokens", "temperature", "responseMimeType", "responseJsonSchema"}
    if set(config) - known or config["responseMimeType"] != "application/json":
        return "Invalid generationConfig"
    return schema_fault(config["responseJsonSchema"], _GOOGLE_SCHEMA)


def _google_body(answer: Answer) -> JSON:
    usage = {"promptTokenCount": 10, "cachedContentTokenCount": 4, "candidatesTokenCount": 3}
    if answer.reasoning_tokens:
        usage["thoughtsTokenCount"] = answer.reasoning_tokens
    if answer.end == "refusal":  # Gemini knows no refusal; a question it does not take is blocked
        return {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}, "usageMetadata": usage}
    parts = [{"text": answer.thinking, "thought": True}] if answer.thinking else []
    parts += [{"text": answer.text}] if answer.text else []
    ends = {"stop": "STOP", "length": "MAX_TOKENS", "filter": "SAFETY"}
    content = {"role": "model", "parts": parts} if parts else {"role": "model"}
    candidate = {"content": content, "finishReason": ends[answer.end]}
    return {"candidates": [candidate], "usageMetadata": usage, "modelVersion": "m"}


def _google_error(status: int, words: str) -> JSON:
    details = []
    if "current quota" in words:
        violations = [{"quotaId": "GenerateRequestsPerDayPerProjectPerModel-FreeTier"}]
        details = [{"@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": violations}]
    return {"error": {"code": status, "message": words, "status": "ERROR", "details": details}}


# --- Mistral ---------------------------------------------------------------------------------------------------


def _mistral_fault(request: httpx2.Request, body: JSON) -> str | None:
    known = {"model", "messages", "max_tokens", "temperature", "response_format", "stream"}
    if set(body) - known or request.headers["authorization"] != f"Bearer {KEY}":
        return "Extra inputs are not permitted"
    if body["messages"][-1]["role"] not in ("user", "tool"):
        return "Expected last role User or Tool (or Assistant with prefix True) for serving"
    asked = body["response_format"]["json_schema"]
    plain = {k: v for k, v in body.items() if k != "stream"}
    return _chat_fault(plain, {"system", "user", "assistant"}) or schema_fault(asked["schema"], set())


def _mistral_error(status: int, words: str) -> JSON:
    return {"object": "error", "message": words, "type": "invalid_request_error", "param": None, "code": "1"}


# --- the nine --------------------------------------------------------------------------------------------------

_BUSY = {"503": (503, "Service unavailable.")}
SERVERS: Mapping[str, Server] = {
    "openai": Server(
        "openai", "gpt-4o-mini", None, Wire(_openai_fault, openai_body, _openai_error),
        {
            "401": (401, "Incorrect API key provided."),
            "403": (403, "Country, region, or territory not supported"),
            "404": (404, "The model `gpt-4o-mini` does not exist or you do not have access to it."),
            "429": (429, "Rate limit reached for gpt-4o-mini on requests per min (RPM)."),
            "quota": (429, "You exceeded your current quota, please check your plan and billing details."),
            "503": (503, "The engine is currently overloaded, please try again later"),
            "too long": (400, "This model's maximum context length is 128000 tokens. However, your messages resulted in 140000 tokens."),
        },
    ),
    "anthropic": Server(
        "anthropic", "claude-sonnet-4-6", None, Wire(_anthropic_fault, _anthropic_body, _anthropic_error),
        {
            "401": (401, "invalid x-api-key"),
            "403": (403, "Your API key does not have permission to use the specified resource."),
            "404": (404, "model: claude-sonnet-4-6"),
            "429": (429, "This request would exceed your organization's rate limit of 50 requests per minute."),
            "quota": (400, "Your credit balance is too low to access the Anthropic API."),
            "503": (529, "Overloaded"),
            "too long": (400, "prompt is too long: 210000 tokens > 200000 maximum"),
        },
    ),
    "google": Server(
        "google", "gemini-2.0-flash", None, Wire(_google_fault, _google_body, _google_error),
        {
            "401": (400, "API key not valid. Please pass a valid API key."),
            "403": (403, "Your API key was reported as leaked. Please use another API key."),
            "404": (404, "models/gemini-2.0-flash is not found for API version v1beta"),
            "429": (429, "Resource has been exhausted (e.g. check quota)."),
            "quota": (429, "You exceeded your current quota, please check your plan and billing details."),
            "503": (503, "The model is overloaded. Please try again later."),
            "too long": (400, "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576)."),
        },
    ),
    "mistral": Server(
        "mistral", "mistral-small", None, Wire(_mistral_fault, parts_body, _mistral_error),
        {
            "401": (401, "Unauthorized"),
            "403": (403, "Forbidden"),
            "404": (404, "No such model: mistral-small"),
            "429": (429, "Requests rate limit exceeded"),
            "quota": (402, "You have no payment method, or a negative balance."),
            "too long": (400, "Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length"),
            **_BUSY,
        },
    ),
    "openrouter": Server(
        "openrouter", "openai/gpt-4o-mini", None, Wire(_openai_fault, openai_body, _openrouter_error),
        {
            "401": (401, "No auth credentials found"),
            "403": (403, "Key limit exceeded (total limit)."),
            "404": (404, "No endpoints found for openai/gpt-4o-mini."),
            "429": (429, "Rate limit exceeded: free-models-per-min."),
            "quota": (402, "Insufficient credits. Add more using https://openrouter.ai/settings/credits"),
            "503": (502, "Upstream error"),
            "too long": (400, "This endpoint's maximum context length is 8192 tokens. However, you requested about 9000 tokens."),
        },
    ),
    "ollama": Server(
        "ollama", "llama3.2", None, Wire(_local_fault, think_body, _openai_error),
        {
            "401": (401, "unauthorized"),
            "403": (403, "this model requires a subscription, upgrade for access"),
            "404": (404, 'model "llama3.2" not found, try pulling it first'),
            "429": (429, "too many concurrent requests"),
            "quota": (402, "you've reached your usage limit"),
            "503": (503, "server busy, please try again. maximum pending requests exceeded"),
            "too long": (400, "input length exceeds the context length"),
        },
    ),
    "vllm": Server(
        "openai", "Qwen/Qwen3-8B", "http://127.0.0.1:8000/v1", Wire(_local_fault, apart_body, _vllm_error),
        {
            "401": (401, "Unauthorized"),
            "403": (403, "Forbidden"),
            "404": (404, "The model `Qwen/Qwen3-8B` does not exist."),
            "429": (429, "Too many requests"),
            "quota": (402, "Payment required"),
            "too long": (400, "This model's maximum context length is 8192 tokens. However, you requested 9000 tokens (8950 in the messages, 50 in the completion)."),
            **_BUSY,
        },
    ),
    "lmstudio": Server(
        "openai", "qwen2.5-7b-instruct", "http://127.0.0.1:1234/v1", Wire(_local_fault, uncounted_body, _bare_error),
        {
            "401": (401, "Malformed LM Studio API token"),
            "403": (403, "Forbidden"),
            "404": (404, "Model not found"),
            "429": (429, "Too many requests"),
            "quota": (402, "Payment required"),
            "too long": (200, "Trying to keep the first 9000 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens"),
            **_BUSY,
        },
    ),
    "llama.cpp": Server(
        "openai", "local", "http://127.0.0.1:8080/v1", Wire(_local_fault, apart_body, _llama_error),
        {
            "401": (401, "Invalid API Key"),
            "403": (403, "Forbidden"),
            "404": (404, "File Not Found"),
            "429": (429, "Too many requests"),
            "quota": (402, "Payment required"),
            "503": (503, "Loading model"),
            "too long": (400, "the request exceeds the available context size, try increasing it"),
        },
    ),
}  # fmt: skip
