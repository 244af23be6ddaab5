"""What a summary will ask, before anything is asked."""

from collections.abc import Iterator

from summarizer.documents.article import Article
from summarizer.documents.sentences import split
from summarizer.extraction import abstracts, questions
from summarizer.llm.budget import Limits, Price, tokens
from summarizer.llm.client import Request
from summarizer.prompts.releases import Release
from summarizer.schema import Usage, Value

_RE_ASK = 300  # tokens of what is said about an answer that does not hold


class Plan(Value):
    """Requests and tokens: as they will be if every answer holds, and at most.

    Token counts are estimates, see ``llm.budget.tokens``. Not in them: passages that are asked again in halves
    because their answer was cut off, and sentences that are asked about alone because a cue was passed over.
    """

    requests: int
    prompt_tokens: int
    most: Usage


def plan(given: Article, release: Release, limits: Limits | None = None, cost: Price | None = None) -> Plan:
    """What summarising an article with a prompt release asks for."""
    asked = list(_requests(given, release))
    read = [_read(request) for request in asked]
    bounds = [_most(r, n, (limits or Limits()).max_tokens) for r, n in zip(asked, read, strict=True)]
    most = sum(bounds, Usage())
    return Plan(
        requests=len(asked),
        prompt_tokens=sum(read),
        most=most.model_copy(update={"cost": cost.of(most)}) if cost else most,
    )


def _requests(given: Article, release: Release) -> Iterator[Request]:
    sentences = split(given.text, given.language)
    passages = questions.passages(given, sentences, release.passages)
    shown = abstracts.basis(given, sentences)
    put = [(q, p) for p in passages for q in ("claims", "events")]
    if len(shown.sentences) > abstracts.LEAD:
        put.append(("abstract", shown))
    found = (questions.request(release, question, passage, given.language) for question, passage in put)
    return (request for request in found if request is not None)


def _read(request: Request) -> int:
    from summarizer.llm.budget import most

    messages = [{"content": m.content} for m in request.messages]
    return most(messages, tokens(str(request.answer.model_json_schema())), 0).prompt_tokens


def _most(request: Request, read: int, max_tokens: int | None) -> Usage:
    """Every attempt is used up, and each reads the answers before it again."""
    written = min(request.max_tokens, max_tokens or request.max_tokens)
    attempts = request.attempts
    before = attempts * (attempts - 1) // 2
    return Usage(
        requests=attempts,
        prompt_tokens=attempts * read + before * (written + _RE_ASK),
        completion_tokens=attempts * written,
    )
