"""Reading an article in one of the forms of a prompt release: what is proposed, and what it cost."""

from concurrent.futures import ThreadPoolExecutor, wait
from contextvars import copy_context

from summarizer.codebook import Codebook
from summarizer.documents.article import Article
from summarizer.errors import AnswerPending
from summarizer.extraction.abstracts import Abstracts
from summarizer.extraction.account import Account, Ask
from summarizer.extraction.answers import Abstract
from summarizer.extraction.drafted import DraftedForm
from summarizer.extraction.free import FreeForm, Proposals
from summarizer.extraction.windows import Numbered
from summarizer.prompts.releases import Release
from summarizer.schema import ParserIdentity, Value


class Reading(Value):
    """What was proposed about an article, and the account of it."""

    proposals: Proposals
    abstract: Abstract | None
    account: Account
    parser: ParserIdentity | None = None


def read(
    given: Article, article: Numbered, release: Release, codebook: Codebook, ask: Ask
) -> Reading:
    """Read an article.

    Args:
        given: the article.
        article: its numbered sentences.
        release: a prompt release in the form that is to be used.
        codebook: the types of events.
        ask: puts a request to the model.
    """
    if release.form == "drafted":
        return _drafted(given, article, release, codebook, ask)
    return _free(given, article, release, codebook, ask)


def _free(
    given: Article, article: Numbered, release: Release, codebook: Codebook, ask: Ask
) -> Reading:
    """The two questions go out side by side; windows follow one another."""
    form = FreeForm(ask, release, codebook, article)
    abstracts = Abstracts(given, article)
    side_by_side = ThreadPoolExecutor(1)
    written = side_by_side.submit(copy_context().run, abstracts.ask, ask, release)
    try:
        parts = list(form.read(form.windows()))
        answer, spent = written.result()
    except AnswerPending:
        wait([written])  # so that both questions are noted
        raise
    finally:
        side_by_side.shutdown(wait=False, cancel_futures=True)  # an interrupt does not wait for a model
    return Reading(
        proposals=sum((proposals for proposals, _ in parts), Proposals()),
        abstract=answer,
        account=sum((account for _, account in parts), Account()) + spent,
    )


def _drafted(
    given: Article, article: Numbered, release: Release, codebook: Codebook, ask: Ask
) -> Reading:
    """One question after the other: a local model gains nothing from parallel requests."""
    form = DraftedForm(ask, release, codebook, article)
    proposals, spent = form.read()
    abstracts = Abstracts(given, article)
    answer, written = abstracts.ask(ask, release, form.told())
    return Reading(
        proposals=proposals, abstract=answer, account=spent + written, parser=form.parser
    )
