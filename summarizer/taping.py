"""A summarizer that takes down what its model answers."""

import os
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path

import httpx2

from summarizer import weights
from summarizer.client import Client
from summarizer.document import Article
from summarizer.local import Engine
from summarizer.models import Connection, Model, connect
from summarizer.pipeline import Summarizer
from summarizer.reader import Notify
from summarizer.recordings import Identity, Recording
from summarizer.records import Software
from summarizer.transports import Recorder


class Taping(Summarizer):
    """A summarizer of one article after the other whose exchanges with the model are kept.

    Arguments as ``Summarizer`` has them; ``transport`` answers in place of the network.
    """

    def __init__(
        self,
        model: str = "local",
        *,
        prompt: str = "v2",
        base_url: str | None = None,
        transport: httpx2.BaseTransport | None = None,
        notify: Notify | None = None,
    ) -> None:
        super().__init__(model, prompt=prompt)
        recorder = self._recorder = Recorder(transport or httpx2.HTTPTransport(retries=0))
        if transport:
            self._open = partial(connect, model, transport=recorder)
        else:
            self._open = partial(_live, model, base_url, recorder, notify)

    def tape(self, article: Article, notify: Notify | None = None) -> Recording:
        """What the model answers when the article is summarised; raises as ``summarize`` does."""
        self._recorder.take()  # of an article that failed
        self.summarize_article(article, notify)
        identity = Identity(
            article=article.sha256,
            prompt=self.release.identity,
            schema_version=self.release.schema_version,
            model=self.connection.model,
            software=Software(name="summarizer", version=version("summarizer")),
            recorded=datetime.now(UTC).date(),
        )
        # what a local engine answers can depend on what it read before: every article begins with a new one
        self.close()
        return Recording(identity=identity, exchanges=self._recorder.take())


def _live(spec: str, base_url: str | None, recorder: Recorder, notify: Notify | None) -> Connection:
    kind, _, rest = spec.partition(":")
    if kind == "local":
        gguf = weights.own(Path(rest).expanduser(), notify) if rest else weights.find(notify)
        engine = Engine(gguf)
        client = Client(gguf.name, engine.base_url, engine.api_key, recorder)
        return Connection(Model(name=gguf.name, sha256=gguf.sha256), client, engine)
    name = spec.removeprefix("openai/")
    if name == spec:
        return connect(spec)  # says what a model looks like
    key = os.environ.get("OPENAI_API_KEY") or ("none" if base_url else None)
    return Connection(Model(name=name), Client(name, base_url, key, recorder))
