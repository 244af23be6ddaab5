"""The drafted form: a parser drafts claims, events and actors, and a small model is asked what it cannot know."""

from summarizer import syntax
from summarizer.codebook import Codebook
from summarizer.extraction.account import Account, Ask
from summarizer.extraction.free import Proposals
from summarizer.extraction.windows import Numbered
from summarizer.prompts.releases import Release


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

    def read(self) -> tuple[Proposals, Account]:
        drafts = Proposals(
            actors=syntax.actors(self._parse),
            events=syntax.events(self._parse),
            claims=syntax.claims(self._parse),
        )
        return drafts, Account()

    def told(self) -> list[int]:
        """The numbers of the sentences from which an abstract is written."""
        numbers = [n for n in range(1, len(self._article.sentences) + 1) if n not in self._article.left_out]
        return numbers[:8]
