"""Stand-ins for the batch interfaces of four providers: each takes what its published reference takes, and no more.

The bodies in a batch are checked as those of the provider's chat are. Nothing is answered before ``work`` is called.
No real service is asked.
"""

import json
import re
from collections.abc import Iterator
from typing import ClassVar

import httpx2
from batch_server import BatchServer, Made, Refused, form, only, unlike
from provider_servers import JSON, KEY


class Filed(BatchServer):
    """What OpenAI and Mistral have in common: files, and output lines."""

    def upload(self, request: httpx2.Request) -> httpx2.Response:
        given = form(request)
        if given["purpose"] != b"batch":
            raise Refused(400, "Invalid value for 'purpose'")
        name = f"file-{len(self.files)}"
        self.files[name] = given["file"]
        told = {"id": name, "object": "file", "bytes": len(given["file"]), "created_at": 1, "filename": "f.jsonl"}
        return httpx2.Response(
            200, json={**told, "purpose": "batch", "sample_type": "batch_request", "source": "upload", "status": "processed"}
        )

    def content(self, name: str) -> httpx2.Response:
        kind, _, key = name.partition("+")
        made = self.known(key)
        found = [self.line(i, r) for i, r in made.results.items() if r.is_success == (kind == "out")]
        if kind == "err" and made.state == "expired":
            missing = [i for i in made.requests if i not in made.results]
            error = {"code": "batch_expired", "message": "This request could not be executed before the completion window expired."}
            found += [{"id": "r", "custom_id": i, "response": None, "error": error} for i in missing]
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in reversed(found))
        return httpx2.Response(200, text=text, headers={"content-type": "application/octet-stream"})

    def line(self, key: str, response: httpx2.Response) -> JSON:
        told = {"status_code": response.status_code, "request_id": "r", "body": response.json()}
        return {"id": "r", "custom_id": key, "response": told, "error": None}

    def request(self, body: JSON, model: str) -> httpx2.Request:
        whole = {"model": model, **body}
        return httpx2.Request("POST", "http://x/v1/chat/completions", headers={"authorization": f"Bearer {KEY}"}, json=whole)


class OpenAIServer(Filed):
    """platform.openai.com/docs/api-reference/batch."""

    provider = "openai"
    _STATES: ClassVar = {"open": "in_progress", "ended": "completed", "expired": "expired", "failed": "failed"}

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        match request.method, *request.url.path.removeprefix("/v1/").split("/"):
            case "POST", "files":
                return self.upload(request)
            case "POST", "batches":
                return httpx2.Response(200, json=self.shown(self.create(json.loads(request.content))))
            case "GET", "batches":
                ids = [made.id for made in reversed(self.made)]
                at = ids.index(request.url.params["after"]) + 1 if "after" in request.url.params else 0
                shown = [self.shown(self.known(key)) for key in ids[at : at + self.page]]
                return httpx2.Response(200, json={"object": "list", "data": shown, "has_more": at + self.page < len(ids)})
            case "GET", "batches", key:
                return httpx2.Response(200, json=self.shown(self.known(key)))
            case "GET", "files", name, "content":
                return self.content(name)
        raise Refused(404, "Invalid URL")

    def create(self, body: JSON) -> Made:
        only(body, "completion_window", "endpoint", "input_file_id", "metadata")
        if (body["completion_window"], body["endpoint"]) != ("24h", "/v1/chat/completions"):
            raise Refused(400, "Invalid value")
        lines = list(self.lines(body["input_file_id"]))
        for line in lines:
            if (line["method"], line["url"]) != ("POST", body["endpoint"]):
                raise Refused(400, "url_mismatch")
            only(line, "custom_id", "method", "url", "body")
        return self.new(body["metadata"]["name"], unlike((line["custom_id"], line["body"]) for line in lines))

    def shown(self, made: Made) -> JSON:
        ended = made.state in ("ended", "expired")
        errors = {"object": "list", "data": [dict(zip(("code", "message"), made.fault, strict=True))]} if made.fault else None
        return {
            "id": made.id, "object": "batch", "endpoint": "/v1/chat/completions", "errors": errors, "input_file_id": "f",
            "completion_window": "24h", "status": self._STATES[made.state], "created_at": 1, "metadata": {"name": made.name},
            "output_file_id": f"out+{made.id}" if ended and made.results else None, "error_file_id": f"err+{made.id}" if ended else None,
        }  # fmt: skip


