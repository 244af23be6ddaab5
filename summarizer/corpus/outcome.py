"""What became of one document, and what makes two of them the same work."""

import hashlib
import re
from typing import Literal

from summarizer.documents.article import Article
from summarizer.errors import AnswerPending, ServerError, SetupError, SummarizerError
from summarizer.llm.keeping import canonical
from summarizer.pipeline import Summarizer
from summarizer.schema import SCHEMA_VERSION, Summary, Usage, Value

Status = Literal["complete", "partial", "failed"]
_PARTICULARS = re.compile(r"'[^']*'|\d+(?:[.,:-]\d+)*")


class Failure(Value):
    """Why a document has no summary: the class of the error, and its line for a person.

    ``at_server`` where the model's server failed; it is not kept.
    """

    cause: str
    message: str
    at_server: bool = False

    @classmethod
    def of(cls, error: Exception) -> "Failure":
        said = str(error)
        if not isinstance(error, SummarizerError):
            said = f"{type(error).__name__} ({' '.join(said.split())[:100]}); this is a mistake of this program: please report it"
        return cls(cause=type(error).__name__, message=said, at_server=isinstance(error, ServerError))

    @property
    def group(self) -> str:
        """The message without names and numbers: equal for failures that are alike."""
        return f"{self.cause}: {_PARTICULARS.sub('…', self.message)}"


class Outcome(Value):
    """What became of one document: a summary, or a failure. ``usage`` is what a failure cost."""

    summary: Summary | None = None
    error: Failure | None = None
    usage: Usage = Usage()

    @property
    def cost(self) -> Usage:
        return self.summary.provenance.usage if self.summary else self.usage

    @property
    def status(self) -> Status:
        return self.summary.status if self.summary else "failed"


def attempt(given: Article, summarizer: Summarizer) -> Outcome:
    """Summarise one document.

    Raises:
        AnswerPending: a provider's batch holds an answer.
        SetupError: no other document would fare better.
    """
    try:
        return Outcome(summary=summarizer.summarize_article(given))
    except (AnswerPending, SetupError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one document costs the others nothing
        return Outcome(error=Failure.of(error), usage=getattr(error, "usage", None) or Usage())


def identity(given: Article, summarizer: Summarizer) -> str:
    """The SHA-256 of all that decides a summary: text and metadata, prompt, codebook, schema, model, settings.

    A document with the identity of one that is done is not done again. The version of this package is not in it.
    """
    release = summarizer.release(given.language)
    decides = {
        "text": given.sha256,
        "title": given.title,
        "published": str(given.published),
        "language": given.language,
        "prompt": release.identity.model_dump(),
        "codebook": summarizer.codebook.identity.model_dump(),
        "schema": SCHEMA_VERSION,
        "model": summarizer.connection.model.model_dump(),
        "max_tokens": summarizer.limits.max_tokens,
    }
    return hashlib.sha256(canonical(decides).encode()).hexdigest()
