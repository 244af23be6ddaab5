"""The free form: a model reads the whole article and names the actors, events and claims it finds.

A long article is read window by window; each window is shown the actors found so far. After a list that
is as long as it may be, more is asked for, from the sentence of its last item on. An answer that was cut off is
asked for again in two halves.
"""

from collections.abc import Iterator

from summarizer.codebook import Codebook, prompt_lines
from summarizer.errors import ContextTooLong
from summarizer.extraction.account import Account, Ask, account, request
from summarizer.extraction.answers import MOST, Found, found
from summarizer.extraction.places import Places
from summarizer.extraction.windows import Numbered, Window, fenced, halves, window_of, windows, words_of
from summarizer.llm import Reply, Request
from summarizer.prompts.releases import Release, WindowSize
from summarizer.proposals import ActorProposal, ClaimProposal, EventProposal
from summarizer.schema import Value

_ALL = WindowSize(words=1_000_000, before=0, after=0)


class Proposals(Value):
    """What was proposed about one article; proposals are added up."""

    actors: tuple[ActorProposal, ...] = ()
    events: tuple[EventProposal, ...] = ()
    claims: tuple[ClaimProposal, ...] = ()

    def __add__(self, other: "Proposals") -> "Proposals":
        return Proposals(
            actors=(*self.actors, *other.actors),
            events=(*self.events, *other.events),
            claims=(*self.claims, *other.claims),
        )


class FreeForm:
    """The questions of the free form about one article.

    Args:
        ask: puts a request to the model.
        release: a prompt release in its free or short form.
        codebook: the types of events.
        article: its numbered sentences.
    """

    def __init__(
        self, ask: Ask, release: Release, codebook: Codebook, article: Numbered
    ) -> None:
        self._ask, self._release, self._codebook, self._article = ask, release, codebook, article
        self._size = release.window or _ALL
        self._places = Places(article)

    def windows(self) -> tuple[Window, ...]:
        return windows(self._article, self._size)

    def read(self, windows: tuple[Window, ...]) -> Iterator[tuple[Proposals, Account]]:
        """What is proposed about each window, in order."""
        known = Proposals()
        for window in windows:
            for proposals, spent in self._window(window, known.actors):
                known += proposals
                yield proposals, spent

    def _window(
        self, window: Window, known: tuple[ActorProposal, ...]
    ) -> Iterator[tuple[Proposals, Account]]:
        reply = self._put(self._request(window, known))
        parts = halves(window, self._article, self._size) if reply.truncated else ()
        lost = f"{_named(window)}: {reply.failure}" if reply.failure and not parts else None
        answer = reply.answer if isinstance(reply.answer, Found) and not parts else None
        spent = account(reply, tuple(window.numbers) if lost or answer else (), lost=lost)
        yield _proposals(answer, window), spent
        for part in parts:
            yield from self._window(part, known)
        rest = self._rest(answer, window)
        if rest:
            yield from self._window(rest, (*known, *(answer.actors if answer else ())))

    def _put(self, asked: Request) -> Reply:
        """Ask; a question that is too long for the model is treated like an answer that was cut off."""
        try:
            return self._ask(asked)
        except ContextTooLong as error:
            return Reply(answer=None, failure=str(error), truncated=True)

    def _rest(self, answer: Found | None, window: Window) -> Window | None:
        """What is asked about once more: the sentences from the last item of a full list on."""
        lists = (answer.events, answer.claims) if answer else ()
        last = [max(item.n for item in items) for items in lists if len(items) == MOST]
        first = max(min(last), window.first + 1) if last else window.last + 1
        return window_of(first, window.last, self._article, self._size) if first <= window.last else None

    def _request(self, window: Window, known: tuple[ActorProposal, ...]) -> Request:
        shown = self._article.shown(window.shown)
        show = self._release.questions["found"].fill(
            known=_known(known),
            sentences=shown,
            range="" if window.whole else f"\n\nList what stands in the sentences {_range(window)}; the others are context.",
        )
        return request(
            self._release,
            "found",
            show,
            found(self._codebook),
            label=_named(window),
            words=words_of(shown),
            check=lambda item: self._places.objection(item, window),
            codebook=_types(self._codebook, self._release),
        )


def _types(codebook: Codebook, release: Release) -> str:
    """The types of a codebook for the instruction: for a small model a line, else modes and examples too."""
    if release.form == "short":
        return prompt_lines(codebook)
    lines = []
    for kind in codebook.types:
        modes = f" Modes: {', '.join(kind.mode_names)}." if kind.modes else ""
        examples = "; ".join(kind.examples[:2])
        lines.append(f"- {kind.name}: {kind.definition}{modes}{f' As: {examples}.' if examples else ''}")
    return "\n".join(lines)


def _proposals(answer: Found | None, window: Window) -> Proposals:
    """The items of an answer that are about its window; those of the context belong to another."""
    if answer is None:
        return Proposals()
    others = set(window.shown) - set(window.numbers)
    return Proposals(
        actors=answer.actors,
        events=tuple(e for e in answer.events if e.n not in others),
        claims=tuple(c for c in answer.claims if c.n not in others),
    )


def _known(actors: tuple[ActorProposal, ...]) -> str:
    """The actors found so far, one line each, for a window that is not the first."""
    if not actors:
        return ""
    names = {a.name: " = ".join(fenced(name) for name in (a.name, *a.also)) for a in actors}
    return "Actors found so far, to be called by these names:\n" + "\n".join(names.values()) + "\n\n"


def _named(window: Window) -> str:
    return f"sentences {_range(window)}" if window.first != window.last else f"sentence {window.first}"


def _range(window: Window) -> str:
    return f"{window.first} to {window.last}"