class MistralServer(Filed):
    """docs.mistral.ai/api, batch."""

    provider = "mistral"
    _STATES: ClassVar = {"open": "RUNNING", "ended": "SUCCESS", "expired": "TIMEOUT_EXCEEDED", "failed": "FAILED"}

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        match request.method, *request.url.path.removeprefix("/v1/").split("/"):
            case "POST", "files":
                return self.upload(request)
            case "POST", "batch", "jobs":
                return httpx2.Response(200, json=self.shown(self.create(json.loads(request.content))))
            case "GET", "batch", "jobs":
                at, size = (int(request.url.params[name]) for name in ("page", "page_size"))
                shown = [self.shown(made) for made in self.made[at * size : (at + 1) * size]]
                return httpx2.Response(200, json={"object": "list", "data": shown, "total": len(self.made)})
            case "GET", "batch", "jobs", key:
                return httpx2.Response(200, json=self.shown(self.known(key)))
            case "GET", "files", name, "content":
                return self.content(name)
        raise Refused(404, "no such path")

    def create(self, body: JSON) -> Made:
        only(body, "endpoint", "input_files", "model", "metadata", "timeout_hours")
        lines = [only(line, "custom_id", "body") for name in body["input_files"] for line in self.lines(name)]
        if body["endpoint"] != "/v1/chat/completions" or any("model" in line["body"] for line in lines):
            raise Refused(422, "Invalid batch")
        return self.new(body["metadata"]["name"], unlike((one["custom_id"], one["body"]) for one in lines), body["model"])

    def shown(self, made: Made) -> JSON:
        ended = made.state in ("ended", "expired")
        return {
            "id": made.id, "object": "batch", "input_files": ["f"], "endpoint": "/v1/chat/completions", "model": made.model,
            "errors": [{"message": made.fault[1], "count": 1}] if made.fault else [], "status": self._STATES[made.state],
            "created_at": 1, "total_requests": len(made.requests), "completed_requests": len(made.results),
            "succeeded_requests": len(made.results), "failed_requests": 0, "metadata": {"name": made.name},
            "output_file": f"out+{made.id}" if ended else None, "error_file": f"err+{made.id}" if ended else None,
        }  # fmt: skip


class AnthropicServer(BatchServer):
    """platform.claude.com/docs/en/api/messages/batches."""

    provider = "anthropic"

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        match request.method, *request.url.path.removeprefix("/v1/messages/").split("/"):
            case "POST", "batches":
                asked = only(json.loads(request.content), "requests")["requests"]
                bodies = unlike((one["custom_id"], one["params"]) for one in asked if only(one, "custom_id", "params"))
                return httpx2.Response(200, json=self.shown(self.new("", bodies)))
            case "GET", "batches":
                ids = [made.id for made in reversed(self.made)]
                at = ids.index(request.url.params["after_id"]) + 1 if "after_id" in request.url.params else 0
                some = ids[at : at + self.page]
                ends = {"first_id": some[0] if some else None, "last_id": some[-1] if some else None}
                shown = [self.shown(self.known(key)) for key in some]
                return httpx2.Response(200, json={"data": shown, "has_more": at + self.page < len(ids), **ends})
            case "GET", "batches", key:
                return httpx2.Response(200, json=self.shown(self.known(key)))
            case "GET", "batches", key, "results":
                text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in self.results(self.known(key)))
                return httpx2.Response(200, text=text)
        raise Refused(404, "Not found")

    def shown(self, made: Made) -> JSON:
        ended = made.state != "open"
        counts = dict.fromkeys(("processing", "succeeded", "errored", "canceled", "expired"), 0)
        when = made.created.isoformat()
        return {
            "id": made.id, "type": "message_batch", "processing_status": "ended" if ended else "in_progress",
            "request_counts": {**counts, "succeeded" if ended else "processing": len(made.requests)}, "created_at": when,
            "expires_at": when, "ended_at": when if ended else None, "archived_at": None, "cancel_initiated_at": None,
            "results_url": f"https://api.anthropic.com/v1/messages/batches/{made.id}/results" if ended else None,
        }  # fmt: skip

    def results(self, made: Made) -> Iterator[JSON]:
        kinds = {400: "invalid_request_error", 429: "rate_limit_error", 500: "api_error"}
        for key in reversed(made.requests):
            found = made.results.get(key)
            if found is None:
                yield {"custom_id": key, "result": {"type": "expired"}}
            elif found.is_success:
                yield {"custom_id": key, "result": {"type": "succeeded", "message": found.json()}}
            else:
                body = found.json()
                body["error"]["type"] = kinds[found.status_code]
                yield {"custom_id": key, "result": {"type": "errored", "error": body}}

    def request(self, body: JSON, model: str) -> httpx2.Request:
        return httpx2.Request("POST", "http://x", headers={"x-api-key": KEY, "anthropic-version": "1"}, json=body)


