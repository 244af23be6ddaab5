"""A summarizer that takes down what its model answers."""

from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version

import httpx2

from summarizer.documents.article import Article
from summarizer.errors import InputError
from summarizer.extraction.reader import Notify
from summarizer.llm.models import Model, connect
from summarizer.llm.providers import PROVIDERS
from summarizer.pipeline import Summarizer
from summarizer.recordings.recording import Identity, Recording
from summarizer.recordings.transports import Recorder
from summarizer.schema import Software


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
        row = PROVIDERS.get(model.partition("/")[0])
        if row and row.instructor[0] != "openai" and not transport:
            raise InputError(f"{model!r} cannot be recorded: recordings hold OpenAI's protocol alone")
        self._recorder: Recorder | None = None
        self._open = partial(connect, model, base_url, transport, notify, wrap=self._record)

    def tape(self, article: Article, notify: Notify | None = None) -> Recording:
        """What the model answers when the article is summarised; raises as ``summarize`` does."""
        try:
            self.summarize_article(article, notify)
            identity = Identity(
                article=article.sha256,
                prompt=self.release.identity,
                schema_version=self.release.schema_version,
                model=self.connection.model,
                software=Software(name="summarizer", version=version("summarizer")),
                recorded=datetime.now(UTC).date(),
            )
            return Recording(identity=identity, exchanges=self._recorder.take() if self._recorder else ())
        finally:
            # what a local engine answers can depend on what it read before: every article begins with a new one
            self.close()

    def _record(self, inner: httpx2.BaseTransport, _model: Model) -> Recorder:
        self._recorder = Recorder(inner)
        return self._recorder
