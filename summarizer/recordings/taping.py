"""A summarizer that records its model's answers."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import httpx2

from summarizer.documents.article import Article
from summarizer.errors import InputError
from summarizer.llm import PROVIDERS, Limits, connect
from summarizer.pipeline import Notify, Summarizer
from summarizer.recordings.recording import Identity, Recording
from summarizer.recordings.transports import Recorder
from summarizer.schema import ModelIdentity


class Taping(Summarizer):
    """A summarizer that records its exchanges with the model, for one article after the other.

    Arguments as ``Summarizer`` has them; ``transport`` answers in place of the network.

    Raises:
        InputError: the model speaks another protocol than OpenAI's, and recordings hold that alone.
    """

    def __init__(
        self,
        model: str = "local",
        *,
        prompt: str | None = None,
        codebook: Path | None = None,
        base_url: str | None = None,
        transport: httpx2.BaseTransport | None = None,
        notify: Notify | None = None,
        limits: Limits | None = None,
    ) -> None:
        super().__init__(model, prompt=prompt, codebook=codebook)
        row = PROVIDERS.get(model.partition("/")[0])
        if row and row.protocol != "openai" and not transport:
            raise InputError(f"{model!r} cannot be recorded: recordings hold OpenAI's protocol alone")
        self.codebook_file = codebook
        self._recorder: Recorder | None = None
        self._open = partial(connect, model, base_url, transport, notify, limits, self._record)

    def tape(self, article: Article, notify: Notify | None = None) -> Recording:
        """Summarise an article and give the recording of it; raises as ``summarize`` does."""
        try:
            made = self.summarize_article(article, notify).provenance
            identity = Identity(
                article=article.sha256,
                prompt=made.prompt,
                schema_version=made.schema_version,
                model=made.model,
                parser=made.parser,
                codebook=made.codebook,
                software=made.software,
                recorded=datetime.now(UTC).date(),
            )
            return Recording(identity=identity, exchanges=self._recorder.take() if self._recorder else ())
        finally:
            # what a local engine answers can depend on what it read before: every article begins with a new one
            self.close()

    def _record(self, inner: httpx2.BaseTransport, _model: ModelIdentity) -> Recorder:
        self._recorder = Recorder(inner)
        return self._recorder
