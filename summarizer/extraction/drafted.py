"""The drafted form: a parser drafts claims, events and actors, and a small model is asked what it cannot know."""

from collections import Counter

from summarizer import syntax
from summarizer.codebook import Codebook
from summarizer.extraction.account import Account, Ask
from summarizer.extraction.free import Proposals
from summarizer.extraction.speakers import confirmed
from summarizer.extraction.types import typed
from summarizer.extraction.windows import Numbered
from summarizer.grounding import quotations
from summarizer.prompts.releases import Release
from summarizer.schema import Stance

_LEAD = 2  # sentences that are always used: news is written with the most important first
_TOLD = 8  # sentences an abstract is written from
_DISPUTED: frozenset[Stance] = frozenset({"denies", "doubts", "accuses"})


class DraftedForm:
    """The drafts of one article, and the questions about them.

    Args:
        ask: puts a request to the model.
        release: a prompt release in its drafted form.
        codebook: the types of events.
        article: its numbered sentences.
    """

    def __init__(self, ask: Ask, release: Release, codebook: Codebook, article: Numbered) -> None:
        self._ask, self._release, self._codebook, self._article = ask, release, codebook, article
        self.parser = syntax.identity()
        self._parse = syntax.parse(article.text, article.sentences, article.left_out)
        self._drafts = Proposals(
            actors=syntax.actors(self._parse),
            events=syntax.events(self._parse),
            claims=syntax.claims(self._parse),
        )

    def read(self) -> tuple[Proposals, Account]:
        """The drafts, with what the model says of them."""
        drafts = self._drafts
        agreed, spent = confirmed(drafts.claims, self._article, self._release, self._ask)
        events, choosing = typed(drafts.events, self._codebook, self._release, self._ask)
        found = Proposals(actors=drafts.actors, events=events, claims=(*drafts.claims, *agreed))
        return found, spent + choosing + self._unparsed()

    def _unparsed(self) -> Account:
        """The account of the sentences that have no parse, which count as unread."""
        numbers = range(1, len(self._article.sentences) + 1)
        parsed = {sentence.number for sentence in self._parse.sentences}
        unread = frozenset(numbers) - parsed - self._article.left_out
        reasons = tuple(f"sentence {n} is too long for the parser" for n in sorted(unread))
        return Account(unread=unread, reasons=reasons)

    def told(self) -> list[int]:
        """The numbers of the sentences an abstract is written from: the first ones, and those with the highest weight.

        A disputed claim weighs most, then an event that has a type, then the opening of a paragraph. Quotations are
        somebody's words and weigh less.
        """
        weights: Counter[int] = Counter()
        for claim in self._drafts.claims:
            weights[claim.n] += 3 if claim.stance in _DISPUTED else 1
        for event in self._drafts.events:
            weights[event.n] += 2 if event.type != "other" and event.agents else 0
        for number, sentence in enumerate(self._article.sentences, 1):
            weights[number] += self._article.opens_paragraph(number)
            weights[number] -= 2 * any(
                q.start < sentence.end and sentence.start < q.end for q in quotations(self._article.text)
            )
        numbers = [n for n in sorted(weights) if n not in self._article.left_out]
        rest = sorted(numbers[_LEAD:], key=lambda n: (-weights[n], n))
        return sorted([*numbers[:_LEAD], *rest[: _TOLD - _LEAD]])