class GoogleServer(BatchServer):
    """ai.google.dev/api/batch-api and ai.google.dev/api/files."""

    provider = "google"
    _STATES: ClassVar = {"open": "RUNNING", "ended": "SUCCEEDED", "expired": "EXPIRED", "failed": "FAILED"}

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        path = re.sub(r"^(/upload|/download)?/v1(beta)?/", r"\1/", request.url.path)  # the SDK chooses the version
        match request.method, *path.strip("/").split("/"):
            case "POST", "upload", "files":
                if "upload_id" not in request.url.params:
                    url = "https://generativelanguage.googleapis.com/upload/v1beta/files?upload_id=u"
                    return httpx2.Response(200, json={}, headers={"x-goog-upload-url": url, "x-goog-upload-status": "active"})
                name = f"files/f{len(self.files)}"
                self.files[name] = request.content
                return httpx2.Response(200, json={"file": {"name": name}}, headers={"x-goog-upload-status": "final"})
            case "POST", "models", model if model.endswith(":batchGenerateContent"):
                made = self.create(json.loads(request.content), model.partition(":")[0])
                return httpx2.Response(200, json=self.shown(made))
            case "GET", "batches":
                at = int(request.url.params.get("pageToken") or 0)
                more = {"nextPageToken": str(at + self.page)} if at + self.page < len(self.made) else {}
                shown = [self.shown(made) for made in self.made[at : at + self.page]]
                return httpx2.Response(200, json={"operations": shown, **more})
            case "GET", "batches", key:
                return httpx2.Response(200, json=self.shown(self.known(key)))
        found = re.fullmatch(r"(?:/download)?/files/out-(.+):download", path)
        if found and request.url.params.get("alt") == "media":
            return httpx2.Response(200, text="".join(json.dumps(one) + "\n" for one in self.results(self.known(found.group(1)))))
        raise Refused(404, "Not found")

    def create(self, body: JSON, model: str) -> Made:
        given = only(only(body, "batch")["batch"], "displayName", "inputConfig")
        lines = list(self.lines(only(given["inputConfig"], "fileName")["fileName"]))
        return self.new(given["displayName"], unlike((only(one, "key", "request")["key"], one["request"]) for one in lines), model)

    def shown(self, made: Made) -> JSON:
        told = {"displayName": made.name, "state": f"BATCH_STATE_{self._STATES[made.state]}", "model": f"models/{made.model}"}
        if made.state == "ended":
            told["output"] = {"responsesFile": f"files/out-{made.id}"}  # type: ignore[assignment]
        return {"name": f"batches/{made.id}", "metadata": told, "done": made.state != "open"}

    def results(self, made: Made) -> Iterator[JSON]:
        codes = {400: 3, 429: 8, 500: 13}
        for key, found in made.results.items():
            if found.is_success:
                yield {"key": key, "response": found.json()}
            else:
                yield {"key": key, "error": {"code": codes[found.status_code], "message": found.json()["error"]["message"]}}

    def request(self, body: JSON, model: str) -> httpx2.Request:
        return httpx2.Request("POST", f"http://x/{model}:generateContent", headers={"x-goog-api-key": KEY}, json=body)


STAND_INS: dict[str, type[BatchServer]] = {
    "openai": OpenAIServer, "anthropic": AnthropicServer, "mistral": MistralServer, "google": GoogleServer,
}  # fmt: skip
