"""The requests and tokens that a summary will take, before anything is asked."""

from summarizer.codebook import Codebook
from summarizer.documents.article import Article
from summarizer.documents.boilerplate import boilerplate
from summarizer.documents.sentences import split
from summarizer.extraction.reading import read
from summarizer.extraction.windows import Numbered
from summarizer.llm import Limits, Reply, Request
from summarizer.llm.budget import Price, most
from summarizer.prompts.releases import Release
from summarizer.schema import Usage, Value

_RE_ASK = 300  # tokens of what is said about an answer that does not hold


class Plan(Value):
    """Requests and tokens: as they will be if every answer holds, and at most.

    Token counts are estimates, see ``llm.budget.tokens``. Not in them: parts of an article that are asked about
    again because an answer was cut off or a list was full.
    """

    requests: int
    prompt_tokens: int
    most: Usage


def plan(
    given: Article,
    release: Release,
    codebook: Codebook,
    limits: Limits | None = None,
    price: Price | None = None,
) -> Plan:
    """What summarising an article with a prompt release asks for."""
    asked = _requests(given, release, codebook)
    read_tokens = [_read(request) for request in asked]
    bound = (limits or Limits()).max_tokens
    bounds = [_most(request, n, bound) for request, n in zip(asked, read_tokens, strict=True)]
    total = sum(bounds, Usage())
    return Plan(
        requests=len(asked),
        prompt_tokens=sum(read_tokens),
        most=total.model_copy(update={"cost": price.of(total)}) if price else total,
    )


def _requests(given: Article, release: Release, codebook: Codebook) -> list[Request]:
    """The requests of an article, collected from a run with a model that answers nothing."""
    sentences = split(given.text, given.language)
    article = Numbered(text=given.text, sentences=sentences, left_out=boilerplate(given.text, sentences))
    asked: list[Request] = []

    def answer_nothing(request: Request) -> Reply:
        asked.append(request)
        return Reply(answer=None)

    read(given, article, release, codebook, answer_nothing)
    return asked


def _read(request: Request) -> int:
    return most(request.messages, request.answer, 0).prompt_tokens


def _most(request: Request, read_tokens: int, bound: int | None) -> Usage:
    """The usage where every attempt is used up; each attempt reads the answers before it again."""
    written = min(request.max_tokens, bound or request.max_tokens)
    attempts = request.attempts
    before = attempts * (attempts - 1) // 2
    return Usage(
        requests=attempts,
        prompt_tokens=attempts * read_tokens + before * (written + _RE_ASK),
        completion_tokens=attempts * written,
    )
